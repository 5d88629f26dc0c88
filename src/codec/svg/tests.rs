//! What cleaning must do, and what no bytes may do to any reader of SVG.
#![expect(clippy::format_collect, reason = "art for tests is built as it reads")]

use super::*;
use crate::standards;
use proptest::prelude::*;

pub(super) fn art(inside: &str) -> String {
    format!(
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='{XLINK}' viewBox='0 0 10 10'>{inside}</svg>"
    )
}

/// What is left inside `<svg …>`.
fn left(inside: &str) -> String {
    let clean = clean(art(inside).as_bytes()).unwrap();
    assert_eq!(super::clean(clean.as_str().as_bytes()).unwrap().as_str(), clean.as_str());
    assert_eq!(super::clean(clean.as_str().as_bytes()).unwrap().removed(), []);
    let start = clean.as_str().find('>').unwrap() + 1;
    clean.as_str()[start..].strip_suffix("</svg>").unwrap().to_owned()
}

fn kinds(inside: &str) -> Vec<RemovalKind> {
    clean(art(inside).as_bytes()).unwrap().removed().iter().map(|removal| removal.kind).collect()
}

#[test]
fn what_runs_or_loads_is_gone() {
    use RemovalKind::{Active, External, Unknown};
    for (inside, kept, kind) in [
        ("<script>alert(1)</script>", "", Active),
        ("<SCRIPT/>", "", Active),
        ("<x:script xmlns:x='http://www.w3.org/1999/xhtml'/>", "", Active),
        ("<foreignObject><b xmlns='http://www.w3.org/1999/xhtml'/></foreignObject>", "", Active),
        ("<iframe/>", "", Active),
        ("<rect onclick='a()'/>", "<rect/>", Active),
        ("<rect ONLOAD='a()'/>", "<rect/>", Active),
        ("<use href='http://x.test/a.svg#b'/>", "<use/>", External),
        ("<use xlink:href='a.svg#b'/>", "<use/>", External),
        ("<image href='/etc/passwd'/>", "<image/>", External),
        ("<image href='data:image/svg+xml;base64,AAAA'/>", "<image/>", External),
        ("<image href=' java&#10;script:a()'/>", "<image/>", Active),
        ("<rect fill='url(http://x.test/#a)'/>", "<rect/>", External),
        ("<rect style='fill:url(x.svg#a)'/>", "<rect/>", External),
        ("<rect fill='u\\72l(http://x.test/#a)'/>", "<rect/>", Unknown),
        ("<rect mask='image-set(\"http://x.test/a.png\" 1x)'/>", "<rect/>", Unknown),
        ("<style>@import 'x.css';</style>", "", External),
        ("<style><![CDATA[a{fill:url(//x.test)}]]></style>", "", External),
        ("<style>a{}<rect/></style>", "<style>a{}</style>", Unknown),
        ("<set attributeName='href' to='x'/>", "", Active),
        ("<set attributeName='onclick' to='a()'/>", "", Active),
        ("<set to='a()'/>", "", Active),
        ("<animate attributeName='xlink:href' values='x'/>", "", Active),
        (
            "<animate attributeName='fill' values='url(http://x.test)'/>",
            "<animate attributeName=\"fill\"/>",
            External,
        ),
        ("<g xml:base='http://x.test/'><rect/></g>", "<g><rect/></g>", External),
        ("<marker id='m'><path/></marker>", "", Unknown),
        ("<rect zork='1'/>", "<rect/>", Unknown),
        ("<a href='http://x.test'><rect/></a>", "<g><rect/></g>", External),
        ("<text><a href='#b'>x</a></text>", "<text><tspan>x</tspan></text>", External),
        ("<title>a<script/></title>", "<title>a</title>", Active),
    ] {
        assert_eq!(left(inside), kept, "{inside}");
        assert_eq!(kinds(inside), [kind], "{inside}");
    }
}

#[test]
fn attributes_of_other_namespaces_deceive_nobody() {
    let inside = "<set x:attributeName='fill' attributeName='href' to='#a' xmlns:x='urn:x'/><rect x:id='a' id='b' xmlns:x='urn:x'/>";
    assert_eq!(left(inside), "<rect id=\"b\"/>");
    let sized = clean(b"<svg xmlns='http://www.w3.org/2000/svg' xmlns:x='urn:x' x:viewBox='0 0 1 1' viewBox='0 0 2 2'/>").unwrap();
    assert_eq!(sized.size(), (2.0, 2.0));
}

