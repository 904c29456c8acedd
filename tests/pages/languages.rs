//! Honest languages: a page's `lang` is the language of its text, and what is not translated yet says so.
//!
//! English texts of the fixture say "(English)" where they have a French version and "(English only)" where they have
//! none; French ones say "(français)". So each text tells which language should stand around it.

use crate::FIXTURE;
use crate::support::{Document, assert_none};

/// The site's French pages.
fn french() -> impl Iterator<Item = (&'static String, &'static Document)> {
    FIXTURE.pages.iter().filter(|(path, _)| path.starts_with("fr/"))
}

#[test]
fn a_french_page_says_so_and_an_english_page_too() {
    for (path, page) in &FIXTURE.pages {
        let lang = page.all("html").next().and_then(|html| html.attribute("lang"));
        let expected = if path.starts_with("fr/") { "fr" } else { "en" };
        assert_eq!(lang, Some(expected), "{path}");
    }
    assert!(french().count() > 30);
}

#[test]
fn a_translated_text_takes_the_place_of_the_original() {
    let mut faults = Vec::new();
    for (path, page) in french() {
        let english = page.texts.iter().filter(|(_, text)| text.contains("(English)"));
        faults.extend(english.map(|(_, text)| format!("{path}: {}", text.trim())));
    }
    for (path, page) in FIXTURE.pages.iter().filter(|(path, _)| !path.starts_with("fr/")) {
        let french = page.texts.iter().filter(|(_, text)| text.contains("(français)"));
        faults.extend(french.map(|(_, text)| format!("{path}: {}", text.trim())));
    }
    assert_none(&faults, "text in the wrong language");
}

#[test]
fn every_text_stands_in_an_element_of_its_language() {
    let mut faults = Vec::new();
    let mut seen = [0, 0];
    for (path, page) in french() {
        let shown = |at: usize| !["script", "title"].contains(&&*page.elements[at].name);
        for (at, text) in page.texts.iter().filter(|(at, _)| shown(*at)) {
            let (expected, which) = match text {
                text if text.contains("(English only)") => ("en", 0),
                text if text.contains("(français)") => ("fr", 1),
                _ => continue,
            };
            seen[which] += 1;
            let found = page.language(*at);
            faults.extend((found != expected).then(|| {
                let text: String = text.trim().chars().take(70).collect();
                format!("{path}: lang is {found:?} around <{}> “{text}”", page.elements[*at].name)
            }));
        }
    }
    assert!(seen.iter().all(|count| *count > 50), "{seen:?}");
    assert_none(&faults, "text in an element of another language");
}

#[test]
fn that_nothing_is_sent_or_shown_is_said_whole_because_french_negates_the_verb_too() {
    let said = |path: &str| {
        let text = FIXTURE.pages[path].text_in(0);
        assert!(!text.contains(" envoie rien") && !text.contains(" indique rien"), "{path}");
        (text.contains("n'envoie rien"), text.contains("n'indique rien"))
    };
    assert_eq!(said("fr/libraries/relay-server/index.html"), (true, true));
    assert!(said("fr/libraries/index.html").0);
    assert!(said("fr/relay/100/index.html").0);
    assert!(FIXTURE.pages["libraries/relay-server/index.html"].text_in(0).contains("sends nothing"));
}

/// Whether an element is the note that something is not translated, in the language of its page.
fn is_note(page: &Document, at: usize) -> bool {
    let noted = page.elements[at].attribute("class") == Some("untranslated");
    noted && page.language(at) == page.language(0) && !page.text_in(at).trim().is_empty()
}

/// The part of a page under a heading with an id.
fn part_of(page: &Document, id: &str) -> usize {
    let heading = page.elements.iter().position(|element| element.attribute("id") == Some(id));
    let part = page.elements[heading.unwrap_or_else(|| panic!("the page has an id `{id}`"))].parent;
    part.expect("a heading stands in something")
}

#[test]
fn what_has_no_letters_is_of_no_other_language() {
    let mut faults = Vec::new();
    for (path, page) in french() {
        let marked = (0..page.elements.len())
            .filter(|&at| page.elements[at].attribute("lang").is_some_and(|lang| !lang.is_empty()));
        let bare =
            marked.map(|at| page.text_in(at)).filter(|text| !text.is_empty() && !text.chars().any(char::is_alphabetic));
        faults.extend(bare.map(|text| format!("{path}: {text}")));
    }
    assert_none(&faults, "number that says that it is in another language");
    let untranslated = french().flat_map(|(_, page)| &page.texts).any(|(_, text)| text.trim() == "502");
    assert!(untranslated, "the site has a name that is a number");
}

fn is_inside(page: &Document, at: usize, whole: usize) -> bool {
    page.around(at).any(|at| at == whole)
}

