//! Open Badges 2.0, hosted: the twins of the 3.0 documents, for the backpacks that read only these.
//!
//! Every document's `id` is its address. In reading order: `assertion` (of an award), `badge_class`
//! (of a version), `issuer` (with its revocation list).

mod assertion;
mod badge_class;
mod issuer;

use super::json::Object;

/// The 3.0 twin of a document, by the full name of its class (Implementation Guide, "Migrating").
fn twin(address: String, class: &str) -> Object {
    Object::new(2).with("id", address).with("type", class)
}
