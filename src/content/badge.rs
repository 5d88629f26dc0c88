//! `content/badges/<slug>.md`, `<slug>/index.md` and `<slug>/v<label>.md`: one version of a badge.

use super::entry::Entry;
use super::fields::Fields;
use super::front_matter::{self, Parts};
use super::organisation::identifiers;
use super::reading::Reading;
use super::{alignment, art, document, organisation, rarities, result, rules, words};
use crate::ground::{Bilingual, Slug, Span};
use crate::model::badge::Creator;
use crate::model::{BadgeVersion, Name, Named, Related, Requirement, Status, Text, VersionLabel};

/// What its path says of a version.
pub(super) struct Home<'a> {
    pub(super) slug: Slug,
    /// The label in the name of a frozen file.
    pub(super) label: Option<VersionLabel>,
    /// The name of the file without its ending: `index`, `v1`, or the slug.
    pub(super) stem: &'a str,
}

/// The version in a file; `None` when something in it is wrong.
pub(super) fn read(reading: &Reading<'_>, home: &Home<'_>) -> Option<BadgeVersion<Named>> {
    let parts = front_matter::split(reading)?;
    let document = document::parse(reading, parts.header.clone())?;
    let version = take_apart(Fields::top(&document, reading).with_places(), home, &parts);
    version.filter(|_| reading.errors() == 0)
}

fn take_apart(
    mut fields: Fields<'_>,
    home: &Home<'_>,
    parts: &Parts,
) -> Option<BadgeVersion<Named>> {
    let reading = fields.file;
    let name = fields.require("name", Entry::text);
    let description = fields.require("description", Entry::text);
    let version = version(&mut fields, home);
    let status = fields.take("status", |entry| entry.choice(words::STATUS));
    let created = fields.take("created", Entry::instant);
    let retired = fields.take("retired", Entry::instant);
    let issuer = fields.take("issuer", Entry::name);
    let creator = creator(&mut fields);
    let kind = fields.take("type", |entry| entry.extensible(words::ACHIEVEMENT_TYPES));
    let family = fields.take("family", Entry::name);
    let posture = fields.take("posture", Entry::name);
    let tags = fields.take("tags", |entry| entry.list(Entry::word));
    let image = image(&mut fields, home);
    let image_alt = fields.take("image_alt", Entry::text);
    let image_text = fields.take("image_text", Entry::word);
    let image_author = fields.take("image_author", Entry::word);
    let image_licence = fields.take("image_licence", Entry::word);
    let licence = fields.take("licence", Entry::word);
    let valid_for = fields.take("valid_for", Entry::period);
    let awarded_by = fields.take("awarded_by", Entry::text);
    let evidence_expected = fields.take("evidence_expected", Entry::text);
    let request = fields.take("request", request);
    let discussion = fields.take("discussion", Entry::web);
    let proposed_by = fields.take("proposed_by", Entry::text);
    let proposed = fields.take("proposed", Entry::instant);
    let approved_by = fields.take("approved_by", Entry::text);
    let approved = fields.take("approved", Entry::instant);
    let clarification = fields.take("clarification", Entry::word);
    fields.table("origin").map(origin);
    let minors = fields.take("minors", Entry::boolean).unwrap_or(false);
    let sensitive = fields.take("sensitive", Entry::boolean).unwrap_or(false);
    let edition = fields.take("edition", Entry::word_or_number);
    let credits = fields.take("credits", credits);
    let field_of_study = fields.take("field_of_study", Entry::word);
    let specialization = fields.take("specialization", Entry::word);
    let human_code = fields.take("human_code", Entry::word_or_number);
    let identifiers = identifiers(&mut fields);
    let related = fields.tables("related").into_iter().filter_map(related).collect();
    let alignments = alignment::of_badge(&mut fields);
    let results = result::descriptions(&mut fields);
    let requires = fields.table("requires").map(requires);
    let criteria = front_matter::body_text(reading, parts);
    let body_span = reading.span(parts.body.clone());
    if criteria.is_empty() {
        let end = parts.header.end;
        let mark = reading.text[end..].trim_end().len().min(3);
        reading.note(rules::NO_BODY.at(reading.span(end..end + mark)));
    }
    for (other, earlier, key, date) in
        [("created", created, "retired", retired), ("proposed", proposed, "approved", approved)]
    {
        if let (Some(earlier), Some(date)) = (earlier, date)
            && date < earlier
        {
            let place = fields.peek(key).map_or(reading.top(), |entry| entry.span());
            let finding = rules::DATES_REVERSED.at(place).with("key", key);
            let finding = finding.with("date", date.day()).with("other", other);
            reading.note(finding.with("earlier", earlier.day()));
        }
    }
    let mut places = fields.places();
    places.push(("criteria", body_span));
    fields.finish();
    let default_issuer = || Name { span: reading.top(), ..reading.site.issuer.clone() };
    let slug = home.slug.clone();
    Some(BadgeVersion {
        badge: Name { word: slug.as_str().into(), span: reading.top() },
        slug,
        version: version?,
        frozen: home.label.is_some(),
        name: name?,
        description: description?,
        criteria: Text::new(reading.lang, criteria),
        status: status.unwrap_or(Status::Active),
        created,
        retired,
        issuer: issuer.unwrap_or_else(default_issuer),
        creator,
        kind: kind.unwrap_or_else(|| "Badge".into()),
        family,
        posture,
        tags: tags.unwrap_or_default(),
        image,
        image_alt,
        image_text,
        image_author,
        image_licence,
        licence,
        valid_for,
        awarded_by,
        evidence_expected,
        request,
        discussion,
        proposed_by,
        proposed,
        approved_by,
        approved,
        clarification,
        minors,
        sensitive,
        edition,
        credits,
        field_of_study,
        specialization,
        human_code,
        identifiers,
        alignments,
        results,
        requires,
        related,
        translations: Vec::new(),
        places,
        span: reading.top(),
    })
}

