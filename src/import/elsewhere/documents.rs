//! Files of elsewhere, unpacked: what is baked into a picture, what a token says, each document of a
//! list; and which format each is, by what stands in it, never by the name of its file.

use std::collections::BTreeMap;

use serde_json::Value;

use super::harvest::{Format, Origin, Picture, Unread};
use super::take::one_or_many;
use super::tolerant::{self, MOST_DOCUMENTS, NoJson};
use super::{Foreign, defects};
use crate::codec::base64url;
use crate::codec::png;
use crate::codec::svg::{self, Baked};
use crate::ground::{Bilingual, Report};

/// One document, and what it is.
#[derive(Debug)]
pub(super) struct Document {
    pub(super) file: String,
    pub(super) pointer: String,
    pub(super) kind: Kind,
    pub(super) value: Value,
    /// The picture it was baked into.
    pub(super) picture: Option<Picture>,
}

/// What a document is about, and in whose format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kind {
    pub(super) format: Format,
    pub(super) thing: Thing,
}

/// What a document is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Thing {
    /// A badge.
    Badge,
    /// Who speaks.
    Issuer,
    /// That somebody has a badge.
    Award,
    /// Something that belongs to a badge and is none: an endorsement, a key, a list.
    Beside,
}

/// The documents of every file, in their order.
#[derive(Debug, Default)]
pub(super) struct Documents {
    pub(super) all: Vec<Document>,
    /// Pictures that stand in files of their own, by the file's path.
    pub(super) pictures: BTreeMap<String, Vec<u8>>,
    pub(super) unread: Vec<Unread>,
    pub(super) report: Report,
    /// How many documents were met.
    met: usize,
}

impl Documents {
    /// Unpacks a file.
    pub(super) fn open(&mut self, file: &Foreign) {
        let name = file.name.as_str();
        let Some(bytes) = &file.bytes else {
            self.leave(name, "", TOO_LARGE);
            return;
        };
        match &**bytes {
            [0x89, b'P', b'N', b'G', ..] => self.png(name, bytes),
            bytes if looks_like_xml(bytes) => self.svg(name, bytes),
            bytes => self.text(name, bytes),
        }
    }

    fn png(&mut self, name: &str, bytes: &[u8]) {
        let Ok(texts) = png::texts(bytes) else {
            self.leave(name, "", NO_PICTURE);
            return;
        };
        let baked: Vec<String> = texts
            .into_iter()
            .filter(|it| matches!(&*it.keyword, "openbadges" | "openbadgecredential"))
            .filter_map(|it| it.text.ok())
            .collect();
        let bare = || {
            let once = png::without_text(bytes, "openbadgecredential").ok()?;
            png::without_text(&once, "openbadges").ok()
        };
        if baked.is_empty() {
            self.pictures.insert(name.to_owned(), bytes.to_vec());
        }
        for text in baked {
            self.baked(name, &text, bare().map(Picture::Bytes).as_ref());
        }
    }

    fn svg(&mut self, name: &str, bytes: &[u8]) {
        let Ok(baked) = svg::extract(bytes) else {
            self.leave(name, "", NO_PICTURE);
            return;
        };
        if baked.is_empty() {
            self.pictures.insert(name.to_owned(), bytes.to_vec());
        }
        for entry in &baked {
            let text = match entry {
                Baked { json: Some(json), .. } => json,
                Baked { verify: Some(verify), .. } => verify,
                _ => continue,
            };
            let bare = svg::remove(bytes).ok().map(String::into_bytes);
            self.baked(name, text, bare.map(Picture::Bytes).as_ref());
        }
    }

    fn baked(&mut self, name: &str, text: &str, picture: Option<&Picture>) {
        let text = text.trim();
        if text.starts_with("https://") || text.starts_with("http://") {
            self.leave(name, "", HOSTED_ELSEWHERE);
            return;
        }
        let first = self.all.len();
        self.text(name, text.as_bytes());
        for document in &mut self.all[first..] {
            document.picture = picture.cloned();
        }
    }

