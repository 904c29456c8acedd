//! Links, ids, data and typography over whole sites: the repository's own content, and the fixture with two families.
//!
//! Each check looks at every page of both sites and tells all it finds at once. A check that met nothing to look at has
//! failed too: it would hold for an empty site.

mod support;

#[path = "links/edits.rs"]
mod edits;
#[path = "links/heads.rs"]
mod heads;
#[path = "links/typography.rs"]
mod typography;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use pulldown_cmark::{Parser, html::push_html};
use serde_json::Value as Json;
use support::{Built, Document, Site, Target, addresses_in, assert_none, resolve};

static REAL: LazyLock<Built> = LazyLock::new(|| Built::build("content", Path::new(env!("CARGO_MANIFEST_DIR"))));
static FIXTURE: LazyLock<Built> = LazyLock::new(|| Built::build("two-families", &Site::two_families().path()));

/// Runs a check over every page of both sites; it gives how many things it looked at, and what is wrong with them.
#[track_caller]
fn on_every_page(what: &str, check: impl Fn(&Built, &str, &Document) -> (usize, Vec<String>)) {
    let mut faults = Vec::new();
    for built in [&*FIXTURE, &*REAL] {
        let mut looked_at = 0;
        for (path, page) in &built.pages {
            let (count, found) = check(built, path, page);
            looked_at += count;
            faults.extend(found.into_iter().map(|fault| format!("{} {path}: {fault}", built.name)));
        }
        assert!(looked_at > 0, "{}: nothing to look at for: {what}", built.name);
    }
    assert_none(&faults, what);
}

#[test]
fn every_address_leads_to_a_file_and_every_fragment_to_an_id() {
    for built in [&*FIXTURE, &*REAL] {
        let addresses: usize = built.pages.values().map(|page| Built::addresses(page).len()).sum();
        assert!(addresses > built.pages.len(), "{}: pages have links", built.name);
        assert_none(&built.dead_addresses(), "address that leads nowhere");
    }
}

#[test]
fn every_page_is_well_formed() {
    on_every_page("page that a browser reads differently", |_, _, page| (1, page.faults.clone()));
}

#[test]
fn ids_are_unique_and_can_be_named() {
    on_every_page("id that stands twice or cannot be named", |_, _, page| {
        let mut seen = BTreeSet::new();
        let bad = page.ids().filter(|id| id.is_empty() || id.contains(char::is_whitespace) || !seen.insert(*id));
        let bad: Vec<String> = bad.map(|id| format!("id `{id}`")).collect();
        (page.ids().count(), bad)
    });
}

#[test]
fn labels_name_ids_of_their_page() {
    on_every_page("label without its element", |_, _, page| {
        let ids: BTreeSet<&str> = page.ids().collect();
        let mut named = Vec::new();
        for element in &page.elements {
            for name in ["aria-labelledby", "aria-describedby", "aria-controls", "for"] {
                named.extend(element.attribute(name).unwrap_or_default().split_whitespace());
            }
        }
        let missing = named.iter().filter(|id| !ids.contains(**id)).map(|id| format!("there is no `{id}`"));
        (named.len(), missing.collect())
    });
}

#[test]
fn structured_data_is_json_and_its_addresses_lead_somewhere() {
    on_every_page("JSON-LD", |built, path, page| {
        let scripts = page.places("script");
        let data = scripts.filter(|&at| page.elements[at].attribute("type") == Some("application/ld+json"));
        let mut count = 0;
        let mut faults = Vec::new();
        for at in data {
            match serde_json::from_str::<Json>(&page.text_in(at)) {
                Ok(graph) => {
                    let found = addresses(&graph);
                    count += found.len();
                    faults.extend(found.iter().filter_map(|address| built.dead(path, address)));
                    let crumbs =
                        found.iter().filter(|address| resolve(&built.base_url, path, address) != Target::Outside);
                    let there = crumbs.clone().any(|address| *address == built.permalink(path));
                    faults.extend(
                        (page.is_listed() && crumbs.count() > 0 && !there).then(|| "does not name its page".into()),
                    );
                }
                Err(error) => faults.push(error.to_string()),
            }
        }
        faults.extend((page.is_listed() && count == 0 && path != "404.html").then(|| "has none".to_owned()));
        (count, faults)
    });
}

