//! What `blason deliver` says: what was put where, what is left out and why, what comes next.

use super::{Done, count};
use crate::cli::arguments::{DeliverOptions, Format};
use crate::ground::Bilingual;
use crate::shell::ledger::Ledger;
use crate::shell::outbox::TABLE;
use crate::shell::terminal::Terminal;
use crate::site::outbox::Left;

/// Most things of one kind that are named.
const MOST_NAMED: usize = 5;

/// Everything.
pub(super) fn tell(done: &Done, ledger: &Ledger, options: &DeliverOptions, terminal: Terminal) {
    match options.format {
        Format::Json => terminal.print(&done.answer.json()),
        Format::Human => {
            terminal.print(&summary(done, terminal.french));
            for line in after(done, ledger, options, terminal.french) {
                terminal.say(&line);
            }
        }
    }
    for path in done.told.kept.iter().take(MOST_NAMED) {
        terminal.warn(&if terminal.french {
            format!("{path} : quelqu’un l’a écrit ou modifié, il reste tel quel. Supprimez-le pour qu’il soit refait.")
        } else {
            format!("{path}: somebody wrote or changed it, it was left. Remove it to have it made anew.")
        });
    }
    if let Some((id, why)) = &done.unsigned {
        let id = id.to_string();
        terminal.warn(&match (terminal.french, options.locked) {
            (true, true) => format!("Pas de sceau, par exemple pour {id} : `blason sign`, là où se trouve la clé secrète. Une attribution `none` n’a pas de sceau : elle se remet sans `--locked`."),
            (true, false) => format!("Ni sceau ni clé pour signer, par exemple {id} : `blason key list` dit quelles clés sont là, `--key FICHIER` en nomme une."),
            (false, true) => format!("No seal, for example for {id}: `blason sign`, where the secret key is. An award with `none` has no seal: it is delivered without `--locked`."),
            (false, false) => format!("Neither seal nor key to sign, for example {id}: {why}. `blason key list` says which keys are there, `--key FILE` names one."),
        });
    }
}

/// The delivery as a small table.
fn summary(done: &Done, french: bool) -> String {
    let answer = &done.answer;
    let pick = |it: Bilingual| it.say(french);
    let mut lines = vec![(OUTBOX, answer.outbox.clone())];
    let mut number = |label: Bilingual, n: usize| lines.push((label, n.to_string()));
    number(HOLDERS, answer.holders.len());
    number(LETTERS, done.letters);
    number(AWARDS, count(&answer.holders));
    number(if answer.dry_run { WOULD_BE_WRITTEN } else { WRITTEN }, answer.written);
    number(UNCHANGED, answer.unchanged);
    if answer.removed > 0 {
        number(if answer.dry_run { WOULD_BE_REMOVED } else { REMOVED }, answer.removed);
    }
    for (why, ids) in &answer.left_out {
        let mut text = ids.len().to_string();
        if ids.len() <= MOST_NAMED {
            text = format!(
                "{text}  ({})",
                ids.iter().map(|id| &id[..8]).collect::<Vec<_>>().join(", ")
            );
        }
        lines.push((left(*why), text));
    }
    let width = lines.iter().map(|(label, _)| pick(*label).chars().count()).max().unwrap_or(0);
    let line = |(label, text): &(Bilingual, String)| {
        let label = pick(*label);
        format!("{label}{}  {text}", " ".repeat(width - label.chars().count()))
    };
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// What to know and to do next.
fn after(done: &Done, ledger: &Ledger, options: &DeliverOptions, french: bool) -> Vec<String> {
    let pick = |fr: String, en: String| if french { fr } else { en };
    let mut lines = Vec::new();
    if done.answer.left_out.contains_key(&Left::HolderUnknown) {
        let folder = ledger.folder().display();
        lines.push(if ledger.is_there() {
            pick(
                "`--anonymous` remet aussi celles dont le registre ne connaît pas la personne.".into(),
                "`--anonymous` also delivers those whose holder the ledger does not know.".into(),
            )
        } else {
            pick(
                format!("Il n’y a pas de registre dans {folder} : on ne sait pas à qui remettre. `--anonymous` remet chaque attribution sous son identifiant."),
                format!("There is no ledger in {folder}: nobody knows whom to deliver to. `--anonymous` delivers every award under its id."),
            )
        });
    }
    if done.answer.left_out.contains_key(&Left::Expired) {
        lines.push(pick(
            "`--expired` remet aussi celles qui ont expiré.".into(),
            "`--expired` also delivers those that have expired.".into(),
        ));
    }
    if done.answer.holders.is_empty() {
        let outbox = &done.answer.outbox;
        lines.push(match done.answer.unchanged {
            0 => pick("Il n’y a rien à remettre.".into(), "There is nothing to deliver.".into()),
            count => pick(
                format!("Il n’y a rien à remettre : {outbox} reste tel quel, avec la remise d’avant (fichiers : {count}). Supprimez ce dossier s’il ne sert plus."),
                format!("There is nothing to deliver: {outbox} stays as it is, with the delivery from before (files: {count}). Remove the folder if it is of no more use."),
            ),
        });
    }
    if options.dry_run {
        lines.push(pick(
            "Rien n’a été écrit (--dry-run).".into(),
            "Nothing was written (--dry-run).".into(),
        ));
    } else if !done.answer.holders.is_empty() {
        lines.push(pick(
            format!("Ensuite : publiez le site, auquel les liens mènent ; puis ouvrez chaque message.eml, relisez, envoyez. {TABLE} sert au publipostage. Tout cela est privé : videz ce dossier une fois l’envoi fait."),
            format!("Next: publish the site, where the links lead; then open each message.eml, read it, send it. {TABLE} is for mail merge. All of this is private: clear the folder once it is sent."),
        ));
    }
    lines
}

fn left(why: Left) -> Bilingual {
    match why {
        Left::HolderUnknown => {
            Bilingual { fr: "laissées : personne inconnue", en: "left out: holder unknown" }
        }
        Left::Expired => Bilingual { fr: "laissées : expirées", en: "left out: expired" },
        Left::Suspended => Bilingual { fr: "laissées : suspendues", en: "left out: suspended" },
        Left::Revoked => Bilingual { fr: "laissées : révoquées", en: "left out: revoked" },
        Left::Erased => Bilingual { fr: "laissées : effacées", en: "left out: erased" },
        Left::NotYet => {
            Bilingual { fr: "laissées : datées à venir", en: "left out: dated in the future" }
        }
        Left::Draft => {
            Bilingual { fr: "laissées : badge en brouillon", en: "left out: draft badge" }
        }
        Left::Unsigned => {
            Bilingual { fr: "laissées : sans signature", en: "left out: not signed" }
        }
    }
}

const OUTBOX: Bilingual = Bilingual { fr: "boîte d’envoi", en: "outbox" };
const HOLDERS: Bilingual = Bilingual { fr: "titulaires", en: "holders" };
const LETTERS: Bilingual = Bilingual { fr: "messages", en: "letters" };
const AWARDS: Bilingual = Bilingual { fr: "attributions", en: "awards" };
const WRITTEN: Bilingual = Bilingual { fr: "fichiers écrits", en: "files written" };
const WOULD_BE_WRITTEN: Bilingual =
    Bilingual { fr: "fichiers à écrire", en: "files to be written" };
const UNCHANGED: Bilingual = Bilingual { fr: "fichiers déjà là", en: "files already there" };
const REMOVED: Bilingual = Bilingual { fr: "fichiers retirés", en: "files removed" };
const WOULD_BE_REMOVED: Bilingual =
    Bilingual { fr: "fichiers à retirer", en: "files to be removed" };
