//! The commands beside `build`: what they promise to print and to write, and how they end.
//!
//! Exit status: 0 done, 1 the content has faults, 2 it could not run. `build.rs` has the tests of building, `faults.rs`
//! those of `check` and its messages.

mod support;

#[path = "commands/serve.rs"]
mod serve;
#[path = "commands/writing.rs"]
mod writing;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value as Json;
use support::{Site, closecodes};

/// The repository's own file at a path.
fn own(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

#[test]
fn the_help_of_every_command_shows_an_example() {
    let help = closecodes(&["--help"]).expect(0).stdout;
    let (_, list) = help.split_once("Commands:\n").expect("the help lists the commands");
    let names = list.lines().take_while(|line| !line.is_empty()).filter_map(|line| line.split_whitespace().next());
    let names: Vec<&str> = names.filter(|name| *name != "help").collect();
    for promised in ["build", "check", "serve", "new", "init", "explain", "schema"] {
        assert!(names.contains(&promised), "{promised} is in {names:?}");
    }
    for name in names {
        let help = closecodes(&[name, "--help"]).expect(0).stdout;
        assert!(help.contains(&format!("Example: closecodes {name}")), "{name}: {help}");
    }
}

#[test]
fn what_cannot_be_run_ends_with_status_2_and_says_why() {
    for (arguments, says) in [
        (&["bild"][..], "bild"),
        (&["build", "--base-url", "example.org"], "https://"),
        (&["build", "--site", "no/such/folder"], "no/such/folder"),
        (&["check", "--format", "xml"], "human"),
        (&["serve", "--port", "99999"], "99999"),
        (&[], "Usage"),
    ] {
        let run = closecodes(arguments).expect(2);
        assert!(run.stderr.contains(says) && run.stdout.is_empty(), "{arguments:?}: {}", run.stderr);
    }
}

#[test]
fn explain_prints_what_the_content_says() {
    let entry: toml::Table = own("content/websocket/1006.toml").parse().unwrap();
    for name in ["1006", "websocket/1006"] {
        let run = closecodes(&["explain", name]).expect(0);
        for key in ["name", "meaning", "origin", "recovery"] {
            let text = entry[key].as_str().unwrap();
            assert!(run.stdout.contains(text), "{key} “{text}” is not in:\n{}", run.stdout);
        }
        for symptom in entry["symptoms"].as_array().unwrap() {
            let text = symptom.get("text").unwrap_or(symptom).as_str().unwrap();
            assert!(run.stdout.contains(text), "{text} is not in:\n{}", run.stdout);
        }
        for source in entry["sources"].as_array().unwrap().iter().filter_map(|source| source.get("url")) {
            let address = source.as_str().unwrap();
            assert!(run.stdout.contains(address), "{address} is not in:\n{}", run.stdout);
        }
    }
}

#[test]
fn explain_needs_no_site() {
    let nowhere = tempfile::TempDir::new().unwrap();
    let run = support::closecodes_in(nowhere.path(), &["explain", "1000"], &[]).expect(0);
    assert!(run.stdout.contains("1000"), "{}", run.stdout);
}

#[test]
fn explain_says_that_it_does_not_know_a_code_and_which_is_near() {
    let run = closecodes(&["explain", "9999"]).expect(2);
    assert!(run.stderr.contains("9999") && run.stdout.is_empty(), "{}", run.stderr);
    let run = closecodes(&["explain", "10006"]).expect(2);
    assert!(run.stderr.contains("did you mean `100"), "{}", run.stderr);
    closecodes(&["explain", "nofamily/1006"]).expect(2);
}

/// What the schema says of a kind of file.
fn schema_of(kind: &str) -> Json {
    let schema: Json = serde_json::from_str(&closecodes(&["schema"]).expect(0).stdout).expect("the schema is JSON");
    schema["$defs"][kind].clone()
}

fn keys(object: &Json) -> BTreeSet<&str> {
    object.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn the_schema_knows_every_key_of_the_real_content() {
    for (kind, ending) in [("code", ".toml"), ("code-translation", ".fr.toml")] {
        let schema = schema_of(kind);
        let known = keys(&schema["properties"]);
        let mut files = 0;
        for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("content/websocket")).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            let stem = name.strip_suffix(ending).filter(|stem| !stem.contains('.') && *stem != "family");
            let Some(stem) = stem else { continue };
            files += 1;
            let code: toml::Table = fs::read_to_string(&path).unwrap().parse().unwrap();
            for key in code.keys() {
                assert!(known.contains(key.as_str()), "{stem}: `{key}` is in {known:?}");
            }
            for key in schema["required"].as_array().unwrap() {
                assert!(code.contains_key(key.as_str().unwrap()), "{stem} has `{key}`");
            }
        }
        assert!(files > 0, "there is content to compare with");
    }
}

