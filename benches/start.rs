//! How long a person waits for one answer: the program as a whole process, from its start to its
//! exit, beside a process that does nothing. Runs take turns, so that a busy machine slows both.
#![expect(clippy::disallowed_methods, reason = "a benchmark measures time and writes files")]
#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use blason::proof::{data_integrity, demonstration_key};

/// Turns; the median counts.
const TURNS: usize = 101;

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("badge.json");
    std::fs::write(&file, credential()).expect("a file");
    let program = Path::new(env!("CARGO_BIN_EXE_blason"));
    let commands: [(&str, Vec<&str>); 3] = [
        ("nothing (`true`)", vec![]),
        ("--version", vec!["--version"]),
        ("verify FILE", vec!["verify", file.to_str().expect("Unicode"), "--now", "2026-11-23"]),
    ];
    let mut times: Vec<Vec<Duration>> = vec![Vec::new(); commands.len()];
    for _ in 0..TURNS {
        for ((_, arguments), times) in commands.iter().zip(&mut times) {
            let nothing = arguments.is_empty();
            let mut command = Command::new(if nothing { Path::new("true") } else { program });
            command
                .args(arguments)
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null());
            let start = Instant::now();
            command.status().expect("the program starts");
            times.push(start.elapsed());
        }
    }
    let medians: Vec<f64> = times.into_iter().map(median).collect();
    for ((name, _), median) in commands.iter().zip(&medians) {
        println!("{name}: {median:.2} ms, {:.1} times `true`", median / medians[0]);
    }
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64() * 1e3
}

/// A signed credential, such as a build makes.
fn credential() -> Vec<u8> {
    let key = demonstration_key();
    let issuer = "did:web:badges.example";
    let document = serde_json::json!({
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": "https://badges.example/awards/6f/6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c0d.json",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": "Écoute attentive",
        "issuer": { "id": issuer, "type": ["Profile"], "name": "Les Liens" },
        "validFrom": "2026-06-14T00:00:00Z",
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [{
                "type": "IdentityObject",
                "hashed": true,
                "identityHash": "sha256$49b5fe6fc9c8d1ae272e7a94739e11f97200128e8bacf9233bb15f2091c0e3be",
                "identityType": "emailAddress",
                "salt": "IY6R9OxYqNf9mlNsYv7zsA",
            }],
            "achievement": {
                "id": "https://badges.example/badges/ecoute/1/achievement.json",
                "type": ["Achievement"],
                "name": "Écoute attentive",
                "description": "Une présence qui aide à dire.",
                "criteria": { "narrative": "Trois pairs racontent une situation." },
            },
        },
    });
    let method = format!("{issuer}#{}", key.public().to_multikey());
    data_integrity::sign_to_bytes(&document, &key, &method, "2026-06-14T00:00:00Z")
        .expect("a document that can be signed")
}
