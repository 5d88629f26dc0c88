//! What baking and unbaking must do.

use super::tests::{art, pieces};
use super::*;
use proptest::prelude::*;

const JSON: &str = "{\"a\":\"x]]>y \\u0001 \u{FFFF}é\"}";
const READ: &str = "{\"a\":\"x]]\\u003ey \\u0001 \\uffffé\"}";

#[test]
fn one_entry_has_its_namespace_on_the_root() {
    let template =
        SvgTemplate::new("<svg xmlns=\"http://www.w3.org/2000/svg\"><g/></svg>").unwrap();
    assert_eq!(
        template.bake(&[Baked::credential(JSON)]),
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:openbadges=\"https://purl.imsglobal.org/ob/v3p0\"><openbadges:credential><![CDATA[{READ}]]></openbadges:credential><g/></svg>"
        )
    );
    assert_eq!(
        template.bake(&[Baked::hosted("https://x.test/?a&b", "{}")]),
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:openbadges=\"http://openbadges.org\"><openbadges:assertion verify=\"https://x.test/?a&amp;b\"><![CDATA[{}]]></openbadges:assertion><g/></svg>"
    );
    assert_eq!(template.bake(&[]), "<svg xmlns=\"http://www.w3.org/2000/svg\"><g/></svg>");
}

#[test]
fn two_versions_share_a_file_and_a_prefix() {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><g/></svg>";
    let entries = [Baked::token(Version::Two, "a.b.c"), Baked::credential("{}")];
    let baked = SvgTemplate::new(svg).unwrap().bake(&entries);
    assert!(baked.contains("v3p0\"><openbadges:credential>"));
    assert!(baked.contains(
        "<openbadges:assertion xmlns:openbadges=\"http://openbadges.org\" verify=\"a.b.c\"/>"
    ));
    let [two, three] = entries;
    assert_eq!(extract(baked.as_bytes()).unwrap(), [three.clone(), two]);
    assert_eq!(remove(baked.as_bytes()).unwrap(), svg);
    let again = SvgTemplate::new(&baked).unwrap().bake(std::slice::from_ref(&three));
    assert_eq!(extract(again.as_bytes()).unwrap(), [three]);
}

#[test]
fn a_prefix_of_the_artist_is_left_alone() {
    for root in [
        "<svg xmlns:openbadges=\"urn:mine\">",
        "<svg xmlns:openbadges=\"https://purl.imsglobal.org/ob/v3p0\">",
        "<svg a='>' xmlns:openbadges=\"http://openbadges.org\">",
    ] {
        let svg =
            format!("<?xml version='1.0'?>\r\n<!DOCTYPE svg PUBLIC \"a\" \"b\">{root}<g/></svg>\n");
        let entries = [Baked::credential("{}"), Baked::token(Version::Two, "a.b.c")];
        let baked = SvgTemplate::new(&svg).unwrap().bake(&entries);
        assert_eq!(extract(baked.as_bytes()).unwrap(), entries);
        assert_eq!(remove(baked.as_bytes()).unwrap(), svg);
    }
}

#[test]
fn entries_are_found_by_namespace() {
    let other = "<svg xmlns:o='https://purl.imsglobal.org/ob/v3p0' xmlns:openbadges='urn:x'><openbadges:credential/><g><o:credential> {\"a\":1} <o:credential/></o:credential></g></svg>";
    assert_eq!(extract(other.as_bytes()).unwrap(), [Baked::credential("{\"a\":1}")]);
    assert_eq!(
        remove(other.as_bytes()).unwrap(),
        "<svg xmlns:o='https://purl.imsglobal.org/ob/v3p0' xmlns:openbadges='urn:x'><openbadges:credential/><g></g></svg>"
    );
    assert_eq!(extract(b"<html/>"), Err(SvgError::NotSvg));
    assert!(SvgTemplate::new("<svg/>").is_err());
    assert!(extract(b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg>&a;</svg>").is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_is_baked_is_read_and_taken_out_to_the_byte(text in any::<String>(), jws in "[A-Za-z0-9_.-]{1,60}", inside in pieces(), both: bool) {
        let json = serde_json::json!({ "a": text }).to_string();
        let svg = match clean(art(&inside).as_bytes()) {
            Ok(clean) => clean.as_str().to_owned(),
            Err(_) => art("<g>\r\n</g>"),
        };
        let mut entries = vec![Baked::credential(json.clone())];
        if both {
            entries.push(Baked::token(Version::Two, jws));
        }
        let baked = SvgTemplate::new(&svg).unwrap().bake(&entries);
        let read = extract(baked.as_bytes()).unwrap();
        let value: serde_json::Value = serde_json::from_str(read[0].json.as_ref().unwrap()).unwrap();
        prop_assert_eq!(&value["a"], &text);
        prop_assert_eq!(&read[1..], &entries[1..]);
        prop_assert_eq!(remove(baked.as_bytes()).unwrap(), svg);
    }
}
