//! What `blason award` says: what was understood, what is wrong, what was written, what comes next.

use super::Decided;
use crate::cli::arguments::{AwardOptions, Format};
use crate::giving::Caution;
use crate::giving::answer::Answer;
use crate::ground::Bilingual;
use crate::ground::report::Told;
use crate::import::table::Form;
use crate::import::{BadRow, People};
use crate::shell::ledger::Ledger;
use crate::shell::terminal::Terminal;

/// Most rows of one kind that are named.
const MOST_NAMED: usize = 20;

/// How the columns were understood, before anything is written.
pub(super) fn headings(people: &People, form: &Form, terminal: Terminal) {
    let french = terminal.french;
    let pick = |fr: String, en: String| if french { fr } else { en };
    let mut lines = vec![match form {
        Form::Text(encoding, separator) => {
            let separator = match separator {
                '\t' => pick("tabulation".into(), "tab".into()),
                other => format!("`{other}`"),
            };
            let encoding = encoding.name();
            pick(
                format!("Tableau lu : {encoding}, séparateur {separator}. Colonnes :"),
                format!("Table read: {encoding}, separator {separator}. Columns:"),
            )
        }
        Form::Sheet(name) => pick(
            format!("Feuille « {name} » lue. Colonnes :"),
            format!("Sheet “{name}” read. Columns:"),
        ),
    }];
    for heading in people.headings.iter().filter(|it| !it.text.is_empty()) {
        let meaning = match &heading.meaning {
            Some(meaning) => meaning.say().say(french).to_owned(),
            None => pick("laissée de côté".into(), "left aside".into()),
        };
        let text: String = heading.text.chars().take(60).collect();
        lines.push(pick(format!("  {text} → {meaning}"), format!("  {text} → {meaning}")));
    }
    terminal.say(&lines.join("\n"));
}

/// Everything else.
pub(super) fn tell(
    decided: &Decided<'_>,
    written: &[String],
    ledger: &Ledger,
    options: &AwardOptions,
    terminal: Terminal,
) {
    let french = terminal.french;
    for caution in cautions(decided) {
        terminal.warn(&caution_words(caution, french));
    }
    let bad = &decided.given.bad;
    for row in bad.iter().take(MOST_NAMED) {
        terminal.warn(&bad_row(row, french));
    }
    if bad.len() > MOST_NAMED {
        let more = bad.len() - MOST_NAMED;
        terminal.warn(&if french {
            format!("… et {more} autres lignes.")
        } else {
            format!("… and {more} further rows.")
        });
    }
    for line in notices(decided, french) {
        terminal.say(&line);
    }
    if ledger.is_open_to_others() {
        let folder = ledger.folder().display();
        terminal.warn(&if french {
            format!("Attention : d’autres comptes de cette machine peuvent lire {folder} ; `chmod 700 {folder}` le ferme.")
        } else {
            format!("Note: other accounts of this machine can read {folder}; `chmod 700 {folder}` closes it.")
        });
    }
    match options.format {
        Format::Json => {
            let answer = Answer {
                order: &decided.order,
                given: &decided.given,
                headings: &decided.people.headings,
                file: &decided.target.path,
                written,
                dry_run: options.dry_run,
            };
            terminal.print(&answer.json());
        }
        Format::Human => terminal.print(&summary(decided, written, options, french)),
    }
}

fn cautions(decided: &Decided<'_>) -> Vec<Caution> {
    let days = decided.given.gifts.iter().filter_map(|gift| gift.award.awarded);
    decided.order.cautions(days)
}

fn caution_words(caution: Caution, french: bool) -> String {
    let pick = |fr: &str, en: &str| if french { fr } else { en }.to_owned();
    match caution {
        Caution::Retired => pick(
            "Attention : ce badge est retiré (`status = \"retired\"`).",
            "Note: this badge is retired (`status = \"retired\"`).",
        ),
        Caution::Older => pick(
            "Attention : ce badge a une version plus récente.",
            "Note: this badge has a newer version.",
        ),
        Caution::BeforeBadge(created) => {
            let day = created.day();
            pick(
                &format!(
                    "Attention : des attributions sont datées d’avant le badge lui-même ({day})."
                ),
                &format!("Note: awards are dated before the badge itself ({day})."),
            )
        }
        Caution::Future => pick(
            "Attention : des attributions sont datées d’un jour à venir ; d’ici là, elles ne seront pas valables.",
            "Note: awards are dated in the future; until then they are not valid.",
        ),
        Caution::NoPages => pick(
            "Ce badge concerne des mineurs ou un sujet délicat : les documents seront publiés sans page.",
            "This badge concerns minors or something delicate: the documents will be published without pages.",
        ),
    }
}

