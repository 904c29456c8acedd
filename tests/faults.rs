//! A broken example of every fault, and the whole message that a writer gets for it.
//!
//! Each folder below `tests/faults/` is a small site with the fault that the folder is named for; `expected.txt` in it is
//! all that `closecodes build` says of that site. Messages are part of the product, so they are compared whole.
//! `BLESS=1 cargo test --test faults` writes them anew; read the difference as the person would who gets them, and run
//! the tests again, because others here read the same files.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use closecodes::content::rules::{READING, RULES};
use serde_json::Value as Json;
use tempfile::TempDir;
use walkdir::WalkDir;

/// The one example that is not named for a rule: many faults in many files.
const ALL_AT_ONCE: &str = "all-at-once";

/// A code without a fault.
const SOUND: &str = r#"name = "Session Expired"
category = "session"
meaning = "The session is over."
recovery = "Sign in again."
description = "The session is over."
when = "After an hour without a message."
fix = "Sign in again."
"#;

/// The examples by name.
fn fixtures() -> BTreeMap<String, PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults");
    let folders = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    folders.map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), path)).collect()
}

fn expected(fixture: &Path) -> String {
    fs::read_to_string(fixture.join("expected.txt")).unwrap_or_default()
}

fn build(site: &Path, out: &Path) -> Output {
    let program = env!("CARGO_BIN_EXE_closecodes");
    Command::new(program).arg("build").arg("--site").arg(site).arg("--out").arg(out).output().unwrap()
}

/// What `check` writes to standard output in a format; the faults are an exit status of 1 in each.
fn check(site: &Path, format: &str) -> String {
    let program = env!("CARGO_BIN_EXE_closecodes");
    let run = Command::new(program).arg("check").arg("--site").arg(site).args(["--format", format]).output().unwrap();
    assert_eq!(run.status.code(), Some(1), "{}: check --format {format}", site.display());
    String::from_utf8(run.stdout).unwrap()
}

/// The first line of each fault: its rule, and `path:line:column: message`.
fn headings(report: &str) -> Vec<(&str, &str)> {
    report.lines().filter_map(|line| line.strip_prefix("error[")?.split_once("]: ")).collect()
}

fn rules_of(report: &str) -> BTreeSet<&str> {
    headings(report).into_iter().map(|(rule, _)| rule).collect()
}

/// All files below a folder with their bytes.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = WalkDir::new(folder).into_iter().map(|entry| entry.unwrap().into_path());
    entries.filter(|path| path.is_file()).map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

/// A folder `out` into which a sound site was built.
fn built_site() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let family = folder.path().join("site/content/chat");
    fs::create_dir_all(&family).unwrap();
    fs::write(family.join("4001.toml"), SOUND).unwrap();
    let run = build(&folder.path().join("site"), &folder.path().join("out"));
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stderr));
    folder
}

#[test]
fn tells_each_fault_in_full_and_leaves_the_built_site_alone() {
    let built = built_site();
    let out = built.path().join("out");
    let before = files(&out);
    assert!(before.contains_key(&out.join("chat/4001/index.html")), "there is a site that could be harmed");
    let mut differing = String::new();
    for (name, site) in fixtures() {
        let run = build(&site, &out);
        let told = String::from_utf8(run.stderr).unwrap();
        assert_eq!(run.status.code(), Some(1), "{name}: exit status; it said:\n{told}");
        assert!(run.stdout.is_empty(), "{name}: faults go to standard error");
        // Without assert_eq!, which would print two whole sites.
        assert!(files(&out) == before, "{name}: the built site was touched");
        if std::env::var_os("BLESS").is_some() {
            fs::write(site.join("expected.txt"), told).unwrap();
        } else if told != expected(&site) {
            differing += &format!("===== {name}, expected:\n{}\n===== {name}, told:\n{told}\n", expected(&site));
        }
    }
    assert!(differing.is_empty(), "{differing}");
}

#[test]
fn every_rule_has_an_example_that_shows_it_alone() {
    let rules: BTreeSet<&str> = RULES.iter().flat_map(|rule| rule.names).chain(READING).copied().collect();
    let mut fixtures = fixtures();
    assert!(fixtures.remove(ALL_AT_ONCE).is_some());
    let examples: BTreeSet<&str> = fixtures.keys().map(String::as_str).collect();
    let lonely: Vec<&&str> = rules.symmetric_difference(&examples).collect();
    assert!(lonely.is_empty(), "a rule without an example, or an example without a rule: {lonely:?}");
    for (name, site) in &fixtures {
        assert_eq!(rules_of(&expected(site)), BTreeSet::from([name.as_str()]), "{name}");
    }
}

#[test]
fn faults_of_all_files_and_all_stages_are_told_in_one_run() {
    let report = expected(&fixtures()[ALL_AT_ONCE]);
    let rules = rules_of(&report);
    let reading = ["bad-base-url", "not-utf8", "broken-toml", "missing-key", "broken-template"];
    let checking = ["unknown-category", "dangling-link", "misordered-pair", "unknown-translation"];
    for rule in reading.iter().chain(&checking) {
        assert!(rules.contains(rule), "{rule} is not among {rules:?}");
    }
    let faults = headings(&report);
    let paths: BTreeSet<&str> = faults.iter().map(|(_, heading)| heading.split(':').next().unwrap()).collect();
    assert!(paths.len() > 10, "{paths:?}");
    assert_eq!(report.lines().last(), Some(&*format!("{} faults; nothing was written", faults.len())));
}

#[test]
fn check_tells_programs_and_github_the_faults_that_build_tells_people() {
    for (name, site) in fixtures() {
        let rows: Vec<Json> = serde_json::from_str(&check(&site, "json")).unwrap();
        let word = |row: &Json, key: &str| row[key].as_str().map(str::to_owned).unwrap_or_else(|| row[key].to_string());
        let place = |row: &Json| ["path", "line", "column", "message"].map(|key| word(row, key));
        let told: Vec<_> = rows.iter().map(|row| (word(row, "rule"), place(row))).collect();
        let report = expected(&site);
        let told: Vec<_> = told.iter().map(|(rule, [p, l, c, m])| (&**rule, format!("{p}:{l}:{c}: {m}"))).collect();
        let people: Vec<_> = headings(&report).into_iter().map(|(rule, heading)| (rule, heading.to_owned())).collect();
        assert_eq!(told, people, "{name}");

        let commands = check(&site, "github");
        assert_eq!(commands.lines().count(), rows.len(), "{name}: one command a fault");
        for (command, row) in commands.lines().zip(&rows) {
            let help = row["help"].as_str().map(|help| format!(". {help}")).unwrap_or_default();
            let wanted = ["path", "line", "column", "rule"].map(|key| word(row, key));
            let annotation = (wanted, word(row, "message") + &help);
            assert_eq!(read_annotation(command), annotation, "{name}: {command}");
        }
    }
}

/// File, line, column, title and text, as GitHub's runner reads them from a workflow command.
fn read_annotation(command: &str) -> ([String; 4], String) {
    let plain = |text: &str| {
        let text = text.replace("%3A", ":").replace("%2C", ",").replace("%0A", "\n").replace("%0D", "\r");
        text.replace("%25", "%")
    };
    let (properties, text) = command.strip_prefix("::error ").unwrap().split_once("::").unwrap();
    let properties: BTreeMap<&str, &str> = properties.split(',').map(|part| part.split_once('=').unwrap()).collect();
    (["file", "line", "col", "title"].map(|key| plain(properties[key])), plain(text))
}
