//! What code hosts run for a catalogue: the review of proposals, the site. Each file stands in
//! `workflows/` as it will be, with `{word}`s to fill in and comments in French (`#fr`) and in English
//! (`#en`), of which one stays.

use super::CodeHost;
use crate::content::edit::Written;
use crate::ground::Bilingual;
use crate::shell::terminal::Terminal;

/// The files for one code host.
pub(super) struct Workflows {
    /// Path below the root, and text.
    pub files: &'static [(&'static str, &'static str)],
    /// What is left to do on the host.
    next: Option<Bilingual>,
}

/// The version of the program that the machines build: one line, read by every workflow.
const PIN: (&str, &str) = (".blason-version", concat!(env!("CARGO_PKG_VERSION"), "\n"));

/// The files for a code host; none for no host.
pub(super) fn of(host: CodeHost) -> Workflows {
    match host {
        CodeHost::Github => Workflows {
            files: &[
                PIN,
                (
                    ".github/workflows/blason-review.yml",
                    include_str!("workflows/github-review.yml"),
                ),
                (
                    ".github/workflows/blason-comment.yml",
                    include_str!("workflows/github-comment.yml"),
                ),
                (".github/workflows/blason-site.yml", include_str!("workflows/github-site.yml")),
            ],
            next: Some(GITHUB),
        },
        CodeHost::Gitlab => Workflows {
            files: &[PIN, (".gitlab-ci.yml", include_str!("workflows/gitlab.yml"))],
            next: Some(GITLAB),
        },
        CodeHost::Forgejo => Workflows {
            files: &[
                PIN,
                (
                    ".forgejo/workflows/blason-review.yml",
                    include_str!("workflows/forgejo-review.yml"),
                ),
                (
                    ".forgejo/workflows/blason-comment.yml",
                    include_str!("workflows/forgejo-comment.yml"),
                ),
                (".forgejo/workflows/blason-site.yml", include_str!("workflows/forgejo-site.yml")),
            ],
            next: Some(FORGEJO),
        },
        CodeHost::None => Workflows { files: &[], next: None },
    }
}

impl Workflows {
    /// The files in the language of who will read them.
    pub(super) fn written(&self, french: bool) -> impl Iterator<Item = Written> {
        self.files.iter().map(move |(path, text)| Written {
            path: (*path).to_owned(),
            bytes: filled(text, french).into_bytes(),
        })
    }

    /// Whether this is one of the files.
    pub(super) fn has(&self, path: &str) -> bool {
        self.files.iter().any(|(known, _)| *known == path)
    }

    /// Says what is left to do on the host.
    pub(super) fn tell(&self, terminal: Terminal) {
        if let Some(next) = self.next {
            terminal.say(terminal.pick(next));
        }
    }
}

/// A workflow with its words filled in, and the comments of one language.
fn filled(text: &str, french: bool) -> String {
    let (ours, other, lang) = if french { ("#fr", "#en", "fr") } else { ("#en", "#fr", "en") };
    let lines = text.split_inclusive('\n');
    let lines = lines.filter(|line| !line.trim_start().starts_with(other));
    let text: String = lines.map(|line| line.replacen(&format!("{ours} "), "# ", 1)).collect();
    [("{lang}", lang), ("{review}", REVIEW.say(french)), ("{comment}", COMMENT.say(french))]
        .into_iter()
        .chain([("{site}", SITE.say(french))])
        .fold(text, |text, (name, word)| text.replace(name, word))
}

const REVIEW: Bilingual = Bilingual { fr: "Blason : relecture", en: "Blason: review" };
const COMMENT: Bilingual = Bilingual { fr: "Blason : commentaire", en: "Blason: comment" };
const SITE: Bilingual = Bilingual { fr: "Blason : site", en: "Blason: site" };

const GITHUB: Bilingual = Bilingual {
    fr: "Sur GitHub : Settings, Pages, source « GitHub Actions ». Avant chaque publication, `blason sign` chez vous.",
    en: "On GitHub: Settings, Pages, source “GitHub Actions”. Before each publication, `blason sign` at home.",
};
const GITLAB: Bilingual = Bilingual {
    fr: "Sur GitLab : une planification mensuelle de pipelines. Avant chaque publication, `blason sign` chez vous.",
    en: "On GitLab: a monthly pipeline schedule. Before each publication, `blason sign` at home.",
};
const FORGEJO: Bilingual = Bilingual {
    fr: "Sur Forgejo : activez Actions, et écrivez l’étiquette de vos machines (`runs-on`). Avant chaque publication, `blason sign` chez vous.",
    en: "On Forgejo: enable Actions, and write the label of your machines (`runs-on`). Before each publication, `blason sign` at home.",
};