#[test]
fn what_draws_stays() {
    for (inside, kept) in [
        (
            "<rect x='1' fill='#fff' transform='rotate(3 4 5)'/>",
            "<rect x=\"1\" fill=\"#fff\" transform=\"rotate(3 4 5)\"/>",
        ),
        ("<use href='#a'/>", "<use xlink:href=\"#a\"/>"),
        ("<use xlink:href=' #a ' href='#b'/>", "<use xlink:href=\"#b\"/>"),
        (
            "<rect id='a' style='fill:url(#g);font-family:\"A\"'/>",
            "<rect id=\"a\" style=\"fill:url(#g);font-family:&quot;A&quot;\"/>",
        ),
        ("<style>.a > b{fill:url(#g)}</style>", "<style>.a &gt; b{fill:url(#g)}</style>"),
        (
            "<text xml:space='preserve'> a <tspan>b</tspan> </text>",
            "<text xml:space=\"preserve\"> a <tspan>b</tspan> </text>",
        ),
        ("<title>a &lt; b</title>\n <g>\n </g>", "<title>a &lt; b</title><g/>"),
        (
            "<image href='data:image/PNG;base64,iVBO\n Rw0='/>",
            "<image xlink:href=\"data:image/png;base64,iVBORw0=\"/>",
        ),
        (
            "<animate attributeName='opacity' values='0;1' dur='1s'/>",
            "<animate attributeName=\"opacity\" values=\"0;1\" dur=\"1s\"/>",
        ),
    ] {
        assert_eq!(left(inside), kept);
    }
}

#[test]
fn notes_of_editors_are_clutter() {
    let inside = "<!-- a --><?b c?><metadata><x/></metadata><d:e xmlns:d='urn:inkscape'/><g d:f='1' xmlns:d='urn:inkscape' data-x='1'/>";
    assert_eq!(left(inside), "<g/>");
    assert_eq!(kinds(inside), [RemovalKind::Clutter; 6]);
    assert!(!RemovalKind::Clutter.is_dangerous());
    let clean =
        clean(format!("<?xml version='1.0'?><!--x--><?y z?>{}", art("")).as_bytes()).unwrap();
    assert_eq!(clean.removed().len(), 2);
}

#[test]
fn generated_trees_are_mostly_art() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let read = (0..200)
        .filter(|_| {
            let tree = trees().new_tree(&mut runner).unwrap();
            clean(art(&prop::strategy::ValueTree::current(&tree)).as_bytes()).is_ok()
        })
        .count();
    assert!(read > 150, "{read} of 200");
}

#[test]
fn removals_say_what_where_and_how_often() {
    let text = art("<rect onclick='a'/><g/><rect onclick='b'/>");
    let clean = clean(text.as_bytes()).unwrap();
    let [removal] = clean.removed() else { panic!("{:?}", clean.removed()) };
    assert_eq!((removal.what.as_str(), removal.times), ("onclick of <rect>", 2));
    assert!(text[removal.place..].starts_with("onclick='a'"));
    let many: String = (0..1000).map(|n| format!("<rect a{n}='{n}'/>")).collect();
    assert_eq!(super::clean(art(&many).as_bytes()).unwrap().removed().len(), 200);
}

#[test]
fn the_root_gets_its_namespace_and_its_size() {
    let size = |root: &str| {
        clean(format!("{root}<rect/></svg>").as_bytes())
            .map(|clean| (clean.as_str().to_owned(), clean.size()))
    };
    assert_eq!(
        size("<svg width='2in' height='48px'>").unwrap(),
        ("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"2in\" height=\"48px\" viewBox=\"0 0 192 48\"><rect/></svg>".into(), (192.0, 48.0))
    );
    assert_eq!(size("\u{feff}<svg viewBox='0,0 , 3 4'>").unwrap().1, (3.0, 4.0));
    for root in [
        "<svg>",
        "<svg width='100%' height='3'>",
        "<svg viewBox='0 0 0 1'>",
        "<svg viewBox='0 0 inf 1'>",
        "<svg width='-1' height='1'>",
    ] {
        assert_eq!(size(root), Err(SvgError::NoSize), "{root}");
    }
    assert_eq!(clean(b"<html/>"), Err(SvgError::NotSvg));
    assert_eq!(clean(b"<svg xmlns='urn:x' viewBox='0 0 1 1'/>"), Err(SvgError::NotSvg));
    let prefixed = "<s:svg xmlns:s='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><s:g/></s:svg>";
    assert_eq!(
        clean(prefixed.as_bytes()).unwrap().as_str(),
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><g/></svg>"
    );
}

