//! What stands in the head of every page: title, description, canonical address, languages; and the sitemap, which
//! must say the same.

use std::collections::BTreeMap;

use crate::support::{Document, Target, assert_none, resolve};
use crate::{FIXTURE, REAL, on_every_page};

fn language(page: &Document) -> &str {
    page.all("html").next().and_then(|html| html.attribute("lang")).unwrap_or_default()
}

fn canonical(page: &Document) -> &str {
    page.links("canonical").next().and_then(|link| link.attribute("href")).unwrap_or_default()
}

#[test]
fn every_page_has_one_heading_a_language_and_a_canonical_address() {
    on_every_page("page without its frame", |_, _, page| {
        let headings = page.all("h1").count();
        let language = language(page);
        let canonical = page.links("canonical").count();
        let titles = page.places("title").filter(|at| !page.text_in(*at).trim().is_empty()).count();
        let faults = [
            (headings != 1).then(|| format!("{headings} × <h1>")),
            language.is_empty().then(|| "no lang".to_owned()),
            (canonical != 1).then(|| format!("{canonical} × canonical")),
            (titles != 1).then(|| format!("{titles} × <title>")),
        ];
        (1, faults.into_iter().flatten().collect())
    });
}

#[test]
fn a_listed_page_is_its_own_canonical_address_and_others_point_to_one() {
    on_every_page("canonical address", |built, path, page| {
        let canonical = canonical(page);
        let right = match page.is_listed() {
            true => canonical == built.permalink(path),
            false => built.page_at(canonical).is_some_and(|(_, page)| page.is_listed()),
        };
        (1, (!right).then(|| format!("says `{canonical}`")).into_iter().collect())
    });
}

#[test]
fn open_graph_says_what_the_page_says() {
    on_every_page("Open Graph value", |_, _, page| {
        if !page.is_listed() {
            return (0, Vec::new());
        }
        let same = [("og:url", Some(canonical(page))), ("og:description", page.meta("description"))];
        let wrong = same.iter().filter(|(name, value)| page.meta(name) != *value).map(|(name, _)| *name);
        let blank = |name: &&str| page.meta(name).is_none_or(|text| text.trim().is_empty());
        let missing = ["og:title", "og:site_name", "og:type"].into_iter().filter(blank);
        (1, wrong.chain(missing).map(str::to_owned).collect())
    });
}

#[test]
fn the_picture_of_a_page_is_there_and_as_large_as_the_page_says() {
    let mut seen = std::collections::BTreeSet::new();
    for (path, page) in REAL.listed() {
        let meta = |name: &str| page.meta(name).unwrap_or_else(|| panic!("{path} has no {name}"));
        let Target::Inside(file, _) = resolve(&REAL.base_url, path, meta("og:image")) else { panic!("{path}") };
        assert!(meta("og:image").starts_with(&REAL.base_url) && REAL.tree.has(&file), "{path}: {file}");
        let reader = png::Decoder::new(std::io::Cursor::new(REAL.tree.bytes(&file))).read_info().expect("a PNG");
        let size = (reader.info().width.to_string(), reader.info().height.to_string());
        assert_eq!(size, (meta("og:image:width").into(), meta("og:image:height").into()), "{path}");
        assert!(!meta("og:image:alt").is_empty() && meta("twitter:card") == "summary_large_image", "{path}");
        // A page shows the picture in its own language.
        assert_eq!(file.starts_with("fr/"), path.starts_with("fr/"), "{path}: {file}");
        seen.insert(file);
    }
    let made: Vec<&str> = REAL.tree.paths().filter(|path| path.ends_with(".png")).collect();
    assert_eq!(seen.iter().map(String::as_str).collect::<Vec<_>>(), made, "each picture belongs to a page");
}

/// The languages of a page with their addresses, as `<link rel="alternate" hreflang>` gives them.
fn alternates(page: &Document) -> BTreeMap<&str, &str> {
    let links = page.links("alternate").filter(|link| link.attribute("hreflang").is_some());
    links.filter_map(|link| Some((link.attribute("hreflang")?, link.attribute("href")?))).collect()
}

#[test]
fn languages_of_a_page_point_at_each_other() {
    on_every_page("language link", |built, path, page| {
        if !page.is_listed() {
            return (0, Vec::new());
        }
        let own = alternates(page);
        let lang = language(page);
        let mut faults = Vec::new();
        if own.get(lang) != Some(&built.permalink(path).as_str()) {
            faults.push(format!("does not name itself as `{lang}`"));
        }
        if own.get("x-default") != own.get("en") {
            faults.push("x-default is not the site's default language".to_owned());
        }
        for (tag, address) in own.iter().filter(|(tag, _)| **tag != "x-default") {
            match built.page_at(address) {
                None => faults.push(format!("{tag}: there is no page at {address}")),
                Some((_, other)) if alternates(other) != own => faults.push(format!("{tag}: {address} says otherwise")),
                Some((_, other)) => {
                    faults.extend((language(other) != *tag).then(|| format!("{address} is not in `{tag}`")));
                }
            }
        }
        (own.len(), faults)
    });
}

#[test]
fn the_sitemap_lists_exactly_the_listed_pages_with_their_languages() {
    for built in [&*FIXTURE, &*REAL] {
        let sitemap = Document::parse(built.tree.text("sitemap.xml"));
        let mut listing = BTreeMap::new();
        for url in sitemap.places("url") {
            let inside = |at: &usize| sitemap.around(*at).any(|around| around == url);
            let location = sitemap.places("loc").find(inside).map(|at| sitemap.text_in(at)).unwrap_or_default();
            let links = sitemap.places("xhtml:link").filter(inside).map(|at| &sitemap.elements[at]);
            let languages: BTreeMap<&str, &str> =
                links.filter_map(|link| Some((link.attribute("hreflang")?, link.attribute("href")?))).collect();
            assert!(listing.insert(location.clone(), languages).is_none(), "{location} stands twice");
        }
        let pages = built.listed().map(|(path, page)| (built.permalink(path), alternates(page)));
        let pages: BTreeMap<String, BTreeMap<&str, &str>> = pages.collect();
        assert!(!pages.is_empty());
        let differing =
            pages.keys().chain(listing.keys()).filter(|address| pages.get(*address) != listing.get(*address));
        assert_none(&differing.cloned().collect::<Vec<_>>(), "address in which sitemap and pages differ");
    }
}

#[test]
fn titles_are_unique_in_their_language() {
    for built in [&*FIXTURE, &*REAL] {
        let mut titles: BTreeMap<(String, String), Vec<&str>> = BTreeMap::new();
        for (path, page) in built.listed() {
            let lang = language(page);
            titles.entry((lang.to_owned(), page.title())).or_default().push(path);
        }
        let shared = titles.into_iter().filter(|(_, paths)| paths.len() > 1);
        let faults: Vec<String> = shared.map(|((_, title), paths)| format!("“{title}”: {paths:?}")).collect();
        assert_none(&faults, "title that two pages have");
    }
}

#[test]
fn descriptions_of_the_real_content_fit_a_search_result() {
    let mut faults = Vec::new();
    for (path, page) in REAL.listed() {
        let description = page.meta("description").unwrap_or_default();
        let length = description.chars().count();
        faults.extend((!(50..=160).contains(&length)).then(|| format!("{path}: {length} “{description}”")));
    }
    assert_none(&faults, "description that is not between 50 and 160 characters");
}
