//! One badge told: the verdict, who holds it, what changes item by item, and what machines notice.

use crate::codec::{base64url, svg};
use crate::ground::report::fill;
use crate::ground::{Bilingual, SourceId};
use crate::model::ArtKind;
use crate::render::sheet::{Block, Line, Shown, Style};
use crate::review::account::{Review, endorsements, held};
use crate::review::comparison::Pair;
use crate::review::criteria::ItemChange;
use crate::review::effect::Effects;
use crate::review::fields::{self, Class};
use crate::review::pictures::{Picture, pointed};
use crate::review::texts::{Road, TextPair};
use crate::review::translations::{State, Translated, TranslationChange};
use crate::review::verdict::Verdict;
use crate::review::words::{self, Fate};
use crate::review::{Bump, versions};

/// Largest picture that is shown in a document, in bytes.
const LARGEST_PICTURE: usize = 512 * 1024;
/// Longest value of a field that is shown, in characters.
const LONGEST_VALUE: usize = 600;

/// Tells one badge.
pub(super) fn tell(
    review: &Review<'_>,
    verdict: Verdict,
    pair: &Pair<'_>,
    effects: Option<&Effects<'_>>,
    french: bool,
    blocks: &mut Vec<Block>,
) {
    let (base, head) = (&review.comparison.base, &review.comparison.head);
    let current = match (pair.after, pair.before) {
        (Some(id), _) => &head.catalogue[head.catalogue[id].current],
        (None, Some(id)) => &base.catalogue[base.catalogue[id].current],
        (None, None) => return,
    };
    let name = current.name.in_lang(base.catalogue.language());
    let title = Line::plain(format!("{name} ")).with(Style::Code, current.slug.as_str());
    blocks.push(Block::Heading(2, title));
    blocks.push(Block::Paragraph(Line::strong(verdict.sentence().say(french))));
    let mut facts = vec![Line::strong(HOLDERS.say(french)).and(held(pair.held, french))];
    facts.extend(version_line(review, pair, french));
    facts.extend(clarification(pair, french));
    facts.extend(endorsements::ask_again(review, pair.after, french));
    blocks.push(Block::List(facts));
    for text in &pair.texts {
        tell_text(review, text, french, blocks);
        effect(text, effects, french, blocks);
    }
    addresses(review, pair, french, blocks);
}

fn version_line(review: &Review<'_>, pair: &Pair<'_>, french: bool) -> Option<Line> {
    let (before, after) = (pair.before?, pair.after?);
    let (base, head) = (review.comparison.base.catalogue, review.comparison.head.catalogue);
    let [old, new] = [&base[base[before].current].version, &head[head[after].current].version];
    let required = pair.required();
    let declared = versions::declared(old, new);
    let arguments = [
        ("before", old.as_str()),
        ("after", new.as_str()),
        ("required", bump(required).say(french)),
        ("declared", bump(declared).say(french)),
    ];
    let words = match (declared, required) {
        (Bump::None, Bump::None) => SAME_VERSION,
        (Bump::None, _) => NOT_DECLARED,
        _ => DECLARED,
    };
    Some(Line::strong(VERSION.say(french)).and(fill(words.say(french), &arguments)))
}

fn clarification(pair: &Pair<'_>, french: bool) -> Option<Line> {
    let said = pair.texts.iter().find_map(|text| text.clarification)?;
    let quoted = if french { format!("« {said} »") } else { format!("“{said}”") };
    Some(Line::strong(CLARIFICATION.say(french)).and(quoted))
}

fn tell_text(review: &Review<'_>, text: &TextPair<'_>, french: bool, blocks: &mut Vec<Block>) {
    let old = &review.comparison.base.catalogue[text.before].version;
    let new = &review.comparison.head.catalogue[text.after].version;
    let arguments = [("before", old.as_str()), ("after", new.as_str())];
    let words = match text.road {
        Road::InPlace => IN_PLACE,
        Road::Frozen => FROZEN,
        Road::Next => NEXT,
    };
    let heading =
        |words: Bilingual| Block::Heading(3, Line::plain(fill(words.say(french), &arguments)));
    let mut lines: Vec<Block> = Vec::new();
    if !text.criteria.is_empty() {
        lines.push(Block::Paragraph(Line::strong(CRITERIA.say(french))));
        lines.push(Block::List(text.criteria.iter().map(|it| item(it, french)).collect()));
    }
    for (class, title) in
        [(Class::Meaning, MEANING), (Class::Address, ADDRESS), (Class::Presentation, LOOKS)]
    {
        let fields = text.changes.iter().filter(|it| it.class == class && it.key != "criteria");
        let told: Vec<Line> = fields
            .map(|it| {
                let label = Line::strong(format!(
                    "{}{}",
                    fields::label(it.key).say(french),
                    COLON.say(french)
                ));
                compared(label, &it.before, &it.after, french)
            })
            .collect();
        if !told.is_empty() {
            lines.push(Block::Paragraph(Line::strong(title.say(french))));
            lines.push(Block::List(told));
        }
    }
    if let Some(change) = &text.picture {
        let shown = [(&change.before, BEFORE), (&change.after, AFTER)];
        let shown = shown.into_iter().filter_map(|(it, word)| Some((it.as_ref()?, word)));
        let told = shown.map(|(picture, word)| shown_picture(review, picture, word, french));
        lines.push(Block::Paragraph(Line::strong(PICTURE.say(french))));
        lines.push(Block::Pictures(told.collect()));
    }
    let languages = languages(text, french);
    if !languages.0.is_empty() {
        lines.push(Block::List(vec![languages]));
    }
    if !lines.is_empty() {
        blocks.push(heading(words));
        blocks.append(&mut lines);
    }
}

