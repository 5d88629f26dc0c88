//! What changes around the badges: the site's settings, who speaks, keys, vocabularies, pages.

use super::fields::Class;
use super::pictures;
use super::side::Side;
use crate::ground::typography::same;
use crate::ground::{Bilingual, Instant, Lang, Severity, Url};
use crate::model::{Issuer, Key, Page, RuleLevel, Settings, Text};

/// Something around the badges that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteChange {
    /// What it is: the key in the author's file, or the kind of thing.
    pub what: &'static str,
    /// The same for a reader.
    pub label: Bilingual,
    /// Which one: an issuer's name in addresses, a term. Empty for the site itself.
    pub which: String,
    /// What its change touches.
    pub class: Class,
    /// What it said; empty when it was not there.
    pub before: String,
    /// What it says; empty when it is no longer there.
    pub after: String,
}

/// Everything that changed around the badges.
pub fn compared(base: &Side<'_>, head: &Side<'_>) -> Vec<SiteChange> {
    let mut changes = Changes { all: Vec::new(), lang: base.catalogue.language() };
    settings(base, head, &mut changes);
    issuers(base, head, &mut changes);
    vocabularies(base, head, &mut changes);
    pages(base, head, &mut changes);
    changes.all
}

struct Changes {
    all: Vec<SiteChange>,
    lang: Lang,
}

