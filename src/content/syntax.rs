//! The TOML parser's words for a fault, in both languages.

use crate::ground::Bilingual;

const fn said(fr: &'static str, en: &'static str) -> Bilingual {
    Bilingual { fr, en }
}

/// The beginnings of the parser's messages, and what we say instead; the longest first where one
/// opens another.
static KNOWN: &[(&str, Bilingual)] = &[
    ("duplicate key", said("cette clé est écrite deux fois", "this key is written twice")),
    (
        "string values must be quoted",
        said("un texte s’écrit entre guillemets \"…\"", "a text is written in quotes \"…\""),
    ),
    (
        "invalid basic string",
        said(
            "le guillemet qui ferme ce texte manque, ou un signe y est interdit",
            "the closing quote of this text is missing, or a sign in it is not allowed",
        ),
    ),
    (
        "invalid literal string",
        said("l’apostrophe qui ferme ce texte manque", "the closing quote of this text is missing"),
    ),
    (
        "invalid multi-line",
        said(
            "les guillemets triples qui ferment ce texte manquent",
            "the closing triple quotes of this text are missing",
        ),
    ),
    (
        "missing opening quote",
        said("il manque un guillemet ouvrant", "an opening quote is missing"),
    ),
    (
        "missing escaped value",
        said(
            "une barre oblique inverse `\\` doit être suivie d’un signe connu ; doublez-la `\\\\`",
            "a backslash `\\` must be followed by a known sign; double it `\\\\`",
        ),
    ),
    (
        "too few unicode value digits",
        said("il manque des chiffres après `\\u`", "figures are missing after `\\u`"),
    ),
    ("missing value", said("il manque une valeur après `=`", "a value is missing after `=`")),
    (
        "invalid value",
        said(
            "cette valeur n’est ni un texte entre guillemets, ni un nombre, ni une date",
            "this value is neither a text in quotes, nor a number, nor a date",
        ),
    ),
    (
        "key with no value",
        said(
            "cette clé n’a pas de valeur : il manque `=`",
            "this key has no value: `=` is missing",
        ),
    ),
    (
        "missing assignment",
        said("il manque `=` entre la clé et la valeur", "`=` is missing between key and value"),
    ),
    (
        "extra assignment",
        said("il manque une virgule entre deux éléments", "a comma is missing between two items"),
    ),
    ("extra `=`", said("il y a un `=` de trop", "there is one `=` too many")),
    (
        "unexpected `=` in array",
        said(
            "une liste [ … ] ne contient pas de `=` ; une table s’écrit { … }",
            "a list [ … ] holds no `=`; a table is written { … }",
        ),
    ),
    (
        "missing comma",
        said("il manque une virgule entre deux éléments", "a comma is missing between two items"),
    ),
    ("extra comma", said("il y a une virgule de trop", "there is one comma too many")),
    ("unclosed array table", said("il manque `]]`", "`]]` is missing")),
    (
        "unclosed array",
        said(
            "le crochet `]` qui ferme cette liste manque",
            "the `]` that closes this list is missing",
        ),
    ),
    (
        "unclosed inline table",
        said(
            "l’accolade `}` qui ferme cette table manque",
            "the `}` that closes this table is missing",
        ),
    ),
    ("unclosed table", said("il manque `]`", "`]` is missing")),
    (
        "missing key for inline table",
        said("il manque une clé dans cette table { … }", "a key is missing in this table { … }"),
    ),
    ("unquoted keys cannot be empty", said("il manque une clé", "a key is missing")),
    (
        "invalid unquoted key",
        said(
            "une clé s’écrit sans accent ni espace",
            "a key is written without accents and spaces",
        ),
    ),
    ("invalid key", said("ceci n’est pas une clé", "this is not a key")),
    ("keys cannot be multi-line", said("une clé tient sur une ligne", "a key stands on one line")),
    (
        "invalid date",
        said(
            "cette date n’existe pas (attendu : 2026-06-14)",
            "this date does not exist (expected: 2026-06-14)",
        ),
    ),
    (
        "invalid time",
        said(
            "cette heure n’existe pas (attendu : 18:00:00)",
            "this time does not exist (expected: 18:00:00)",
        ),
    ),
    (
        "invalid boolean",
        said(
            "oui et non s’écrivent `true` et `false`, en minuscules",
            "yes and no are written `true` and `false`, in lower case",
        ),
    ),
    (
        "unexpected key or value",
        said(
            "il y a quelque chose de trop sur cette ligne ; dans un texte, un guillemet s’écrit `\\\"`",
            "there is something too much on this line; within a text, a quote is written `\\\"`",
        ),
    ),
    (
        "unexpected content",
        said(
            "il y a quelque chose de trop sur cette ligne",
            "there is something too much on this line",
        ),
    ),
    ("carriage return", said("une fin de ligne est abîmée", "a line ending is damaged")),
    (
        "invalid comment character",
        said(
            "ce commentaire contient un signe interdit",
            "this comment holds a sign that is not allowed",
        ),
    ),
    (
        "cannot recurse further",
        said("trop de listes ou de tables emboîtées", "too many lists or tables within each other"),
    ),
    (
        "recursion limit",
        said("trop de listes ou de tables emboîtées", "too many lists or tables within each other"),
    ),
    (
        "unexpected leading zero",
        said(
            "un nombre ne commence pas par un zéro ; un code s’écrit entre guillemets",
            "a number does not begin with a zero; a code is written in quotes",
        ),
    ),
    (
        "cannot extend value",
        said(
            "cette clé a déjà une valeur, qui n’est pas une table",
            "this key has a value already, which is not a table",
        ),
    ),
    (
        "value is out of range",
        said("ce nombre ou cette date n’existe pas", "this number or date does not exist"),
    ),
    (
        "invalid datetime",
        said(
            "cette date n’existe pas (attendu : 2026-06-14)",
            "this date does not exist (expected: 2026-06-14)",
        ),
    ),
];

