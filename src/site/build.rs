//! The site: a function from path to bytes. It holds no output; each file is made when asked for.

use serde_json::Value;

use super::art::{Gallery, Piece};
use super::baking::{bake_png, bake_svg};
use super::benches::Benches;
use super::credentials::Credentials;
use super::digests::Digests;
use super::endorsed;
use super::fingerprint::{self, Hash};
use super::hosts;
use super::manifest::{AwardFiles, Fingerprint, Weight};
use super::outputs::{BuildError, Outputs};
use super::plan::{Old, Plan, PlannedAward, Subject, delivered};
use super::recipe::{PageKind, Picture, Recipe};
use super::weight::Scales;
use crate::codec::sha256::sha256;
use crate::formats::{Documents, to_bytes, to_pretty_bytes};
use crate::ground::{Instant, SourceId, Sources, Uuid, json};
use crate::model::links::AwardFile;
use crate::model::{Art, AwardId, Catalogue, Endorsed, EndorsementId, Links, SitePath, Standing};
use crate::render::{Pages, Theme};

/// The site as a function from path to bytes.
pub struct Site<'a> {
    parts: Parts<'a>,
    links: Links,
    digests: Digests,
    scales: Scales<'a>,
    benches: Benches<'a>,
}

/// What a site is made of.
#[derive(Clone, Copy)]
pub struct Parts<'a> {
    /// What is true.
    pub catalogue: &'a Catalogue,
    /// The author's files, for those that are copied.
    pub sources: &'a Sources,
    /// Which files there are.
    pub plan: &'a Plan,
    /// The pictures.
    pub gallery: &'a Gallery,
    /// The documents before they are signed.
    pub documents: &'a Documents<'a>,
    /// The awards, signed.
    pub credentials: &'a Credentials<'a>,
    /// The theme.
    pub theme: &'a Theme,
    /// The pages.
    pub pages: &'a Pages<'a>,
    /// The day that the site is made for.
    pub as_of: Instant,
    /// What tells this program from another one that would make other bytes.
    pub program: &'a str,
}

impl<'a> Site<'a> {
    /// The site of these parts.
    pub fn new(parts: Parts<'a>) -> Self {
        let scales = Scales::new(parts.theme.assets(), parts.catalogue.versions.len());
        let (digests, links) = (Digests::of(parts), parts.catalogue.links());
        Self { digests, links, scales, benches: Benches::default(), parts }
    }

