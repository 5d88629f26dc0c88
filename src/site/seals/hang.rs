//! What hangs on a key: everything that would be believed no longer without it.

use super::Seals;
use crate::ground::Sources;
use crate::model::{AwardId, Catalogue};
use crate::site::keyring::{Keyring, Signers};

/// Every award that a key signed, or would sign, published or not, of whatever date: verifiers ask
/// whether the issuer lists the key, and a thief writes any date.
pub fn hang_on(
    catalogue: &Catalogue,
    (seals, sources): (&Seals, &Sources),
    public: &str,
) -> Vec<AwardId> {
    let ring = Keyring::default();
    let signers = Signers::new(catalogue, &ring);
    let signed_by = |id: &AwardId| {
        let award = &catalogue[*id];
        let mut sealed =
            seals.entries(award.id).1.iter().filter_map(|it| it.seal(sources)).peekable();
        if sealed.peek().is_some() {
            return sealed.any(|seal| seal.by.key == public);
        }
        let signer = signers.of(catalogue.issuer_of(award), award.valid_from());
        signer.is_some_and(|(signer, _)| *signer.public == *public)
    };
    catalogue.award_ids().filter(signed_by).collect()
}
