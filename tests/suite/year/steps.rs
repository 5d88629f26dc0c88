//! What happens in the year, step by step.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::model::{Fate, Known};
use super::people::Person;
use super::{Year, readers, search};

/// Places in use before a second list is opened: three quarters of the first.
const BEFORE_A_SECOND_LIST: usize = 131_072 / 4 * 3;

impl Year {
    /// January: a key, and nothing given yet.
    pub(super) fn begins(&mut self) {
        self.house.on("2026-01-05");
        self.must(&["key", "new", "--issuer", "atelier", "--no-passphrase"]);
        self.publish("A first key");
    }

    /// Three workshops; some people come to two of them.
    pub(super) fn workshops(&mut self) {
        self.house.on("2026-03-14");
        self.give("reparer", "page", Some("2026-09-14"), 0..100);
        self.publish("The first workshop");
        self.house.on("2026-05-10");
        self.give("ecouter", "credential", None, 90..200);
        self.publish("The second workshop");
        self.house.on("2026-06-20");
        self.give("accueillir", "none", None, 185..300);
        self.publish("The third workshop");
        // Asked again, all of them have it.
        let again = self.table_of(185..300);
        let told = self.must(&[
            "award",
            "accueillir",
            "--csv",
            &again,
            "--date",
            "2026-06-20",
            "--publish",
            "none",
        ]);
        assert!(told.out.contains("Nothing new"), "{}", told.out);
    }

    /// Awards taken back and held back; then some stand again.
    pub(super) fn second_thoughts(&mut self) {
        self.house.on("2026-07-10");
        let (first, second, third) =
            (self.model.of("2026-03-14"), self.model.of("2026-05-10"), self.model.of("2026-06-20"));
        let gone = [&second[20], &second[21], &third[40], &first[5]];
        for id in gone {
            self.must(&["revoke", id, "--reason", "Donnée par erreur"]);
            self.model.get(id).fate = Fate::Revoked;
        }
        // By the person, as the ledger knows them: everything that they hold.
        for who in [50, 95, 190] {
            self.must(&[
                "suspend",
                "--person",
                &self.people[who].address.clone(),
                "--reason",
                "Vérification",
            ]);
            self.of_person(
                who,
                |known| known.fate == Fate::Good,
                |known| known.fate = Fate::Suspended,
            );
        }
        self.publish("Awards taken back and held back");
        self.house.on("2026-08-01");
        for who in [50, 190] {
            self.must(&["reinstate", "--person", &self.people[who].name()]);
            self.of_person(
                who,
                |known| known.fate == Fate::Suspended,
                |known| known.fate = Fate::Good,
            );
        }
        self.publish("Awards that stand again");
    }

    /// A second key follows the first, and signs what is dated later.
    pub(super) fn another_key(&mut self) {
        self.house.on("2026-08-15");
        let first = self.keys()[0].clone();
        self.must(&["key", "new", "--issuer", "atelier", "--replaces", &first, "--no-passphrase"]);
        self.publish("A second key");
        self.house.on("2026-08-20");
        self.give("reparer", "page", Some("2027-02-20"), 200..212);
        let site = self.publish("A small workshop");
        let keys = self.keys();
        for (awarded, key) in [("2026-03-14", &keys[0]), ("2026-08-20", &keys[1])] {
            let id = &self.model.of(awarded)[0];
            assert!(readers::method(&site, id).ends_with(key), "{awarded} is signed by {key}");
        }
    }

    /// The first workshop lapses; ten people come again, and theirs are renewed.
    pub(super) fn renewals(&mut self) {
        self.house.on("2026-09-20");
        self.publish("The first workshop has lapsed");
        let ids: Vec<String> = self.model.of("2026-03-14")[10..20].to_vec();
        let names: Vec<&str> = ids.iter().map(String::as_str).collect();
        self.must(&[&["reissue", "--until", "2027-09-20"], &names[..]].concat());
        for id in &ids {
            let known = self.model.get(id);
            (known.valid_from, known.until) = ("2026-09-20", Some("2027-09-20"));
        }
        self.publish("Ten awards renewed");
    }

    /// Awards handed over: to a new address, and to an identifier.
    pub(super) fn new_addresses(&mut self) {
        self.house.on("2026-10-01");
        for (who, to, count) in [
            (12, "camille.neuve@courriel.example.net", 1),
            (112, "did:key:z6MkkkwyYCcYpEf1hdU35rPzksWRAXTQ5zATbk4DrTXZNriz", 1),
            (195, "autre.adresse@courriel.example.net", 2),
        ] {
            let address = self.people[who].address.clone();
            let told =
                self.must(&["reissue", "--person", &address, "--to", to, "--format", "json"]);
            let told: Value = serde_json::from_str(&told.out).expect("JSON");
            let over = told["handed_over"].as_array().expect("a list");
            assert_eq!(over.len(), count, "{told}");
            for one in over {
                let old = self.model.get(one["id"].as_str().expect("an id"));
                let status = one["status"].as_u64().expect("a place");
                let new = Known { valid_from: "2026-10-01", status, ..old.clone() };
                old.fate = Fate::Revoked;
                self.model.0.insert(one["by"].as_str().expect("an id").to_owned(), new);
            }
        }
        self.publish("Awards handed over");
    }

