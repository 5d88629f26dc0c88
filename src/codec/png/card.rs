//! A share card: a picture in the middle of a plain ground. No text, so that it needs no fonts and
//! serves every language.

use std::collections::BTreeMap;

use png::{BitDepth, ColorType, Compression, Encoder, Filter};

use super::PngError;
use super::pixels::{Image, read};

/// The ground that a picture stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ground {
    /// Width of the card, in pixels.
    pub width: u32,
    /// Height of the card, in pixels.
    pub height: u32,
    /// Its colour: red, green, blue.
    pub field: [u8; 3],
    /// The colour of the band at its foot.
    pub band: [u8; 3],
    /// Height of that band, in pixels.
    pub foot: u32,
}

/// Draws a picture in the middle of a ground, above the band. A picture that is wider or higher than
/// the field is scaled down to leave a margin. The same picture gives the same bytes.
pub fn card(picture: &[u8], ground: Ground) -> Result<Vec<u8>, PngError> {
    let Ground { width, height, field, band, foot } = ground;
    let image = fitted(read(picture)?, width as usize, height.saturating_sub(foot) as usize);
    let (width, height, foot) = (width as usize, height as usize, foot.min(height) as usize);
    let mut pixels = vec![field; width * height];
    pixels[width * (height - foot)..].fill(band);
    let (left, top) = ((width - image.width) / 2, (height - foot - image.height) / 2);
    for (row, line) in image.pixels.chunks_exact(image.width).enumerate() {
        let start = (top + row) * width + left;
        for (below, above) in pixels[start..start + image.width].iter_mut().zip(line) {
            *below = over(*above, *below);
        }
    }
    encode(ground, &pixels)
}

/// The picture as it is when the field holds it, or else scaled to nine tenths of the field.
fn fitted(image: Image, width: usize, height: usize) -> Image {
    if image.width <= width && image.height <= height {
        return image;
    }
    let (wide, high) = (width * 9 / 10, height * 9 / 10);
    let by_width = image.width * high > image.height * wide;
    let (to_width, to_height) = if by_width {
        (wide, image.height * wide / image.width)
    } else {
        (image.width * high / image.height, high)
    };
    image.resized(to_width.max(1), to_height.max(1))
}

/// A colour with its alpha over an opaque one.
fn over([r, g, b, a]: [u8; 4], below: [u8; 3]) -> [u8; 3] {
    match a {
        0 => return below,
        255 => return [r, g, b],
        _ => {}
    }
    let mix = |above: u8, below: u8| {
        let sum = u32::from(above) * u32::from(a) + u32::from(below) * (255 - u32::from(a));
        u8::try_from((sum + 127) / 255).expect("a mean of two bytes is a byte")
    };
    [mix(r, below[0]), mix(g, below[1]), mix(b, below[2])]
}

/// Fast rather than small: a palette, each row by its difference from the one above, makes flat art
/// a few tens of kilobytes in a fifth of a millisecond.
fn encode(ground: Ground, pixels: &[[u8; 3]]) -> Result<Vec<u8>, PngError> {
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, ground.width, ground.height);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Fast);
    // Edges of flat art have a few colours too many, which nobody can tell from their neighbours.
    let width = ground.width as usize;
    let palette = (0..3).find_map(|bits| indexed(pixels, width, bits));
    let data = if let Some((palette, numbers)) = palette {
        encoder.set_color(ColorType::Indexed);
        encoder.set_palette(palette);
        encoder.set_filter(Filter::Up);
        numbers
    } else {
        encoder.set_color(ColorType::Rgb);
        encoder.set_filter(Filter::Adaptive);
        pixels.concat()
    };
    let mut writer = encoder.write_header().map_err(|_| PngError::Pixels)?;
    writer.write_image_data(&data).map_err(|_| PngError::Pixels)?;
    writer.finish().map_err(|_| PngError::Pixels)?;
    Ok(out)
}

/// The palette, and the number of each pixel in it, once the last `bits` of each colour are dropped;
/// `None` when more than 256 colours are left.
fn indexed(pixels: &[[u8; 3]], width: usize, bits: u8) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut known: BTreeMap<[u8; 3], u8> = BTreeMap::new();
    let mut palette = Vec::new();
    let mut numbers: Vec<u8> = Vec::with_capacity(pixels.len());
    let mut above: &[[u8; 3]] = &[];
    for line in pixels.chunks(width.max(1)) {
        // Most lines of a card are like the one above, and most neighbours share their colour.
        if line == above {
            numbers.extend_from_within(numbers.len() - line.len()..);
            continue;
        }
        for run in line.chunk_by(PartialEq::eq) {
            let colour = run[0].map(|value| dropped(value, bits));
            let number = if let Some(number) = known.get(&colour) {
                *number
            } else {
                let number = u8::try_from(known.len()).ok()?;
                known.insert(colour, number);
                palette.extend(colour);
                number
            };
            numbers.resize(numbers.len() + run.len(), number);
        }
        above = line;
    }
    Some((palette, numbers))
}

