//! Credentials inside an SVG: put in beside the artist's bytes, found by namespace, taken out again.
//!
//! Where the namespace is declared. Both standards want `xmlns:openbadges` on `<svg>` and one element directly after
//! its start tag (OB 3.0 §5.3.2; Baking 1.0), and some readers match the literal prefix `openbadges:`. One prefix
//! cannot mean two namespaces on one element, so: the first entry has its namespace declared on `<svg>`, and a second
//! one of the other version declares it again on itself. Every element is then `openbadges:…` to readers that match
//! text and right to readers that match namespaces. Entries of OB 3.0 come first, so it is theirs that is on `<svg>`.

use std::fmt::Write as _;
use std::ops::Range;

use roxmltree::Node;

use super::{MAX_BAKED, SVG, SvgError, plain, text};
use crate::codec::xml::{self, Doctype, escape_attribute, is_xml_char};

/// The version of Open Badges that an entry follows: its namespace and its element.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// `<openbadges:credential>` of OB 3.0.
    Three,
    /// `<openbadges:assertion>` of OB 1 and 2.
    Two,
}

impl Version {
    const ALL: [Version; 2] = [Version::Three, Version::Two];

    fn namespace(self) -> &'static str {
        match self {
            Version::Three => "https://purl.imsglobal.org/ob/v3p0",
            Version::Two => "http://openbadges.org",
        }
    }

    fn element(self) -> &'static str {
        match self {
            Version::Three => "credential",
            Version::Two => "assertion",
        }
    }

    fn declaration(self) -> String {
        format!(" xmlns:openbadges=\"{}\"", self.namespace())
    }
}

/// One entry of a baked image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Baked {
    /// The version it follows.
    pub version: Version,
    /// The attribute `verify`: a compact JWS, or the address of a hosted assertion (OB 2).
    pub verify: Option<String>,
    /// The JSON inside the element.
    pub json: Option<String>,
}

impl Baked {
    /// A credential of OB 3.0 with an embedded proof.
    pub fn credential(json: impl Into<String>) -> Baked {
        Baked { version: Version::Three, verify: None, json: Some(json.into()) }
    }

    /// A compact JWS of either version.
    pub fn token(version: Version, jws: impl Into<String>) -> Baked {
        Baked { version, verify: Some(jws.into()), json: None }
    }

    /// A hosted assertion of OB 2.0.
    pub fn hosted(address: impl Into<String>, json: impl Into<String>) -> Baked {
        Baked { version: Version::Two, verify: Some(address.into()), json: Some(json.into()) }
    }
}

/// An image read once and baked many times.
#[derive(Debug, Clone)]
pub struct SvgTemplate {
    svg: String,
    /// The end of the start tag: just after its `>`.
    inside: usize,
    /// Whether `<svg>` has a use of its own for the prefix.
    taken: bool,
}

impl SvgTemplate {
    /// Reads an image; [`super::CleanSvg`] gives the right text. Entries that are in it already are taken out.
    pub fn new(svg: &str) -> Result<SvgTemplate, SvgError> {
        let svg = remove(svg.as_bytes())?;
        let document = xml::parse(&svg, Doctype::NameOnly)?;
        let root = document.root_element();
        let taken = root.lookup_namespace_uri(Some("openbadges")).is_some();
        let inside = xml::end_of_tag(&svg, root.range().start).ok_or(SvgError::NotSvg)?;
        // A tag that closes itself has no inside.
        if svg[..inside].ends_with("/>") {
            return Err(SvgError::NotSvg);
        }
        Ok(SvgTemplate { svg, inside, taken })
    }

    /// The image with these entries, at most one of each version: of several, the last one counts.
    pub fn bake(&self, entries: &[Baked]) -> String {
        let size: usize = entries
            .iter()
            .flat_map(|entry| [&entry.verify, &entry.json])
            .flatten()
            .map(String::len)
            .sum();
        let mut out = String::with_capacity(self.svg.len() + size + size / 8 + 400);
        let (tag, rest) = self.svg.split_at(self.inside);
        out.push_str(&tag[..tag.len() - 1]);
        let chosen = Version::ALL
            .into_iter()
            .filter_map(|version| entries.iter().rfind(|entry| entry.version == version));
        let mut elements = String::with_capacity(size + size / 8 + 200);
        for (at, entry) in chosen.enumerate() {
            let declaration = entry.version.declaration();
            let on_root = at == 0 && !self.taken;
            if on_root {
                out.push_str(&declaration);
            }
            write_entry(&mut elements, entry, if on_root { "" } else { &declaration });
        }
        out.push('>');
        out.push_str(&elements);
        out.push_str(rest);
        out
    }
}

