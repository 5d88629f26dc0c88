//! Which files the site has, from where, how made; their bytes on demand. No disk, no clock, no
//! random number.
//!
//! In reading order: [`recipe`] (how a file is made, a closed list), [`mod@plan`] (path to recipe,
//! nothing made yet), [`art`] (the pictures, cleaned and ready to be baked) and [`looks`] (what they lose when shown), [`signable`] (what would
//! be signed, looked at before the gate), [`keyring`], [`seals`] (signatures made at home) and [`credentials`] (every award, signed when
//! asked for), [`endorsed`] (endorsements, and which documents embed them), [`fingerprint`] (has anything
//! changed?), [`build`] (the function from path to bytes), [`weight`] (what a page weighs), [`hosts`] (what
//! hosts read), [`visit`] (what they answer), [`outputs`] (what a publisher asks), [`manifest`] (what was
//! published last time), and beside the site [`outbox`] (what holders are given).

pub mod art;
mod baking;
mod benches;
pub mod build;
pub mod credentials;
mod digests;
pub mod endorsed;
pub mod fingerprint;
pub mod hosts;
pub mod keyring;
pub mod looks;
pub mod manifest;
pub mod outbox;
pub mod outputs;
pub mod part;
pub mod plan;
pub mod recipe;
pub mod rules;
pub mod seals;
pub mod signable;
pub mod visit;
pub mod weight;

pub use art::Gallery;
pub use build::Site;
pub use credentials::{Credentials, IssueError};
pub use keyring::Keyring;
pub use outputs::{BuildError, Outputs};
pub use plan::{Plan, plan};
pub use recipe::Recipe;
pub use seals::Seals;
