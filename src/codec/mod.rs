//! Encodings and containers: base58, base64url, `data:` and `ni:` addresses, hex, gzip, bitstrings, PNG, SVG and QR codes. Knows no badge.

pub mod base58;
pub mod base64url;
pub mod bitstring;
pub mod data_address;
pub mod hex;
pub mod md5;
pub mod named_hash;
pub mod png;
pub mod qr;
pub mod raster;
pub mod sha1;
pub mod sha256;
pub mod svg;
pub mod xml;
pub mod zip;
