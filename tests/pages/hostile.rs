//! Text is hostile: whatever content says, it stays text where it stands.
//!
//! The fixture is full of texts that try to become an element (`<xss-…>`), an attribute, a script, the end of a title
//! or a template of their own. Some more are tried on copies, one at a time.

use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::Value as Json;

use crate::FIXTURE;
use crate::support::{Built, Document, Site, Tree, assert_none};

/// Elements and attributes that content brought in, and event handlers, which no page of ours has.
fn foreign(document: &Document) -> Vec<String> {
    let ours = |name: &str| !name.starts_with("xss") && !name.starts_with("on");
    let mut found = Vec::new();
    for element in &document.elements {
        found.extend((!ours(&element.name)).then(|| format!("<{}>", element.name)));
        let attributes = element.attributes.keys().filter(|name| !ours(name));
        found.extend(attributes.map(|name| format!("<{} {name}>", element.name)));
    }
    found
}

fn built(site: &Site) -> Built {
    Built::new("two-families", &FIXTURE.base_url, site.build())
}

#[test]
fn hostile_text_stands_escaped_in_pages_badges_and_sitemap() {
    let mut faults = Vec::new();
    let mut escaped = 0;
    let markup = [".html", ".svg", ".xml"];
    for (path, text) in FIXTURE.tree.texts().filter(|(path, _)| markup.iter().any(|ending| path.ends_with(ending))) {
        escaped += text.matches("&lt;xss-").count();
        faults.extend(text.contains("<xss").then(|| format!("{path}: has `<xss`")));
        faults.extend(foreign(&Document::parse(text)).iter().map(|found| format!("{path}: has {found}")));
    }
    assert!(escaped > 100, "the fixture's hostile texts are shown");
    assert_none(&faults, "hostile text that is more than text");
}

#[test]
fn every_hostile_text_is_shown_somewhere() {
    let fixture = Tree::read(&Site::two_families().path());
    let marks = fixture.texts().flat_map(|(_, text)| text.match_indices("<xss-").map(|(at, _)| &text[at..]));
    let mut marks: Vec<&str> = marks.filter_map(|rest| rest.get(..=rest.find('>')?)).collect();
    marks.sort_unstable();
    marks.dedup();
    let shown = |mark: &&str| {
        let texts = |page: &Document| page.texts.iter().any(|(_, text)| text.contains(*mark));
        let linked =
            |page: &Document| page.all("a").any(|link| link.attribute("href").is_some_and(|to| to.contains(*mark)));
        FIXTURE.pages.values().any(|page| texts(page) || linked(page))
    };
    assert!(marks.len() > 10);
    assert_none(
        &marks.iter().filter(|mark| !shown(mark)).map(|m| (*m).to_owned()).collect::<Vec<_>>(),
        "text not shown",
    );
}

#[test]
fn text_that_looks_like_a_template_is_shown_as_it_is() {
    let page = &FIXTURE.pages["relay/201/index.html"];
    let heading = page.text_in(page.places("h1").next().unwrap());
    assert!(heading.contains("{{ 7 * 7 }}{% raw %}"), "{heading}");
    assert!(FIXTURE.tree.text("relay/100-vs-201/index.html").contains("{{ 7 * 7 }}{% raw %}"));
}

#[test]
fn an_oembed_document_shows_one_iframe_and_nothing_else() {
    let documents: Vec<_> = FIXTURE.tree.texts().filter(|(path, _)| path.contains("oembed/")).collect();
    assert!(documents.len() > 20);
    for (path, text) in documents {
        let document: Json = serde_json::from_str(text).unwrap();
        let html = Document::parse(document["html"].as_str().unwrap());
        let names: Vec<&str> = html.elements.iter().map(|element| element.name.as_str()).collect();
        assert!(names == ["iframe"] && html.texts.is_empty() && html.faults.is_empty(), "{path}: {html:?}");
        let allowed = ["frameborder", "height", "src", "title", "width"];
        assert!(html.elements[0].attributes.keys().all(|name| allowed.contains(&name.as_str())), "{path}: {html:?}");
    }
}

