//! What one examination may ask of the world: every address once, so many addresses and no more,
//! and each answer read as a document or as a text.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use serde_json::Value;

use crate::ground::report::Told;
use crate::ground::{Bilingual, Url};
use crate::verify::fetch::{Fetch, FetchError};
use crate::verify::json;
use crate::verify::request::Request;
use crate::verify::verdict::{Step, StepName};

use super::reasons;
use super::shown;

/// Most addresses that one examination asks.
pub const MAX_ADDRESSES: usize = 40;
/// Longest text that is read, in bytes.
pub const MAX_BYTES: usize = json::MAX_BYTES;

/// The window, with the memory of one examination.
pub(super) struct Window<'a> {
    pub(super) request: &'a Request,
    fetch: &'a dyn Fetch,
    left: Cell<usize>,
    asked: RefCell<BTreeMap<String, Answer<Rc<str>>>>,
    read: RefCell<BTreeMap<String, Answer<Rc<Value>>>>,
}

/// What an address answers.
pub(super) type Answer<T> = Result<T, Missing>;

/// Why an address gives no document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Missing {
    /// The window is closed.
    Offline,
    /// Nothing is there.
    NotThere,
    /// It was taken away on purpose.
    Gone,
    /// The world failed.
    World(Told),
    /// What answers is no document; the text says why.
    Other(String),
    /// [`MAX_ADDRESSES`] were asked before.
    TooMany,
}

impl<'a> Window<'a> {
    pub(super) fn new(fetch: &'a dyn Fetch, request: &'a Request) -> Self {
        Self {
            request,
            fetch,
            left: Cell::new(MAX_ADDRESSES),
            asked: RefCell::default(),
            read: RefCell::default(),
        }
    }

    /// The text at an address, without its fragment.
    pub(super) fn text(&self, address: &str) -> Answer<Rc<str>> {
        let address = without_fragment(address);
        if let Some(answer) = self.asked.borrow().get(address) {
            return answer.clone();
        }
        let Some(left) = self.left.get().checked_sub(1) else { return Err(Missing::TooMany) };
        self.left.set(left);
        let answer = self.ask(address);
        self.asked.borrow_mut().insert(address.to_owned(), answer.clone());
        answer
    }

    /// The document at an address: a JSON object.
    pub(super) fn document(&self, address: &str) -> Answer<Rc<Value>> {
        let address = without_fragment(address);
        if let Some(answer) = self.read.borrow().get(address) {
            return answer.clone();
        }
        let answer = self.text(address).and_then(|text| match json::read(text.as_bytes()) {
            Ok(value) if value.is_object() => Ok(Rc::new(value)),
            Ok(_) => Err(Missing::Other("JSON".to_owned())),
            Err(error) => Err(Missing::Other(why(&error))),
        });
        // What was refused for want of asking may be asked by another examination; within this one
        // it stays refused anyway.
        self.read.borrow_mut().insert(address.to_owned(), answer.clone());
        answer
    }

    /// Whether an address is answered by the very site that is examined.
    pub(super) fn is_own_site(&self, address: &str) -> bool {
        self.fetch.is_own_site(without_fragment(address))
    }

    fn ask(&self, address: &str) -> Answer<Rc<str>> {
        let fetched = self.fetch.get(address).map_err(|error| match error {
            FetchError::Offline => Missing::Offline,
            FetchError::NotThere => Missing::NotThere,
            FetchError::Gone => Missing::Gone,
            FetchError::Refused(why) | FetchError::Failed(why) => {
                Missing::World(Told { fr: shown(&why.fr), en: shown(&why.en) })
            }
            FetchError::TooLarge(limit) => Missing::World(too_large(limit)),
        })?;
        if fetched.bytes.len() > MAX_BYTES {
            return Err(Missing::World(too_large(MAX_BYTES as u64)));
        }
        String::from_utf8(fetched.bytes)
            .map(Rc::from)
            .map_err(|_| Missing::Other("UTF-8".to_owned()))
    }
}

impl Missing {
    /// An address that is none of the web: nothing could be asked there.
    pub(super) fn no_web() -> Self {
        const WORDS: Bilingual = Bilingual {
            fr: "ce n’est pas une adresse du web",
            en: "it is no address of the web",
        };
        Self::World(WORDS.into())
    }

    /// What this means for a thing that should have been at an address.
    pub(super) fn step(&self, name: StepName, what: Bilingual, address: &str) -> Step {
        let address = shown(address);
        match self {
            Self::Offline => {
                reasons::OFFLINE.step(name).with("address", address).with("what", what)
            }
            Self::NotThere | Self::Gone => {
                reasons::NOT_THERE.step(name).with("address", address).with("what", what)
            }
            Self::World(why) => reasons::UNREACHABLE
                .step(name)
                .with("address", address)
                .with("why", why.clone())
                .with("what", what),
            Self::Other(why) => reasons::NOT_A_DOCUMENT
                .step(name)
                .with("address", address)
                .with("what", what)
                .with("why", why.clone()),
            Self::TooMany => reasons::TOO_MANY
                .step(name)
                .with("count", MAX_ADDRESSES.to_string())
                .with("what", what),
        }
    }
}

fn too_large(limit: u64) -> Told {
    const WORDS: Bilingual =
        Bilingual { fr: "plus de {limit} octets", en: "more than {limit} bytes" };
    Told::new(WORDS, &[("limit", &limit.to_string())])
}

/// What is wrong with bytes that should be JSON, in few words that every language understands.
pub(super) fn why(error: &json::JsonError) -> String {
    match error {
        json::JsonError::TooLong => format!("> {MAX_BYTES}"),
        json::JsonError::TooDeep => format!("JSON > {}", json::MAX_DEPTH),
        json::JsonError::TooMany => format!("JSON > {}", json::MAX_VALUES),
        json::JsonError::Twice(name) => format!("JSON, 2 × “{}”", shown(name)),
        json::JsonError::Syntax(text) => format!("JSON: {}", shown(text)),
    }
}

/// An address of the web.
pub(super) fn web(text: &str) -> Option<Url> {
    Url::parse_web(text).filter(|url| !url.authority().contains('@'))
}

/// Scheme and authority in their usual form: lower case, without the scheme's own port.
pub(super) fn authority(url: &Url) -> String {
    let authority = url.authority().to_ascii_lowercase();
    let own = if url.scheme().eq_ignore_ascii_case("https") { ":443" } else { ":80" };
    authority.strip_suffix(own).map_or(authority.clone(), str::to_owned)
}

pub(super) fn without_fragment(address: &str) -> &str {
    address.split('#').next().unwrap_or_default()
}
