//! Two catalogues for the tests of this room: `dressed` sets everything that can be set, `bare`
//! nothing that can be left out.

use crate::ground::{Instant, Lang, Period, Report, Slug, SourceId, Span, Url, Uuid};
use crate::model::award::{Award, AwardMore, Erased, Evidence, Recipient, ResultGiven};
use crate::model::badge::Creator;
use crate::model::settings::{Baked, Formats, ReviewProfile, Settings};
use crate::model::*;

pub(super) const BASE: &str = "https://badges.asso.example/";
pub(super) const DEMONSTRATION_KEY: &str = "z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw";
const RETIRED_KEY: &str = "z6Mkf5rGMoatrSj1f4CyvuHBeXJELe9RPdzo2PKGNCKVtZxP";
pub(super) const COMPROMISED_KEY: &str = "z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp";

/// The award of the dressed catalogue that has everything.
pub(super) const DRESSED: &str = "00000000-0000-4000-8000-000000000001";

pub(super) fn lang(tag: &str) -> Lang {
    Lang::parse(tag).unwrap()
}

pub(super) fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

pub(super) fn slug(text: &str) -> Slug {
    Slug::parse(text).unwrap()
}

fn url(text: &str) -> Url {
    Url::parse(text).unwrap()
}

fn both(fr: &str, en: &str) -> Text {
    let mut text = Text::new(lang("fr"), fr);
    text.insert(lang("en"), en);
    text
}

fn nowhere() -> Span {
    Span::top(SourceId(0))
}

fn named(word: &str) -> Name {
    Name { word: word.into(), span: nowhere() }
}

fn art(kind: ArtKind) -> Art {
    Art { file: SourceId(0), kind, span: nowhere() }
}

/// A catalogue with everything that can be set.
pub(super) fn dressed() -> Catalogue {
    assemble(drafts())
}

/// A catalogue with nothing that can be left out: one issuer, one badge, one award.
pub(super) fn bare() -> Catalogue {
    let mut drafts = Drafts { settings: Some(settings()), ..Drafts::default() };
    drafts.issuers.push(issuer("asso", "Asso"));
    drafts.versions.push(version("ecoute", "1"));
    drafts.awards.push(award(1, "ecoute"));
    assemble(drafts)
}

pub(super) fn assemble(drafts: Drafts) -> Catalogue {
    let mut report = Report::new();
    let catalogue = Catalogue::assemble(drafts, &mut report).unwrap();
    assert_eq!(report.findings(), &[], "the sample is sound");
    catalogue
}

/// The drafts of the dressed catalogue, for tests that change something.
pub(super) fn drafts() -> Drafts {
    let mut awards = vec![dressed_award()];
    for (number, standing) in [
        (2, Standing::Good),
        (3, Standing::Revoked(at("2026-09-15"))),
        (4, Standing::Suspended(at("2026-10-02"))),
        (5, Standing::Revoked(at("2026-03-01"))),
    ] {
        let mut award = award(number, "reparer@2");
        award.standing = standing;
        award.status = Some(number * 70_001);
        awards.push(award);
    }
    awards[3].more = Some(Box::new(AwardMore {
        reason: Some(both("une question est ouverte", "a question is open")),
        ..AwardMore::default()
    }));
    awards[4].publish = Publish::None;
    awards.push(Award {
        recipient: Recipient::Id {
            id: url("https://partenaire.example/"),
            name: Some("La Fabrique".into()),
        },
        ..award(6, "reparer@1")
    });
    let erased = Erased {
        id: Uuid::from_bits(7),
        status: Some(131_072 * 2 + 9),
        on: at("2026-10-20"),
        issuer: named("asso"),
        span: nowhere(),
    };
    let mut frozen = version("reparer", "1");
    frozen.frozen = true;
    let mut draft = version("brouillon", "1");
    draft.status = Status::Draft;
    Drafts {
        settings: Some(settings()),
        issuers: vec![
            dressed_issuer(),
            Issuer { identity: Identity::Https, ..issuer("web", "Web") },
        ],
        versions: vec![frozen, dressed_version(), draft],
        awards,
        erased: vec![erased],
        frameworks: vec![framework()],
        ..Drafts::default()
    }
}

