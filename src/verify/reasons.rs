//! Every reason that a step can give, with a stable code and its words in French and in English.

use super::verdict::{Outcome, Step, StepName};
use crate::ground::Bilingual;
use crate::ground::report::Argument;

/// Why a step came out as it did. Codes are never reused.
#[derive(Debug, PartialEq, Eq)]
pub struct Reason {
    /// Stable identifier: `proof.holds`.
    pub code: &'static str,
    /// What came of the step.
    pub outcome: Outcome,
    /// One sentence, without blame.
    pub words: Bilingual,
}

impl Reason {
    /// A step with this reason.
    pub fn step(&'static self, name: StepName) -> Step {
        Step { name, reason: self, arguments: Vec::new() }
    }
}

impl Step {
    /// Gives the placeholder `{name}` its value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }

    /// The words in French, or else in English, their placeholders filled.
    pub fn say(&self, french: bool) -> String {
        let arguments: Vec<(&str, &str)> =
            self.arguments.iter().map(|(name, value)| (*name, value.say(french))).collect();
        crate::ground::report::fill(self.reason.words.say(french), &arguments)
    }
}

/// Declares reasons and lists them.
macro_rules! reasons {
    ($($name:ident = $outcome:ident $code:literal $fr:literal $en:literal;)*) => {
        $(
            #[doc = $en]
            pub static $name: Reason = Reason {
                code: $code,
                outcome: Outcome::$outcome,
                words: Bilingual { fr: $fr, en: $en },
            };
        )*

        /// Every reason on verifiable credentials, in the order of the steps.
        pub static ALL: &[&Reason] = &[$(&$name),*];
    };
}

