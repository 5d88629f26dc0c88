//! `content/pages/<slug>.md`: free pages.

use super::entry::Entry;
use super::fields::Fields;
use super::reading::Reading;
use super::{document, front_matter, rules};
use crate::ground::Slug;
use crate::model::{Page, Text};

/// The page in a file; `None` when something in it is wrong.
pub(super) fn read(reading: &Reading<'_>, slug: Slug) -> Option<Page> {
    let parts = front_matter::split(reading)?;
    let document = document::parse(reading, parts.header.clone())?;
    let mut fields = Fields::top(&document, reading).with_places();
    let title = fields.require("name", Entry::text);
    let order = fields.take("order", Entry::integer).unwrap_or(0);
    let menu = fields.take("menu", Entry::boolean).unwrap_or(true);
    let mut places = fields.places();
    places.push(("body", reading.span(parts.body.clone())));
    fields.finish();
    let body = front_matter::body_text(reading, &parts);
    if body.is_empty() {
        let end = parts.header.end;
        let mark = reading.text[end..].trim_end().len().min(3);
        reading.note(rules::NO_BODY.at(reading.span(end..end + mark)));
    }
    let page = Page {
        slug,
        title: title?,
        body: Text::new(reading.lang, body),
        order,
        menu,
        translations: Vec::new(),
        places,
        span: reading.top(),
    };
    (reading.errors() == 0).then_some(page)
}
