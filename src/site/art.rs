//! The pictures of badges and issuers: cleaned, drawn as PNG when asked for, ready to be baked.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::{looks, rules};
use crate::codec::png::{self, Ground, PngTemplate};
use crate::codec::raster::svg_to_png;
use crate::codec::sha256::sha256;
use crate::codec::svg::{self, SvgTemplate};
use crate::ground::{Report, SourceId, Sources};
use crate::model::{Art, ArtKind, Catalogue};
use crate::render::views::share::CARD;

/// Width and height of a published PNG, in pixels.
pub const SIDE: u32 = 512;

/// Height of the band at the foot of a share card, in pixels.
const FOOT: u32 = 18;

/// Every picture of the catalogue, by its file.
#[derive(Debug, Default)]
pub struct Gallery {
    pieces: BTreeMap<SourceId, Arc<Piece>>,
}

/// Pictures of an earlier state of the files, by path: one whose bytes are the same is neither cleaned
/// nor drawn again.
#[derive(Debug, Default)]
pub struct Portfolio {
    pieces: BTreeMap<Box<str>, Arc<Piece>>,
}

/// One picture.
#[derive(Debug)]
pub struct Piece {
    /// Cleaned SVG, when the art is SVG, and the same ready to be baked.
    svg: Option<(String, SvgTemplate)>,
    /// The author's PNG, when the art is PNG.
    png: Option<Vec<u8>>,
    /// The author's file.
    bytes: Arc<[u8]>,
    /// What was taken out of it because it could do something, in words; or nothing.
    active: String,
    drawn: OnceLock<Result<Drawn, String>>,
    digest: [u8; 32],
    /// Width and height: in pixels when it is PNG, in units of its own when it is SVG.
    size: (f64, f64),
}

/// A picture as square PNG, and the same ready to be baked.
#[derive(Debug)]
struct Drawn {
    bytes: Vec<u8>,
    template: PngTemplate,
}

impl Gallery {
    /// Cleans every picture of the catalogue; what cannot be used is a finding.
    pub fn hang(catalogue: &Catalogue, sources: &Sources, report: &mut Report) -> Self {
        Self::hang_again(catalogue, sources, &mut Portfolio::default(), report)
    }

    /// The same, with what is in a portfolio already; it then holds these pictures, and no others.
    pub fn hang_again(
        catalogue: &Catalogue,
        sources: &Sources,
        before: &mut Portfolio,
        report: &mut Report,
    ) -> Self {
        let piece = |art: &Art, report: &mut Report| {
            let source = &sources[art.file];
            let known = before.pieces.get(&source.path);
            let known = known.filter(|it| Arc::ptr_eq(&it.bytes, &source.bytes) && it.is(art.kind));
            let piece = match known {
                Some(known) => Arc::clone(known),
                None => Arc::new(Piece::new(art, sources, report)?),
            };
            if !piece.active.is_empty() {
                let finding = rules::ACTIVE_PICTURE.at(art.span).with("file", &*source.path);
                report.push(finding.with("what", &*piece.active));
            }
            Some(piece)
        };
        let mut pieces = BTreeMap::new();
        for version in &catalogue.versions {
            let Some(art) = version.image.as_ref().filter(|art| !pieces.contains_key(&art.file))
            else {
                continue;
            };
            if let Some(piece) = piece(art, report) {
                let source = &sources[art.file];
                for finding in looks::look(source, piece.svg(), piece.size, art.span) {
                    report.push(finding);
                }
                pieces.insert(art.file, piece);
            }
        }
        let issuers = catalogue.issuers.iter().filter_map(|it| it.image.as_ref());
        let others = catalogue.illustrations(true);
        let others = others.iter().map(|it| &it.art);
        for art in issuers.chain(others) {
            if pieces.contains_key(&art.file) {
                continue;
            }
            if let Some(piece) = piece(art, report) {
                pieces.insert(art.file, piece);
            }
        }
        let by_path = pieces.iter().map(|(id, it)| (sources[*id].path.clone(), Arc::clone(it)));
        before.pieces = by_path.collect();
        Self { pieces }
    }

