//! What goes into a ledger comes back from it, and what is forgotten is gone.

use super::*;

fn settings(lock: LedgerLock) -> LedgerSettings {
    LedgerSettings { path: "ledger".into(), lock }
}

fn holder(bits: u128, address: &str, name: &str) -> Holder {
    Holder {
        id: Uuid::from_bits(bits),
        address: Mailbox::parse(address).ok(),
        name: Some(name.to_owned()),
        awarded: None,
        language: None,
        keep_until: Instant::parse("2026-01-01"),
    }
}

const JUNE: &str = "content/awards/2026/june.toml";

#[test]
fn people_are_kept_found_and_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let ledger = Ledger::open(root, &settings(LedgerLock::Open));
    assert!(!ledger.is_there());
    assert_eq!(ledger.find("camille@example.org").unwrap().len(), 0);
    let two = [holder(1, "Camille@example.org", "Camille Martin"), holder(2, "a@example.org", "A")];
    let mut change = Change::new(root);
    ledger.add(JUNE, &two[..1], &mut change).unwrap();
    change.apply().unwrap();
    let mut change = Change::new(root);
    ledger.add(JUNE, &two[1..], &mut change).unwrap();
    change.apply().unwrap();
    assert_eq!(ledger.people(JUNE).unwrap(), two);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &str| fs::metadata(root.join(path)).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode("ledger/2026/june.csv"), mode("ledger/2026")), (0o600, 0o700));
        assert!(!ledger.is_open_to_others());
    }
    let one = BTreeSet::from([Uuid::from_bits(1)]);
    for word in ["CAMILLE@Example.org", "camille  MARTIN", "00000000-0000-0000-0000-000000000001"] {
        assert_eq!(ledger.find(word).unwrap(), one, "{word}");
    }
    assert!(ledger.find("Martin").unwrap().is_empty() && ledger.find("").unwrap().is_empty());
    let day = |text| Instant::parse(text).unwrap();
    assert_eq!(ledger.overdue(day("2026-01-02")).unwrap()[JUNE].len(), 2);
    assert!(ledger.overdue(day("2026-01-01")).unwrap().is_empty());
    let mut change = Change::new(root);
    assert_eq!(ledger.forget(&one, &mut change).unwrap(), 1);
    change.apply().unwrap();
    assert_eq!(ledger.people(JUNE).unwrap(), two[1..]);
    let text = fs::read_to_string(root.join("ledger/2026/june.csv")).unwrap();
    assert!(!text.to_lowercase().contains("camille"));
}

#[test]
fn a_ledger_in_a_repository_hides_itself_from_git() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join(".git")).unwrap();
    let ledger = Ledger::open(folder.path(), &settings(LedgerLock::Open));
    let mut change = Change::new(folder.path());
    ledger.add(JUNE, &[holder(1, "a@example.org", "A")], &mut change).unwrap();
    change.apply().unwrap();
    assert!(fs::read_to_string(folder.path().join("ledger/.gitignore")).unwrap().ends_with("*\n"));
    assert_eq!(ledger.everybody().unwrap().len(), 1);
}

#[test]
fn a_ledger_that_is_locked_from_now_on_leaves_nothing_in_the_clear() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let mut change = Change::new(root);
    let open = Ledger::open(root, &settings(LedgerLock::Open));
    open.add(JUNE, &[holder(1, "a@example.org", "A")], &mut change).unwrap();
    change.apply().unwrap();
    let recipient = age::x25519::Identity::generate().to_public().to_string();
    let locked = Ledger::open(root, &settings(LedgerLock::Recipients(vec![recipient.into()])));
    let mut change = Change::new(root);
    locked.add(JUNE, &[holder(2, "b@example.org", "B")], &mut change).unwrap();
    change.apply().unwrap();
    let names: Vec<_> =
        fs::read_dir(root.join("ledger/2026")).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert_eq!(names, ["june.csv.age"]);
    let bytes = fs::read(root.join("ledger/2026/june.csv.age")).unwrap();
    assert!(bytes.starts_with(b"age-encryption.org/v1"));
    assert!(matches!(locked.people(JUNE), Err(LedgerError::Lock(_, LockError::NoIdentity))));
    fs::write(root.join("ledger/2026/june.csv"), "id,address\n").unwrap();
    assert!(matches!(locked.people(JUNE), Err(LedgerError::Both(_))));
}