#[test]
fn the_schema_and_the_documentation_name_the_same_keys_of_a_code() {
    let documentation = own("docs/content.md");
    let code = schema_of("code")["properties"].clone();
    for (chapter, schema) in [("A code", &code), ("Reconnecting", &code["reconnect"]["properties"])] {
        let (_, table) =
            documentation.split_once(&format!("\n## {chapter}\n")).expect("the documentation has the chapter");
        let table = table.split("\n## ").next().unwrap_or_default();
        let first_columns = table.lines().filter_map(|line| line.strip_prefix("| `")?.split(" |").next());
        let named = first_columns.flat_map(|column| column.split(", "));
        let named: BTreeSet<&str> = named.map(|key| key.trim_matches(['`', '[', ']'])).collect();
        assert_eq!(named, keys(schema), "{chapter}");
    }
}

#[test]
fn check_says_how_many_statements_stand_with_a_citation() {
    let site = Site::empty();
    let texts = "description = \"One, proved. Two.[^x]\"\nwhen = \"Three.\"\nfix = \"- Four.[^x]\\n- Five.\"\n";
    let rest = "[[sources]]\nid = \"x\"\ntitle = \"A book\"\nurl = \"https://example.org/\"\n";
    let short = "name = \"N\"\ncategory = \"c\"\nmeaning = \"M.\"\nrecovery = \"R.\"\n";
    site.write("content/chat/4001.toml", &format!("{short}{texts}{rest}"));
    let run = site.run(&["check"]).expect(0);
    assert!(run.stderr.contains("3 of 5 statements (60 %) stand with a citation"), "{}", run.stderr);
}

#[test]
fn a_reference_owes_what_another_site_does_not() {
    let site = Site::two_families();
    site.run(&["check"]).expect(0);
    let settings = site.read("site.toml");
    site.write("site.toml", &format!("level = \"reference\"\n{settings}"));
    let run = site.run(&["check", "--format", "json"]).expect(1);
    let faults: Vec<Json> = serde_json::from_str(&run.stdout).unwrap();
    let rules: BTreeSet<&str> = faults.iter().map(|fault| fault["rule"].as_str().unwrap()).collect();
    assert_eq!(rules, BTreeSet::from(["missing-causes", "missing-source", "uncited-cause"]));
}

#[test]
fn check_says_how_much_it_found_in_order() {
    let site = Site::two_families();
    let run = site.run(&["check"]).expect(0);
    assert!(run.stderr.contains("no fault in 8 codes and 2 questions"), "{}", run.stderr);
    assert!(run.stderr.contains("fr: 2 of 8 codes and 1 of 2 questions are translated"), "{}", run.stderr);
    let run = site.run(&["check", "--format", "json"]).expect(0);
    assert_eq!(serde_json::from_str::<Json>(&run.stdout).unwrap(), Json::Array(Vec::new()));
    assert!(!site.out().exists() && !site.path().join("public").exists(), "it writes nothing");
}
