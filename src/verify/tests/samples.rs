//! Every published sample gets the verdict that its own list states, or the table says why not.

use super::web::{Web, at};
use crate::rdf::standards;
use crate::verify::{Nothing, verify};

#[test]
fn dump() {
    let Some(folder) = standards::folder() else { return };
    let mut web = Web::default();
    let k = "z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi";
    for (issuer, key) in [
        ("https://example.com/issuers/876543", k),
        ("https://example.edu/issuers/565049", k),
        ("https://1edtech.edu/issuers/565049", k),
        ("https://state.gov/issuers/565049", "z6MkoMGF38Ck9xkdqrbZt4h9eHb1qc3GhAAkoSWa4Vy3SHRN"),
    ] {
        web.issuer(issuer, &[key]);
    }
    for name in std::fs::read_dir(folder.join("samples/ob30")).unwrap() {
        let path = name.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        for (label, exam) in [
            ("web", verify(&bytes, &web, &at("2026-11-23"))),
            ("off", verify(&bytes, &Nothing, &at("2026-11-23"))),
        ] {
            println!("{label} {} {}", path.file_name().unwrap().to_string_lossy(), exam.container);
            for v in exam.verdicts {
                println!("   {:?} {:?}", v.validity(), v.trust);
                for s in &v.steps {
                    println!(
                        "      {:?} {:?} {} | {}",
                        s.name,
                        s.outcome(),
                        s.reason.code,
                        s.say(false)
                    );
                }
            }
        }
    }
}