fn settings() -> Settings<Named> {
    Settings {
        base_url: url(BASE),
        base_url_span: nowhere(),
        title: both("Badges de l’asso", "Badges of the association"),
        description: Some(both("Ce que nous savons faire", "What we can do")),
        language: lang("fr"),
        languages: vec![lang("fr"), lang("en")],
        issuer: named("asso"),
        theme: "blason".into(),
        profile: ReviewProfile::Collectif,
        rules: Vec::new(),
        country: None,
        output: "public".into(),
        history: true,
        formats: Formats { ob3: true, ob2: true, jwt: true },
        baked: Baked { png: true, svg: true },
        publish: Publish::Credential,
        show_holders: false,
        award_endorsements: false,
        ledger: LedgerSettings { path: "ledger".into(), lock: LedgerLock::Open },
        legal: None,
        hosts: Vec::new(),
        moved: Vec::new(),
        formerly: Vec::new(),
        fresh_for: Period::parse("P6M").unwrap(),
        accessibility: None,
        span: nowhere(),
    }
}

fn issuer(name: &str, title: &str) -> Issuer {
    Issuer {
        slug: slug(name),
        name: Text::new(lang("fr"), title),
        description: None,
        url: None,
        email: None,
        phone: None,
        image: None,
        image_alt: None,
        address: None,
        identifiers: Vec::new(),
        official: None,
        parent_org: None,
        person: None,
        also_known_as: Vec::new(),
        identity: Identity::DidWeb,
        keys: Vec::new(),
        body: None,
        translations: Vec::new(),
        places: Vec::new(),
        span: nowhere(),
    }
}

fn dressed_issuer() -> Issuer {
    let key = |public: &str, until: Option<&str>, compromised: Option<&str>| Key {
        public: public.into(),
        from: Some(at("2024-01-01")),
        until: until.map(at),
        compromised: compromised.map(at),
        span: nowhere(),
    };
    Issuer {
        description: Some(both("Une association", "An association")),
        url: Some(url("https://asso.example/")),
        email: Some("badges@asso.example".into()),
        phone: Some("+33100000000".into()),
        image: Some(art(ArtKind::Svg)),
        image_alt: Some(both("Trois anneaux", "Three rings")),
        address: Some(address()),
        identifiers: vec![identifier("SIRET", "00012345500016")],
        official: Some("Présidence collégiale".into()),
        parent_org: Some(Box::new(organisation(true))),
        person: Some(Box::new(person())),
        also_known_as: vec![url("https://asso.example/#nous")],
        keys: vec![
            key(RETIRED_KEY, Some("2025-01-01"), None),
            key(COMPROMISED_KEY, None, Some("2025-06-01")),
            key("z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK", None, None),
        ],
        body: Some(both("Nous", "Us")),
        ..issuer("asso", "L’association")
    }
}

fn address() -> Address {
    Address {
        country: Some("France".into()),
        country_code: Some("FR".into()),
        region: Some("Brélande".into()),
        locality: Some("Corvigny".into()),
        street: Some("8 chemin du Bief".into()),
        post_box: Some("BP 3".into()),
        postal_code: Some("00200".into()),
        position: Some((48.5, -1.0)),
    }
}

fn identifier(kind: &str, value: &str) -> Identifier {
    Identifier { kind: kind.into(), value: value.into() }
}

/// An organisation elsewhere; without an identifier of its own when it is not `known`.
fn organisation(known: bool) -> Organisation {
    Organisation {
        id: known.then(|| url("did:web:federation.example")),
        name: Some(both("Fédération", "Federation")),
        description: Some(both("Une fédération", "A federation")),
        url: known.then(|| url("https://federation.example/")),
        email: Some("bonjour@federation.example".into()),
        phone: Some("+33100000001".into()),
        image: Some(illustration("issuers/federation.svg")),
        address: Some(address()),
        identifiers: vec![identifier("RNA", "W000012345")],
        official: Some("Sa présidente".into()),
        parent_org: known.then(|| Box::new(organisation(false))),
        person: Some(Box::new(person())),
    }
}

fn person() -> Person {
    Person {
        given_name: Some("Maryam".into()),
        family_name: Some("Berg".into()),
        additional_name: Some("Lou".into()),
        patronymic_name: Some("Ivanovna".into()),
        honorific_prefix: Some("Dr".into()),
        honorific_suffix: Some("PhD".into()),
        family_name_prefix: Some("van den".into()),
        date_of_birth: Some(at("1970-01-31")),
    }
}

fn illustration(path: &str) -> Illustration {
    let caption = Some(both("Une image", "A picture"));
    Illustration { art: art(ArtKind::Svg), path: path.into(), caption }
}

