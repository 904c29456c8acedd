//! What was tried with many codes, on the page of all implementations: codes with the same outcome in one line.

use crate::support::{Document, Site};

/// What was seen for each code: `(code, findings)`.
type Seen<'a> = &'a [(u32, &'a str)];

/// The page of all implementations, when relay-js did so with each code.
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