#[test]
fn a_badge_in_markdown_is_a_linked_picture_whatever_the_label_is() {
    let (mut faults, mut looked_at) = (Vec::new(), 0);
    for (path, page) in FIXTURE.pages.iter().filter(|(path, _)| path.starts_with("auth/") || path.starts_with("relay/"))
    {
        let snippets = page.elements.iter().enumerate();
        for (at, _) in snippets.filter(|(_, element)| element.attribute("data-snippet") == Some("badge-md")) {
            let text = page.text_in(at);
            let mut kinds = Vec::new();
            for event in Parser::new(&text) {
                match event {
                    Event::Start(Tag::Link { dest_url, .. }) => kinds.push(format!("link to {dest_url}")),
                    Event::Start(Tag::Image { dest_url, .. }) => kinds.push(format!("picture of {dest_url}")),
                    Event::Html(html) | Event::InlineHtml(html) => kinds.push(format!("html {html}")),
                    _ => {}
                }
            }
            let page = path.trim_end_matches("index.html");
            let (family, codes) = page.trim_end_matches('/').split_once('/').expect("codes stand in their family");
            let expected = codes.split("-vs-").flat_map(|code| {
                let (to, base_url) = (format!("link to {}{page}", FIXTURE.base_url), &FIXTURE.base_url);
                [to, format!("picture of {base_url}badge/{family}/{code}.svg")]
            });
            let expected: Vec<String> = expected.collect();
            faults.extend((kinds != expected).then(|| format!("{path}: `{text}` reads as {kinds:?}")));
            looked_at += 1;
        }
    }
    assert!(looked_at > 10, "{looked_at}");
    assert_none(&faults, "badge that Markdown reads otherwise");
}

#[test]
fn a_document_in_markdown_has_no_raw_html() {
    let mut faults = Vec::new();
    let documents = FIXTURE.tree.texts().filter(|(path, _)| path.ends_with(".md") || path.ends_with("llms.txt"));
    let documents: Vec<_> = documents.collect();
    assert!(documents.len() > 10);
    for (path, text) in documents {
        let raw =
            Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_OLD_FOOTNOTES).filter_map(
                |event| match event {
                    Event::Html(html) | Event::InlineHtml(html) => Some(format!("{path}: {}", html.trim())),
                    _ => None,
                },
            );
        faults.extend(raw);
    }
    assert_none(&faults, "text that Markdown reads as HTML");
}

#[test]
fn a_link_in_markdown_leads_to_a_page_of_its_language_however_it_is_written() {
    let site = Site::two_families();
    let links = "[a](<code:200>) [b](code:200 \\\"title\\\") [c][label] `[d](code:200)`\n\n[label]: code:200\n";
    site.edit("content/relay/101.toml", "قف means stop.", &format!("قف means stop.\n\n{links}\n"));
    let tree = site.build();
    let mut seen = 0;
    for (path, text) in tree.texts().filter(|(path, _)| path.ends_with(".md")) {
        let home = format!("{}{}", FIXTURE.base_url, if path.starts_with("fr/") { "fr/" } else { "" });
        for event in Parser::new(text) {
            let Event::Start(Tag::Link { dest_url, .. }) = event else { continue };
            if dest_url.starts_with(&FIXTURE.base_url) {
                seen += 1;
                assert_eq!(
                    dest_url.starts_with(&format!("{}fr/", FIXTURE.base_url)),
                    path.starts_with("fr/"),
                    "{path}: {dest_url}"
                );
                assert!(dest_url.starts_with(&home), "{path}: {dest_url}");
            }
            assert!(!dest_url.starts_with("code:") && !dest_url.starts_with("pair:"), "{path}: {dest_url}");
        }
    }
    assert!(seen > 10, "{seen}");
    let text = tree.text("relay/101.md");
    assert!(text.contains("`[d](code:200)`"), "what is code stays as it is: {text}");
}

#[test]
fn words_of_a_theme_are_text_in_a_page() {
    let site = Site::two_families();
    let words = include_str!("../../templates/locales/en.ftl");
    let hostile = words
        .replace("\npair-answer = ", "\npair-answer = <xss-word> ")
        .replace("\npair-answer-meaning = ", "\npair-answer-meaning = <xss-word> ");
    assert_ne!(hostile, words);
    site.write("templates/locales/en.ftl", &hostile);
    let built = built(&site);
    let faults: Vec<String> = built
        .pages
        .iter()
        .flat_map(|(path, page)| foreign(page).into_iter().map(move |found| format!("{path}: {found}")))
        .collect();
    assert_none(&faults, "word that became markup");
    assert!(built.tree.text("relay/100-vs-201/index.html").contains("&lt;xss-word"));
}

#[test]
fn a_picture_of_one_lane_and_a_long_report_is_drawn() {
    let site = Site::two_families();
    let code = "U".repeat(90);
    let wire = format!(
        "\n[wire]\nlanes = [\"server\"]\nsteps = [{{ at = \"server\", reports = \"{code}\" }}, {{ at = \"server\", reports = \"299\" }}]\n"
    );
    site.write("content/relay/299.toml", &format!("{}{wire}", site.read("content/relay/299.toml")));
    assert!(site.build().text("relay/299/index.html").contains(&code));
}

