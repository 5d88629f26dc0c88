//! What an audit finds, address by address.

use crate::ground::{
    Bilingual, Rule,
    Severity::{Advice, Error, Warning},
};

/// Every rule of this room.
pub static RULES: &[&Rule] = &[
    &UNANSWERED,
    &OTHER_DOCUMENT,
    &OTHER_PAGE,
    &OTHER_KIND,
    &NOT_SHARED,
    &REDIRECTED,
    &OLD_ASTRAY,
    &CERTIFICATE,
    &OTHER_KEYS,
    &LIST_LAPSED,
    &LIST_BEHIND,
    &BUILD_BEHIND,
    &LIST_WENT_BACK,
    &LOST_FOUND,
    &OTHER_LOST_PAGE,
    &LISTED,
    &LOST,
    &KEPT_TOO_LONG,
];

/// A file of the build does not answer.
pub static UNANSWERED: Rule = Rule {
    code: "H101",
    severity: Error,
    message: Bilingual {
        fr: "cette adresse ne donne pas le fichier publié : {why}",
        en: "this address does not give the published file: {why}",
    },
    reason: Bilingual {
        fr: "Les badges contiennent ces adresses pour toujours : ce qui n’y répond plus ne se vérifie plus.",
        en: "Badges contain these addresses for ever: what no longer answers there can no longer be verified.",
    },
    way_out: Bilingual {
        fr: "Publiez de nouveau tout le dossier construit, dossiers commençant par un point compris (`.well-known`).",
        en: "Publish the whole built folder again, folders whose names begin with a dot included (`.well-known`).",
    },
};

/// A document or a picture has other bytes than the build.
pub static OTHER_DOCUMENT: Rule = Rule {
    code: "H102",
    severity: Error,
    message: Bilingual {
        fr: "ce qui répond n’est pas le fichier construit ({why})",
        en: "what answers is not the file that was built ({why})",
    },
    reason: Bilingual {
        fr: "Un seul octet changé défait une signature ; un fichier plus ancien dit autre chose que le catalogue.",
        en: "One changed byte undoes a signature; an older file says something else than the catalogue.",
    },
    way_out: Bilingual {
        fr: "Construisez et publiez de nouveau ; si l’écart demeure, l’hébergeur garde une copie ancienne ou réécrit les fichiers.",
        en: "Build and publish again; if the difference stays, the host keeps an old copy or rewrites files.",
    },
};

/// A page has other bytes than the build.
pub static OTHER_PAGE: Rule = Rule {
    code: "H103",
    severity: Warning,
    message: Bilingual {
        fr: "la page n’est pas celle qui a été construite ({why})",
        en: "the page is not the one that was built ({why})",
    },
    reason: Bilingual {
        fr: "La page est d’une autre construction, ou l’hébergeur y ajoute ses propres scripts, que personne n’a relus.",
        en: "The page is of another build, or the host adds scripts of its own, which nobody has reviewed.",
    },
    way_out: Bilingual {
        fr: "Publiez de nouveau, et coupez ce que l’hébergeur ajoute aux pages : mesure d’audience, adresses masquées, bannières.",
        en: "Publish again, and turn off what the host adds to pages: audience measurement, hidden addresses, banners.",
    },
};

/// A file comes as another media type.
pub static OTHER_KIND: Rule = Rule {
    code: "H104",
    severity: Error,
    message: Bilingual {
        fr: "le fichier est annoncé comme `{found}`, et non `{wanted}`",
        en: "the file is announced as `{found}`, not `{wanted}`",
    },
    reason: Bilingual {
        fr: "Les vérificateurs et les navigateurs refusent un fichier annoncé comme autre chose.",
        en: "Verifiers and browsers refuse a file that is announced as something else.",
    },
    way_out: Bilingual {
        fr: "Nommez l’hébergeur dans `[deploy] hosts`, construisez et publiez : Blason écrit les règles que l’hébergeur lit.",
        en: "Name the host in `[deploy] hosts`, build and publish: Blason writes the rules that the host reads.",
    },
};

/// A document may not be read by pages of other sites.
pub static NOT_SHARED: Rule = Rule {
    code: "H105",
    severity: Error,
    message: Bilingual {
        fr: "les pages d’autres sites ne peuvent pas lire ce document : `Access-Control-Allow-Origin: *` manque",
        en: "pages of other sites cannot read this document: `Access-Control-Allow-Origin: *` is missing",
    },
    reason: Bilingual {
        fr: "Un vérificateur qui fonctionne dans un navigateur ne voit alors rien, et dit le badge introuvable.",
        en: "A verifier that runs in a browser then sees nothing, and calls the badge missing.",
    },
    way_out: Bilingual {
        fr: "Nommez l’hébergeur dans `[deploy] hosts`, ou ajoutez cet en-tête chez lui pour tout le site.",
        en: "Name the host in `[deploy] hosts`, or add this header there for the whole site.",
    },
};

