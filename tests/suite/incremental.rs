//! Builds after the first: what did not change is not touched, what changed is as if everything had
//! been made anew, and a build that is killed leaves nothing that the next one does not mend.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::time::SystemTime;

use crate::workshop::{Workshop, assert_same, files_below};

/// What somebody does to a catalogue.
type Edit = Box<dyn Fn(&Workshop)>;

const AWARDS: &str = "content/awards/2026-reparer.toml";

#[test]
fn a_second_build_writes_nothing() {
    let workshop = Workshop::small();
    let first = workshop.build();
    let before = times(&workshop);
    let again = workshop.build_with(&[]).must_be(0);
    assert!(again.err.starts_with("Nothing has changed"), "{}", again.err);
    let full = workshop.build_with(&["--full"]).must_be(0);
    assert!(full.err.contains(" 0 written"), "{}", full.err);
    assert_eq!(times(&workshop), before, "a file was touched");
    assert_same(&first, &workshop.site());
}

#[test]
fn whatever_is_edited_the_result_is_that_of_a_first_build() {
    let workshop = Workshop::small();
    workshop.build();
    let edit = |path: &str, old: &str, new: &str| {
        let (path, old, new) = (path.to_owned(), old.to_owned(), new.to_owned());
        Box::new(move |it: &Workshop| it.replace(&path, &old, &new)) as Edit
    };
    let edits: Vec<(&str, Edit)> = vec![
        ("a word of a badge", edit("content/badges/reparer/index.md", "expliqué", "raconté")),
        ("a translation", edit("content/badges/reparer/index.en.md", "Mending", "Repairing")),
        ("a picture", edit("content/badges/reparer/badge.svg", "#c33", "#c63")),
        ("an award given by somebody", edit(AWARDS, "Trois réparations", "Quatre réparations")),
        (
            "an award revoked",
            edit(
                AWARDS,
                "status = 95016\n",
                "status = 95016\nrevoked = 2026-11-02\nreason = \"Une erreur.\"\n",
            ),
        ),
        (
            "a suspension lifted",
            edit(AWARDS, "suspended = 2026-10-01\nreason = \"Une question reste ouverte.\"\n", ""),
        ),
        (
            "an award withdrawn from view",
            edit(AWARDS, "publish = \"page\"", "publish = \"credential\""),
        ),
        ("an issuer's name", edit("content/issuers/halle.md", "La Halle", "La Grande Halle")),
        (
            "the title of the site",
            edit("blason.toml", "Badges de l’atelier", "Les badges de l’atelier"),
        ),
        ("a file that is copied", edit("static/documents/note.txt", "telle quelle", "à la lettre")),
        (
            "a page removed",
            Box::new(|it| {
                it.remove("content/pages/a-propos.md");
                it.remove("content/pages/a-propos.en.md");
            }),
        ),
        ("awards removed", Box::new(|it| it.remove("content/awards/2024-reparer.toml"))),
        (
            "a badge moved",
            edit("content/badges/accueillir/index.md", "version = \"1\"", "version = \"1.1\""),
        ),
    ];
    for (what, edit) in edits {
        edit(&workshop);
        let after = workshop.build();
        let fresh = tempfile::tempdir().expect("a folder");
        let out = fresh.path().join("fresh");
        workshop.build_with(&["--out", out.to_str().expect("Unicode")]).must_be(0);
        let fresh = crate::workshop::tree(&out);
        assert!(!after.is_empty(), "{what}");
        assert_same(&fresh, &after);
    }
}

#[test]
fn one_word_of_an_award_touches_that_award_only() {
    let workshop = Workshop::small();
    workshop.build();
    let before = times(&workshop);
    workshop.replace(AWARDS, "Trois réparations", "Quatre réparations");
    workshop.build();
    let after = times(&workshop);
    let touched: Vec<&String> = after
        .iter()
        .filter(|(path, time)| before.get(*path) != Some(*time))
        .map(|it| it.0)
        .collect();
    assert!(!touched.is_empty());
    let id = "24a00472-5c7f-404f-8cca-39ff31460183";
    assert!(touched.iter().all(|path| path.contains(id)), "{touched:?}");
}

#[test]
fn what_somebody_else_put_there_is_left_alone() {
    let workshop = Workshop::small();
    workshop.build();
    let foreign = workshop.root().join("public/CNAME");
    fs::write(&foreign, "badges.example.org").expect("a file");
    workshop.remove("static/documents/note.txt");
    let site = workshop.build();
    assert_eq!(site["CNAME"], b"badges.example.org");
    assert!(!site.contains_key("documents/note.txt"), "what a build wrote, a build removes");
}

