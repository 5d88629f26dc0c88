//! Pictures that carry the documents of their award; each is read back after it is made.

use super::art::Piece;
use crate::codec::{png, svg};

/// Keyword of the OB 3.0 entry of a baked PNG (OB 3.0, "Open Badges Document Formats").
const KEYWORD_OB3: &str = "openbadgecredential";
/// Keyword of the OB 2.0 entry of a baked PNG (Baking Specification 1.0).
const KEYWORD_OB2: &str = "openbadges";

/// A PNG with the credential in it, and the assertion when there is one; read back afterwards.
pub(super) fn bake_png(piece: &Piece, ob3: &str, ob2: Option<&str>) -> Result<Vec<u8>, String> {
    let mut texts = vec![(KEYWORD_OB3, ob3)];
    texts.extend(ob2.map(|ob2| (KEYWORD_OB2, ob2)));
    let baked = piece.png_template()?.bake(&texts).map_err(|error| error.to_string())?;
    for (keyword, text) in texts {
        let found = png::text(&baked, keyword).map_err(|error| error.to_string())?;
        if found.as_deref() != Some(text) {
            return Err(format!("`{keyword}` does not come back from the baked PNG"));
        }
    }
    Ok(baked)
}

/// An SVG with the credential in it, and the assertion when there is one; read back afterwards.
pub(super) fn bake_svg(
    piece: &Piece,
    ob3: &str,
    ob2: Option<(&str, &str)>,
) -> Result<Vec<u8>, String> {
    let mut entries = vec![svg::Baked::credential(ob3)];
    entries.extend(ob2.map(|(address, ob2)| svg::Baked::hosted(address, ob2)));
    let template = piece.svg_template().ok_or("the picture is not SVG")?;
    let baked = template.bake(&entries).into_bytes();
    let found = svg::extract(&baked).map_err(|error| error.to_string())?;
    let json = |entry: &svg::Baked| -> Option<serde_json::Value> {
        // `]]>` is escaped in the image: the same JSON, other letters.
        serde_json::from_str(entry.json.as_deref()?).ok()
    };
    let same = entries.iter().all(|entry| {
        found.iter().any(|it| {
            it.version == entry.version && (it.json == entry.json || json(it) == json(entry))
        })
    });
    if found.len() != entries.len() || !same {
        return Err("what was baked does not come back from the SVG".to_owned());
    }
    Ok(baked)
}
