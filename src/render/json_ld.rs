//! Structured data for search engines (schema.org, as JSON-LD), and how JSON stands in pages and files: made by a
//! serializer, always.

use anyhow::Result;
use serde::Serialize;
use serde_json::{Value as Json, json};

use super::head::Crumb;

/// The way from the index to a page. The last step is the page itself, and needs no address where another entry has it.
pub fn breadcrumbs(crumbs: &[Crumb]) -> Json {
    let items = crumbs.iter().enumerate().map(|(at, crumb)| {
        let mut item = json!({ "@type": "ListItem", "position": at + 1, "name": crumb.name });
        if let Some(href) = &crumb.href {
            item["item"] = href.as_str().into();
        }
        item
    });
    let mut list = json!({ "@type": "BreadcrumbList" });
    // The macro would copy the items.
    list["itemListElement"] = items.collect();
    list
}

/// The graph as the content of a script element.
pub fn script(graph: Vec<Json>) -> String {
    embedded(&Script { context: "https://schema.org", graph })
}

/// Every page has one, so it is written as it is and not put together as a value first.
#[derive(Serialize)]
struct Script {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<Json>,
}

/// A document as the content of a script element: `<` is written as an escape, so that no text can end the element.
pub fn embedded(document: &impl Serialize) -> String {
    // What has texts for keys can always be written.
    serde_json::to_string(document).unwrap_or_default().replace('<', "\\u003c")
}

/// A document as a file of its own.
pub fn file(document: &impl Serialize) -> Result<String> {
    // `{:#}` would make the same by way of a formatter, which takes twice as long.
    Ok(serde_json::to_string_pretty(document)? + "\n")
}

/// A text as the inside of a JSON string that may stand in a script element.
pub fn fragment(text: &str) -> String {
    let quoted = Json::from(text).to_string();
    quoted[1..quoted.len() - 1].replace('<', "\\u003c")
}
