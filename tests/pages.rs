//! What pages and documents say: reviewed snapshots of one of each kind, made from the fixture with two families.
//!
//! Of a page only `<main>` is kept, so that a change of the frame does not touch them all. Names of assets change with
//! their content and stand here without it. To accept a change: `INSTA_UPDATE=always cargo test --test pages`, then read
//! the difference.

mod support;

#[path = "pages/by_code.rs"]
mod by_code;
#[path = "pages/data.rs"]
mod data;
#[path = "pages/hostile.rs"]
mod hostile;
#[path = "pages/languages.rs"]
mod languages;
#[path = "pages/pairs.rs"]
mod pairs;

use std::sync::LazyLock;

use support::{Built, Site};

static FIXTURE: LazyLock<Built> = LazyLock::new(|| Built::build("two-families", &Site::two_families().path()));

/// Compares with `tests/snapshots/<name>.snap`.
#[track_caller]
fn assert_as_reviewed(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

/// The part of a page that is its own, an element a line, so that differences can be read.
fn main_of(html: &str) -> String {
    let start = html.find("<main").or_else(|| html.find("<html")).expect("a page has a main part");
    let end = html.find("</main>").map_or(html.len(), |at| at + "</main>".len());
    without_fingerprints(&html[start..end]).replace("><", ">\n<")
}

/// `assets/rank.0123abcd.js` as `assets/rank.js`.
fn without_fingerprints(html: &str) -> String {
    let mut parts = html.split("assets/");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('.').expect("an asset has an ending");
        let fingerprint = rest.split('.').next().unwrap_or_default();
        assert!(fingerprint.len() == 8, "assets/{name} has no fingerprint: {fingerprint}");
        out.extend(["assets/", name, &rest[fingerprint.len()..]]);
    }
    out
}

/// The page about embedding without the line that has a hash: it is another with every change of the script or of cards'
/// style, and `build/pinned.rs` looks at it.
fn guide_of(html: &str) -> String {
    let main = main_of(html);
    let (before, rest) = main.split_once("<code data-pinned>").expect("the page has the line");
    let (_, after) = rest.split_once("</code>").expect("the line ends");
    format!("{before}<code data-pinned></code>{after}")
}

macro_rules! as_reviewed {
    ($($test:ident: $shown:expr, $path:literal,)*) => {$(
        #[test]
        fn $test() {
            let shown: fn(&str) -> String = $shown;
            assert_as_reviewed(stringify!($test), &shown(FIXTURE.tree.text($path)));
        }
    )*};
}

as_reviewed! {
    shows_the_index: main_of, "index.html",
    shows_a_family: main_of, "relay/index.html",
    shows_a_family_without_attributes: main_of, "auth/index.html",
    shows_a_code: main_of, "relay/100/index.html",
    shows_a_code_with_a_text_for_key: main_of, "auth/AUTH-001/index.html",
    shows_a_code_in_two_languages: main_of, "fr/relay/100/index.html",
    shows_a_pair: main_of, "relay/100-vs-101/index.html",
    shows_an_authored_pair: main_of, "relay/100-vs-200/index.html",
    shows_a_pair_in_two_languages: main_of, "fr/relay/100-vs-200/index.html",
    shows_a_pair_without_facts: main_of, "auth/AUTH-001-vs-AUTH-010/index.html",
    shows_a_question: main_of, "faq/why-did-it-close/index.html",
    shows_all_questions: main_of, "faq/index.html",
    shows_all_libraries: main_of, "libraries/index.html",
    shows_a_library: main_of, "libraries/relay-js/index.html",
    shows_a_library_in_two_languages: main_of, "fr/libraries/relay-js/index.html",
    shows_the_limits: main_of, "limits/index.html",
    shows_the_limits_in_two_languages: main_of, "fr/limits/index.html",
    shows_the_chooser: main_of, "compare/index.html",
    shows_the_embed_guide: guide_of, "embed/index.html",
    shows_the_embed_of_a_code: main_of, "embed/relay/100/index.html",
    shows_the_embed_of_a_pair: main_of, "embed/relay/100-vs-200/index.html",
    shows_a_reversed_pair: main_of, "relay/200-vs-100/index.html",
    shows_that_there_is_no_such_page: main_of, "404.html",
    tells_a_code_as_json: str::to_owned, "relay/100.json",
    tells_a_code_as_markdown: str::to_owned, "relay/100.md",
    tells_a_code_by_oembed: str::to_owned, "oembed/relay/100.json",
    tells_a_pair_by_oembed: str::to_owned, "oembed/relay/100-vs-200.json",
    tells_a_code_by_badge: str::to_owned, "badge/relay/100.svg",
    tells_a_code_by_shields_endpoint: str::to_owned, "badge/relay/100.json",
    tells_crawlers_what_they_may_read: str::to_owned, "robots.txt",
    tells_language_models_what_there_is: str::to_owned, "llms.txt",
    tells_search_engines_what_there_is: str::to_owned, "sitemap.xml",
}
