//! Finding badges: what the pages of the catalogue and its search are made from.
//!
//! In reading order: [`facets`] (by what badges can be told apart, and which badges each value
//! has), [`paging`] (a long list in pages), [`fold`] (a text as the words by which it is found),
//! [`words`] (which badge says which word, in shards) and [`rows`] (one light row a badge, for the
//! script of the page). No award is ever looked at.

pub mod facets;
pub mod fold;
mod letters;
pub mod paging;
pub mod rows;
pub mod words;

pub use facets::{Facet, Facets, Listing};
pub use words::Words;
