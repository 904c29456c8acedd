//! An HTML page as its elements, read with a tokenizer that follows the standard.
//!
//! Our pages close what they open, so a stack is enough to know what stands in what; a page that does not is reported
//! in [`Document::faults`], where a browser would silently build something else than what the template says.

use std::collections::BTreeMap;

use html5gum::{DefaultEmitter, HtmlString, Token, Tokenizer};

/// Elements that have no end tag (HTML Standard, "Void elements").
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];
/// Elements before which a browser closes an open paragraph (HTML Standard, "The p element").
const CLOSES_PARAGRAPH: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "details",
    "div",
    "dl",
    "fieldset",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "ul",
];

/// One element.
#[derive(Debug)]
pub struct Element {
    /// The tag's name.
    pub name: String,
    /// Attributes, decoded.
    pub attributes: BTreeMap<String, String>,
    /// The place of the element around it.
    pub parent: Option<usize>,
}

impl Element {
    /// An attribute's value.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }
}

/// A page.
#[derive(Debug, Default)]
pub struct Document {
    /// All elements in the order of their start tags.
    pub elements: Vec<Element>,
    /// Texts, decoded, each with the place of the element that it stands in.
    pub texts: Vec<(usize, String)>,
    /// What is not as the standard wants it.
    pub faults: Vec<String>,
}

impl Document {
    /// Reads a page, or a piece of one.
    pub fn parse(html: &str) -> Self {
        let mut emitter = DefaultEmitter::default();
        // Scripts, styles and titles hold text in which `<` means nothing.
        emitter.naively_switch_states(true);
        let mut document = Self::default();
        let mut open: Vec<usize> = Vec::new();
        for token in Tokenizer::new_with_emitter(html, emitter) {
            let Ok(token) = token;
            document.take(token, &mut open);
        }
        for at in open {
            document.faults.push(format!("<{}> is never closed", document.elements[at].name));
        }
        document
    }

    fn take(&mut self, token: Token, open: &mut Vec<usize>) {
        match token {
            Token::StartTag(tag) => {
                let name = string(&tag.name);
                let paragraph = open.iter().any(|&at| self.elements[at].name == "p");
                if paragraph && CLOSES_PARAGRAPH.contains(&name.as_str()) {
                    self.faults.push(format!("<{name}> stands in a paragraph, which ends there"));
                }
                let attributes = tag.attributes.iter().map(|(name, value)| (string(name), string(value)));
                let element =
                    Element { attributes: attributes.collect(), parent: open.last().copied(), name: name.clone() };
                self.elements.push(element);
                if !VOID.contains(&name.as_str()) && !tag.self_closing {
                    open.push(self.elements.len() - 1);
                }
            }
            Token::EndTag(tag) => {
                let name = string(&tag.name);
                match open.pop() {
                    Some(at) if self.elements[at].name == name => {}
                    Some(at) => self.faults.push(format!("</{name}> closes <{}>", self.elements[at].name)),
                    None => self.faults.push(format!("</{name}> closes nothing")),
                }
            }
            Token::String(text) => self.texts.extend(open.last().map(|&at| (at, string(&text)))),
            Token::Error(error) => self.faults.push(format!("not as the standard wants it: {}", *error)),
            Token::Comment(_) | Token::Doctype(_) => {}
        }
    }

    /// All elements of a name.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &Element> {
        self.places(name).map(|at| &self.elements[at])
    }

    /// The places of all elements of a name.
    pub fn places(&self, name: &str) -> impl Iterator<Item = usize> {
        (0..self.elements.len()).filter(move |&at| self.elements[at].name == name)
    }

    /// The element around another, then the one around that, and so on.
    pub fn around(&self, at: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(at), |&at| self.elements[at].parent)
    }

    /// All text in an element.
    pub fn text_in(&self, at: usize) -> String {
        let inside = self.texts.iter().filter(|(place, _)| self.around(*place).any(|place| place == at));
        inside.map(|(_, text)| text.as_str()).collect()
    }

    /// The language of what stands in an element.
    pub fn language(&self, at: usize) -> &str {
        self.around(at).find_map(|at| self.elements[at].attribute("lang")).unwrap_or_default()
    }

    /// The title.
    pub fn title(&self) -> String {
        self.places("title").next().map(|at| self.text_in(at)).unwrap_or_default()
    }

    /// The content of a `<meta>` by its name or property.
    pub fn meta(&self, name: &str) -> Option<&str> {
        let named = |meta: &&Element| [meta.attribute("name"), meta.attribute("property")].contains(&Some(name));
        self.all("meta").find(named)?.attribute("content")
    }

    /// The targets of `<link>` elements of a relation.
    pub fn links<'a>(&'a self, relation: &'a str) -> impl Iterator<Item = &'a Element> {
        self.all("link").filter(move |link| link.attribute("rel") == Some(relation))
    }

    /// All ids.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.elements.iter().filter_map(|element| element.attribute("id"))
    }

    /// Whether search engines may list the page.
    pub fn is_listed(&self) -> bool {
        !self.meta("robots").is_some_and(|content| content.contains("noindex"))
    }
}

fn string(bytes: &HtmlString) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
