//! Building again into the same folder: only what changed is written, only what is no longer made is removed, and
//! whatever happened before, the outcome is that of a build into an empty folder.

use std::fs;
use std::process::{Command, Stdio};

use serde_json::Value as Json;

use crate::NOTES;
use crate::support::{Site, Tree, assert_none};

#[test]
fn a_second_build_writes_nothing() {
    let site = Site::two_families();
    let first = site.build();
    let stamps = Tree::stamps(&site.out());
    let run = site.run(&["build", "--out", "out"]).expect(0);
    assert!(run.stdout.contains("; 0 written, 0 removed"), "{}", run.stdout);
    assert_none(&Tree::written_since(&stamps, &site.out()), "file that was written again");
    first.assert_same(&Tree::read(&site.out()));
}

#[test]
fn an_edited_code_rewrites_only_what_shows_it() {
    let site = Site::two_families();
    let before = site.build();
    let stamps = Tree::stamps(&site.out());
    site.edit("content/relay/201.toml", "The relay lost its power.", "The relay lost its power to a zyzzyva.");
    let after = site.build();
    after.assert_same(&site.build_clean(&[]));
    let written = Tree::written_since(&stamps, &site.out());
    assert_eq!(written, before.differences(&after), "what changed is what was written");
    let pages: Vec<&String> = written.iter().filter(|path| *path != NOTES).collect();
    assert!(pages.iter().all(|path| after.text(path).contains("zyzzyva")), "{pages:?}");
    for shows in ["relay/201/index.html", "fr/relay/201.json", "relay/100-vs-201/index.html", "api/codes.json"] {
        assert!(pages.iter().any(|path| *path == shows), "{shows} is in {pages:?}");
    }
}

#[test]
fn a_removed_code_takes_its_files_and_empty_folders_with_it_and_nothing_else() {
    let site = Site::two_families();
    let before = site.build();
    site.remove("content/relay/299.toml");
    let run = site.run(&["build", "--out", "out"]).expect(0);
    let after = Tree::read(&site.out());
    after.assert_same(&site.build_clean(&[]));
    let gone: Vec<&str> = before.paths().filter(|path| !after.has(path)).collect();
    assert!(gone.contains(&"relay/299/index.html") && gone.contains(&"badge/relay/299.svg"), "{gone:?}");
    assert!(gone.iter().all(|path| path.contains("299")), "{gone:?}");
    // Digests in the names of assets may hold any number.
    let left = after.paths().filter(|path| path.contains("299") && !path.starts_with("assets/"));
    let left: Vec<String> = left.map(str::to_owned).collect();
    assert_none(&left, "file of the code is left");
    assert!(run.stdout.contains(&format!(", {} removed", gone.len())), "{}", run.stdout);
    let empty: Vec<String> = Tree::empty_folders(&site.out()).iter().map(|p| p.display().to_string()).collect();
    assert_none(&empty, "empty folder");
}

#[test]
fn a_deleted_and_a_hand_edited_file_are_made_again() {
    let site = Site::two_families();
    let before = site.build();
    fs::remove_dir_all(site.out().join("relay/100")).unwrap();
    fs::remove_file(site.out().join("robots.txt")).unwrap();
    fs::write(site.out().join("index.html"), "edited by hand").unwrap();
    let run = site.run(&["build", "--out", "out"]).expect(0);
    let missing = before.paths().filter(|path| path.starts_with("relay/100/")).count() + 2;
    assert!(run.stdout.contains(&format!("; {missing} written, 0 removed")), "{}", run.stdout);
    before.assert_same(&Tree::read(&site.out()));
}

/// Puts other bytes into files and makes the folder say that an earlier build wrote them.
fn as_if_built(site: &Site, paths: &[&str], settle: impl Fn(&mut Json)) {
    for path in paths {
        fs::write(site.out().join(path), "what it said before").unwrap();
    }
    let file = site.out().join(NOTES);
    let mut state: Json = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    settle(&mut state);
    // Files of the state's own tick would count as touched since.
    let newest = paths.iter().map(|path| changed(&site.out().join(path))).max().unwrap();
    while changed(&file) <= newest {
        fs::write(&file, state.to_string()).unwrap();
    }
}

