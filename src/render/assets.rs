//! What pages ask for besides themselves: one style sheet, joined from the files of `styles/`;
//! scripts, each joined from a file or a folder of `scripts/`; and the files of `assets/`, as they
//! are. Their addresses change with them.

use std::collections::BTreeMap;

use super::{built_in, css};
use crate::codec::{data_address::data_address, hex, sha256::sha256};

/// Figures of a digest in an address: enough that two never meet.
const DIGEST_FIGURES: usize = 10;
/// Largest file of `assets/`, in bytes: a font with many scripts, a photograph of a page's width.
pub const LARGEST: usize = 512 << 10;
/// Longest name of a file of `assets/`, in bytes.
const LONGEST_NAME: usize = 64;

/// A file that pages ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Its path below the site's root, with its digest in it.
    pub path: String,
    /// Its bytes.
    pub bytes: Box<[u8]>,
}

/// The style sheet, the scripts and the other files of a theme.
#[derive(Debug)]
pub struct Assets {
    /// The style sheet.
    pub style: Asset,
    /// Scripts by name: the name of a file of `scripts/`, or of a folder.
    pub scripts: BTreeMap<String, Asset>,
    /// Files of `assets/` by name: images, fonts.
    pub files: BTreeMap<String, Asset>,
}

impl Asset {
    fn new(name: &str, ending: &str, bytes: &[u8]) -> Self {
        let digest = hex::encode(&sha256(bytes));
        let path = format!("assets/{name}.{}.{ending}", &digest[..DIGEST_FIGURES]);
        Self { path, bytes: bytes.into() }
    }

    /// A style sheet or a script as text; nothing for what is none.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).unwrap_or_default()
    }
}

impl Assets {
    /// Joins the files of a theme: path within the theme, and text, in path order; and those of
    /// `assets/`, by name. `asset:` in a style becomes the address of the file that it names.
    pub fn join<'a>(
        texts: impl Iterator<Item = (&'a str, &'a str)> + Clone,
        files: impl Iterator<Item = (&'a str, &'a [u8])>,
    ) -> Self {
        let file = |(name, bytes): (&str, &[u8])| {
            let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
            (name.to_owned(), Asset::new(stem, ending, bytes))
        };
        let files: BTreeMap<String, Asset> = files.map(file).collect();
        let mut styles: Vec<(&str, &str)> =
            texts.clone().filter(|(path, _)| path.starts_with("styles/")).collect();
        // The built-in files in their own order; what a theme adds stands last and so wins.
        styles.sort_by_key(|(path, _)| place(path));
        let style = addressed(&joined(styles.into_iter()), &files);
        let style = Asset::new("style", "css", style.as_bytes());
        let mut parts: BTreeMap<String, Vec<(&str, &str)>> = BTreeMap::new();
        for (path, text) in texts {
            if let Some(name) = script(path) {
                parts.entry(name.to_owned()).or_default().push((path, text));
            }
        }
        let scripts = parts
            .into_iter()
            .map(|(name, parts)| {
                let thin: Vec<String> = parts.iter().map(|(_, part)| thin(part)).collect();
                let parts = thin.iter().map(|part| (name.as_str(), part.as_str()));
                let asset = Asset::new(&name, "js", joined(parts).as_bytes());
                (name, asset)
            })
            .collect();
        Self { style, scripts, files }
    }

    /// The style sheet with every file that it names within it, safe within `<style>`: for a page that
    /// stands alone.
    pub fn enclosed_style(&self) -> String {
        let mut style = self.style.text().to_owned();
        for asset in self.files.values() {
            let name = asset.path.rsplit('/').next().unwrap_or_default();
            if style.contains(name) {
                style = style.replace(name, &data_address(media_type(name), &asset.bytes));
            }
        }
        // In CSS, a backslash before a sign changes nothing; in HTML, `</` could end the element.
        style.replace("</", "<\\/")
    }

    /// Every asset, the style sheet first.
    pub fn iter(&self) -> impl Iterator<Item = &Asset> {
        let scripts = self.scripts.values();
        std::iter::once(&self.style).chain(scripts).chain(self.files.values())
    }
}

/// The media type of a file of `assets/`, by its ending.
fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "gif" => "image/gif",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "ttf" => "font/ttf",
        "otf" => "font/otf",
        _ => "application/octet-stream",
    }
}

/// Whether a path within a theme is that of a style or of a script.
pub fn is_asset(path: &str) -> bool {
    let style = path.strip_prefix("styles/").and_then(|name| name.strip_suffix(".css"));
    style.is_some_and(|name| !name.contains('/')) || script(path).is_some()
}

/// Whether a file of `assets/` may bear this name: it stands in an address, and its ending says what
/// it is.
pub fn is_name(name: &str) -> bool {
    let letters = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
    let Some((stem, ending)) = name.rsplit_once('.') else { return false };
    let plain = stem.split('.').all(|part| !part.is_empty() && part.bytes().all(letters));
    let ends = !ending.is_empty() && ending.bytes().all(|b| b.is_ascii_alphanumeric());
    // The theme's own style sheet and scripts have their folders.
    plain && ends && name.len() <= LONGEST_NAME && !matches!(ending, "css" | "js" | "html")
}

