//! Laws of status lists.

use super::made;
use crate::codec::bitstring::Bitstring;
use crate::formats::sample::{self, at};
use crate::formats::suspension_list_beside;
use crate::ground::{Instant, Period};
use crate::model::Standing;
use crate::model::links::{Purpose, STATUS_PLACES};

#[test]
fn a_bit_is_set_exactly_when_the_award_does_not_stand() {
    let catalogue = sample::dressed();
    let documents = made(&catalogue);
    let issuer = catalogue.settings.issuer;
    assert_eq!(documents.status_lists(issuer), 3);
    for purpose in Purpose::ALL {
        let mut expected: Vec<u32> = Vec::new();
        for award in &catalogue.awards {
            let marked = match purpose {
                Purpose::Revocation => matches!(award.standing, Standing::Revoked(_)),
                Purpose::Suspension => matches!(award.standing, Standing::Suspended(_)),
            };
            expected.extend(award.status.filter(|_| marked));
        }
        if purpose == Purpose::Revocation {
            expected.extend(catalogue.erased.iter().filter_map(|gone| gone.status));
        }
        expected.sort_unstable();
        assert!(!expected.is_empty());
        let mut found = Vec::new();
        for number in 1..=documents.status_lists(issuer) {
            let list = documents.status_list(issuer, purpose, number, at("2026-11-23"));
            let text = list["credentialSubject"]["encodedList"].as_str().unwrap();
            let first = (number - 1) * STATUS_PLACES;
            let bits = Bitstring::decode(text).unwrap();
            assert_eq!(bits.places(), STATUS_PLACES as usize);
            found.extend(bits.ones().map(|place| first + u32::try_from(place).unwrap()));
        }
        assert_eq!(found, expected);
    }
}

#[test]
fn the_entry_of_a_credential_leads_to_its_place() {
    let catalogue = sample::dressed();
    let documents = made(&catalogue);
    for id in catalogue.award_ids() {
        let entry = &documents.credential(id)["credentialStatus"];
        let Some(place) = catalogue[id].status else {
            assert!(entry.is_null());
            continue;
        };
        let index: u32 = entry["statusListIndex"].as_str().unwrap().parse().unwrap();
        let number = place / STATUS_PLACES + 1;
        assert_eq!((number - 1) * STATUS_PLACES + index, place);
        let list = documents.status_list(
            catalogue.issuer_of(&catalogue[id]),
            Purpose::Revocation,
            number,
            at("2026-11-23"),
        );
        assert_eq!(entry["statusListCredential"], list["id"]);
        assert_eq!(entry["statusPurpose"], list["credentialSubject"]["statusPurpose"]);
        let address = list["id"].as_str().unwrap();
        assert_eq!(entry["id"], format!("{address}#{index}"));
        let issuer = catalogue.issuer_of(&catalogue[id]);
        let beside = documents.status_list(issuer, Purpose::Suspension, number, at("2026-11-23"));
        assert_eq!(suspension_list_beside(address).as_deref(), beside["id"].as_str());
    }
}

#[test]
fn a_stranger_s_list_has_no_list_beside_it() {
    for address in ["https://a.example/status/3", "https://a.example/revocation-.json", "", "/"] {
        assert_eq!(suspension_list_beside(address), None);
    }
}

#[test]
fn status_lists_never_move_backwards_and_are_fresh_when_made() {
    for fresh_for in ["P6M", "P1M", "P7D", "P1D", "P40D"] {
        let mut drafts = sample::drafts();
        drafts.settings.as_mut().unwrap().fresh_for = Period::parse(fresh_for).unwrap();
        let catalogue = sample::assemble(drafts);
        let documents = made(&catalogue);
        let issuer = catalogue.settings.issuer;
        for purpose in Purpose::ALL {
            let mut before: Option<Instant> = None;
            let mut now = at("2026-01-01");
            while now < at("2027-02-01") {
                let list = documents.status_list(issuer, purpose, 1, now);
                let [from, until] = ["validFrom", "validUntil"]
                    .map(|key| Instant::parse(list[key].as_str().unwrap()).unwrap());
                assert!(
                    before.is_none_or(|before| before <= from),
                    "{now}: {before:?} then {from}"
                );
                assert!(from <= now && now < until, "{fresh_for} {now}: {from} to {until}");
                assert!(now.month_start() <= from, "{now}: {from} is from another month");
                before = Some(from);
                now = Instant::from_seconds(now.seconds() + 7 * 3600 + 11).unwrap();
            }
        }
        let changed = documents.status_list(issuer, Purpose::Suspension, 1, at("2026-09-20"));
        assert!(changed["validFrom"].as_str().unwrap() >= "2026-09-15T00:00:00Z");
    }
}
