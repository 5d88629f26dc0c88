//! Foreign tables and files, read into what we know; writes nothing.
//!
//! In reading order: [`table`] (bytes of any kind to rows of cells, by way of `text`, `csv` and
//! `sheets`), [`headings`] (what the columns are called), [`people`] (rows to guests, with what is
//! wrong in each), [`dates`] (days as people write them) and [`words`] (what is said about it).

mod csv;
pub mod dates;
pub mod elsewhere;
pub mod headings;
pub mod people;
mod sheets;
pub mod table;
mod text;
pub mod words;

pub use people::{BadRow, Guest, People, Proof, Trouble};
pub use table::{Cell, Options, Row, Table, TableError};
pub use text::Encoding;
