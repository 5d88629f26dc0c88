//! The tables as data, for a program that walks our road elsewhere: the page that verifies badges in
//! a browser. Made from the contexts on board, so that the two roads cannot part.

use super::contexts::{OB_303, VC_2};
use super::tables::{Kind, Meaning, Scope, Table, compiled};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write;

/// What a reader of the data meets, in numbers that follow the kinds below: plain text, an address,
/// something that only the general road knows; from here on, a datatype of the list.
const FIRST_DATATYPE: usize = 3;

/// The tables of the lists of contexts that credentials and status lists name.
///
/// `roots` are the beginnings of addresses. Each of `lists` has its `contexts`, its `datatypes` as
/// they are written behind a literal, and `scopes`: scope 0 holds everywhere, the others where an
/// object has the type they belong to. A scope lists its terms by root and kind, as in `"4.1"`: each
/// is `name`, then `=rest` when the address does not end with the name, `@scope` for a type that has
/// one, and `!` when its values are one ordered list.
pub fn tables() -> Value {
    let mut roots = Roots::default();
    let lists: Vec<Value> = [&[VC_2, OB_303][..], &[VC_2]]
        .into_iter()
        .map(|list| {
            let table = compiled(list).expect("the lists that we write have tables");
            let scopes = table.scopes.iter().map(|scope| members(table, scope, &mut roots));
            json!({
                "contexts": list,
                "scopes": scopes.collect::<Vec<_>>(),
                "datatypes": table.datatypes,
            })
        })
        .collect();
    json!({ "roots": roots.listed, "lists": lists })
}

/// The beginnings of addresses, each once.
#[derive(Default)]
struct Roots {
    listed: Vec<String>,
    places: BTreeMap<String, usize>,
}

impl Roots {
    /// The place of the root of an address, and what follows it.
    fn of<'a>(&mut self, address: &'a str) -> (usize, &'a str) {
        let end = address.rfind(['#', '/', ':']).map_or(0, |at| at + 1);
        let (root, rest) = address.split_at(end);
        let place = *self.places.entry(root.to_owned()).or_insert_with(|| {
            self.listed.push(root.to_owned());
            self.listed.len() - 1
        });
        (place, rest)
    }
}

fn members(table: &Table, scope: &Scope, roots: &mut Roots) -> BTreeMap<String, String> {
    let mut groups: BTreeMap<String, String> = BTreeMap::new();
    for (name, index) in table.terms.names().zip(&scope.meanings) {
        let Some(index) = index.checked_sub(1) else { continue };
        let Meaning { predicate, kind, list, scope } = table.meanings[usize::from(index)];
        let address = table.predicate(predicate).trim_matches(['<', '>', ' ']);
        let (root, rest) = roots.of(address);
        let kind = match kind {
            Kind::Plain => 0,
            Kind::Address => 1,
            Kind::Beyond => 2,
            Kind::Typed(datatype) => FIRST_DATATYPE + usize::from(datatype),
        };
        let group = groups.entry(format!("{root}.{kind}")).or_default();
        let rest = if rest == name { String::new() } else { format!("={rest}") };
        let scope = if scope == 0 { String::new() } else { format!("@{scope}") };
        let list = if list { "!" } else { "" };
        let space = if group.is_empty() { "" } else { " " };
        let _ = write!(group, "{space}{name}{rest}{scope}{list}");
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every term of a scope as the page reads it: root, rest, kind, scope, list.
    fn read(scope: &Value) -> BTreeMap<String, (usize, String, usize, u8, bool)> {
        let groups = scope.as_object().unwrap().iter();
        groups
            .flat_map(|(group, terms)| {
                let (root, kind) = group.split_once('.').unwrap();
                terms.as_str().unwrap().split(' ').map(move |term| {
                    let (term, list) =
                        term.strip_suffix('!').map_or((term, false), |it| (it, true));
                    let (term, scope) = term.split_once('@').unwrap_or((term, "0"));
                    let (name, rest) = term.split_once('=').unwrap_or((term, term));
                    let rest = rest.to_owned();
                    let [root, kind] = [root, kind].map(|it| it.parse().unwrap());
                    (name.to_owned(), (root, rest, kind, scope.parse().unwrap(), list))
                })
            })
            .collect()
    }

    /// Reads the data back as the page does, and holds every meaning to the table it came from.
    #[test]
    fn the_data_says_what_the_tables_say() {
        let data = tables();
        let mut meanings = 0;
        let known: [&[&str]; 2] = [&[VC_2, OB_303], &[VC_2]];
        for (list, contexts) in data["lists"].as_array().unwrap().iter().zip(known) {
            assert_eq!(list["contexts"], json!(contexts));
            let table = compiled(contexts).unwrap();
            for (number, scope) in list["scopes"].as_array().unwrap().iter().enumerate() {
                let said = read(scope);
                for name in table.terms.names() {
                    let number = u8::try_from(number).unwrap();
                    let known = table.meaning(number, table.term(name).unwrap());
                    assert_eq!(said.contains_key(name), known.is_some(), "{name}");
                    let (Some(said), Some(known)) = (said.get(name), known) else { continue };
                    let (root, rest, kind, scope, list_of) = said;
                    let address = format!("<{}{rest}> ", data["roots"][root].as_str().unwrap());
                    assert_eq!(address, table.predicate(known.predicate), "{name}");
                    assert_eq!((*scope, *list_of), (known.scope, known.list), "{name}");
                    match (kind, known.kind) {
                        (0, Kind::Plain) | (1, Kind::Address) | (2, Kind::Beyond) => {}
                        (kind, Kind::Typed(datatype)) => {
                            let text = &list["datatypes"][kind - FIRST_DATATYPE];
                            assert_eq!(text, table.datatype(datatype), "{name}");
                        }
                        (kind, _) => panic!("{name} is of kind {kind}"),
                    }
                    meanings += 1;
                }
            }
        }
        assert!(meanings > 200, "{meanings}");
    }

    /// It travels inside a page.
    #[test]
    fn the_data_is_small() {
        assert!(tables().to_string().len() < 12 * 1024, "{}", tables().to_string().len());
    }
}
