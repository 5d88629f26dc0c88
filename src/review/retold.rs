//! What an award says beside its day, its badge and its holder: until when it holds, what is told of
//! the person, what is published. Compared as a reader sees it.

use super::fields;
use super::side::Side;
use crate::ground::typography::{folded, same};
use crate::ground::{Bilingual, Instant, Lang, Url};
use crate::model::{
    Award, AwardId, AwardMore, Evidence, IdentityValue, Illustration, Publish, Rarities,
    ResultGiven, Service, Standing, SubjectIdentifier, TermsOfUse, Text,
};

/// An award that stands on both sides and says something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retold {
    /// Its place in the base.
    pub before: AwardId,
    /// Its place in the head.
    pub after: AwardId,
    /// How its issue moved.
    pub issue: Issue,
    /// Whether it would hold for less long than was promised.
    pub cut_short: bool,
    /// Whether somebody holds it: it was not taken back.
    pub is_held: bool,
    /// What of it changes.
    pub details: Vec<Detail>,
}

/// How the moment from which an award’s text holds (`validFrom`) moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Issue {
    /// It is the same: what changes beside it changes under one date.
    Same,
    /// It was issued again, later.
    Again,
    /// It would be an earlier one.
    Earlier,
}

/// A property of an award that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    /// Its key in the author’s file.
    pub key: &'static str,
    /// The same for a reader.
    pub label: Bilingual,
    /// Whether it stands in the document that the holder was given.
    pub is_signed: bool,
    /// What it said; empty when it was not there.
    pub before: String,
    /// What it says; empty when it is no longer there.
    pub after: String,
}

impl Retold {
    /// What of the document in the holder’s hands is not what would be published; the day of its
    /// issue is told apart.
    pub fn signed(&self) -> impl Iterator<Item = &Detail> {
        self.details.iter().filter(|it| it.is_signed && it.key != VALID_FROM)
    }

    /// What is published of it, before and after, when that changes.
    pub fn publish(&self, base: &Side<'_>, head: &Side<'_>) -> Option<(Publish, Publish)> {
        let both = (base.catalogue[self.before].publish, head.catalogue[self.after].publish);
        (both.0 != both.1).then_some(both)
    }
}

/// What an award of both sides says otherwise; none when a reader sees no difference.
pub fn compared(
    (base, head): (&Side<'_>, &Side<'_>),
    (before, after): (AwardId, AwardId),
) -> Option<Retold> {
    let (old, new) = (&base.catalogue[before], &head.catalogue[after]);
    let [ends, would_end] = [base.catalogue.expires(old), head.catalogue.expires(new)];
    // An end that follows from its badge is told with the badge; one that follows from another day,
    // with the day.
    let own_end = old.expires != new.expires && ends != would_end;
    let issue = match old.valid_from().cmp(&new.valid_from()) {
        // Without a moment of its own it follows the day, which is told.
        _ if old.valid_from.is_none() && new.valid_from.is_none() => Issue::Same,
        std::cmp::Ordering::Less => Issue::Again,
        std::cmp::Ordering::Equal => Issue::Same,
        std::cmp::Ordering::Greater => Issue::Earlier,
    };
    // Most awards have nothing more: there may be a million of them.
    let is_plain = old.more.is_none() && new.more.is_none();
    if is_plain && issue == Issue::Same && !own_end && old.publish == new.publish {
        return None;
    }
    let mut details = Details { all: Vec::new(), lang: base.catalogue.language() };
    if issue != Issue::Same {
        let [was, is] = [old, new].map(|it| it.valid_from().day());
        details.signed(VALID_FROM, ISSUED, was, is);
    }
    if own_end {
        let day = |end: Option<Instant>| end.map(Instant::day).unwrap_or_default();
        details.signed("expires", END, day(ends), day(would_end));
    }
    details.compare(old, new);
    let said = |publish: Publish| match publish {
        Publish::None => "none",
        Publish::Credential => "credential",
        Publish::Page => "page",
    };
    details.beside("publish", PUBLISHED, said(old.publish), said(new.publish));
    let cut_short = own_end
        && match (ends, would_end) {
            (None, Some(_)) => true,
            (Some(was), Some(is)) => is < was,
            _ => false,
        };
    let is_held = !matches!(old.standing, Standing::Revoked(_));
    let retold = Retold { before, after, issue, cut_short, is_held, details: details.all };
    (!retold.details.is_empty()).then_some(retold)
}

struct Details {
    all: Vec<Detail>,
    lang: Lang,
}