    /// The first key falls into other hands: what it signed is signed again; what people keep is
    /// believed no more.
    pub(super) fn key_in_other_hands(&mut self) {
        self.house.on("2026-10-15");
        let kept = self.house.publish("Before the theft").site();
        let keys = self.keys();
        let told = self.must(&["key", "compromise", &keys[0], "--format", "json"]);
        let told: Value = serde_json::from_str(&told.out).expect("JSON");
        let listed: BTreeSet<&str> = told["sign_again"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|it| it["id"].as_str().expect("an id"))
            .collect();
        // What is delivered and not published was signed by it, too.
        let own = self.model.0.iter().filter(|(_, it)| it.valid_from < "2026-08-15");
        let own: BTreeSet<&str> = own.map(|(id, _)| id.as_str()).collect();
        let differ: Vec<_> = listed.symmetric_difference(&own).collect();
        assert!(differ.is_empty(), "signed by the first key, or not: {differ:?}");
        // Nothing is published with seals of that key.
        let clone = self.house.clone_as_it_is("A key in other hands");
        clone.build().must_be(1);
        assert!(clone.site().is_empty());

        let site = self.publish("Signed again");
        for (id, known) in self.model.published() {
            assert!(
                readers::method(&site, id).ends_with(&keys[1]),
                "{id} is signed by the second key"
            );
            let by_first = readers::method(&kept, id).ends_with(&keys[0]);
            assert_eq!(by_first, known.valid_from < "2026-08-15");
        }
        let clone = self.house.clone_as_it_is("The same");
        clone.build().must_be(0);
        let old = readers::verdicts(&clone, &kept, self.house.day());
        let now = readers::verdicts(&clone, &site, self.house.day());
        for (id, known) in self.model.published() {
            let stolen = known.valid_from < "2026-08-15";
            let expected = if stolen { "invalid" } else { known.verdict(self.house.day()) };
            assert_eq!(old[id], expected, "{id}, as its holder keeps it");
            assert_eq!(now[id], known.verdict(self.house.day()), "{id}, as it is published now");
        }
    }

    /// Some people ask to be forgotten, under every address.
    pub(super) fn forgotten(&mut self) {
        self.house.on("2026-11-05");
        // At two workshops; with an award that was handed over; whose award was revoked; not published.
        for who in [92, 195, 112, 110, 250] {
            self.must(&["erase", "--person", &self.people[who].address.clone()]);
            self.of_person(who, |_| true, |known| known.fate = Fate::Erased);
            let ledger = self.house.ledger();
            let Person { last, address, .. } = &self.people[who];
            assert!(!ledger.contains(last) && !ledger.contains(address), "{last} is in the ledger");
        }
        assert!(!self.house.ledger().contains("autre.adresse@"));
        self.publish("Five people are forgotten");
    }

    /// Three quarters of the first status list are taken, and a second one is opened.
    pub(super) fn full_list(&mut self) {
        self.house.on("2026-11-20");
        let taken: BTreeSet<u64> = self.model.0.values().map(|it| it.status).collect();
        let free = (0..131_072).filter(|place| !taken.contains(place));
        let mut free: Vec<u64> = free.take(BEFORE_A_SECOND_LIST - taken.len()).collect();
        // As if they had been drawn: places in a row would tell who was given a badge after whom.
        free.sort_by_key(|place| Sha256::digest(place.to_be_bytes()));
        for (number, places) in free.chunks(30_000).enumerate() {
            self.house.write(&format!("content/awards/ailleurs-{number}.toml"), &bulk(places));
        }
        self.give("accueillir", "credential", None, 0..40);
        let second: Vec<String> = self.model.of("2026-11-20");
        let second: Vec<&String> =
            second.iter().filter(|id| self.model.0[*id].status >= 131_072).collect();
        assert!(!second.is_empty(), "a second list was opened");
        let id = second[0].clone();
        self.must(&["revoke", &id, "--reason", "Donnée par erreur"]);
        self.model.get(&id).fate = Fate::Revoked;
        let site = self.publish("A second status list");
        assert!(site.contains_key("status/atelier/revocation-2.json"));
        readers::outside_all(&site, &self.model, self.house.day());
        if let Some(folder) = std::env::var_os("BLASON_YEAR") {
            self.house.keep(folder.as_ref(), &site);
        }
    }
}

/// Awards that were given elsewhere and are not published: all that they take is a place.
fn bulk(places: &[u64]) -> String {
    let mut text =
        "badge = \"accueillir@1\"\nawarded = 2026-11-20\npublish = \"none\"\n".to_owned();
    for place in places {
        let drawn = search::hex(&Sha256::digest(place.to_be_bytes()));
        let part = |from: usize, to: usize| &drawn[from..to];
        let id = [part(0, 8), part(8, 12), &format!("4{}", part(12, 15))].join("-");
        let id = [&*id, &format!("8{}", part(15, 18)), part(18, 30)].join("-");
        let holder = format!("{{ id = \"did:example:{}\" }}", part(30, 46));
        writeln!(text, "[[award]]\nid = \"{id}\"\nstatus = {place}\nrecipient = {holder}")
            .expect("a String takes everything");
    }
    text
}
