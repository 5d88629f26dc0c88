//! Parts of a site: disjoint, and together the site itself, byte for byte.

use crate::workshop::{Tree, Workshop, assert_same, tree};

fn parts(workshop: &Workshop, of: usize) -> Vec<Tree> {
    let build = |number: usize| {
        let (part, out) = (format!("{number}/{of}"), format!("part-{number}-of-{of}"));
        workshop.build_with(&["--part", &part, "--out", &out]).must_be(0);
        tree(&workshop.root().join(out))
    };
    (1..=of).map(build).collect()
}

fn together_they_are_the_site(workshop: &Workshop, of: usize) {
    let parts = parts(workshop, of);
    assert!(parts.iter().all(|part| !part.is_empty()), "each has some of the work");
    let files: usize = parts.iter().map(Tree::len).sum();
    let union: Tree = parts.into_iter().flatten().collect();
    assert_eq!(union.len(), files, "no file is in two parts");
    assert_same(&union, &workshop.build());
}

#[test]
fn the_parts_of_a_site_are_disjoint_and_together_the_site() {
    together_they_are_the_site(&Workshop::small(), 1);
    together_they_are_the_site(&Workshop::small(), 5);
    together_they_are_the_site(&Workshop::example(), 3);
}

#[test]
fn a_part_goes_into_a_folder_of_its_own() {
    let workshop = Workshop::small();
    let whole = workshop.build();
    workshop.build_with(&["--part", "2/3"]).must_be(0);
    let part = tree(&workshop.root().join("public-2-of-3"));
    assert!(!part.is_empty() && part.iter().all(|(path, bytes)| whole.get(path) == Some(bytes)));
    assert_same(&whole, &workshop.site());
    let again = workshop.build_with(&["--part", "2/3"]).must_be(0);
    assert!(again.err.contains(" 0 written"), "{}", again.err);
    let usual = workshop.build_with(&[]).must_be(0);
    assert!(usual.err.starts_with("Nothing has changed"), "{}", usual.err);
}

#[test]
fn a_part_that_there_is_not_is_refused() {
    let workshop = Workshop::small();
    for part in ["0/2", "3/2", "2", "a/b", "1/10001"] {
        let answer = workshop.build_with(&["--part", part]).must_be(2);
        assert!(answer.err.contains("2/8"), "{}", answer.err);
    }
}
