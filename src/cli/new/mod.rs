//! `blason new`: one more badge, issuer or page, the next version of a badge, a translation. All the
//! files of one command are written together, or none is.

mod endorsement;
mod failure;
mod version;

pub(super) use self::failure::NewFailure;
use super::arguments::{
    Arguments, NewBadgeOptions, NewCommand, NewNamedOptions, NewTranslationOptions,
};
use super::failure::Failure;
use super::{FINDINGS, FINE, rewrite};
use crate::content;
use crate::content::edit::Written;
use crate::content::edit::translation::{self, Found, Translated};
use crate::content::start::{Tongue, single};
use crate::ground::{Bilingual, Lang, Report, Slug, Sources, nearest};
use crate::model::{Drafts, TermKind};
use crate::render::search::fold;
use crate::shell::change::{self, Change};
use crate::shell::terminal::Terminal;
use crate::shell::{disk, environment};

/// The catalogue to which something is added.
struct Bench<'a> {
    arguments: &'a Arguments,
    terminal: Terminal,
    sources: Sources,
    drafts: Drafts,
}

/// Writes what is new.
pub(super) fn run(
    arguments: &Arguments,
    command: &NewCommand,
    terminal: Terminal,
) -> Result<u8, Failure> {
    let root = arguments.root.as_path();
    change::settle(root)?;
    let sources = disk::read(root)?;
    if sources.find(disk::SETTINGS).is_none() {
        return Err(Failure::NoCatalogue(root.to_owned()));
    }
    let drafts = content::read(&sources, &mut Report::new());
    let bench = Bench { arguments, terminal, sources, drafts };
    match command {
        NewCommand::Badge(options) => bench.badge(options),
        NewCommand::Version(options) => version::run(&bench, options),
        NewCommand::Translation(options) => bench.translation(options),
        NewCommand::Issuer(options) => bench.named(options, "content/issuers", single::issuer),
        NewCommand::Endorsement(options) => endorsement::run(&bench, options),
        NewCommand::Page(options) => bench.named(options, "content/pages", single::page),
    }
}

impl Bench<'_> {
    fn badge(&self, options: &NewBadgeOptions) -> Result<u8, Failure> {
        let slug = slug(&options.slug)?;
        let slug = slug.as_str();
        self.nothing_at(&format!("content/badges/{slug}"))?;
        if let Some(word) = &options.family {
            let families = self.drafts.frameworks.iter().flat_map(|(_, terms)| terms);
            let families = families.filter(|term| term.kind == TermKind::Family);
            known(word, families.map(|term| term.slug.as_str()), NewFailure::NoFamily)?;
        }
        if let Some(word) = &options.issuer {
            let issuers = self.drafts.issuers.iter().map(|issuer| issuer.slug.as_str());
            known(word, issuers, NewFailure::NoIssuer)?;
        }
        let name = options.name.as_deref().map_or_else(|| title(slug), str::to_owned);
        let today = environment::today().ok_or(Failure::Clock)?;
        let asked = single::NewBadge {
            slug,
            name: &name,
            family: options.family.as_deref(),
            issuer: options.issuer.as_deref(),
            today,
        };
        self.write(&single::badge(self.tongue(), &asked), options.dry_run)?;
        self.terminal.say(&if self.terminal.french {
            format!(
                "C’est un brouillon. Écrivez-y vos mots, voyez-le avec `blason build --drafts`, puis \
                 écrivez `status = \"active\"`. Pour le traduire : `blason new translation {slug} …`."
            )
        } else {
            format!(
                "It is a draft. Put your words into it, see it with `blason build --drafts`, then write \
                 `status = \"active\"`. To translate it: `blason new translation {slug} …`."
            )
        });
        Ok(FINE)
    }

    fn named(
        &self,
        options: &NewNamedOptions,
        folder: &str,
        make: fn(Tongue, &str, &str) -> Written,
    ) -> Result<u8, Failure> {
        let slug = slug(&options.slug)?;
        self.nothing_at(&format!("{folder}/{slug}"))?;
        let name = options.name.as_deref().map_or_else(|| title(slug.as_str()), str::to_owned);
        self.write(&[make(self.tongue(), slug.as_str(), &name)], options.dry_run)?;
        self.terminal.say(self.terminal.pick(WORDS));
        Ok(FINE)
    }

    fn translation(&self, options: &NewTranslationOptions) -> Result<u8, Failure> {
        let terminal = self.terminal;
        let lang = self.language(&options.into)?;
        let original = match translation::find(&self.drafts, &options.text) {
            Found::One(original) => original,
            Found::Several(names) => {
                return Err(NewFailure::Several(options.text.clone(), names).into());
            }
            Found::None(near) => return Err(NewFailure::NoText(options.text.clone(), near).into()),
        };
        let note = terminal.pick(BELOW);
        let done = translation::translate(&self.sources, &original, lang, options.confirm, note)
            .map_err(|(path, error)| NewFailure::Text(path, error))?;
        let fresh = |path: &str| {
            if terminal.french {
                format!("{path} est bien la traduction du texte d’aujourd’hui.")
            } else {
                format!("{path} is a translation of the text of today.")
            }
        };
        match done {
            Translated::Begun(file) => {
                self.write(std::slice::from_ref(&file), options.dry_run)?;
                terminal.say(terminal.pick(TRANSLATE));
                Ok(FINE)
            }
            Translated::Fresh(path) => {
                terminal.say(&fresh(&path));
                Ok(FINE)
            }
            Translated::Confirmed(file) => {
                self.write(std::slice::from_ref(&file), options.dry_run)?;
                terminal.say(&fresh(&file.path));
                Ok(FINE)
            }
            Translated::Stale(path) => {
                terminal.say(&if terminal.french {
                    format!(
                        "{path} traduit un texte plus ancien, ou ne dit pas lequel. Relisez-la en regard de {}, puis \
                         confirmez avec `--confirm`.",
                        self.sources[original.source].path
                    )
                } else {
                    format!(
                        "{path} translates an older text, or does not say which. Read it beside {}, then confirm with \
                         `--confirm`.",
                        self.sources[original.source].path
                    )
                });
                Ok(FINDINGS)
            }
        }
    }

    /// A language of the site, other than its reference.
    fn language(&self, word: &str) -> Result<Lang, Failure> {
        let lang = Lang::parse(word).ok_or_else(|| NewFailure::NoLanguage(word.to_owned()))?;
        let Some(settings) = &self.drafts.settings else { return Ok(lang) };
        if lang == settings.language {
            return Err(NewFailure::Reference(lang).into());
        }
        if !settings.languages.contains(&lang) {
            let all = settings.languages.iter().copied().chain([lang]);
            let all: Vec<String> = all.map(|it| format!("\"{}\"", it.as_str())).collect();
            return Err(NewFailure::NotPublished(lang, all.join(", ")).into());
        }
        Ok(lang)
    }

    /// The language in which the catalogue is written, as far as we can write it: a text in the
    /// reader's language is better than one that nobody here can read.
    fn tongue(&self) -> Tongue {
        let reference = self.drafts.settings.as_ref().map(|it| it.language);
        match reference.as_ref().map(Lang::as_str) {
            Some("fr") => Tongue::French,
            Some("en") => Tongue::English,
            _ if self.terminal.french => Tongue::French,
            _ => Tongue::English,
        }
    }

    /// Fails when a text of this name is there, as a file or as a folder.
    fn nothing_at(&self, name: &str) -> Result<(), Failure> {
        let below = format!("{name}/");
        let mut there = self.sources.files().map(|(_, file)| &*file.path);
        let file = format!("{name}.md");
        match there.find(|path| *path == file || path.starts_with(&below)) {
            Some(path) => Err(NewFailure::Stands(path.to_owned()).into()),
            None => Ok(()),
        }
    }

    /// Writes the files, once they were read with the others, and names them.
    fn write(&self, files: &[Written], dry_run: bool) -> Result<(), Failure> {
        let root = self.arguments.root.as_path();
        let mut change = Change::new(root);
        rewrite::add_written(&mut change, root, &self.sources, files, self.terminal)?;
        if !dry_run {
            change.apply()?;
        }
        for file in files {
            self.terminal.print(&file.path);
        }
        if dry_run {
            self.terminal.say(self.terminal.pick(DRY_RUN));
        }
        Ok(())
    }
}

