//! A catalogue of any size, the same one every time: French texts, drawn pictures, and awards whose
//! ids, salts and status places look random. Nobody in it exists.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

#[path = "languages.rs"]
pub(crate) mod languages;

/// How much to write.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Size {
    /// Awards, spread over the badges.
    pub(crate) awards: u64,
    /// Badges, at least one.
    pub(crate) badges: u64,
}

/// What was written.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Written {
    /// Files.
    pub(crate) files: u64,
    /// Bytes in them.
    pub(crate) bytes: u64,
}

/// Writes the catalogue into a folder.
pub(crate) fn write(root: &Path, size: Size) -> io::Result<Written> {
    let mut out = Out { root, written: Written::default() };
    out.file("blason.toml", SETTINGS)?;
    out.file("content/issuers/les-liens.md", ISSUER)?;
    out.file("content/issuers/les-liens.svg", &picture(0))?;
    for badge in 0..size.badges {
        let slug = slug(badge);
        out.file(&format!("content/badges/{slug}/index.md"), &badge_text(badge))?;
        out.file(&format!("content/badges/{slug}/badge.svg"), &picture(badge))?;
    }
    let mut random = Random(1);
    let (mut next, mut file) = (0, 0);
    while next < size.awards {
        // One event, one file: from 100 to 1,000 people, and what is left at the end.
        let end = (next + 100 + random.below(901)).min(size.awards);
        let path = awards_path(file);
        out.file(&path, &awards_text(file, next..end, size))?;
        (next, file) = (end, file + 1);
    }
    Ok(out.written)
}

/// Where the awards of an event stand.
pub(crate) fn awards_path(file: u64) -> String {
    let day = day(file);
    format!("content/awards/{}/{day}-evenement-{:05}.toml", &day[..4], file + 1)
}

/// Where the text of the badge stands that was given at an event.
pub(crate) fn badge_path(file: u64, size: Size) -> String {
    format!("content/badges/{}/index.md", slug(given_at(file, size)))
}

/// The table of one award, by its number. Numbers from `size.awards` on are free.
pub(crate) fn award(number: u64, size: Size) -> String {
    let mut random = Random(0xA5A5_0000_0000_0000 ^ number.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let id = uuid(random.next(), random.next());
    let hash: String =
        (0..4).fold(String::new(), |text, _| format!("{text}{:016x}", random.next()));
    let salt = letters(random.next(), 11) + &letters(random.next(), 11);
    let status = status_place(number, size.awards);
    let mut text = format!(
        "\n[[award]]\nid = \"{id}\"\nrecipient = {{ hash = \"sha256${hash}\", salt = \"{salt}\" }}\n\
         status = {status}\n"
    );
    let narrative = pick(&mut random, NARRATIVES);
    if random.below(3) == 0 {
        writeln!(text, "narrative = \"{narrative}\"").expect("a String takes every text");
    }
    if random.below(8) == 0 {
        let (name, told) = pick(&mut random, EVIDENCE);
        let entry = format!("evidence = [{{ name = \"{name}\", narrative = \"{told}\" }}]\n");
        text.push_str(&entry);
    }
    if random.below(200) == 0 {
        text.push_str(
            "revoked = 2026-09-01\nreason = \"Attribuée deux fois à la même personne.\"\n",
        );
    }
    text
}

/// Writes a catalogue of this many badges in five languages, without any award.
pub(crate) fn write_languages(root: &Path, badges: u64) -> io::Result<Written> {
    let mut out = Out { root, written: Written::default() };
    let mut done = Ok(());
    languages::each_file(badges, |path, text| {
        if done.is_ok() {
            done = out.file(path, text);
        }
    });
    done.map(|()| out.written)
}

struct Out<'a> {
    root: &'a Path,
    written: Written,
}

impl Out<'_> {
    fn file(&mut self, path: &str, text: &str) -> io::Result<()> {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().expect("a file stands in a folder"))?;
        fs::write(path, text)?;
        self.written.files += 1;
        self.written.bytes += text.len() as u64;
        Ok(())
    }
}

fn awards_text(file: u64, numbers: std::ops::Range<u64>, size: Size) -> String {
    let badge = slug(given_at(file, size));
    let day = day(file);
    let head = format!("# Une rencontre, une liste.\nbadge = \"{badge}\"\nawarded = {day}\n");
    let head = format!("{head}publish = \"page\"\n");
    numbers.fold(head, |text, number| text + &award(number, size))
}

fn given_at(file: u64, size: Size) -> u64 {
    Random(file).next() % size.badges
}

fn slug(badge: u64) -> String {
    let (verb, thing) = words(badge);
    format!("{}-{}-{:03}", plain(verb), plain(thing), badge + 1)
}

