//! `[person]`: the parts of the name of somebody who speaks in their own name.

use super::entry::{DATE, Entry};
use super::fields::Fields;
use crate::ground::Instant;
use crate::model::Person;

/// The person of an issuer or an organisation; `None` when nothing is said of one.
pub(super) fn read(fields: &mut Fields<'_>) -> Option<Box<Person>> {
    let mut fields = fields.table("person")?;
    let person = Person {
        given_name: fields.take("given_name", Entry::word),
        family_name: fields.take("family_name", Entry::word),
        additional_name: fields.take("additional_name", Entry::word),
        patronymic_name: fields.take("patronymic_name", Entry::word),
        honorific_prefix: fields.take("honorific_prefix", Entry::word),
        honorific_suffix: fields.take("honorific_suffix", Entry::word),
        family_name_prefix: fields.take("family_name_prefix", Entry::word),
        date_of_birth: fields.take("date_of_birth", day),
    };
    fields.finish();
    Some(Box::new(person))
}

/// A calendar day, without an hour.
fn day(entry: Entry<'_>) -> Option<Instant> {
    let instant = entry.instant()?;
    let midnight = Instant::parse(&instant.day()) == Some(instant);
    if midnight { Some(instant) } else { entry.bad_value(DATE) }
}
