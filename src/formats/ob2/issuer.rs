//! The Issuer of OB 2.0, and its RevocationList.

use crate::formats::Documents;
use crate::formats::json::Object;
use crate::formats::vocabulary::{OB2, OB3_PROFILE};
use crate::model::{Issuer, IssuerId, Standing, links::AwardFile};
use serde_json::Value;

impl Documents<'_> {
    /// The OB 2.0 profile of an issuer, published at `issuers/<slug>/issuer.json`.
    ///
    /// Only what begins with the site's address can be issued in its name: hosts are shared. An
    /// issuer without a site of its own is given its page; one without an address for messages
    /// goes without `email`, which OB 2.0 asks for and nobody can invent.
    pub fn issuer(&self, id: IssuerId) -> Value {
        let Issuer {
            slug,
            name,
            description,
            url,
            email,
            phone,
            image,
            image_alt: _, // As text beside a picture, OB 2.0 knows it; its readers want an address.
            address: _,   // OB 2.0 has no place for addresses, numbers, parents and parts of names.
            identifiers: _,
            official: _,
            parent_org: _,
            person: _,
            also_known_as: _,
            identity: _,
            keys: _, // Hosted badges are not signed.
            body: _,
            translations: _,
            places: _,
            span: _,
        } = &self.catalogue[id];
        let lang = self.catalogue.language();
        let page = || self.url(&self.links.issuer_page(lang, slug));
        let picture = image
            .as_ref()
            .map(|art| self.url(&self.links.issuer_image(slug, crate::formats::ending(art.kind))));
        let scope =
            Object::new(2).with("type", "VerificationObject").with("startsWith", self.links.base());
        // Readers of OB 2.0 take addresses of the web only: the profile is named by its document.
        let profile = self.url(&self.links.issuer_profile(slug));
        let twin = super::twin(profile, OB3_PROFILE);
        Object::new(13)
            .with("@context", OB2)
            .with("id", self.url(&self.links.issuer_ob2(slug)))
            .with("type", "Issuer")
            .with("@language", lang.as_str())
            .with("name", name.in_lang(lang))
            .with("url", url.as_ref().map_or_else(page, |url| url.as_str().to_owned()))
            .maybe("telephone", phone.as_deref())
            .maybe("description", description.as_ref().map(|text| text.in_lang(lang)))
            .maybe("image", picture)
            .maybe("email", email.as_deref())
            .with("verification", scope)
            .with("revocationList", self.url(&self.links.revocation_list(slug)))
            .list("related", Some(twin))
            .into()
    }

    /// The OB 2.0 revocation list of an issuer, published at `issuers/<slug>/revoked.json`: the
    /// hosted assertions that were taken back, held back or erased.
    ///
    /// Awards that are not published have no assertion to take back; their status bit says it.
    pub fn revocation_list(&self, id: IssuerId) -> Value {
        let slug = &self.catalogue[id].slug;
        let address = |award| self.url(&self.links.award(award, AwardFile::Ob2));
        let mut entries: Vec<(crate::ground::Uuid, Value)> = Vec::new();
        for at in self.catalogue.award_ids() {
            let award = &self.catalogue[at];
            if matches!(award.standing, Standing::Good)
                || self.catalogue.issuer_of(award) != id
                || !self.is_published(at)
            {
                continue;
            }
            let entry = Object::new(2)
                .with("id", address(award.id))
                .maybe("revocationReason", self.revocation_reason(award));
            entries.push((award.id, entry.into()));
        }
        for gone in self.catalogue.erased.iter().filter(|gone| gone.issuer == id) {
            entries.push((gone.id, address(gone.id).into()));
        }
        entries.sort_by_key(|(award, _)| *award);
        let entries: Vec<Value> = entries.into_iter().map(|(_, entry)| entry).collect();
        Object::new(5)
            .with("@context", OB2)
            .with("id", self.url(&self.links.revocation_list(slug)))
            .with("type", "RevocationList")
            .with("issuer", self.url(&self.links.issuer_ob2(slug)))
            .with("revokedAssertions", entries)
            .into()
    }
}
