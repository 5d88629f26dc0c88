//! Keys, Data Integrity proofs and VC-JWT: making and checking them. Knows no badge.
//!
//! `data_integrity` signs what we publish (`eddsa-rdfc-2022`) and checks what strangers publish;
//! `jwt` does both for tokens; `jws` checks the signatures of other kinds of keys. A `Verified` can
//! only come from here.

mod created;
pub mod data_integrity;
mod error;
mod jcs;
pub mod jws;
pub mod jwt;
mod key_files;
mod keys;

pub use created::moment;
pub use error::ProofError;
pub use key_files::{KeyFile, LockedKey};
pub use keys::{PublicKey, SigningKey, demonstration_key};
