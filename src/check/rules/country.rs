//! Whose law a site is under: that of `country`, or else of its issuer’s own address.

use crate::model::Catalogue;

/// The ISO 3166-1 code of the country.
pub(super) fn of(catalogue: &Catalogue) -> Option<&str> {
    let settings = &catalogue.settings;
    let address = || catalogue[settings.issuer].address.as_ref()?.country_code.as_deref();
    settings.country.as_deref().or_else(address)
}