/// The order of a style file in the style sheet: the built-in ones in their order, then the others.
pub fn place(path: &str) -> usize {
    let known = built_in::FILES.iter().position(|(known, _)| *known == path);
    known.unwrap_or(built_in::FILES.len())
}

/// The script that a file belongs to: `scripts/search.js` and `scripts/search/index.js` are parts
/// of `search`.
fn script(path: &str) -> Option<&str> {
    let rest = path.strip_prefix("scripts/")?.strip_suffix(".js")?;
    match rest.split_once('/') {
        None => Some(rest),
        Some((folder, name)) => (!name.contains('/')).then_some(folder),
    }
}

/// A style sheet whose `asset:logo.svg` are addresses; it stands in the same folder as they do.
fn addressed(style: &str, files: &BTreeMap<String, Asset>) -> String {
    let (mut text, mut from) = (String::with_capacity(style.len()), 0);
    for (name, range) in css::assets(style) {
        let Some(asset) = files.get(name) else { continue };
        text.push_str(&style[from..range.start]);
        text.push_str(asset.path.rsplit('/').next().unwrap_or_default());
        from = range.end;
    }
    text.push_str(&style[from..]);
    text
}

/// A script without what is for its readers only, who find the whole in the theme: the lines that are
/// comments, indentation, and spaces beside punctuation. One in which a text or a comment may run over
/// several lines stays as it is.
fn thin(script: &str) -> String {
    let runs_on = |line: &str| line.matches('`').count() % 2 == 1 || line.contains("/*");
    if script.lines().any(runs_on) {
        return script.to_owned();
    }
    let lines = script.lines().map(str::trim);
    let spoken = lines.filter(|line| !(line.is_empty() || line.starts_with("//")));
    let mut thin = String::with_capacity(script.len());
    for line in spoken {
        push_tight(line, &mut thin);
        thin.push('\n');
    }
    thin
}

/// Appends a line without its spaces beside punctuation, outside of texts. A line with a slash, a
/// backtick or a single quote is left alone: where a text begins there takes a parser to tell. So are
/// spaces beside `+`, `-`, `<`, `>` and `!`, which pairs of them can mean something.
fn push_tight(line: &str, out: &mut String) {
    const PUNCTUATION: &str = "=&|?:,;(){}[]*";
    if line.contains(['/', '`', '\'']) {
        return out.push_str(line);
    }
    let (mut inside, mut escaped) = (false, false);
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == '"' && !escaped {
            inside = !inside;
        }
        escaped = inside && letter == '\\' && !escaped;
        let beside = |other: Option<char>| other.is_some_and(|it| PUNCTUATION.contains(it));
        let before = beside(out.chars().next_back()) || out.ends_with("=>");
        if letter == ' ' && !inside && (before || beside(letters.peek().copied())) {
            continue;
        }
        out.push(letter);
    }
}

fn joined<'a>(parts: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut text = String::new();
    for (_, part) in parts {
        text.push_str(part);
        if !part.ends_with('\n') {
            text.push('\n');
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_stay_with_those_who_read_the_theme() {
        let script = "// A comment.\n\nfunction f() {\n  return \"//\"; // not a line\n}\n";
        assert_eq!(thin(script), "function f(){\nreturn \"//\"; // not a line\n}\n");
        for whole in ["const a = `\n  // b\n`;\n", "/*\n// a\n*/\n"] {
            assert_eq!(thin(whole), whole);
        }
    }

    #[test]
    fn spaces_that_say_something_stay() {
        for (line, tight) in [
            ("const a = b ? [ c ] : d;", "const a=b?[c]:d;"),
            ("x = \"a = b \\\" ; c\" + y;", "x=\"a = b \\\" ; c\" + y;"),
            ("a - -b + +c < !d", "a - -b + +c < !d"),
            ("it => it", "it=>it"),
            ("f(' = ') / 2 = `a  b`", "f(' = ') / 2 = `a  b`"),
            ("for (const a of b) return {};", "for(const a of b)return{};"),
        ] {
            assert_eq!(thin(line), format!("{tight}\n"));
        }
    }

    #[test]
    fn a_style_sheet_can_hold_the_files_that_it_names() {
        let style = "p { background: url(asset:a.svg) } q::after { content: \"</style>\" }";
        let files = [("a.svg", &b"<svg/>"[..]), ("b.woff2", b"unused")];
        let assets = Assets::join([("styles/x.css", style)].into_iter(), files.into_iter());
        assert_eq!(
            assets.enclosed_style(),
            "p { background: url(data:image/svg+xml;base64,PHN2Zy8+) } \
             q::after { content: \"<\\/style>\" }\n"
        );
    }

    #[test]
    fn a_folder_of_scripts_is_one_script() {
        let files = [("scripts/a/one.js", "one();"), ("scripts/a/two.js", "two();"), ("b.js", "")];
        let assets = Assets::join(files.into_iter(), std::iter::empty());
        let texts: Vec<&str> = assets.scripts.values().map(Asset::text).collect();
        assert_eq!(texts, ["one();\ntwo();\n"]);
    }
}
