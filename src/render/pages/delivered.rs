//! What is made for a holder and for nobody else: the page to print and the letter. Neither is ever
//! published.

use super::{AWARD_ROOT, Language, Pages};
use crate::ground::Lang;
use crate::model::{AwardId, Recipient};
use crate::render::theme::{RenderError, value};
use crate::render::views::delivered::{self, CertificateView, Enclosed};
use crate::render::views::{HtmlView, award};

/// What a page to print holds of its own, so that it asks nothing of any host.
#[derive(Debug, Clone, Default)]
pub struct Within {
    /// The style sheet, its files within it.
    pub style: String,
    /// The badge's picture, as an address that holds it.
    pub picture: Option<String>,
    /// The issuer's picture, likewise.
    pub issuer_picture: Option<String>,
    /// Where readers see today's state.
    pub link: Option<String>,
    /// That address as a QR code, and pixels on a side to show it at.
    pub code: Option<(String, usize)>,
    /// The holder's name, when the issuer knows it.
    pub name: Option<String>,
}

impl Pages<'_> {
    /// The page that a holder prints.
    pub fn certificate(
        &self,
        id: AwardId,
        lang: Lang,
        within: Within,
    ) -> Result<String, RenderError> {
        let award = &self.catalogue[id];
        let at = self.language_index(lang);
        let language = &self.languages[at];
        let from = self.from(language, AWARD_ROOT);
        // It stands on no site: what it links to is named in full.
        let home = self.from(language, self.links.base());
        let codes = self.codes.get_or_init(|| award::codes(&self.links)).as_ref();
        let shared = self.awarded[award.version.index() * self.languages.len() + at]
            .get_or_init(|| Self::shared_by_awards(&from, award.version, codes, &language.shared));
        let view = award::award(&home, id, self.occasion.as_of, None);
        let Within { style, picture, issuer_picture, link, code, name } = within;
        let (code, code_side) = code.unzip();
        let issuer = &self.catalogue[self.catalogue.issuer_of(award)];
        let version = &self.catalogue[award.version];
        let verifier = self.links.url(&self.links.verifier(language.lang));
        let certificate = CertificateView {
            style,
            picture,
            issuer_picture,
            link,
            code,
            code_side,
            // An organisation goes by the name in its award, a person by the one that they chose.
            to: match &award.recipient {
                Recipient::Id { name: Some(_), .. } => view.awarded_to.clone(),
                _ => view.awarded_to.clone().or(name),
            },
            badge_url: self.links.url(&self.links.version_page(language.lang, version)),
            issuer_url: self.links.url(&self.links.issuer_page(language.lang, &issuer.slug)),
            narrative: view
                .more
                .as_ref()
                .and_then(|more| more.narrative.clone())
                .map(|it| HtmlView { html: delivered::without_pictures(&it.html), ..it }),
            check: language.strings.fill("letter.check", &[("verifier", &verifier)]),
        };
        let own = [
            ("root", value(&self.links.base())),
            ("award", value(&view)),
            ("certificate", value(&certificate)),
        ];
        self.theme.page("certificate.html", shared, own)
    }

    /// The subject and the text of the letter that brings these awards.
    pub fn letter(
        &self,
        lang: Lang,
        name: Option<&str>,
        all: &[Enclosed],
    ) -> Result<(String, String), RenderError> {
        let language: &Language = self.language(lang);
        let (subject, view) = delivered::letter(&self.from(language, ""), name, all);
        let own = [("letter", value(&view))];
        Ok((subject, self.theme.page("letter.txt", &language.shared, own)?))
    }

    /// The first of these languages that the site has, or has for another country; or else the
    /// reference language.
    pub fn language_for(&self, wishes: impl IntoIterator<Item = Lang>) -> Lang {
        let general =
            |lang: Lang| lang.to_string().split('-').next().unwrap_or_default().to_owned();
        let fits = |wish: Lang| {
            let exact = self.languages.iter().find(|it| it.lang == wish);
            let near = || self.languages.iter().find(|it| general(it.lang) == general(wish));
            exact.or_else(near).map(|it| it.lang)
        };
        wishes.into_iter().find_map(fits).unwrap_or(self.languages[0].lang)
    }
}
