//! RDFC-1.0: blank nodes named by what they say, lines in order (RDF Dataset Canonicalization,
//! W3C Recommendation of 21 May 2024), with a limit on work.

use super::dataset::{Node, Quad};
use super::error::RdfError;
use sha2::{Digest, Sha256};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// How often the paths between look-alike nodes may be extended before the dataset is refused.
///
/// The slowest positive case of the official suite stays below a tenth of it; a clique of ten
/// nodes passes it within a second.
pub const MAX_STEPS: usize = 500_000;

/// How long a path between look-alike nodes may be before the dataset is refused.
const MAX_DEPTH: usize = 400;

/// The order of lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// By Unicode code point, as the Recommendation asks.
    CodePoint,
    /// By UTF-16 code unit, as JavaScript sorts; only to find texts on which the two disagree.
    Utf16,
}

impl Order {
    fn compare(self, a: &str, b: &str) -> Ordering {
        match self {
            Self::CodePoint => a.cmp(b),
            Self::Utf16 => a.encode_utf16().cmp(b.encode_utf16()),
        }
    }
}

/// The canonical lines of a dataset (section 4.4.3). Repeated quads count once.
pub(super) fn canonical_lines(mut quads: Vec<Quad>, order: Order) -> Result<Vec<String>, RdfError> {
    quads.sort_unstable();
    quads.dedup();
    let names = Canonicalizer::new(&quads, order).run()?;
    let mut lines: Vec<String> = quads
        .iter()
        .map(|quad| {
            quad.line(|blank, line| {
                push_name(names.get(blank).expect("every blank node was named"), CANONICAL, line);
            })
        })
        .collect();
    lines.sort_unstable_by(|a, b| order.compare(a, b));
    Ok(lines)
}

const CANONICAL: &str = "c14n";
const TEMPORARY: &str = "b";

fn push_name(number: u32, prefix: &str, out: &mut String) {
    use std::fmt::Write;
    write!(out, "_:{prefix}{number}").expect("a String takes every text");
}

/// Names in the order they were given (section 4.5).
#[derive(Clone, Default)]
struct Issuer {
    names: BTreeMap<u32, u32>,
    given: Vec<u32>,
}

impl Issuer {
    fn get(&self, blank: u32) -> Option<u32> {
        self.names.get(&blank).copied()
    }

    fn issue(&mut self, blank: u32) -> u32 {
        let next = u32::try_from(self.given.len()).expect("fewer names than quads");
        *self.names.entry(blank).or_insert_with(|| {
            self.given.push(blank);
            next
        })
    }
}

/// A hash as the lower-case hexadecimal text that goes into further hashes.
type Hash = String;

struct Canonicalizer<'a> {
    quads: &'a [Quad],
    /// For each blank node, the quads that mention it.
    mentions: Vec<Vec<usize>>,
    first_degree: Vec<Hash>,
    canonical: Issuer,
    order: Order,
    steps: usize,
    depth: usize,
}

impl<'a> Canonicalizer<'a> {
    fn new(quads: &'a [Quad], order: Order) -> Self {
        let mut mentions: Vec<Vec<usize>> = Vec::new();
        for (index, quad) in quads.iter().enumerate() {
            for (_, node) in quad.nodes() {
                if let Node::Blank(blank) = node {
                    let blank = *blank as usize;
                    if mentions.len() <= blank {
                        mentions.resize(blank + 1, Vec::new());
                    }
                    if mentions[blank].last() != Some(&index) {
                        mentions[blank].push(index);
                    }
                }
            }
        }
        Self {
            quads,
            mentions,
            first_degree: Vec::new(),
            canonical: Issuer::default(),
            order,
            steps: 0,
            depth: 0,
        }
    }

    fn run(mut self) -> Result<Issuer, RdfError> {
        let blanks = u32::try_from(self.mentions.len()).expect("numbers are u32");
        self.first_degree = (0..blanks).map(|blank| self.hash_first_degree(blank)).collect();
        let mut by_hash: BTreeMap<Hash, Vec<u32>> = BTreeMap::new();
        for blank in 0..blanks {
            // A number that no quad mentions is not in the dataset.
            if !self.mentions[blank as usize].is_empty() {
                let hash = self.first_degree[blank as usize].clone();
                by_hash.entry(hash).or_default().push(blank);
            }
        }
        for alike in by_hash.values() {
            if let [unique] = alike[..] {
                self.canonical.issue(unique);
            }
        }
        for alike in by_hash.values().filter(|alike| alike.len() > 1) {
            let mut paths = Vec::new();
            for &blank in alike {
                if self.canonical.get(blank).is_none() {
                    let mut issuer = Issuer::default();
                    issuer.issue(blank);
                    paths.push(self.hash_n_degree(blank, issuer)?);
                }
            }
            paths.sort_by(|(a, _), (b, _)| a.cmp(b));
            for (_, issuer) in paths {
                for blank in issuer.given {
                    self.canonical.issue(blank);
                }
            }
        }
        Ok(self.canonical)
    }