fn version(badge: &str, label: &str) -> BadgeVersion<Named> {
    BadgeVersion {
        badge: named(badge),
        slug: slug(badge),
        version: VersionLabel::parse(label).unwrap(),
        frozen: false,
        name: Text::new(lang("fr"), "Écoute attentive"),
        description: Text::new(lang("fr"), "Prêter l’oreille."),
        criteria: Text::new(lang("fr"), "- écouter\n- se taire"),
        status: Status::Active,
        created: None,
        retired: None,
        issuer: named("asso"),
        creator: None,
        kind: "Badge".into(),
        family: None,
        posture: None,
        tags: Vec::new(),
        image: None,
        image_alt: None,
        image_text: None,
        image_author: None,
        image_licence: None,
        licence: None,
        valid_for: None,
        awarded_by: None,
        evidence_expected: None,
        request: None,
        discussion: None,
        proposed_by: None,
        proposed: None,
        approved_by: None,
        approved: None,
        clarification: None,
        minors: false,
        sensitive: false,
        edition: None,
        credits: None,
        field_of_study: None,
        specialization: None,
        human_code: None,
        identifiers: Vec::new(),
        alignments: Alignments::Unsaid,
        results: Vec::new(),
        requires: None,
        related: Vec::new(),
        translations: Vec::new(),
        places: Vec::new(),
        span: nowhere(),
    }
}

fn dressed_version() -> BadgeVersion<Named> {
    let level = |id: &str| ResultLevel {
        id: slug(id),
        name: both("Niveau", "Level"),
        description: Some(both("Ce qu’il dit", "What it says")),
        level: Some("1".into()),
        points: Some("3".into()),
        alignments: vec![alignment("LVL", "https://referentiel.example/niveau")],
    };
    let rubric = ResultDescription {
        id: slug("geste"),
        name: both("Le geste", "The gesture"),
        kind: "RubricCriterionLevel".into(),
        allowed_values: vec!["A".into(), "B".into()],
        required_value: Some("A".into()),
        required_level: Some(slug("juste")),
        value_min: Some("0".into()),
        value_max: Some("20".into()),
        levels: vec![level("juste"), level("fin")],
        alignments: vec![alignment("RES", "https://referentiel.example/geste")],
    };
    BadgeVersion {
        name: both("Réparer ensemble", "Repairing together"),
        description: both("Remettre en état.", "Mending things."),
        criteria: both("- **réparer** & montrer", "- **mend** & show"),
        created: Some(at("2025-01-10")),
        retired: Some(at("2027-01-01")),
        creator: Some(Creator::Organisation(Box::new(organisation(false)))),
        kind: "CommunityService".into(),
        family: Some(named("savoir-faire")),
        posture: Some(named("je-peux-faire")),
        tags: vec!["réparation".into(), "entraide".into()],
        image: Some(art(ArtKind::Svg)),
        image_alt: Some(both("Deux mains", "Two hands")),
        image_text: Some("Réparer".into()),
        image_author: Some("Une main".into()),
        image_licence: Some("CC-BY-4.0".into()),
        licence: Some("CC-BY-SA-4.0".into()),
        valid_for: Some(Period::parse("P3Y").unwrap()),
        edition: Some("2026".into()),
        credits: Some(1.5),
        field_of_study: Some("Réparation".into()),
        specialization: Some("Vélo".into()),
        human_code: Some("REP-2".into()),
        identifiers: vec![identifier("RNCP", "RNCP37275")],
        alignments: Alignments::To(vec![alignment("37275", "https://rncp.example/37275")]),
        results: vec![rubric],
        related: vec![Related {
            url: url("https://ailleurs.example/badge.json"),
            language: Some(lang("de")),
            version: Some("1".into()),
            types: vec![url("https://w3id.org/openbadges#BadgeClass")],
        }],
        ..version("reparer", "2")
    }
}

fn alignment(code: &str, address: &str) -> Alignment {
    Alignment {
        kind: Some("ext:RNCP".into()),
        framework: Some("RNCP".into()),
        code: Some(code.into()),
        name: both("Une compétence", "A skill"),
        url: url(address),
        description: Some(both("Ce qu’elle dit", "What it says")),
        checked_on: Some(at("2026-01-15")),
        places: Vec::new(),
        span: nowhere(),
    }
}