fn bad_row(row: &BadRow, french: bool) -> String {
    let who = row.who.as_ref().map(|who| format!(" ({who})")).unwrap_or_default();
    let trouble = row.trouble.say(french);
    if french {
        format!("ligne {}{who} : {trouble}", row.line)
    } else {
        format!("line {}{who}: {trouble}", row.line)
    }
}

fn lines(all: impl Iterator<Item = u32>) -> String {
    let all: Vec<u32> = all.collect();
    let shown: Vec<String> = all.iter().take(MOST_NAMED).map(u32::to_string).collect();
    let more = if all.len() > MOST_NAMED { ", …" } else { "" };
    format!("{}{more}", shown.join(", "))
}

/// Rows that give nothing new, and what should be read again.
fn notices(decided: &Decided<'_>, french: bool) -> Vec<String> {
    let given = &decided.given;
    let mut all = Vec::new();
    let mut note = |count: usize, fr: String, en: String| {
        if count > 0 {
            all.push(if french { fr } else { en });
        }
    };
    let twice: Vec<String> = given
        .twice
        .iter()
        .take(MOST_NAMED)
        .map(|(line, first)| format!("{line} = {first}"))
        .collect();
    let twice = twice.join(", ");
    note(
        given.twice.len(),
        format!(
            "La même personne deux fois dans le tableau, donc une seule attribution (lignes {twice})."
        ),
        format!("The same person twice in the table, so one award (lines {twice})."),
    );
    let already = lines(given.already.iter().map(|it| it.0));
    note(
        given.already.len(),
        format!("Déjà attribué ce jour-là, rien à écrire (lignes {already})."),
        format!("Given already on that day, nothing to write (lines {already})."),
    );
    let names = lines(given.first_names.iter().copied());
    note(
        given.first_names.len(),
        format!(
            "Le récit ou la preuve dit un prénom, et sera publié (lignes {names}) : relisez-les."
        ),
        format!(
            "The narrative or the evidence says a first name, and will be published (lines {names}): read them again."
        ),
    );
    let no_place = lines(given.no_place.iter().copied());
    note(
        given.no_place.len(),
        format!("Les listes d’état de l’émetteur sont pleines (lignes {no_place})."),
        format!("The status lists of the issuer are full (lines {no_place})."),
    );
    all
}

fn summary(
    decided: &Decided<'_>,
    written: &[String],
    options: &AwardOptions,
    french: bool,
) -> String {
    let pick = |fr: String, en: String| if french { fr } else { en };
    let given = &decided.given;
    let (count, bad) = (given.gifts.len(), given.bad.len() + given.no_place.len());
    let name = decided.order.name();
    if written.is_empty() {
        return if bad > 0 {
            pick(
                format!(
                    "Rien n’a été écrit : lignes à corriger : {bad}. `--skip-bad` donne le badge aux autres ({count})."
                ),
                format!(
                    "Nothing was written: rows to mend: {bad}. `--skip-bad` gives the badge to the others ({count})."
                ),
            )
        } else {
            pick(
                "Rien de nouveau : tout le monde a déjà ce badge. Rien n’a été écrit.".into(),
                "Nothing new: everybody has this badge already. Nothing was written.".into(),
            )
        };
    }
    let Told { fr: people_fr, en: people_en } = Told::counted(count, PERSON, PEOPLE);
    let files: Vec<String> = written.iter().map(|path| format!("  {path}")).collect();
    let files = files.join("\n");
    if options.dry_run {
        return pick(
            format!(
                "{name} serait attribué à {people_fr}. Seraient écrits :\n{files}\nRien n’a été écrit (--dry-run)."
            ),
            format!(
                "{name} would be given to {people_en}. Would be written:\n{files}\nNothing was written (--dry-run)."
            ),
        );
    }
    let awards = &decided.target.path;
    pick(
        format!(
            "{name} est attribué à {people_fr}. Écrits :\n{files}\n\
             Ensuite : relisez {awards} (aucun nom n’y est), enregistrez-le dans git, puis `blason build` \
             et, pour remettre les badges, `blason deliver {awards}`. Le registre reste hors de git : gardez-en une copie en lieu sûr."
        ),
        format!(
            "{name} is given to {people_en}. Written:\n{files}\n\
             Next: review {awards} (no name is in it), commit it, then `blason build` \
             and, to hand the badges over, `blason deliver {awards}`. The ledger stays out of git: keep a copy of it in a safe place."
        ),
    )
}

const PERSON: Bilingual = Bilingual { fr: "{count} personne", en: "{count} person" };
const PEOPLE: Bilingual = Bilingual { fr: "{count} personnes", en: "{count} people" };
