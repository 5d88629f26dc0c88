//! Where the time of `award` goes: a table of 10,000 people to the text of an awards file and back,
//! beside the hashes that any program would have to compute; and the same table a second time.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measurement reads the clock and says what it found"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant as Clock};

use blason::codec::sha256::sha256;
use blason::content;
use blason::giving::{self, Given, Order, hash_of, order, place, read_back};
use blason::ground::random::Predictable;
use blason::ground::{Instant, Mailbox, Random, Report, Sources};
use blason::import::{Options, People, people, table};
use blason::model::Catalogue;

const CATALOGUE: &str = "=== blason.toml\nbase_url = \"https://badges.example/\"\ntitle = \"Badges\"\n\
    issuer = \"liens\"\n=== content/issuers/liens.md\n+++\nname = \"Les Liens\"\n\
    url = \"https://liens.example/\"\n+++\n=== content/badges/ecoute/badge.svg\n\
    <svg xmlns=\"http://www.w3.org/2000/svg\"/>\n=== content/badges/ecoute/index.md\n+++\n\
    name = \"Écoute\"\ndescription = \"Une présence.\"\nimage_alt = \"x\"\n+++\nTexte\n";

fn main() {
    let rows = std::env::args().find_map(|it| it.parse().ok()).unwrap_or(10_000_u32);
    let mut csv = String::from("Nom complet;Adresse e-mail;Récit;Date\n");
    for row in 0..rows {
        let _ = writeln!(csv, "P {row};p{row}@example.org;A réparé un objet n° {row};14/06/2026");
    }
    let sources = Sources::from_listing(CATALOGUE);
    let catalogue = assembled(&sources);
    let day = Instant::parse("2026-06-14").expect("a day");
    let version = order::named(&catalogue, "ecoute").expect("the badge is there");
    let order = Order {
        catalogue: &catalogue,
        version,
        date: day,
        publish: None,
        keep_until: None,
        today: day,
    };

    let (read, guests) = timed(|| guests(&csv));
    let nobody = BTreeMap::new();
    let (decide, given) =
        timed(|| giving::give(&order, guests.clone(), &nobody, &mut Predictable(1)));
    assert_eq!(given.gifts.len(), rows as usize);
    let target = place::choose(&order, &sources, None).expect("a new file");
    let (write, text) = timed(|| target.text(&order, &sources, &given.gifts));
    let after = sources.with_file(&target.path, text.as_bytes());
    let (back, whole) = timed(|| assembled(&after));
    assert_eq!(read_back::lost(&order, &given.gifts, &whole), None);

    let salt = "x".repeat(22);
    let mut random = Predictable(2);
    let (bare, ()) = timed(|| {
        for gift in &given.gifts {
            let address = gift.holder.address.as_ref().expect("everybody has one").in_clear();
            black_box(sha256([address, &salt].concat().as_bytes()));
            black_box((random.salt(), random.uuid()));
        }
    });

    let ledger: BTreeMap<_, Mailbox> = given
        .gifts
        .iter()
        .map(|gift| (gift.award.id, gift.holder.address.clone().expect("everybody has one")))
        .collect();
    let again = Order { catalogue: &whole, ..order };
    let (known, second) = timed(|| give_again(&again, &guests, &ledger));
    assert_eq!((second.gifts.len(), second.already.len()), (0, rows as usize));
    let few = People {
        guests: guests.guests[..100.min(guests.guests.len())].to_vec(),
        ..People::default()
    };
    let (unknown, second) = timed(|| give_again(&again, &few, &nobody));
    assert_eq!(second.gifts.len(), 0);

    let total = read + decide + write + back;
    println!("{rows} rows, {} kB of awards", text.len() / 1_000);
    for (what, took) in [
        ("table to guests", read),
        ("guests to awards", decide),
        ("awards to text", write),
        ("text read back", back),
        ("all of it", total),
        ("bare: hashes and random numbers", bare),
        ("the same table again, ledger at hand", known),
        ("100 of them again, without ledger", unknown),
    ] {
        let each = took.as_secs_f64() * 1e6 / f64::from(rows);
        println!("{what:<38} {:>8.1} ms {each:>7.2} µs a row", took.as_secs_f64() * 1e3);
    }
    println!("all / bare: {:.1}", total.as_secs_f64() / bare.as_secs_f64());
    black_box(hash_of);
}

fn give_again(
    order: &Order<'_>,
    people: &People,
    ledger: &BTreeMap<blason::ground::Uuid, Mailbox>,
) -> Given {
    giving::give(order, people.clone(), ledger, &mut Predictable(3))
}

fn guests(csv: &str) -> People {
    let table = table::read(csv.as_bytes(), &Options::default()).expect("it is a table");
    people::read(&table, &[]).expect("its headings are known")
}

fn assembled(sources: &Sources) -> Catalogue {
    let mut report = Report::new();
    let drafts = content::read(sources, &mut report);
    Catalogue::assemble(drafts, &mut report).expect("a sound catalogue")
}

/// The median of five.
fn timed<T>(mut step: impl FnMut() -> T) -> (Duration, T) {
    let mut all = Vec::new();
    let mut last = None;
    for _ in 0..5 {
        let start = Clock::now();
        let value = step();
        all.push(start.elapsed());
        last = Some(value);
    }
    all.sort();
    (all[2], last.expect("it ran five times"))
}