impl Details {
    fn compare(&mut self, old: &Award, new: &Award) {
        if old.more == new.more {
            return;
        }
        let AwardMore {
            reason,
            reinstated: _, // How it stands is compared on its own.
            supersedes,
            narrative,
            evidence,
            results,
            name_shown,
            language,
            credits_earned,
            licence_number,
            role,
            term,
            activity_start,
            activity_end,
            source,
            rare: _,
        } = old.more();
        let now = new.more();
        let lang = self.lang;
        self.text("narrative", NARRATIVE, narrative.as_ref(), now.narrative.as_ref());
        self.list("evidence", EVIDENCE, evidence, &now.evidence, |it| proof(it, lang));
        self.list("results", RESULTS, results, &now.results, |it| result(it, lang));
        self.words("name_shown", NAME, name_shown.as_deref(), now.name_shown.as_deref());
        let [was, is] = [language, &now.language].map(|it| it.as_ref().map(Lang::as_str));
        self.words("language", LANGUAGE, was, is);
        let [was, is] =
            [credits_earned, &now.credits_earned].map(|it| it.map(|number| number.to_string()));
        self.words("credits_earned", CREDITS, was.as_deref(), is.as_deref());
        let (was, is) = (licence_number.as_deref(), now.licence_number.as_deref());
        self.words("licence_number", LICENCE_NUMBER, was, is);
        self.words("role", ROLE, role.as_deref(), now.role.as_deref());
        self.words("term", TERM, term.as_deref(), now.term.as_deref());
        for (key, label, was, is) in [
            ("activity_start", START, activity_start, &now.activity_start),
            ("activity_end", FINISH, activity_end, &now.activity_end),
        ] {
            let [was, is] = [was, is].map(|it| it.map(Instant::day));
            self.words(key, label, was.as_deref(), is.as_deref());
        }
        let [was, is] = [source, &now.source]
            .map(|it| it.as_deref().map(|body| fields::organisation(body, lang)));
        self.words("source", SOURCE, was.as_deref(), is.as_deref());
        self.rare(old.more().rare(), now.rare());
        let said =
            |text: &Option<Text>| text.as_ref().map_or("", |text| text.in_lang(lang)).to_owned();
        // A standing that changes brings its reason; a reason that changes alone is a correction.
        if old.standing == new.standing {
            self.beside("reason", REASON, said(reason), said(&now.reason));
        }
        let [was, is] = [supersedes, &now.supersedes].map(|it| it.map(|id| id.to_string()));
        self.beside("supersedes", SUPERSEDES, was.unwrap_or_default(), is.unwrap_or_default());
    }

    fn rare(&mut self, old: &Rarities, new: &Rarities) {
        let Rarities {
            title,
            description,
            image,
            terms_of_use,
            refresh,
            schemas,
            subject_image,
            identifiers,
            subject_types,
        } = old;
        let lang = self.lang;
        self.text("title", TITLE, title.as_ref(), new.title.as_ref());
        self.text("description", DESCRIPTION, description.as_ref(), new.description.as_ref());
        for (key, label, was, is) in [
            ("image", IMAGE, image, &new.image),
            ("subject_image", SUBJECT_IMAGE, subject_image, &new.subject_image),
        ] {
            let [was, is] = [was, is].map(|it| it.as_ref().map(|it| picture(it, lang)));
            self.words(key, label, was.as_deref(), is.as_deref());
        }
        self.list("terms_of_use", TERMS, terms_of_use, &new.terms_of_use, terms);
        let [was, is] = [refresh, &new.refresh].map(|it| it.as_ref().map(service));
        self.words("refresh", REFRESH, was.as_deref(), is.as_deref());
        self.list("schema", SCHEMAS, schemas, &new.schemas, service);
        self.list("identifiers", IDENTIFIERS, identifiers, &new.identifiers, identifier);
        self.list("subject_types", TYPES, subject_types, &new.subject_types, ToString::to_string);
    }

    /// A text of the author’s, language by language; shown in the reference language, or in the
    /// first language in which it differs.
    fn text(
        &mut self,
        key: &'static str,
        label: Bilingual,
        old: Option<&Text>,
        new: Option<&Text>,
    ) {
        let languages = [old, new].into_iter().flatten().flat_map(Text::entries);
        let languages = std::iter::once(self.lang).chain(languages.map(|(lang, _)| lang));
        let said = |text: Option<&Text>, lang| {
            text.and_then(|text| text.get(lang)).unwrap_or_default().to_owned()
        };
        for lang in languages {
            let (before, after) = (said(old, lang), said(new, lang));
            if !same(&before, &after) {
                return self.signed(key, label, before, after);
            }
        }
    }

