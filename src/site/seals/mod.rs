//! Seals: signatures made at home, kept beside what they sign, published by a build that holds no
//! secret. They come from the repository, so none is believed before it was checked.
//!
//! [`Seals`] finds the seal of an award or of a list; [`fit`] says which of them fit what would be
//! signed today, and names what was changed; [`prove`] checks every signature; [`make`] seals; [`hang`] says
//! what hangs on a key.

pub mod fit;
pub mod hang;
pub mod make;
pub mod prove;
mod read;
pub mod rules;

use crate::codec::sha256::sha256;
use crate::content::seals::{AwardSeal, Line, ListSeal};
use crate::ground::{Instant, SourceId, Sources, Span, Uuid};
use crate::model::links::Purpose;
use crate::model::{AwardId, IssuerId};

/// Ending of a file of seals.
pub const ENDING: &str = ".seals";

/// Every seal of a catalogue, by what it is for. The lines stay in the sources: of an award's seal
/// this remembers only where it stands.
#[derive(Debug, Default)]
pub struct Seals {
    /// By id, then by place.
    awards: Vec<Entry>,
    /// By award: the entry that fits, counted from 1; 0 for none. Empty until it was asked.
    fitting: Vec<u32>,
    /// By issuer, purpose and number, the latest last.
    lists: Vec<List>,
}

/// Where the seal of an award stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    id: Uuid,
    source: SourceId,
    start: u32,
    length: u16,
}

/// The seal of a status list.
#[derive(Debug)]
struct List {
    issuer: IssuerId,
    purpose: Purpose,
    number: u32,
    from: Instant,
    line: Box<str>,
    span: Span,
}

impl Seals {
    /// Whether there is no seal at all.
    pub fn is_empty(&self) -> bool {
        self.awards.is_empty() && self.lists.is_empty()
    }

    /// The seal that fits an award, when there is one.
    ///
    /// What fits was found when the catalogue was loaded, with the same documents.
    pub fn of<'s>(&self, id: AwardId, sources: &'s Sources) -> Option<AwardSeal<'s>> {
        self.entry_of(id).and_then(|entry| entry.seal(sources))
    }

    /// The line of the seal that fits an award.
    pub fn line_of<'s>(&self, id: AwardId, sources: &'s Sources) -> Option<&'s str> {
        self.entry_of(id).and_then(|entry| entry.line(sources))
    }

    /// A seal of an award, whether it fits or not.
    fn any<'s>(&self, id: Uuid, sources: &'s Sources) -> Option<AwardSeal<'s>> {
        self.entries(id).1.iter().find_map(|entry| entry.seal(sources))
    }

    /// Where the seal stands that fits an award.
    pub fn place_of(&self, id: AwardId) -> Option<Span> {
        self.entry_of(id).map(Entry::span)
    }

    /// The seals of a status list, the latest first, each with its place.
    pub fn of_list(
        &self,
        issuer: IssuerId,
        purpose: Purpose,
        number: u32,
    ) -> impl Iterator<Item = (ListSeal<'_>, Span)> {
        let name = (issuer, purpose, number);
        let of = |list: &List| (list.issuer, list.purpose, list.number);
        let from = self.lists.partition_point(|list| of(list) < name);
        let to = self.lists.partition_point(|list| of(list) <= name);
        self.lists[from..to].iter().rev().filter_map(|list| match ListSeal::parse(&list.line) {
            Line::Seal(seal) => Some((seal, list.span)),
            _ => None,
        })
    }

    /// Digest of all seals of an issuer's lists, for fingerprints.
    pub fn digest_of_lists(&self, issuer: IssuerId) -> [u8; 32] {
        let lists = self.lists.iter().filter(|list| list.issuer == issuer);
        let text: String = lists.flat_map(|list| [&*list.line, "\n"]).collect();
        sha256(text.as_bytes())
    }

    fn entry_of(&self, id: AwardId) -> Option<Entry> {
        let at = self.fitting.get(id.index())?.checked_sub(1)?;
        self.awards.get(at as usize).copied()
    }

    /// The entries of an award, with the number of the first.
    fn entries(&self, id: Uuid) -> (usize, &[Entry]) {
        let from = self.awards.partition_point(|entry| entry.id < id);
        let count = self.awards[from..].iter().take_while(|entry| entry.id == id).count();
        (from, &self.awards[from..from + count])
    }
}

impl Entry {
    fn line(self, sources: &Sources) -> Option<&str> {
        let start = self.start as usize;
        let bytes = sources[self.source].bytes.get(start..start + usize::from(self.length))?;
        std::str::from_utf8(bytes).ok()
    }

    fn seal(self, sources: &Sources) -> Option<AwardSeal<'_>> {
        match AwardSeal::parse(self.line(sources)?) {
            Line::Seal(seal) => Some(seal),
            _ => None,
        }
    }

    fn span(self) -> Span {
        let start = self.start as usize;
        Span::new(self.source, start..start + usize::from(self.length))
    }
}

/// Does pieces of a list on every processor; the answers come in the order of the list.
pub(super) fn on_every_processor<T: Sync, R: Send>(
    list: &[T],
    work: impl Fn(&[T]) -> R + Sync,
) -> Vec<R> {
    const FEW: usize = 256;
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    if processors == 1 || list.len() < FEW {
        return if list.is_empty() { Vec::new() } else { vec![work(list)] };
    }
    let work = &work;
    std::thread::scope(|scope| {
        let part = list.len().div_ceil(processors);
        let crew: Vec<_> = list.chunks(part).map(|it| scope.spawn(move || work(it))).collect();
        let join = |it: std::thread::ScopedJoinHandle<'_, R>| {
            it.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        crew.into_iter().map(join).collect()
    })
}