    fn text(&mut self, name: &str, bytes: &[u8]) {
        if let Some(claims) = std::str::from_utf8(bytes).ok().and_then(claims) {
            self.sort(name, String::new(), claims);
            return;
        }
        match tolerant::parse(bytes) {
            Ok(parsed) => {
                if parsed.mended {
                    self.report.push(defects::COMMAS.about_path(name));
                }
                for (pointer, value) in parsed.documents {
                    self.spread(name, pointer, value);
                }
            }
            Err(why) => {
                // A text that does not even begin as JSON is somebody's note, and no mistake.
                let begun = bytes.trim_ascii_start().starts_with(b"{")
                    || bytes.trim_ascii_start().starts_with(b"[");
                if let NoJson::Broken(line) = why
                    && begun
                {
                    let finding = defects::BROKEN.about_path(name);
                    self.report.push(finding.with("line", line.to_string()));
                }
                let why = match why {
                    NoJson::TooLarge => TOO_LARGE,
                    NoJson::Encoding => NOT_UTF_8,
                    NoJson::TooMany => TOO_MANY,
                    NoJson::Broken(_) if begun => NOT_JSON,
                    NoJson::Broken(_) => NO_BADGE,
                };
                self.leave(name, "", why);
            }
        }
    }

    /// Each document of a list, or of the answer of an API.
    fn spread(&mut self, name: &str, pointer: String, value: Value) {
        self.met += 1;
        if self.met > MOST_DOCUMENTS {
            if self.unread.last().is_none_or(|it| it.why != TOO_MANY) {
                self.leave(name, &pointer, TOO_MANY);
            }
            return;
        }
        match value {
            Value::Array(all) => {
                for (at, one) in all.into_iter().enumerate() {
                    self.spread(name, format!("{pointer}/{at}"), one);
                }
            }
            Value::Object(mut object) => {
                // `{"status": …, "result": […]}` of two platforms, `@graph` of JSON-LD.
                for list in ["result", "results", "@graph"] {
                    if let Some(Value::Array(_)) = object.get(list) {
                        let all = object.remove(list).unwrap_or_default();
                        self.spread(name, format!("{pointer}/{list}"), all);
                        return;
                    }
                }
                self.sort(name, pointer, Value::Object(object));
            }
            _ => self.leave(name, &pointer, NO_BADGE),
        }
    }

    fn sort(&mut self, name: &str, pointer: String, value: Value) {
        match kind(&value) {
            Some(kind) => self.all.push(Document {
                file: name.to_owned(),
                pointer,
                kind,
                value,
                picture: None,
            }),
            None => self.leave(name, &pointer, NO_BADGE),
        }
    }

    fn leave(&mut self, file: &str, pointer: &str, why: Bilingual) {
        self.unread.push(Unread { file: file.to_owned(), pointer: pointer.to_owned(), why });
    }
}

impl Document {
    /// Where a thing of this document stands, given its address.
    pub(super) fn origin(&self, address: Option<String>) -> Origin {
        Origin {
            file: self.file.clone(),
            pointer: self.pointer.clone(),
            format: self.kind.format,
            address,
        }
    }
}

/// What a compact token says (RFC 7519; VC-JOSE); nobody checks its signature here: nothing is believed
/// of it but what it describes.
fn claims(text: &str) -> Option<Value> {
    let mut parts = text.trim().split('.');
    let (head, payload) = (parts.next()?, parts.next()?);
    let _signature = parts.next().filter(|_| head.starts_with("eyJ"))?;
    let bytes = base64url::decode(payload)?;
    let mut claims: Value = serde_json::from_slice(&bytes).ok()?;
    // VC 1.1 puts the credential into a claim of its own.
    let inner = claims.get_mut("vc").map(Value::take);
    Some(inner.filter(Value::is_object).unwrap_or(claims))
}

fn looks_like_xml(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    text.trim_ascii_start().starts_with(b"<")
}

