//! What `site.toml` may choose: which pairs get pages, and which of their files; or nothing at all.
//!
//! What a setting should make is computed from the facts that the build itself publishes in `api/codes.json`; whatever is
//! chosen, the site that comes out must have no dead link.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use crate::support::{Built, Site, Tree, assert_none};

const BASE_URL: &str = "https://codes.example.org/some/path/";

/// The fixture with a further line in its `site.toml`.
fn site_with(setting: &str) -> Site {
    let site = Site::two_families();
    let kept = site.read("site.toml");
    site.write("site.toml", &format!("{kept}{setting}\n"));
    site
}

/// The paths of all pairs of the default language that two codes of a family have when a condition holds.
fn pairs_where(tree: &Tree, holds: impl Fn(&Json, &Json) -> bool) -> BTreeSet<String> {
    let catalog: Json = serde_json::from_str(tree.text("api/codes.json")).unwrap();
    let mut pairs = BTreeSet::new();
    for family in catalog["families"].as_array().unwrap() {
        let codes = family["codes"].as_array().unwrap();
        for (at, left) in codes.iter().enumerate() {
            for right in codes[at + 1..].iter().filter(|right| holds(left, right)) {
                let family = family["family"].as_str().unwrap();
                pairs.insert(format!("{family}/{}-vs-{}/index.html", key(left), key(right)));
            }
        }
    }
    pairs
}

fn key(code: &Json) -> String {
    code["code"].as_str().map_or_else(|| code["code"].to_string(), str::to_owned)
}

fn names(code: &Json, other: &Json) -> bool {
    code["related"].as_array().unwrap().iter().any(|related| *related == key(other))
}

/// The paths of pair pages, each with its codes in family order.
fn pairs_of(tree: &Tree) -> BTreeSet<String> {
    let all = pairs_where(tree, |_, _| true);
    tree.paths().filter(|path| all.contains(*path)).map(str::to_owned).collect()
}

#[test]
fn every_two_codes_of_a_family_get_a_page_unless_a_site_chooses() {
    let tree = site_with("").build();
    assert_eq!(pairs_of(&tree), pairs_where(&tree, |_, _| true));
    let mixed = |path: &str| path.contains("-vs-") && path.contains("AUTH") && path.contains("/1");
    assert!(!tree.paths().any(mixed), "codes of two families are no pair");
}

#[test]
fn pairs_of_one_category_are_those_and_no_others() {
    let tree = site_with("pairs = \"category\"").build();
    let expected = pairs_where(&tree, |left, right| left["category"] == right["category"]);
    assert!(!expected.is_empty() && expected != pairs_where(&tree, |_, _| true));
    assert_eq!(pairs_of(&tree), expected);
}

#[test]
fn listed_pairs_are_the_related_and_the_authored() {
    let site = site_with("pairs = \"listed\"");
    // So that a pair is listed for no other reason than that somebody wrote about it.
    site.edit("content/relay/100.toml", "related = [200, 101]", "related = [101]");
    site.edit("content/relay/200.toml", "related = [100, 201]", "related = [201]");
    let tree = site.build();
    let authored = "relay/100-vs-200/index.html".to_owned();
    let related = pairs_where(&tree, |left, right| names(left, right) || names(right, left));
    assert!(!related.is_empty() && !related.contains(&authored));
    assert_eq!(pairs_of(&tree), related.into_iter().chain([authored]).collect());
}

#[test]
fn no_setting_makes_a_dead_link() {
    let settings = [
        "",
        "pairs = \"category\"",
        "pairs = \"listed\"",
        "pair_embeds = false",
        "pair_reverses = false",
        "previews = true",
    ];
    let mut faults = Vec::new();
    for setting in settings {
        let built = Built::new("two-families", BASE_URL, site_with(setting).build());
        faults.extend(built.dead_addresses().iter().map(|fault| format!("with `{setting}`: {fault}")));
    }
    assert_none(&faults, "address that leads nowhere");
}

#[test]
fn a_link_to_a_pair_that_has_no_page_is_told_or_leads_somewhere() {
    let site = site_with("pairs = \"category\"");
    site.edit("content/relay/201.toml", "In a storm.", "In a storm, unlike [100](pair:100-vs-201).");
    let run = site.run(&["build", "--out", "out"]);
    if run.status == 1 {
        assert!(run.stderr.contains("content/relay/201.toml") && run.stderr.contains("100-vs-201"), "{}", run.stderr);
        return;
    }
    run.expect(0);
    let built = Built::new("two-families", BASE_URL, Tree::read(&site.out()));
    assert_none(&built.dead_addresses(), "address that leads nowhere");
}

#[test]
fn pairs_without_embeds_have_no_embed_files() {
    let (all, tree) = (site_with("").build(), site_with("pair_embeds = false").build());
    let embed = |path: &str| path.contains("-vs-") && path.contains("embed/");
    let expected: Vec<&str> = all.paths().filter(|path| !embed(path)).collect();
    assert!(expected.len() < all.paths().count());
    assert_eq!(tree.paths().collect::<Vec<_>>(), expected);
}

#[test]
fn pairs_without_reverses_have_only_their_own_address() {
    let (all, tree) = (site_with("").build(), site_with("pair_reverses = false").build());
    let (pairs, codes) = (pairs_of(&all), ["relay/", "auth/", "fr/relay/", "fr/auth/"]);
    let reverse = |path: &str| {
        let own = pairs.contains(path.strip_prefix("fr/").unwrap_or(path));
        path.contains("-vs-") && codes.iter().any(|folder| path.starts_with(folder)) && !own
    };
    let expected: Vec<&str> = all.paths().filter(|path| !reverse(path)).collect();
    assert_eq!(all.paths().count() - expected.len(), 2 * pairs.len(), "one in each language");
    assert_eq!(tree.paths().collect::<Vec<_>>(), expected);
}

#[test]
fn a_site_of_one_plain_file_has_its_pages_and_no_dead_link() {
    let site = Site::empty();
    let text = r#"
code = 1
name = "Out of paper"
category = "Wants a hand"
meaning = "The tray is empty."
recovery = "Put paper into the tray."
description = "The printer has nothing to print on."
when = "After the last sheet."
fix = "Open the tray, put paper in, close it."
symptoms = ["E1: PAPER OUT", "tray 2 empty"]
sources = [{ title = "The printer's manual", url = "https://printer.example.com/manual" }]
"#;
    site.write("content/x/1.toml", text);
    let second = text.replace("code = 1\n", "code = \"JAM-2\"\n").replace("Out of paper", "Jammed");
    site.write("content/x/JAM-2.toml", &second);
    site.run(&["check"]).expect(0);
    let built = Built::new("plain", "http://localhost:8000/", site.build());
    assert_none(&built.dead_addresses(), "address that leads nowhere");
    let page = &built.pages["x/1/index.html"];
    let shown: String = page.texts.iter().map(|(_, text)| text.as_str()).collect();
    let texts = ["Out of paper", "Wants a hand", "The tray is empty.", "tray 2 empty", "The printer's manual"];
    let missing = texts.iter().filter(|text| !shown.contains(**text)).map(|text| (*text).to_owned());
    assert_none(&missing.collect::<Vec<_>>(), "text that the page does not show");
    assert!(built.tree.has("x/1-vs-JAM-2/index.html") && built.tree.has("badge/x/JAM-2.svg"));
    let ids = built.pages.values().flat_map(|page| page.ids()).filter(|id| id.contains(char::is_whitespace));
    assert_none(&ids.map(str::to_owned).collect::<Vec<_>>(), "id with a space in it");
}