impl Changes {
    fn plain(
        &mut self,
        (what, label, which): (&'static str, Bilingual, &str),
        class: Class,
        before: impl Into<String>,
        after: impl Into<String>,
    ) {
        let (before, after) = (before.into(), after.into());
        if !same(&before, &after) {
            let which = which.to_owned();
            self.all.push(SiteChange { what, label, which, class, before, after });
        }
    }

    fn text(
        &mut self,
        what: (&'static str, Bilingual, &str),
        class: Class,
        before: Option<&Text>,
        after: Option<&Text>,
    ) {
        let lang = self.lang;
        let said = |text: Option<&Text>| text.map_or("", |text| text.in_lang(lang)).to_owned();
        self.plain(what, class, said(before), said(after));
    }
}

fn settings(base: &Side<'_>, head: &Side<'_>, changes: &mut Changes) {
    use Class::{Address, Presentation};
    let (one, other) = (&base.catalogue.settings, &head.catalogue.settings);
    let [shown_one, shown_other] = [one, other].map(shown);
    changes.text(("title", TITLE, ""), Presentation, Some(&one.title), Some(&other.title));
    let (before, after) = (one.description.as_ref(), other.description.as_ref());
    changes.text(("description", DESCRIPTION, ""), Presentation, before, after);
    changes.plain(
        ("issuer", DEFAULT_ISSUER, ""),
        // The default issuer’s identifier is the site’s own.
        Address,
        base.catalogue[one.issuer].slug.as_str(),
        head.catalogue[other.issuer].slug.as_str(),
    );
    for ((what, label, class, before), (.., after)) in shown_one.into_iter().zip(shown_other) {
        changes.plain((what, label, ""), class, before, after);
    }
    let moved = |settings: &Settings| -> Vec<(String, String)> {
        settings.moved.iter().map(|it| (it.from.to_string(), it.to.to_string())).collect()
    };
    listed(("moved", MOVED), Address, moved(one), moved(other), changes);
}

/// The settings that a visitor or a reader of documents can notice, in words.
fn shown(settings: &Settings) -> [(&'static str, Bilingual, Class, String); 19] {
    use Class::{Address, Presentation};
    let Settings {
        base_url,
        base_url_span: _,
        title: _,
        description: _,
        language,
        languages,
        issuer: _,
        theme,
        profile,
        rules,
        country,
        output: _, // Where the files are made, not where they answer.
        history,
        formats,
        baked,
        publish,
        show_holders,
        award_endorsements,
        ledger: _,
        legal,
        hosts,
        moved: _,
        formerly,
        fresh_for,
        accessibility,
        span: _,
    } = settings;
    let yes = |yes: bool| if yes { "true" } else { "false" }.to_owned();
    let mut spoken: Vec<&str> = languages.iter().map(Lang::as_str).collect();
    spoken.sort_unstable();
    let named = |names: &[(&str, bool)]| {
        let named = names.iter().filter(|(_, on)| *on).map(|(name, _)| *name);
        named.collect::<Vec<_>>().join(", ")
    };
    let formats = [("ob3", formats.ob3), ("ob2", formats.ob2), ("jwt", formats.jwt)];
    let legal = legal.as_ref().map(|it| {
        let more = [&it.seat, &it.contact, &it.director, &it.host, &it.registration];
        let words = std::iter::once(&it.name).chain(more.into_iter().flatten());
        words.map(|text| text.in_lang(*language)).collect::<Vec<_>>().join(" · ")
    });
    let former: Vec<&str> = formerly.iter().map(Url::as_str).collect();
    let level = |it: &RuleLevel| {
        let level = it.severity.map_or("off", Severity::name);
        format!("{} = {level}", it.rule.word)
    };
    let mut levels: Vec<String> = rules.iter().map(level).collect();
    levels.sort_unstable();
    let mut hosts = hosts.clone();
    hosts.sort_unstable();
    [
        ("base_url", BASE_URL, Address, base_url.as_str().to_owned()),
        ("formerly", FORMERLY, Address, former.join(", ")),
        ("language", LANGUAGE, Address, language.as_str().to_owned()),
        ("languages", LANGUAGES, Address, spoken.join(", ")),
        ("formats", FORMATS, Address, named(&formats)),
        ("baked", BAKED, Address, named(&[("png", baked.png), ("svg", baked.svg)])),
        ("publish", PUBLISH, Address, format!("{publish:?}").to_lowercase()),
        ("theme", THEME, Presentation, theme.to_string()),
        ("profile", PROFILE, Presentation, format!("{profile:?}")),
        ("rules", RULES, Presentation, levels.join(", ")),
        ("country", COUNTRY, Presentation, country.as_deref().unwrap_or_default().to_owned()),
        ("history", HISTORY, Presentation, yes(*history)),
        ("show_holders", SHOW_HOLDERS, Presentation, yes(*show_holders)),
        // What is signed of every award changes with it.
        ("award_endorsements", AWARD_ENDORSEMENTS, Address, yes(*award_endorsements)),
        ("legal", LEGAL, Presentation, legal.unwrap_or_default()),
        ("hosts", HOSTS, Presentation, hosts.join(", ")),
        ("fresh_for", FRESH_FOR, Presentation, super::fields::period(*fresh_for)),
        (
            "accessibility",
            ACCESSIBILITY,
            Presentation,
            accessibility.as_ref().map_or_else(String::new, |it| format!("{:?}", it.state)),
        ),
        (
            "audited",
            AUDITED,
            Presentation,
            accessibility.as_ref().and_then(|it| it.audited).map(Instant::day).unwrap_or_default(),
        ),
    ]
}

fn issuers(base: &Side<'_>, head: &Side<'_>, changes: &mut Changes) {
    use Class::{Address, Meaning, Presentation};
    let lang = changes.lang;
    for one in &base.catalogue.issuers {
        let which = one.slug.as_str();
        let found = head.catalogue.issuers.binary_search_by(|it| it.slug.cmp(&one.slug));
        let Ok(at) = found else {
            if !head.is_broken(base.path(one.span)) {
                changes.plain(("issuer", ISSUER, which), Meaning, one.name.in_lang(lang), "");
            }
            continue;
        };
        let other = &head.catalogue.issuers[at];
        let (id, new_id) = (base.links.issuer_id(one), head.links.issuer_id(other));
        if base.links.base() == head.links.base() {
            changes.plain(("identity", IDENTITY, which), Address, id, new_id);
        }
        changes.text(("name", NAME, which), Meaning, Some(&one.name), Some(&other.name));
        for ((what, label, before), (.., after)) in
            profile(one, lang).into_iter().zip(profile(other, lang))
        {
            changes.plain((what, label, which), Presentation, before, after);
        }
        let picture = |side: &Side<'_>, issuer: &Issuer| {
            let art = issuer.image.as_ref()?;
            Some(pictures::digest(&side.sources[art.file].bytes, art.kind))
        };
        let (before, after) = (picture(base, one), picture(head, other));
        let short =
            |digest: Option<String>| digest.map(|it| it[..12].to_owned()).unwrap_or_default();
        changes.plain(("image", IMAGE, which), Presentation, short(before), short(after));
        let keys = |issuer: &Issuer| -> Vec<(String, String)> {
            issuer.keys.iter().map(|key| (key.public.to_string(), dates(key))).collect()
        };
        for (key, before, after) in paired(keys(one), keys(other)) {
            let which = format!("{which} {key}");
            let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
            changes.plain(("key", KEY, &which), Address, before, after);
        }
    }
    for other in &head.catalogue.issuers {
        let known = base.catalogue.issuers.iter().any(|one| one.slug == other.slug);
        if !known && !base.is_broken(head.path(other.span)) {
            let which = other.slug.as_str();
            changes.plain(("issuer", ISSUER, which), Presentation, "", other.name.in_lang(lang));
        }
    }
}

/// What an issuer says of itself, its name and keys left out, in words.
fn profile(issuer: &Issuer, lang: Lang) -> [(&'static str, Bilingual, String); 12] {
    let Issuer {
        slug: _,
        name: _,
        description,
        url,
        email,
        phone,
        image: _,
        image_alt,
        address,
        identifiers,
        official,
        parent_org,
        person,
        also_known_as,
        identity: _,
        keys: _,
        body,
        translations: _,
        places: _,
        span: _,
    } = issuer;
    let text = |text: &Option<Text>| text.as_ref().map_or("", |it| it.in_lang(lang)).to_owned();
    let word = |word: &Option<Box<str>>| word.as_deref().unwrap_or_default().to_owned();
    let identifiers: Vec<String> =
        identifiers.iter().map(|it| format!("{} {}", it.kind, it.value)).collect();
    let known: Vec<&str> = also_known_as.iter().map(Url::as_str).collect();
    let parent = parent_org.as_ref().and_then(|it| it.name.as_ref());
    let address = address.as_ref().map(|it| {
        let words =
            [&it.street, &it.post_box, &it.postal_code, &it.locality, &it.region, &it.country];
        words.into_iter().flatten().map(|it| &**it).collect::<Vec<_>>().join(", ")
    });
    let person = person.as_ref().map(|it| format!("{it:?}"));
    [
        ("description", DESCRIPTION, text(description)),
        ("url", URL, url.as_ref().map(|it| it.as_str().to_owned()).unwrap_or_default()),
        ("email", EMAIL, word(email)),
        ("phone", PHONE, word(phone)),
        ("image_alt", IMAGE_ALT, text(image_alt)),
        ("address", POSTAL, address.unwrap_or_default()),
        ("identifiers", IDENTIFIERS, identifiers.join(", ")),
        ("official", OFFICIAL, word(official)),
        ("parent_org", PARENT, parent.map_or_else(String::new, |it| it.in_lang(lang).to_owned())),
        ("person", PERSON, person.unwrap_or_default()),
        ("also_known_as", KNOWN_AS, known.join(", ")),
        ("body", BODY, text(body)),
    ]
}

/// From when to when a key signs, and since when it is not believed.
pub fn dates(key: &Key) -> String {
    let Key { public: _, from, until, compromised, span: _ } = key;
    let day = |day: &Option<Instant>| day.map_or_else(|| "…".to_owned(), Instant::day);
    let compromised = compromised.map(|it| format!(" ✗ {}", it.day()));
    format!("{} → {}{}", day(from), day(until), compromised.unwrap_or_default())
}

fn vocabularies(base: &Side<'_>, head: &Side<'_>, changes: &mut Changes) {
    let lang = changes.lang;
    let frameworks = |side: &Side<'_>| -> Vec<(String, String)> {
        let all = side.catalogue.frameworks.iter();
        all.map(|it| (it.slug.to_string(), it.name.in_lang(lang).to_owned())).collect()
    };
    let terms = |side: &Side<'_>| -> Vec<(String, String)> {
        let catalogue = side.catalogue;
        let named = catalogue.terms.iter().map(|term| {
            let framework = &catalogue.frameworks[term.framework].slug;
            let description = term.description.as_ref().map(|it| it.in_lang(lang));
            let words = std::iter::once(term.name.in_lang(lang)).chain(description);
            let family = term.family.as_ref().map(crate::ground::Slug::as_str);
            let words: Vec<&str> =
                words.chain(family).chain(term.ladder.then_some("ladder")).collect();
            (format!("{framework}#{}", term.slug), words.join(" · "))
        });
        named.collect()
    };
    let licences = |side: &Side<'_>| -> Vec<(String, String)> {
        let all = side.catalogue.frameworks.iter();
        let words = |it: &crate::model::Framework| {
            let description = it.description.as_ref().map(|text| text.in_lang(lang));
            let words = [description, it.licence.as_deref(), it.creator.as_deref()];
            words.into_iter().flatten().collect::<Vec<_>>().join(" · ")
        };
        all.map(|it| (it.slug.to_string(), words(it))).collect()
    };
    listed(
        ("framework", FRAMEWORK),
        Class::Presentation,
        frameworks(base),
        frameworks(head),
        changes,
    );
    listed(("about", ABOUT), Class::Presentation, licences(base), licences(head), changes);
    listed(("term", TERM), Class::Presentation, terms(base), terms(head), changes);
}

