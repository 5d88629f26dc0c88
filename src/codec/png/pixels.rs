//! Pixels of a PNG: read within limits, squared, scaled down, written small.

use std::collections::BTreeMap;
use std::io::Cursor;

use png::{BitDepth, ColorType, Compression, Decoder, Encoder, Filter, Limits, Transformations};

use super::{MAX_SIDE, PngError, dimensions};

/// A square copy of an image, at most `side` pixels wide: padded transparently, centred, scaled down when larger.
///
/// Nothing but pixels survives: no text, no time, no profile of colours (they are taken as sRGB). The same image
/// gives the same bytes.
pub fn square(png: &[u8], side: u32) -> Result<Vec<u8>, PngError> {
    let image = read(png)?;
    let longest = image.width.max(image.height);
    let side = longest.min(side.clamp(1, MAX_SIDE) as usize);
    let scaled = |length: usize| ((length * side + longest / 2) / longest).max(1);
    let (width, height) = (scaled(image.width), scaled(image.height));
    let image = image.resized(width, height);

    let mut pixels = vec![[0; 4]; side * side];
    let (left, top) = ((side - image.width) / 2, (side - image.height) / 2);
    for (row, line) in image.pixels.chunks_exact(image.width).enumerate() {
        let start = (top + row) * side + left;
        pixels[start..start + image.width].copy_from_slice(line);
    }
    encode(side, &pixels)
}

/// A square image of RGBA pixels as PNG, in the narrowest of palette, RGB and RGBA that loses nothing.
pub(in crate::codec) fn encode(side: usize, pixels: &[[u8; 4]]) -> Result<Vec<u8>, PngError> {
    let mut out = Vec::new();
    let length = u32::try_from(side).map_err(|_| PngError::Pixels)?;
    let mut encoder = Encoder::new(&mut out, length, length);
    encoder.set_compression(Compression::Balanced);
    encoder.set_depth(BitDepth::Eight);
    let data: Vec<u8> = if let Some(palette) = palette(pixels) {
        encoder.set_color(ColorType::Indexed);
        // Neighbouring numbers of a palette mean nothing, so predicting them does not help.
        encoder.set_filter(Filter::NoFilter);
        encoder.set_palette(
            palette.keys().flat_map(|colour| [colour[1], colour[2], colour[3]]).collect::<Vec<_>>(),
        );
        // Colours are ordered by alpha, so the opaque ones come last and need no entry.
        let alphas: Vec<u8> =
            palette.keys().map(|colour| colour[0]).filter(|alpha| *alpha < 255).collect();
        if !alphas.is_empty() {
            encoder.set_trns(alphas);
        }
        // Neighbours share their colour nearly always.
        let mut last = ([0; 4], None);
        let number = |pixel: &[u8; 4]| match last {
            (colour, Some(number)) if colour == *pixel => number,
            _ => {
                let number = palette[&by_alpha(*pixel)];
                last = (*pixel, Some(number));
                number
            }
        };
        pixels.iter().map(number).collect()
    } else if pixels.iter().all(|pixel| pixel[3] == 255) {
        encoder.set_color(ColorType::Rgb);
        pixels.iter().flat_map(|[r, g, b, _]| [*r, *g, *b]).collect()
    } else {
        encoder.set_color(ColorType::Rgba);
        pixels.iter().flatten().copied().collect()
    };
    let mut writer = encoder.write_header().map_err(|_| PngError::Pixels)?;
    writer.write_image_data(&data).map_err(|_| PngError::Pixels)?;
    writer.finish().map_err(|_| PngError::Pixels)?;
    Ok(out)
}

/// An image in memory; pixels row by row, colours not multiplied by alpha.
pub(super) struct Image {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) pixels: Vec<[u8; 4]>,
}