/// The label in the file's name, which `version` may repeat; or else `version`, or else 1.
fn version(fields: &mut Fields<'_>, home: &Home<'_>) -> Option<VersionLabel> {
    let errors = fields.file.errors();
    let said = fields.take("version", |entry| {
        let word = entry.word_or_number()?;
        let Some(label) = VersionLabel::parse(&word) else { return entry.bad_value(LABEL) };
        if let Some(named) = home.label.as_ref().filter(|named| **named != label) {
            let finding = rules::LABEL_DIFFERS.at(entry.span()).with("label", named.as_str());
            entry.file.note(finding.with("version", label.as_str()));
        }
        Some(label)
    });
    if said.is_none() && fields.file.errors() > errors {
        return None;
    }
    let first = || VersionLabel::parse("1").expect("1 is a label");
    Some(home.label.clone().or(said).unwrap_or_else(first))
}

/// The picture that is named, or else the one that stands beside the file.
fn image(fields: &mut Fields<'_>, home: &Home<'_>) -> Option<crate::model::Art> {
    if fields.has("image") {
        return fields.take("image", art::named);
    }
    let _: Option<()> = fields.take("image", |_| None);
    let reading = fields.file;
    let mut names = vec![format!("{}.svg", home.stem), format!("{}.png", home.stem)];
    if home.stem == "index" || home.label.is_some() {
        names.extend(["badge.svg".to_owned(), "badge.png".to_owned()]);
    }
    let errors = reading.errors();
    let found = art::beside_it(reading, &names);
    if found.is_none() && reading.errors() == errors {
        reading.note(rules::NO_IMAGE.at(reading.top()));
    }
    found
}

fn creator(fields: &mut Fields<'_>) -> Option<Creator<Named>> {
    if fields.peek("creator")?.value.get_ref().is_table() {
        let table = fields.table("creator")?;
        return organisation::read(table).map(|who| Creator::Organisation(Box::new(who)));
    }
    fields.take("creator", Entry::name).map(Creator::Issuer)
}

/// How to ask for a badge: a message, or a page of the web.
fn request(entry: Entry<'_>) -> Option<crate::ground::Url> {
    let url = entry.url()?;
    if matches!(url.scheme(), "mailto" | "tel")
        || crate::ground::Url::parse_web(url.as_str()).is_some()
    {
        return Some(url);
    }
    entry.bad_value(REQUEST)
}

/// Credits: a number, not below nothing.
pub(super) fn credits(entry: Entry<'_>) -> Option<f64> {
    let value = entry.decimal()?;
    if value >= 0.0 { Some(value) } else { entry.bad_value(CREDITS) }
}

fn related(mut fields: Fields<'_>) -> Option<Related> {
    let url = fields.require("url", Entry::url);
    let language = fields.take("language", Entry::lang);
    let version = fields.take("version", Entry::word_or_number);
    let types = rarities::types(&mut fields, "types");
    fields.finish();
    Some(Related { url: url?, language, version, types })
}

/// What `blason import` writes about where a badge came from: for the next import, and for nobody else.
fn origin(mut fields: Fields<'_>) {
    for key in ["address", "format", "digest"] {
        fields.require(key, Entry::word);
    }
    fields.finish();
}

/// `any = 3, of = […]`, `all = […]`, or both; `of` alone asks for every one of them.
fn requires(mut fields: Fields<'_>) -> Requirement<Named> {
    let span: Span = fields.span();
    let errors = fields.file.errors();
    let of = fields.take("of", |entry| entry.list(Entry::name)).unwrap_or_default();
    let all = fields.take("all", |entry| entry.list(Entry::name)).unwrap_or_default();
    let every = u32::try_from(of.len()).unwrap_or(u32::MAX);
    let any = fields.take("any", |entry| match u32::try_from(entry.integer()?) {
        Ok(number) if number >= 1 && (of.is_empty() || number <= every) => Some(number),
        _ => entry.bad_value(ANY),
    });
    if fields.file.errors() == errors && of.is_empty() && (any.is_some() || all.is_empty()) {
        fields.missing("of", span);
    }
    fields.finish();
    Requirement { all, any: any.unwrap_or(every), of, span }
}

const LABEL: Bilingual = Bilingual {
    fr: "une version faite de lettres, de chiffres, de points et de traits d’union, comme \"2\" ou \"2.1\"",
    en: "a version of letters, figures, dots and hyphens, such as \"2\" or \"2.1\"",
};
const REQUEST: Bilingual = Bilingual {
    fr: "une adresse `mailto:…` ou celle d’un formulaire (https://…)",
    en: "a `mailto:…` address or that of a form (https://…)",
};
const CREDITS: Bilingual =
    Bilingual { fr: "un nombre positif ou nul", en: "a number that is not negative" };
const ANY: Bilingual = Bilingual {
    fr: "un nombre entre 1 et la longueur de la liste `of`",
    en: "a number between 1 and the length of the list `of`",
};