#[test]
fn a_table_of_findings_says_that_some_of_its_words_are_not_translated() {
    let mut faults = Vec::new();
    let mut foreign = 0;
    for (path, page) in french().filter(|(path, _)| path.starts_with("fr/libraries/")) {
        for (at, element) in page.elements.iter().enumerate() {
            let cell = element.parent.is_some_and(|cell| page.elements[cell].name == "td");
            if element.name != "div" || element.attribute("lang").is_none() || !cell {
                continue;
            }
            foreign += 1;
            let section = page.around(at).find(|&at| page.elements[at].name == "section");
            let noted = (0..page.elements.len())
                .any(|note| page.elements[note].parent == section && section.is_some() && is_note(page, note));
            faults.extend((!noted).then(|| format!("{path}: {}", page.text_in(at))));
        }
    }
    assert_none(&faults, "finding in another language, and no note above its table");
    assert!(foreign > 0, "the sites have findings that are not translated");
}

#[test]
fn a_block_that_is_not_translated_has_a_visible_note_in_the_pages_language() {
    let mut faults = Vec::new();
    let (mut blocks, mut causes) = (0, 0);
    // A card has room for a sentence, and leads to the page that has the note.
    for (path, page) in french().filter(|(path, _)| !path.starts_with("fr/embed/")) {
        // Titles of sources, log lines and names in code are quotations, which nobody would translate.
        let quotations = ["sources", "symptoms", "aliases"].into_iter();
        let quotations = quotations.filter(|id| page.ids().any(|known| known == *id)).map(|id| part_of(page, id));
        let quotations: Vec<usize> = quotations.collect();
        for (at, element) in page.elements.iter().enumerate() {
            let name = element.name.as_str();
            // Entries of lists and tables carry their language; the notes stand on the pages that they lead to.
            let listed = page.around(at).skip(1).any(|at| ["li", "td", "dd"].contains(&&*page.elements[at].name));
            let list = element.parent.filter(|_| name == "li").map(|list| &page.elements[list]);
            let cause = list.is_some_and(|list| list.attribute("class") == Some("causes"));
            let block = (["p", "div", "ol", "ul"].contains(&name) && !listed) || cause;
            let quoted = quotations.iter().any(|&part| is_inside(page, at, part));
            if element.attribute("lang") != Some("en") || !block || quoted {
                continue;
            }
            (blocks, causes) = (blocks + 1, causes + usize::from(cause));
            let beside = if cause {
                page.elements[at].parent.and_then(|list| page.elements[list].parent)
            } else {
                element.parent
            };
            let near = |note: usize| is_inside(page, note, at) || page.elements[note].parent == beside;
            let noted = (0..page.elements.len()).any(|note| near(note) && is_note(page, note));
            let text: String = page.text_in(at).trim().chars().take(60).collect();
            faults.extend((!noted).then(|| format!("{path}: no note beside <{name}> “{text}”")));
        }
    }
    assert!(blocks > 20 && causes > 0, "{blocks} blocks, {causes} causes");
    assert_none(&faults, "untranslated block without a note");
}

#[test]
fn it_is_said_where_nobody_has_translated_when_a_log_line_is_written() {
    let noted = |path: &str| {
        let page = &FIXTURE.pages[path];
        let part = part_of(page, "logs");
        (0..page.elements.len()).any(|at| is_inside(page, at, part) && is_note(page, at))
    };
    assert!(noted("fr/libraries/relay-server/index.html"));
    assert!(!noted("fr/libraries/relay-js/index.html"));
    assert!(!noted("libraries/relay-server/index.html"));
}

#[test]
fn a_translated_text_has_no_note() {
    let noted = |page: &Document| (0..page.elements.len()).any(|at| is_note(page, at));
    for (path, page) in FIXTURE.pages.iter().filter(|(path, _)| !path.starts_with("fr/")) {
        assert!(!noted(page), "{path} is in the language of the content");
    }
    let page = &FIXTURE.pages["fr/relay/100/index.html"];
    let noted_under = |id: &str| {
        let part = part_of(page, id);
        (0..page.elements.len()).any(|at| is_inside(page, at, part) && is_note(page, at))
    };
    assert!(!noted_under("about") && !noted_under("causes"), "they are translated");
    assert!(noted_under("when") && noted_under("fix"), "they are not");
}

#[test]
fn data_in_a_language_says_which_language_its_text_has() {
    let language = |path: &str| {
        let document: serde_json::Value = serde_json::from_str(FIXTURE.tree.text(path)).unwrap();
        document["language"].as_str().unwrap().to_owned()
    };
    assert_eq!(language("fr/relay/100.json"), "fr");
    assert_eq!(language("fr/relay/101.json"), "en", "it has no French version");
    assert_eq!(language("relay/100.json"), "en");
}
