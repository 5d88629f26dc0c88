//! Foreign art, written anew from what is known to be safe.

use std::collections::BTreeMap;
use std::fmt;

use roxmltree::{Attribute, Node};

use super::css::{self, Danger};
use super::{MAX_ART, SVG, SvgError, XLINK, XML, allowed, plain, text, work};
use crate::codec::xml::{self, Doctype, escape_attribute, escape_text};

/// Most removals that are told apart; further ones happen too, but silently.
const MAX_REMOVALS: usize = 200;

/// Longest value of `class`, in bytes.
const MAX_CLASSES: usize = 1024;

/// Longest name that is repeated in a removal, in characters.
const MAX_NAME: usize = 60;

/// Art that runs nothing, loads nothing, and knows its size.
#[derive(Debug, Clone, PartialEq)]
pub struct CleanSvg {
    text: String,
    removed: Vec<Removal>,
    width: f64,
    height: f64,
}

impl CleanSvg {
    /// The document: one `<svg>` in the SVG namespace with a `viewBox`, no declaration, no white space around.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What was taken out, in the order of the first occurrence.
    pub fn removed(&self) -> &[Removal] {
        &self.removed
    }

    /// Width and height of the `viewBox`.
    pub fn size(&self) -> (f64, f64) {
        (self.width, self.height)
    }
}

/// Something that was taken out of foreign art.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removal {
    /// Why.
    pub kind: RemovalKind,
    /// What, in the words of SVG: `<script>`, `onclick of <rect>`, …
    pub what: String,
    /// Where it stood first, in bytes.
    pub place: usize,
    /// How often.
    pub times: usize,
}

/// Why something was taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RemovalKind {
    /// It runs something: a script, an event handler, a page inside the image.
    Active,
    /// It refers to something outside the file.
    External,
    /// It is not among the elements, attributes and style that we know to be safe; the image may look different.
    Unknown,
    /// It is a note of an editor, a comment or metadata; the image looks the same.
    Clutter,
}

impl RemovalKind {
    /// Whether art with this should not be published as it is.
    pub fn is_dangerous(self) -> bool {
        matches!(self, RemovalKind::Active | RemovalKind::External)
    }
}

impl fmt::Display for Removal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let why = match self.kind {
            RemovalKind::Active => "it runs something",
            RemovalKind::External => "it refers to something outside the file",
            RemovalKind::Unknown => "it is not known to be safe",
            RemovalKind::Clutter => "it draws nothing",
        };
        write!(f, "{}: {why}", self.what)
    }
}

/// Reads art and writes it anew with only what is allowed. The same art gives the same text, and clean art stays.
///
/// A `<!DOCTYPE` is an error, as is what cannot be drawn in bounded time; everything else that is not allowed is
/// left out and reported. `<a>` becomes a group.
pub fn clean(bytes: &[u8]) -> Result<CleanSvg, SvgError> {
    let document = xml::parse(text(bytes, MAX_ART)?, Doctype::Refused)?;
    let root = document.root_element();
    if root.tag_name().name() != "svg" || !matches!(root.tag_name().namespace(), None | Some(SVG)) {
        return Err(SvgError::NotSvg);
    }
    work::limit(&document)?;
    let (derived, width, height) = view_box(root).ok_or(SvgError::NoSize)?;

    let mut writer = Writer { namespace: root.tag_name().namespace(), ..Writer::default() };
    for node in document.root().children().filter(|node| !node.is_element() && !node.is_text()) {
        writer.remove(RemovalKind::Clutter, note(node), node.range().start);
    }
    for attribute in root.attributes() {
        if attribute.namespace().is_some() || attribute.name() != "viewBox" || derived.is_none() {
            writer.attribute(root, &attribute);
        }
    }
    if let Some(view_box) = derived {
        writer.out.extend([" viewBox=\"", &view_box, "\""]);
    }
    writer.out.push('>');
    writer.children(root, "svg");
    let xlink = if writer.linked { format!(" xmlns:xlink=\"{XLINK}\"") } else { String::new() };
    let text = format!("<svg xmlns=\"{SVG}\"{xlink}{}</svg>", writer.out);
    Ok(CleanSvg { text, removed: writer.removed, width, height })
}

