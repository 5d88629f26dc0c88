//! The words of the specification that our files may use.

use crate::ground::Severity;
use crate::model::settings::AccessibilityState;
pub(super) use crate::model::vocabulary::{ACHIEVEMENT_TYPES, RESULT_TYPES, TARGET_TYPES};
use crate::model::{AnswerState, Identity, Publish, Recognised, ReviewProfile, Status};

/// ResultStatusType (OB 3.0, B.1.33), a closed list.
pub(super) static RESULT_STATUSES: &[(&str, &str)] = &[
    ("Completed", "Completed"),
    ("Enrolled", "Enrolled"),
    ("Failed", "Failed"),
    ("InProgress", "InProgress"),
    ("OnHold", "OnHold"),
    ("Provisional", "Provisional"),
    ("Withdrew", "Withdrew"),
];

/// How a credential is refreshed (OB 3.0, B.1.25); the usual one first.
pub(super) static REFRESH_TYPES: &[&str] = &["1EdTechCredentialRefresh"];

/// How a credential is held against a schema (OB 3.0, B.1.21; VC JSON Schema); the usual one first.
pub(super) static SCHEMA_TYPES: &[&str] =
    &["1EdTechJsonSchemaValidator2019", "JsonSchema", "JsonSchemaCredential"];

/// `publish` of an award.
pub(super) static PUBLISH: &[(&str, Publish)] =
    &[("none", Publish::None), ("credential", Publish::Credential), ("page", Publish::Page)];

/// `status` of a badge.
pub(super) static STATUS: &[(&str, Status)] =
    &[("draft", Status::Draft), ("active", Status::Active), ("retired", Status::Retired)];

/// What a family `recognises`.
pub(super) static RECOGNISED: &[(&str, Recognised)] = &[
    ("knowledge", Recognised::Knowledge),
    ("know-how", Recognised::KnowHow),
    ("skill", Recognised::Skill),
    ("attitude", Recognised::Attitude),
    ("experience", Recognised::Experience),
    ("project", Recognised::Project),
    ("community", Recognised::Community),
    ("journey", Recognised::Journey),
];

/// `identity` of an issuer.
pub(super) static IDENTITY: &[(&str, Identity)] =
    &[("did:web", Identity::DidWeb), ("https", Identity::Https)];

/// `state` of an endorsement.
pub(super) static ANSWERS: &[(&str, AnswerState)] = &[
    ("proposed", AnswerState::Proposed),
    ("accepted", AnswerState::Accepted),
    ("declined", AnswerState::Declined),
    ("withdrawn", AnswerState::Withdrawn),
    ("revoked", AnswerState::Revoked),
];

/// `profile` of a site.
pub(super) static PROFILES: &[(&str, ReviewProfile)] = &[
    ("collectif", ReviewProfile::Collectif),
    ("open-recognition", ReviewProfile::OpenRecognition),
    ("eu-microcredential", ReviewProfile::EuMicrocredential),
    ("strict", ReviewProfile::Strict),
];

/// How bad a rule is, in `[rules]`.
pub(super) static LEVELS: &[(&str, Option<Severity>)] = &[
    ("off", None),
    ("advice", Some(Severity::Advice)),
    ("warning", Some(Severity::Warning)),
    ("error", Some(Severity::Error)),
];

/// `state` of an accessibility audit.
pub(super) static ACCESSIBILITY: &[(&str, AccessibilityState)] = &[
    ("none", AccessibilityState::None),
    ("partial", AccessibilityState::Partial),
    ("full", AccessibilityState::Full),
];

/// `hosts` of `[deploy]`.
pub(super) static HOSTS: &[(&str, &str)] = &[
    ("apache", "apache"),
    ("caddy", "caddy"),
    ("cloudflare-pages", "cloudflare-pages"),
    ("codeberg-pages", "codeberg-pages"),
    ("github-pages", "github-pages"),
    ("gitlab-pages", "gitlab-pages"),
    ("netlify", "netlify"),
    ("nginx", "nginx"),
];