fn changed(path: &std::path::Path) -> std::time::SystemTime {
    fs::metadata(path).unwrap().modified().unwrap()
}

#[test]
fn what_another_version_of_the_program_wrote_is_made_again() {
    let site = Site::two_families();
    let before = site.build();
    let paths = ["index.html", "relay/100/index.html", "relay/100-vs-201/index.html", "fr/auth/AUTH-001.json"];
    as_if_built(&site, &paths, |_| ());
    let run = site.run(&["build", "--out", "out"]).expect(0);
    assert!(run.stdout.contains("; 0 written"), "this version's own files are not read again: {}", run.stdout);
    as_if_built(&site, &paths, |state| state["program"] = "another".into());
    let run = site.run(&["build", "--out", "out"]).expect(0);
    assert!(run.stdout.contains(&format!("; {} written, 0 removed", paths.len())), "{}", run.stdout);
    before.assert_same(&Tree::read(&site.out()));
}

#[test]
fn a_strangers_file_in_the_folder_survives() {
    let site = Site::two_families();
    site.build();
    let strangers = ["CNAME", "relay/299/photo.txt", "google1234.html"];
    for path in strangers {
        fs::write(site.out().join(path), path).unwrap();
    }
    site.remove("content/relay/299.toml");
    let after = site.build();
    for path in strangers {
        assert_eq!(after.text(path), path);
    }
    let clean = site.build_clean(&[]);
    assert_eq!(clean.differences(&after), ["CNAME", "google1234.html", "relay/299/photo.txt"]);
}

#[test]
fn a_build_that_could_not_write_a_file_is_finished_by_the_next() {
    let site = Site::two_families();
    site.build();
    let path = site.out().join("relay/100/index.html");
    fs::remove_file(&path).unwrap();
    fs::create_dir_all(path.join("in the way")).unwrap();
    site.edit("content/relay/100.toml", "The ordinary end.", "The usual end.");
    let run = site.run(&["build", "--out", "out"]).expect(2);
    assert!(run.stderr.contains("relay/100/index.html"), "{}", run.stderr);
    fs::remove_dir_all(&path).unwrap();
    site.build().assert_same(&site.build_clean(&[]));
}

/// Starts a build and kills it as soon as a condition holds, or lets it end if it is done before.
fn kill_build(site: &Site, reached: impl Fn() -> bool) {
    let mut build = Command::new(env!("CARGO_BIN_EXE_closecodes"))
        .args(["build", "--out"])
        .arg(site.out())
        .arg("--site")
        .arg(site.path())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    // How far it gets before it dies is left to chance, and all the same.
    while build.try_wait().unwrap().is_none() && !reached() {
        std::thread::yield_now();
    }
    build.kill().unwrap();
    build.wait().unwrap();
}

#[test]
fn a_first_build_that_was_killed_leaves_no_half_of_a_site_and_is_finished_by_the_next() {
    let site = Site::of_codes(40);
    let aside = site.out().join(".closecodes-part");
    kill_build(&site, || aside.join("x").exists());
    if !site.out().join(".closecodes.json").exists() {
        assert!(!site.out().join("x").exists(), "nothing stands there before all of it does");
    }
    site.remove("content/x/1000.toml");
    site.build().assert_same(&site.build_clean(&[]));
    assert!(!aside.exists(), "what lay aside is gone");
}

#[test]
fn a_build_that_was_killed_while_it_moved_the_site_in_is_finished_by_the_next() {
    let site = Site::of_codes(3);
    let clean = site.build_clean(&[]);
    site.build();
    // As the kill leaves it: some entries in their place, the others aside, and a state that only says what was begun.
    let file = site.out().join(".closecodes.json");
    let state: serde_json::Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    let mut begun = state.clone();
    begun["inputs"] = 0.into();
    begun["pairs"] = serde_json::json!([]);
    begun["unfinished"] = state["outline"].clone();
    for part in begun["outline"].as_object_mut().unwrap().values_mut().filter(|part| part.is_array()) {
        *part = serde_json::json!([]);
    }
    fs::write(&file, begun.to_string()).unwrap();
    fs::create_dir(site.out().join(".closecodes-part")).unwrap();
    fs::rename(site.out().join("x"), site.out().join(".closecodes-part/x")).unwrap();
    site.remove("content/x/1000.toml");
    let after = site.build();
    assert!(clean.differences(&after).len() > 1, "the code is gone");
    after.assert_same(&site.build_clean(&[]));
    assert!(!site.out().join(".closecodes-part").exists(), "what lay aside is gone");
}

