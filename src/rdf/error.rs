//! Why a document has no canonical form, or none that should be signed.

use std::fmt;

/// What stands between a document and its canonical form.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RdfError {
    /// A context that is not on board; nothing is fetched.
    UnknownContext(String),
    /// A property or a type that no context of the document defines: it would be left unsigned.
    UndefinedTerm(String),
    /// An identifier that is not absolute, or not an IRI at all (RFC 3987).
    InvalidIri(String),
    /// A value that the conversion to RDF would drop in silence (VC Data Integrity 1.0,
    /// "Securing Data Losslessly").
    LostValue(String),
    /// A part of JSON-LD on which implementations do not agree, and which no context of badges
    /// uses: `@direction`, `@base`, `@propagate`, or a type map.
    Unsupported(&'static str),
    /// JSON-LD that is not well-formed; the text is the parser's.
    Syntax(String),
    /// The document passes a limit on foreign input; the text names the limit.
    TooLarge(&'static str),
    /// Too many parts of the document look alike to tell them apart within the limit on work
    /// (RDFC-1.0, section 7.1, "Dataset Poisoning").
    TooSymmetrical,
    /// Two lines that JavaScript implementations sort in the other order.
    UnsteadyOrder {
        /// The text that comes first by code points, as the Recommendation wants it.
        first: String,
        /// The text that comes first by UTF-16 code units.
        second: String,
    },
    /// A number that implementations write differently: more than 15 significant digits, or
    /// smaller than a millionth.
    UnsteadyNumber(String),
    /// A text with a control character other than tab, line feed and carriage return.
    ControlCharacter(String),
}

impl fmt::Display for RdfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownContext(address) => {
                write!(f, "the context {address} is not one of those on board")
            }
            Self::UndefinedTerm(term) => {
                write!(f, "no context of this document defines `{term}`")
            }
            Self::InvalidIri(iri) => write!(f, "`{iri}` is not an absolute address"),
            Self::LostValue(value) => {
                write!(f, "`{value}` would be left out of what is signed")
            }
            Self::Unsupported(part) => write!(f, "{part} cannot be signed reliably"),
            Self::Syntax(message) => write!(f, "this is not valid JSON-LD: {message}"),
            Self::TooLarge(limit) => write!(f, "the document is too large: {limit}"),
            Self::TooSymmetrical => f.write_str(
                "too many parts of the document look alike; give them an `id`, or remove duplicates",
            ),
            Self::UnsteadyOrder { first, second } => write!(
                f,
                "some verifiers sort these two texts the other way round: {first} and {second}; \
                 write one of them without its emoji or rare character"
            ),
            Self::UnsteadyNumber(number) => write!(
                f,
                "{number} is written differently by different verifiers; \
                 keep at most 15 digits and nothing below 0.000001"
            ),
            Self::ControlCharacter(text) => {
                write!(f, "{text:?} holds a control character")
            }
        }
    }
}

impl std::error::Error for RdfError {}
