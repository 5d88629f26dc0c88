//! What commands that change or list something answer to programs: JSON documents, whose properties
//! are added to and never renamed.

use serde::Serialize;

/// The layout of these documents.
const VERSION: u32 = 1;

/// What `sign` did.
#[derive(Debug, Serialize)]
pub struct Sealing {
    /// The day from which the status lists were sealed.
    pub as_of: String,
    /// Whether files were written.
    pub written: bool,
    /// Awards that were sealed.
    pub sealed: usize,
    /// Awards whose seal still fits.
    pub kept: usize,
    /// Status lists that have their seal.
    pub lists: usize,
    /// Files that change.
    pub files: Vec<FileChange>,
    /// What could not be sealed, by key.
    pub key_not_at_hand: Vec<Unsealed>,
}

/// A file that changes.
#[derive(Debug, Serialize)]
pub struct FileChange {
    /// Path below the catalogue's root.
    pub path: String,
    /// What happens to it.
    pub change: Happening,
}

/// What happens to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Happening {
    /// It is written.
    Write,
    /// It is removed.
    Remove,
}

/// Awards and lists whose key is not at hand.
#[derive(Debug, Serialize)]
pub struct Unsealed {
    /// The issuer's slug.
    pub issuer: String,
    /// The public half of the key, Multikey text.
    pub key: String,
    /// How many.
    pub count: usize,
}

/// The keys that `key list` knows.
#[derive(Debug, Serialize)]
pub struct Keys {
    /// By public half.
    pub keys: Vec<KnownKey>,
}

/// A key that an issuer lists, or that is at hand, or both.
#[derive(Debug, Serialize)]
pub struct KnownKey {
    /// The public half, Multikey text; `?` for a file under a passphrase that does not say.
    pub key: String,
    /// Who lists it.
    pub issuers: Vec<Listed>,
    /// Where its secret half is.
    pub secrets: Vec<SecretAt>,
}

/// An issuer that lists a key.
#[derive(Debug, Serialize)]
pub struct Listed {
    /// The issuer's slug.
    pub issuer: String,
    /// `in force`, `to come`, `retired` or `compromised`.
    pub state: &'static str,
    /// From when it signs.
    pub from: Option<String>,
    /// From when it signs no more.
    pub until: Option<String>,
    /// Since when it is in other hands.
    pub compromised: Option<String>,
}

/// Where the secret half of a key is.
#[derive(Debug, Serialize)]
pub struct SecretAt {
    /// A file, or the name of a variable.
    pub at: String,
    /// Whether it is under a passphrase.
    pub passphrase: bool,
}

/// What `key retire` and `key compromise` did.
#[derive(Debug, Serialize)]
pub struct KeyDated {
    /// The public half, Multikey text.
    pub key: String,
    /// From when it signs no more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// Since when it is in other hands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compromised: Option<String>,
    /// Whether files were written.
    pub written: bool,
    /// The issuers' files that list it.
    pub files: Vec<String>,
    /// Awards that must be signed again.
    pub sign_again: Vec<AwardAt>,
    /// Slugs of issuers that have no other key from that day on.
    pub issuers_without_key: Vec<String>,
}

/// An award, and its file.
#[derive(Debug, Serialize)]
pub struct AwardAt {
    /// The award.
    pub id: String,
    /// Path below the catalogue's root.
    pub file: String,
}

/// What `reissue` did.
#[derive(Debug, Serialize)]
pub struct Reissued {
    /// The day from which it holds.
    pub on: String,
    /// Whether files were written.
    pub written: bool,
    /// Files that change, those of the ledger too.
    pub files: Vec<String>,
    /// Awards with a newer `validFrom`.
    pub renewed: Vec<String>,
    /// Awards that others took the place of.
    pub handed_over: Vec<Successor>,
    /// Awards that stood so already.
    pub unchanged: Vec<String>,
    /// Awards files whose seals fit no more.
    pub seal_again: Vec<String>,
}

/// An award that another took the place of.
#[derive(Debug, Serialize)]
pub struct Successor {
    /// The award that is revoked.
    pub id: String,
    /// The award in its place.
    pub by: String,
    /// The place of that one in the status lists.
    pub status: u32,
}

/// An answer as text.
pub fn text(answer: &impl Serialize) -> String {
    #[derive(Serialize)]
    struct Document<'a, T> {
        version: u32,
        #[serde(flatten)]
        answer: &'a T,
    }
    let document = Document { version: VERSION, answer };
    serde_json::to_string_pretty(&document).expect("plain values are JSON")
}

/// What `blason endorse` wrote.
#[derive(Debug, Serialize)]
pub struct Endorsing {
    /// The file.
    pub file: String,
    /// Whether it was written: not by `--dry-run`.
    pub written: bool,
    /// What is endorsed, by identifier.
    pub subject: String,
    /// Its name.
    pub name: String,
    /// The digest of its text, in hexadecimal.
    pub covers: String,
}