/// A name in addresses; of what is none, the nearest that is one.
fn slug(word: &str) -> Result<Slug, Failure> {
    Slug::parse(word).ok_or_else(|| NewFailure::NoSlug(word.to_owned(), fold::slug(word)).into())
}

/// A title to begin with: `coup-de-main` is “Coup de main”.
pub(super) fn title(slug: &str) -> String {
    let words = slug.replace(['-', '_'], " ");
    let mut letters = words.trim().chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// Fails with the nearest name when the word is none of these.
fn known<'a>(
    word: &str,
    names: impl Iterator<Item = &'a str>,
    failure: fn(String, Option<String>, Vec<String>) -> NewFailure,
) -> Result<(), Failure> {
    let names: Vec<&str> = names.collect();
    if names.contains(&word) {
        return Ok(());
    }
    let near = nearest(word, names.iter().copied()).map(str::to_owned);
    Err(failure(word.to_owned(), near, names.into_iter().map(str::to_owned).collect()).into())
}

const DRY_RUN: Bilingual = Bilingual {
    fr: "Rien n’a été écrit (--dry-run).",
    en: "Nothing was written (--dry-run).",
};
const WORDS: Bilingual = Bilingual {
    fr: "Écrivez-y vos mots ; `blason check` relit.",
    en: "Put your words into it; `blason check` reads it again.",
};
const BELOW: Bilingual = Bilingual {
    fr: "Le texte à traduire sous la dernière ligne « +++ » :",
    en: "The text to translate, below the last line “+++”:",
};
const TRANSLATE: Bilingual = Bilingual {
    fr: "Traduisez chaque texte sous l’original, puis retirez les lignes qui commencent par un dièse. Ce qui reste vide paraît dans la langue de référence.",
    en: "Translate each text under its original, then take away the lines that begin with a hash. What stays empty appears in the reference language.",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_names_and_names_titles() {
        let slug = |words: &str| fold::slug(words).map(|slug| slug.as_str().to_owned());
        assert_eq!(slug("Écoute attentive").as_deref(), Some("ecoute-attentive"));
        assert_eq!(slug("mes_badges 2026 !").as_deref(), Some("mes-badges-2026"));
        assert_eq!(slug("…"), None);
        assert!(slug(&"long ".repeat(60)).is_some_and(|slug| slug.len() <= Slug::LONGEST));
        assert_eq!(title("coup-de-main"), "Coup de main");
        assert_eq!(title(""), "");
    }
}
