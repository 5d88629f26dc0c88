//! The only window of the verifier: documents by address. The shell opens it on the web, tests and
//! whole sites open it on a folder or on a site in memory, and by default it is closed.

use crate::ground::report::Told;

/// Answers addresses with documents.
pub trait Fetch: Sync {
    /// The document at an absolute address, without its fragment.
    fn get(&self, address: &str) -> Result<Fetched, FetchError>;

    /// Whether what answers at this address is the very site that is examined, or whose folder was
    /// given, and not whatever the web has there.
    fn is_own_site(&self, _address: &str) -> bool {
        false
    }
}

/// A document that was fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its media type without parameters, in lower case, when the answer named one.
    pub media_type: Option<String>,
    /// The address that answered in the end, after redirects.
    pub address: String,
}

/// A document could not be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FetchError {
    /// The window is closed: nothing is fetched unless asked for.
    Offline,
    /// The address must not be asked: another scheme than https, a private or loopback host.
    Refused(Told),
    /// Nothing is there (404 and its like).
    NotThere,
    /// It was there and was taken away on purpose (410): OB 2.0 reads a revocation in it.
    Gone,
    /// It is larger than the limit, in bytes.
    TooLarge(u64),
    /// The world failed: no route, no answer in time, a bad certificate.
    Failed(Told),
}

/// A closed window.
#[derive(Debug, Clone, Copy)]
pub struct Nothing;

impl Fetch for Nothing {
    fn get(&self, _address: &str) -> Result<Fetched, FetchError> {
        Err(FetchError::Offline)
    }
}
