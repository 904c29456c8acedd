//! Languages, and texts that exist in some of them.

use unic_langid::LanguageIdentifier;

/// A language of the site, as a BCP 47 tag.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Locale {
    /// The tag in its usual spelling, for instance `pt-BR`; also the folder of the locale's pages.
    pub tag: String,
}

impl Locale {
    /// Takes a well-formed tag.
    pub fn parse(tag: &str) -> Option<Self> {
        let identifier: LanguageIdentifier = tag.parse().ok()?;
        Some(Self { tag: identifier.to_string() })
    }
}

/// A text in the site's default language and in some of the others.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Localized<T> {
    default: T,
    /// Index of the locale, never 0, and the text in it.
    others: Vec<(usize, T)>,
}

impl<T> Localized<T> {
    /// A text in the default language alone.
    pub fn new(default: T) -> Self {
        Self { default, others: Vec::new() }
    }

    /// The same text with its translations.
    pub fn with(default: T, others: Vec<(usize, T)>) -> Self {
        Self { default, others }
    }

    /// The same text with one more translation, where there is one.
    pub fn and<S: Into<T>>(mut self, locale: usize, text: Option<S>) -> Self {
        self.others.extend(text.map(|text| (locale, text.into())));
        self
    }

    /// The text in a locale, or the default; the number says in which locale the text is.
    pub fn get(&self, locale: usize) -> (&T, usize) {
        match self.others.iter().find(|(index, _)| *index == locale) {
            Some((index, text)) => (text, *index),
            None => (&self.default, 0),
        }
    }

    /// The text alone, where its language does not show.
    pub fn text(&self, locale: usize) -> &T {
        self.get(locale).0
    }

    /// Whether the locale has the text itself.
    pub fn has(&self, locale: usize) -> bool {
        self.get(locale).1 == locale
    }
}
