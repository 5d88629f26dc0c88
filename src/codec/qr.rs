//! QR codes (ISO/IEC 18004) of texts that differ in one number, as small PNG files.
//!
//! With its size, level and mask held fixed, a code is an affine map of its text over GF(2): the
//! error correction of Reed and Solomon, the places of the modules and the mask are sums without
//! carry. So a few codes are drawn, and the code of any other number is theirs, added up: a
//! hundred times quicker than drawing it, since drawing also weighs every mask (fast_qr does so
//! even when it is told which one).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use fast_qr::qr::QRCodeError;
use fast_qr::{ECL, Mask, Mode, QRBuilder, QRCode};

/// Light modules around a code (ISO/IEC 18004, 5.3.8: four).
const QUIET: usize = 4;
/// Hexadecimal figures of a number.
const PLACES: usize = 32;
/// What a figure can be.
const FIGURES: usize = 16;

/// Draws the codes of texts that differ in one number.
#[derive(Debug, Clone)]
pub struct Series {
    /// Pixels on a side, the quiet zone included.
    side: usize,
    /// The picture of number 0: lines of a PNG (PNG §7.2), padded to whole words.
    zero: Vec<u64>,
    /// By place, the lowest first, then by figure: what that figure changes in the picture of 0.
    changes: Vec<u64>,
}

impl Series {
    /// The codes of what `text` says of each number, at level M (a seventh of a code may be lost).
    /// In a text, each hexadecimal figure of the number stands once, in lower case, and nothing
    /// else hangs on the number. `None` when a text is too long for a code (2,331 bytes).
    pub fn new(text: impl Fn(u128) -> String) -> Option<Self> {
        let first = draw(text(0), None).ok()?;
        let side = first.size + 2 * QUIET;
        let picture = |number: u128| {
            let code = draw(text(number), first.mask).expect("the texts are of one length");
            assert_eq!(code.size, first.size, "the texts are of one length");
            lines(&code)
        };
        let zero = lines(&first);
        let words = zero.len();
        let mut changes = vec![0; PLACES * FIGURES * words];
        for place in 0..PLACES {
            let own = &mut changes[place * FIGURES * words..][..FIGURES * words];
            // ASCII: 1, 2, 4 and 8 differ from 0 in one bit each, and `a` in three others. Every
            // figure differs from 0 in a sum of these.
            for figure in [1, 2, 4, 8, 0xa] {
                let drawn = picture((figure as u128) << (4 * place));
                let line = &mut own[figure * words..][..words];
                line.copy_from_slice(&drawn);
                add(line, &zero);
            }
            for figure in [3, 5, 6, 7, 9, 0xb, 0xc, 0xd, 0xe, 0xf] {
                for part in parts(figure) {
                    let (low, high) = own.split_at_mut(figure * words);
                    add(&mut high[..words], &low[part * words..][..words]);
                }
            }
        }
        Some(Self { side, zero, changes })
    }

    /// Pixels on a side of each picture, the quiet zone included.
    pub fn side(&self) -> usize {
        self.side
    }

    /// The code of a number: black on white, one pixel a module.
    pub fn png(&self, number: u128) -> Vec<u8> {
        let words = self.zero.len();
        let mut lines = self.zero.clone();
        for place in 0..PLACES {
            let figure = (number >> (4 * place) & 0xf) as usize;
            if figure != 0 {
                add(&mut lines, &self.changes[(place * FIGURES + figure) * words..][..words]);
            }
        }
        let bytes: Vec<u8> = lines.iter().flat_map(|word| word.to_ne_bytes()).collect();
        png(self.side, &bytes[..self.side * line_length(self.side)])
    }

    /// The code of a number as an address that holds the whole picture (RFC 2397).
    pub fn data_address(&self, number: u128) -> String {
        let mut out = String::with_capacity(1_024);
        out.push_str("data:image/png;base64,");
        STANDARD.encode_string(self.png(number), &mut out);
        out
    }
}

/// The figures among 1, 2, 4, 8 and `a` whose changes add up to this figure's.
fn parts(figure: usize) -> impl Iterator<Item = usize> {
    // The letters are 0x61 to 0x66, and `a` itself is the first of them.
    let bits = if figure < 0xa { figure } else { (figure - 9) ^ 1 };
    let letter = (figure >= 0xa).then_some(0xa);
    [1, 2, 4, 8].into_iter().filter(move |bit| bits & bit != 0).chain(letter)
}

fn add(sum: &mut [u64], other: &[u64]) {
    for (word, other) in sum.iter_mut().zip(other) {
        *word ^= other;
    }
}

fn draw(text: String, mask: Option<Mask>) -> Result<QRCode, QRCodeError> {
    let mut builder = QRBuilder::new(text);
    builder.mode(Mode::Byte).ecl(ECL::M);
    if let Some(mask) = mask {
        builder.mask(mask);
    }
    builder.build()
}

/// Bytes of one line of a PNG of one bit a pixel: the filter, then the pixels.
fn line_length(side: usize) -> usize {
    1 + side.div_ceil(8)
}

/// The picture of a code: for each line no filter, then the pixels, where 1 is white.
fn lines(code: &QRCode) -> Vec<u64> {
    let side = code.size + 2 * QUIET;
    let mut bytes = Vec::with_capacity(side * line_length(side) + 8);
    for y in 0..side {
        bytes.push(0);
        let dark = |x: usize| {
            let (Some(y), Some(x)) = (y.checked_sub(QUIET), x.checked_sub(QUIET)) else {
                return false;
            };
            y < code.size && x < code.size && code[y][x].value()
        };
        for from in (0..side).step_by(8) {
            let bit = |at: usize| u8::from(!dark(from + at)) << (7 - at);
            bytes.push((0..8).map(bit).sum());
        }
    }
    bytes.resize(bytes.len().next_multiple_of(8), 0);
    bytes.chunks_exact(8).map(|it| u64::from_ne_bytes(it.try_into().expect("eight"))).collect()
}

