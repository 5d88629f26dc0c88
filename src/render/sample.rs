//! A small catalogue made by hand, for tests of this room and for its benchmark: two issuers, four
//! badges in two languages, awards in every state. Invented people and places.

use super::ground::{Instant, Lang, Period, Report, Slug, SourceId, Span, Url, Uuid};
use super::model::badge::{ArtKind, Identifier, Status, VersionLabel};
use super::model::settings::Legal;
use super::model::{
    Alignment, Alignments, Art, Award, AwardMore, BadgeVersion, Baked, Catalogue, Drafts, Evidence,
    Formats, Framework, Identity, Issuer, Key, Name, Named, Page, Publish, Recipient, Requirement,
    ReviewProfile, Settings, Standing, Term, TermKind, Text,
};

const NOWHERE: Span = Span { source: SourceId(0), start: 0, end: 0 };

/// The catalogue, with this many awards beside the five of every state.
pub(crate) fn catalogue(more_awards: u32) -> Catalogue {
    let mut drafts = Drafts {
        settings: Some(settings()),
        issuers: vec![
            issuer("les-liens", "Les Liens de Brélande"),
            issuer("la-fabrique", "La Fabrique <de> Corvigny"),
        ],
        versions: versions(),
        awards: awards(),
        frameworks: vec![framework()],
        pages: vec![page()],
        ..Drafts::default()
    };
    for at in 0..more_awards {
        let mut award = award(0x8000_0000 + at, "reparer-ensemble@2");
        award.more = (at % 10 == 0).then(|| {
            let story = "Trois grille-pain, **un** vélo et une lampe.";
            Box::new(AwardMore { narrative: Some(fr(story)), ..AwardMore::default() })
        });
        drafts.awards.push(award);
    }
    let mut report = Report::new();
    let catalogue = Catalogue::assemble(drafts, &mut report);
    assert!(report.findings().is_empty(), "{:?}", report.findings());
    catalogue.expect("the sample is sound")
}

/// The day of the build: the award that expires has done so.
pub(crate) fn as_of() -> Instant {
    day("2026-11-23")
}

fn lang(tag: &str) -> Lang {
    Lang::parse(tag).expect("a tag of the sample")
}

fn slug(text: &str) -> Slug {
    Slug::parse(text).expect("a slug of the sample")
}

fn url(text: &str) -> Url {
    Url::parse(text).expect("an address of the sample")
}

fn day(text: &str) -> Instant {
    Instant::parse(text).expect("a day of the sample")
}

fn fr(text: &str) -> Text {
    Text::new(lang("fr"), text)
}

fn both(french: &str, english: &str) -> Text {
    let mut text = fr(french);
    text.insert(lang("en"), english);
    text
}

fn name(word: &str) -> Name {
    Name { word: word.into(), span: NOWHERE }
}

fn settings() -> Settings<Named> {
    Settings {
        base_url: url("https://badges.liens.example/b/"),
        base_url_span: NOWHERE,
        title: both("Badges des Liens de Brélande", "Badges of Les Liens de Brélande"),
        description: Some(both(
            "Ce que les habitantes et les habitants du pays de Brélande savent faire, partagent et entreprennent ensemble.",
            "What the people of Brélande know how to do, share and set out to do together.",
        )),
        language: lang("fr"),
        languages: vec![lang("fr"), lang("en")],
        issuer: name("les-liens"),
        theme: "blason".into(),
        profile: ReviewProfile::Collectif,
        rules: Vec::new(),
        country: Some("FR".into()),
        output: "public".into(),
        history: true,
        formats: Formats { ob3: true, ob2: true, jwt: true },
        baked: Baked { png: true, svg: true },
        publish: Publish::Page,
        show_holders: false,
        award_endorsements: false,
        ledger: crate::model::LedgerSettings {
            path: "ledger".into(),
            lock: crate::model::LedgerLock::Open,
        },
        legal: Some(Legal {
            name: fr("Association Les Liens de Brélande (loi 1901)"),
            seat: Some(fr("3 place de la Halle, 00100 Brélande-le-Pont")),
            contact: Some(fr("badges@example.org")),
            director: Some(fr("La présidence collégiale")),
            host: Some(fr("Hébergement coopératif du Bocage, Corvigny")),
            registration: None,
        }),
        hosts: Vec::new(),
        moved: Vec::new(),
        formerly: Vec::new(),
        fresh_for: Period::parse("P6M").expect("a period of the sample"),
        accessibility: None,
        span: NOWHERE,
    }
}