    /// Section 4.6.3.
    fn hash_first_degree(&self, blank: u32) -> Hash {
        let mut lines: Vec<String> = self.mentions[blank as usize]
            .iter()
            .map(|&index| {
                self.quads[index].line(|other, line| {
                    line.push_str(if other == blank { "_:a" } else { "_:z" });
                })
            })
            .collect();
        lines.sort_unstable_by(|a, b| self.order.compare(a, b));
        let mut hasher = Sha256::new();
        for line in &lines {
            hasher.update(line);
        }
        hex(&hasher.finalize())
    }

    /// Section 4.7.3.
    fn hash_related(&self, related: u32, quad: &Quad, issuer: &Issuer, position: char) -> Hash {
        let mut input = String::from(position);
        if position != 'g' {
            input.push_str(&quad.predicate);
        }
        if let Some(number) = self.canonical.get(related) {
            push_name(number, CANONICAL, &mut input);
        } else if let Some(number) = issuer.get(related) {
            push_name(number, TEMPORARY, &mut input);
        } else {
            input.push_str(&self.first_degree[related as usize]);
        }
        hex(&Sha256::digest(input))
    }

    /// Section 4.8.3.
    fn hash_n_degree(
        &mut self,
        blank: u32,
        mut issuer: Issuer,
    ) -> Result<(Hash, Issuer), RdfError> {
        let mut related: BTreeMap<Hash, Vec<u32>> = BTreeMap::new();
        for &index in &self.mentions[blank as usize] {
            let quad = &self.quads[index];
            for (position, node) in quad.nodes() {
                if let Node::Blank(other) = node
                    && *other != blank
                {
                    let hash = self.hash_related(*other, quad, &issuer, position);
                    // A node that is related twice is listed twice: the list is not a set.
                    related.entry(hash).or_default().push(*other);
                }
            }
        }
        let mut data = String::new();
        for (hash, mut list) in related {
            data.push_str(&hash);
            let mut chosen: Option<(String, Issuer)> = None;
            list.sort_unstable();
            loop {
                if let Some(better) =
                    self.follow(&list, issuer.clone(), chosen.as_ref().map(|(path, _)| &path[..]))?
                {
                    chosen = Some(better);
                }
                if !next_permutation(&mut list) {
                    break;
                }
            }
            let (path, new_issuer) = chosen.expect("the first path is always taken");
            data.push_str(&path);
            issuer = new_issuer;
        }
        Ok((hex(&Sha256::digest(data)), issuer))
    }

    /// The path along one permutation (section 4.8.3, step 5.4), unless the one chosen so far is
    /// at least as good.
    fn follow(
        &mut self,
        permutation: &[u32],
        mut issuer: Issuer,
        chosen: Option<&str>,
    ) -> Result<Option<(String, Issuer)>, RdfError> {
        let worse =
            |path: &str| chosen.is_some_and(|chosen| path.len() >= chosen.len() && path > chosen);
        let mut path = String::new();
        let mut deeper = Vec::new();
        for &related in permutation {
            // An issuer is copied for every path, so a long one costs more.
            self.steps += 1 + issuer.given.len() / 8;
            if self.steps > MAX_STEPS || self.depth > MAX_DEPTH {
                return Err(RdfError::TooSymmetrical);
            }
            if let Some(number) = self.canonical.get(related) {
                push_name(number, CANONICAL, &mut path);
            } else {
                if issuer.get(related).is_none() {
                    deeper.push(related);
                }
                push_name(issuer.issue(related), TEMPORARY, &mut path);
            }
            if worse(&path) {
                return Ok(None);
            }
        }
        for related in deeper {
            self.depth += 1;
            let (hash, deeper_issuer) = self.hash_n_degree(related, issuer.clone())?;
            self.depth -= 1;
            push_name(issuer.issue(related), TEMPORARY, &mut path);
            path.push('<');
            path.push_str(&hash);
            path.push('>');
            issuer = deeper_issuer;
            if worse(&path) {
                return Ok(None);
            }
        }
        Ok(match chosen {
            Some(chosen) if path.as_str() >= chosen => None,
            _ => Some((path, issuer)),
        })
    }
}

/// Rearranges into the next permutation in ascending order; false after the last one. Equal
/// members make fewer permutations, never the same one twice.
fn next_permutation(list: &mut [u32]) -> bool {
    let Some(pivot) = list.windows(2).rposition(|pair| pair[0] < pair[1]) else {
        return false;
    };
    let successor = list
        .iter()
        .rposition(|member| *member > list[pivot])
        .expect("the member after the pivot is larger");
    list.swap(pivot, successor);
    list[pivot + 1..].reverse();
    true
}

fn hex(bytes: &[u8]) -> Hash {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|byte| [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]])
        .map(char::from)
        .collect()
}