fn pages(base: &Side<'_>, head: &Side<'_>, changes: &mut Changes) {
    let lang = changes.lang;
    for one in &base.catalogue.pages {
        let which = one.slug.as_str();
        let Some(other) = head.catalogue.pages.iter().find(|it| it.slug == one.slug) else {
            if !head.is_broken(base.path(one.span)) {
                changes.plain(("page", PAGE, which), Class::Address, one.title.in_lang(lang), "");
            }
            continue;
        };
        let Page { slug: _, title, body, order, menu, translations: _, places: _, span: _ } = one;
        changes.text(("name", NAME, which), Class::Presentation, Some(title), Some(&other.title));
        changes.text(("body", BODY, which), Class::Presentation, Some(body), Some(&other.body));
        let place = |order: i64, menu: bool| if menu { order.to_string() } else { String::new() };
        let (before, after) = (place(*order, *menu), place(other.order, other.menu));
        changes.plain(("order", ORDER, which), Class::Presentation, before, after);
    }
    for other in &head.catalogue.pages {
        let known = base.catalogue.pages.iter().any(|one| one.slug == other.slug);
        if !known && !base.is_broken(head.path(other.span)) {
            let title = other.title.in_lang(lang);
            changes.plain(("page", PAGE, other.slug.as_str()), Class::Presentation, "", title);
        }
    }
}