/// The entries of an image in the order of the file, found by namespace and name, whatever the prefix.
pub fn extract(svg: &[u8]) -> Result<Vec<Baked>, SvgError> {
    let document = xml::parse(text(svg, MAX_BAKED)?, Doctype::NameOnly)?;
    is_svg(document.root_element())?;
    Ok(entries(document.root_element())
        .map(|(version, node)| {
            let json: String =
                node.children().filter(Node::is_text).filter_map(|text| text.text()).collect();
            let json = json.trim();
            Baked {
                version,
                verify: plain(node, "verify").map(|value| value.trim().to_owned()),
                json: (!json.is_empty()).then(|| json.to_owned()),
            }
        })
        .collect())
}

/// The image without its entries. What [`SvgTemplate::bake`] put in is taken out to the byte.
pub fn remove(svg: &[u8]) -> Result<String, SvgError> {
    let svg = text(svg, MAX_BAKED)?;
    let document = xml::parse(svg, Doctype::NameOnly)?;
    let root = document.root_element();
    is_svg(root)?;
    let cuts: Vec<Range<usize>> = entries(root).map(|(_, node)| node.range()).collect();
    let without = cut(svg, &cuts);
    let end = xml::end_of_tag(svg, root.range().start).ok_or(SvgError::NotSvg)? - 1;
    // A declaration at the end of the start tag is ours when an element relied on it and nothing else does.
    let ours = Version::ALL.into_iter().map(Version::declaration).find(|declaration| {
        svg[..end].ends_with(declaration)
            && cuts.iter().any(|cut| {
                xml::end_of_tag(svg, cut.start)
                    .is_some_and(|end| !svg[cut.start..end].contains("xmlns:openbadges"))
            })
    });
    if let Some(declaration) = ours {
        let all: Vec<_> = std::iter::once(end - declaration.len()..end).chain(cuts).collect();
        let bare = cut(svg, &all);
        if xml::parse(&bare, Doctype::NameOnly).is_ok() {
            return Ok(bare);
        }
    }
    Ok(without)
}

/// The outermost elements of either version.
fn entries<'a, 'input>(
    root: Node<'a, 'input>,
) -> impl Iterator<Item = (Version, Node<'a, 'input>)> {
    let mut end = 0;
    root.descendants().filter_map(move |node| {
        let version = Version::ALL.into_iter().find(|version| {
            node.is_element() && node.has_tag_name((version.namespace(), version.element()))
        })?;
        if node.range().start < end {
            return None;
        }
        end = node.range().end;
        Some((version, node))
    })
}

fn is_svg(root: Node<'_, '_>) -> Result<(), SvgError> {
    let name = root.tag_name();
    if name.name() == "svg" && matches!(name.namespace(), None | Some(SVG)) {
        Ok(())
    } else {
        Err(SvgError::NotSvg)
    }
}

fn cut(svg: &str, places: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(svg.len());
    let mut from = 0;
    for place in places {
        out.push_str(&svg[from..place.start]);
        from = place.end;
    }
    out.push_str(&svg[from..]);
    out
}

fn write_entry(out: &mut String, entry: &Baked, declaration: &str) {
    let element = entry.version.element();
    out.push_str("<openbadges:");
    out.push_str(element);
    out.push_str(declaration);
    if let Some(verify) = &entry.verify {
        out.push_str(" verify=\"");
        out.push_str(&escape_attribute(verify));
        out.push('"');
    }
    match &entry.json {
        Some(json) => {
            out.push_str("><![CDATA[");
            write_json(out, json);
            out.push_str("]]></openbadges:");
            out.push_str(element);
            out.push('>');
        }
        None => out.push_str("/>"),
    }
}

/// JSON as CDATA: `]]>` and what XML cannot hold can only stand in strings, where JSON has an escape for it.
fn write_json(out: &mut String, json: &str) {
    for (at, part) in json.split("]]>").enumerate() {
        if at > 0 {
            out.push_str("]]\\u003e");
        }
        if part.chars().all(is_xml_char) {
            out.push_str(part);
            continue;
        }
        for c in part.chars() {
            if is_xml_char(c) {
                out.push(c);
            } else {
                // What XML cannot hold lies below U+10000.
                let _written = write!(out, "\\u{:04x}", u32::from(c));
            }
        }
    }
}
