//! An SVG drawn as a square PNG: no fonts of the machine, no files, no network, bounded work.

mod cost;

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, PremultipliedColorU8, Transform};
use resvg::usvg::{ImageHrefResolver, ImageKind, Options, Tree};

use super::png;
use super::svg::{self, SvgError};
use super::xml::{self, Doctype};

/// Longest side that is drawn, in pixels.
pub const MAX_SIDE: u32 = 2048;

/// Draws art into a square of `side` pixels, centred on clear ground.
///
/// The art is cleaned first, whoever wrote it. Text is not drawn, for that would take fonts: outline it. The same art
/// gives the same bytes on one machine; processors may differ in the last bit of an edge.
pub fn svg_to_png(svg: &str, side: u32) -> Result<Vec<u8>, RasterError> {
    if !(1..=MAX_SIDE).contains(&side) {
        return Err(RasterError::Side(side));
    }
    let art = svg::clean(svg.as_bytes())?;
    // The renderer guards itself with assertions here and there; one of them must not take the build along.
    let pixmap = catch_unwind(AssertUnwindSafe(|| draw(art.as_str(), side)))
        .unwrap_or(Err(RasterError::Undrawable))?;
    let pixels: Vec<[u8; 4]> = pixmap
        .pixels()
        .iter()
        .map(PremultipliedColorU8::demultiply)
        .map(|colour| [colour.red(), colour.green(), colour.blue(), colour.alpha()])
        .collect();
    png::encode(side as usize, &pixels).map_err(|_| RasterError::Undrawable)
}

/// Why a drawing was not made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RasterError {
    /// The art is no SVG that we read.
    Svg(SvgError),
    /// The side is zero or more than [`MAX_SIDE`].
    Side(u32),
    /// Its layers, patterns, filters and images would touch more pixels than we draw.
    TooMuch,
    /// The renderer gave up.
    Undrawable,
}

impl From<SvgError> for RasterError {
    fn from(error: SvgError) -> RasterError {
        RasterError::Svg(error)
    }
}

impl fmt::Display for RasterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RasterError::Svg(error) => error.fmt(f),
            RasterError::Side(side) => {
                write!(f, "a side of {side} pixels is not between 1 and {MAX_SIDE}")
            }
            RasterError::TooMuch => {
                write!(f, "its layers, patterns, filters and images are too much work to draw")
            }
            RasterError::Undrawable => write!(f, "it cannot be drawn"),
        }
    }
}

impl std::error::Error for RasterError {}

fn draw(svg: &str, side: u32) -> Result<Pixmap, RasterError> {
    let document = xml::parse(svg, Doctype::Refused).map_err(SvgError::from)?;
    let options = Options { image_href_resolver: embedded_only(), ..Options::default() };
    let tree = Tree::from_xmltree(&document, &options).map_err(|_| RasterError::Undrawable)?;
    let (width, height) = (tree.size().width(), tree.size().height());
    #[expect(clippy::cast_precision_loss, reason = "a side is at most 2048")]
    let side_f = side as f32;
    let scale = side_f / width.max(height);
    let (left, top) = ((side_f - width * scale) / 2.0, (side_f - height * scale) / 2.0);
    if !scale.is_normal() {
        return Err(RasterError::Undrawable);
    }
    cost::limit(&tree, side, scale)?;
    let mut pixmap = Pixmap::new(side, side).ok_or(RasterError::Undrawable)?;
    resvg::render(
        &tree,
        Transform::from_row(scale, 0.0, 0.0, scale, left, top),
        &mut pixmap.as_mut(),
    );
    Ok(pixmap)
}

/// Images inside the file only, PNG and JPEG only: the renderer's own choice would open files by name.
fn embedded_only() -> ImageHrefResolver<'static> {
    ImageHrefResolver {
        resolve_data: Box::new(|_, data: Arc<Vec<u8>>, _| match data.as_slice() {
            bytes if png::dimensions(bytes).is_ok() => Some(ImageKind::PNG(data)),
            [0xff, 0xd8, 0xff, ..] => Some(ImageKind::JPEG(data)),
            _ => None,
        }),
        resolve_string: Box::new(|_, _| None),
    }
}

#[cfg(test)]
mod tests;
