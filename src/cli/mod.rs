//! The commands: arguments, the flow of the house, the exit code. Holds no logic that would deserve
//! a test of its own.
//!
//! In reading order: [`arguments`] (what can be typed), [`failure`] (why something could not be
//! done, and whose turn it is), then one file per command.

mod arguments;
mod audit;
mod award;
mod bake;
mod build;
mod check;
pub mod codes;
mod completions;
mod deliver;
mod diff;
mod endorse;
mod explain;
mod failure;
mod import;
mod init;
mod key;
mod keyring;
mod load;
mod new;
mod reissue;
mod rewrite;
#[cfg(feature = "serve")]
mod serve;
mod show;
mod sign;
mod standing;
#[cfg(test)]
mod struck;
mod theme;
mod verify;

use std::process::ExitCode;

use clap::Parser;

use self::arguments::{Arguments, Command};
use self::failure::Failure;
use crate::shell::terminal::Terminal;

/// Nothing is the matter.
const FINE: u8 = 0;
/// There are findings, or the verdict is negative.
const FINDINGS: u8 = 1;
/// It could not be done.
const NOT_DONE: u8 = 2;

/// Runs the command line and returns the exit code: 0 fine, 1 findings, 2 could not be done.
pub fn main() -> ExitCode {
    ExitCode::from(run(&Arguments::parse()))
}

fn run(arguments: &Arguments) -> u8 {
    let terminal = arguments.terminal();
    let done = match &arguments.command {
        Command::Init(options) => init::run(arguments, options, terminal),
        Command::New(command) => new::run(arguments, command, terminal),
        Command::Completions(options) => Ok(completions::run(options, terminal)),
        Command::Build(options) => build::run(arguments, options, terminal),
        #[cfg(feature = "serve")]
        Command::Serve(options) => serve::run(arguments, options, terminal),
        Command::Check(options) => check::run(arguments, options, terminal),
        Command::Diff(options) => diff::run(arguments, options, terminal),
        Command::Endorse(options) => endorse::run(options, terminal),
        Command::Explain(options) => Ok(explain::run(options, terminal)),
        Command::Import(options) => import::run(arguments, options, terminal),
        Command::Key(command) => key::run(arguments, command, terminal),
        Command::Theme(command) => theme::run(arguments, command, terminal),
        Command::Sign(options) => sign::run(arguments, options, terminal),
        Command::Verify(options) => verify::run(options, terminal),
        Command::Audit(options) => audit::run(arguments, options, terminal),
        Command::Award(options) => award::run(arguments, options, terminal),
        Command::Deliver(options) => deliver::run(arguments, options, terminal),
        Command::Bake(options) => bake::run(options, terminal),
        Command::Reissue(options) => reissue::run(arguments, options, terminal),
        Command::Revoke(options) => standing::revoke(arguments, options, terminal),
        Command::Suspend(options) => standing::suspend(arguments, options, terminal),
        Command::Reinstate(options) => standing::reinstate(arguments, options, terminal),
        Command::Erase(options) => standing::erase(arguments, options, terminal),
        Command::Unbake(options) => bake::run_back(options, terminal),
    };
    done.unwrap_or_else(|failure| tell(&failure, terminal))
}

fn tell(failure: &Failure, terminal: Terminal) -> u8 {
    terminal.fail(&failure.what(terminal.french), failure.hint(terminal.french).as_deref());
    NOT_DONE
}
