//! Addresses that hold what they name (RFC 2397): files within a page.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// The address that holds these bytes, of this media type.
pub fn data_address(kind: &str, bytes: &[u8]) -> String {
    let mut out = String::with_capacity(kind.len() + 16 + bytes.len().div_ceil(3) * 4);
    out.push_str("data:");
    out.push_str(kind);
    out.push_str(";base64,");
    STANDARD.encode_string(bytes, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_holds_its_bytes() {
        assert_eq!(data_address("image/png", b"\x89PNG"), "data:image/png;base64,iVBORw==");
        assert_eq!(data_address("text/css", b""), "data:text/css;base64,");
    }
}
