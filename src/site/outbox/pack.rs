//! The files of one holder: the documents of every award, a page to print, a letter with what it brings.

use std::collections::BTreeMap;

use super::mail::{self, Attachment, Mail};
use super::table::Row;
use super::{Item, Parcel};
use crate::codec::data_address::data_address;
use crate::codec::qr::Series;
use crate::ground::{Lang, Uuid};
use crate::model::links::AwardFile;
use crate::model::{Art, AwardId, Publish};
use crate::render::Within;
use crate::render::views::award::{codes, verification_codes};
use crate::render::views::delivered::Enclosed;
use crate::site::{BuildError, Site};

/// What the letter of a holder is called.
pub const LETTER: &str = "message.eml";

/// Makes parcels.
pub struct Packer<'a, 's> {
    site: &'a Site<'s>,
    style: String,
    /// QR codes of where awards are verified, by language, and of their own pages; made on first
    /// demand.
    codes: BTreeMap<Option<Lang>, Option<Series>>,
    /// Pictures within pages, by the file they are from.
    pictures: BTreeMap<crate::ground::SourceId, Option<String>>,
}

/// What is in a parcel.
#[derive(Debug, Default)]
pub struct Packed {
    /// The files, in the order in which they are written.
    pub files: Vec<PackedFile>,
    /// One line for each award.
    pub rows: Vec<Row>,
    /// Awards that could not be signed, and why.
    pub unsigned: Vec<(Uuid, String)>,
}

/// A file of a parcel.
#[derive(Debug)]
pub struct PackedFile {
    /// Its path below the outbox, with `/` between the parts.
    pub path: String,
    /// The awards that it tells of.
    pub about: Vec<Uuid>,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// One award, its documents made.
struct Made<'p> {
    item: &'p Item,
    id: Uuid,
    link: Option<String>,
    documents: Vec<(AwardFile, String, Vec<u8>)>,
}

impl<'a, 's> Packer<'a, 's> {
    /// Makes parcels of this site's awards.
    pub fn new(site: &'a Site<'s>) -> Self {
        let style = site.parts().theme.assets().enclosed_style();
        let (codes, pictures) = (BTreeMap::new(), BTreeMap::new());
        Self { site, style, codes, pictures }
    }

    /// The language in which a holder is written to, and that of one award's page.
    pub fn languages(&self, parcel: &Parcel, id: AwardId) -> (Lang, Lang) {
        let parts = self.site.parts();
        let own = |id: AwardId| parts.catalogue[id].more().language;
        let latest = parcel.awards.iter().rev().find_map(|item| own(item.id));
        let letter = parts.pages.language_for(parcel.language.into_iter().chain(latest));
        (letter, parts.pages.language_for(own(id).into_iter().chain(parcel.language)))
    }

    /// Makes a parcel. What cannot be signed is left out and told.
    pub fn pack(&mut self, parcel: &Parcel) -> Result<Packed, BuildError> {
        let catalogue = self.site.parts().catalogue;
        let mut packed = Packed::default();
        let mut all = Vec::new();
        for item in &parcel.awards {
            let award = &catalogue[item.id];
            let documents = match self.site.delivered(item.id) {
                Ok(documents) => documents,
                Err(error) => {
                    packed.unsigned.push((award.id, error.why));
                    continue;
                }
            };
            let (_, lang) = self.languages(parcel, item.id);
            let link = self.link(item.id, lang);
            let page = self.page(parcel, item.id, lang, link.clone())?;
            let file = |file: AwardFile| format!("{}{}", item.stem, file.ending());
            let mut documents: Vec<(AwardFile, String, Vec<u8>)> =
                documents.into_iter().map(|(kind, bytes)| (kind, file(kind), bytes)).collect();
            documents.push((AwardFile::Html, file(AwardFile::Html), page.into_bytes()));
            all.push(Made { item, id: award.id, link, documents });
        }
        if all.is_empty() {
            return Ok(packed);
        }
        let letter = self.letter(parcel, &all)?;
        for made in &all {
            packed.rows.push(self.row(parcel, made, letter.is_some()));
        }
        if let Some(bytes) = letter {
            let about = all.iter().map(|made| made.id).collect();
            packed.files.push(PackedFile { path: in_folder(parcel, LETTER), about, bytes });
        }
        for Made { id, documents, .. } in all {
            packed.files.extend(documents.into_iter().map(|(_, name, bytes)| PackedFile {
                path: in_folder(parcel, &name),
                about: vec![id],
                bytes,
            }));
        }
        Ok(packed)
    }

    /// Where readers see an award's state: its page, or the one that verifies its document.
    fn link(&self, id: AwardId, lang: Lang) -> Option<String> {
        let catalogue = self.site.parts().catalogue;
        let (award, links) = (&catalogue[id], catalogue.links());
        match catalogue.publish(award) {
            Publish::Page => Some(links.url(&links.award(award.id, AwardFile::Html))),
            Publish::Credential if catalogue.settings.formats.ob3 => {
                Some(links.verification(lang, award.id))
            }
            Publish::Credential | Publish::None => None,
        }
    }

