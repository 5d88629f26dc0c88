//! `blason completions`: a script with which a shell completes what is typed.

use clap::CommandFactory;
use clap_complete::Shell as Known;

use super::FINE;
use super::arguments::{Arguments, CompletionsOptions, Shell};
use crate::shell::terminal::Terminal;

/// Prints the script.
pub(super) fn run(options: &CompletionsOptions, terminal: Terminal) -> u8 {
    let shell = match options.shell {
        Shell::Bash => Known::Bash,
        Shell::Zsh => Known::Zsh,
        Shell::Fish => Known::Fish,
        Shell::Powershell => Known::PowerShell,
    };
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "blason", &mut script);
    terminal.write(&script);
    FINE
}
