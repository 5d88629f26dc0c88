//! The page of an award: how it stands, what it offers to its holder, its code on paper.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::links::attributes;
use crate::workshop::{Tree, Workshop};

const BASE: &str = "https://badges.atelier.example/";

/// Beside the three pages of the small site: one expired, one named with an end, one to an
/// organisation without any.
const MORE: &str = r#"
badge = "reparer@2"
awarded = 2026-02-28
publish = "page"

[[award]]
id = "00000000-0000-4000-8000-000000000001"
recipient = { hash = "sha256$1111111111111111111111111111111111111111111111111111111111111111", salt = "AAAAAAAAAAAAAAAAAAAAAA" }
status = 9101
expires = 2026-10-01

[[award]]
id = "00000000-0000-4000-8000-000000000002"
recipient = { hash = "sha256$2222222222222222222222222222222222222222222222222222222222222222", salt = "BBBBBBBBBBBBBBBBBBBBBB" }
status = 4102
expires = 2028-02-29
name_shown = "Ada <de> Lovel"
language = "en"

[[award]]
id = "00000000-0000-4000-8000-000000000003"
recipient = { id = "https://amis.example/", name = "Les Amis du four" }
status = 103
badge = "reparer@1"

[[award]]
id = "00000000-0000-4000-8000-000000000004"
recipient = { id = "did:key:z6MkkkwyYCcYpEf1hdU35rPzksWRAXTQ5zATbk4DrTXZNriz" }
status = 3104
revoked = 2026-10-01
reason = "Remise sous une autre identité."

[[award]]
id = "00000000-0000-4000-8000-000000000005"
recipient = { id = "did:key:z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi" }
status = 105
supersedes = "00000000-0000-4000-8000-000000000004"
"#;

const EXPIRED: &str = "00000000-0000-4000-8000-000000000001";
const NAMED: &str = "00000000-0000-4000-8000-000000000002";
const ORGANISATION: &str = "00000000-0000-4000-8000-000000000003";
const REPLACED: &str = "00000000-0000-4000-8000-000000000004";
const REPLACING: &str = "00000000-0000-4000-8000-000000000005";
const VALID: &str = "24a00472-5c7f-404f-8cca-39ff31460183";
const REVOKED: &str = "7357a747-2068-4299-adb5-52ce23fe48c5";
const SUSPENDED: &str = "b78c0eb2-78cc-4a4b-b0fc-29f909e77250";
const ALL: [&str; 8] =
    [EXPIRED, NAMED, ORGANISATION, REPLACED, REPLACING, VALID, REVOKED, SUSPENDED];

fn site() -> Tree {
    let workshop = Workshop::small();
    workshop.write("content/awards/more.toml", MORE);
    workshop.build()
}

fn path(id: &str, ending: &str) -> String {
    format!("awards/{}/{id}.{ending}", &id[..2])
}

fn page<'a>(site: &'a Tree, id: &str) -> &'a str {
    std::str::from_utf8(&site[&path(id, "html")]).expect("pages are UTF-8")
}

/// What stands between two marks of a page.
fn between<'a>(html: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = html.split_once(from).unwrap_or_else(|| panic!("{from} in {html}"));
    rest.split_once(to).unwrap_or_else(|| panic!("{to} after {from}")).0
}

#[test]
fn the_page_says_first_how_the_award_stands_in_words_and_in_a_shape() {
    let site = site();
    let mut shapes = Vec::new();
    for (id, class, label, more) in [
        (VALID, "valid", "Valide", "maintient cette attribution"),
        (EXPIRED, "expired", "Expiré depuis le 1er octobre 2026", "reste authentique"),
        (SUSPENDED, "suspended", "Suspendu depuis le 1er octobre 2026", "Une question reste"),
        (REVOKED, "revoked", "Révoqué le 1er septembre 2026", "Motif\u{a0}: Attribué deux fois."),
        (REPLACED, "superseded", "Remplacé le 1er octobre 2026", "a pris sa place"),
    ] {
        let html = page(&site, id);
        assert!(html.contains(&format!("<article class=\"award {class}\">")), "{html}");
        let said = between(html, "<div class=\"state\">", "<h1");
        assert!(said.contains(&format!("<p class=\"label\">{label}</p>")), "{said}");
        assert!(said.contains(more), "{said}");
        shapes.push(between(said, "<svg", "</svg>").to_owned());
        assert!(html.contains("<meta name=\"robots\" content=\"noindex\">"));
    }
    shapes.sort_unstable();
    shapes.dedup();
    assert_eq!(shapes.len(), 5, "each state has its own shape");
    let named = page(&site, NAMED);
    assert!(named.contains("<p class=\"label\">Valid</p>"), "{named}");
    assert!(named.contains("<dt>Valid until</dt><dd>29 February 2028</dd>"), "{named}");
    let revoked = page(&site, REVOKED);
    assert!(!revoked.contains("Valable jusqu’au"), "what was taken back holds until no day");
}

