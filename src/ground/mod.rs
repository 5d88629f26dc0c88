//! What every room stands on: sources and spans, the report, small parsed values. Knows no badge.