#[test]
fn a_file_spoilt_by_hand_is_mended_by_a_full_build() {
    let workshop = Workshop::small();
    let site = workshop.build();
    fs::write(workshop.root().join("public/index.html"), "<p>spoilt").expect("a file");
    fs::remove_file(workshop.root().join("public/catalogue.json")).expect("a file");
    workshop.build_with(&["--full"]).must_be(0);
    assert_same(&site, &workshop.site());
}

#[test]
fn another_day_moves_the_lists_and_nothing_backwards() {
    let workshop = Workshop::small();
    let site = workshop.build();
    workshop.run(&["build", "--as-of", "2026-12-02"]).must_be(0);
    let later = workshop.site();
    let moved: Vec<&String> = later
        .iter()
        .filter(|(path, bytes)| site.get(*path) != Some(*bytes))
        .map(|it| it.0)
        .collect();
    assert!(!moved.is_empty(), "a list is fresh for a time, and then anew");
    assert!(moved.iter().all(|path| path.starts_with("status/")), "{moved:?}");
    workshop.build_with(&[]).must_be(0);
    assert_same(&site, &workshop.site());
}

/// Killed while it makes a first site, and killed while it replaces one: the next build ends where
/// a build that nobody killed ends.
#[test]
fn a_killed_build_leaves_nothing_behind() {
    let workshop = Workshop::small();
    workshop.replace("blason.toml", "baked = [\"png\", \"svg\"]", "baked = []");
    workshop.write("content/awards/many.toml", many_awards(300));
    let clean = {
        let other = tempfile::tempdir().expect("a folder");
        let out = other.path().join("clean");
        workshop.build_with(&["--out", out.to_str().expect("Unicode")]).must_be(0);
        crate::workshop::tree(&out)
    };

    let began = kill_when(&workshop, || {
        !files_below(&workshop.root().join(".public.blason-new")).is_empty()
    });
    assert!(began, "the first build was over before it was seen to begin");
    assert!(!workshop.root().join("public").exists(), "half a site is not shown");
    assert_same(&clean, &workshop.build());
    assert!(!workshop.root().join(".public.blason-new").exists());

    workshop.replace("blason.toml", "Badges of the workshop", "Badges of our workshop");
    workshop.replace("content/badges/reparer/index.md", "Remettre un objet", "Remettre une chose");
    let stage = workshop.root().join(".public.blason-new");
    let began = kill_when(&workshop, || !files_below(&stage).is_empty());
    assert!(began, "the second build was over before it was seen to begin");
    assert_same(&clean, &workshop.site());
    // The files are moved in so fast that this one may come too late; then it is a whole build.
    let journal = workshop.root().join(".blason/public/journal");
    kill_when(&workshop, || journal.exists());
    let resumed = workshop.build();
    let other = tempfile::tempdir().expect("a folder");
    let out = other.path().join("clean");
    workshop.build_with(&["--out", out.to_str().expect("Unicode")]).must_be(0);
    assert_same(&crate::workshop::tree(&out), &resumed);
    assert!(!journal.exists() && !stage.exists());
}

/// Starts a build, kills it as soon as something is seen, and says whether it was still at work.
fn kill_when(workshop: &Workshop, seen: impl Fn() -> bool) -> bool {
    let mut child = workshop
        .command(&["build", "--as-of", crate::workshop::TODAY, "--quiet"])
        .spawn()
        .expect("the program starts");
    loop {
        if seen() {
            child.kill().expect("a child can be killed");
            let status = child.wait().expect("a child ends");
            return !status.success();
        }
        if let Some(status) = child.try_wait().expect("a child can be asked") {
            assert!(status.success(), "the build failed by itself");
            return false;
        }
        std::thread::yield_now();
    }
}

fn many_awards(count: u32) -> String {
    let mut text =
        String::from("badge = \"reparer@2\"\nawarded = 2026-06-14\npublish = \"credential\"\n");
    for at in 0..count {
        let hash = format!("{at:064x}");
        write!(
            text,
            "\n[[award]]\nid = \"{at:08x}-5c7f-404f-8cca-39ff31460183\"\nstatus = {}\n\
             recipient = {{ hash = \"sha256${hash}\", salt = \"c2VsLWRlLXRlc3Q{at:04}\" }}\n",
            200 + at * 401
        )
        .expect("a String takes every text");
    }
    text
}

/// When each published file was written.
fn times(workshop: &Workshop) -> BTreeMap<String, SystemTime> {
    let public = workshop.root().join("public");
    let time = |path: String| {
        let time = fs::metadata(public.join(&path)).and_then(|it| it.modified());
        // A file may go while we look.
        (path, time.unwrap_or(SystemTime::UNIX_EPOCH))
    };
    files_below(&public).into_iter().map(time).collect()
}