const OTHERWISE: Bilingual =
    said("elle ne suit pas les règles de TOML", "it does not follow the rules of TOML");

const NO_VALUE: Bilingual = said("il manque une valeur après `=`", "a value is missing after `=`");

/// Says a fault of the parser's in our words; `nothing` when it points at no letter at all.
pub(super) fn explain(message: &str, nothing: bool) -> Bilingual {
    if nothing && message.starts_with("string values must be quoted") {
        return NO_VALUE;
    }
    KNOWN.iter().find(|(start, _)| message.starts_with(start)).map_or(OTHERWISE, |(_, said)| *said)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words are the parser's; when a newer one says something else, this says where.
    #[test]
    fn frequent_faults_have_words_of_their_own() {
        for (text, part) in [
            ("a = 2026-06-31", "date"),
            ("a = 2026-06-14 18h", "time"),
            ("a = 14/06/2026", "quotes"),
            ("a = “x”", "quotes"),
            ("a =", "value is missing"),
            ("a", "`=` is missing"),
            ("a == 1", "one `=` too many"),
            ("a = \"x", "closing quote"),
            ("a = \"l\"autre\"", "too much"),
            ("a = [1", "`]`"),
            ("a = {b = 1", "`}`"),
            ("[a", "`]`"),
            ("[[a]", "`]]`"),
            ("é = 1", "accents"),
            ("a = \"\\q\"", "backslash"),
            ("a = True", "`true`"),
            ("a = 01", "zero"),
            ("a = 1\na = 2", "twice"),
            ("a = [1,,2]", "comma too many"),
            ("a = {b = 1 c = 2}", "comma is missing"),
        ] {
            let (_, faults) = toml::de::DeTable::parse_recoverable(text);
            let fault = &faults[0];
            let nothing = fault.span().is_some_and(|span| span.is_empty());
            let said = explain(fault.message(), nothing);
            assert!(said.en.contains(part), "{text}: {} ({})", said.en, fault.message());
        }
    }
}