    /// What the site is made of.
    pub fn parts(&self) -> &Parts<'a> {
        &self.parts
    }

    /// The bytes at a path; `None` when nothing is published there.
    pub fn bytes(&self, path: &SitePath) -> Result<Option<Vec<u8>>, BuildError> {
        let singles = &self.parts.plan.singles;
        if let Ok(at) = singles.binary_search_by(|claim| claim.path.cmp(path)) {
            return self.single_bytes(at).map(Some);
        }
        let Some((id, file)) = AwardFile::of_path(path.as_str()) else { return Ok(None) };
        let Ok(at) = self.parts.plan.awards.binary_search_by(|planned| planned.id.cmp(&id)) else {
            return Ok(None);
        };
        let PlannedAward { id, subject, files } = self.planned(at);
        if !files.contains(file) {
            return Ok(None);
        }
        let all = match subject {
            Subject::Award(award) => {
                // Only what is asked for is made: a page needs no key. A picture also holds the assertion.
                let baked = matches!(file, AwardFile::Png | AwardFile::Svg);
                let wanted = [
                    Some(file),
                    (baked && files.contains(AwardFile::Ob2)).then_some(AwardFile::Ob2),
                ];
                let mut only = AwardFiles::default();
                wanted.into_iter().flatten().for_each(|file| only.insert(file));
                self.award_files(award, only).map_err(|why| BuildError::new(id, why))?
            }
            Subject::Erased(_) => self.award_bytes(at)?,
        };
        Ok(all.into_iter().find(|(found, _)| *found == file).map(|(_, bytes)| bytes))
    }

    /// From when on the site would differ without a change of its sources: a status list lapses,
    /// an award whose page says “valid” expires.
    pub fn until(&self) -> Instant {
        let Parts { catalogue, plan, as_of, .. } = self.parts;
        let day = crate::ground::Period::parse("P1D").expect("a day is a period");
        let month = crate::ground::Period::parse("P1M").expect("a month is a period");
        let step = if catalogue.settings.fresh_for.is_shorter_than(month) { day } else { month };
        let from = if step == day { as_of } else { as_of.month_start() };
        let expiries = plan.awards.iter().filter_map(|planned| match planned.subject {
            Subject::Award(id) => catalogue.expires(&catalogue[id]).filter(|at| *at > as_of),
            Subject::Erased(_) => None,
        });
        let changes = catalogue.awards.iter().filter_map(|award| match award.standing {
            Standing::Suspended(on) | Standing::Revoked(on) => (on > as_of).then_some(on),
            Standing::Good => None,
        });
        let ends =
            catalogue.endorsements.iter().flat_map(|it| it.until.into_iter().chain([it.given]));
        let ends = ends.filter(|at| *at > as_of);
        let all = expiries.chain(changes).chain(ends);
        all.chain(from.after(step)).min().unwrap_or(as_of)
    }

    fn make(&self, path: &SitePath, recipe: Recipe) -> Result<Vec<u8>, String> {
        let Parts { catalogue, sources, plan, documents, credentials, theme, pages, .. } =
            self.parts;
        let page = |page: Result<String, crate::render::RenderError>| {
            page.map(String::into_bytes).map_err(|error| error.to_string())
        };
        Ok(match recipe {
            Recipe::Page(kind, lang) => page(match kind {
                PageKind::Home => pages.home(lang),
                PageKind::Badge(id) => pages.badge(id, lang),
                PageKind::Version(id) => pages.version(id, lang),
                PageKind::Issuer(id) => pages.issuer(id, lang),
                PageKind::List(listing, at) => pages.list(listing, at, lang),
                PageKind::Facet(facet) => pages.facet(facet, lang),
                PageKind::Framework(at) => pages.framework(at, lang),
                PageKind::Free(at) => pages.free(at, lang),
                PageKind::Legal => pages.legal(lang),
                PageKind::Privacy => pages.privacy(lang),
                PageKind::Accessibility => pages.accessibility(lang),
                PageKind::Verifier => pages.verifier(lang),
            })?,
            Recipe::NotFound => page(pages.not_found())?,
            Recipe::Achievement(id) => {
                let document = documents.achievement_document(id);
                to_pretty_bytes(&self.endorsed(document, Endorsed::Version(id))?)
            }
            Recipe::BadgeClass(id) => {
                let document = documents.badge_class(id);
                to_pretty_bytes(&self.with_twins(document, Endorsed::Version(id)))
            }
            Recipe::BadgeImage(id, form) => self.picture(catalogue[id].image.as_ref(), form)?,
            Recipe::ShareCard(id) => {
                let (field, band) = theme.card_colours();
                self.piece(catalogue[id].image.as_ref())?.card(field, band)?
            }
            Recipe::Profile(id) => {
                let document = documents.profile_document(id);
                to_pretty_bytes(&self.endorsed(document, Endorsed::Issuer(id))?)
            }
            Recipe::IssuerOb2(id) => {
                let document = documents.issuer(id);
                to_pretty_bytes(&self.with_twins(document, Endorsed::Issuer(id)))
            }
            Recipe::RevocationList(id) => to_pretty_bytes(&documents.revocation_list(id)),
            Recipe::DidDocument(id) => {
                let document = documents.did_document(id);
                to_pretty_bytes(&document.ok_or("the issuer has no did:web identity")?)
            }
            Recipe::IssuerImage(id, form) => self.picture(catalogue[id].image.as_ref(), form)?,
            Recipe::Illustration(file, form) => self.hung(file, form)?,
            Recipe::StatusList(issuer, purpose, number) => {
                credentials.status_list(issuer, purpose, number).map_err(|it| it.to_string())?
            }
            Recipe::Endorsement(id) => {
                credentials.endorsement(id, sources).map_err(|error| error.to_string())?
            }
            Recipe::EndorsementOb2(id) => {
                let twin = documents.endorsement_twin(id);
                to_pretty_bytes(&twin.ok_or("another signed the endorsement")?)
            }
            Recipe::Framework(at) => to_pretty_bytes(&documents.framework_document(at)),
            Recipe::Catalogue => to_pretty_bytes(&documents.catalogue_document()),
            Recipe::Feed(lang) => pages.feed(lang).into_bytes(),
            Recipe::SearchCards(at) => pages.search_cards(&plan.words[at]).into_bytes(),
            Recipe::SearchWords(at, shard) => {
                let words = &plan.words[at];
                words.json(&words.shards()[shard]).into_bytes()
            }
            Recipe::Sitemap(at) => pages.sitemap().swap_remove(at).1.into_bytes(),
            Recipe::Robots => pages.robots().into_bytes(),
            Recipe::Asset(at) => {
                let asset = theme.assets().iter().nth(at).ok_or("the theme has no such file")?;
                asset.bytes.to_vec()
            }
            Recipe::Icon => pages.icon().into_bytes(),
            Recipe::Static(id) => sources[id].bytes.to_vec(),
            Recipe::NoJekyll => Vec::new(),
            Recipe::OldPage(at) => {
                let Old { to, fragment, lang } = &plan.old[at];
                page(pages.moved(path, to, fragment, *lang))?
            }
            Recipe::OldDocument(at) => {
                let found = self.bytes(&plan.old[at].to).map_err(|error| error.to_string())?;
                found.ok_or("what it leads to is not published")?
            }
            Recipe::Host(file) => hosts::text(file, &self.links, &plan.moves).into_bytes(),
        })
    }

    /// A document with the endorsements that stand on the day, signed.
    fn endorsed(&self, document: Value, about: Endorsed) -> Result<Value, String> {
        let Parts { catalogue, sources, documents, credentials, pages, as_of, .. } = self.parts;
        let mut all = Vec::new();
        for id in endorsed::standing(catalogue, pages.coverage(), about, as_of) {
            let signed = credentials.endorsement(id, sources).map_err(|it| it.to_string())?;
            let signed = json::read(&signed).map_err(|it| it.told().en)?;
            if endorsed::is_about(&signed, &documents.endorsed_id(about)) {
                all.push(signed);
            }
        }
        Ok(endorsed::embed(document, all))
    }

    /// A document of OB 2.0 with the addresses of the endorsements that stand on the day.
    fn with_twins(&self, document: Value, about: Endorsed) -> Value {
        let Parts { catalogue, pages, as_of, .. } = self.parts;
        let standing = endorsed::standing(catalogue, pages.coverage(), about, as_of);
        let twins = standing.into_iter().filter(|id| catalogue.has_twin(*id));
        let address =
            |id: EndorsementId| self.links.endorsement_ob2(&catalogue.endorsement_name(id));
        let twins = twins.map(|id| self.links.url(&address(id)).into());
        endorsed::embed(document, twins.collect())
    }

    fn picture(&self, art: Option<&Art>, form: Picture) -> Result<Vec<u8>, String> {
        in_form(self.piece(art)?, form)
    }

    fn hung(&self, file: SourceId, form: Picture) -> Result<Vec<u8>, String> {
        in_form(self.parts.gallery.by_file(file).ok_or("there is no picture")?, form)
    }

    fn piece(&self, art: Option<&Art>) -> Result<&'a Piece, String> {
        let gallery: &'a Gallery = self.parts.gallery;
        Ok(art.and_then(|art| gallery.piece(art)).ok_or("there is no picture")?)
    }

    fn award_files(
        &self,
        id: AwardId,
        files: AwardFiles,
    ) -> Result<Vec<(AwardFile, Vec<u8>)>, String> {
        let Parts { catalogue, documents, credentials, pages, .. } = self.parts;
        let mut bench = self.benches.take(documents);
        let document = bench.credential(id);
        let proven = [AwardFile::Json, AwardFile::Png, AwardFile::Svg];
        let signed = if proven.into_iter().any(|file| files.contains(file)) {
            credentials.signed(document, id).map_err(|error| error.to_string())?
        } else {
            Vec::new()
        };
        let wants_ob2 = [AwardFile::Ob2, AwardFile::Png, AwardFile::Svg];
        let assertion = wants_ob2.into_iter().any(|file| files.contains(file));
        let assertion = assertion
            .then(|| to_bytes(&self.with_twins(documents.assertion(id), Endorsed::Award(id))));
        let art = catalogue[catalogue[id].version].image.as_ref();
        let texts = || {
            let ob3 = std::str::from_utf8(&signed).expect("our JSON is UTF-8").trim_end();
            let ob2 = assertion.as_deref().unwrap_or_default();
            let ob2 = std::str::from_utf8(ob2).expect("our JSON is UTF-8").trim_end();
            (ob3, Some(ob2).filter(|_| files.contains(AwardFile::Ob2)))
        };
        let mut made = Vec::with_capacity(files.len());
        for file in files.iter() {
            let bytes = match file {
                AwardFile::Html => pages.award(id).map_err(|error| error.to_string())?.into_bytes(),
                AwardFile::Json => signed.clone(),
                AwardFile::Jwt => {
                    let token = credentials.token(document, id).map_err(|it| it.to_string())?;
                    token.into_bytes()
                }
                AwardFile::Ob2 => assertion.clone().unwrap_or_default(),
                AwardFile::Png => {
                    let (ob3, ob2) = texts();
                    bake_png(self.piece(art)?, ob3, ob2)?
                }
                AwardFile::Svg => {
                    let (ob3, ob2) = texts();
                    let address = &self.links.award(catalogue[id].id, AwardFile::Ob2);
                    let address = self.links.url(address);
                    bake_svg(self.piece(art)?, ob3, ob2.map(|ob2| (&*address, ob2)))?
                }
            };
            made.push((file, bytes));
        }
        self.benches.put_back(bench);
        Ok(made)
    }

    /// The documents that the holder of an award is given, in path order: the very bytes that the site
    /// publishes, or would.
    pub fn delivered(&self, id: AwardId) -> Result<Vec<(AwardFile, Vec<u8>)>, BuildError> {
        let award = &self.parts.catalogue[id];
        let files = delivered(self.parts.catalogue, award);
        let mut made = self.award_files(id, files).map_err(|why| BuildError::new(award.id, why))?;
        // It stands within the pictures; alone it says nothing without the site.
        made.retain(|(file, _)| *file != AwardFile::Ob2);
        Ok(made)
    }

    fn expired(&self, id: AwardId) -> bool {
        let catalogue = self.parts.catalogue;
        catalogue.expires(&catalogue[id]).is_some_and(|at| at <= self.parts.as_of)
    }

    /// What the file at a path is made from.
    fn fingerprint_of(&self, path: &SitePath) -> Option<Fingerprint> {
        let Plan { singles, awards, .. } = self.parts.plan;
        if let Ok(at) = singles.binary_search_by(|claim| claim.path.cmp(path)) {
            return Some(self.single_fingerprint(at));
        }
        let (id, _) = AwardFile::of_path(path.as_str())?;
        let at = awards.binary_search_by(|planned| planned.id.cmp(&id)).ok()?;
        Some(self.award_fingerprint(at))
    }

    fn planned(&self, at: usize) -> PlannedAward {
        self.parts.plan.awards[at]
    }
}