#[derive(Default)]
struct Writer<'a> {
    /// The namespace of the root: when it has none, elements without one are taken for SVG.
    namespace: Option<&'a str>,
    out: String,
    /// Whether `xlink:href` was written.
    linked: bool,
    removed: Vec<Removal>,
    seen: BTreeMap<(RemovalKind, String), usize>,
}

impl Writer<'_> {
    /// Writes what is inside an element that is written under this name.
    fn children(&mut self, node: Node<'_, '_>, written: &str) {
        let texts = allowed::holds_text(written);
        if written == "style" {
            self.out.push_str(&escape_text(&css::sheet(node)));
        }
        for child in node.children() {
            if child.is_element() {
                self.element(child);
            } else if child.is_text() {
                if texts && written != "style" {
                    self.out.push_str(&escape_text(child.text().unwrap_or("")));
                }
            } else {
                self.remove(RemovalKind::Clutter, note(child), child.range().start);
            }
        }
    }

    fn element(&mut self, node: Node<'_, '_>) {
        let name = node.tag_name().name();
        if let Some(kind) = self.refusal(node) {
            self.remove(kind, format!("<{}>", short(name)), node.range().start);
            return;
        }
        let written = match (
            name,
            node.parent_element()
                .is_some_and(|parent| allowed::holds_text(parent.tag_name().name())),
        ) {
            ("a", true) => "tspan",
            ("a", false) => "g",
            _ => name,
        };
        self.out.push('<');
        self.out.push_str(written);
        for attribute in node.attributes() {
            self.attribute(node, &attribute);
        }
        let before = self.out.len();
        self.out.push('>');
        let start = self.out.len();
        self.children(node, written);
        if self.out.len() == start {
            self.out.truncate(before);
            self.out.push_str("/>");
        } else {
            self.out.extend(["</", written, ">"]);
        }
    }

    /// Why an element must go, with all that is in it.
    fn refusal(&self, node: Node<'_, '_>) -> Option<RemovalKind> {
        let name = node.tag_name().name();
        let namespace = node.tag_name().namespace();
        if allowed::active_element(name) {
            return Some(RemovalKind::Active);
        }
        if namespace != Some(SVG) && namespace != self.namespace || name == "metadata" {
            return Some(RemovalKind::Clutter);
        }
        if !allowed::element(name) && name != "a" {
            return Some(RemovalKind::Unknown);
        }
        // Only text belongs into these; a reader that sees more than text in them may not be the reader we know.
        if node
            .parent_element()
            .is_some_and(|parent| ["title", "desc", "style"].contains(&parent.tag_name().name()))
        {
            return Some(RemovalKind::Unknown);
        }
        if name == "style" {
            return css::danger_of_sheet(&css::sheet(node)).map(kind_of);
        }
        let unsafe_target = match plain(node, "attributeName") {
            Some(target) => !allowed::animated(target),
            None => ["animate", "set"].contains(&name),
        };
        if allowed::animation(name) && unsafe_target {
            return Some(RemovalKind::Active);
        }
        None
    }

    /// Writes an attribute when it may stay.
    fn attribute(&mut self, node: Node<'_, '_>, attribute: &Attribute<'_, '_>) {
        let (name, value) = (attribute.name(), attribute.value());
        let verdict = match attribute.namespace() {
            Some(XML) if name == "space" && ["default", "preserve"].contains(&value) => {
                Ok(("xml:space".to_owned(), value.to_owned()))
            }
            Some(XML) if name == "lang" && danger("lang", value).is_none() => {
                Ok(("xml:lang".to_owned(), value.to_owned()))
            }
            Some(XML) => Err(RemovalKind::External),
            Some(XLINK) if name == "href" && plain(node, "href").is_none() => address(node, value),
            // The plain one wins, so the other one says nothing.
            Some(_) => Err(RemovalKind::Clutter),
            None if allowed::handler(name) => Err(RemovalKind::Active),
            None if name == "href" => address(node, value),
            None if name.starts_with("data-") => Err(RemovalKind::Clutter),
            None if !allowed::attribute(name) => Err(RemovalKind::Unknown),
            None => match danger(name, value) {
                Some(kind) => Err(kind),
                None => Ok((name.to_owned(), value.to_owned())),
            },
        };
        match verdict {
            Ok((name, value)) => {
                self.linked |= name == "xlink:href";
                self.out.extend([" ", &name, "=\"", &escape_attribute(&value), "\""]);
            }
            Err(kind) => {
                let what = format!("{} of <{}>", short(name), short(node.tag_name().name()));
                self.remove(kind, what, attribute.range().start);
            }
        }
    }

    fn remove(&mut self, kind: RemovalKind, what: String, place: usize) {
        if let Some(at) = self.seen.get(&(kind, what.clone())) {
            self.removed[*at].times += 1;
        } else if self.removed.len() < MAX_REMOVALS {
            self.seen.insert((kind, what.clone()), self.removed.len());
            self.removed.push(Removal { kind, what, place, times: 1 });
        }
    }
}