/// Things with a name, and words for each.
fn listed(
    (what, label): (&'static str, Bilingual),
    class: Class,
    before: Vec<(String, String)>,
    after: Vec<(String, String)>,
    changes: &mut Changes,
) {
    for (which, before, after) in paired(before, after) {
        let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
        changes.plain((what, label, &which), class, before, after);
    }
}

/// The words of each name, on both sides; those of the first side first.
fn paired(
    before: Vec<(String, String)>,
    after: Vec<(String, String)>,
) -> Vec<(String, Option<String>, Option<String>)> {
    let mut pairs: Vec<(String, Option<String>, Option<String>)> =
        before.into_iter().map(|(name, words)| (name, Some(words), None)).collect();
    let known: std::collections::BTreeMap<String, usize> =
        pairs.iter().enumerate().map(|(at, (name, ..))| (name.clone(), at)).collect();
    for (name, words) in after {
        match known.get(&name) {
            Some(at) => pairs[*at].2 = Some(words),
            None => pairs.push((name, None, Some(words))),
        }
    }
    pairs
}

words! {
    TITLE = "titre du site", "title of the site";
    DESCRIPTION = "description", "description";
    DEFAULT_ISSUER = "émetteur par défaut", "default issuer";
    BASE_URL = "adresse du site", "address of the site";
    FORMERLY = "anciennes adresses du site", "earlier addresses of the site";
    LANGUAGE = "langue de référence", "reference language";
    LANGUAGES = "langues du site", "languages of the site";
    FORMATS = "formats publiés", "published formats";
    BAKED = "images publiées", "published images";
    PUBLISH = "ce qui est publié d’une attribution", "what is published of an award";
    THEME = "thème", "theme";
    PROFILE = "profil de relecture", "review profile";
    RULES = "gravité de règles", "severity of rules";
    COUNTRY = "pays", "country";
    HISTORY = "dates tirées de git", "dates from git";
    SHOW_HOLDERS = "nombre d’attributions montré", "number of awards shown";
    AWARD_ENDORSEMENTS = "endossements joints aux attributions", "endorsements embedded in awards";
    LEGAL = "mentions légales", "legal notice";
    HOSTS = "hébergeurs", "hosts";
    FRESH_FOR = "fraîcheur des listes d’état", "freshness of status lists";
    ACCESSIBILITY = "accessibilité", "accessibility";
    AUDITED = "date de l’audit", "date of the audit";
    MOVED = "ancienne adresse", "old address";
    ISSUER = "émetteur", "issuer";
    IDENTITY = "identifiant", "identifier";
    NAME = "nom", "name";
    IMAGE = "image", "image";
    KEY = "clé publique", "public key";
    URL = "site", "site";
    EMAIL = "adresse de contact", "contact address";
    PHONE = "téléphone", "telephone";
    IMAGE_ALT = "image en mots", "image in words";
    POSTAL = "adresse postale", "postal address";
    IDENTIFIERS = "identifiants", "identifiers";
    OFFICIAL = "responsable", "responsible";
    PARENT = "organisation mère", "parent organisation";
    PERSON = "personne", "person";
    KNOWN_AS = "aussi connu comme", "also known as";
    BODY = "texte", "text";
    FRAMEWORK = "vocabulaire", "vocabulary";
    ABOUT = "présentation du vocabulaire", "presentation of the vocabulary";
    TERM = "terme", "term";
    PAGE = "page", "page";
    ORDER = "place dans le menu", "place in the menu";
}
