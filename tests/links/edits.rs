//! The way from every page to what it is made of: "edit this page" names a file or a folder that the site has.

use std::path::PathBuf;

use crate::support::{Built, Document, Site, assert_none};
use crate::{FIXTURE, REAL};

/// Where a host edits a file and lists a folder, below the repository.
const DOORS: [&str; 2] = ["/edit/main/", "/tree/main/"];

/// What a page names of its site's folder.
fn named<'p>(page: &'p Document, repository: &str) -> Vec<(&'static str, &'p str)> {
    let links = page.all("a").filter_map(|link| link.attribute("href")?.strip_prefix(repository));
    links.filter_map(|rest| DOORS.iter().find_map(|door| Some((*door, rest.strip_prefix(door)?)))).collect()
}

fn faults(built: &Built, folder: PathBuf) -> Vec<String> {
    let settings: toml::Table = std::fs::read_to_string(folder.join("site.toml")).unwrap().parse().unwrap();
    let repository = settings["repository"].as_str().unwrap();
    let mut faults = Vec::new();
    // The page that a host shows for unknown addresses is not listed, and a reader can land there too.
    let pages = built.listed().chain(built.pages.get_key_value("404.html"));
    for (path, page) in pages {
        let named = named(page, repository);
        if named.is_empty() {
            faults.push(format!("{}: {path} names nothing", built.name));
        }
        for (door, below) in named {
            let there = folder.join(below);
            let is_there = if door == DOORS[0] { there.is_file() } else { there.is_dir() };
            if !is_there {
                faults.push(format!("{}: {path} leads to `{door}{below}`, which is not there", built.name));
            }
        }
    }
    faults
}

#[test]
fn every_page_leads_to_what_it_is_made_of() {
    let mut found = faults(&FIXTURE, Site::two_families().path());
    found.extend(faults(&REAL, env!("CARGO_MANIFEST_DIR").into()));
    assert_none(&found, "page without a way to its files");
}
