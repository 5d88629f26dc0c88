//! A catalogue of many badges in five languages, the same one every time: families, postures,
//! towns, tags and editions, to see how lists and search fare with it. Nobody in it exists.
//!
//! Its criteria are half sentences, half invented words: as many different words as people use.

use std::fmt::Write as _;

use super::{Random, pick, picture, plain};

/// The languages, the reference first.
pub(crate) const LANGUAGES: [&str; 5] = ["fr", "en", "de", "es", "nl"];

/// Calls with path and text of every file of a catalogue of this many badges.
pub(crate) fn each_file(badges: u64, mut see: impl FnMut(&str, &str)) {
    see("blason.toml", SETTINGS);
    see("content/frameworks/reperes.toml", &vocabulary());
    for (at, town) in TOWNS.iter().enumerate() {
        let slug = plain(town);
        see(&format!("content/issuers/{slug}.md"), &issuer(town));
        see(&format!("content/issuers/{slug}.svg"), &picture(at as u64));
    }
    for badge in 0..badges {
        let folder = format!("content/badges/{}-{}", plain(&name(badge, 0)), badge + 1);
        see(&format!("{folder}/index.md"), &reference(badge));
        see(&format!("{folder}/badge.svg"), &picture(badge));
        for (at, lang) in LANGUAGES.iter().enumerate().skip(1) {
            // One badge in nine is not translated into the last language.
            if at < LANGUAGES.len() - 1 || badge % 9 != 0 {
                let path = format!("{folder}/index.{lang}.md");
                see(&path, &format!("+++\n{}+++\n{}", said(badge, at), criteria(badge, at)));
            }
        }
    }
}

fn reference(badge: u64) -> String {
    let mut random = Random(badge ^ 0x1A46_0000);
    let family = random.below(FAMILIES.len() as u64);
    let posture = random.below(POSTURES.len() as u64);
    let tags: Vec<String> = (0..3).map(|_| invented(random.below(40), 9)).collect();
    let state = if badge % 20 == 7 { "retired\"\nretired = 2026-01-31" } else { "active\"" };
    format!(
        "+++\n{}version = \"1\"\ncreated = 2024-01-15\nstatus = \"{state}\n\
         issuer = \"{}\"\nfamily = \"famille-{family}\"\nposture = \"posture-{posture}\"\n\
         tags = [\"{}\"]\nedition = \"{}\"\nimage = \"badge.svg\"\nlicence = \"CC-BY-SA-4.0\"\n\
         alignment = \"none\"\n+++\n{}",
        said(badge, 0),
        plain(pick(&mut random, TOWNS)),
        tags.join("\", \""),
        2022 + random.below(5),
        criteria(badge, 0),
    )
}

/// Name, description and what the picture shows, in a language.
fn said(badge: u64, at: usize) -> String {
    let mut random = Random(badge ^ 0x5A1D_0000);
    let who = pick(&mut random, WHO)[at];
    let some = words(&mut random, at, 6).join(" ");
    format!(
        "name = \"{}\"\ndescription = \"{} {who}, {some}.\"\nimage_alt = \"{}\"\n",
        name(badge, at),
        name(badge, at),
        SIGN[at]
    )
}

fn name(badge: u64, at: usize) -> String {
    let (verb, thing) = (badge % 20, badge / 20 % 25);
    let index = |n: u64| usize::try_from(n).unwrap_or(0);
    // German and Dutch say what is done before the doing.
    let (verb, thing) = (VERBS[index(verb)][at], THINGS[index(thing)][at]);
    let name = if matches!(LANGUAGES[at], "de" | "nl") {
        format!("{thing} {verb}")
    } else {
        format!("{verb} {thing}")
    };
    let first = name.chars().next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    first + name.get(name.chars().next().map_or(0, char::len_utf8)..).unwrap_or_default()
}

fn criteria(badge: u64, at: usize) -> String {
    let mut random = Random(badge ^ 0xC417_0000);
    let mut text = format!("{}\n\n", INTRODUCTION[at]);
    for _ in 0..4 {
        let sentence = pick(&mut random, STEPS)[at];
        let some = words(&mut random, at, 10).join(" ");
        writeln!(text, "- {sentence} : {some} ;").expect("a String takes every text");
    }
    text
}

