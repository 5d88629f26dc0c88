//! The program from outside. One binary for all integration tests: it links once and runs fast.
//!
//! [`support`] reads catalogues written in a string, for [`content`], [`settings`], [`badges`],
//! [`awards`], [`check`] and [`hostile`]: mistakes underlined where they stand. [`workshop`] builds
//! whole catalogues with the program: in reading order, [`laws`] hold for every site, [`links`],
//! [`pages`], [`badge_pages`] and [`privacy`] look at its pages, [`proofs`] and [`hosted`] at its documents, [`hosts`] at what serves it,
//! [`pictures`] at what these name, [`strange`] at what people may write, [`incremental`] at builds
//! after the first, [`commands`] at what is typed and answered, [`verify`] at what is believed,
//! [`verifier`] at the page that says so, [`keys`] at who may sign,
//! [`audit`] at what a host makes of a site, [`standing`] and [`reissue`] at what becomes of awards,
//! [`seals`] at what was signed before, [`year`] at all of this together, [`mistakes`] at broken files,
//! [`begin`] at the first five minutes, [`workflows`] at what code hosts run,
//! [`review`], [`review_awards`] and [`mutations`] at what a change means for holders, [`themes`] at looks of one's own and at languages that
//! the program does not know. [`acceptance`] at what a catalogue says of findings, [`advice`] at what is
//! found beside them. [`architecture`], [`rules`], [`readme`] and [`theme_variables`] look at the
//! repository itself.
#![expect(clippy::disallowed_methods, reason = "tests make folders and look into them")]

mod acceptance;
mod advice;
mod architecture;
mod audit;
mod awards;
mod badge_pages;
mod badges;
mod begin;
mod catalogue;
mod certificates;
mod changes;
mod check;
mod commands;
mod content;
mod deliver;
mod endorsements;
mod giving;
mod hosted;
mod hostile;
mod hosts;
mod imports;
mod incremental;
mod keys;
mod laws;
mod links;
mod mistakes;
mod mutations;
mod pages;
mod pictures;
mod privacy;
mod proofs;
mod readme;
mod reissue;
mod review;
mod review_awards;
mod revisions;
mod rules;
mod seals;
#[cfg(feature = "serve")]
mod serve;
mod settings;
mod standing;
mod strange;
mod support;
mod theme_variables;
mod themes;
mod verifier;
mod verify;
mod workflows;
mod workshop;
mod year;
