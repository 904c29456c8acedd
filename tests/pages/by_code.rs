//! What was tried with many codes: codes with the same outcome in one line of the page of all implementations, and in one
//! row of each one's own.

use crate::support::{Document, Site};

/// What was seen for each code: `(code, findings)`.
type Seen<'a> = &'a [(u32, &'a str)];

/// A page, when relay-js did so with each code.
fn page(measured: Seen<'_>, path: &str) -> Document {
    let site = Site::two_families();
    let mut matrix = site.read("content/libraries/matrix.toml");
    matrix.push_str("\n[groups.tried]\nname = \"Tried\"\nby_code = \"What came of it\"\n");
    let mut findings = site.read("content/libraries/measured/relay-js.toml");
    for (code, seen) in measured {
        matrix.push_str(&format!("\n[observations.tried-{code}]\ngroup = \"tried\"\nname = \"{code}\"\n"));
        findings.push_str(&format!("\n[findings.tried-{code}]\n{seen}\n"));
    }
    site.write("content/libraries/matrix.toml", &matrix);
    let translated = site.read("content/libraries/matrix.fr.toml");
    let heading = "\n[groups.tried]\nby_code = \"Ce qui en est sorti\"\n";
    site.write("content/libraries/matrix.fr.toml", &(translated + heading));
    site.write("content/libraries/measured/relay-js.toml", &findings);
    Document::parse(site.build().text(path))
}

/// The lines in the column that codes share.
fn lines(page: &Document) -> Vec<String> {
    let shared = page.places("ul").find(|&at| page.elements[at].attribute("class") == Some("by-code"));
    let shared = shared.expect("codes share a column");
    page.places("li").filter(|&at| page.around(at).any(|other| other == shared)).map(|at| page.text_in(at)).collect()
}

#[test]
fn codes_with_the_same_outcome_share_a_line_in_order() {
    let seen: Seen<'_> = &[
        (500, "sends = 500"),
        (100, "sends = 100"),
        (101, "sends = 101"),
        (102, "sends = 102"),
        (104, "sends = \"refused\""),
        (103, "sends = \"refused\""),
        (105, "sends = \"empty\""),
    ];
    let expected = ["100–102, 500: the code itself", "103, 104: refused", "105: empty Close"];
    assert_eq!(lines(&page(seen, "libraries/index.html")), expected);
}

#[test]
fn what_goes_over_the_wire_parts_codes_that_show_alike() {
    let seen: Seen<'_> = &[(100, "shows = 100"), (101, "shows = 101\nsends = 100"), (102, "shows = 102\nsends = 100")];
    let expected = ["101, 102: the code itself, sends 100", "100: the code itself"];
    assert_eq!(lines(&page(seen, "libraries/index.html")), expected);
}

#[test]
fn a_code_that_others_become_stands_with_them() {
    let seen: Seen<'_> = &[
        (100, "shows = 100"),
        (101, "shows = 101"),
        (106, "shows = 106"),
        (104, "shows = 106"),
        (105, "shows = 106"),
        (115, "shows = 106"),
    ];
    assert_eq!(lines(&page(seen, "libraries/index.html")), ["100, 101: the code itself", "104–106, 115: 106"]);
}

#[test]
fn the_lines_are_in_the_language_of_the_page() {
    let seen: Seen<'_> = &[(100, "sends = 100"), (101, "sends = \"refused\"")];
    let page = page(seen, "fr/libraries/index.html");
    assert_eq!(lines(&page), ["100\u{a0}: le code lui-même", "101\u{a0}: refusé"]);
    assert!(page.places("th").any(|at| page.text_in(at) == "Ce qui en est sorti"));
}

/// The rows of a group, each with its cells as text.
fn table(page: &Document, group: &str) -> Vec<Vec<String>> {
    let heading = page.places("h2").find(|&at| page.elements[at].attribute("id") == Some(group)).expect("the group");
    let section = page.elements[heading].parent;
    let inside = |at: usize| page.around(at).any(|other| Some(other) == section);
    let rows = page.places("tr").filter(|&at| inside(at) && page.elements[at].attribute("id").is_some());
    let cells = |row| page.elements.iter().enumerate().filter(move |(_, element)| element.parent == Some(row));
    rows.map(|row| cells(row).map(|(at, _)| page.text_in(at)).collect()).collect()
}

#[test]
fn a_page_of_an_implementation_has_a_row_for_codes_with_the_same_outcome() {
    let seen: Seen<'_> = &[
        (100, "sends = 100"),
        (101, "sends = 101"),
        (103, "sends = \"refused\"\nerror = \"103 of 1030 is bad\""),
        (104, "sends = \"refused\"\nerror = \"104 of 1030 is bad\""),
        (105, "sends = \"refused\"\nerror = \"no status\""),
    ];
    let page = page(seen, "libraries/relay-js/index.html");
    let row = |codes: &str, seen: &str, told: &str| vec![codes.to_owned(), format!("{seen}measured"), told.to_owned()];
    let expected =
        [row("100, 101", "sends the code itself", ""), row("103–105", "refused", "… of 1030 is badno status")];
    assert_eq!(table(&page, "tried"), expected);
}

#[test]
fn what_a_person_wrote_of_one_code_stands_with_that_code() {
    let site = Site::two_families();
    let matrix =
        site.read("content/libraries/matrix.toml") + "\n[groups.tried]\nname = \"Tried\"\nby_code = \"Came of it\"\n";
    let observation = |code: u32| format!("\n[observations.tried-{code}]\ngroup = \"tried\"\nname = \"{code}\"\n");
    site.write("content/libraries/matrix.toml", &(matrix + &observation(100) + &observation(101)));
    let findings = site.read("content/libraries/relay-js.toml");
    let finding = "[findings.tried-101]\nsends = 101\ntext = \"Once in a blue moon.[^docs]\"\n\n[[sources]]";
    site.write("content/libraries/relay-js.toml", &findings.replacen("[[sources]]", finding, 1));
    let measured = site.read("content/libraries/measured/relay-js.toml");
    site.write("content/libraries/measured/relay-js.toml", &(measured + "\n[findings.tried-100]\nsends = 100\n"));
    let page = Document::parse(site.build().text("libraries/relay-js/index.html"));
    let first: Vec<String> = table(&page, "tried").into_iter().map(|row| row[0].clone()).collect();
    assert_eq!(first, ["101", "100"]);
}
