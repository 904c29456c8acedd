//! Pages of pairs: what tells two codes apart, said once.

use crate::FIXTURE;
use crate::support::{Document, Site, assert_none};

/// The places of elements of a class.
fn of_class(page: &Document, class: &str) -> Vec<usize> {
    let has = |&at: &usize| {
        let classes = page.elements[at].attribute("class").unwrap_or_default();
        classes.split(' ').any(|one| one == class)
    };
    (0..page.elements.len()).filter(has).collect()
}

/// The cells of the table of differences.
fn cells(page: &Document) -> Vec<String> {
    let tables = of_class(page, "facts-table");
    let inside = |at: &usize| page.around(*at).any(|around| tables.contains(&around));
    page.places("td").filter(inside).map(|at| page.text_in(at)).collect()
}

fn pairs() -> impl Iterator<Item = (&'static String, &'static Document)> {
    FIXTURE.pages.iter().filter(|(path, page)| path.contains("-vs-") && !of_class(page, "pair-header").is_empty())
}

#[test]
fn what_the_first_sentence_says_is_not_said_again_below_it() {
    let mut faults = Vec::new();
    let mut tables = 0;
    for (path, page) in pairs() {
        let answer = of_class(page, "answer").into_iter().map(|at| page.text_in(at)).collect::<String>();
        let cells = cells(page);
        tables += usize::from(!cells.is_empty());
        // The name of a value may well be a word of the sentence.
        let again = cells.iter().filter(|cell| cell.len() > 20 && answer.contains(cell.as_str()));
        faults.extend(again.map(|cell| format!("{path}: {cell}")));
    }
    assert_none(&faults, "text that is said twice");
    assert!(tables > 5, "pages have a table");
}

#[test]
fn where_nothing_more_tells_two_codes_apart_there_is_no_table_of_differences() {
    // Both are refusals, and their family knows no facts.
    let page = "auth/AUTH-001-vs-AUTH-002/index.html";
    assert!(!cells(&FIXTURE.pages[page]).is_empty(), "a writer's sentence says something else than both meanings");
    let site = Site::two_families();
    site.remove("content/auth/pairs/AUTH-001-vs-AUTH-002.toml");
    let without = Document::parse(site.build().text(page));
    assert!(!of_class(&without, "pair-header").is_empty());
    assert_eq!(cells(&without), Vec::<String>::new());
}