#[test]
fn what_is_no_art_is_refused_with_a_reason() {
    assert_eq!(clean(&vec![b' '; MAX_ART + 1]), Err(SvgError::TooLong));
    assert_eq!(extract(&vec![b' '; MAX_BAKED + 1]), Err(SvgError::TooLong));
    assert_eq!(clean(b"<svg>\xff</svg>"), Err(SvgError::NotUtf8));
    let typed = clean(b"<!DOCTYPE svg><svg/>").unwrap_err();
    assert!(matches!(typed, SvgError::Xml(XmlError::Doctype(_))));
    assert!(typed.to_string().contains("<!DOCTYPE"));
    assert!(matches!(clean(b"<svg><g></svg>"), Err(SvgError::Xml(XmlError::Malformed(_)))));
    assert!(matches!(clean(b"<svg>&x;</svg>"), Err(SvgError::Xml(XmlError::Malformed(_)))));
    let well = art(&format!("{}{}", "<g>".repeat(100_000), "</g>".repeat(100_000)));
    assert_eq!(clean(well.as_bytes()), Err(SvgError::TooDeep));
}

#[test]
fn published_badges_are_read() {
    for (path, token) in [("simple-json", false), ("simple-jwt", true), ("simple-jwt_v1", true)] {
        let Some(svg) = standards::read(&format!("samples/ob30/{path}.svg")) else {
            continue;
        };
        let entries = extract(&svg).unwrap();
        let [entry] = &entries[..] else { panic!("{path}: {entries:?}") };
        assert_eq!(entry.version, Version::Three);
        assert_eq!(entry.verify.as_ref().is_some_and(|jws| jws.starts_with("eyJ")), token);
        assert_eq!(
            entry.json.as_ref().is_some_and(|json| json.starts_with('{') && json.ends_with('}')),
            !token
        );
        let bare = remove(&svg).unwrap();
        assert_eq!(extract(bare.as_bytes()).unwrap(), []);
        let baked = SvgTemplate::new(&bare).unwrap().bake(&entries);
        assert_eq!(extract(baked.as_bytes()).unwrap(), entries);
        assert_eq!(remove(baked.as_bytes()).unwrap(), bare);
        let undeclared =
            bare.lines().filter(|line| !line.starts_with("<!DOCTYPE")).collect::<String>();
        let clean = clean(undeclared.as_bytes()).unwrap();
        assert!(
            clean.removed().iter().all(|removal| !removal.kind.is_dangerous()),
            "{:?}",
            clean.removed()
        );
        assert!(crate::codec::raster::svg_to_png(clean.as_str(), 64).is_ok());
    }
}

/// Pieces that hostile art is made of.
pub(super) fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "<g>",
        "</g>",
        "<rect",
        "<use",
        "<style>",
        "</style>",
        "<text>",
        "</text>",
        "<a",
        "<svg",
        "<svg xmlns='http://www.w3.org/2000/svg'",
        "/>",
        ">",
        " href='",
        " xlink:href=\"",
        " style='",
        " fill='",
        " id='a",
        " onload='",
        " xmlns='",
        " xmlns:x='",
        "<x:script",
        "'",
        "\"",
        "#a",
        "url(",
        ")",
        "url(#a)",
        "javascript:",
        "java\tscript:",
        "data:image/png;base64,",
        "http://x.test/",
        "@import ",
        "expression(",
        "\\75 rl(",
        "&#106;",
        "&lt;script&gt;",
        "<![CDATA[",
        "]]>",
        "<!--",
        "-->",
        "<?",
        "?>",
        "<script>",
        "</script>",
        " ",
        "a",
        "\n",
        "}",
        "{",
        "\u{0}",
        "é",
        "<animate attributeName='href'",
        " to='",
    ]);
    prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

