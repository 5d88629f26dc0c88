//! The verdict of an audit, as people read it; the findings stand before it.

use super::About;
use crate::audit::Audited;
use crate::ground::Severity;

/// What came out, in a line or two; `untold` findings were not shown.
pub fn verdict(about: &About<'_>, audited: &Audited, untold: u64, french: bool) -> String {
    let address = about.address;
    let asked = files(audited.asked, french);
    let mut lines = vec![match (audited.gate().is_ok(), french) {
        (true, true) => format!("✓ {address} montre ce qui a été construit ({asked} demandés)."),
        (true, false) => format!("✓ {address} shows what was built ({asked} asked for)."),
        (false, true) => {
            format!("✗ {address} ne montre pas ce qui a été construit ({asked} demandés).")
        }
        (false, false) => {
            format!("✗ {address} does not show what was built ({asked} asked for).")
        }
    }];
    if let Some(all) = about.sample_of {
        let all = files(all, french);
        lines.push(if french {
            format!("C’est un échantillon : le site compte {all}.")
        } else {
            format!("This is a sample: the site has {all}.")
        });
    }
    if audited.aside > 0 {
        let aside = files(audited.aside, french);
        lines.push(if french {
            format!("Laissés de côté : {aside}, que l’hôte ne sert pas ou qui dépassent 8 Mio.")
        } else {
            format!("Left aside: {aside}, which the host does not serve or which exceed 8 MiB.")
        });
    }
    if address != about.base && audited.report.count(Severity::Error) == 0 {
        let base = about.base;
        lines.push(if french {
            format!("Le catalogue est construit pour {base} ; c’est cette adresse que les badges nomment.")
        } else {
            format!("The catalogue is built for {base}; that is the address which badges name.")
        });
    }
    if untold > 0 {
        let untold = number(untold, french);
        lines.push(if french {
            format!("Remarques semblables, non montrées ici : {untold} ; `--format json` en dit davantage.")
        } else {
            format!("Findings like these that are not shown: {untold}; `--format json` tells more of them.")
        });
    }
    lines.join("\n")
}

fn files(count: u64, french: bool) -> String {
    let (word, one) = if french { ("fichiers", "fichier") } else { ("files", "file") };
    let single = count == 1 || (french && count == 0);
    format!("{} {}", number(count, french), if single { one } else { word })
}

fn number(count: u64, french: bool) -> String {
    let digits = count.to_string();
    let separator = if french { '\u{202f}' } else { ',' };
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}