fn words(badge: u64) -> (&'static str, &'static str) {
    let at = |of: usize| usize::try_from(badge).unwrap_or(0) % of;
    (VERBS[at(VERBS.len())], THINGS[at(THINGS.len() * VERBS.len()) / VERBS.len()])
}

/// A text as a slug.
fn plain(text: &str) -> String {
    text.to_lowercase()
        .chars()
        .map(|c| match c {
            'é' | 'è' | 'ê' => 'e',
            'à' | 'â' => 'a',
            'ô' => 'o',
            'î' => 'i',
            'ç' => 'c',
            c if c.is_ascii_alphanumeric() => c,
            _ => '-',
        })
        .collect()
}

fn badge_text(badge: u64) -> String {
    let (verb, thing) = words(badge);
    let number = badge + 1;
    let mut random = Random(badge ^ 0xBAD6_E000);
    let tags = [pick(&mut random, TAGS), "entraide"];
    let tags: Vec<String> = tags.iter().map(|tag| format!("\"{tag}\"")).collect();
    let [one, two, three] = std::array::from_fn(|_| pick(&mut random, CRITERIA));
    let tags = tags.join(", ");
    format!(
        "+++\nname = \"{verb} {thing} ({number})\"\n\
         description = \"{verb} {thing} avec les personnes qui le demandent, en leur laissant la main.\"\n\
         version = \"1\"\ncreated = 2024-01-15\nstatus = \"active\"\ntype = \"Badge\"\n\
         tags = [{tags}]\nimage = \"badge.svg\"\n\
         image_alt = \"Un écusson de couleur, marqué d’un signe à {} branches\"\n\
         image_licence = \"CC-BY-4.0\"\nlicence = \"CC-BY-SA-4.0\"\n\
         awarded_by = \"Deux bénévoles qui ont vu la personne à l’œuvre.\"\n\
         evidence_expected = \"Une fiche écrite avec la personne, sur place.\"\n\
         request = \"mailto:badges@badges.example\"\nhuman_code = \"B-{number}\"\n\
         alignment = \"none\"\n+++\n\
         La personne n’agit pas *à la place* des autres : elle agit **avec**. On la reconnaît quand elle a :\n\n\
         - {one} ;\n- {two} ;\n- {three}.\n\n\
         Ce qui échoue compte autant que le reste, si la personne sait dire pourquoi.\n",
        branches(badge)
    )
}

fn branches(badge: u64) -> u64 {
    5 + badge % 8
}

/// A shield with a star on it; no two badges look alike.
fn picture(badge: u64) -> String {
    let mut random = Random(badge ^ 0x51A6_0000);
    let mut colour = || format!("#{:06x}", random.below(0x00A0_A0A0) + 0x0020_2020);
    let (edge, field, sign) = (colour(), colour(), colour());
    let branches = branches(badge);
    let mut star = String::new();
    for at in 0..branches * 2 {
        #[expect(clippy::cast_precision_loss, reason = "a handful of branches")]
        let angle = std::f64::consts::PI * at as f64 / branches as f64;
        let radius = if at % 2 == 0 { 130.0 } else { 62.0 };
        let (x, y) = (256.0 + radius * angle.sin(), 230.0 - radius * angle.cos());
        write!(star, "{}{x:.1} {y:.1}", if at == 0 { 'M' } else { 'L' }).expect("a String");
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 512 512\" width=\"512\" height=\"512\">\n\
         <path fill=\"{edge}\" d=\"M62 18H450Q476 18 476 44V250C476 370 356 448 256 496C156 448 36 370 36 250V44Q36 18 62 18Z\"/>\n\
         <path fill=\"{field}\" d=\"M79.6 40H432.4Q454 40 454 61.6V245.6C454 359 349.4 428.2 256 468.5C162.6 428.2 58 359 58 245.6V61.6Q58 40 79.6 40Z\"/>\n\
         <path fill=\"none\" stroke=\"#fff6e4\" stroke-width=\"4\" stroke-dasharray=\"13 11\" d=\"M90.8 54H421.2Q440 54 440 72.8V242.8C440 352 345.2 415.6 256 451C166.8 415.6 72 352 72 242.8V72.8Q72 54 90.8 54Z\"/>\n\
         <path fill=\"{sign}\" stroke=\"#fff6e4\" stroke-width=\"6\" stroke-linejoin=\"round\" d=\"{star}Z\"/>\n\
         </svg>\n"
    )
}

/// A day between 2023 and 2026; events of one file come days after those of the one before.
fn day(file: u64) -> String {
    let days = file * 3 % (3 * 336);
    format!("{}-{:02}-{:02}", 2023 + days / 336, days % 336 / 28 + 1, days % 28 + 1)
}

