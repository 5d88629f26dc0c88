//! Encodings and containers: base58, base64url, hex, gzip, bitstrings, PNG and SVG. Knows no badge.

pub mod base58;
pub mod base64url;
pub mod hex;
pub mod sha256;