fn issuer(slug_text: &str, name: &str) -> Issuer {
    Issuer {
        slug: slug(slug_text),
        name: fr(name),
        description: Some(both(
            "Une association où l’on apprend les uns des autres.",
            "An association where people learn from one another.",
        )),
        url: Some(url("https://liens.example/")),
        email: Some("badges@example.org".into()),
        phone: Some("+33 1 99 00 12 34".into()),
        image: None,
        image_alt: None,
        address: None,
        identifiers: vec![Identifier { kind: "RNA".into(), value: "W000012345".into() }],
        official: None,
        parent_org: None,
        person: None,
        also_known_as: Vec::new(),
        identity: Identity::DidWeb,
        keys: vec![Key {
            public: "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQXJMWJ2kNJK".into(),
            from: Some(day("2025-01-01")),
            until: None,
            compromised: None,
            span: NOWHERE,
        }],
        body: Some(fr("Depuis 2011, **sept villages**.\n\nVoir la [charte](/charte/).")),
        translations: Vec::new(),
        places: Vec::new(),
        span: NOWHERE,
    }
}

fn version(slug_text: &str, label: &str, title: Text, description: Text) -> BadgeVersion<Named> {
    BadgeVersion {
        badge: name(slug_text),
        slug: slug(slug_text),
        version: VersionLabel::parse(label).expect("a label of the sample"),
        frozen: false,
        name: title,
        description,
        criteria: fr("Être venu·e."),
        status: Status::Active,
        created: Some(day("2025-11-22")),
        retired: None,
        issuer: name("les-liens"),
        creator: None,
        kind: "Badge".into(),
        family: None,
        posture: None,
        tags: Vec::new(),
        image: Some(Art { file: SourceId(0), kind: ArtKind::Svg, span: NOWHERE }),
        image_alt: Some(both("Un emblème", "An emblem")),
        image_text: None,
        image_author: Some("Atelier graphique".into()),
        image_licence: Some("CC-BY-4.0".into()),
        licence: Some("CC-BY-SA-4.0".into()),
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
        span: NOWHERE,
    }
}

fn versions() -> Vec<BadgeVersion<Named>> {
    let repair = || {
        both(
            "Remettre en état un objet du quotidien avec la personne qui l’apporte.",
            "Fixing an everyday object with its owner.",
        )
    };
    let mut first = version("reparer-ensemble", "1", fr("Réparer ensemble"), repair());
    first.frozen = true;
    first.created = Some(day("2023-02-01"));
    let mut second =
        version("reparer-ensemble", "2", both("Réparer ensemble", "Mending together"), repair());
    second.criteria = both(
        "La personne ne répare pas *à la place* : elle répare **avec**. Elle a :\n\n- mené trois réparations accompagnées ;\n- expliqué la panne avec des mots simples[^p] ;\n- consigné chaque réparation.\n\n[^p]: Y compris quand l’objet n’a pas pu être sauvé.\n\n| Objet | Fiches |\n|---|--:|\n| Vélo | 2 |\n",
        "The person does not mend *instead*: they mend **with** the owner.\n\n- three accompanied repairs;\n- the fault explained in plain words;\n- each repair written down.\n",
    );
    second.family = Some(name("savoir-faire"));
    second.posture = Some(name("je-peux-faire"));
    second.tags = vec!["réparation".into(), "entraide".into()];
    second.awarded_by = Some(fr("Deux bénévoles de l’atelier."));
    second.evidence_expected = Some(fr("Trois fiches de réparation."));
    second.request = Some(url("mailto:badges@example.org"));
    second.alignments = Alignments::None;
    second.valid_for = Period::parse("P3Y");
    second.human_code = Some("REP-2".into());

    let mut welcome = version(
        "accueillir-un-public",
        "1",
        both("Accueillir un public", "Welcoming the public"),
        both(
            "Recevoir, orienter et rassurer des publics différents.",
            "Receiving, guiding and reassuring varied visitors.",
        ),
    );
    welcome.family = Some(name("savoir-etre"));
    welcome.issuer = name("la-fabrique");
    welcome.image = None;
    welcome.alignments = Alignments::To(vec![Alignment {
        kind: Some("ext:ROME".into()),
        framework: Some("ROME 4.0".into()),
        code: Some("M1601".into()),
        name: fr("Accueil et renseignements"),
        url: url("https://travail.example/rome/M1601"),
        description: None,
        checked_on: None,
        places: Vec::new(),
        span: NOWHERE,
    }]);

    let mut journey = version(
        "parcours-benevole",
        "1",
        both("Parcours bénévole", "Volunteer journey"),
        both("Un chemin d’engagement relu avec un pair.", "A path of involvement looked back on."),
    );
    journey.requires = Some(Requirement {
        all: vec![name("reparer-ensemble")],
        any: 1,
        of: vec![name("accueillir-un-public"), name("masques-solidaires-2020")],
        span: NOWHERE,
    });

    let mut masks = version(
        "masques-solidaires-2020",
        "1",
        both("Masques solidaires 2020", "Solidarity masks 2020"),
        both("Avoir cousu, coupé ou distribué.", "Having sewn, cut or handed out."),
    );
    masks.status = Status::Retired;
    masks.retired = Some(day("2021-06-01"));
    masks.valid_for = Period::parse("P1Y");
    vec![first, second, welcome, journey, masks]
}

