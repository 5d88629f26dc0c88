//! MD5 (RFC 1321): only to compare the recipient of an old badge (`md5$…`). It protects nothing.

use md5::{Digest, Md5};

/// The MD5 digest of these bytes.
pub fn md5(bytes: &[u8]) -> [u8; 16] {
    Md5::digest(bytes).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::hex;

    /// RFC 1321, appendix A.5.
    #[test]
    fn published_digests() {
        assert_eq!(hex::encode(&md5(b"")), "d41d8cd98f00b204e9800998ecf8427e");
        assert_eq!(hex::encode(&md5(b"message digest")), "f96b697d7cb7938d525a2f31aaf161d0");
    }
}
