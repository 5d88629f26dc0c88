//! A year of a catalogue: three hundred people, three workshops, two keys of which one falls into other
//! hands, awards taken back, held back, renewed, handed over and forgotten, a status list that fills
//! up. After each step the site is built from a clean clone, without ledger and without key; every
//! verdict is as it should be, for the program and for others' libraries; and nobody is found in the
//! repository or in the site.
//!
//! In reading order: [`steps`] (what happens), [`people`] (who comes), [`house`] (where the catalogue lives), [`model`] (what
//! should be), [`readers`] (what is asked of each site), [`outside`] (a verifier of others' making),
//! [`search`] (for people). With `BLASON_YEAR=FOLDER` the last catalogue and its site are kept there.

mod house;
mod model;
pub(crate) mod outside;
mod people;
mod readers;
mod search;
mod steps;

use serde_json::Value;

use self::house::House;
use self::model::{Fate, Known, Model};
use self::people::{Person, everybody, table};
use self::search::Search;
use crate::workshop::{Answer, Tree};

/// Everything that the year holds.
struct Year {
    house: House,
    people: Vec<Person>,
    model: Model,
    search: Search,
}

#[test]
#[expect(clippy::print_stdout, reason = "a test that is skipped says so")]
fn a_year_of_a_catalogue() {
    let Some(house) = House::new() else {
        println!("skipped: there is no git");
        return;
    };
    let people = everybody();
    assert_eq!(people.len(), 300);
    let mut search = Search::of(&people);
    for person in &people {
        search.must_find(person);
    }
    search.add_all(["camille.neuve@courriel.example.net", "autre.adresse@courriel.example.net"]);
    let mut year = Year { house, people, model: Model::default(), search };

    year.begins();
    year.workshops();
    year.second_thoughts();
    year.another_key();
    year.renewals();
    year.new_addresses();
    year.key_in_other_hands();
    year.forgotten();
    year.full_list();
}

impl Year {
    /// Gives a badge to some people, today, and knows it.
    fn give(
        &mut self,
        badge: &str,
        publish: &'static str,
        until: Option<&'static str>,
        who: std::ops::Range<usize>,
    ) {
        let table = self.table_of(who.clone());
        let told =
            self.must(&["award", badge, "--csv", &table, "--publish", publish, "--format", "json"]);
        let told: Value = serde_json::from_str(&told.out).expect("JSON");
        let given = told["given"].as_array().expect("a list");
        assert_eq!(given.len(), who.len());
        let awarded = self.house.day().to_owned().leak();
        for one in given {
            // The headings stand on the first line.
            let line =
                usize::try_from(one["line"].as_u64().expect("a line")).expect("a small number");
            let status = one["status"].as_u64().expect("a place");
            let fate = Fate::Good;
            let who = who.start + line - 2;
            let known = Known { who, publish, awarded, valid_from: awarded, until, fate, status };
            self.model.0.insert(one["id"].as_str().expect("an id").to_owned(), known);
        }
    }

    fn table_of(&self, who: std::ops::Range<usize>) -> String {
        self.house.outside("personnes.csv", &table(&self.people, who))
    }

    /// Changes what is known of some awards of a person.
    fn of_person(
        &mut self,
        who: usize,
        which: impl Fn(&Known) -> bool,
        change: impl Fn(&mut Known),
    ) {
        let all = self.model.0.values_mut().filter(|known| known.who == who && which(known));
        assert!(all.map(change).count() > 0);
    }

    /// The public halves of the issuer's keys, the oldest first.
    fn keys(&self) -> Vec<String> {
        let issuer = std::fs::read_to_string(self.house.root().join("content/issuers/atelier.md"));
        let issuer = issuer.expect("a file");
        let keys =
            issuer.lines().filter_map(|line| line.strip_prefix("public = \"")?.strip_suffix('"'));
        keys.map(str::to_owned).collect()
    }

    #[track_caller]
    fn must(&self, arguments: &[&str]) -> Answer {
        self.house.run(arguments).must_be(0)
    }

    /// Seals, commits, clones, builds from seals alone, and asks everything of the site.
    #[expect(clippy::print_stdout, reason = "a year that fails says where")]
    fn publish(&mut self, step: &str) -> Tree {
        println!("{}: {step}", self.house.day());
        let clone = self.house.publish(step);
        let site = clone.site();
        let day = self.house.day();
        readers::site_holds(&clone, &site, &self.model, day);
        readers::outside_some(&site, &self.model, day);
        for (name, bytes) in clone.objects() {
            self.search.nobody_in(&format!("{step}: git’s {name}"), &bytes);
        }
        self.search.nobody_in(&format!("{step}: git’s history"), &clone.history());
        for (path, bytes) in &site {
            self.search.nobody_in(&format!("{step}: {path}"), bytes);
            self.search.nobody_in(step, path.as_bytes());
        }
        site
    }
}
