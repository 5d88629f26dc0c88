//! The fields of a version, each with its class: meaning, address or presentation. Here, and only
//! here, is decided what a change of a field means for those who hold the badge.

use super::Bump;
use crate::ground::{Bilingual, Instant, Lang, Url};
use crate::model::badge::{BadgeVersion, Creator};
use crate::model::{
    Alignment, BadgeId, Catalogue, Identifier, Organisation, Related, Requirement,
    ResultDescription, ResultLevel, Status, Text,
};

/// What a change of a field touches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// How it looks, or what is said around it.
    Presentation,
    /// Where it answers.
    Address,
    /// What it says of those who hold it.
    Meaning,
}

/// What a field holds, in the words of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'a> {
    /// A text of the author's.
    Text(Option<&'a Text>),
    /// Markdown of the author's, compared item by item.
    Markdown(&'a Text),
    /// Words that are compared letter by letter.
    Plain(String),
    /// Words whose order does not count.
    Set(Vec<String>),
}

/// One field of a version.
#[derive(Debug, Clone)]
pub struct Field<'a> {
    /// Its key in the author's file.
    pub key: &'static str,
    /// What its change touches.
    pub class: Class,
    /// What it holds.
    pub value: Value<'a>,
}

/// How a badge is called in the base, by its place in the catalogue of the version that names it.
pub type Called<'c> = &'c dyn Fn(BadgeId) -> &'c str;

/// The fields of a version, in the order in which a review tells them. The picture is compared on
/// its own, as are the languages.
pub fn of<'a>(
    catalogue: &'a Catalogue,
    version: &'a BadgeVersion,
    lang: Lang,
    called: Called<'_>,
) -> Vec<Field<'a>> {
    use Class::{Address, Meaning, Presentation};
    let BadgeVersion {
        badge: _,
        slug: _, // Its address is compared on its own.
        version: _,
        frozen: _,
        name,
        description,
        criteria,
        status,
        created,
        retired,
        issuer,
        creator,
        kind,
        family,
        posture,
        tags,
        image: _,
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
        clarification: _, // What is said of the change itself.
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
        translations: _,
        places: _,
        span: _,
    } = version;
    let term =
        |id: &Option<crate::model::TermId>| plain(id.map_or("", |id| catalogue[id].slug.as_str()));
    let word = |word: &Option<Box<str>>| plain(word.as_deref().unwrap_or_default());
    let day = |day: &Option<Instant>| plain(day.map(Instant::day).unwrap_or_default());
    let yes = |yes: bool| plain(if yes { "true" } else { "" });
    let creator = creator.as_ref().map(|it| match it {
        Creator::Issuer(id) => catalogue[*id].slug.as_str().to_owned(),
        Creator::Organisation(it) => organisation(it, lang),
    });
    vec![
        field("name", Meaning, Value::Text(Some(name))),
        field("description", Meaning, Value::Text(Some(description))),
        field("criteria", Meaning, Value::Markdown(criteria)),
        field("evidence_expected", Meaning, Value::Text(evidence_expected.as_ref())),
        field("awarded_by", Meaning, Value::Text(awarded_by.as_ref())),
        field("valid_for", Meaning, plain(valid_for.map(period).unwrap_or_default())),
        field(
            "requires",
            Meaning,
            plain(requires.as_ref().map_or_else(String::new, |it| requirement(it, called))),
        ),
        field(
            "alignment",
            Meaning,
            Value::Set(alignments.list().iter().map(|it| alignment(it, lang)).collect()),
        ),
        field("issuer", Meaning, plain(catalogue[*issuer].slug.as_str())),
        field("creator", Meaning, plain(creator.unwrap_or_default())),
        field("type", Meaning, plain(&**kind)),
        field("family", Meaning, term(family)),
        field("posture", Meaning, term(posture)),
        field("result", Meaning, Value::Set(results.iter().map(|it| result(it, lang)).collect())),
        field("credits", Meaning, plain(credits.map(|it| it.to_string()).unwrap_or_default())),
        field("field_of_study", Meaning, word(field_of_study)),
        field("specialization", Meaning, word(specialization)),
        field("human_code", Meaning, word(human_code)),
        field("edition", Meaning, word(edition)),
        field("identifiers", Meaning, Value::Set(identifiers.iter().map(identifier).collect())),
        field("minors", Address, yes(*minors)),
        field("sensitive", Address, yes(*sensitive)),
        field(
            "status",
            Presentation,
            plain(match status {
                Status::Draft => "draft",
                Status::Active => "active",
                Status::Retired => "retired",
            }),
        ),
        field("image_alt", Presentation, Value::Text(image_alt.as_ref())),
        field("image_text", Presentation, word(image_text)),
        field("image_author", Presentation, word(image_author)),
        field("image_licence", Presentation, word(image_licence)),
        field("licence", Presentation, word(licence)),
        field("tags", Presentation, Value::Set(tags.iter().map(ToString::to_string).collect())),
        field("request", Presentation, plain(request.as_ref().map_or("", |it| it.as_str()))),
        field("discussion", Presentation, plain(discussion.as_ref().map_or("", |it| it.as_str()))),
        field("related", Presentation, Value::Set(related.iter().map(related_words).collect())),
        field("created", Presentation, day(created)),
        field("retired", Presentation, day(retired)),
        field("proposed_by", Presentation, Value::Text(proposed_by.as_ref())),
        field("proposed", Presentation, day(proposed)),
        field("approved_by", Presentation, Value::Text(approved_by.as_ref())),
        field("approved", Presentation, day(approved)),
    ]
}