reasons! {
    // Readable.
    READ = Passed "readable.read"
        "Le document se lit."
        "The document can be read.";
    READ_EMPTY = Failed "readable.empty"
        "Il n’y a rien à lire."
        "There is nothing to read.";
    READ_UNKNOWN = Failed "readable.unknown"
        "Ce n’est ni du JSON, ni un jeton, ni une image PNG ou SVG, ni une adresse."
        "This is neither JSON, nor a token, nor a PNG or SVG image, nor an address.";
    READ_TOO_LONG = Failed "readable.too_long"
        "Le document est plus long que 8 Mio."
        "The document is longer than 8 MiB.";
    READ_TOO_DEEP = Failed "readable.too_deep"
        "Le document emboîte plus de 64 niveaux."
        "The document nests more than 64 levels.";
    READ_TOO_MANY = Failed "readable.too_many"
        "Le document contient plus de 100 000 valeurs."
        "The document holds more than 100,000 values.";
    READ_TWICE = Failed "readable.twice"
        "Le nom « {name} » apparaît deux fois dans un même objet : deux lecteurs peuvent comprendre deux choses."
        "The name “{name}” stands twice in one object: two readers may understand two things.";
    READ_SYNTAX = Failed "readable.syntax"
        "Ce n’est pas du JSON : {why}."
        "This is not JSON: {why}.";
    READ_NO_OBJECT = Failed "readable.no_object"
        "Le document n’est pas un objet JSON."
        "The document is not a JSON object.";
    READ_NO_BADGE = Failed "readable.no_badge"
        "Ce JSON n’est ni un badge ni une attestation vérifiable."
        "This JSON is neither a badge nor a verifiable credential.";
    READ_IMAGE = Failed "readable.image"
        "L’image ne se lit pas : {why}."
        "The image cannot be read: {why}.";
    READ_NOT_BAKED = Failed "readable.not_baked"
        "L’image ne contient aucun badge."
        "There is no badge in the image.";
    READ_TOO_MANY_DOCUMENTS = Failed "readable.too_many_documents"
        "L’image contient plus de 8 documents."
        "The image holds more than 8 documents.";
    READ_OFFLINE = Open "readable.offline"
        "Le document se trouve à {address}, qui n’a pas été demandé : la vérification est hors ligne."
        "The document is at {address}, which was not asked: the verification is offline.";
    READ_NOT_THERE = Open "readable.not_there"
        "Il n’y a rien à {address}."
        "Nothing is at {address}.";
    READ_UNREACHABLE = Open "readable.unreachable"
        "{address} n’a pas pu être lu : {why}."
        "{address} could not be read: {why}.";
    READ_ADDRESS_AGAIN = Failed "readable.address_again"
        "À l’adresse demandée se trouve une autre adresse, {address}, qui n’est pas suivie."
        "At the address that was asked stands another address, {address}, which is not followed.";

    // WellFormed: shape.
    SHAPE_HOLDS = Passed "well_formed.holds"
        "Le document a la forme voulue, chacun de ses termes est défini, et il dit exactement ce qui a été signé."
        "The document has the right shape, every term of it is defined, and it says exactly what was signed.";
    SHAPE_FIRST_CONTEXT = Failed "well_formed.first_context"
        "Le premier contexte n’est pas celui des attestations vérifiables."
        "The first context is not that of verifiable credentials.";
    SHAPE_SECOND_CONTEXT = Failed "well_formed.second_context"
        "Le deuxième contexte n’est pas celui d’Open Badges 3.0."
        "The second context is not that of Open Badges 3.0.";
    SHAPE_CLASS = Failed "well_formed.class"
        "« {path} » n’est pas du type {class}."
        "“{path}” is not of type {class}.";
    SHAPE_MISSING = Failed "well_formed.missing"
        "« {path} » manque."
        "“{path}” is missing.";
    SHAPE_UNEXPECTED = Failed "well_formed.unexpected"
        "« {path} » n’a pas sa place dans cet objet."
        "“{path}” has no place in this object.";
    SHAPE_TOO_MANY = Failed "well_formed.too_many"
        "« {path} » a plus de 4096 propriétés."
        "“{path}” has more than 4096 properties.";
    SHAPE_NO_TEXT = Failed "well_formed.no_text"
        "« {path} » n’est pas un texte."
        "“{path}” is not a text.";
    SHAPE_NO_FIGURE = Failed "well_formed.no_figure"
        "« {path} » n’est pas un nombre."
        "“{path}” is not a number.";
    SHAPE_NO_TRUTH = Failed "well_formed.no_truth"
        "« {path} » n’est ni vrai ni faux."
        "“{path}” is neither true nor false.";
    SHAPE_NO_OBJECT = Failed "well_formed.no_object"
        "« {path} » n’est pas un objet."
        "“{path}” is not an object.";
    SHAPE_ADDRESS = Failed "well_formed.address"
        "« {path} » n’est pas une adresse absolue : « {value} »."
        "“{path}” is not an absolute address: “{value}”.";
    SHAPE_MOMENT = Failed "well_formed.moment"
        "« {path} » n’est pas une date avec heure et fuseau : « {value} »."
        "“{path}” is not a date with a time and a zone: “{value}”.";
    SHAPE_DAY = Failed "well_formed.day"
        "« {path} » n’est pas une date : « {value} »."
        "“{path}” is not a date: “{value}”.";
    SHAPE_LANGUAGE = Failed "well_formed.language"
        "« {path} » n’est pas un code de langue : « {value} »."
        "“{path}” is not a language code: “{value}”.";
    SHAPE_TOKEN = Failed "well_formed.token"
        "« {path} » n’est pas un jeton compact : « {value} »."
        "“{path}” is not a compact token: “{value}”.";
    SHAPE_WORD = Failed "well_formed.word"
        "« {path} » ne peut pas valoir « {value} »."
        "“{path}” cannot be “{value}”.";
    SHAPE_DATES_REVERSED = Failed "well_formed.dates_reversed"
        "« {path} » vient avant le début de validité."
        "“{path}” comes before validity begins.";
    SHAPE_NOBODY = Failed "well_formed.nobody"
        "Le badge n’est donné à personne : « {path} » n’a ni « id » ni « identifier »."
        "The badge is given to nobody: “{path}” has neither “id” nor “identifier”.";
    SHAPE_CRITERIA = Failed "well_formed.criteria"
        "« {path} » ne dit pas ce qu’il a fallu faire : ni « id » ni « narrative »."
        "“{path}” does not say what had to be done: neither “id” nor “narrative”.";
    SHAPE_LIST = Failed "well_formed.list"
        "La liste d’états ne se lit pas : {why}."
        "The status list cannot be read: {why}.";

    // WellFormed: it says exactly what was signed.
    EXACT_UNKNOWN_CONTEXT = Failed "well_formed.unknown_context"
        "Le contexte {address} n’est pas connu : ce que ses mots veulent dire ne peut pas être vérifié. Si vous l’avez, donnez-le avec `--context {address}=FICHIER`."
        "The context {address} is not known: what its words mean cannot be verified. If you have it, give it with `--context {address}=FILE`.";
    EXACT_OWN_CONTEXT = Failed "well_formed.own_context"
        "Le document apporte son propre vocabulaire, au lieu de nommer des contextes connus."
        "The document brings a vocabulary of its own instead of naming known contexts.";
    EXACT_TOO_MANY_CONTEXTS = Failed "well_formed.too_many_contexts"
        "Le document nomme plus de 16 contextes."
        "The document names more than 16 contexts.";
    EXACT_INNER_CONTEXT = Failed "well_formed.inner_context"
        "« {path} » change le sens des mots à l’intérieur du document."
        "“{path}” changes the meaning of words inside the document.";
    EXACT_FULL_NAME = Failed "well_formed.full_name"
        "Dans « {path} », « {name} » est écrit sous une forme que la signature couvre et que les lecteurs ne voient pas."
        "In “{path}”, “{name}” is written in a form that the signature covers and that readers do not see.";
    EXACT_NULL = Failed "well_formed.null"
        "« {path} » est vide : la signature ne le couvre pas."
        "“{path}” is null: the signature does not cover it.";
    EXACT_LIST_IN_LIST = Failed "well_formed.list_in_list"
        "« {path} » est une liste dans une liste : la signature ne couvre pas cet ordre."
        "“{path}” is a list in a list: the signature does not cover that order.";
    EXACT_TYPE = Failed "well_formed.type"
        "Un type de « {path} » n’est pas un texte."
        "A type of “{path}” is not a text.";
    EXACT_ID = Failed "well_formed.id"
        "L’identifiant de « {path} » n’est pas un texte."
        "The identifier of “{path}” is not a text.";
    EXACT_NAMELESS = Failed "well_formed.nameless"
        "L’identifiant de « {path} » n’est pas une adresse."
        "The identifier of “{path}” is not an address.";
    EXACT_TWO_VALUES = Failed "well_formed.two_values"
        "Le document dit deux choses différentes de {id} : « {name} », ici dans « {path} »."
        "The document says two different things of {id}: “{name}”, here in “{path}”.";
    EXACT_UNDEFINED = Failed "well_formed.undefined"
        "Aucun contexte ne définit « {name} » : ce terme ne serait pas couvert par la signature."
        "No context defines “{name}”: the signature would not cover that term.";
    EXACT_RELATIVE = Failed "well_formed.relative"
        "« {value} » n’est pas une adresse absolue."
        "“{value}” is not an absolute address.";
    EXACT_LOST = Failed "well_formed.lost"
        "« {value} » ne serait pas couvert par la signature."
        "“{value}” would not be covered by the signature.";
    EXACT_TOO_MUCH_WORK = Failed "well_formed.too_much_work"
        "Le document demande plus de travail que la limite ne le permet."
        "The document asks for more work than the limit allows.";
    EXACT_SYNTAX = Failed "well_formed.syntax"
        "Le document n’est pas du JSON-LD sûr : {why}."
        "The document is not safe JSON-LD: {why}.";
    EXACT_ROADS_DIFFER = Failed "well_formed.roads_differ"
        "Deux façons de lire le document ne donnent pas le même texte à vérifier."
        "Two ways of reading the document do not give the same text to check.";

    // Tokens.
    TOKEN_MALFORMED = Failed "readable.token"
        "Le jeton ne se lit pas : {why}."
        "The token cannot be read: {why}.";
    TOKEN_TYPE = Failed "well_formed.token_type"
        "Le jeton dit être du type « {type} », qui n’est pas celui d’un badge."
        "The token says that its type is “{type}”, which is not that of a badge.";
    TOKEN_HEADER = Failed "well_formed.token_header"
        "L’en-tête du jeton contient « {name} », qu’Open Badges 3.0 n’admet pas."
        "The header of the token holds “{name}”, which Open Badges 3.0 does not allow.";
    TOKEN_CLAIM = Failed "well_formed.token_claim"
        "Le jeton et le badge qu’il contient ne disent pas la même chose : « {name} »."
        "The token and the badge in it do not say the same: “{name}”.";

    // Proof.
    PROOF_HOLDS = Passed "proof.holds"
        "La signature est juste ({suite}) : rien n’a été changé depuis."
        "The signature holds ({suite}): nothing was changed since.";
    PROOF_BROKEN = Failed "proof.broken"
        "La signature ne correspond pas : le document a été changé, ou signé avec une autre clé."
        "The signature does not match: the document was changed, or signed with another key.";
    PROOF_NONE = Failed "proof.none"
        "Le document n’est pas signé."
        "The document is not signed.";
    PROOF_TOO_MANY = Failed "proof.too_many"
        "Le document porte plus de 16 signatures."
        "The document has more than 16 proofs.";
    PROOF_UNKNOWN = Open "proof.unknown"
        "La signature est d’une sorte que ce vérificateur ne connaît pas : {suite}."
        "The proof is of a kind that this verifier does not know: {suite}.";
    PROOF_UNKNOWN_BESIDE = Skipped "proof.unknown_beside"
        "Une autre signature est d’une sorte que ce vérificateur ne connaît pas : {suite}."
        "Another proof is of a kind that this verifier does not know: {suite}.";
    PROOF_OTHER_PURPOSE = Failed "proof.other_purpose"
        "La signature a été faite pour autre chose que pour attester : {purpose}."
        "The proof was made for something else than to assert: {purpose}.";
    PROOF_MALFORMED = Failed "proof.malformed"
        "La signature est mal formée : {part}."
        "The proof is malformed: {part}.";
    PROOF_NO_CANONICAL = Open "proof.no_canonical"
        "La signature n’a pas pu être vérifiée : le document n’a pas de forme sûre."
        "The signature could not be checked: the document has no safe form.";
    PROOF_NO_KEY = Open "proof.no_key"
        "La signature n’a pas pu être vérifiée, faute de clé."
        "The signature could not be checked for want of a key.";
    PROOF_OTHER_KIND_OF_KEY = Failed "proof.other_kind_of_key"
        "La clé est d’une autre sorte que la signature : {kind}."
        "The key is of another kind than the signature: {kind}.";

    // Key.
    KEY_LISTED = Passed "key.listed"
        "La clé est bien celle de l’émetteur : son document la cite, à {address}."
        "The key is the issuer’s: its document lists it, at {address}.";
    KEY_IS_THE_ISSUER = Passed "key.is_the_issuer"
        "L’identifiant de l’émetteur est la clé elle-même ; rien ne dit qui la détient."
        "The issuer’s identifier is the key itself; nothing says who holds it.";
    KEY_BESIDE = Passed "key.beside"
        "La clé est publiée au même endroit que l’émetteur, à {address}."
        "The key is published in the same place as the issuer, at {address}.";
    KEY_IN_SET = Passed "key.in_set"
        "La clé fait partie de celles que l’hôte de l’émetteur publie, à {address}."
        "The key is one of those that the issuer’s host publishes, at {address}.";
    KEY_NAMED = Passed "key.named"
        "Vous faites confiance à cette clé."
        "You trust this key.";
    KEY_OFFLINE = Open "key.offline"
        "Le badge nomme lui-même sa clé, ce que tout faussaire peut faire. Seul {address} peut dire si elle est à l’émetteur ; la vérification est hors ligne."
        "The badge names its own key, which any forger can do. Only {address} can say whether it is the issuer’s; the verification is offline.";
    KEY_NOT_THERE = Open "key.not_there"
        "Rien ne dit que la clé est à l’émetteur : il n’y a rien à {address}."
        "Nothing says that the key is the issuer’s: nothing is at {address}.";
    KEY_GONE = Failed "key.gone"
        "L’émetteur a retiré le document de ses clés, à {address}."
        "The issuer took away the document of its keys, at {address}.";
    KEY_TOO_LARGE = Open "key.too_large"
        "Le document de l’émetteur est trop long pour être lu, à {address}."
        "The issuer’s document is too long to be read, at {address}.";
    KEY_UNREACHABLE = Open "key.unreachable"
        "Rien ne dit que la clé est à l’émetteur : {address} n’a pas pu être lu ({why})."
        "Nothing says that the key is the issuer’s: {address} could not be read ({why}).";
    KEY_EMBEDDED = Open "key.embedded"
        "La clé voyage avec le badge : n’importe qui a pu l’y mettre, et l’émetteur ne la cite pas."
        "The key travels with the badge: anybody could have put it there, and the issuer does not list it.";
    KEY_ELSEWHERE = Open "key.elsewhere"
        "La clé est publiée ailleurs que chez l’émetteur, qui ne la cite pas."
        "The key is published elsewhere than at the issuer’s, who does not list it.";
    KEY_NOT_NAMED = Open "key.not_named"
        "Le jeton ne dit pas quelle clé l’a signé."
        "The token does not say which key signed it.";
    KEY_NO_ISSUER = Failed "key.no_issuer"
        "Le document ne nomme pas d’émetteur."
        "The document names no issuer.";
    KEY_NO_ADDRESS = Failed "key.no_address"
        "La clé n’est pas nommée par une adresse : « {method} »."
        "The key is not named by an address: “{method}”.";
    KEY_UNKNOWN_SCHEME = Open "key.unknown_scheme"
        "Les clés de {issuer} ne se trouvent ni par https, ni par did:web, ni par did:key."
        "The keys of {issuer} are found neither by https, nor did:web, nor did:key.";
    KEY_NOT_THE_ISSUERS = Failed "key.not_the_issuers"
        "La clé {method} n’est pas celle de l’émetteur {issuer}."
        "The key {method} is not that of the issuer {issuer}.";
    KEY_DOCUMENT_NOT_JSON = Failed "key.document_not_json"
        "Le document de l’émetteur n’est pas du JSON, à {address}."
        "The issuer’s document is not JSON, at {address}.";
    KEY_DOCUMENT_OF_ANOTHER = Failed "key.document_of_another"
        "Le document trouvé à {address} n’est pas celui de {issuer}."
        "The document found at {address} is not that of {issuer}.";
    KEY_NOT_LISTED = Failed "key.not_listed"
        "L’émetteur ne cite pas la clé {method} parmi celles qui signent pour lui."
        "The issuer does not list the key {method} among those that sign for it.";
    KEY_LISTED_TWICE = Failed "key.listed_twice"
        "L’émetteur cite deux clés du même nom : {method}."
        "The issuer lists two keys of the same name: {method}.";
    KEY_OTHER_CONTROLLER = Failed "key.other_controller"
        "La clé {method} est sous le contrôle d’un autre que l’émetteur."
        "The key {method} is under the control of somebody else than the issuer.";
    KEY_UNUSABLE = Failed "key.unusable"
        "La clé {method} ne peut pas servir : {why}."
        "The key {method} cannot be used: {why}.";
    KEY_DATE = Failed "key.date"
        "La date « {name} » de la clé {method} ne se lit pas."
        "The date “{name}” of the key {method} cannot be read.";
    KEY_REVOKED = Failed "key.revoked"
        "L’émetteur a révoqué cette clé le {date} : rien de ce qu’elle signe ne compte."
        "The issuer revoked this key on {date}: nothing that it signs counts.";
    KEY_EXPIRED = Failed "key.expired"
        "Cette clé n’a plus cours depuis le {date}."
        "This key has not been in use since {date}.";

    // InForce.
    FORCE_WITHOUT_END = Passed "force.without_end"
        "Le badge est en cours de validité, sans date de fin."
        "The badge is in force, without an end.";
    FORCE_UNTIL = Passed "force.until"
        "Le badge est en cours de validité, jusqu’au {date}."
        "The badge is in force, until {date}.";
    FORCE_NOT_YET = Failed "force.not_yet"
        "Le badge ne vaut qu’à partir du {date}."
        "The badge only holds from {date}.";
    FORCE_EXPIRED = Failed "force.expired"
        "Le badge n’est plus valable depuis le {date}."
        "The badge has expired on {date}.";
    FORCE_PROOF_ENDED = Failed "force.proof_ended"
        "La signature n’est plus valable depuis le {date}."
        "The signature has ended on {date}.";

    // Status.
    STATUS_NONE = Skipped "status.none"
        "Le badge ne renvoie à aucune liste de révocation."
        "The badge names no revocation list.";
    STATUS_GOOD = Passed "status.good"
        "Le badge n’a été ni révoqué ni suspendu, d’après {address}."
        "The badge was neither revoked nor suspended, according to {address}.";
    STATUS_REVOKED = Failed "status.revoked"
        "L’émetteur a révoqué ce badge, d’après {address}."
        "The issuer revoked this badge, according to {address}.";
    STATUS_SUSPENDED = Failed "status.suspended"
        "L’émetteur a suspendu ce badge, d’après {address}."
        "The issuer suspended this badge, according to {address}.";
    STATUS_OFFLINE = Open "status.offline"
        "La révocation se lit à {address}, qui n’a pas été demandé : la vérification est hors ligne."
        "Revocation is told at {address}, which was not asked: the verification is offline.";
    STATUS_NOT_THERE = Open "status.not_there"
        "La liste de révocation n’est pas à {address}."
        "The revocation list is not at {address}.";
    STATUS_TOO_LARGE = Open "status.too_large"
        "La liste de révocation est trop longue pour être lue, à {address}."
        "The revocation list is too long to be read, at {address}.";
    STATUS_UNREACHABLE = Open "status.unreachable"
        "La liste de révocation n’a pas pu être lue à {address} : {why}."
        "The revocation list could not be read at {address}: {why}.";
    STATUS_LIST_UNREADABLE = Open "status.list_unreadable"
        "Ce qui se trouve à {address} n’est pas une liste de révocation."
        "What is at {address} is no revocation list.";
    STATUS_LIST_MALFORMED = Open "status.list_malformed"
        "La liste de révocation à {address} est mal formée."
        "The revocation list at {address} is malformed.";
    STATUS_LIST_FORGED = Failed "status.list_forged"
        "La signature de la liste de révocation ne tient pas, à {address}."
        "The signature of the revocation list does not hold, at {address}.";
    STATUS_LIST_OPEN = Open "status.list_open"
        "Rien ne dit que la liste à {address} est bien de l’émetteur."
        "Nothing says that the list at {address} is the issuer’s.";
    STATUS_LIST_OF_ANOTHER = Open "status.list_of_another"
        "La liste à {address} est celle de {issuer}, et non de l’émetteur du badge."
        "The list at {address} is that of {issuer}, not of the badge’s issuer.";
    STATUS_LIST_OTHER_PURPOSE = Open "status.list_other_purpose"
        "La liste à {address} ne sert pas à ce que dit le badge : {purpose}."
        "The list at {address} does not serve what the badge says: {purpose}.";
    STATUS_LIST_STALE = Open "status.list_stale"
        "La liste à {address} n’est pas, ou n’est plus, en cours de validité."
        "The list at {address} is not, or no longer, in force.";
    STATUS_LIST_MISPLACED = Open "status.list_misplaced"
        "La liste trouvée à {address} dit qu’elle est ailleurs."
        "The list found at {address} says that it is elsewhere.";
    STATUS_OUT_OF_RANGE = Failed "status.out_of_range"
        "La liste à {address} n’a pas la place que le badge indique."
        "The list at {address} has no such place as the badge names.";
    STATUS_MALFORMED = Failed "status.malformed"
        "Le badge n’indique pas correctement où se lit sa révocation."
        "The badge does not rightly say where its revocation is told.";
    STATUS_SIZE = Open "status.size"
        "La liste a plusieurs bits par badge, ce que ce vérificateur ne lit pas."
        "The list has several bits for each badge, which this verifier does not read.";
    STATUS_OTHER_PURPOSE = Skipped "status.other_purpose"
        "Une liste sert à autre chose qu’à révoquer : {purpose}."
        "A list serves something else than revocation: {purpose}.";
    STATUS_UNKNOWN = Open "status.unknown"
        "La révocation est dite d’une façon que ce vérificateur ne connaît pas : {type}."
        "Revocation is told in a way that this verifier does not know: {type}.";
    STATUS_TOO_MANY = Open "status.too_many"
        "Le badge renvoie à plus de 8 listes."
        "The badge names more than 8 lists.";

    // Recipient.
    RECIPIENT_NOT_ASKED = Skipped "recipient.not_asked"
        "Le titulaire n’a pas été comparé : personne n’a été nommé."
        "The recipient was not compared: nobody was named.";
    RECIPIENT_MATCHES = Passed "recipient.matches"
        "Le badge a été donné à la personne que vous nommez."
        "The badge was given to the person you named.";
    RECIPIENT_MATCHES_TIDIED = Passed "recipient.matches_tidied"
        "Le badge a été donné à la personne que vous nommez, une fois l’adresse écrite en minuscules et sans espaces autour."
        "The badge was given to the person you named, once the address is in lower case and without spaces around it.";
    RECIPIENT_IS_THE_SUBJECT = Passed "recipient.is_the_subject"
        "Le badge a été donné à l’identifiant que vous nommez."
        "The badge was given to the identifier you named.";
    RECIPIENT_DIFFERS = Failed "recipient.differs"
        "Le badge n’a pas été donné à la personne que vous nommez."
        "The badge was not given to the person you named.";
    RECIPIENT_NOBODY = Failed "recipient.nobody"
        "Le badge ne dit pas à qui il a été donné."
        "The badge does not say to whom it was given.";
    RECIPIENT_TOO_MANY = Open "recipient.too_many"
        "Le badge nomme plus de 256 identités."
        "The badge names more than 256 identities.";

    // Endorsements.
    ENDORSEMENTS_NONE = Skipped "endorsements.none"
        "Le badge ne contient pas d’endossement."
        "There is no endorsement in the badge.";
    ENDORSEMENTS_HOLD = Passed "endorsements.hold"
        "Chaque endossement est juste ({count})."
        "Every endorsement holds ({count}).";
    ENDORSEMENTS_OPEN = Open "endorsements.open"
        "Un endossement, de {issuer}, n’a pas pu être vérifié jusqu’au bout."
        "An endorsement, by {issuer}, could not be verified to the end.";
    ENDORSEMENTS_FAIL = Failed "endorsements.fail"
        "Un endossement, de {issuer}, ne tient pas."
        "An endorsement, by {issuer}, does not hold.";
    ENDORSEMENTS_OF_ANOTHER = Failed "endorsements.of_another"
        "Un endossement, de {issuer}, parle d’autre chose que de l’objet où il se trouve."
        "An endorsement, by {issuer}, speaks of something else than the object in which it stands.";
    ENDORSEMENTS_TOO_MANY = Open "endorsements.too_many"
        "Le badge contient plus de 32 endossements."
        "There are more than 32 endorsements in the badge.";
    ENDORSEMENTS_INSIDE = Skipped "endorsements.inside"
        "Les endossements d’un endossement ne sont pas suivis."
        "The endorsements of an endorsement are not followed.";
}

#[cfg(test)]
mod tests;