pub(super) fn award(number: u32, version: &str) -> Award<Named> {
    Award {
        id: Uuid::from_bits(0x4000_8000_0000_0000_0000 | u128::from(number)),
        version: named(version),
        awarded: at("2026-02-14"),
        valid_from: None,
        expires: None,
        publish: Publish::Credential,
        recipient: Recipient::Hash {
            hash: format!("sha256${number:064}").into(),
            salt: "sel".into(),
        },
        status: None,
        standing: Standing::Good,
        more: None,
        span: nowhere(),
    }
}

fn dressed_award() -> Award<Named> {
    let evidence = Evidence {
        url: Some(url("https://asso.example/trace")),
        name: Some(both("Une trace", "A trace")),
        narrative: Some(both("Ce qui fut fait", "What was done")),
        description: Some(both("Un film", "A film")),
        genre: Some(both("film", "film")),
        audience: Some(both("tout le monde", "everybody")),
    };
    let result = ResultGiven {
        result: Some(slug("geste")),
        value: Some("A".into()),
        level: Some(slug("juste")),
        status: Some("Completed".into()),
        alignments: vec![alignment("GIV", "https://referentiel.example/donne")],
    };
    let more = AwardMore {
        reason: None,
        reinstated: None,
        supersedes: None,
        narrative: Some(both("Elle a réparé", "She mended it")),
        evidence: vec![evidence],
        results: vec![result],
        name_shown: Some("Camille".into()),
        language: Some(lang("en")),
        credits_earned: Some(1.0),
        licence_number: Some("L-1".into()),
        role: Some("Bénévole".into()),
        term: Some("Automne".into()),
        activity_start: Some(at("2026-01-01")),
        activity_end: Some(at("2026-02-01")),
        source: Some(Box::new(organisation(false))),
        rare: Some(Box::new(rarities())),
    };
    Award {
        id: Uuid::parse(DRESSED).unwrap(),
        valid_from: Some(at("2026-03-14T09:00:00Z")),
        expires: Some(at("2027-03-14")),
        publish: Publish::Page,
        status: Some(48_213),
        more: Some(Box::new(more)),
        ..award(1, "reparer@2")
    }
}

pub(super) fn rarities() -> Rarities {
    let service = |kind: &str, address: &str| Service { kind: kind.into(), id: url(address) };
    let hash = || format!("sha256${:064}", 9).into();
    let value = || IdentityValue::Hash { hash: hash(), salt: "un autre sel".into() };
    Rarities {
        title: Some(both("Réparer, à Corvigny", "Mending, in Corvigny")),
        description: Some(both("Donné à la fête", "Given at the fair")),
        image: Some(illustration("awards/fete.svg")),
        terms_of_use: vec![
            TermsOfUse {
                kind: url("https://asso.example/#Conditions"),
                id: Some(url("https://asso.example/conditions")),
            },
            TermsOfUse { kind: url("https://asso.example/#Libre"), id: None },
        ],
        refresh: Some(service("1EdTechCredentialRefresh", "https://asso.example/frais.json")),
        schemas: vec![
            service(
                "1EdTechJsonSchemaValidator2019",
                "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json",
            ),
            service("JsonSchema", "https://asso.example/schema.json"),
            service("https://asso.example/#Forme", "https://asso.example/forme"),
        ],
        subject_image: Some(illustration("awards/sujet.png")),
        identifiers: vec![
            SubjectIdentifier {
                kind: "systemId".into(),
                value: IdentityValue::Plain("A-12".into()),
            },
            SubjectIdentifier { kind: "nationalIdentityNumber".into(), value: value() },
            SubjectIdentifier { kind: "ext:Licence".into(), value: value() },
        ],
        subject_types: vec![url("https://asso.example/#Benevole")],
    }
}

fn framework() -> (Framework, Vec<Term>) {
    let term = |name: &str, kind, family: Option<&str>| Term {
        framework: 0,
        slug: slug(name),
        kind,
        name: both(name, name),
        description: Some(both("ce que c’est", "what it is")),
        family: family.map(slug),
        ladder: false,
        recognises: None,
        span: nowhere(),
    };
    let framework = Framework {
        slug: slug("reperes"),
        name: both("Repères", "Landmarks"),
        description: Some(both("Huit familles", "Eight families")),
        licence: Some("CC0-1.0".into()),
        creator: Some("L’association".into()),
        terms: Vec::new(),
        span: nowhere(),
    };
    let terms = vec![
        term("savoir-faire", TermKind::Family, None),
        term("je-peux-faire", TermKind::Posture, Some("savoir-faire")),
        term("autre", TermKind::Other, None),
    ];
    (framework, terms)
}