/// What a change of a field asks for, when people hold the badge.
pub fn bump(key: &str, class: Class) -> Bump {
    match (key, class) {
        // A reader's view changes; what was recognised does not.
        ("alignment", _) => Bump::Minor,
        (_, Class::Meaning) => Bump::Major,
        _ => Bump::Patch,
    }
}

/// The fields whose new wording an author may declare to be a clarification.
pub fn is_wording(key: &str) -> bool {
    matches!(key, "name" | "description" | "criteria" | "evidence_expected" | "awarded_by")
}

/// The name of a field for a reader, in words.
pub fn label(key: &str) -> Bilingual {
    let said = |fr, en| Bilingual { fr, en };
    match key {
        "name" => said("nom", "name"),
        "description" => said("description", "description"),
        "criteria" => said("critères", "criteria"),
        "evidence_expected" => said("preuves attendues", "expected evidence"),
        "awarded_by" => said("qui l’attribue", "who awards it"),
        "valid_for" => said("durée de validité", "validity"),
        "requires" => said("badges à réunir", "badges to gather"),
        "alignment" => said("référentiels", "alignment"),
        "issuer" => said("émetteur", "issuer"),
        "creator" => said("conception", "creator"),
        "type" => said("type", "type"),
        "family" => said("famille", "family"),
        "posture" => said("posture", "stance"),
        "result" => said("résultats", "results"),
        "credits" => said("crédits", "credits"),
        "field_of_study" => said("domaine d’étude", "field of study"),
        "specialization" => said("spécialité", "specialization"),
        "human_code" => said("code", "code"),
        "edition" => said("édition", "edition"),
        "identifiers" => said("identifiants", "identifiers"),
        "minors" => said("réservé aux personnes mineures", "for people under age"),
        "sensitive" => said("délicat", "sensitive"),
        "status" => said("état", "status"),
        "image" => said("image", "image"),
        "image_alt" => said("image en mots", "image in words"),
        "image_text" => said("mots dessinés dans l’image", "words drawn in the image"),
        "image_author" => said("auteur de l’image", "author of the image"),
        "image_licence" => said("licence de l’image", "licence of the image"),
        "licence" => said("licence", "licence"),
        "tags" => said("mots-clés", "tags"),
        "request" => said("comment le demander", "how to ask for it"),
        "discussion" => said("discussion", "discussion"),
        "related" => said("éditions ailleurs", "editions elsewhere"),
        "created" => said("date de création", "date of creation"),
        "retired" => said("date de retrait", "date of retirement"),
        "proposed_by" => said("proposé par", "proposed by"),
        "proposed" => said("date de proposition", "date of proposal"),
        "approved_by" => said("approuvé par", "approved by"),
        "approved" => said("date d’approbation", "date of approval"),
        _ => said("autre", "other"),
    }
}

