//! Awards given and mended: what changes in the author's files and in the ledger. Touches no disk;
//! random numbers are lent to it.
//!
//! In reading order: [`order`] (which badge, when, how public; and whether that can be), [`mod@give`]
//! (who gets one, who has it already), [`place`] (which file takes them, and its new text),
//! [`holders`] (the ledger's rows), [`read_back`] (what comes back must be what was meant),
//! [`repair`] (awards that clash after a merge), [`again`] (awards handed over) and [`answer`] (what programs read of it).

pub mod again;
pub mod answer;
pub mod give;
pub mod holders;
pub mod order;
pub mod place;
pub mod read_back;
pub mod repair;

pub use give::{Gift, Given, give, hash_of};
pub use holders::{Holder, HoldersError};
pub use order::{Caution, Order, Refusal};
