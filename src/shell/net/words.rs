//! Why an address was not asked or did not answer, in French and in English.

use super::reach::Refusal;
use crate::ground::Bilingual;

pub(super) const TOO_SLOW: Bilingual =
    Bilingual { fr: "pas de réponse à temps", en: "no answer in time" };
pub(super) const TOO_MANY: Bilingual = Bilingual {
    fr: "une seule exécution n’envoie pas autant de demandes",
    en: "more requests than one run sends",
};
pub(super) const REDIRECTED: Bilingual =
    Bilingual { fr: "plus de {limit} redirections", en: "more than {limit} redirects" };
pub(super) const NOWHERE: Bilingual = Bilingual {
    fr: "une redirection qui ne mène nulle part",
    en: "a redirect that leads nowhere",
};
pub(super) const STATUS: Bilingual =
    Bilingual { fr: "le serveur a répondu {status}", en: "the server answered {status}" };
pub(super) const PACKED: Bilingual =
    Bilingual { fr: "une réponse compressée", en: "a packed answer" };
pub(super) const NO_HOST: Bilingual =
    Bilingual { fr: "aucun hôte ne porte ce nom", en: "no host of this name" };
pub(super) const NOT_PUBLIC: Bilingual = Bilingual {
    fr: "{host} est à l’adresse {address}, qui n’est pas publique",
    en: "{host} lives at {address}, which is no public address",
};

pub(super) const ELSEWHERE: Bilingual = Bilingual {
    fr: "elle est chez un autre hôte que celui qui est contrôlé",
    en: "it is on another host than the one that is audited",
};
pub(super) const EXPIRED: Bilingual = Bilingual { fr: "il a expiré", en: "it has expired" };
pub(super) const NOT_YET: Bilingual =
    Bilingual { fr: "il ne vaut pas encore", en: "it is not valid yet" };
pub(super) const OTHER_NAME: Bilingual =
    Bilingual { fr: "il est au nom d’un autre hôte", en: "it is in the name of another host" };
pub(super) const UNKNOWN_ISSUER: Bilingual = Bilingual {
    fr: "aucune autorité connue ne l’a signé",
    en: "no known authority has signed it",
};
pub(super) const REVOKED: Bilingual = Bilingual { fr: "il est révoqué", en: "it is revoked" };
pub(super) const NO_TLS: Bilingual = Bilingual {
    fr: "l’hôte ne parle pas TLS comme il faut ({why})",
    en: "the host does not speak TLS as it should ({why})",
};

impl Refusal {
    /// Why the address is not asked.
    pub fn words(self) -> Bilingual {
        let (fr, en) = match self {
            Self::NotAnAddress => {
                ("ce n’est pas une adresse du web", "it is no address of the web")
            }
            Self::Scheme => ("elle n’est pas en https", "it is not https"),
            Self::Credentials => ("elle nomme un utilisateur", "it names a user"),
            Self::Port => (
                "son port n’est ni 443 ni à partir de 1024",
                "its port is neither 443 nor one from 1024 upwards",
            ),
        };
        Bilingual { fr, en }
    }
}
