//! For which addresses an issuer answers ("HostedBadge Verification"; Profile `verification`).

use serde_json::Value;

use crate::ground::Url;

use super::window::{authority, web, without_fragment};

/// Most prefixes and hosts that are compared.
pub const MAX_RULES: usize = 100;

/// Whether an issuer answers for a hosted document's address.
///
/// Every rule that the profile states must hold: one of `startsWith`, one of `allowedOrigins`. When
/// it states neither, the host and port of the profile's own address must be the document's. A
/// prefix counts only within its own host: `https://a.example` is no prefix of
/// `https://a.example.org/`, whatever the letters say. An address with `.` or `..` among its
/// segments lies in no scope, since nobody knows where it leads.
pub(super) fn answers_for(profile: &Value, profile_address: &Url, document: &Url) -> bool {
    let policy = profile.get("verification").or_else(|| profile.get("verify"));
    let prefixes = policy.and_then(|policy| policy.get("startsWith")).filter(|it| !it.is_null());
    let origins = policy.and_then(|policy| policy.get("allowedOrigins")).filter(|it| !it.is_null());
    if wanders(document) {
        return false;
    }
    let host = authority(document);
    if prefixes.is_none() && origins.is_none() {
        return host == authority(profile_address);
    }
    let begins = |prefix: &str| {
        web(prefix).is_some_and(|prefix| authority(&prefix) == host)
            && document.as_str().starts_with(prefix)
    };
    let among = |origin: &str| {
        let bare = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
        let bare = bare.unwrap_or(origin);
        bare.strip_suffix('/').unwrap_or(bare).eq_ignore_ascii_case(&host)
    };
    prefixes.is_none_or(|it| any(it, begins)) && origins.is_none_or(|it| any(it, among))
}

/// Whether the one text, or one of the texts, agrees.
fn any(value: &Value, agrees: impl Fn(&str) -> bool) -> bool {
    match value {
        Value::String(text) => agrees(text),
        Value::Array(all) => all.iter().take(MAX_RULES).filter_map(Value::as_str).any(agrees),
        _ => false,
    }
}

/// Whether a path holds `.` or `..`, also in disguise.
fn wanders(url: &Url) -> bool {
    let path = without_fragment(url.as_str()).split('?').next().unwrap_or_default();
    path.split(['/', '\\']).any(|segment| {
        let segment = segment.to_ascii_lowercase().replace("%2e", ".");
        segment == "." || segment == ".." || segment.contains("%2f") || segment.contains("%5c")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn answers(verification: &Value, document: &str) -> bool {
        let profile = json!({ "verification": verification });
        let own = Url::parse_web("https://a.example:8443/issuer.json").unwrap();
        answers_for(&profile, &own, &Url::parse_web(document).unwrap())
    }

    #[test]
    fn by_default_the_same_host_and_port() {
        for none in [json!(null), json!({}), json!({ "verificationProperty": "id" })] {
            assert!(answers(&none, "https://a.example:8443/1.json"));
            assert!(answers(&none, "https://A.example:8443/1.json"));
            assert!(!answers(&none, "https://a.example/1.json"));
            assert!(!answers(&none, "https://b.example:8443/1.json"));
        }
        let own = Url::parse_web("https://a.example/issuer.json").unwrap();
        let with_port = Url::parse_web("https://a.example:443/1.json").unwrap();
        assert!(answers_for(&json!({}), &own, &with_port));
    }

    #[test]
    fn a_prefix_stays_on_its_host() {
        let one = || json!({ "startsWith": "https://a.example/one/" });
        assert!(answers(&one(), "https://a.example/one/1.json"));
        for outside in [
            "https://a.example/two/1.json",
            "https://a.example/one/../two/1.json",
            "https://a.example/one/%2E%2e/two/1.json",
            "https://a.example/one/%2fetc",
            "http://a.example/one/1.json",
            "https://a.example:8443/one/1.json",
        ] {
            assert!(!answers(&one(), outside), "{outside}");
        }
        let bare = json!({ "startsWith": "https://a.example" });
        assert!(answers(&bare, "https://a.example/1.json"));
        assert!(!answers(&bare, "https://a.example.evil.example/1.json"));
        assert!(!answers(&json!({ "startsWith": "https://" }), "https://a.example/1.json"));
        assert!(!answers(&json!({ "startsWith": "" }), "https://a.example:8443/1.json"));
        assert!(!answers(&json!({ "startsWith": [] }), "https://a.example:8443/1.json"));
        assert!(!answers(&json!({ "startsWith": 7 }), "https://a.example:8443/1.json"));
    }

    #[test]
    fn hosts_are_compared_whole() {
        let two = || json!({ "allowedOrigins": ["b.example", "https://c.example:1/"] });
        assert!(answers(&two(), "https://b.example/1.json"));
        assert!(answers(&two(), "https://c.example:1/1.json"));
        assert!(!answers(&two(), "https://a.example:8443/1.json"));
        assert!(!answers(&two(), "https://ab.example/1.json"));
        assert!(!answers(&two(), "https://b.example.evil.example/1.json"));
    }

    #[test]
    fn every_rule_that_is_stated_must_hold() {
        let both = || json!({ "startsWith": "https://a.example/x", "allowedOrigins": "b.example" });
        assert!(!answers(&both(), "https://a.example/x.json"));
        assert!(!answers(&both(), "https://b.example/x.json"));
        let many: Vec<String> = (0..=MAX_RULES).map(|at| format!("h{at}.example")).collect();
        let many = json!({ "allowedOrigins": many });
        assert!(answers(&many, "https://h99.example/1.json"));
        assert!(!answers(&many, "https://h100.example/1.json"));
    }
}
