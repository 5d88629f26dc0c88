//! Writes a large catalogue, to see how the program fares with one:
//! `cargo run --release --example large_catalogue -- DIR AWARDS [BADGES]`, or `-- DIR languages BADGES`
//! for many badges in five languages.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a tool for developers: it writes files and says so"
)]

#[expect(dead_code, reason = "the benchmarks also change what was written")]
mod catalogue;

use std::path::Path;
use std::process::ExitCode;

use catalogue::Size;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |text: &String| text.parse().ok();
    if let [folder, word, badges] = arguments.as_slice()
        && word == "languages"
        && let Some(badges) = number(badges)
    {
        return told(folder, catalogue::write_languages(Path::new(folder), badges));
    }
    let asked = match arguments.as_slice() {
        [folder, awards] => number(awards).map(|awards| (folder, Size { awards, badges: 200 })),
        [folder, awards, badges] => number(awards)
            .and_then(|awards| number(badges).map(|badges| (folder, Size { awards, badges }))),
        _ => None,
    };
    let Some((folder, size)) = asked.filter(|(_, size)| size.badges > 0) else {
        eprintln!(
            "usage: large_catalogue DIR AWARDS [BADGES]\n       large_catalogue DIR languages BADGES"
        );
        return ExitCode::from(2);
    };
    told(folder, catalogue::write(Path::new(folder), size))
}

fn told(folder: &str, written: std::io::Result<catalogue::Written>) -> ExitCode {
    match written {
        Ok(written) => {
            println!("{folder}: {} files, {} bytes", written.files, written.bytes);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{folder}: {error}");
            ExitCode::from(2)
        }
    }
}