/// A place in the status lists: no two numbers share one, neighbours stand far apart.
fn status_place(number: u64, awards: u64) -> u64 {
    const LIST: u64 = 131_072;
    // A prime that divides no number of places below it visits every place once.
    const STRIDE: u64 = 2_654_435_761;
    let places = (awards / LIST + 1) * LIST;
    (number * STRIDE + 71) % places
}

fn uuid(high: u64, low: u64) -> String {
    let high = high & !0xF000 | 0x4000;
    let low = low & !(0b11 << 62) | 0b10 << 62;
    let text = format!("{high:016x}{low:016x}");
    [&text[..8], &text[8..12], &text[12..16], &text[16..20], &text[20..]].join("-")
}

fn letters(mut bits: u64, count: usize) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::with_capacity(count);
    for _ in 0..count {
        text.push(char::from(SIGNS[usize::try_from(bits % 64).unwrap_or(0)]));
        bits /= 64;
    }
    text
}

fn pick<T: Copy>(random: &mut Random, from: &[T]) -> T {
    from[usize::try_from(random.below(from.len() as u64)).unwrap_or(0)]
}

/// SplitMix64: the same numbers every time.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }
}

const SETTINGS: &str = "\
base_url = \"https://badges.example/\"
title = \"Badges d’un grand territoire\"
description = \"Ce que les habitantes et les habitants savent faire, partagent et entreprennent ensemble.\"
language = \"fr\"
languages = [\"fr\"]
issuer = \"les-liens\"
country = \"FR\"

[build]
output = \"public\"
formats = [\"ob3\", \"ob2\"]
baked = []

[awards]
publish = \"page\"

[legal]
name = \"Association Les Liens (loi 1901)\"
seat = \"3 place de la Halle, 00100 Brélande-le-Pont\"
contact = \"badges@badges.example\"
director = \"La présidence collégiale de l’association\"
host = \"Hébergement coopératif du Bocage, 12 rue des Tilleuls, 00200 Corvigny\"
";

const ISSUER: &str = "\
+++
name = \"Les Liens\"
description = \"Association d’éducation populaire qui fait se rencontrer les savoirs d’un territoire.\"
url = \"https://liens.example/\"
email = \"badges@badges.example\"
image = \"les-liens.svg\"
image_alt = \"Une étoile sur un écusson\"
identity = \"did:web\"
+++
Depuis 2011, l’association **Les Liens** organise des ateliers, des permanences d’accueil et de l’aide aux démarches en ligne dans deux cents villages.
";

const VERBS: &[&str] = &[
    "Réparer",
    "Accueillir",
    "Transmettre",
    "Animer",
    "Écouter",
    "Organiser",
    "Cuisiner",
    "Jardiner",
    "Accompagner",
    "Documenter",
    "Traduire",
    "Dépanner",
    "Coudre",
    "Planter",
    "Raconter",
];

const THINGS: &[&str] = &[
    "un objet du quotidien",
    "un atelier ouvert",
    "une démarche en ligne",
    "un jardin partagé",
    "un repas de quartier",
    "une mémoire locale",
    "un chantier commun",
    "une sortie à vélo",
    "un premier accueil",
    "une fête du village",
    "un outil prêté",
    "une réunion difficile",
    "un journal mural",
    "une collecte solidaire",
];

const TAGS: &[&str] =
    &["réparation", "accueil", "numérique", "jardin", "cuisine", "mémoire", "fête"];

const CRITERIA: &[&str] = &[
    "mené trois séances, sur des sujets différents, en laissant les outils dans les mains des autres",
    "expliqué ce qui se passe avec des mots simples, y compris quand rien n’a marché",
    "consigné chaque séance sur une fiche, pour que la suivante ou le suivant gagne du temps",
    "préparé le lieu, accueilli les personnes à l’heure et rangé avec elles",
    "demandé de l’aide au bon moment, et su dire à qui",
    "pris soin de celles et ceux qui n’osaient pas parler",
    "fait le lien avec une autre association du territoire",
];

const NARRATIVES: &[&str] = &[
    "Un grille-pain rendu à sa propriétaire, qui sait désormais le démonter.",
    "Douze personnes accueillies un samedi de pluie, et pas une laissée seule.",
    "Une notice réécrite en **mots simples**, affichée depuis dans la salle commune.",
    "Trois séances menées du début à la fin, la dernière devant deux classes du collège.",
    "Le four du hameau rallumé, après deux essais manqués et bien racontés.",
    "Une demande de retraite faite à deux, sans jamais prendre la souris.",
];

const EVIDENCE: &[(&str, &str)] = &[
    ("Fiche d’atelier", "Résistance coupée, pontée puis remplacée. L’objet fonctionne."),
    ("Carnet de séance", "Deux pages, écrites le soir même avec les personnes présentes."),
    ("Compte rendu", "Relu et signé par la salariée qui tenait la permanence."),
];