pub(super) fn read(png: &[u8]) -> Result<Image, PngError> {
    dimensions(png)?;
    let bytes = (MAX_SIDE as usize).pow(2) * 8 + 1024 * 1024;
    let mut decoder = Decoder::new_with_limits(Cursor::new(png), Limits { bytes });
    decoder.set_transformations(Transformations::normalize_to_color8());
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    let mut reader = decoder.read_info().map_err(|_| PngError::Pixels)?;
    let mut data = vec![0; reader.output_buffer_size().ok_or(PngError::Pixels)?];
    let frame = reader.next_frame(&mut data).map_err(|_| PngError::Pixels)?;
    data.truncate(frame.buffer_size());
    let pixels: Vec<[u8; 4]> = match frame.color_type {
        ColorType::Grayscale => data.iter().map(|v| [*v, *v, *v, 255]).collect(),
        ColorType::GrayscaleAlpha => {
            data.chunks_exact(2).map(|p| [p[0], p[0], p[0], p[1]]).collect()
        }
        ColorType::Rgb => data.chunks_exact(3).map(|p| [p[0], p[1], p[2], 255]).collect(),
        ColorType::Rgba => data.chunks_exact(4).map(|p| [p[0], p[1], p[2], p[3]]).collect(),
        ColorType::Indexed => return Err(PngError::Pixels),
    };
    let (width, height) = (frame.width as usize, frame.height as usize);
    if pixels.len() != width * height {
        return Err(PngError::Pixels);
    }
    Ok(Image { width, height, pixels })
}

impl Image {
    /// The image scaled down, with the filter of Catmull and Rom stretched over all pixels it covers.
    pub(super) fn resized(self, width: usize, height: usize) -> Image {
        if (width, height) == (self.width, self.height) {
            return self;
        }
        // Row by row first, then column by column; each pass turns the image on its side.
        let turned = scale(self.height, self.width, width, |row, at| {
            multiplied(self.pixels[row * self.width + at])
        });
        let planes = scale(width, self.height, height, |column, at| turned[at * width + column]);
        let at = |x: usize, y: usize| straight(planes[x * height + y]);
        let pixels = (0..width * height).map(|place| at(place % width, place / width)).collect();
        Image { width, height, pixels }
    }
}

/// Each of `lines` lines of `from` pixels as a line of `to` pixels; `pixel` is asked by line and place.
fn scale(
    lines: usize,
    from: usize,
    to: usize,
    pixel: impl Fn(usize, usize) -> [f32; 4],
) -> Vec<[f32; 4]> {
    let windows: Vec<(usize, Vec<f32>)> = (0..to).map(|at| window(at, from, to)).collect();
    let mut out = Vec::with_capacity(lines * to);
    let mut source = Vec::with_capacity(from);
    for line in 0..lines {
        source.clear();
        source.extend((0..from).map(|at| pixel(line, at)));
        for (start, weights) in &windows {
            let mut sum = [0.0; 4];
            for (pixel, weight) in source[*start..].iter().zip(weights) {
                for (sum, value) in sum.iter_mut().zip(pixel) {
                    *sum += value * weight;
                }
            }
            out.push(sum);
        }
    }
    out
}

/// The first source pixel of a target pixel, and the weights of it and its followers; they sum to 1.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sides are at most 4096"
)]
fn window(at: usize, from: usize, to: usize) -> (usize, Vec<f32>) {
    let ratio = from as f32 / to as f32;
    let centre = (at as f32 + 0.5) * ratio;
    let reach = 2.0 * ratio;
    let start = (centre - reach).max(0.0) as usize;
    let end = ((centre + reach).ceil() as usize).min(from);
    let mut weights: Vec<f32> =
        (start..end).map(|pixel| catmull_rom((pixel as f32 + 0.5 - centre) / ratio)).collect();
    let total: f32 = weights.iter().sum();
    for weight in &mut weights {
        *weight /= total;
    }
    (start, weights)
}

/// A polynomial, unlike the sine of Lanczos: it gives the same bits on every machine.
fn catmull_rom(x: f32) -> f32 {
    let x = x.abs();
    if x < 1.0 {
        (1.5 * x - 2.5) * x * x + 1.0
    } else if x < 2.0 {
        ((-0.5 * x + 2.5) * x - 4.0) * x + 2.0
    } else {
        0.0
    }
}

