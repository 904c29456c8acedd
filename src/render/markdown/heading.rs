//! Headings of Markdown, each with a fragment by which an answer can be linked to.

use pulldown_cmark::{Event, HeadingLevel, TagEnd};

use super::Scope;

/// Fragments that pages have themselves.
const TAKEN: &[&str] = &[
    "main",
    "quick",
    "search",
    "about",
    "when",
    "fix",
    "causes",
    "reconnect",
    "choose",
    "symptoms",
    "aliases",
    "libraries",
    "notes",
    "logs",
    "questions",
    "pairs",
    "sources",
    "embed",
    "codes",
    "ranges",
    "facts",
    "families",
    "differences",
    "side-by-side",
    "related",
    "tell-apart",
    "decide",
    "results",
    "count",
];

/// Opens a heading with a fragment made of its words, so that answers can be linked to; two headings of the same words
/// get different ones.
pub(super) fn heading(level: HeadingLevel, from: &[Event<'_>], scope: &Scope<'_>) -> String {
    let Some(fragments) = &scope.fragments else { return format!("<{level}>") };
    let inside = from.iter().take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))));
    let words: String = inside
        .filter_map(|event| match event {
            Event::Text(text) | Event::Code(text) => Some(text.as_ref()),
            _ => None,
        })
        .collect();
    let mut taken = fragments.borrow_mut();
    let free = |fragment: &String| {
        let own = fragment.starts_with("source-") || TAKEN.contains(&&**fragment);
        !fragment.is_empty() && !own && !taken.contains(fragment)
    };
    let words = fragment_of(&words);
    let section = format!("section-{words}").trim_end_matches('-').to_owned();
    let numbered = (1..).map(|number| format!("{section}-{number}"));
    let first = [words.clone(), section.clone()].into_iter().filter(|fragment| fragment != "section");
    let fragment = first.chain(numbered).find(free).unwrap_or_default();
    taken.push(fragment.clone());
    format!("<{level} id=\"{fragment}\">")
}

/// Words as a fragment: lower case, letters and digits of any script, hyphens between.
fn fragment_of(words: &str) -> String {
    let lower = words.to_lowercase();
    let parts = lower.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::super::tests::shown;

    #[test]
    fn no_two_headings_have_the_same_fragment() {
        let text =
            "## Section 2\n## ???\n## Section 2\n## ???\n## Section\n## Section 2\n## Fix\n## Sources 1\n## Source 1";
        let html = shown(text);
        let mut fragments: Vec<&str> = html.split("id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        fragments.sort();
        fragments.dedup();
        assert_eq!(fragments.len(), 9, "{html}");
        assert!(!fragments.contains(&"fix") && !fragments.contains(&"source-1"), "{html}");
    }

    #[test]
    fn headings_can_be_linked_to() {
        let html = shown("## Que faire, *là* ?\n\n## Que faire, là ?");
        assert!(
            html.contains("<h2 id=\"que-faire-là\">") && html.contains("<h2 id=\"section-que-faire-là\">"),
            "{html}"
        );
    }
}