fn item(change: &ItemChange, french: bool) -> Line {
    match change {
        ItemChange::Added(item) => {
            Line::strong(ADDED.say(french)).with(Style::New, short(&item.text))
        }
        ItemChange::Removed(item) => {
            Line::strong(REMOVED.say(french)).with(Style::Gone, short(&item.text))
        }
        ItemChange::Moved(item) => Line::strong(MOVED.say(french)).and(short(&item.text)),
        ItemChange::Reworded { before, after } => {
            compared(Line::strong(REWORDED.say(french)), &before.text, &after.text, french)
        }
    }
}

/// Two wordings, word by word.
fn compared(line: Line, before: &str, after: &str, french: bool) -> Line {
    match (before.is_empty(), after.is_empty()) {
        (true, _) => line.with(Style::New, short(after)),
        (_, true) => {
            line.with(Style::Gone, short(before)).and(format!(" ({})", NONE_NOW.say(french)))
        }
        _ if before.len() + after.len() > 2 * LONGEST_VALUE => {
            line.with(Style::Gone, short(before)).and(" → ").with(Style::New, short(after))
        }
        _ => {
            words::compared(before, after).into_iter().fold(line, |line, piece| match piece.fate {
                Fate::Kept => line.and(piece.text),
                Fate::Gone => line.with(Style::Gone, piece.text),
                Fate::New => line.with(Style::New, piece.text),
            })
        }
    }
}

fn short(text: &str) -> String {
    let shown: String = text.chars().take(LONGEST_VALUE).collect();
    if shown.len() < text.len() { format!("{shown}…") } else { shown }
}

fn shown_picture(review: &Review<'_>, picture: &Picture, word: Bilingual, french: bool) -> Shown {
    let size = fill(
        SIZE.say(french),
        &[("bytes", &picture.bytes.to_string()), ("digest", &picture.digest[..12])],
    );
    Shown {
        caption: Line::plain(format!("{} ({size})", word.say(french))),
        words: picture.words.clone(),
        data: data(review, picture.file, picture.kind),
    }
}

/// A picture as `data:`; none when it cannot be shown safely.
fn data(review: &Review<'_>, file: SourceId, kind: ArtKind) -> Option<String> {
    let bytes = &review.sources[file].bytes;
    if bytes.len() > LARGEST_PICTURE || pointed(bytes).is_some() {
        return None;
    }
    match kind {
        ArtKind::Svg => {
            let clean = svg::clean(bytes).ok()?;
            Some(format!(
                "data:image/svg+xml;base64,{}",
                base64url::standard(clean.as_str().as_bytes())
            ))
        }
        ArtKind::Png => {
            let png = bytes.starts_with(b"\x89PNG\r\n\x1a\n");
            png.then(|| format!("data:image/png;base64,{}", base64url::standard(bytes)))
        }
    }
}

/// The languages and how they stand; nothing when they all stand well and none changed.
fn languages(text: &TextPair<'_>, french: bool) -> Line {
    let quiet = |it: &&Translated| {
        it.change.is_none()
            && matches!(it.state, State::Reference | State::UpToDate | State::Undated)
    };
    if text.translated.iter().all(|it| quiet(&it)) {
        return Line::new();
    }
    let told = text.translated.iter().filter(|it| it.state != State::Reference);
    let words: Vec<String> = told
        .map(|it| {
            let state = match (it.change, it.state) {
                (Some(TranslationChange::Added), _) => LANGUAGE_ADDED,
                (Some(TranslationChange::Removed), _) => LANGUAGE_REMOVED,
                (Some(TranslationChange::LeftBehind), _) => LANGUAGE_BEHIND,
                (Some(TranslationChange::Reworded), _) => LANGUAGE_REWORDED,
                (None, State::Stale) => LANGUAGE_STALE,
                (None, State::Missing) => LANGUAGE_MISSING,
                (None, _) => LANGUAGE_FINE,
            };
            format!("{} {}", it.lang.as_str(), state.say(french))
        })
        .collect();
    if words.is_empty() {
        Line::new()
    } else {
        Line::strong(LANGUAGES.say(french)).and(words.join(", "))
    }
}

