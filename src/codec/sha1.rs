//! SHA-1 (FIPS 180-4): only to know a file again by the name that git gives its bytes. It protects
//! nothing.

use sha1::{Digest, Sha1};

/// The SHA-1 digest of these pieces, in order.
pub fn sha1(pieces: &[&[u8]]) -> [u8; 20] {
    let mut digest = Sha1::new();
    for piece in pieces {
        digest.update(piece);
    }
    digest.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::hex;

    /// FIPS 180-4, example "abc"; and what `git hash-object` says of an empty file.
    #[test]
    fn published_digests() {
        let abc = sha1(&[b"a", b"bc"]);
        assert_eq!(hex::encode(&abc), "a9993e364706816aba3e25717850c26c9cd0d89d");
        let empty = sha1(&[b"blob 0\0"]);
        assert_eq!(hex::encode(&empty), "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
    }
}
