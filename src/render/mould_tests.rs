//! Which templates may be moulded, and what a mould gives.

use super::super::views::award::AwardMoreView;
use super::*;

fn view(number: u32) -> AwardView {
    AwardView {
        id: format!("id-{number}"),
        state: "valid",
        state_label: "Valid & <well>".to_owned(),
        awarded_on: format!("{number} June"),
        valid_until: None,
        awarded_to: Some(format!("Les “Liens” & 'Cie' \"{number}\"")),
        has_id: true,
        document: format!("awards/{number}.json"),
        address: format!("https://a.example/{number}"),
        code: None,
        profile: Some(format!("&a={number}")),
        successor: None,
        predecessor: None,
        endorsements: Vec::new(),
        more: None,
    }
}

fn may(template: &str) -> bool {
    let base = "<p>{{ page.title }}</p>{% block main %}{% endblock main %}";
    may_be_moulded("award.html", &[("award.html", template), ("base.html", base)].into())
}

#[test]
fn a_mould_gives_what_the_template_would() {
    let page = |view: &AwardView| {
        let mut shown = String::from("<p>");
        for text in [&view.id, &view.id, view.awarded_to.as_ref().unwrap(), &view.state_label] {
            let mut bytes = Vec::new();
            tera::escape_html(text, &mut bytes).unwrap();
            shown.push_str(std::str::from_utf8(&bytes).unwrap());
            shown.push('|');
        }
        shown + view.state + "</p>"
    };
    let mould = Mould::of(&page(&marked(&view(1)))).unwrap();
    for number in [1, 2, 300] {
        assert_eq!(mould.cast(&view(number)), page(&view(number)));
    }
}

#[test]
fn a_page_that_holds_a_stray_mark_is_no_mould() {
    assert!(Mould::of("a\u{fdd0}id\u{fdd0}b").is_some());
    for page in ["a\u{fdd0}b", "\u{fdd0}nothing\u{fdd0}", "\u{fdd0}id\u{fdd0} \u{fdd0}"] {
        assert!(Mould::of(page).is_none(), "{page}");
    }
}

#[test]
fn what_is_there_belongs_to_the_shape() {
    let shape = |change: &dyn Fn(&mut AwardView)| {
        let mut view = view(1);
        change(&mut view);
        Shape::of(&view)
    };
    let plain = shape(&|_| ()).unwrap();
    assert_eq!(shape(&|it| it.id = "other".to_owned()), Some(plain));
    assert_eq!(shape(&|it| it.awarded_to = Some(String::new())), None, "neither there nor absent");
    let others: [&dyn Fn(&mut AwardView); 4] =
        [&|it| it.state = "revoked", &|it| it.has_id = false, &|it| it.awarded_to = None, &|it| {
            it.valid_until = Some("x".to_owned())
        }];
    for other in others {
        assert_ne!(shape(other).unwrap(), plain);
    }
    let more = AwardMoreView {
        reason: None,
        narrative: None,
        evidence: Vec::new(),
        results: Vec::new(),
        facts: Vec::new(),
    };
    assert_eq!(shape(&|it| it.more = Some(more.clone())), None);
}

#[test]
fn templates_that_only_show_and_ask_may_be_moulded() {
    for template in [
        "{% extends \"base.html\" %}{% block main %}{{ award.id }}{{ super() }}{% endblock main %}",
        "{% if award.valid_until %}{{ award.valid_until }}{% elif not award.awarded_to -%}x{% endif %}",
        "{% if award.state == \"valid\" and (award.code or award.profile) %}{{- award.code -}}{% endif %}",
        "{{ t.award.title | upper }}{% for it in award.more.facts %}{{ it.label }}{% endfor %}",
        "{% set all = award.endorsements %}{% for it in all %}{{ it.note }}{% endfor %}",
        "{# award | upper }} #}{{ award.state | upper }}{{ 'a' ~ award.has_id }}",
        "a { b } {{ \"award\" }} { award.id }",
    ] {
        assert!(may(template), "{template}");
    }
}

#[test]
fn templates_that_do_more_with_an_awards_texts_may_not() {
    for template in [
        "{{ award.id | upper }}",
        "{{ award.id ~ \"x\" }}",
        "{{ award }}",
        "{{ award[\"id\"] }}",
        "{{ award?.id }}",
        "{{ __tera_context }}",
        "{{ { \"a\": award.id } }}",
        "{{ super() | upper }}",
        "{{ f(x=award.id) }}",
        "{% if award.awarded_on == \"today\" %}{% endif %}",
        "{% if award.awarded_on | length %}{% endif %}",
        "{% if award.awarded_on is starting_with(\"a\") %}{% endif %}",
        "{% if award %}{% endif %}",
        "{% set x = award.id %}{{ x | upper }}",
        "{% filter upper %}{{ award.id }}{% endfilter %}",
        "{% for it in award.id %}{{ it }}{% endfor %}",
        "{% include \"nowhere.html\" %}",
        "{% include page.template %}",
        "{% raw %}{{ award.id }}{% endraw %}",
        "{{ \"\\\"\" }}",
        "{{ award.id",
    ] {
        assert!(!may(template), "{template}");
    }
    let text = [("award.html", "{% include \"a.txt\" %}"), ("a.txt", "{{ award.id }}")];
    assert!(!may_be_moulded("award.html", &text.into()), "a text is not escaped");
    let round = [("award.html", "{% include \"award.html\" %}")];
    assert!(may_be_moulded("award.html", &round.into()), "the walk ends");
}
