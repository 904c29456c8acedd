//! Texts with their language.
//!
//! A page's `lang` is the language of its words. A text that is not translated yet stands there in another one, so it
//! carries its own `lang`, and the page says so: nothing pretends.

use pulldown_cmark_escape::escape_html;
use serde::Serialize;

use super::Renderer;
use super::markdown::{self, Scope};
use crate::model::{Localized, Markdown};

/// Plain text.
#[derive(Debug, Clone, Serialize)]
pub struct Phrase {
    /// The words.
    pub text: String,
    /// Their language, where it is not the page's.
    pub lang: Option<String>,
}

/// HTML made of Markdown.
#[derive(Debug, Clone, Serialize)]
pub struct Prose {
    /// The HTML; templates mark it as safe.
    pub html: String,
    /// Its language, where it is not the page's.
    pub lang: Option<String>,
}

impl Phrase {
    /// The phrase as HTML, with its language around it where it has one.
    pub fn html(&self) -> String {
        let text = escape(&self.text);
        match &self.lang {
            Some(lang) => format!("<span lang=\"{lang}\">{text}</span>"),
            None => text,
        }
    }
}

impl Renderer<'_> {
    /// A text in a page's locale, or in the default with its language.
    pub fn phrase(&self, locale: usize, text: &Localized<String>) -> Phrase {
        let (text, found) = text.get(locale);
        // A number is read in the page's language.
        let lang = self.foreign(locale, found).filter(|_| text.chars().any(char::is_alphabetic));
        Phrase { text: text.clone(), lang }
    }

    /// Markdown in a page's locale as blocks.
    pub fn prose(&self, locale: usize, text: &Localized<Markdown>, scope: &Scope<'_>) -> Prose {
        let (text, found) = text.get(locale);
        Prose { html: markdown::blocks(&text.0, scope), lang: self.foreign(locale, found) }
    }

    /// Markdown of one paragraph in a page's locale.
    pub fn inline(&self, locale: usize, text: &Localized<Markdown>, scope: &Scope<'_>) -> Prose {
        let (text, found) = text.get(locale);
        Prose { html: markdown::inline(&text.0, scope), lang: self.foreign(locale, found) }
    }

    /// Markdown of one paragraph or of several blocks in a page's locale.
    pub fn flow(&self, locale: usize, text: &Localized<Markdown>, scope: &Scope<'_>) -> Prose {
        let (text, found) = text.get(locale);
        Prose { html: markdown::flow(&text.0, scope), lang: self.foreign(locale, found) }
    }

    /// The tag of a text's locale, where it is not the page's.
    pub fn foreign(&self, page: usize, text: usize) -> Option<String> {
        (page != text).then(|| self.site.config.locales[text].tag.clone())
    }
}

/// Text as it may stand in HTML, in attributes too.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Writing into a string cannot fail. The function leaves apostrophes alone; our attributes use double quotes.
    let _ = escape_html(&mut out, text);
    out
}

/// Text as it may stand between tags, where quotes mean nothing, nor does `>`: lines to copy are full of it.
pub fn escape_text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// Text as it may stand in Markdown: what would be a mark is a character.
pub fn escape_markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            mark if "\\`*_[]!#|".contains(mark) => out.extend(['\\', mark]),
            plain => out.push(plain),
        }
    }
    out
}

/// Text as it may stand in quotes in a macro of AsciiDoc.
pub fn escape_asciidoc(text: &str) -> String {
    text.replace('"', "\\\"").replace(']', "\\]")
}

/// Text as a code span of Markdown, whatever backticks it holds (CommonMark, section 6.1).
pub fn code_span(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let edge = |c: Option<char>| c.is_some_and(|c| c == '`' || c == ' ');
    let pad = if edge(text.chars().next()) || edge(text.chars().next_back()) { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// Figures with each unit and sign tied to its number by a no-break space: no line begins with the `s` of `60 s` or ends
/// with the sign of `≥ 5000`.
pub fn tied(figures: &str) -> String {
    let is_unit = |word: &str| {
        let word = word.trim_end_matches([',', ';']);
        ["s", "min", "h"].contains(&word) || word.ends_with('B')
    };
    let mut tied = String::with_capacity(figures.len() + 1);
    for (at, word) in figures.split(' ').enumerate() {
        if at > 0 {
            tied.push(if is_unit(word) || tied.ends_with(['≥', '≤']) { '\u{a0}' } else { ' ' });
        }
        tied.push_str(word);
    }
    tied
}

/// How long a description may be: search engines and link previews show no more.
pub const DESCRIPTION: usize = 160;

/// A text cut after a word where it is longer than so many characters.
pub fn clip(text: String, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text;
    }
    let room: String = text.chars().take(longest - 1).collect();
    let whole = room.rfind(' ').map_or(room.as_str(), |at| &room[..at]);
    format!("{}…", whole.trim_end_matches(|c: char| !c.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_tied_to_its_number() {
        assert_eq!(tied("20 s + 20 s"), "20\u{a0}s + 20\u{a0}s");
        assert_eq!(tied("64 MiB; a frame 16 MiB"), "64\u{a0}MiB; a frame 16\u{a0}MiB");
    }

    #[test]
    fn clips_after_a_word() {
        assert_eq!(clip("short".into(), DESCRIPTION), "short");
        let clipped = clip("word, ".repeat(60), DESCRIPTION);
        assert!(clipped.chars().count() <= DESCRIPTION && clipped.ends_with("word…"), "{clipped}");
    }
}
