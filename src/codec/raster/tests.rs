//! What a drawing must look like, and what no drawing may do.
#![expect(clippy::format_collect, reason = "art for tests is built as it reads")]

use super::*;
use proptest::prelude::*;

fn svg(inside: &str) -> String {
    format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'>{inside}</svg>")
}

/// The colour at a place of a drawing of 20 × 20 pixels.
fn colour(art: &str, x: usize, y: usize) -> [u8; 4] {
    let png = svg_to_png(art, 20).unwrap();
    let mut decoder = ::png::Decoder::new(std::io::Cursor::new(png));
    decoder.set_transformations(::png::Transformations::ALPHA | ::png::Transformations::EXPAND);
    let mut reader = decoder.read_info().unwrap();
    let mut data = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut data).unwrap();
    assert_eq!((frame.width, frame.height, frame.line_size), (20, 20, 80));
    data[(y * 20 + x) * 4..][..4].try_into().unwrap()
}

#[test]
fn art_is_letterboxed_on_clear_ground() {
    let art = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 200 100'><rect width='200' height='100' fill='#123456'/></svg>";
    assert_eq!(colour(art, 10, 10), [0x12, 0x34, 0x56, 255]);
    assert_eq!(colour(art, 10, 2), [0; 4]);
    assert_eq!(colour(art, 10, 17), [0; 4]);
    assert_eq!(colour(art, 0, 10), [0x12, 0x34, 0x56, 255]);
}

#[test]
fn the_same_art_gives_the_same_bytes() {
    let art = svg("<circle cx='50' cy='50' r='40' fill='teal' opacity='.5'/>");
    assert_eq!(svg_to_png(&art, 64).unwrap(), svg_to_png(&art, 64).unwrap());
}

#[test]
fn embedded_images_are_drawn_and_files_are_not_opened() {
    use base64::Engine as _;
    let red = png::encode(2, &[[255, 0, 0, 255]; 4]).unwrap();
    let data = base64::engine::general_purpose::STANDARD.encode(&red);
    let image = |href: &str| svg(&format!("<image width='100' height='100' href='{href}'/>"));
    assert_eq!(colour(&image(&format!("data:image/png;base64,{data}")), 10, 10), [255, 0, 0, 255]);
    let file = tempfile::Builder::new().suffix(".png").tempfile().unwrap();
    std::io::Write::write_all(&mut file.as_file(), &red).unwrap();
    let path = file.path().to_str().unwrap();
    assert_eq!(colour(&image(path), 10, 10), [0; 4]);
    // The door itself, not only the cleaner in front of it.
    let options = Options { image_href_resolver: embedded_only(), ..Options::default() };
    let open = Options::default();
    let shown =
        |options: &Options| Tree::from_str(&image(path), options).unwrap().root().has_children();
    assert!(shown(&open) && !shown(&options));
}

#[test]
fn hostile_art_is_refused_and_not_drawn() {
    let cases = [
        svg(
            "<filter id='f'><feTurbulence numOctaves='100000000'/></filter><rect filter='url(#f)' width='100' height='100'/>",
        ),
        svg(
            "<filter id='f'><feMorphology operator='dilate' radius='9999'/></filter><rect filter='url(#f)' width='100' height='100'/>",
        ),
        svg(
            "<pattern id='p' width='100000' height='100000' patternUnits='userSpaceOnUse'><rect width='9' height='9'/></pattern><rect fill='url(#p)' width='100' height='100'/>",
        ),
        svg(
            "<pattern id='p' width='10' height='10' patternUnits='userSpaceOnUse' patternTransform='scale(1e6)'><rect width='9' height='9'/></pattern><rect stroke='url(#p)' width='100' height='100'/>",
        ),
        svg(&"<g opacity='.5'><rect width='1000' height='1000'/></g>".repeat(5000)),
        svg(&"<rect width='100' height='100'/>".repeat(20_000)),
        svg(&format!(
            "{}<rect x='-900' y='-900' width='2000' height='2000'/>{}",
            "<g opacity='.5'>".repeat(60),
            "</g>".repeat(60)
        )),
    ];
    for art in cases {
        assert_eq!(
            svg_to_png(&art, 512),
            Err(RasterError::TooMuch),
            "{}",
            &art[..art.len().min(300)]
        );
    }
    assert_eq!(svg_to_png(&svg(""), 0), Err(RasterError::Side(0)));
    assert_eq!(svg_to_png(&svg(""), MAX_SIDE + 1), Err(RasterError::Side(MAX_SIDE + 1)));
    assert!(matches!(svg_to_png("<svg", 10), Err(RasterError::Svg(_))));
}

#[test]
fn the_deepest_art_fits_the_stack_of_a_thread() {
    let depth = svg::MAX_DEPTH - 2;
    let groups = svg(&format!(
        "{}<rect width='9' height='9'/>{}",
        "<g opacity='.9'>".repeat(depth),
        "</g>".repeat(depth)
    ));
    assert!(svg_to_png(&groups, 16).is_ok());
    for (tag, property) in [("mask", "mask"), ("pattern", "fill"), ("clipPath", "clip-path")] {
        let chain: String = (1..depth / 2)
            .map(|n| format!("<{tag} id='a{n}' width='1' height='1'><rect {property}='url(#a{})' width='9' height='9'/></{tag}>", n - 1))
            .collect();
        let art = svg(&format!(
            "<{tag} id='a0'/>{chain}<rect {property}='url(#a{})' width='9' height='9'/>",
            depth / 2 - 1
        ));
        let drawn = svg_to_png(&art, 16);
        assert!(drawn.is_ok() || drawn == Err(RasterError::TooMuch), "{tag}: {drawn:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_number_breaks_the_renderer(numbers in proptest::collection::vec("-?[0-9]{0,3}(\\.[0-9]{1,2})?(e-?[0-9]{1,2})?%?", 12), shape in 0..6usize) {
        let [a, b, c, d, e, f, g, h, i, j, k, l] = &numbers[..] else { unreachable!() };
        let shape = [
            format!("<rect x='{a}' y='{b}' width='{c}' height='{d}' rx='{e}' stroke='red' stroke-width='{f}' stroke-dasharray='{g} {h}'/>"),
            format!("<path transform='matrix({a} {b} {c} {d} {e} {f})' d='M{g} {h}C{i} {j} {k} {l} {a} {b}A{c} {d} {e} 0 1 {f} {g}z'/>"),
            format!("<linearGradient id='x' x1='{a}' x2='{b}' gradientTransform='scale({c} {d})'><stop offset='{e}'/><stop offset='{f}' stop-color='red'/></linearGradient><circle r='{g}' fill='url(#x)'/>"),
            format!("<pattern id='x' x='{a}' width='{b}' height='{c}' viewBox='{d} {e} {f} {g}'><rect width='{h}' height='{i}'/></pattern><circle r='{j}' fill='url(#x)'/>"),
            format!("<filter id='x' x='{a}' y='{b}' width='{c}' height='{d}'><feGaussianBlur stdDeviation='{e} {f}'/><feOffset dx='{g}' dy='{h}'/><feMorphology radius='{i}'/></filter><circle r='{j}' filter='url(#x)'/>"),
            format!("<mask id='x' x='{a}' y='{b}' width='{c}' height='{d}'><rect width='{e}' height='{f}'/></mask><g transform='rotate({g} {h} {i}) skewX({j})'><ellipse rx='{k}' ry='{l}' mask='url(#x)'/></g>"),
        ][shape].clone();
        let _drawn = svg_to_png(&svg(&shape), 24);
    }
}