/// What a document is, by its types, its context, and the names of its fields.
pub(super) fn kind(value: &Value) -> Option<Kind> {
    let object = value.as_object()?;
    let has = |key: &str| object.get(key).is_some_and(|value| !value.is_null());
    let is = |format, thing| Some(Kind { format, thing });
    if has("entityType") || has("entityId") {
        let badgr = |thing| is(Format::Badgr2, thing);
        return match object.get("entityType").and_then(Value::as_str) {
            Some("BadgeClass") => badgr(Thing::Badge),
            Some("Issuer") => badgr(Thing::Issuer),
            Some("Assertion") => badgr(Thing::Award),
            _ if has("badgeclass") && has("recipient") => badgr(Thing::Award),
            _ if has("criteriaNarrative") || has("criteriaUrl") => badgr(Thing::Badge),
            _ if has("name") && has("email") => badgr(Thing::Issuer),
            _ => None,
        };
    }
    let types: Vec<&str> = ["type", "@type"]
        .into_iter()
        .flat_map(|key| one_or_many(object.get(key)))
        .filter_map(Value::as_str)
        .collect();
    let is_a = |word: &str| types.iter().any(|it| it.rsplit([':', '#', '/']).next() == Some(word));
    let context = |part: &str| says(object.get("@context"), part);
    let three = context("/ob/v3") || context("/credentials/v");
    let ob = |thing| {
        let first = context("openbadges/v1") || (types.is_empty() && !has("@context"));
        is(if first { Format::OpenBadges1 } else { Format::OpenBadges2 }, thing)
    };
    if is_a("OpenBadgeCredential") || is_a("AchievementCredential") {
        return is(Format::OpenBadges3, Thing::Award);
    }
    if is_a("EndorsementCredential") || is_a("VerifiablePresentation") || is_a("ClrCredential") {
        return is(Format::OpenBadges3, Thing::Beside);
    }
    if is_a("Achievement") {
        return is(Format::OpenBadges3, Thing::Badge);
    }
    if is_a("Assertion") {
        return ob(Thing::Award);
    }
    if is_a("BadgeClass") {
        return ob(Thing::Badge);
    }
    if is_a("Issuer") || is_a("Profile") || is_a("IssuerOrg") {
        return if three { is(Format::OpenBadges3, Thing::Issuer) } else { ob(Thing::Issuer) };
    }
    if ["Endorsement", "CryptographicKey", "RevocationList", "Extension"].into_iter().any(is_a) {
        return ob(Thing::Beside);
    }
    if has("credentialSubject") {
        return is(Format::OpenBadges3, Thing::Award);
    }
    let texts = || object.get("content").and_then(Value::as_array);
    if texts().is_some_and(|all| all.iter().any(|it| it.get("name").is_some())) {
        return is(Format::Factory2, Thing::Badge);
    }
    if has("criteria_html") || (has("client_id") && has("name") && has("description")) {
        return is(Format::Factory1, Thing::Badge);
    }
    if has("badge_id") && has("recipient") {
        return is(Format::Factory1, Thing::Award);
    }
    if has("recipient") && has("badge") {
        return ob(Thing::Award);
    }
    if has("name") && has("criteria") {
        return ob(Thing::Badge);
    }
    if has("name") && has("url") && !has("badge") {
        return ob(Thing::Issuer);
    }
    None
}

/// Whether a context, or one of several, holds these words.
fn says(context: Option<&Value>, part: &str) -> bool {
    one_or_many(context).iter().any(|it| it.as_str().is_some_and(|it| it.contains(part)))
}

const NO_PICTURE: Bilingual =
    Bilingual { fr: "l’image ne peut pas être lue", en: "the picture cannot be read" };
const HOSTED_ELSEWHERE: Bilingual = Bilingual {
    fr: "l’image porte une adresse et non le badge : donnez le fichier qui est à cette adresse",
    en: "the picture carries an address and not the badge: give the file that is at this address",
};
const TOO_LARGE: Bilingual =
    Bilingual { fr: "le fichier dépasse 64 Mo", en: "the file is larger than 64 MB" };
const NOT_UTF_8: Bilingual = Bilingual {
    fr: "ce n’est ni une image, ni du texte en UTF-8",
    en: "it is neither a picture nor text in UTF-8",
};
const NOT_JSON: Bilingual = Bilingual { fr: "le JSON est cassé", en: "the JSON is broken" };
const TOO_MANY: Bilingual = Bilingual {
    fr: "le reste n’est pas lu : il y a plus de 20 000 documents",
    en: "the rest is not read: there are more than 20,000 documents",
};
const NO_BADGE: Bilingual = Bilingual {
    fr: "aucun format de badge n’y est reconnu",
    en: "no format of badges is recognised in it",
};