/// Invented words, some of them often and most of them seldom.
fn words(random: &mut Random, at: usize, count: usize) -> Vec<String> {
    let mut one = || {
        let (a, b) = (random.below(70), random.below(70));
        invented(a * b, at as u64)
    };
    (0..count).map(|_| one()).collect()
}

/// The same word for the same number, another one in each language.
fn invented(number: u64, language: u64) -> String {
    const PARTS: [&str; 16] = [
        "ba", "ré", "mi", "tou", "lan", "ver", "chi", "dou", "sar", "pel", "qui", "mon", "fa",
        "gre", "nou", "li",
    ];
    let mut random = Random(number << 4 | language);
    (0..2 + random.below(3)).map(|_| pick(&mut random, &PARTS)).collect()
}

fn issuer(town: &str) -> String {
    format!(
        "+++\nname = \"La Maison de {town}\"\ndescription = \"Une maison ouverte à {town}.\"\n\
         url = \"https://{}.example/\"\nimage = \"{}.svg\"\nimage_alt = \"Une étoile\"\n\
         identity = \"did:web\"\n\n[address]\nlocality = \"{town}\"\n+++\nUne maison ouverte.\n",
        plain(town),
        plain(town)
    )
}

fn vocabulary() -> String {
    let text = |names: &[&str; 5]| {
        let each = LANGUAGES.iter().zip(names).map(|(lang, name)| format!("{lang} = \"{name}\""));
        format!("{{ {} }}", each.collect::<Vec<_>>().join(", "))
    };
    let mut out = "name = \"Repères\"\n".to_owned();
    for (kind, names, slug) in [("family", FAMILIES, "famille"), ("posture", POSTURES, "posture")] {
        for (at, names) in names.iter().enumerate() {
            let names = text(names);
            writeln!(out, "\n[[{kind}]]\nslug = \"{slug}-{at}\"\nname = {names}")
                .expect("a String");
        }
    }
    out
}