/// A PNG of one bit a pixel, its data stored: a code is noise, which does not shrink.
fn png(side: usize, lines: &[u8]) -> Vec<u8> {
    let side = u8::try_from(side).expect("a code has at most 185 pixels on a side");
    let length = u16::try_from(lines.len()).expect("a code has at most 4,625 bytes");
    let mut out = Vec::with_capacity(lines.len() + 80);
    out.extend_from_slice(b"\x89PNG\r\n\x1a\n");
    // Width, height, one bit, grey, the only compression and filter, not interlaced (PNG §11.2.1).
    chunk(&mut out, *b"IHDR", &[&[0, 0, 0, side, 0, 0, 0, side, 1, 0, 0, 0, 0]]);
    // The head of zlib (RFC 1950), one last block that is stored (RFC 1951, 3.2.4), the checksum.
    let [a, b] = length.to_le_bytes();
    let head = [0x78, 0x01, 1, a, b, !a, !b];
    chunk(&mut out, *b"IDAT", &[&head, lines, &adler32(lines).to_be_bytes()]);
    chunk(&mut out, *b"IEND", &[]);
    out
}

fn chunk(out: &mut Vec<u8>, name: [u8; 4], parts: &[&[u8]]) {
    let length: usize = parts.iter().map(|part| part.len()).sum();
    out.extend(u32::try_from(length).expect("a code is small").to_be_bytes());
    let from = out.len();
    out.extend(name);
    for part in parts {
        out.extend_from_slice(part);
    }
    let checksum = crc32fast::hash(&out[from..]);
    out.extend(checksum.to_be_bytes());
}

/// The checksum of zlib (RFC 1950, section 9), for at most 5,552 bytes: no sum overflows before.
fn adler32(bytes: &[u8]) -> u32 {
    let (mut a, mut b) = (1_u32, 0_u32);
    for byte in bytes {
        a += u32::from(*byte);
        b += a;
    }
    ((b % 65_521) << 16) | (a % 65_521)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(number: u128) -> String {
        format!("https://badges.example/awards/{number:032x}.html")
    }

    /// Numbers with every figure at every place.
    fn numbers() -> impl Iterator<Item = u128> {
        let uneven = 0x0123_4567_89ab_cdef_fedc_ba98_7654_3210;
        (0..32).map(move |turn| u128::rotate_left(uneven, 4 * turn)).chain([0, u128::MAX])
    }

    /// The pixels of a PNG, read by another hand.
    fn pixels(png: &[u8]) -> (usize, Vec<bool>) {
        let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
        let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut bytes).unwrap();
        reader.finish().unwrap();
        assert_eq!((info.width, info.bit_depth), (info.height, png::BitDepth::One));
        let side = info.width as usize;
        let white = |at: usize| {
            let (y, x) = (at / side, at % side);
            bytes[y * info.line_size + x / 8] >> (7 - x % 8) & 1 == 1
        };
        (side, (0..side * side).map(white).collect())
    }

    #[test]
    fn what_is_added_up_is_what_would_be_drawn() {
        let series = Series::new(text).unwrap();
        let mask = draw(text(0), None).unwrap().mask;
        for number in numbers() {
            let drawn = lines(&draw(text(number), mask).unwrap());
            let bytes: Vec<u8> = drawn.iter().flat_map(|word| word.to_ne_bytes()).collect();
            let length = series.side * line_length(series.side);
            assert_eq!(series.png(number), png(series.side, &bytes[..length]), "{number:x}");
        }
    }

    #[test]
    fn another_reader_reads_every_code() {
        for (before, side) in [("", 41), (&*"long/".repeat(20), 57)] {
            let text = |number: u128| format!("https://b.example/{before}{number:032x}");
            let series = Series::new(text).unwrap();
            assert_eq!(series.side(), side);
            for number in numbers() {
                let (side, white) = pixels(&series.png(number));
                let grey = |x, y| if white[y * side + x] { 255 } else { 0 };
                // Three pixels a module, as a camera would see it at its farthest.
                let mut image =
                    rqrr::PreparedImage::prepare_from_greyscale(3 * side, 3 * side, |x, y| {
                        grey(x / 3, y / 3)
                    });
                let grids = image.detect_grids();
                let [grid] = &grids[..] else { panic!("{} codes", grids.len()) };
                assert_eq!(grid.decode().unwrap().1, text(number));
            }
        }
    }

    #[test]
    fn the_zone_around_a_code_is_quiet() {
        let (side, white) = pixels(&Series::new(text).unwrap().png(7));
        let edge = |at: usize| at < QUIET || at >= side - QUIET;
        for (at, white) in white.iter().enumerate() {
            assert!(*white || !(edge(at % side) || edge(at / side)));
        }
        assert!(!white[QUIET * side + QUIET], "a code begins in its corner");
    }

    #[test]
    fn a_code_is_small_and_a_text_too_long_has_none() {
        let series = Series::new(text).unwrap();
        let address = series.data_address(u128::MAX);
        assert!(address.starts_with("data:image/png;base64,iVBORw0KGgo"), "{address}");
        assert!(address.len() < 600, "{}", address.len());
        let of_length = |length: usize| move |n: u128| format!("{}{n:032x}", "a".repeat(length));
        assert_eq!(Series::new(of_length(2_331 - 32)).map(|it| it.side()), Some(185));
        assert!(Series::new(of_length(2_332 - 32)).is_none());
    }
}
