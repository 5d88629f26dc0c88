//! What is seen of the world: every address asked for once, and only so many for one document.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use serde_json::Value;

use super::fetch::{Fetch, FetchError, Fetched};
use super::json::{self, JsonError};
use super::keys::Found;
use super::status::List;
use crate::ground::Bilingual;

/// Most addresses that are asked for on behalf of one document, answers from memory not counted.
pub const MAX_FETCHES: usize = 32;
/// Most answers, keys and lists of each kind that are remembered between documents.
pub const MAX_REMEMBERED: usize = 1024;

/// The words with which a request beyond [`MAX_FETCHES`] is refused.
const TOO_MANY: Bilingual = Bilingual {
    fr: "un seul document ne fait pas demander autant d’adresses",
    en: "more addresses than one document may ask for",
};

/// What an address answered.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) fetched: Result<Fetched, FetchError>,
    json: OnceLock<Result<Value, JsonError>>,
}

impl Answer {
    fn new(fetched: Result<Fetched, FetchError>) -> Self {
        Self { fetched, json: OnceLock::new() }
    }

    /// The answer as JSON, read once. An address that did not answer holds none.
    pub(super) fn json(&self) -> Option<&Value> {
        let fetched = self.fetched.as_ref().ok()?;
        let read = || json::read(super::presented::plain(&fetched.bytes));
        self.json.get_or_init(read).as_ref().ok()
    }
}

/// What is remembered from one document to the next.
#[derive(Debug, Default)]
pub(super) struct Memory {
    answers: RwLock<BTreeMap<String, Arc<Answer>>>,
    pub(super) keys: Remembered<(String, String), Found>,
    pub(super) lists: Remembered<String, List>,
}

/// The window, as one document has it.
pub(super) struct Window<'a> {
    fetch: &'a dyn Fetch,
    pub(super) memory: &'a Memory,
    left: AtomicUsize,
}

impl<'a> Window<'a> {
    pub(super) fn new(fetch: &'a dyn Fetch, memory: &'a Memory) -> Self {
        Self { fetch, memory, left: AtomicUsize::new(MAX_FETCHES) }
    }

    /// What an address answers; asked once.
    pub(super) fn answer(&self, address: &str) -> Arc<Answer> {
        let known = self.memory.answers.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(answer) = known.get(address) {
            return Arc::clone(answer);
        }
        drop(known);
        let spend = |left: usize| left.checked_sub(1);
        if self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, spend).is_err() {
            let refused = Err(FetchError::Refused(TOO_MANY.into()));
            return Arc::new(Answer::new(refused));
        }
        let answer = Arc::new(Answer::new(self.fetch.get(address)));
        let mut known = self.memory.answers.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() < MAX_REMEMBERED {
            known.insert(address.to_owned(), Arc::clone(&answer));
        }
        answer
    }
}

impl Fetch for Window<'_> {
    fn get(&self, address: &str) -> Result<Fetched, FetchError> {
        self.answer(address).fetched.clone()
    }

    fn is_own_site(&self, address: &str) -> bool {
        self.fetch.is_own_site(address)
    }
}

/// Things that were worked out, by name.
#[derive(Debug)]
pub(super) struct Remembered<N, T>(RwLock<BTreeMap<N, Arc<T>>>);

impl<N, T> Default for Remembered<N, T> {
    fn default() -> Self {
        Self(RwLock::default())
    }
}

impl<N: Ord, T> Remembered<N, T> {
    /// The thing of this name, worked out if it is not known yet.
    pub(super) fn get(&self, name: N, work_out: impl FnOnce() -> T) -> Arc<T> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(thing) = known.get(&name) {
            return Arc::clone(thing);
        }
        drop(known);
        let thing = Arc::new(work_out());
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() < MAX_REMEMBERED {
            known.insert(name, Arc::clone(&thing));
        }
        thing
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Counts what it is asked.
    struct Counter(AtomicUsize);

    impl Fetch for Counter {
        fn get(&self, _address: &str) -> Result<Fetched, FetchError> {
            self.0.fetch_add(1, Ordering::Relaxed);
            Err(FetchError::NotThere)
        }
    }

    #[test]
    fn an_address_is_asked_once_and_not_too_many_are() {
        let (counter, memory) = (Counter(AtomicUsize::new(0)), Memory::default());
        let window = Window::new(&counter, &memory);
        for _ in 0..3 {
            for number in 0..MAX_FETCHES {
                let address = format!("https://a.example/{number}");
                assert_eq!(window.get(&address), Err(FetchError::NotThere));
            }
        }
        assert_eq!(counter.0.load(Ordering::Relaxed), MAX_FETCHES);
        let beyond = window.get("https://a.example/beyond");
        assert_eq!(beyond, Err(FetchError::Refused(TOO_MANY.into())));
        assert_eq!(counter.0.load(Ordering::Relaxed), MAX_FETCHES);
        let next = Window::new(&counter, &memory);
        assert_eq!(next.get("https://a.example/beyond"), Err(FetchError::NotThere));
    }

    #[test]
    fn memory_does_not_grow_without_end() {
        let (counter, memory) = (Counter(AtomicUsize::new(0)), Memory::default());
        for number in 0..MAX_REMEMBERED + 10 {
            let window = Window::new(&counter, &memory);
            let _answer = window.answer(&format!("https://a.example/{number}"));
        }
        assert_eq!(memory.answers.read().unwrap().len(), MAX_REMEMBERED);
    }
}