/// A value whose last bits are those that it begins with: white stays white, black stays black.
fn dropped(value: u8, bits: u8) -> u8 {
    let low = (1 << bits) - 1;
    (value & !low) | (value.rotate_left(u32::from(bits)) & low)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::png::dimensions;

    const GROUND: Ground =
        Ground { width: 60, height: 32, field: [232, 238, 247], band: [27, 75, 143], foot: 2 };

    fn picture(width: usize, height: usize, pixel: impl Fn(usize, usize) -> [u8; 4]) -> Vec<u8> {
        let mut out = Vec::new();
        let side = |length: usize| u32::try_from(length).unwrap();
        let mut encoder = Encoder::new(&mut out, side(width), side(height));
        encoder.set_color(ColorType::Rgba);
        let mut writer = encoder.write_header().unwrap();
        let places = (0..width * height).map(|at| (at % width, at / width));
        let data: Vec<u8> = places.flat_map(|(x, y)| pixel(x, y)).collect();
        writer.write_image_data(&data).unwrap();
        writer.finish().unwrap();
        out
    }

    #[test]
    fn a_picture_stands_in_the_middle_of_its_ground() {
        let dot = picture(10, 10, |x, _| if x < 5 { [255, 0, 0, 255] } else { [0; 4] });
        let made = card(&dot, GROUND).unwrap();
        assert_eq!(dimensions(&made).unwrap(), (60, 32));
        let image = read(&made).unwrap();
        let at = |x: usize, y: usize| image.pixels[y * 60 + x];
        let [r, g, b] = GROUND.field;
        assert_eq!(at(0, 0), [r, g, b, 255]);
        assert_eq!(at(25, 10), [255, 0, 0, 255]);
        assert_eq!(at(24, 10), [r, g, b, 255]);
        assert_eq!(at(29, 19), [255, 0, 0, 255]);
        assert_eq!(at(30, 19), [r, g, b, 255], "what is clear shows the ground");
        assert_eq!(at(29, 20), [r, g, b, 255]);
        assert_eq!(at(59, 31), [27, 75, 143, 255]);
        assert_eq!(at(0, 30), [27, 75, 143, 255]);
        assert_eq!(at(0, 29), [r, g, b, 255]);
        assert_eq!(made, card(&dot, GROUND).unwrap());
    }

    #[test]
    fn a_large_picture_is_made_to_fit() {
        for (width, height) in [(200, 200), (300, 20), (20, 300), (2000, 1)] {
            let made = card(&picture(width, height, |_, _| [9, 9, 9, 255]), GROUND).unwrap();
            let image = read(&made).unwrap();
            assert_eq!((image.width, image.height), (60, 32));
            assert_eq!(image.pixels[0], [232, 238, 247, 255], "a margin is left");
            assert_eq!(image.pixels[14 * 60 + 29], [9, 9, 9, 255]);
        }
    }

    #[test]
    fn many_colours_lose_at_most_what_nobody_sees() {
        let near = |one: u8, two: u8| one.abs_diff(two) <= 4;
        for step in [1, 7, 53] {
            let colour = |x: usize, y: usize| {
                let value = u8::try_from((x * step + y * 3) % 256).unwrap();
                [value, 255 - value, value / 2, 255]
            };
            let image = read(&card(&picture(30, 30, colour), GROUND).unwrap()).unwrap();
            for (x, y) in [(0, 0), (29, 29), (13, 7)] {
                let (made, meant) = (image.pixels[y * 60 + 15 + x], colour(x, y));
                assert!(made.iter().zip(meant).all(|(made, meant)| near(*made, meant)), "{step}");
            }
        }
    }

    #[test]
    fn colours_mix_by_their_alpha() {
        assert_eq!(over([10, 20, 30, 255], [1, 2, 3]), [10, 20, 30]);
        assert_eq!(over([10, 20, 30, 0], [1, 2, 3]), [1, 2, 3]);
        assert_eq!(over([255, 0, 0, 128], [0, 0, 0]), [128, 0, 0]);
    }
}