#[test]
fn a_symptom_in_markdown_is_read_back_as_it_was_written() {
    let text = FIXTURE.tree.text("relay/100.md");
    let codes = Parser::new(text).filter_map(|event| match event {
        Event::Code(code) => Some(code.to_string()),
        _ => None,
    });
    let symptom = "relay: closed 100 \"done\" ]]> <xss-symptom> `quoted`";
    let codes: Vec<String> = codes.collect();
    assert!(codes.iter().any(|code| code == symptom), "{codes:?}");
}

#[test]
fn a_heading_in_content_takes_no_id_that_the_page_has() {
    let site = Site::two_families();
    let headings = "\n## Sources\n\n## Main\n\n## Codes\n\n## 🚦\n\n## Source 1\n";
    let question = site.read("content/faq/why-did-it-close.md");
    site.write("content/faq/why-did-it-close.md", &format!("{question}{headings}"));
    // Both stand on the page of their pair.
    let heading = "\n### Wire format\n\nAs in the specification. (English";
    site.edit("content/relay/100.toml", "stays what it is. (English", &format!("stays what it is.\n{heading}"));
    site.edit("content/relay/101.toml", "قف means stop. (English", &format!("قف means stop.\n{heading}"));
    let built = built(&site);
    let mut faults = Vec::new();
    for (path, page) in &built.pages {
        let mut seen = std::collections::BTreeSet::new();
        let bad = page.ids().filter(|id| id.is_empty() || !seen.insert(id.to_owned()));
        faults.extend(bad.map(|id| format!("{path}: id `{id}`")));
    }
    assert_none(&faults, "id that is empty or stands twice");
}

#[test]
fn a_text_of_several_blocks_is_never_squeezed_into_a_paragraph() {
    let blocks = "First.\\n\\nSecond:\\n\\n- one\\n- two\\n\\n```text\\nthree\\n```";
    let mut faults = Vec::new();
    for (path, from) in [
        ("content/relay/100.toml", "Send 100 when both sides are done. (English only)"),
        ("content/relay/100.toml", "The work was done. (English)"),
        ("content/relay/100.toml", "None is needed. (English)"),
        (
            "content/relay/pairs/100-vs-200.toml",
            "100 was *said*, 200 was noticed <https://relay.example.com/said>. (English)",
        ),
        ("content/relay/family.toml", "Whether the number travels. (English)"),
        ("content/relay/family.toml", "travels in a frame (English)"),
    ] {
        let site = Site::two_families();
        site.edit(path, from, blocks);
        let built = built(&site);
        let broken = built.pages.iter().filter(|(_, page)| !page.faults.is_empty());
        faults.extend(broken.map(|(page, found)| format!("{path} “{from}”: {page}: {}", found.faults[0])));
    }
    assert_none(&faults, "page that a browser reads differently");
}

#[test]
fn a_key_that_content_chooses_is_no_attribute_of_an_element() {
    let keys = [("attributes.wire", "attributes.\"x onclick\""), ("attributes.retry", "attributes.\"x><xss-key\"")];
    for (from, to) in keys {
        let site = Site::two_families();
        site.edit("content/relay/family.toml", &format!("[{from}"), &format!("[{to}"));
        site.remove("content/relay/family.fr.toml");
        let (old, new) = (from.replace("attributes.", ""), to.replace("attributes.", ""));
        for code in ["100", "101", "200", "201", "299"] {
            let path = format!("content/relay/{code}.toml");
            let text = site.read(&path);
            // Other tables have keys of that name too.
            let (before, attributes) = text.split_once("[attributes]").expect("each code has the table");
            let attributes = attributes.replacen(&format!("\n{old} ="), &format!("\n{new} ="), 1);
            site.write(&path, &format!("{before}[attributes]{attributes}"));
        }
        let built = built(&site);
        let pages = built.pages.iter();
        let faults =
            pages.flat_map(|(path, page)| foreign(page).into_iter().map(move |found| format!("{path}: {found}")));
        assert_none(&faults.collect::<Vec<_>>(), "key that became an attribute");
    }
}

#[test]
fn a_control_character_in_a_name_breaks_no_badge() {
    let site = Site::two_families();
    site.edit("content/relay/299.toml", "name = \"Spare\"", "name = \"Spare \\u0001 \\u0000 \\uFFFE\"");
    let built = built(&site);
    // XML 1.0, production 2: no document holds these, escaped or not.
    let forbidden = |c: char| (c < ' ' && !"\t\n\r".contains(c)) || "\u{FFFE}\u{FFFF}".contains(c);
    let badge = built.tree.text("badge/relay/299.svg");
    assert!(!badge.contains(forbidden), "{badge:?}");
}
