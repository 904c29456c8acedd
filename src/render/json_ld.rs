//! Structured data for search engines (schema.org, as JSON-LD), made by a serializer.

use serde_json::{Value as Json, json};

use super::head::Crumb;

/// The way from the index to a page.
pub fn breadcrumbs(crumbs: &[Crumb]) -> Json {
    let items = crumbs
        .iter()
        .enumerate()
        .map(|(at, crumb)| json!({ "@type": "ListItem", "position": at + 1, "name": crumb.name, "item": crumb.href }));
    json!({ "@type": "BreadcrumbList", "itemListElement": items.collect::<Vec<_>>() })
}

/// The graph as the content of a script element: `<` is written as an escape, so that no text can end the element.
pub fn script(graph: Vec<Json>) -> String {
    embedded(&json!({ "@context": "https://schema.org", "@graph": graph }))
}

/// A document as the content of a script element.
pub fn embedded(document: &Json) -> String {
    document.to_string().replace('<', "\\u003c")
}

/// A text as the inside of a JSON string that may stand in a script element.
pub fn fragment(text: &str) -> String {
    let quoted = Json::from(text).to_string();
    quoted[1..quoted.len() - 1].replace('<', "\\u003c")
}
