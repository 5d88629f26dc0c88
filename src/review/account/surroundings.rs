//! What changes around the badges, told: awards, the site, issuers, keys, vocabularies, pages, and
//! files that were left out.

use crate::ground::Bilingual;
use crate::ground::report::fill;
use crate::render::sheet::{Block, Line, Style};
use crate::review::account::Review;
use crate::review::fields::Class;
use crate::review::words::{self, Fate};

/// Longest value that is shown word by word, in bytes.
const LONGEST: usize = 600;
/// Most files that are named among those left out.
const MOST_FILES: usize = 20;
/// Most awards whose words are shown.
const MOST_AWARDS: usize = 20;

/// Tells what changes around the badges.
pub(super) fn tell(review: &Review<'_>, french: bool, blocks: &mut Vec<Block>) {
    let awards = awards(review, french);
    if !awards.is_empty() {
        blocks.push(Block::Heading(2, Line::plain(AWARDS.say(french))));
        blocks.push(Block::List(awards));
        retold(review, french, blocks);
    }
    let site = &review.comparison.site;
    if !site.is_empty() {
        blocks.push(Block::Heading(2, Line::plain(AROUND.say(french))));
        for (class, title) in
            [(Class::Meaning, MEANING), (Class::Address, ADDRESS), (Class::Presentation, LOOKS)]
        {
            let told: Vec<Line> = site
                .iter()
                .filter(|it| it.class == class)
                .map(|it| {
                    let mut line = Line::strong(it.label.say(french));
                    if !it.which.is_empty() {
                        line = line.and(" ").with(Style::Code, &*it.which);
                    }
                    compared(line.and(COLON.say(french)), &it.before, &it.after)
                })
                .collect();
            if !told.is_empty() {
                blocks.push(Block::Paragraph(Line::strong(title.say(french))));
                blocks.push(Block::List(told));
            }
        }
    }
    let left: Vec<&str> =
        review.comparison.base.sources.troubles().iter().map(|it| &*it.path).collect();
    if !left.is_empty() {
        blocks.push(Block::Heading(2, Line::plain(LEFT_OUT.say(french))));
        let lines = left.iter().take(MOST_FILES).map(|path| Line::new().with(Style::Code, *path));
        blocks.push(Block::List(lines.collect()));
    }
}

fn awards(review: &Review<'_>, french: bool) -> Vec<Line> {
    let awards = &review.comparison.awards;
    let counts = [
        (awards.added.len(), ADDED),
        (awards.deleted.len(), DELETED),
        (awards.altered_count(), ALTERED),
        (awards.renewed_count(), RENEWED),
        (awards.reworded_count(), REWORDED),
        (awards.republished_count(), REPUBLISHED),
        (awards.revoked, REVOKED),
        (awards.suspended, SUSPENDED),
        (awards.reinstated, REINSTATED),
        (awards.erased, ERASED),
        (awards.unrevoked.len() + awards.unerased.len(), UNDONE),
    ];
    let told = counts.into_iter().filter(|(count, _)| *count > 0);
    told.map(|(count, words)| {
        Line::plain(fill(words.say(french), &[("count", &count.to_string())]))
    })
    .collect()
}

/// What single awards say otherwise, one paragraph each.
fn retold(review: &Review<'_>, french: bool, blocks: &mut Vec<Block>) {
    let catalogue = review.comparison.head.catalogue;
    let all = &review.comparison.awards.retold;
    for retold in all.iter().take(MOST_AWARDS) {
        let award = &catalogue[retold.after];
        let slug = catalogue[award.version].slug.as_str();
        let line = Line::strong(slug).and(" ").with(Style::Code, award.id.to_string());
        blocks.push(Block::Paragraph(line));
        let told = retold.details.iter().map(|it| {
            let line = Line::plain(it.label.say(french)).and(COLON.say(french));
            // A day or a word is read whole.
            if it.before.is_empty() || it.after.is_empty() || it.after.contains(' ') {
                return compared(line, &it.before, &it.after);
            }
            line.with(Style::Gone, &*it.before).and(" → ").with(Style::New, &*it.after)
        });
        blocks.push(Block::List(told.collect()));
    }
    if let Some(more) = all.len().checked_sub(MOST_AWARDS).filter(|more| *more > 0) {
        let words = fill(MORE.say(french), &[("count", &more.to_string())]);
        blocks.push(Block::Paragraph(Line::plain(words)));
    }
}

fn compared(line: Line, before: &str, after: &str) -> Line {
    let short = |text: &str| {
        let shown: String = text.chars().take(LONGEST).collect();
        if shown.len() < text.len() { format!("{shown}…") } else { shown }
    };
    if before.is_empty() || after.is_empty() || before.len() + after.len() > 2 * LONGEST {
        let line = line.with(Style::Gone, short(before));
        let line = if before.is_empty() || after.is_empty() { line } else { line.and(" → ") };
        return line.with(Style::New, short(after));
    }
    words::compared(before, after).into_iter().fold(line, |line, piece| match piece.fate {
        Fate::Kept => line.and(piece.text),
        Fate::Gone => line.with(Style::Gone, piece.text),
        Fate::New => line.with(Style::New, piece.text),
    })
}

words! {
    AWARDS = "Attributions", "Awards";
    COLON = " : ", ": ";
    AROUND = "Autour des badges", "Around the badges";
    MEANING = "Qui parle", "Who speaks";
    ADDRESS = "Adresses, clés et ce qui est publié", "Addresses, keys and what is published";
    LOOKS = "Présentation", "Looks";
    LEFT_OUT = "Fichiers de départ qui n’ont pas été lus", "Files of the base that were not read";
    ADDED = "nouvelles : {count}", "new: {count}";
    DELETED = "disparues sans trace : {count}", "gone without a trace: {count}";
    ALTERED = "modifiées : {count}", "altered: {count}";
    RENEWED = "réémises : {count}", "issued again: {count}";
    REWORDED = "un autre texte, sans nouvelle émission : {count}", "another text, not issued again: {count}";
    REPUBLISHED = "publiées autrement : {count}", "published otherwise: {count}";
    MORE = "Et d’autres attributions qui changent de la sorte : {count}", "And further awards that change in such ways: {count}";
    REVOKED = "révoquées : {count}", "revoked: {count}";
    SUSPENDED = "suspendues : {count}", "suspended: {count}";
    REINSTATED = "rétablies : {count}", "reinstated: {count}";
    ERASED = "effacées : {count}", "erased: {count}";
    UNDONE = "révocations ou effacements défaits : {count}", "revocations or erasures undone: {count}";
}