/// Every string in a JSON document that is a web address, without the part that a search fills in.
fn addresses(json: &Json) -> Vec<String> {
    match json {
        Json::String(text) if text.starts_with("https://schema.org") => Vec::new(),
        Json::String(text) if text.starts_with("http") => vec![text.replace("{search_term_string}", "1")],
        Json::Array(items) => items.iter().flat_map(addresses).collect(),
        Json::Object(entries) => entries.values().flat_map(addresses).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn oembed_is_discovered_and_shows_a_page_of_the_site() {
    on_every_page("oEmbed", |built, path, page| {
        let links = page.links("alternate").filter(|link| link.attribute("type") == Some("application/json+oembed"));
        let mut faults = Vec::new();
        let mut count = 0;
        for link in links {
            count += 1;
            let address = link.attribute("href").unwrap_or_default();
            let Target::Inside(file, _) = resolve(&built.base_url, "", address) else {
                faults.push(format!("`{address}` is not below the base address"));
                continue;
            };
            if !built.tree.has(&file) {
                faults.push(format!("{file} is not there"));
                continue;
            }
            let document: Json = serde_json::from_str(built.tree.text(&file)).expect("an oEmbed document is JSON");
            let thumbnail = ["thumbnail_url", "thumbnail_width", "thumbnail_height"].map(|name| &document[name]);
            // Its address is one of those that must lead somewhere; the other two say what stands there.
            let whole = thumbnail[0].is_string() && *thumbnail[1] == 1200 && *thumbnail[2] == 630;
            let fits =
                if built.tree.has("preview/websocket.png") { whole } else { thumbnail.iter().all(|it| it.is_null()) };
            faults.extend((!fits).then(|| format!("{file} has the thumbnail {thumbnail:?}")));
            let html = Document::parse(document["html"].as_str().unwrap_or_default());
            let shown: Vec<&str> = html.all("iframe").filter_map(|frame| frame.attribute("src")).collect();
            let fits =
                matches!(shown[..], [src] if built.page_at(src).is_some_and(|(path, _)| path.contains("embed/")));
            faults.extend((!fits).then(|| format!("{file} shows {shown:?}")));
        }
        let expected = usize::from(path != "404.html");
        faults.extend((count != expected).then(|| format!("has {count} links to a document, and not {expected}")));
        (count, faults)
    });
}

#[test]
fn nothing_is_loaded_from_elsewhere() {
    on_every_page("address of another origin", |built, path, page| {
        let mut loaded: Vec<&str> = Vec::new();
        for element in &page.elements {
            let by_link =
                element.name == "link" && !matches!(element.attribute("rel"), Some("canonical" | "alternate"));
            loaded.extend(element.attribute("href").filter(|_| by_link));
            loaded.extend(["src", "srcset", "data", "poster"].iter().filter_map(|name| element.attribute(name)));
        }
        // An address that holds what it names asks nobody.
        let asked = loaded.iter().filter(|address| !address.starts_with("data:"));
        let foreign = asked.filter(|address| resolve(&built.base_url, path, address) == Target::Outside);
        (loaded.len(), foreign.map(|address| (*address).to_owned()).collect())
    });
    for (path, sheet) in REAL.tree.texts().filter(|(path, _)| path.ends_with(".css")) {
        assert!(!sheet.contains("@import"), "{path} imports another style sheet");
        let addresses = sheet.split("url(").skip(1).map(|rest| rest.trim_start_matches(['"', '\'']));
        let far: Vec<&str> = addresses.filter(|address| !address.starts_with("data:")).collect();
        assert!(far.is_empty(), "{path} loads {far:?}");
    }
}

#[test]
fn every_snippet_works_where_it_is_pasted() {
    on_every_page("snippet", |built, path, page| {
        let snippets =
            page.elements.iter().enumerate().filter(|(_, element)| element.attribute("data-snippet").is_some());
        let mut faults = Vec::new();
        let mut count = 0;
        for (at, element) in snippets {
            let (kind, text) = (element.attribute("data-snippet").unwrap_or_default(), page.text_in(at));
            let found: Vec<&str> = addresses_in(&built.base_url, &text).collect();
            count += found.len();
            faults.extend(found.iter().filter_map(|address| built.dead(path, address)));
            faults.extend(found.is_empty().then(|| format!("{kind}: has no address of this site")));
            let mut pasted = String::new();
            match kind {
                "badge-md" => push_html(&mut pasted, Parser::new(&text)),
                // These are no HTML, and programs that read them are tried in tests/embeds.
                "badge-rst" | "badge-adoc" => {}
                _ => pasted.clone_from(&text),
            }
            let pasted = Document::parse(&pasted);
            faults.extend(pasted.faults.iter().map(|fault| format!("{kind}: {fault}")));
            let allowed = ["iframe", "div", "a", "script", "close-code", "p", "img"];
            let other = pasted.elements.iter().filter(|element| !allowed.contains(&element.name.as_str()));
            faults.extend(other.map(|element| format!("{kind}: has <{}>", element.name)));
        }
        (count, faults)
    });
}
