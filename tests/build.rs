//! `closecodes build` and its folder: same input, same bytes; work that follows the change; nobody else's files touched.
//!
//! Each test builds a copy of a small site with the real binary and compares whole folders. What a page says is the
//! business of `pages.rs`, and where its links lead that of `links.rs`.

mod support;

#[path = "build/again.rs"]
mod again;
#[path = "build/parts.rs"]
mod parts;
#[path = "build/pinned.rs"]
mod pinned;
#[path = "build/previews.rs"]
mod previews;
#[path = "build/settings.rs"]
mod settings;
#[path = "build/templates.rs"]
mod templates;

use std::fs;

use support::{Site, Tree, closecodes_in};

/// Where a build notes for the next one what it made.
const NOTES: &str = ".closecodes.json";

#[test]
fn two_builds_give_the_same_bytes_on_any_number_of_threads() {
    let site = Site::two_families();
    let first = site.build();
    first.assert_same(&site.build_clean(&[]));
    for threads in ["1", "4"] {
        let out = format!("out-{threads}");
        site.run_with(&["build", "--out", &out], &[("RAYON_NUM_THREADS", threads)]).expect(0);
        first.assert_same(&Tree::read(&site.out().with_file_name(out)));
    }
}

#[test]
fn a_folder_that_somebody_else_made_is_refused_and_stays_as_it_is() {
    let site = Site::two_families();
    fs::create_dir_all(site.out().join("photos")).unwrap();
    fs::write(site.out().join("photos/cat.txt"), "meow").unwrap();
    let before = Tree::read(&site.out());
    let run = site.run(&["build", "--out", "out"]).expect(2);
    assert!(run.stderr.contains("out: the folder has files in it"), "{}", run.stderr);
    before.assert_same(&Tree::read(&site.out()));
}

#[test]
fn an_output_that_is_a_file_is_refused_and_stays_as_it_is() {
    let site = Site::two_families();
    fs::write(site.out(), "mine").unwrap();
    site.run(&["build", "--out", "out"]).expect(2);
    assert_eq!(fs::read_to_string(site.out()).unwrap(), "mine");
}

#[test]
fn a_fault_in_the_content_leaves_the_folder_as_it_is() {
    let site = Site::two_families();
    site.edit("content/relay/201.toml", "category =", "categori =");
    site.run(&["build", "--out", "out"]).expect(1);
    assert!(!site.out().exists(), "nothing was made");
    site.edit("content/relay/201.toml", "categori =", "category =");
    let before = site.build();
    site.edit("content/relay/100.toml", "related = [200, 101]", "related = [200, 102]");
    site.run(&["build", "--out", "out"]).expect(1);
    before.assert_same(&Tree::read(&site.out()));
}

#[test]
fn a_base_url_with_a_path_changes_addresses_and_nothing_else() {
    let site = Site::two_families();
    let (short, long) = ("https://one.example/", "https://two.example:8443/deep/path/");
    let one = site.build_clean(&["--base-url", short]);
    // The final slash may be left out.
    let two = site.build_clean(&["--base-url", long.trim_end_matches('/')]);
    assert!(one.paths().eq(two.paths()), "the same files");
    let mut named = 0;
    for (path, text) in one.texts().filter(|(path, _)| ![NOTES, "404.html"].contains(path)) {
        named += text.matches(short).count();
        assert!(two.text(path) == text.replace(short, long), "{path} differs in more than its addresses");
    }
    assert!(named > 0);
    // The page for unknown addresses is served at any depth, so its links begin at the host's root.
    let (one, two) = (one.text("404.html"), two.text("404.html"));
    assert!(one.contains("href=\"/faq/\"") && two.contains("href=\"/deep/path/faq/\""), "{two}");
    assert!(!two.contains("href=\"./") && !two.contains("href=\"../"), "{two}");
}

#[test]
fn without_flags_the_site_that_one_stands_in_is_built_into_public() {
    let site = Site::two_families();
    closecodes_in(&site.path(), &["build"], &[]).expect(0);
    Tree::read(&site.path().join("public")).assert_same(&site.build());
}