/// Well-formed art with hostile names and values, nested.
fn trees() -> impl Strategy<Value = String> {
    let name = prop::sample::select(vec![
        "g",
        "a",
        "x:a",
        "use",
        "image",
        "rect",
        "text",
        "title",
        "style",
        "script",
        "x:script",
        "svg",
        "set",
        "animate",
        "animateTransform",
        "foreignObject",
        "feImage",
        "filter",
        "marker",
        "metadata",
        "switch",
    ]);
    let attribute = prop::sample::select(vec![
        "href",
        "xlink:href",
        "x:href",
        "style",
        "fill",
        "mask",
        "class",
        "id",
        "onload",
        "x:onload",
        "attributeName",
        "x:attributeName",
        "to",
        "values",
        "xml:base",
        "xml:space",
        "d",
        "aria-label",
        "type",
        "data-x",
    ]);
    let value = prop::collection::vec(
        prop::sample::select(vec![
            "#a",
            "url(",
            ")",
            "url(#a)",
            "javascript:",
            "java\tscript:",
            "data:image/png;base64,",
            "http://x.test/",
            "//x.test",
            "@import ",
            "expression(",
            "\\75 rl(",
            "a",
            " ",
            "\n",
            ";",
            "fill:",
            "'",
            "\"",
            "/*",
            "*/",
            "<",
            "href",
            "fill",
            "preserve",
            "é",
            "{",
            "}",
            "image-set(",
            "JAVASCRIPT:",
            "data:text/html,",
            ".b",
        ]),
        0..4,
    )
    .prop_map(|parts| parts.concat());
    let attributes = prop::collection::btree_map(attribute, value.clone(), 0..4);
    let leaf = value.prop_map(|text| crate::codec::xml::escape_text(&text).into_owned());
    leaf.prop_recursive(4, 24, 4, move |inner| {
        (name.clone(), attributes.clone(), prop::collection::vec(inner, 0..4)).prop_map(
            |(name, attributes, inside)| {
                let attributes: String = attributes
                    .iter()
                    .map(|(name, value)| {
                        format!(" {name}=\"{}\"", crate::codec::xml::escape_attribute(value))
                    })
                    .collect();
                format!(
                    "<{name} xmlns:x='http://www.w3.org/1999/xhtml'{attributes}>{}</{name}>",
                    inside.concat()
                )
            },
        )
    })
}

/// That a document runs and loads nothing, asked in another way than the cleaner asks.
fn assert_safe(clean: &str) {
    let document = roxmltree::Document::parse(clean).unwrap();
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        assert_eq!(node.tag_name().namespace(), Some(SVG));
        assert!(!["script", "foreignObject", "iframe", "a"].contains(&node.tag_name().name()));
        for attribute in node.attributes() {
            let value: String = attribute.value().to_lowercase().split_whitespace().collect();
            assert!(!attribute.name().to_lowercase().starts_with("on"));
            assert!(!value.contains("javascript:"));
            // Names, sentences and fragments are not read as CSS.
            if !["class", "id", "aria-label", "lang", "href"].contains(&attribute.name()) {
                assert!(!value.contains("url(http") && !value.contains("url(/"));
            }
            if node.tag_name().name().starts_with("anim") || node.tag_name().name() == "set" {
                assert!(attribute.name() != "attributeName" || value == "fill");
            }
            if attribute.name() == "href" {
                assert!(value.starts_with('#') || value.starts_with("data:image/"));
            }
        }
        if node.tag_name().name() == "style" {
            assert!(!node.text().unwrap_or("").to_lowercase().contains("@import"));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn clean_art_is_safe_and_stays_as_it_is(inside in prop_oneof![pieces(), trees(), trees()]) {
        if let Ok(once) = clean(art(&inside).as_bytes()) {
            assert_safe(once.as_str());
            let twice = clean(once.as_str().as_bytes()).unwrap();
            prop_assert_eq!(twice.as_str(), once.as_str());
            prop_assert_eq!(twice.removed(), &[]);
        }
    }

    #[test]
    fn no_damage_breaks_the_readers(
        cut in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(b"<>'\"/=&;:#()[]!-? a\0\xc3".to_vec())), 0..6),
        inside in pieces(),
    ) {
        let whole = SvgTemplate::new(&art("<defs><linearGradient id='a'/></defs><rect fill='url(#a)'/><text>b</text>")).unwrap().bake(&[Baked::credential("{}"), Baked::token(Version::Two, "a.b")]);
        let mut bytes = whole.into_bytes();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let at = cut.index(bytes.len());
        let mixed = [&bytes[..at], inside.as_bytes(), &bytes[at..]].concat();
        for bytes in [mixed.as_slice(), &bytes, &bytes[..at], inside.as_bytes()] {
            let _clean = clean(bytes);
            let _entries = extract(bytes);
            let _bare = remove(bytes);
        }
    }
}
