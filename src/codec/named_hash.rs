//! Addresses that name bytes by their SHA-256: `ni:///sha-256;…` (RFC 6920).

use super::base64url;

const START: &str = "ni:///sha-256;";

/// The address of the bytes with this digest.
pub fn address(digest: &[u8; 32]) -> String {
    format!("{START}{}", base64url::encode(digest))
}

/// The digest that such an address names, whatever host it asks; nothing for another address.
pub fn digest(address: &str) -> Option<[u8; 32]> {
    let (_, rest) = address.strip_prefix("ni://")?.split_once('/')?;
    let digest = rest.strip_prefix("sha-256;")?;
    let digest = digest.split('?').next().unwrap_or_default();
    base64url::decode(digest)?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::sha256::sha256;

    #[test]
    fn the_example_of_the_standard() {
        // RFC 6920, section 8.1.
        let known = "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk";
        assert_eq!(address(&sha256(b"Hello World!")), known);
        assert_eq!(digest(known), Some(sha256(b"Hello World!")));
        let hosted = known.replace(":///", "://example.com/").replace("kGk", "kGk?ct=text/plain");
        assert_eq!(digest(&hosted), Some(sha256(b"Hello World!")));
    }

    #[test]
    fn other_addresses_name_no_digest() {
        for other in [
            "ni:///sha-256-32;f4OxZQ",
            "ni:///sha-256;f4OxZQ",
            "ni:///sha-256;",
            "https://example.com/sha-256;x",
            "ni:x",
        ] {
            assert_eq!(digest(other), None, "{other}");
        }
    }
}