fn effect(
    text: &TextPair<'_>,
    effects: Option<&Effects<'_>>,
    french: bool,
    blocks: &mut Vec<Block>,
) {
    if text.road == Road::Next || text.classes().next().is_none() {
        return;
    }
    let Some(effect) = effects.and_then(|effects| effects.of(text)) else { return };
    let [gone, new] = [effect.gone, effect.new].map(|number| number.to_string());
    let words = if effect.is_none() { SAME_EFFECT } else { OTHER_EFFECT };
    let told = fill(words.say(french), &[("gone", &gone), ("new", &new)]);
    blocks.push(Block::List(vec![Line::strong(EFFECT.say(french)).and(told)]));
}

fn addresses(review: &Review<'_>, pair: &Pair<'_>, french: bool, blocks: &mut Vec<Block>) {
    let comparison = &review.comparison;
    let Some(before) = pair.before else { return };
    let (base, head) = (&comparison.base, &comparison.head);
    let moved =
        pair.after.is_none_or(|after| head.catalogue[after].slug != base.catalogue[before].slug);
    let mut lines = Vec::new();
    for id in &base.catalogue[before].versions {
        if !moved && !pair.gone.contains(id) || pair.unread {
            continue;
        }
        let path = base.links.achievement(&base.catalogue[*id]);
        let line = Line::new().with(Style::Code, base.links.url(&path)).and(" → ");
        lines.push(match comparison.answers(path.as_str()) {
            Some(entry) => line.with(Style::Code, &*entry.to),
            None => line.with(Style::Strong, NOTHING_ANSWERS.say(french)),
        });
    }
    if !lines.is_empty() {
        blocks.push(Block::Paragraph(Line::strong(ADDRESSES.say(french))));
        blocks.push(Block::List(lines));
    }
}

fn bump(bump: Bump) -> Bilingual {
    let said = |fr, en| Bilingual { fr, en };
    match bump {
        Bump::None => said("rien", "nothing"),
        Bump::Patch => said("présentation", "looks"),
        Bump::Minor => said("précision ou ajout", "clarification or addition"),
        Bump::Major => said("autre sens", "another meaning"),
    }
}

words! {
    HOLDERS = "Qui le détient : ", "Who holds it: ";
    VERSION = "Version : ", "Version: ";
    SAME_VERSION = "{after}, sans changement", "{after}, unchanged";
    NOT_DECLARED = "{after}, comme avant ; le changement : {required}", "{after}, as before; the change: {required}";
    DECLARED = "de {before} à {after} (annoncé : {declared} ; le changement : {required})", "from {before} to {after} (declared: {declared}; the change: {required})";
    CLARIFICATION = "Ce que dit l’auteur : ", "What the author says: ";
    IN_PLACE = "Version {after}, à la même adresse", "Version {after}, at the same address";
    FROZEN = "Version {after}, gardée", "Version {after}, kept";
    NEXT = "De la version {before} à la version {after}", "From version {before} to version {after}";
    CRITERIA = "Critères", "Criteria";
    MEANING = "Autres changements de sens", "Other changes of meaning";
    ADDRESS = "Ce qui est publié", "What is published";
    LOOKS = "Présentation", "Looks";
    PICTURE = "Image", "Image";
    BEFORE = "Avant", "Before";
    AFTER = "Après", "After";
    SIZE = "{bytes} octets, {digest}", "{bytes} bytes, {digest}";
    ADDED = "Ajouté : ", "Added: ";
    REMOVED = "Retiré : ", "Removed: ";
    MOVED = "Déplacé : ", "Moved: ";
    REWORDED = "Reformulé : ", "Reworded: ";
    COLON = " : ", ": ";
    NONE_NOW = "retiré", "removed";
    LANGUAGES = "Langues : ", "Languages: ";
    LANGUAGE_ADDED = "ajoutée", "added";
    LANGUAGE_REMOVED = "retirée", "removed";
    LANGUAGE_BEHIND = "à revoir : le texte change, pas la traduction", "to review: the text changes, the translation does not";
    LANGUAGE_REWORDED = "modifiée", "changed";
    LANGUAGE_STALE = "à revoir", "to review";
    LANGUAGE_MISSING = "absente", "missing";
    LANGUAGE_FINE = "inchangée", "unchanged";
    EFFECT = "Ce que lisent les machines : ", "What machines read: ";
    SAME_EFFECT = "la même chose", "the same";
    OTHER_EFFECT = "énoncés : {gone} de moins, {new} de plus ; les sceaux sont à refaire", "statements: {gone} fewer, {new} more; seals are to be made again";
    ADDRESSES = "Adresses qui changent", "Addresses that change";
    NOTHING_ANSWERS = "plus rien ne répond", "nothing answers any more";
}