    /// Entries whose order says nothing.
    fn list<T>(
        &mut self,
        key: &'static str,
        label: Bilingual,
        old: &[T],
        new: &[T],
        said: impl Fn(&T) -> String,
    ) {
        let [old, new] = [old, new].map(|all| all.iter().map(&said).collect::<Vec<String>>());
        let sorted = |all: &[String]| {
            let mut all: Vec<String> = all.iter().map(|it| folded(it)).collect();
            all.sort_unstable();
            all
        };
        if sorted(&old) != sorted(&new) {
            self.signed(key, label, old.join(" ; "), new.join(" ; "));
        }
    }

    fn words(&mut self, key: &'static str, label: Bilingual, old: Option<&str>, new: Option<&str>) {
        self.signed(key, label, old.unwrap_or_default(), new.unwrap_or_default());
    }

    fn signed(
        &mut self,
        key: &'static str,
        label: Bilingual,
        before: impl Into<String>,
        after: impl Into<String>,
    ) {
        self.note(Detail {
            key,
            label,
            is_signed: true,
            before: before.into(),
            after: after.into(),
        });
    }

    fn beside(
        &mut self,
        key: &'static str,
        label: Bilingual,
        before: impl Into<String>,
        after: impl Into<String>,
    ) {
        self.note(Detail {
            key,
            label,
            is_signed: false,
            before: before.into(),
            after: after.into(),
        });
    }

    fn note(&mut self, detail: Detail) {
        if !same(&detail.before, &detail.after) {
            self.all.push(detail);
        }
    }
}

fn proof(evidence: &Evidence, lang: Lang) -> String {
    let Evidence { url, name, narrative, description, genre, audience } = evidence;
    let texts = [name, description, narrative, genre, audience];
    let texts = texts.into_iter().flatten().map(|text| text.in_lang(lang));
    texts.chain(url.as_ref().map(Url::as_str)).collect::<Vec<_>>().join(" · ")
}

fn result(given: &ResultGiven, lang: Lang) -> String {
    let ResultGiven { result, value, level, status, alignments } = given;
    let slugs = [result, level].into_iter().flatten().map(|slug| slug.as_str().to_owned());
    let words = [value, status].into_iter().flatten().map(ToString::to_string);
    let alignments = alignments.iter().map(|it| fields::alignment(it, lang));
    slugs.chain(words).chain(alignments).collect::<Vec<_>>().join(" · ")
}

fn picture(illustration: &Illustration, lang: Lang) -> String {
    let Illustration { art: _, path, caption } = illustration;
    let caption = caption.as_ref().map(|text| text.in_lang(lang));
    [Some(&**path), caption].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn terms(terms: &TermsOfUse) -> String {
    let TermsOfUse { kind, id } = terms;
    id.as_ref().map_or_else(|| kind.to_string(), |id| format!("{kind} {id}"))
}

fn service(service: &Service) -> String {
    let Service { kind, id } = service;
    format!("{kind} {id}")
}

fn identifier(identifier: &SubjectIdentifier) -> String {
    let SubjectIdentifier { kind, value } = identifier;
    match value {
        IdentityValue::Plain(value) => format!("{kind} {value}"),
        IdentityValue::Hash { hash, salt: _ } => format!("{kind} {hash}"),
    }
}

/// The key of the moment from which a text holds.
const VALID_FROM: &str = "valid_from";

macro_rules! words {
    ($($name:ident = $fr:literal, $en:literal;)*) => {
        $(const $name: Bilingual = Bilingual { fr: $fr, en: $en };)*
    };
}

words! {
    ISSUED = "la date d’émission", "the day of issue";
    END = "la fin de validité", "the end of validity";
    PUBLISHED = "ce qui est publié", "what is published";
    NARRATIVE = "le récit", "the narrative";
    EVIDENCE = "les preuves", "the evidence";
    RESULTS = "les résultats", "the results";
    NAME = "le nom montré", "the name shown";
    LANGUAGE = "la langue", "the language";
    CREDITS = "les crédits obtenus", "the credits earned";
    LICENCE_NUMBER = "le numéro", "the licence number";
    ROLE = "le rôle", "the role";
    TERM = "la période", "the term";
    START = "le début de l’activité", "the start of the activity";
    FINISH = "la fin de l’activité", "the end of the activity";
    SOURCE = "l’organisme qui a évalué", "the body that assessed";
    TITLE = "le titre", "the title";
    DESCRIPTION = "la description", "the description";
    IMAGE = "l’image", "the image";
    SUBJECT_IMAGE = "l’image de la personne", "the image of the recipient";
    TERMS = "les conditions d’usage", "the terms of use";
    REFRESH = "le service de renouvellement", "the refresh service";
    SCHEMAS = "les schémas", "the schemas";
    IDENTIFIERS = "les identifiants", "the identifiers";
    TYPES = "les types", "the types";
    REASON = "la raison", "the reason";
    SUPERSEDES = "l’attribution remplacée", "the award it replaces";
}