fn award(bits: u32, badge: &str) -> Award<Named> {
    Award {
        id: Uuid::from_bits(u128::from(bits) << 96 | 0x4000_8000_0000_0000_0000),
        version: name(badge),
        awarded: day("2026-06-14"),
        valid_from: None,
        expires: None,
        publish: Publish::Page,
        recipient: Recipient::Hash { hash: "sha256$00".into(), salt: "s".into() },
        status: None,
        standing: Standing::Good,
        more: None,
        span: NOWHERE,
    }
}

/// Valid with everything, expired, suspended, revoked with a reason, to an organisation.
fn awards() -> Vec<Award<Named>> {
    let mut valid = award(1, "reparer-ensemble@2");
    valid.more = Some(Box::new(AwardMore {
        name_shown: Some("Maëlle <T.>".into()),
        narrative: Some(fr("A réparé *trois* objets <script>alert(1)</script>.")),
        evidence: vec![Evidence {
            url: Some(url("https://liens.example/fiches/12")),
            name: Some(fr("Fiche de réparation")),
            narrative: Some(fr("Un grille-pain.")),
            ..Evidence::default()
        }],
        ..AwardMore::default()
    }));
    let expired = Award { awarded: day("2020-06-20"), ..award(2, "masques-solidaires-2020") };
    let suspended = Award {
        standing: Standing::Suspended(day("2026-10-01")),
        ..award(3, "accueillir-un-public")
    };
    let revoked = Award {
        standing: Standing::Revoked(day("2026-09-01")),
        more: Some(Box::new(AwardMore {
            reason: Some(fr("Donné deux fois par erreur.")),
            ..AwardMore::default()
        })),
        ..award(4, "reparer-ensemble@1")
    };
    let organisation = Award {
        recipient: Recipient::Id {
            id: url("https://four.example/"),
            name: Some("Les Amis du four".into()),
        },
        more: Some(Box::new(AwardMore { language: Some(lang("en")), ..AwardMore::default() })),
        ..award(5, "parcours-benevole")
    };
    vec![valid, expired, suspended, revoked, organisation]
}

fn framework() -> (Framework, Vec<Term>) {
    let term = |kind, text: &str, title: Text, family: Option<&str>| Term {
        framework: 0,
        slug: slug(text),
        kind,
        name: title,
        description: Some(both("Ce que l’on fait.", "What one does.")),
        family: family.map(slug),
        ladder: false,
        recognises: None,
        span: NOWHERE,
    };
    let framework = Framework {
        slug: slug("reperes"),
        name: both("Repères de Brélande", "Brélande landmarks"),
        description: Some(both("Huit familles et des postures.", "Eight families and stances.")),
        licence: Some("CC-BY-SA-4.0".into()),
        creator: Some("Les Liens de Brélande".into()),
        terms: Vec::new(),
        span: NOWHERE,
    };
    let terms = vec![
        term(TermKind::Family, "savoir-faire", both("Savoir-faire", "Know-how"), None),
        term(TermKind::Family, "savoir-etre", both("Savoir-être", "Ways of being"), None),
        term(
            TermKind::Posture,
            "je-peux-faire",
            both("Je peux faire", "I can do"),
            Some("savoir-faire"),
        ),
    ];
    (framework, terms)
}

fn page() -> Page {
    Page {
        slug: slug("charte"),
        title: fr("Charte"),
        body: fr("## Notre promesse\n\nNous ne notons **jamais** un mot de passe."),
        order: 1,
        menu: true,
        translations: Vec::new(),
        places: Vec::new(),
        span: NOWHERE,
    }
}