    fn page(
        &mut self,
        parcel: &Parcel,
        id: AwardId,
        lang: Lang,
        link: Option<String>,
    ) -> Result<String, BuildError> {
        let parts = self.site.parts();
        let award = &parts.catalogue[id];
        let links = parts.catalogue.links();
        let verifier = (parts.catalogue.publish(award) != Publish::Page).then_some(lang);
        let codes = self.codes.entry(verifier).or_insert_with(|| match verifier {
            None => codes(&links),
            Some(lang) => verification_codes(&links, lang),
        });
        let code = codes.as_ref().filter(|_| link.is_some());
        let code = code.map(|code| (code.data_address(award.id.bits()), 3 * code.side()));
        let version = &parts.catalogue[award.version];
        let issuer = &parts.catalogue[parts.catalogue.issuer_of(award)];
        let within = Within {
            style: self.style.clone(),
            picture: self.picture(version.image.as_ref()),
            issuer_picture: self.picture(issuer.image.as_ref()),
            link,
            code,
            name: parcel.name.clone(),
        };
        let page = parts.pages.certificate(id, lang, within);
        page.map_err(|error| BuildError::new(award.id, error))
    }

    /// A picture as an address that holds it: as it was drawn, or else as PNG.
    fn picture(&mut self, art: Option<&Art>) -> Option<String> {
        let art = art?;
        let piece = self.site.parts().gallery.piece(art)?;
        let made = || match piece.svg() {
            Some(svg) => Some(data_address("image/svg+xml", svg.as_bytes())),
            None => piece.png().ok().map(|png| data_address("image/png", png)),
        };
        self.pictures.entry(art.file).or_insert_with(made).clone()
    }

    /// The letter; none when nobody knows where to write to.
    fn letter(&self, parcel: &Parcel, all: &[Made<'_>]) -> Result<Option<Vec<u8>>, BuildError> {
        let Some(address) = &parcel.address else { return Ok(None) };
        let last = all.last().expect("a letter brings something").item.id;
        let (lang, _) = self.languages(parcel, last);
        let mut files = Vec::new();
        let mut enclosed = Vec::new();
        for made in all {
            let from = files.len();
            files.extend(made.documents.iter().filter_map(|(file, name, bytes)| {
                let kind = media_type(*file, &made.documents)?;
                Some(Attachment { name, kind, bytes })
            }));
            let names = files[from..].iter().map(|file| file.name.to_owned()).collect();
            enclosed.push(Enclosed { award: made.item.id, link: made.link.clone(), files: names });
        }
        let name = parcel.name.as_deref();
        let letter = self.site.parts().pages.letter(lang, name, &enclosed);
        let (subject, text) = letter.map_err(|error| BuildError::new(LETTER, error))?;
        let language = lang.to_string();
        let mail =
            Mail { to: address, name, subject: &subject, text: &text, language: &language, files };
        Ok(Some(mail::write(&mail)))
    }

    fn row(&self, parcel: &Parcel, made: &Made<'_>, letter: bool) -> Row {
        let parts = self.site.parts();
        let award = &parts.catalogue[made.item.id];
        let (lang, _) = self.languages(parcel, made.item.id);
        let (badge, _) = parts.catalogue[award.version].name.best(lang);
        let names = made.documents.iter().map(|(_, name, _)| name.as_str());
        let letter = letter.then_some(LETTER);
        let files: Vec<String> =
            letter.into_iter().chain(names).map(|name| in_folder(parcel, name)).collect();
        Row {
            id: award.id,
            address: parcel
                .address
                .as_ref()
                .map_or_else(String::new, |it| it.in_clear().to_owned()),
            name: parcel.name.clone().unwrap_or_default(),
            badge: badge.to_owned(),
            awarded: award.awarded.day(),
            language: lang.to_string(),
            link: made.link.clone().unwrap_or_default(),
            folder: parcel.folder.clone(),
            files: files.join("; "),
        }
    }
}

/// What a letter brings, and of which media type: the proof, and the picture that holds it. A page is
/// what many mail filters take for an attack, and so may be a picture in SVG, unless it is the only one.
fn media_type(file: AwardFile, all: &[(AwardFile, String, Vec<u8>)]) -> Option<&'static str> {
    let png = all.iter().any(|(file, ..)| *file == AwardFile::Png);
    match file {
        AwardFile::Json => Some("application/json"),
        AwardFile::Png => Some("image/png"),
        AwardFile::Svg if !png => Some("image/svg+xml"),
        AwardFile::Svg | AwardFile::Html | AwardFile::Jwt | AwardFile::Ob2 => None,
    }
}

fn in_folder(parcel: &Parcel, name: &str) -> String {
    format!("{}/{name}", parcel.folder)
}