/// A file answers with a redirect.
pub static REDIRECTED: Rule = Rule {
    code: "H106",
    severity: Error,
    message: Bilingual {
        fr: "l’adresse renvoie ailleurs : {to}",
        en: "the address sends elsewhere: {to}",
    },
    reason: Bilingual {
        fr: "Un document répond à sa propre adresse : des vérificateurs ne suivent aucune redirection.",
        en: "A document answers at its own address: some verifiers follow no redirect.",
    },
    way_out: Bilingual {
        fr: "Retirez la redirection chez l’hébergeur, ou faites de `base_url` l’adresse qui répond, avant tout badge délivré.",
        en: "Remove the redirect at the host, or make `base_url` the address that answers, before any badge is given.",
    },
};

/// An old address does not lead to its new one.
pub static OLD_ASTRAY: Rule = Rule {
    code: "H107",
    severity: Error,
    message: Bilingual {
        fr: "l’ancienne adresse ne mène pas à {to} : {why}",
        en: "the old address does not lead to {to}: {why}",
    },
    reason: Bilingual {
        fr: "Des badges délivrés et des liens partagés nomment encore cette adresse.",
        en: "Badges that were given and links that were shared still name this address.",
    },
    way_out: Bilingual {
        fr: "Publiez les fichiers des anciennes adresses et celui des redirections (`[deploy] hosts`).",
        en: "Publish the files at old addresses, and the one with the redirects (`[deploy] hosts`).",
    },
};

/// The certificate of the host is not believed.
pub static CERTIFICATE: Rule = Rule {
    code: "H108",
    severity: Error,
    message: Bilingual {
        fr: "le certificat de l’hôte n’est pas valable : {why}",
        en: "the host’s certificate does not hold: {why}",
    },
    reason: Bilingual {
        fr: "Aucun vérificateur ne lit un site dont le certificat n’est pas valable : tous les badges semblent perdus.",
        en: "No verifier reads a site whose certificate does not hold: every badge looks lost.",
    },
    way_out: Bilingual {
        fr: "Renouvelez le certificat chez l’hébergeur, pour exactement le nom d’hôte de `base_url`.",
        en: "Renew the certificate at the host, for exactly the host name of `base_url`.",
    },
};

/// A published document of an issuer has other keys than the catalogue.
pub static OTHER_KEYS: Rule = Rule {
    code: "H109",
    severity: Error,
    message: Bilingual {
        fr: "les clés publiées ne sont pas celles du catalogue : {which}",
        en: "the published keys are not those of the catalogue: {which}",
    },
    reason: Bilingual {
        fr: "Les signatures se vérifient avec les clés de ce document ; une clé étrangère signerait au nom de l’émetteur.",
        en: "Signatures are verified with the keys of this document; a strange key would sign in the issuer’s name.",
    },
    way_out: Bilingual {
        fr: "Construisez et publiez de nouveau ; si une clé inconnue y était, cherchez qui a écrit sur l’hébergement.",
        en: "Build and publish again; if an unknown key was there, find out who wrote to the host.",
    },
};

/// A published status list is no longer valid.
pub static LIST_LAPSED: Rule = Rule {
    code: "H110",
    severity: Error,
    message: Bilingual {
        fr: "la liste d’états publiée n’est plus valable depuis le {until}",
        en: "the published status list has not been valid since {until}",
    },
    reason: Bilingual {
        fr: "Sans liste à jour, un vérificateur ne peut plus dire qu’un badge n’est pas révoqué.",
        en: "Without a fresh list, a verifier can no longer say that a badge is not revoked.",
    },
    way_out: Bilingual {
        fr: "Lancez `blason build` (ou `blason sign`, puis `blason build --locked`) et publiez, une fois par mois au moins.",
        en: "Run `blason build` (or `blason sign`, then `blason build --locked`) and publish, once a month at least.",
    },
};

/// A published status list lacks marks of the build.
pub static LIST_BEHIND: Rule = Rule {
    code: "H111",
    severity: Error,
    message: Bilingual {
        fr: "la liste d’états publiée ignore {count} révocations ou suspensions de la construction",
        en: "the published status list lacks {count} revocations or suspensions of the build",
    },
    reason: Bilingual {
        fr: "Des badges retirés passent encore pour valables.",
        en: "Badges that were taken back still pass for valid.",
    },
    way_out: Bilingual {
        fr: "Publiez la construction, les listes d’états en premier.",
        en: "Publish the build, status lists first.",
    },
};

/// The build lacks marks of the published status list.
pub static BUILD_BEHIND: Rule = Rule {
    code: "H112",
    severity: Error,
    message: Bilingual {
        fr: "la construction ignore {count} révocations ou suspensions de la liste d’états publiée",
        en: "the build lacks {count} revocations or suspensions of the published status list",
    },
    reason: Bilingual {
        fr: "Publier cette construction rendrait valables des badges retirés.",
        en: "Publishing this build would make badges valid that were taken back.",
    },
    way_out: Bilingual {
        fr: "Reprenez d’abord le catalogue le plus récent (`git pull`), construisez, puis vérifiez de nouveau.",
        en: "Take the latest catalogue first (`git pull`), build, and audit again.",
    },
};

