//! How many pixels a drawing touches, known before it is drawn: the renderer allocates what it is told to.

use resvg::usvg::filter::Kind;
use resvg::usvg::{Fill, Group, Node, Paint, Path, Rect, Stroke, Transform, Tree};

use super::RasterError;

/// Most pixels that shapes, layers, filters and images touch together.
const MAX_TOUCHED: f64 = 1_073_741_824.0;

/// Most pixels that are in memory at once: half a gigabyte of them.
const MAX_HELD: f64 = 134_217_728.0;

/// Layers may be larger than the canvas, by this factor of its area (`resvg` clips them to it).
const LAYER: f64 = 25.0;

/// Refuses what would touch or hold too many pixels.
pub(super) fn limit(tree: &Tree, side: u32, scale: f32) -> Result<(), RasterError> {
    let canvas = f64::from(side) * f64::from(side);
    let mut cost = Cost { canvas, touched: 0.0 };
    cost.group(tree.root(), Transform::from_scale(scale, scale), canvas)
}

struct Cost {
    /// Pixels of the canvas.
    canvas: f64,
    touched: f64,
}

impl Cost {
    /// `outer` is what maps the space of this tree to pixels; `held` is what is in memory already.
    fn group(&mut self, group: &Group, outer: Transform, mut held: f64) -> Result<(), RasterError> {
        if group.should_isolate() {
            let layer = area(group.abs_layer_bounding_box().to_rect(), outer)
                .min(self.canvas * LAYER)
                + 16.0;
            // The layer itself, and one of the same size for each clip and mask.
            let mut sheets = 1.0;
            let mut clip = group.clip_path();
            while let Some(path) = clip {
                sheets += 1.0;
                self.group(
                    path.root(),
                    outer.pre_concat(group.abs_transform()),
                    held + layer * sheets,
                )?;
                clip = path.clip_path();
            }
            let mut mask = group.mask();
            while let Some(inner) = mask {
                sheets += 1.0;
                self.group(
                    inner.root(),
                    outer.pre_concat(group.abs_transform()),
                    held + layer * sheets,
                )?;
                mask = inner.mask();
            }
            for filter in group.filters() {
                for primitive in filter.primitives() {
                    let times = self.primitive(
                        primitive.kind(),
                        outer.pre_concat(group.abs_transform()),
                        held,
                    )?;
                    // Every result of a filter is kept until its end.
                    sheets += 2.0;
                    self.touch(layer * times, 0.0)?;
                }
            }
            held += layer * sheets;
            self.touch(layer * sheets, held)?;
        }
        for child in group.children() {
            match child {
                Node::Group(group) => self.group(group, outer, held)?,
                Node::Path(path) => self.path(path, outer, held)?,
                Node::Image(image) => {
                    let pixels = f64::from(image.size().width()) * f64::from(image.size().height());
                    self.touch(pixels * 4.0 + self.canvas, held + pixels * 2.0)?;
                }
                Node::Text(_) => {}
            }
        }
        Ok(())
    }

    fn path(&mut self, path: &Path, outer: Transform, held: f64) -> Result<(), RasterError> {
        let shape = area(path.abs_stroke_bounding_box(), outer).min(self.canvas);
        self.touch(shape + 16.0, held)?;
        let paints = [path.fill().map(Fill::paint), path.stroke().map(Stroke::paint)];
        for paint in paints.into_iter().flatten() {
            if let Paint::Pattern(pattern) = paint {
                // As the renderer does it: the content is drawn once for each shape, at the scale of the shape.
                let (x, y) = outer
                    .pre_concat(path.abs_transform())
                    .pre_concat(pattern.transform())
                    .get_scale();
                let inner = Transform::from_scale(x, y);
                let tile = area(pattern.rect().to_rect(), inner);
                self.touch(tile, held + tile)?;
                self.group(pattern.root(), inner, held + tile)?;
            }
        }
        Ok(())
    }

    /// How often a filter primitive visits each pixel.
    fn primitive(&mut self, kind: &Kind, outer: Transform, held: f64) -> Result<f64, RasterError> {
        Ok(match kind {
            Kind::Turbulence(turbulence) => 16.0 * f64::from(turbulence.num_octaves().max(1)),
            Kind::ConvolveMatrix(convolve) => {
                f64::from(convolve.matrix().columns()) * f64::from(convolve.matrix().rows())
            }
            Kind::Morphology(morphology) => {
                let (x, y) = outer.get_scale();
                let reach =
                    |radius: f32, scale: f32| 2.0 * f64::from(radius) * f64::from(scale) + 1.0;
                (reach(morphology.radius_x().get(), x) * reach(morphology.radius_y().get(), y))
                    .min(self.canvas)
            }
            Kind::Image(image) => {
                self.group(image.root(), outer, held)?;
                4.0
            }
            _ => 4.0,
        })
    }

    fn touch(&mut self, pixels: f64, held: f64) -> Result<(), RasterError> {
        self.touched += pixels;
        // Written so that what is not a number is refused as well.
        if self.touched <= MAX_TOUCHED && held <= MAX_HELD {
            Ok(())
        } else {
            Err(RasterError::TooMuch)
        }
    }
}

/// The pixels of a box once it is mapped; a turned box counts with its corners.
fn area(rect: Rect, map: Transform) -> f64 {
    rect.transform(map).map_or(0.0, |rect| f64::from(rect.width()) * f64::from(rect.height()))
}
