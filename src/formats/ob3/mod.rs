//! Open Badges 3.0, in canonical form: every list a list, every picture an object, dates with `Z`.
//!
//! Properties stand in the order of the specification's data model (Appendix B). In reading order:
//! `credential` (of an award), `subject` (who holds what), `achievement` (of a version), `profile`
//! (of an issuer).

mod achievement;
mod credential;
mod profile;
mod subject;

use super::json::Object;
use super::target::Target;
use crate::ground::{Lang, Url};
use crate::model::{Alignment, Text};

/// A picture (B.1.13 Image).
fn image(address: String, caption: Option<&str>) -> Object {
    Object::new(3).with("id", address).with("type", "Image").maybe("caption", caption)
}

/// A class of the specification, then what the author adds.
fn types_of<'t>(class: &'t str, more: &'t [Url]) -> Vec<&'t str> {
    [class].into_iter().chain(more.iter().map(Url::as_str)).collect()
}

/// A place in a framework (B.1.5 Alignment).
fn alignment(target: Target<'_>) -> Object {
    let Target { kind, framework, code, name, url, description } = target;
    Object::new(7)
        .with("type", vec!["Alignment"])
        .maybe("targetCode", code)
        .maybe("targetDescription", description)
        .with("targetName", name)
        .maybe("targetFramework", framework)
        .maybe("targetType", kind)
        .with("targetUrl", url)
}

fn alignments(list: &[Alignment], lang: Lang) -> impl Iterator<Item = Object> {
    list.iter().map(move |it| alignment(Target::of(it, lang)))
}

/// A text that may be absent, in a language.
fn in_lang(text: Option<&Text>, lang: Lang) -> Option<&str> {
    text.map(|text| text.in_lang(lang))
}
