//! An award's id and its place in the status lists, drawn anew before it was ever published.

use toml_edit::{Item, Value};

use super::{AWARD, AwardsFile, EditError};
use crate::ground::Uuid;

impl AwardsFile {
    /// Gives the award at this place of the file (from 0, whatever its id) another id, or another
    /// place in the status lists.
    pub fn renumber(
        &mut self,
        at: usize,
        id: Option<Uuid>,
        status: Option<u32>,
    ) -> Result<(), EditError> {
        let tables = self.document.get_mut(AWARD).and_then(Item::as_array_of_tables_mut);
        let table = tables.and_then(|tables| tables.get_mut(at)).ok_or(EditError::Inline)?;
        let id = id.map(|id| ("id", Value::from(id.to_string())));
        let status = status.map(|status| ("status", Value::from(i64::from(status))));
        for (key, value) in id.into_iter().chain(status) {
            let known = table.get_mut(key).and_then(Item::as_value_mut).ok_or(EditError::Inline)?;
            let decor = known.decor().clone();
            *known = value;
            *known.decor_mut() = decor;
        }
        self.number();
        Ok(())
    }
}
