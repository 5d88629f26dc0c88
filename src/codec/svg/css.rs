//! Is a piece of CSS safe? Style sheets, `style` attributes and single values are asked the same question.

/// Functions that only compute. Anything else in front of `(` could load something now or one day.
const FUNCTIONS: &[&str] = &[
    "",
    "and",
    "blur",
    "brightness",
    "calc",
    "circle",
    "clamp",
    "contrast",
    "cubic-bezier",
    "drop-shadow",
    "ellipse",
    "first-child",
    "grayscale",
    "hsl",
    "hsla",
    "hue-rotate",
    "hwb",
    "inset",
    "invert",
    "is",
    "lab",
    "lch",
    "matrix",
    "max",
    "min",
    "not",
    "nth-child",
    "nth-last-child",
    "nth-of-type",
    "oklab",
    "oklch",
    "opacity",
    "or",
    "polygon",
    "rect",
    "rgb",
    "rgba",
    "rotate",
    "saturate",
    "scale",
    "scalex",
    "scaley",
    "sepia",
    "skew",
    "skewx",
    "skewy",
    "steps",
    "translate",
    "translatex",
    "translatey",
    "var",
    "where",
];

/// Rules that load nothing. `@import` and everything unknown is missing on purpose.
const RULES: &[&str] = &[
    "charset",
    "font-face",
    "keyframes",
    "media",
    "namespace",
    "page",
    "supports",
    "-webkit-keyframes",
];

/// What is wrong with a piece of CSS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Danger {
    /// It would load something from outside.
    Outside,
    /// It would run something.
    Script,
    /// It says something we do not know.
    Unknown,
}

/// Looks at CSS without telling strings and comments apart, so it errs only on the safe side.
pub(super) fn danger(css: &str) -> Option<Danger> {
    if scripted(css) {
        return Some(Danger::Script);
    }
    // Escapes can spell any name in a way that is not seen here.
    if css.contains('\\') || css.contains("<!") {
        return Some(Danger::Unknown);
    }
    let rules = css.match_indices('@').map(|(at, _)| leading_name(&css[at + 1..]));
    for rule in rules {
        if rule.eq_ignore_ascii_case("import") {
            return Some(Danger::Outside);
        }
        if !RULES.iter().any(|known| known.eq_ignore_ascii_case(rule)) {
            return Some(Danger::Unknown);
        }
    }
    for (at, _) in css.match_indices('(') {
        let function = trailing_name(&css[..at]);
        if function.eq_ignore_ascii_case("url") {
            if !argument(&css[at + 1..]).is_some_and(safe_address) {
                return Some(Danger::Outside);
            }
        } else if !FUNCTIONS.iter().any(|known| known.eq_ignore_ascii_case(function)) {
            return Some(if function.eq_ignore_ascii_case("expression") {
                Danger::Script
            } else {
                Danger::Unknown
            });
        }
    }
    None
}

/// The same for a style sheet. Attribute selectors are refused as well: strings in selectors would make it unclear
/// where a rule ends, and matching them against long attributes is slow.
pub(super) fn danger_of_sheet(css: &str) -> Option<Danger> {
    danger(css).or_else(|| css.contains(['[', ']']).then_some(Danger::Unknown))
}

/// The rules of a style element, without comments.
pub(super) fn sheet(style: roxmltree::Node<'_, '_>) -> String {
    let texts = style.children().filter(roxmltree::Node::is_text);
    without_comments(&texts.filter_map(|text| text.text()).collect::<String>())
}

/// A style sheet without comments, so that nobody can take one for a string or the other way round.
fn without_comments(css: &str) -> String {
    let mut bare = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        bare.push_str(before);
        bare.push(' ');
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    // Two halves may have met: what is still not clear is not kept.
    if bare.contains("/*") { String::new() } else { bare }
}

/// The `#id` of every `url(#id)`.
pub(super) fn references(css: &str) -> impl Iterator<Item = &str> {
    css.match_indices('(')
        .filter(|(at, _)| trailing_name(&css[..*at]).eq_ignore_ascii_case("url"))
        .filter_map(|(at, _)| argument(&css[at + 1..])?.strip_prefix('#'))
}

/// Whether a text names a script as an address, however it is spaced.
pub(super) fn scripted(text: &str) -> bool {
    // Few texts hold a colon; only those are copied.
    text.contains(':') && {
        let bare: String = text
            .chars()
            .filter(|c| *c > ' ' && *c != '\u{7f}')
            .map(|c| c.to_ascii_lowercase())
            .collect();
        ["javascript:", "vbscript:", "livescript:", "data:text", "data:application"]
            .iter()
            .any(|bad| bare.contains(bad))
    }
}