#[test]
fn today_s_state_is_asked_of_the_verifier_with_the_award_s_own_document() {
    let site = site();
    for id in ALL {
        let html = page(&site, id);
        let lang = if id == NAMED { "en/" } else { "" };
        let link = format!("href=\"../../{lang}verify/#{}\"", path(id, "json"));
        assert_eq!(html.matches(&link).count(), 1, "{link} in {html}");
        assert!(site.contains_key(&path(id, "json")));
    }
}

#[test]
fn a_code_read_by_another_program_leads_back_to_its_page() {
    let site = site();
    for id in ALL {
        let html = page(&site, id);
        let address = format!("{BASE}{}", path(id, "html"));
        assert!(html.contains(&format!("<a href=\"{address}\">{address}</a>")), "{html}");
        let code = between(html, "<img src=\"data:image/png;base64,", "\"");
        assert!(code.len() < 680, "{} bytes of a code", code.len());
        assert_eq!(read_code(&STANDARD.decode(code).expect("base64")), address);
    }
}

#[test]
fn only_an_award_in_force_is_offered_to_a_profile() {
    let site = site();
    let profile = |id: &str| {
        attributes(page(&site, id))
            .into_iter()
            .filter(|(_, _, value)| value.contains("linkedin"))
            .map(|(tag, name, value)| {
                assert_eq!((tag.as_str(), name.as_str()), ("a", "href"));
                value
            })
            .collect::<Vec<_>>()
    };
    let query = |id: &str, months: &str| {
        format!(
            "{months}&certUrl=https%3A%2F%2Fbadges.atelier.example%2Fawards%2F{}%2F{id}.html&certId={id}",
            &id[..2]
        )
    };
    for (id, months) in [
        (NAMED, "&issueYear=2026&issueMonth=2&expirationYear=2028&expirationMonth=2"),
        (ORGANISATION, "&issueYear=2026&issueMonth=2"),
    ] {
        let [link] = &profile(id)[..] else { panic!("one link to a profile") };
        let start = "https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME&name=";
        assert!(link.starts_with(start) && link.contains("&organizationName="), "{link}");
        assert!(link.ends_with(&query(id, months)), "{link}");
        assert!(id == NAMED || !link.contains("expiration"), "{link}");
        assert!(!link.contains("Lovel"), "the name of a person stays here: {link}");
        assert!(page(&site, id).contains("rel=\"external nofollow noopener\""));
    }
    for id in [EXPIRED, SUSPENDED, REVOKED, REPLACED] {
        assert_eq!(profile(id), [""; 0], "{id}");
    }
}

#[test]
fn a_person_is_named_only_when_they_gave_their_name() {
    let site = site();
    for (id, whom) in [
        (NAMED, Some("<dt>Awarded to</dt><dd>Ada &lt;de&gt; Lovel</dd>")),
        (ORGANISATION, Some("<dt>Attribué à</dt><dd>Les Amis du four</dd>")),
        (VALID, None),
        (EXPIRED, None),
        (REVOKED, None),
    ] {
        let html = page(&site, id);
        assert_eq!(html.contains("class=\"whom\""), whom.is_some(), "{id}");
        assert!(
            html.contains(whom.unwrap_or("identité de la personne titulaire n’est pas")),
            "{id}"
        );
        assert!(!html.contains("sha256$"), "a page shows no hash of a person");
    }
}

#[test]
fn an_award_and_the_one_that_took_its_place_lead_to_each_other() {
    let workshop = Workshop::small();
    workshop.write("content/awards/more.toml", MORE);
    let link = |id: &str| format!("href=\"../../{}\"", path(id, "html"));
    let site = workshop.build();
    assert!(page(&site, REPLACED).contains(&link(REPLACING)));
    assert!(page(&site, REPLACING).contains(&link(REPLACED)));
    assert!(page(&site, REPLACING).contains("<article class=\"award valid"));
    // A page that goes is no longer led to, also when nothing else has changed.
    let hidden = MORE.replace("status = 105", "status = 105\npublish = \"credential\"");
    workshop.write("content/awards/more.toml", hidden);
    let site = workshop.build();
    assert!(!site.contains_key(&path(REPLACING, "html")));
    assert!(!page(&site, REPLACED).contains(REPLACING));
    assert!(page(&site, REPLACED).contains("Remplacé le 1er octobre 2026"));
}

/// The text of the one QR code of a picture.
pub(crate) fn read_code(png: &[u8]) -> String {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().expect("a PNG");
    let mut bytes = vec![0; reader.output_buffer_size().expect("a small picture")];
    let info = reader.next_frame(&mut bytes).expect("its pixels");
    let side = info.width as usize;
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(3 * side, 3 * side, |x, y| {
        let (x, y) = (x / 3, y / 3);
        if bytes[y * info.line_size + x / 8] >> (7 - x % 8) & 1 == 1 { 255 } else { 0 }
    });
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1, "one code");
    grids[0].decode().expect("a code that can be read").1
}
