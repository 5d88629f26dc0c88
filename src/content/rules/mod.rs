//! What reading finds: what the author's files say and the program cannot understand.
//!
//! The sentences are for volunteers: what is wrong, why it matters, what to do, without blame.

mod endorsements;
mod files;
mod keys;
mod languages;
mod people;
mod things;
mod values;

pub use self::endorsements::*;
pub use self::files::*;
pub use self::keys::*;
pub use self::languages::*;
pub use self::people::*;
pub use self::things::*;
pub use self::values::*;
use crate::ground::{Bilingual, Rule};

/// Every rule of this room.
pub static RULES: &[&Rule] = &[
    &REQUIRED,
    &NO_BODY,
    &NO_IMAGE,
    &NO_STATUS,
    &NO_SETTINGS,
    &UNKNOWN_KEY,
    &UNKNOWN_KEY_NEAR,
    &KEY_OF_ANOTHER_TABLE,
    &SYNTAX,
    &WRONG_TYPE,
    &BAD_VALUE,
    &UNKNOWN_WORD,
    &UNKNOWN_WORD_NEAR,
    &CONTROL_CHARACTER,
    &BAD_BASE_URL,
    &NOT_UTF8,
    &SYMBOLIC_LINK,
    &TOO_LARGE,
    &CASE_CLASH,
    &UNREADABLE,
    &NO_FRONT_MATTER,
    &FRONT_MATTER_OPEN,
    &TOO_MANY,
    &TOO_DEEP,
    &AND_MORE,
    &LANGUAGE_NOT_PUBLISHED,
    &TRANSLATES_NOTHING,
    &TRANSLATES_TO_ITSELF,
    &NOT_A_SLUG,
    &DATES_REVERSED,
    &REVOKED_AND_SUSPENDED,
    &NO_REASON,
    &NOT_READ_YET,
    &NOT_AN_ENDORSEMENT,
    &ANSWERS_NOTHING,
    &ENDORSES_ONE_THING,
    &READ_BY_NOBODY,
    &LABEL_DIFFERS,
    &UNKNOWN_LEVEL,
    &COUNT_OF_NOBODY,
    &SAID_TWICE,
    &PLACES_TOO_MANY,
    &BAD_LANGUAGE,
    &ADDRESS_IN_CLEAR,
    &PERSON_IN_CLEAR,
    &WEAK_HASH,
    &NO_SALT,
    &SHORT_SALT,
    &SECRET_KEY,
    &IMAGE_MISSING,
    &IMAGE_MISSING_NEAR,
    &IMAGE_NOT_AN_IMAGE,
];

const fn said(fr: &'static str, en: &'static str) -> Bilingual {
    Bilingual { fr, en }
}
