//! The tables as data, for a program that walks our road elsewhere: the page that verifies badges in
//! a browser. Made from the contexts on board, so that the two roads cannot part.

use super::contexts::{OB_303, VC_2};
use super::tables::{Kind, Meaning, Scope, Table, compiled};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// What a reader of the data meets, in numbers that follow the kinds below: plain text, an address,
/// something that only the general road knows; from here on, a datatype of the list.
const FIRST_DATATYPE: usize = 3;

/// The tables of the lists of contexts that credentials and status lists name.
///
/// `roots` are the beginnings of addresses. Each of `lists` has its `contexts`, its `datatypes` as
/// they are written behind a literal, and `scopes`: scope 0 holds everywhere, the others where an
/// object has the type they belong to. A meaning is `[root, rest, kind, scope, list]`, where the rest is
/// 0 when it is the term itself, `list` is 1 for one ordered list, and zeros at the end are left out.
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

fn members(table: &Table, scope: &Scope, roots: &mut Roots) -> Map<String, Value> {
    let named = table.terms.names().zip(&scope.meanings).filter(|(_, index)| **index > 0);
    named
        .map(|(name, index)| {
            let meaning = table.meanings[usize::from(*index - 1)];
            (name.to_owned(), written(table, name, meaning, roots))
        })
        .collect()
}

fn written(table: &Table, name: &str, meaning: Meaning, roots: &mut Roots) -> Value {
    let Meaning { predicate, kind, list, scope } = meaning;
    let address = table.predicate(predicate).trim_matches(['<', '>', ' ']);
    let (root, rest) = roots.of(address);
    let kind = match kind {
        Kind::Plain => 0,
        Kind::Address => 1,
        Kind::Beyond => 2,
        Kind::Typed(datatype) => FIRST_DATATYPE + usize::from(datatype),
    };
    let rest = if rest == name { json!(0) } else { json!(rest) };
    let mut all = vec![json!(root), rest, json!(kind), json!(scope), json!(u8::from(list))];
    while all.len() > 1 && all.last() == Some(&json!(0)) {
        all.pop();
    }
    Value::Array(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads the data back as the page does, and holds every meaning to the table it came from.
    #[test]
    fn the_data_says_what_the_tables_say() {
        let data = tables();
        let mut meanings = 0;
        for (list, contexts) in
            data["lists"].as_array().unwrap().iter().zip([&[VC_2, OB_303][..], &[VC_2]])
        {
            assert_eq!(list["contexts"], json!(contexts));
            let table = compiled(contexts).unwrap();
            for (number, scope) in list["scopes"].as_array().unwrap().iter().enumerate() {
                for name in table.terms.names() {
                    let number = u8::try_from(number).unwrap();
                    let known = table.meaning(number, table.term(name).unwrap());
                    let said = scope.get(name);
                    assert_eq!(said.is_some(), known.is_some(), "{name}");
                    let (Some(said), Some(known)) = (said, known) else { continue };
                    let at = |index: usize| said.get(index).cloned().unwrap_or(json!(0));
                    let root = &data["roots"][usize::try_from(at(0).as_u64().unwrap()).unwrap()];
                    let rest = at(1).as_str().unwrap_or(name).to_owned();
                    let address = format!("<{}{rest}> ", root.as_str().unwrap());
                    assert_eq!(address, table.predicate(known.predicate), "{name}");
                    assert_eq!(at(3), json!(known.scope), "{name}");
                    assert_eq!(at(4) == json!(1), known.list, "{name}");
                    match (at(2).as_u64().unwrap(), known.kind) {
                        (0, Kind::Plain) | (1, Kind::Address) | (2, Kind::Beyond) => {}
                        (kind, Kind::Typed(datatype)) => {
                            let text =
                                &list["datatypes"][usize::try_from(kind).unwrap() - FIRST_DATATYPE];
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
        assert!(tables().to_string().len() < 24 * 1024, "{}", tables().to_string().len());
    }
}