/// A period as ISO 8601 writes it.
pub fn period(period: crate::ground::Period) -> String {
    let (years, months, weeks, days) = period.parts();
    let parts = [(i32::from(years), 'Y'), (months, 'M'), (weeks, 'W'), (days, 'D')];
    let written = parts.iter().filter(|(number, _)| *number != 0);
    written.fold("P".to_owned(), |out, (number, unit)| format!("{out}{number}{unit}"))
}

/// An alignment in words: name, code and address.
pub fn alignment(alignment: &Alignment, lang: Lang) -> String {
    let Alignment {
        kind,
        framework,
        code,
        name,
        url,
        description,
        checked_on: _, // When somebody looked says nothing of what it is.
        places: _,
        span: _,
    } = alignment;
    let description = description.as_ref().map(|text| text.in_lang(lang));
    let words = [framework.as_deref(), code.as_deref(), Some(name.in_lang(lang)), kind.as_deref()];
    let words = words.into_iter().chain([Some(url.as_str()), description]);
    words.flatten().collect::<Vec<_>>().join(" · ")
}

fn requirement(requirement: &Requirement, called: Called<'_>) -> String {
    let Requirement { all, any, of, span: _ } = requirement;
    let mut every: Vec<&str> = all.iter().map(|id| called(*id)).collect();
    let mut some: Vec<&str> = of.iter().map(|id| called(*id)).collect();
    // Three of these three is each of them.
    if *any as usize == some.len() {
        every.append(&mut some);
    }
    every.sort_unstable();
    every.dedup();
    some.sort_unstable();
    let some = (!some.is_empty()).then(|| format!("{any}/{}: {}", some.len(), some.join(", ")));
    every.into_iter().map(str::to_owned).chain(some).collect::<Vec<_>>().join(" + ")
}

fn result(result: &ResultDescription, lang: Lang) -> String {
    let ResultDescription {
        id,
        name,
        kind,
        allowed_values,
        required_value,
        required_level,
        value_min,
        value_max,
        levels,
        alignments,
    } = result;
    let mut words = vec![id.as_str().to_owned(), name.in_lang(lang).to_owned(), kind.to_string()];
    words.push(allowed_values.join(", "));
    words.extend(required_value.iter().map(|it| format!("≥ {it}")));
    words.extend(required_level.iter().map(|it| format!("≥ {it}")));
    words.extend(value_min.iter().map(|it| format!("min {it}")));
    words.extend(value_max.iter().map(|it| format!("max {it}")));
    for ResultLevel { id, name, description, level, points, alignments } in levels {
        words.push(format!("{id} {}", name.in_lang(lang)));
        words.extend(description.iter().map(|text| text.in_lang(lang).to_owned()));
        words.extend(level.iter().chain(points).map(ToString::to_string));
        words.extend(alignments.iter().map(|it| alignment(it, lang)));
    }
    words.extend(alignments.iter().map(|it| alignment(it, lang)));
    words.retain(|word| !word.is_empty());
    words.join(" · ")
}

fn identifier(identifier: &Identifier) -> String {
    let Identifier { kind, value } = identifier;
    format!("{kind} {value}")
}

fn related_words(related: &Related) -> String {
    let Related { url, language, version, types } = related;
    let language = language.as_ref().map_or("", |it| it.as_str());
    let types: Vec<&str> = types.iter().map(Url::as_str).collect();
    let words = [url.as_str(), language, version.as_deref().unwrap_or_default(), &types.join(" ")];
    words.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
}

pub(super) fn organisation(it: &Organisation, lang: Lang) -> String {
    let name = it.name.as_ref().map(|name| name.in_lang(lang));
    let address = it.id.as_ref().or(it.url.as_ref()).map(Url::as_str);
    name.into_iter().chain(address).collect::<Vec<_>>().join(" · ")
}

fn field<'a>(key: &'static str, class: Class, value: Value<'a>) -> Field<'a> {
    Field { key, class, value }
}

fn plain<'a>(text: impl Into<String>) -> Value<'a> {
    Value::Plain(text.into())
}
