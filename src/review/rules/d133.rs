//! D133: awards already made are published otherwise: more of them is shown, or less answers.

use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::model::Publish;
use crate::review::comparison::Comparison;
use crate::review::rules::Look;
use crate::review::rules::by_file;

pub(in crate::review) const LOOK: Look = Look { rules: &[&SHOWN, &LESS], run };

static SHOWN: Rule = Rule {
    code: "D133",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "{what} : c’est nouveau pour des attributions déjà faites ({count})",
        en: "{what}: this is new for awards already made ({count})",
    },
    reason: Bilingual {
        fr: "Ces personnes ont reçu leur badge sans que cela soit public ; ce qui l’a été une fois peut avoir été copié.",
        en: "These people received their badge without this being public; what was public once may have been copied.",
    },
    way_out: Bilingual {
        fr: "Demandez leur accord avant d’accepter ce changement, ou remettez `publish` comme il était.",
        en: "Ask for their consent before accepting this change, or put `publish` back as it was.",
    },
};

static LESS: Rule = Rule {
    message: Bilingual {
        fr: "{what} : des attributions déjà faites sont concernées ({count})",
        en: "{what}: this concerns awards already made ({count})",
    },
    reason: Bilingual {
        fr: "Les liens que ces personnes ont donnés, sur un CV ou à un employeur, mèneraient à une page absente.",
        en: "The links that these people gave, on a CV or to an employer, would lead to a page that is not there.",
    },
    way_out: Bilingual {
        fr: "Si ces personnes l’ont demandé, acceptez-le ; sinon, remettez `publish` comme il était.",
        en: "If these people asked for it, accept it; otherwise put `publish` back as it was.",
    },
    ..SHOWN
};

fn run(comparison: &Comparison<'_>, report: &mut Report) {
    let (base, head) = (&comparison.base, &comparison.head);
    for (change, rule, what) in [
        ((Publish::None, Publish::Credential), &SHOWN, DOCUMENTS),
        ((Publish::None, Publish::Page), &SHOWN, BOTH),
        ((Publish::Credential, Publish::Page), &SHOWN, PAGE),
        ((Publish::Page, Publish::Credential), &LESS, NO_PAGE),
        ((Publish::Page, Publish::None), &LESS, NOTHING),
        ((Publish::Credential, Publish::None), &LESS, NO_DOCUMENTS),
    ] {
        let retold = comparison.awards.retold.iter();
        let retold = retold.filter(|it| it.publish(base, head) == Some(change));
        for (first, count) in by_file(retold.map(|it| head.catalogue[it.after].span)) {
            let finding = rule.at(head.place(first)).with("what", what);
            report.push(finding.with("count", count.to_string()));
        }
    }
}

macro_rules! words {
    ($($name:ident = $fr:literal, $en:literal;)*) => {
        $(const $name: Bilingual = Bilingual { fr: $fr, en: $en };)*
    };
}

words! {
    PAGE = "une page publique", "a public page";
    DOCUMENTS = "des documents publiés", "published documents";
    BOTH = "une page publique et des documents publiés", "a public page and published documents";
    NO_PAGE = "la page publique disparaît", "the public page disappears";
    NO_DOCUMENTS = "les documents publiés disparaissent", "the published documents disappear";
    NOTHING = "la page publique et les documents disparaissent", "the public page and the documents disappear";
}
