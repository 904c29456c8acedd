//! `new` and `init`: what they write is sound as it is, and what stands there already they leave alone.

use std::fs;

use serde_json::Value as Json;

use crate::support::{Built, Run, Site, Tree, assert_none, closecodes};

/// What stands in a new entry where a person is to write.
const TO_FILL: &str = "▢";

/// Runs `new`, which must work, and then `check`, which may only ask for the rest of the words; fills them in.
#[track_caller]
fn new_and_filled(site: &Site, family: &str, code: &str) {
    let run = site.run(&["new", family, code]).expect(0);
    let path = format!("content/{family}/{code}.toml");
    assert!(run.stdout.contains(&path), "{}", run.stdout);
    let check = site.run(&["check", "--format", "json"]).expect(1);
    let faults: Json = serde_json::from_str(&check.stdout).unwrap();
    for fault in faults.as_array().unwrap() {
        assert_eq!((fault["rule"].as_str(), fault["path"].as_str()), (Some("unfinished-text"), Some(path.as_str())));
    }
    site.edit(&path, TO_FILL, "word");
}

#[test]
fn a_new_entry_asks_only_for_words_and_then_gets_its_pages() {
    let site = Site::two_families();
    new_and_filled(&site, "relay", "150");
    new_and_filled(&site, "auth", "AUTH-777");
    site.run(&["check"]).expect(0);
    let tree = site.build();
    assert!(tree.has("relay/150/index.html") && tree.has("auth/AUTH-001-vs-AUTH-777/index.html"));
}

#[test]
fn a_new_entry_offers_what_its_family_declares() {
    let site = Site::two_families();
    site.run(&["new", "relay", "150"]).expect(0);
    let text = site.read("content/relay/150.toml");
    let entry: toml::Table = text.parse().unwrap();
    let family: toml::Table = site.read("content/relay/family.toml").parse().unwrap();
    let declared = |key: &str| family[key].as_table().unwrap().keys().cloned().collect::<Vec<_>>();
    assert!(declared("categories").iter().all(|category| text.contains(category)), "{text}");
    let filled: Vec<&String> = entry["attributes"].as_table().unwrap().keys().collect();
    assert_eq!(filled, declared("attributes").iter().collect::<Vec<_>>());
}

#[test]
fn a_new_entry_in_a_family_of_plain_files_asks_only_for_words() {
    let site = Site::of_codes(1);
    new_and_filled(&site, "x", "2000");
    site.run(&["check"]).expect(0);
}

#[test]
fn new_entries_of_a_reference_ask_for_words_and_sources_alone() {
    let site = Site::of_codes(1);
    site.write("site.toml", "level = \"reference\"\n");
    for code in ["2000", "2001"] {
        site.run(&["new", "x", code]).expect(0);
    }
    let check = site.run(&["check", "--format", "json"]).expect(1);
    let faults: Json = serde_json::from_str(&check.stdout).unwrap();
    let of_new = faults.as_array().unwrap().iter().filter(|fault| fault["path"].as_str().unwrap().contains("/200"));
    let rules: Vec<&str> = of_new.map(|fault| fault["rule"].as_str().unwrap()).collect();
    assert!(rules.len() > 10 && rules.iter().all(|rule| *rule == "unfinished-text"), "{rules:?}");
}

#[test]
fn a_new_entry_quotes_what_toml_would_not_take_for_a_key() {
    let site = Site::two_families();
    site.edit("content/relay/family.toml", "[attributes.wire", "[attributes.\"on \\\"wire\\\"\"");
    site.remove("content/relay/family.fr.toml");
    for code in ["100", "101", "200", "201", "299"] {
        site.edit(&format!("content/relay/{code}.toml"), "\nwire =", "\n\"on \\\"wire\\\"\" =");
    }
    new_and_filled(&site, "relay", "150");
    site.run(&["check"]).expect(0);
}

/// A run that ended with status 2, said what it was about, and changed nothing.
#[track_caller]
fn refused(site: &Site, arguments: &[&str], says: &str) -> Run {
    let before = Tree::read(&site.path());
    let run = site.run(arguments).expect(2);
    assert!(run.stderr.contains(says), "{}", run.stderr);
    before.assert_same(&Tree::read(&site.path()));
    run
}

#[test]
fn new_leaves_alone_what_is_there_and_what_has_no_place() {
    let site = Site::two_families();
    refused(&site, &["new", "relay", "100"], "content/relay/100.toml");
    let run = refused(&site, &["new", "rely", "100"], "rely");
    assert!(run.stderr.contains("relay"), "it names the families that there are: {}", run.stderr);
    refused(&site, &["new", "relay", "../../100"], "../../100");
    refused(&site, &["new", "../relay", "100"], "../relay");
    refused(&site, &["new", "relay", "1-vs-2"], "1-vs-2");
}

#[test]
fn new_writes_no_entry_that_no_words_could_mend() {
    let mut faults = Vec::new();
    for (family, code) in [("relay", "999"), ("relay", "abc"), ("relay", "0100"), ("auth", "auth-001")] {
        let site = Site::two_families();
        let before = Tree::read(&site.path());
        let run = site.run(&["new", family, code]);
        let refused = run.status == 2 && Tree::read(&site.path()) == before;
        faults.extend(
            (!refused).then(|| format!("new {family} {code} ended with {}: {}", run.status, run.stdout.trim())),
        );
    }
    assert_none(&faults, "entry that has no place in its family");
}

#[test]
fn a_site_that_was_just_made_builds_without_a_fault_or_a_dead_link() {
    let site = Site::empty();
    let folder = site.path();
    let run = closecodes(&["init", folder.to_str().unwrap()]).expect(0);
    assert!(run.stdout.contains(folder.to_str().unwrap()), "{}", run.stdout);
    let check = site.run(&["check"]).expect(0);
    assert!(check.stderr.starts_with("no fault"), "{}", check.stderr);
    let settings: toml::Table = site.read("site.toml").parse().unwrap();
    let base_url = settings.get("base_url").and_then(|url| url.as_str()).unwrap_or("http://localhost:8000/");
    let built = Built::new("new", base_url, site.build());
    assert_none(&built.dead_addresses(), "address that leads nowhere");
    let written = Tree::read(&folder);
    let codes = written.paths().filter_map(|path| path.strip_prefix("content/")?.strip_suffix(".toml"));
    let codes: Vec<&str> =
        codes.filter(|code| !code.contains("family") && !code.contains('.') && !code.contains("pairs/")).collect();
    assert!(!codes.is_empty());
    for code in codes {
        let page = &built.pages[&format!("{code}/index.html")];
        let entry: toml::Table = written.text(&format!("content/{code}.toml")).parse().unwrap();
        let heading = page.text_in(page.places("h1").next().unwrap());
        assert!(heading.contains(entry["name"].as_str().unwrap()), "{code}: {heading}");
    }
}

#[test]
fn a_new_site_makes_its_folder_and_takes_no_folder_that_has_files() {
    let site = Site::empty();
    let folder = site.path().join("deep/down");
    closecodes(&["init", folder.to_str().unwrap()]).expect(0);
    assert!(folder.join("site.toml").is_file());
    let before = Tree::read(&folder);
    let run = closecodes(&["init", folder.to_str().unwrap()]).expect(2);
    assert!(run.stderr.contains("deep/down"), "{}", run.stderr);
    before.assert_same(&Tree::read(&folder));
    fs::remove_dir_all(&folder).unwrap();
    fs::write(&folder, "a file").unwrap();
    closecodes(&["init", folder.to_str().unwrap()]).expect(2);
    assert_eq!(fs::read_to_string(&folder).unwrap(), "a file");
}