#[test]
fn a_later_build_that_was_killed_is_finished_by_the_next() {
    let site = Site::of_codes(40);
    site.build();
    site.edit("content/x/1001.toml", "The meaning of 1001.", "Another meaning.");
    let state = site.out().join(".closecodes.json");
    kill_build(&site, || fs::read_to_string(&state).is_ok_and(|text| text.contains("unfinished")));
    site.remove("content/x/1000.toml");
    site.build().assert_same(&site.build_clean(&[]));
}

/// The fixture without markup in names, so that pages of pairs are made by filling in, as those of most sites are, and
/// stay where they are while nothing that they show changes.
fn tame() -> Site {
    let site = Site::two_families();
    for code in ["relay/100", "relay/200", "relay/201", "auth/AUTH-002"] {
        let path = format!("content/{code}.toml");
        let text = site.read(&path);
        let lines = text.lines().map(|line| if line.starts_with("name =") { "name = \"Plain\"" } else { line });
        site.write(&path, &lines.collect::<Vec<_>>().join("\n"));
    }
    site.edit("content/auth/family.toml", "Sign-in \\\"A\\\" ]]> <xss-label>", "Sign-in");
    site.edit("site.toml", "Two families & \\\"friends\\\" <xss-site>", "Two families");
    site
}

#[test]
fn after_any_edit_the_folder_is_as_if_it_were_new() {
    let site = tame();
    let mut before = site.build();
    type Edit = fn(&Site);
    let edits: [(&str, Edit); 19] = [
        ("a name", |site| site.edit("content/relay/101.toml", "إشارة", "ضوء")),
        ("an attribute of a code", |site| site.edit("content/relay/201.toml", "wire = \"no\"", "wire = \"yes\"")),
        ("a translation", |site| site.edit("content/relay/200.fr.toml", "Le câble a été", "Un câble fut")),
        ("a translation less", |site| site.remove("content/relay/200.fr.toml")),
        ("what is related", |site| {
            site.edit("content/relay/299.toml", "[attributes]", "related = [101]\n[attributes]")
        }),
        ("a source", |site| site.edit("content/relay/200.toml", "relayd 4.2 with", "relayd 4.3 with")),
        ("an authored pair", |site| {
            site.edit("content/relay/pairs/100-vs-200.toml", "Read both logs", "Read the logs")
        }),
        ("an authored pair less", |site| {
            site.remove("content/relay/pairs/100-vs-200.toml");
            site.remove("content/relay/pairs/100-vs-200.fr.toml");
        }),
        ("a clause of the family", |site| site.edit("content/relay/family.toml", "travels in a frame", "travels")),
        ("the family's label", |site| site.edit("content/relay/family.toml", "\"Relay\"", "\"Relais\"")),
        ("the order of attributes", |site| {
            let family = site.read("content/relay/family.toml");
            let (first, second) = family.split_once("[attributes.retry]").expect("the family has it");
            let (start, wire) = first.split_once("[attributes.wire]").expect("the family has it");
            let turned = format!("{start}[attributes.retry]{second}\n[attributes.wire]{wire}");
            site.write("content/relay/family.toml", &turned);
        }),
        ("a code more", |site| site.write("content/relay/150.toml", &site.read("content/relay/299.toml"))),
        ("a question", |site| {
            site.edit("content/faq/which-code-to-send.md", "codes = [\"auth/AUTH-002\", 101]", "codes = [150]")
        }),
        ("a template", |site| site.write("templates/parts/pair-row.html", "<tr><th>{{ name.text }}</th></tr>")),
        ("a word", |site| {
            let words = include_str!("../../templates/locales/en.ftl");
            let (before, after) = words.split_once("\npair-answer-meaning = ").expect("the theme has it");
            site.write("templates/locales/en.ftl", &format!("{before}\npair-answer-meaning = In short: {after}"));
        }),
        ("a style sheet", |site| site.write("static/css/99-mine.css", "p{margin:0}")),
        ("a setting", |site| site.edit("site.toml", "home =", "pair_reverses = false\nhome =")),
        ("pictures", |site| site.edit("site.toml", "home =", "previews = true\nhome =")),
        ("a language less", |site| {
            site.edit("site.toml", ", \"fr\"", "");
            for entry in walkdir::WalkDir::new(site.path().join("content")).into_iter().map(Result::unwrap) {
                if entry.file_name().to_str().unwrap().contains(".fr.") {
                    fs::remove_file(entry.path()).unwrap();
                }
            }
        }),
    ];
    for (what, edit) in edits {
        edit(&site);
        let after = site.build();
        let differing = after.differences(&site.build_clean(&[])).join(", ");
        assert!(
            differing.is_empty(),
            "after a change of {what} these are not as a clean build makes them: {differing}"
        );
        assert!(before.differences(&after).len() > 1, "the change of {what} shows");
        before = after;
    }
}