impl Outputs for Site<'_> {
    fn singles(&self) -> usize {
        self.parts.plan.singles.len()
    }

    fn single_path(&self, at: usize) -> &str {
        self.parts.plan.singles[at].path.as_str()
    }

    fn single_fingerprint(&self, at: usize) -> Fingerprint {
        let Parts { catalogue, sources, as_of, .. } = self.parts;
        let recipe = self.parts.plan.singles[at].recipe;
        let piece = |art: Option<&Art>| {
            let piece = self.piece(art);
            piece.map_or([0; 32], |piece| *piece.digest())
        };
        let hash = Hash::new(&self.digests.common);
        match recipe {
            // A picture hangs on its own file only; drawing one is slow.
            Recipe::BadgeImage(id, form) => {
                hash.debug(&form).bytes(&piece(catalogue[id].image.as_ref()))
            }
            Recipe::ShareCard(id) => {
                hash.bytes(b"card").bytes(&piece(catalogue[id].image.as_ref()))
            }
            Recipe::IssuerImage(id, form) => {
                hash.debug(&form).bytes(&piece(catalogue[id].image.as_ref()))
            }
            Recipe::Illustration(file, form) => {
                let digest = self.parts.gallery.by_file(file).map(Piece::digest);
                hash.debug(&form).bytes(digest.unwrap_or(&[0; 32]))
            }
            Recipe::Static(id) => hash.bytes(&sha256(&sources[id].bytes)),
            // The bits of all awards are in it: making it is as cheap as telling.
            Recipe::StatusList(issuer, ..) => {
                let signs = self.parts.credentials.signs_lists(issuer);
                hash.debug(&recipe).bytes(&self.digests.pages).debug(&as_of).debug(&signs)
            }
            Recipe::RevocationList(_) => {
                hash.debug(&recipe).bytes(&self.digests.pages).debug(&as_of)
            }
            // An award more changes nothing of what badges are found by.
            Recipe::Page(PageKind::List(..) | PageKind::Facet(_), _)
            | Recipe::SearchCards(_)
            | Recipe::SearchWords(..) => hash.debug(&recipe).bytes(&self.digests.badges),
            Recipe::Page(PageKind::Verifier, _) => {
                hash.debug(&recipe).bytes(&self.digests.pages).debug(&catalogue.status_lists())
            }
            Recipe::OldDocument(at) => {
                hash.debug(&self.fingerprint_of(&self.parts.plan.old[at].to))
            }
            Recipe::OldPage(at) => hash.bytes(b"old").debug(&self.parts.plan.old[at]),
            Recipe::Host(file) => hash.debug(&file).debug(&self.parts.plan.moves),
            _ => hash.debug(&recipe).bytes(&self.digests.pages),
        }
        .finish()
    }

    fn single_bytes(&self, at: usize) -> Result<Vec<u8>, BuildError> {
        let claim = &self.parts.plan.singles[at];
        self.make(&claim.path, claim.recipe).map_err(|why| BuildError::new(&claim.path, why))
    }

    fn awards(&self) -> usize {
        self.parts.plan.awards.len()
    }

    fn award(&self, at: usize) -> (Uuid, AwardFiles) {
        let planned = self.planned(at);
        (planned.id, planned.files)
    }

    fn award_fingerprint(&self, at: usize) -> Fingerprint {
        let PlannedAward { id, subject, files } = self.planned(at);
        match subject {
            Subject::Erased(_) => Hash::new(&self.digests.common)
                .bytes(b"erased")
                .bytes(&id.bits().to_le_bytes())
                .finish(),
            Subject::Award(award) => {
                let catalogue = self.parts.catalogue;
                let shared = &self.digests.versions[catalogue[award].version.index()];
                let signs = self.parts.credentials.signs(award);
                let hash = Hash::new(shared);
                let drafts = self.parts.plan.drafts;
                let near = [catalogue.successor(award), catalogue.predecessor(award)];
                let near =
                    near.map(|id| id.map(|id| (catalogue[id].id, catalogue.has_page(id, drafts))));
                let expired = self.expired(award);
                let hash = match self.digests.awards.get(&award) {
                    Some(endorsed) => hash.bytes(endorsed),
                    None => hash,
                };
                fingerprint::award(hash, &catalogue[award], files, expired, near, signs)
            }
        }
    }

    fn award_bytes(&self, at: usize) -> Result<Vec<(AwardFile, Vec<u8>)>, BuildError> {
        let PlannedAward { id, subject, files } = self.planned(at);
        match subject {
            Subject::Award(award) => {
                self.award_files(award, files).map_err(|why| BuildError::new(id, why))
            }
            Subject::Erased(at) => {
                let erased = &self.parts.catalogue.erased[at];
                let document = self.parts.documents.erased_assertion(erased);
                Ok(vec![(AwardFile::Ob2, to_bytes(&document))])
            }
        }
    }

    fn single_weight(&self, at: usize, bytes: &[u8]) -> Weight {
        match self.parts.plan.singles[at].recipe {
            Recipe::Page(..) | Recipe::NotFound | Recipe::OldPage(_) => self.scales.weigh(bytes),
            _ => Weight::default(),
        }
    }

    fn award_weight(&self, at: usize, page: &[u8]) -> Weight {
        match self.planned(at).subject {
            Subject::Award(id) => {
                let version = self.parts.catalogue[id].version.index();
                self.scales.weigh_alike(version, page)
            }
            Subject::Erased(_) => Weight::default(),
        }
    }
}

/// A picture in one of its forms.
fn in_form(piece: &Piece, form: Picture) -> Result<Vec<u8>, String> {
    match form {
        Picture::Svg => Ok(piece.svg().ok_or("the picture is not SVG")?.as_bytes().to_vec()),
        Picture::Png => Ok(piece.png()?.to_vec()),
    }
}