/// Colours multiplied by alpha, so that the hidden colour of clear pixels does not bleed into the edge.
fn multiplied([r, g, b, a]: [u8; 4]) -> [f32; 4] {
    let alpha = f32::from(a);
    let colour = |value: u8| f32::from(value) * alpha / 255.0;
    [colour(r), colour(g), colour(b), alpha]
}

/// Back from colours multiplied by alpha; a clear pixel has no colour.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=255")]
fn straight([r, g, b, a]: [f32; 4]) -> [u8; 4] {
    let byte = |value: f32| (value + 0.5).clamp(0.0, 255.0) as u8;
    let alpha = byte(a);
    if alpha == 0 {
        return [0; 4];
    }
    let colour = |value: f32| byte(value * 255.0 / a.min(255.0));
    [colour(r), colour(g), colour(b), alpha]
}

/// The number of each colour (alpha first), when there are at most 256.
fn palette(pixels: &[[u8; 4]]) -> Option<BTreeMap<[u8; 4], u8>> {
    let mut palette = BTreeMap::new();
    let mut last = None;
    for pixel in pixels {
        if last != Some(pixel) {
            palette.insert(by_alpha(*pixel), 0);
            last = Some(pixel);
        }
        if palette.len() > 256 {
            return None;
        }
    }
    palette.values_mut().zip(0..=255).for_each(|(number, at)| *number = at);
    Some(palette)
}

fn by_alpha([r, g, b, a]: [u8; 4]) -> [u8; 4] {
    [a, r, g, b]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noise(side: usize) -> Vec<[u8; 4]> {
        let mut state = 7u32;
        (0..side * side)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                state.to_be_bytes()
            })
            .collect()
    }

    #[test]
    fn every_form_of_colour_keeps_every_pixel() {
        let opaque: Vec<[u8; 4]> =
            noise(40).into_iter().map(|[r, g, b, _]| [r, g, b, 255]).collect();
        let flat: Vec<[u8; 4]> =
            (0..1600).map(|at| if at % 3 == 0 { [0, 0, 0, 0] } else { [9, 8, 7, 255] }).collect();
        let plain = vec![[1, 2, 3, 255]; 1600];
        for (pixels, colour) in [(noise(40), 6), (opaque, 2), (flat, 3), (plain, 3)] {
            let png = encode(40, &pixels).unwrap();
            assert_eq!(png[25], colour);
            assert!(read(&png).unwrap().pixels == pixels);
            assert_eq!(square(&png, 40).unwrap(), png);
        }
    }

    #[test]
    fn scaling_keeps_a_plain_colour_and_the_edges_of_clear_parts() {
        // Left half red, right half clear with green hidden below.
        let pixels: Vec<[u8; 4]> = (0..10_000)
            .map(|at| if at % 100 < 50 { [255, 0, 0, 255] } else { [0, 255, 0, 0] })
            .collect();
        let png = encode(100, &pixels).unwrap();
        let small = read(&square(&png, 30).unwrap()).unwrap();
        assert_eq!((small.width, small.height), (30, 30));
        assert_eq!(small.pixels[0], [255, 0, 0, 255]);
        assert_eq!(small.pixels[29], [0; 4]);
        assert!(
            small.pixels.iter().all(|[r, g, b, a]| (*a == 0 || *r == 255) && *g == 0 && *b == 0)
        );
    }

    #[test]
    fn what_is_not_square_is_centred_on_clear_ground() {
        let mut png = Vec::new();
        let mut encoder = Encoder::new(&mut png, 40, 20);
        encoder.set_color(ColorType::Grayscale);
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&[77; 800]).unwrap();
        writer.finish().unwrap();
        for (side, got, top) in [(100, 40, 10), (20, 20, 5)] {
            let image = read(&square(&png, side).unwrap()).unwrap();
            assert_eq!((image.width, image.height), (got, got));
            let row = |y: usize| image.pixels[y * got];
            assert_eq!(
                [row(top - 1), row(top), row(got - top - 1), row(got - top)],
                [[0; 4], [77, 77, 77, 255], [77, 77, 77, 255], [0; 4]]
            );
        }
        assert!(square(&png, 0).is_ok());
    }
}
