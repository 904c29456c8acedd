//! Markdown → HTML.
//!
//! What content says is hostile until shown otherwise: raw HTML becomes text, links go through [`LinkTarget`], and a
//! fenced block keeps its language as a class and nothing else. Citations become numbers that lead to the sources.

mod heading;
mod table;

use std::cell::RefCell;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd, html};

use self::heading::heading;
use self::table::Table;
use super::text::escape;
use crate::model::{LinkTarget, Markdown, Source};

/// What a text needs to know of the page that it stands on.
pub struct Scope<'a> {
    /// Makes an address of a link inside the site; nothing where the page does not exist.
    pub link: &'a dyn Fn(LinkTarget<'_>) -> Option<String>,
    /// The sources that citations count in.
    pub sources: &'a [Source],
    /// What stands before the fragment of a source: empty on the page that lists them.
    pub sources_page: &'a str,
    /// The fragments of the page's headings so far; nothing where a text stands on many pages and can have none.
    pub fragments: Option<RefCell<Vec<String>>>,
}

impl<'a> Scope<'a> {
    /// The scope of a page of its own.
    pub fn page(link: &'a dyn Fn(LinkTarget<'_>) -> Option<String>, sources: &'a [Source]) -> Self {
        Self { link, sources, sources_page: "", fragments: Some(RefCell::default()) }
    }
}

/// The text as HTML blocks.
pub fn blocks(text: &str, scope: &Scope<'_>) -> String {
    let events: Vec<Event<'_>> = Markdown::events(text).collect();
    let mut linked: Option<String> = None;
    let mut table = Table::default();
    let shown = events.iter().enumerate().map(|(at, event)| match event {
        // Raw HTML is shown as the text that it is.
        Event::Html(html) | Event::InlineHtml(html) => Event::Text(html.clone()),
        Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) => Event::Text("".into()),
        Event::FootnoteReference(id) => Event::InlineHtml(citation(id, scope).into()),
        // A page that this site leaves out is still named, but not linked. Links do not nest.
        Event::Start(Tag::Link { dest_url, .. }) => {
            linked = destination(dest_url, scope);
            match &linked {
                Some(href) => Event::InlineHtml(format!("<a href=\"{}\">", escape(href)).into()),
                None => Event::Text("".into()),
            }
        }
        Event::End(TagEnd::Link) => match linked.take() {
            Some(_) => Event::InlineHtml("</a>".into()),
            None => Event::Text("".into()),
        },
        // Pictures would be requests to other hosts; what they were called stays as text.
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => Event::Text("".into()),
        Event::Start(Tag::Table(_)) => {
            table = Table::new(&events[at..]);
            Event::InlineHtml(table.opening().into())
        }
        Event::Start(Tag::TableRow) => {
            table.row();
            event.clone()
        }
        Event::Start(Tag::TableCell) => {
            table.cell().map_or_else(|| event.clone(), |html| Event::InlineHtml(html.into()))
        }
        Event::End(TagEnd::Table) => Event::InlineHtml("</tbody></table></div>\n".into()),
        Event::Start(Tag::CodeBlock(kind)) => Event::InlineHtml(code_block(kind).into()),
        Event::Start(Tag::Heading { level, .. }) => Event::InlineHtml(heading(*level, &events[at..], scope).into()),
        other => other.clone(),
    });
    let mut out = String::with_capacity(text.len() * 3 / 2);
    html::push_html(&mut out, shown);
    out
}

/// How a block of code begins, with its language as a class.
fn code_block(kind: &CodeBlockKind<'_>) -> String {
    let language = match kind {
        CodeBlockKind::Fenced(info) => info.split_whitespace().next(),
        CodeBlockKind::Indented => None,
    };
    let class = language.map(|language| format!(" class=\"language-{}\"", escape(language))).unwrap_or_default();
    // Long lines scroll, which keyboards must be able to do.
    format!("<pre tabindex=\"0\"><code{class}>")
}

/// The text of one paragraph without the paragraph around it, for where only words may stand; a text of several blocks
/// gives its words alone.
pub fn inline(text: &str, scope: &Scope<'_>) -> String {
    single(&blocks(text, scope)).unwrap_or_else(|| escape(&plain(text)))
}

/// The text of one paragraph without the paragraph around it, and a text of several blocks as it is.
pub fn flow(text: &str, scope: &Scope<'_>) -> String {
    let html = blocks(text, scope);
    single(&html).unwrap_or(html)
}

fn single(html: &str) -> Option<String> {
    let inner = html.trim_end().strip_prefix("<p>")?.strip_suffix("</p>")?;
    (!inner.contains("<p>") && !inner.contains("</p>")).then(|| inner.to_owned())
}

/// The words alone, for attributes, descriptions and search.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for event in Markdown::events(text) {
        match event {
            Event::Text(words) | Event::Code(words) => out.push_str(&words),
            Event::SoftBreak | Event::HardBreak => out.push(' '),
            Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_) | TagEnd::CodeBlock) => out.push(' '),
            _ => {}
        }
    }
    // Spaces that hold words together, such as French has before a colon, are none of these.
    out.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where a link leads; nothing where it may not or cannot lead anywhere.
fn destination(destination: &str, scope: &Scope<'_>) -> Option<String> {
    match LinkTarget::parse(destination) {
        LinkTarget::External(address) => Some(address.to_owned()),
        LinkTarget::Fragment(fragment) => Some(format!("#{fragment}")),
        LinkTarget::Forbidden => None,
        inside => (scope.link)(inside),
    }
}

/// The number of a source, as a link to it.
pub fn citation(id: &str, scope: &Scope<'_>) -> String {
    let Some(at) = scope.sources.iter().position(|source| source.id.as_deref() == Some(id)) else {
        return String::new();
    };
    let (page, number) = (scope.sources_page, at + 1);
    // What stands on the same page is not said twice.
    let title = match page {
        "" => String::new(),
        _ => format!(" title=\"{}\"", escape(&scope.sources[at].title)),
    };
    format!("<sup><a href=\"{page}#source-{number}\"{title}>{number}</a></sup>")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The blocks of a page on which no link leads anywhere and no source is listed.
    pub(super) fn shown(text: &str) -> String {
        blocks(text, &Scope::page(&|_| None, &[]))
    }

    #[test]
    fn raw_html_becomes_text() {
        let html = shown("a <script>x</script>\n\n<div onclick=x>\n");
        assert!(html.contains("&lt;script&gt;") && !html.contains("<script") && !html.contains("<div"), "{html}");
    }

    #[test]
    fn a_link_inside_the_site_gets_its_address() {
        let link = |target: LinkTarget<'_>| Some(format!("{target:?}"));
        let html = inline("see [1006](code:1006)", &Scope::page(&link, &[]));
        assert!(html.starts_with("see <a href=\"Code"), "{html}");
    }

    #[test]
    fn words_alone_have_no_marks() {
        assert_eq!(plain("a *b* `c`.[^x]\n\n- d\n- e"), "a b c. d e");
        assert_eq!(plain("un\u{a0}: deux\n\ntrois"), "un\u{a0}: deux trois");
    }
}
