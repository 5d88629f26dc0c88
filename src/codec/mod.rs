//! Encodings and containers: base58, base64url, hex, gzip, bitstrings, PNG and SVG. Knows no badge.

pub mod sha256;
