//! Where the public keys of an issuer are published: its DID document (did:web), or its profile.

use super::Documents;
use super::json::Object;
use super::vocabulary::{DID, MULTIKEY};
use crate::model::{Identity, Issuer, IssuerId, Key};
use serde_json::Value;

impl Documents<'_> {
    /// The DID document of an issuer (did:web, "Read"); none for an `https` identity, whose
    /// profile document carries the keys.
    pub fn did_document(&self, id: IssuerId) -> Option<Value> {
        let issuer = &self.catalogue[id];
        if issuer.identity == Identity::Https {
            return None;
        }
        let object = Object::new(6)
            .with("@context", vec![DID, MULTIKEY])
            .with("id", self.links.issuer_id(issuer));
        Some(self.with_keys(object, issuer).into())
    }

    /// Adds other names and keys (Controlled Identifiers 1.0, section 2).
    ///
    /// A retired key stays where it was, without `expires`: verifiers would refuse what it signed.
    /// A compromised one says since when, and is no longer listed for assertions.
    pub(super) fn with_keys(&self, document: Object, issuer: &Issuer) -> Object {
        let controller = self.links.issuer_id(issuer);
        let named = |key: &str| self.links.verification_method(issuer, key);
        let keys = self.keys(issuer);
        let methods = keys.iter().map(|(key, compromised)| {
            Object::new(5)
                .with("id", named(key))
                .with("type", "Multikey")
                .with("controller", &*controller)
                .maybe("revoked", compromised.as_deref())
                .with("publicKeyMultibase", *key)
        });
        let trusted = keys.iter().filter(|(_, compromised)| compromised.is_none());
        document
            .list("alsoKnownAs", self.other_names(issuer))
            .list("verificationMethod", methods)
            .list("assertionMethod", trusted.map(|(key, _)| named(key)))
    }

    /// Each key in Multikey text, and since when it is compromised.
    fn keys<'k>(&'k self, issuer: &'k Issuer) -> Vec<(&'k str, Option<String>)> {
        let listed = issuer.keys.iter().map(|key| {
            // From when and until when a key signs is the issuer's own rule, not its document's.
            let Key { public, from: _, until: _, compromised, span: _ } = key;
            (&**public, compromised.map(|at| at.to_string()))
        });
        let stand_in = self.demonstration_key.as_deref().filter(|_| issuer.keys.is_empty());
        listed.chain(stand_in.map(|key| (key, None))).collect()
    }

    /// Other identifiers of the same issuer: its profiles, and what it says itself.
    fn other_names(&self, issuer: &Issuer) -> Vec<String> {
        let own = self.links.issuer_id(issuer);
        let profile = self.url(&self.links.issuer_profile(&issuer.slug));
        let twin = self.url(&self.links.issuer_ob2(&issuer.slug));
        let twin = Some(twin).filter(|_| self.catalogue.settings.formats.ob2);
        let said = issuer.also_known_as.iter().map(|url| url.as_str().to_owned());
        let all = [profile].into_iter().chain(twin).chain(said);
        let mut names: Vec<String> = Vec::new();
        for name in all.filter(|name| *name != own) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }
}
