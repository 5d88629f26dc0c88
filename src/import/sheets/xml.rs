//! The XML within spreadsheets: elements that open and close, and the text between them.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::import::table::TableError;

/// Deepest nesting of elements.
const DEEPEST: usize = 256;

/// What comes next.
#[derive(Debug)]
pub(super) enum Piece<'a> {
    /// An element opens.
    Open(Element<'a>),
    /// The element that was opened last closes.
    Close,
    /// Text.
    Text(Cow<'a, str>),
    /// The end.
    End,
}

/// An element that opens.
#[derive(Debug)]
pub(super) struct Element<'a>(BytesStart<'a>);

/// A document, piece by piece.
pub(super) struct Document<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
}

impl<'a> Document<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, depth: 0 }
    }

    /// The next piece; a document type, an entity of its own and anything broken is an error.
    pub(super) fn next(&mut self) -> Result<Piece<'a>, TableError> {
        loop {
            let event = self.reader.read_event().map_err(|_| TableError::Broken)?;
            return Ok(match event {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        return Err(TableError::Broken);
                    }
                    Piece::Open(Element(start))
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Piece::Close
                }
                Event::Text(text) => Piece::Text(text.xml10_content()),
                Event::CData(text) => Piece::Text(text.into_inner()),
                Event::GeneralRef(name) => match name.resolve_char_ref() {
                    Ok(Some(c)) => Piece::Text(c.to_string().into()),
                    Ok(None) => Piece::Text(entity(&name.into_inner())?.into()),
                    Err(_) => return Err(TableError::Broken),
                },
                Event::Eof => Piece::End,
                Event::DocType(_) => return Err(TableError::Broken),
                _ => continue,
            });
        }
    }

    /// Passes over the rest of the element that was opened last.
    pub(super) fn skip(&mut self) -> Result<(), TableError> {
        let mut open = 1;
        while open > 0 {
            match self.next()? {
                Piece::Open(_) => open += 1,
                Piece::Close => open -= 1,
                Piece::Text(_) => {}
                Piece::End => return Err(TableError::Broken),
            }
        }
        Ok(())
    }

    /// The text of the element that was opened last, that of the elements within it included but
    /// for those of this name.
    pub(super) fn text(&mut self, but: &str) -> Result<String, TableError> {
        let mut text = String::new();
        let mut open = 1;
        while open > 0 {
            match self.next()? {
                Piece::Open(element) if element.name() == but => self.skip()?,
                Piece::Open(_) => open += 1,
                Piece::Close => open -= 1,
                Piece::Text(piece) => text.push_str(&piece),
                Piece::End => return Err(TableError::Broken),
            }
        }
        Ok(text)
    }
}

impl Element<'_> {
    /// Its name without prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// An attribute by its name, prefix included.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let found = self.0.attributes().with_checks(false).flatten().find(|it| it.key.0 == name)?;
        let value = found.normalized_value(quick_xml::XmlVersion::Implicit1_0);
        value.ok().map(Cow::into_owned)
    }

    /// An attribute as a number.
    pub(super) fn count(&self, name: &str) -> Option<u32> {
        self.get(name)?.trim().parse().ok()
    }
}

fn entity(name: &str) -> Result<&'static str, TableError> {
    match name {
        "amp" => Ok("&"),
        "lt" => Ok("<"),
        "gt" => Ok(">"),
        "quot" => Ok("\""),
        "apos" => Ok("'"),
        _ => Err(TableError::Broken),
    }
}
