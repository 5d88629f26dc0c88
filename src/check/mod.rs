//! Advice on a sound catalogue, one file per rule.