/// A reference as SVG 1.1 writes it, when it stays in the file.
fn address(node: Node<'_, '_>, value: &str) -> Result<(String, String), RemovalKind> {
    let value = value.trim();
    if css::scripted(value) {
        return Err(RemovalKind::Active);
    }
    if node.tag_name().name() == "a" {
        return Err(RemovalKind::External);
    }
    let kept = if value.starts_with('#') {
        value.to_owned()
    } else if ["image", "feImage"].contains(&node.tag_name().name()) {
        css::embedded_image(value).ok_or(RemovalKind::External)?
    } else {
        return Err(RemovalKind::External);
    };
    Ok(("xlink:href".to_owned(), kept))
}

/// What is wrong with the value of an allowed attribute.
fn danger(name: &str, value: &str) -> Option<RemovalKind> {
    // Matching a class looks through all of them, for each rule.
    if name == "class" && value.len() > MAX_CLASSES {
        return Some(RemovalKind::Unknown);
    }
    // Free text is never read as CSS.
    let free = ["id", "class", "aria-label", "lang", "systemLanguage", "result"].contains(&name);
    if free {
        css::scripted(value).then_some(RemovalKind::Active)
    } else {
        css::danger(value).map(kind_of)
    }
}

fn kind_of(danger: Danger) -> RemovalKind {
    match danger {
        Danger::Script => RemovalKind::Active,
        Danger::Outside => RemovalKind::External,
        Danger::Unknown => RemovalKind::Unknown,
    }
}

/// The name of a comment or an instruction.
fn note(node: Node<'_, '_>) -> String {
    match node.pi() {
        Some(instruction) => format!("<?{}?>", short(instruction.target)),
        None => "a comment".to_owned(),
    }
}

fn short(name: &str) -> String {
    name.chars().take(MAX_NAME).collect()
}

/// The `viewBox` to write, when the one that is there does not do, and its width and height.
fn view_box(root: Node<'_, '_>) -> Option<(Option<String>, f64, f64)> {
    let told = plain(root, "viewBox").and_then(|value| {
        let numbers: Vec<f64> = value
            .split(|c: char| c == ',' || c.is_ascii_whitespace())
            .filter(|word| !word.is_empty())
            .map(|word| word.parse().ok().filter(|number: &f64| number.is_finite()))
            .collect::<Option<_>>()?;
        match numbers[..] {
            [_, _, width, height] if width > 0.0 && height > 0.0 => Some((None, width, height)),
            _ => None,
        }
    });
    told.or_else(|| {
        let width = length(plain(root, "width")?)?;
        let height = length(plain(root, "height")?)?;
        Some((Some(format!("0 0 {width} {height}")), width, height))
    })
}

/// A length in pixels, when its unit does not depend on the surroundings.
fn length(text: &str) -> Option<f64> {
    let text = text.trim();
    let units = [
        ("px", 1.0),
        ("pt", 4.0 / 3.0),
        ("pc", 16.0),
        ("mm", 96.0 / 25.4),
        ("cm", 96.0 / 2.54),
        ("in", 96.0),
    ];
    let (number, scale) = units
        .iter()
        .find_map(|(unit, scale)| Some((text.strip_suffix(unit)?, *scale)))
        .unwrap_or((text, 1.0));
    let pixels = number.parse::<f64>().ok()? * scale;
    (pixels.is_finite() && pixels > 0.0).then_some(pixels)
}