const SETTINGS: &str = "\
base_url = \"https://badges.example/\"
title = \"Badges d’un grand territoire\"
description = \"Ce que les habitantes et les habitants savent faire ensemble.\"
language = \"fr\"
languages = [\"fr\", \"en\", \"de\", \"es\", \"nl\"]
issuer = \"brelande\"
country = \"FR\"

[build]
output = \"public\"
formats = [\"ob3\", \"ob2\"]

[legal]
name = \"Les Maisons ouvertes (loi 1901)\"
seat = \"3 place de la Halle, 00100 Brélande-le-Pont\"
contact = \"badges@badges.example\"
director = \"La présidence collégiale\"
host = \"Hébergement coopératif du Bocage, 12 rue des Tilleuls, 00200 Corvigny\"
";

const TOWNS: &[&str] =
    &["Brélande", "Corvigny", "Saint-Aubin", "Les Tilleuls", "Bocage", "Île-Haute"];

const SIGN: [&str; 5] = ["Une étoile", "A star", "Ein Stern", "Una estrella", "Een ster"];

const INTRODUCTION: [&str; 5] = [
    "On reconnaît la personne quand elle a :",
    "The person is recognised when they have:",
    "Die Person wird anerkannt, wenn sie Folgendes getan hat:",
    "Se reconoce a la persona cuando ha hecho lo siguiente:",
    "De persoon wordt erkend als die het volgende heeft gedaan:",
];

const FAMILIES: &[[&str; 5]] = &[
    ["Communauté", "Community", "Gemeinschaft", "Comunidad", "Gemeenschap"],
    ["Expérience", "Experience", "Erfahrung", "Experiencia", "Ervaring"],
    ["Savoir-faire", "Know-how", "Können", "Saber hacer", "Vakkennis"],
    ["Savoir-être", "Attitude", "Haltung", "Saber estar", "Houding"],
    ["Compétence", "Skill", "Kompetenz", "Competencia", "Vaardigheid"],
    ["Projet", "Project", "Projekt", "Proyecto", "Project"],
    ["Parcours", "Journey", "Weg", "Recorrido", "Traject"],
    ["Connaissance", "Knowledge", "Wissen", "Conocimiento", "Kennis"],
];

const POSTURES: &[[&str; 5]] = &[
    ["je soutiens", "I support", "ich unterstütze", "apoyo", "ik steun"],
    ["j’ai assisté", "I attended", "ich war dabei", "asistí", "ik was erbij"],
    ["j’ai contribué", "I contributed", "ich habe mitgewirkt", "contribuí", "ik droeg bij"],
    ["je peux faire", "I can do", "ich kann", "puedo hacer", "ik kan"],
    ["je sais pratiquer", "I practise", "ich übe aus", "sé practicar", "ik oefen uit"],
    ["je sais transmettre", "I pass on", "ich gebe weiter", "sé transmitir", "ik geef door"],
    ["je pilote", "I lead", "ich leite", "dirijo", "ik leid"],
];

const WHO: &[[&str; 5]] = &[
    [
        "avec les personnes venu·e·s",
        "with those who came",
        "mit allen, die kamen",
        "con quienes vinieron",
        "met wie er kwam",
    ],
    [
        "entre voisin·e·s",
        "among neighbours",
        "in der Nachbarschaft",
        "entre vecinos",
        "onder buren",
    ],
    [
        "pour l’école du village",
        "for the village school",
        "für die Dorfschule",
        "para la escuela del pueblo",
        "voor de dorpsschool",
    ],
    [
        "au cœur du quartier",
        "in the heart of the district",
        "mitten im Viertel",
        "en el corazón del barrio",
        "in het hart van de wijk",
    ],
];

const STEPS: &[[&str; 5]] = &[
    [
        "mené trois séances",
        "led three sessions",
        "drei Treffen geleitet",
        "dirigido tres sesiones",
        "drie bijeenkomsten geleid",
    ],
    [
        "expliqué avec des mots simples",
        "explained in plain words",
        "mit einfachen Worten erklärt",
        "explicado con palabras sencillas",
        "met gewone woorden uitgelegd",
    ],
    [
        "écrit un compte rendu",
        "written a report",
        "einen Bericht geschrieben",
        "escrito un informe",
        "een verslag geschreven",
    ],
    [
        "accueilli et rangé",
        "welcomed and tidied up",
        "empfangen und aufgeräumt",
        "acogido y ordenado",
        "ontvangen en opgeruimd",
    ],
    ["demandé de l’aide", "asked for help", "um Hilfe gebeten", "pedido ayuda", "om hulp gevraagd"],
    [
        "fait le lien avec une association",
        "linked up with an association",
        "einen Verein eingebunden",
        "creado lazos con una asociación",
        "contact gelegd met een vereniging",
    ],
];

const VERBS: &[[&str; 5]] = &[
    ["réparer", "mend", "reparieren", "reparar", "herstellen"],
    ["accueillir", "welcome", "empfangen", "acoger", "ontvangen"],
    ["transmettre", "pass on", "weitergeben", "transmitir", "doorgeven"],
    ["animer", "host", "moderieren", "animar", "begeleiden"],
    ["écouter", "listen to", "anhören", "escuchar", "beluisteren"],
    ["organiser", "organise", "organisieren", "organizar", "organiseren"],
    ["cuisiner", "cook for", "bekochen", "cocinar para", "koken voor"],
    ["jardiner", "garden for", "begrünen", "cultivar", "tuinieren voor"],
    ["accompagner", "accompany", "begleiten", "acompañar", "ondersteunen"],
    ["documenter", "document", "dokumentieren", "documentar", "vastleggen"],
    ["traduire", "translate", "übersetzen", "traducir", "vertalen"],
    ["dépanner", "troubleshoot", "instand setzen", "solucionar", "verhelpen"],
    ["coudre", "sew for", "nähen für", "coser para", "naaien voor"],
    ["planter", "plant", "bepflanzen", "plantar", "beplanten"],
    ["raconter", "tell", "erzählen", "contar", "vertellen"],
    ["bâtir", "build", "bauen", "construir", "bouwen"],
    ["filmer", "film", "filmen", "filmar", "filmen"],
    ["soigner", "care for", "pflegen", "cuidar", "verzorgen"],
    ["relire", "proofread", "lektorieren", "revisar", "nalezen"],
    ["partager", "share", "teilen", "compartir", "delen"],
];

const THINGS: &[[&str; 5]] = &[
    [
        "un objet du quotidien",
        "an everyday object",
        "einen Alltagsgegenstand",
        "un objeto cotidiano",
        "een alledaags voorwerp",
    ],
    [
        "un atelier ouvert",
        "an open workshop",
        "eine offene Werkstatt",
        "un taller abierto",
        "een open atelier",
    ],
    [
        "une démarche en ligne",
        "an online procedure",
        "einen Online-Antrag",
        "un trámite en línea",
        "een online aanvraag",
    ],
    [
        "un jardin partagé",
        "a shared garden",
        "einen Gemeinschaftsgarten",
        "un huerto compartido",
        "een gedeelde tuin",
    ],
    [
        "un repas de quartier",
        "a district meal",
        "ein Essen im Viertel",
        "una comida de barrio",
        "een buurtmaaltijd",
    ],
    [
        "une mémoire locale",
        "a local memory",
        "eine lokale Erinnerung",
        "una memoria local",
        "een lokale herinnering",
    ],
    [
        "un chantier commun",
        "a common worksite",
        "eine gemeinsame Baustelle",
        "una obra común",
        "een gezamenlijke werf",
    ],
    [
        "une sortie à vélo",
        "a bicycle outing",
        "eine Radtour",
        "una salida en bicicleta",
        "een fietstocht",
    ],
    [
        "un premier accueil",
        "a first welcome",
        "einen ersten Empfang",
        "una primera acogida",
        "een eerste onthaal",
    ],
    [
        "une fête du village",
        "a village fair",
        "ein Dorffest",
        "una fiesta del pueblo",
        "een dorpsfeest",
    ],
    [
        "un outil prêté",
        "a borrowed tool",
        "ein geliehenes Werkzeug",
        "una herramienta prestada",
        "een geleend werktuig",
    ],
    [
        "une réunion difficile",
        "a difficult meeting",
        "eine schwierige Sitzung",
        "una reunión difícil",
        "een moeilijke vergadering",
    ],
    [
        "un journal mural",
        "a wall newspaper",
        "eine Wandzeitung",
        "un periódico mural",
        "een muurkrant",
    ],
    [
        "une collecte solidaire",
        "a solidarity drive",
        "eine Spendensammlung",
        "una colecta solidaria",
        "een solidaire inzameling",
    ],
    [
        "un conte du soir",
        "an evening tale",
        "eine Abendgeschichte",
        "un cuento nocturno",
        "een avondverhaal",
    ],
    [
        "une pièce de théâtre",
        "a stage play",
        "ein Theaterstück",
        "una obra de teatro",
        "een toneelstuk",
    ],
    ["un four à pain", "a bread oven", "einen Brotofen", "un horno de pan", "een broodoven"],
    ["une ruche", "a beehive", "einen Bienenstock", "una colmena", "een bijenkorf"],
    ["un sentier", "a footpath", "einen Wanderweg", "un sendero", "een wandelpad"],
    ["une chorale", "a choir", "einen Chor", "un coro", "een koor"],
    ["un budget", "a budget", "einen Haushalt", "un presupuesto", "een begroting"],
    ["une bibliothèque", "a library", "eine Bücherei", "una biblioteca", "een bibliotheek"],
    [
        "un logiciel libre",
        "a free program",
        "eine freie Software",
        "un programa libre",
        "vrije software",
    ],
    [
        "une ressourcerie",
        "a reuse centre",
        "ein Sozialkaufhaus",
        "un centro de reutilización",
        "een kringloopwinkel",
    ],
    ["un arbre fruitier", "a fruit tree", "einen Obstbaum", "un árbol frutal", "een fruitboom"],
];