/// A status list is older than at an earlier audit.
pub static LIST_WENT_BACK: Rule = Rule {
    code: "H113",
    severity: Error,
    message: Bilingual {
        fr: "la liste d’états publiée vaut à partir du {from} ; un contrôle précédent en avait vu une du {before}",
        en: "the published status list is valid from {from}; an earlier audit saw one from {before}",
    },
    reason: Bilingual {
        fr: "Une liste d’états n’avance que dans un sens : revenir en arrière efface des révocations.",
        en: "A status list moves one way only: going back wipes out revocations.",
    },
    way_out: Bilingual {
        fr: "Publiez la construction du catalogue le plus récent ; cherchez ce qui a remis un ancien fichier.",
        en: "Publish a build of the latest catalogue; find out what put an old file back.",
    },
};

/// An address where nothing is answers as if something were.
pub static LOST_FOUND: Rule = Rule {
    code: "H114",
    severity: Error,
    message: Bilingual {
        fr: "rien n’est publié à cette adresse, et l’hôte répond {status} au lieu de 404",
        en: "nothing is published at this address, and the host answers {status} instead of 404",
    },
    reason: Bilingual {
        fr: "Un badge inconnu ou effacé semblerait exister, et les moteurs de recherche garderaient des pages vides.",
        en: "An unknown or erased badge would seem to exist, and search engines would keep empty pages.",
    },
    way_out: Bilingual {
        fr: "Publiez `404.html` à la racine, et retirez chez l’hébergeur la règle qui répond à tout par l’accueil.",
        en: "Publish `404.html` at the root, and remove the host’s rule that answers everything with the home page.",
    },
};

/// The page for lost addresses is not the site's.
pub static OTHER_LOST_PAGE: Rule = Rule {
    code: "H115",
    severity: Advice,
    message: Bilingual {
        fr: "la page des adresses perdues n’est pas le `404.html` du site",
        en: "the page for lost addresses is not the site’s `404.html`",
    },
    reason: Bilingual {
        fr: "Une personne qui suit un lien usé ne sait pas où elle est, ni où chercher.",
        en: "A person who follows a worn link does not know where they are, nor where to look.",
    },
    way_out: Bilingual {
        fr: "Donnez `404.html` à l’hébergeur comme page d’erreur ; les fichiers de `[deploy] hosts` le font.",
        en: "Give `404.html` to the host as its error page; the files of `[deploy] hosts` do so.",
    },
};

/// A folder of awards lists its files.
pub static LISTED: Rule = Rule {
    code: "H116",
    severity: Error,
    message: Bilingual {
        fr: "l’hôte montre la liste des fichiers de ce dossier",
        en: "the host shows the list of this folder’s files",
    },
    reason: Bilingual {
        fr: "L’adresse d’une attribution ne se devine pas, et c’est ce qui protège la personne ; une liste les donne toutes.",
        en: "The address of an award cannot be guessed, which protects its holder; a list gives them all away.",
    },
    way_out: Bilingual {
        fr: "Coupez la liste des dossiers chez l’hébergeur ; le `.htaccess` de `[deploy] hosts` le fait pour Apache.",
        en: "Turn off folder listings at the host; the `.htaccess` of `[deploy] hosts` does so for Apache.",
    },
};

/// An address answered at an earlier audit and no longer does.
pub static LOST: Rule = Rule {
    code: "H117",
    severity: Error,
    message: Bilingual {
        fr: "cette adresse répondait lors d’un contrôle précédent, et ne répond plus : {why}",
        en: "this address answered at an earlier audit, and no longer does: {why}",
    },
    reason: Bilingual {
        fr: "Une adresse publiée est une promesse : des badges, des CV et des pages la nomment.",
        en: "A published address is a promise: badges, CVs and pages name it.",
    },
    way_out: Bilingual {
        fr: "Ajoutez-la à `[[moved]]` dans blason.toml, vers ce qui la remplace ; si elle part exprès, dites-le avec `--forget`.",
        en: "Add it to `[[moved]]` in blason.toml, leading to what takes its place; if it goes on purpose, say so with `--forget`.",
    },
};

/// A status list may be kept for too long.
pub static KEPT_TOO_LONG: Rule = Rule {
    code: "H118",
    severity: Warning,
    message: Bilingual {
        fr: "l’hôte permet de garder cette liste d’états {hours} heures sans la redemander",
        en: "the host lets this status list be kept for {hours} hours without asking again",
    },
    reason: Bilingual {
        fr: "Pendant ce temps, un badge révoqué passe encore pour valable.",
        en: "Meanwhile, a revoked badge still passes for valid.",
    },
    way_out: Bilingual {
        fr: "Donnez au dossier `status/` un `Cache-Control` de quelques minutes ; les fichiers de `[deploy] hosts` le font.",
        en: "Give the folder `status/` a `Cache-Control` of a few minutes; the files of `[deploy] hosts` do so.",
    },
};