    /// A picture; `None` when it could not be used, which the report says.
    pub fn piece(&self, art: &Art) -> Option<&Piece> {
        self.by_file(art.file)
    }

    /// A picture, by its file.
    pub fn by_file(&self, file: SourceId) -> Option<&Piece> {
        self.pieces.get(&file).map(|piece| &**piece)
    }
}

impl Piece {
    fn new(art: &Art, sources: &Sources, report: &mut Report) -> Option<Self> {
        let source = &sources[art.file];
        let unusable = |why: String| {
            rules::UNUSABLE_PICTURE.at(art.span).with("file", &*source.path).with("why", why)
        };
        let digest = sha256(&source.bytes);
        match art.kind {
            ArtKind::Png => {
                let (width, height) = match png::dimensions(&source.bytes) {
                    Ok(size) => size,
                    Err(error) => {
                        report.push(unusable(error.to_string()));
                        return None;
                    }
                };
                let png = Some(source.bytes.to_vec());
                let size = (f64::from(width), f64::from(height));
                let (bytes, active) = (Arc::clone(&source.bytes), String::new());
                Some(Self { svg: None, png, bytes, active, drawn: OnceLock::new(), digest, size })
            }
            ArtKind::Svg => {
                let cleaned = svg::clean(&source.bytes);
                let template =
                    cleaned.and_then(|clean| Ok((SvgTemplate::new(clean.as_str())?, clean)));
                let (template, clean) = match template {
                    Ok(found) => found,
                    Err(error) => {
                        report.push(unusable(error.to_string()));
                        return None;
                    }
                };
                let active: Vec<String> = clean
                    .removed()
                    .iter()
                    .filter(|removal| removal.kind.is_dangerous())
                    .map(ToString::to_string)
                    .collect();
                let svg = Some((clean.as_str().to_owned(), template));
                let size = clean.size();
                let (bytes, active) = (Arc::clone(&source.bytes), active.join(", "));
                Some(Self { svg, png: None, bytes, active, drawn: OnceLock::new(), digest, size })
            }
        }
    }

    /// Whether it was read as a picture of this kind.
    fn is(&self, kind: ArtKind) -> bool {
        match kind {
            ArtKind::Svg => self.svg.is_some(),
            ArtKind::Png => self.png.is_some(),
        }
    }

    /// The cleaned SVG.
    pub fn svg(&self) -> Option<&str> {
        self.svg.as_ref().map(|(svg, _)| svg.as_str())
    }

    /// The cleaned SVG, ready to be baked.
    pub fn svg_template(&self) -> Option<&SvgTemplate> {
        self.svg.as_ref().map(|(_, template)| template)
    }

    /// The square PNG: drawn once, however often it is asked for.
    pub fn png(&self) -> Result<&[u8], String> {
        Ok(&self.drawn()?.bytes)
    }

    /// The square PNG, ready to be baked.
    pub fn png_template(&self) -> Result<&PngTemplate, String> {
        Ok(&self.drawn()?.template)
    }

    /// The picture on a share card, in two colours of the theme.
    pub fn card(&self, field: [u8; 3], band: [u8; 3]) -> Result<Vec<u8>, String> {
        let (width, height) = CARD;
        let ground = Ground { width, height, field, band, foot: FOOT };
        png::card(self.png()?, ground).map_err(|error| error.to_string())
    }

    /// Digest of the author's file.
    pub fn digest(&self) -> &[u8; 32] {
        &self.digest
    }

    fn drawn(&self) -> Result<&Drawn, String> {
        let draw = || {
            let bytes = match (&self.svg, &self.png) {
                (Some((svg, _)), _) => svg_to_png(svg, SIDE).map_err(|error| error.to_string())?,
                (None, Some(png)) => png::square(png, SIDE).map_err(|error| error.to_string())?,
                (None, None) => return Err("a picture is SVG or PNG".to_owned()),
            };
            let template = PngTemplate::new(&bytes).map_err(|error| error.to_string())?;
            Ok(Drawn { bytes, template })
        };
        self.drawn.get_or_init(draw).as_ref().map_err(Clone::clone)
    }
}
