//! SVG: foreign art made safe, and texts put into an image and taken out of it.

mod allowed;
mod bake;
mod clean;
mod css;
mod rules;
mod work;

#[cfg(test)]
mod bake_tests;
#[cfg(test)]
mod tests;

use std::fmt;

pub use bake::{Baked, SvgTemplate, Version, extract, remove};
pub use clean::{CleanSvg, Removal, RemovalKind, clean};

use super::xml::XmlError;

/// Longest art that is read: 2 MiB.
pub const MAX_ART: usize = 2 * 1024 * 1024;

/// Longest baked file that is read: 8 MiB, for a credential may carry images of its own.
pub const MAX_BAKED: usize = 8 * 1024 * 1024;

/// How deep elements may lie in each other, where each reference (`use`, `mask`, …) counts as a step down.
pub const MAX_DEPTH: usize = 64;

/// Most elements a drawing may come to when every reference is followed at every place.
pub const MAX_WORK: u64 = 200_000;

const SVG: &str = "http://www.w3.org/2000/svg";
const XLINK: &str = "http://www.w3.org/1999/xlink";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// Why bytes are no SVG that we read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SvgError {
    /// It is longer than [`MAX_ART`] or, when baked, [`MAX_BAKED`].
    TooLong,
    /// It is not UTF-8.
    NotUtf8,
    /// It is not XML that we read.
    Xml(XmlError),
    /// Its outermost element is not `<svg>`.
    NotSvg,
    /// It has neither a sound `viewBox` nor a width and a height.
    NoSize,
    /// Elements lie deeper in each other than [`MAX_DEPTH`].
    TooDeep,
    /// Drawing it would mean more than [`MAX_WORK`] elements.
    TooMuch,
    /// An element refers to itself, by itself or through others; here is its `id`.
    Circle(String),
}

impl From<XmlError> for SvgError {
    fn from(error: XmlError) -> SvgError {
        SvgError::Xml(error)
    }
}

impl fmt::Display for SvgError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SvgError::TooLong => {
                write!(f, "it is longer than we read ({} MiB for art)", MAX_ART / 1024 / 1024)
            }
            SvgError::NotUtf8 => write!(f, "it is not UTF-8 text"),
            SvgError::Xml(error) => error.fmt(f),
            SvgError::NotSvg => write!(f, "its outermost element is not <svg>"),
            SvgError::NoSize => {
                write!(f, "it has no size: give <svg> a viewBox, or a width and a height")
            }
            SvgError::TooDeep => {
                write!(f, "its elements lie more than {MAX_DEPTH} deep in each other")
            }
            SvgError::TooMuch => write!(f, "drawing it would mean more than {MAX_WORK} elements"),
            SvgError::Circle(id) => write!(f, "the element `{id}` refers to itself"),
        }
    }
}

impl std::error::Error for SvgError {}

/// The text of a file, without the mark of byte order.
fn text(bytes: &[u8], longest: usize) -> Result<&str, SvgError> {
    if bytes.len() > longest {
        return Err(SvgError::TooLong);
    }
    std::str::from_utf8(bytes).map_err(|_| SvgError::NotUtf8)
}

/// The value of an attribute without namespace. The parser's own question takes any namespace for an answer.
fn plain<'a>(node: roxmltree::Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes()
        .find(|attribute| attribute.namespace().is_none() && attribute.name() == name)
        .map(|attribute| attribute.value())
}