#[test]
fn what_was_mended_is_not_taken_for_touched_again() {
    let site = Site::two_families();
    site.build();
    let page = site.out().join("relay/100/index.html");
    fs::write(&page, "edited by hand").unwrap();
    let state = site.out().join(NOTES);
    let old = changed(&state);
    site.run(&["build", "--out", "out"]).expect(0);
    assert!(changed(&state) > old, "the folder is settled anew");
    let stamps = Tree::stamps(&site.out());
    site.run(&["build", "--out", "out"]).expect(0);
    assert_none(&Tree::written_since(&stamps, &site.out()), "file that was written again");
}

#[test]
fn what_parts_of_an_edit_left_behind_goes_with_the_edit() {
    let site = tame();
    let before = site.build();
    let entry = site.read("content/relay/299.toml");
    site.edit("content/relay/299.toml", "A number kept free.", "A number of another kind.");
    site.write("content/relay/150.toml", &entry);
    for part in ["1/2", "2/2"] {
        site.run(&["build", "--out", "out", "--shard", part]).expect(0);
    }
    site.write("content/relay/299.toml", &entry);
    site.remove("content/relay/150.toml");
    before.assert_same(&site.build());
}

#[cfg(unix)]
#[test]
fn nothing_is_removed_through_a_link_out_of_the_folder() {
    let site = Site::two_families();
    site.build();
    let elsewhere = site.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    fs::write(elsewhere.join("notes.txt"), "mine").unwrap();
    std::os::unix::fs::symlink(&elsewhere, site.out().join("link")).unwrap();
    let file = site.out().join(NOTES);
    let mut state: Json = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    let assets = state["outline"]["assets"].as_array_mut().unwrap();
    assets.extend(["link/notes.txt", "./relay/100/index.html", "../out/relay/200/index.html"].map(Json::from));
    fs::write(&file, state.to_string()).unwrap();
    site.edit("content/relay/299.toml", "A number kept free.", "A number that is kept free.");
    site.build();
    assert!(elsewhere.join("notes.txt").is_file());
    assert!(site.out().join("relay/100/index.html").is_file() && site.out().join("relay/200/index.html").is_file());
}

#[test]
fn a_state_that_somebody_broke_stops_no_build() {
    let site = Site::two_families();
    site.write("site.toml", &site.read("site.toml").replace("home =", "pairs = \"category\"\nhome ="));
    let before = site.build();
    let file = site.out().join(NOTES);
    let mut state: Json = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    let families = state["outline"]["families"].as_array_mut().unwrap();
    families.iter_mut().for_each(|family| family["pairs"]["Category"] = Json::Array(Vec::new()));
    state["inputs"] = 0.into();
    fs::write(&file, state.to_string()).unwrap();
    before.assert_same(&site.build());
}

#[test]
fn a_hand_edit_is_mended_together_with_an_edit_of_the_content() {
    let site = tame();
    site.build();
    // A pair that the edit does not touch: nothing else would make it again.
    let path = site.out().join("relay/100-vs-101/index.html");
    fs::write(&path, "edited by hand").unwrap();
    site.edit("content/relay/299.toml", "A number kept free.", "A number that is kept free.");
    site.build().assert_same(&site.build_clean(&[]));
}