/// Whether an address stays in the document: `#id`, or a PNG or JPEG in base64.
fn safe_address(address: &str) -> bool {
    let local = address.strip_prefix('#').is_some_and(|id| !id.contains([' ', ';', ',', ':', '/']));
    local || embedded_image(address).is_some()
}

/// An embedded PNG or JPEG without the white space that editors put into base64.
pub(super) fn embedded_image(address: &str) -> Option<String> {
    let (head, data) = address.split_once(',')?;
    let head = head.to_ascii_lowercase();
    let kind = head.strip_prefix("data:image/")?.strip_suffix(";base64")?;
    let kind = match kind {
        "png" => "png",
        "jpeg" | "jpg" => "jpeg",
        _ => return None,
    };
    let data: String = data.chars().filter(|c| !c.is_ascii_whitespace()).collect();
    data.chars()
        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '='))
        .then(|| format!("data:image/{kind};base64,{data}"))
}

/// What stands in the parentheses of `url(`, without quotes; nothing when readers could differ about where it ends.
/// It never reaches past another parenthesis, so that looking at every one of them takes one pass.
fn argument(rest: &str) -> Option<&str> {
    let rest = rest.trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
    let rest = if quote.is_some() { &rest[1..] } else { rest };
    let end = rest.find(['"', '\'', '(', ')', '\n', '\r', '{', '}', '<', '>', '*'])?;
    let (inside, after) = rest.split_at(end);
    let after = quote.map_or(Some(after), |quote| after.strip_prefix(quote))?;
    after.trim_start().starts_with(')').then_some(inside.trim())
}

fn leading_name(text: &str) -> &str {
    let end = text.find(|c| !is_name(c)).unwrap_or(text.len());
    &text[..end]
}

fn trailing_name(text: &str) -> &str {
    let start = text
        .rfind(|c| !is_name(c))
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    &text[start..]
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_style_passes() {
        for css in [
            "fill:url(#a);stroke:rgb(1,2,3)",
            ".st0{fill:url('#SVGID_1_');} @media (min-width: 2px) { a:not(.b) > c { fill: red } }",
            "@keyframes x { from { transform: rotate(1deg) } }",
            "background:url( \"data:image/png;base64,iVBORw0KGgo=\" )",
            "font-family:'DejaVu Sans'",
            "",
        ] {
            assert_eq!(danger(css), None, "{css}");
        }
    }

    #[test]
    fn what_loads_or_runs_is_seen() {
        for (css, told) in [
            ("fill:url(http://x.test/a#b)", Danger::Outside),
            ("fill:URL( 'x.svg#b' )", Danger::Outside),
            ("fill:url(\"#a\nhttp://x.test\"), url(//x.test)", Danger::Outside),
            ("@import 'x.css';", Danger::Outside),
            ("@IMPORT url(#a);", Danger::Outside),
            ("@\\69mport 'x.css';", Danger::Unknown),
            ("fill:u\\72l(http://x.test)", Danger::Unknown),
            ("mask:image-set('http://x.test/a.png' 1x)", Danger::Unknown),
            ("src:src('x')", Danger::Unknown),
            ("fill:url(data:image/svg+xml;base64,AAAA)", Danger::Outside),
            ("width:expression(alert(1))", Danger::Script),
            ("fill:url(java\tscript:alert(1))", Danger::Script),
        ] {
            assert_eq!(danger(css), Some(told), "{css}");
        }
    }

    #[test]
    fn references_inside_are_listed() {
        let css = "fill:url(#a);mask:URL( '#b' ); x:rgb(#d); y:url(#e(f)); z:url('#g\n')";
        assert_eq!(references(css).collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(danger("z:url('#g\n')"), Some(Danger::Outside));
        assert_eq!(danger("/* url(#a */ fill:url(http://x.test)"), Some(Danger::Outside));
        assert_eq!(danger("content:'url(#a'; fill:url(http://x.test)"), Some(Danger::Outside));
    }

    #[test]
    fn sheets_have_no_comments_and_no_attribute_selectors() {
        assert_eq!(without_comments("a/* b */{}/* c"), "a {} ");
        assert_eq!(without_comments("/*/**/*/a"), " */a");
        assert_eq!(danger_of_sheet("a[b]{}"), Some(Danger::Unknown));
    }
}
