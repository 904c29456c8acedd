//! Markdown as it may stand in content: which extensions it has, and what a link in it can mean.
//!
//! Both the rules and the renderer read Markdown through this, so that what was checked is what is shown.

use pulldown_cmark::{Options, Parser};

/// Markdown as written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Markdown(pub String);

impl From<&str> for Markdown {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl Markdown {
    /// The text's events: CommonMark, tables, and footnote marks, which are citations here. Marks need no definition
    /// in the text, because the sources stand beside it; that is what "old" footnotes mean to the parser.
    pub fn events(text: &str) -> Parser<'_> {
        Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_OLD_FOOTNOTES)
    }
}

/// What a link's destination means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkTarget<'a> {
    /// `code:1006`, `code:discord/4014`, either with a `#fragment`.
    Code {
        /// The family, where another than the text's own is named.
        family: Option<&'a str>,
        /// The code.
        key: &'a str,
        /// With its `#`, or empty.
        fragment: &'a str,
    },
    /// `pair:1006-vs-1014`, or with a family before it.
    Pair {
        /// The family, where another than the text's own is named.
        family: Option<&'a str>,
        /// The first code.
        left: &'a str,
        /// The second code.
        right: &'a str,
    },
    /// `faq:how-to-debug-1006`.
    Question {
        /// The question's slug.
        slug: &'a str,
        /// With its `#`, or empty.
        fragment: &'a str,
    },
    /// `library:ws`.
    Library {
        /// The implementation's slug.
        slug: &'a str,
        /// With its `#`, or empty.
        fragment: &'a str,
    },
    /// `limit:nginx-read-timeout`.
    Limit {
        /// The limit's slug.
        slug: &'a str,
    },
    /// A fragment of the same page.
    Fragment(&'a str),
    /// Another site.
    External(&'a str),
    /// Anything else: relative paths, which would break when pages move, and schemes that run code.
    Forbidden,
}

impl<'a> LinkTarget<'a> {
    /// Reads a link's destination.
    pub fn parse(destination: &'a str) -> Self {
        let Some((scheme, rest)) = destination.split_once(':') else {
            return destination.strip_prefix('#').map_or(Self::Forbidden, Self::Fragment);
        };
        let (place, fragment) = match rest.find('#') {
            Some(at) => rest.split_at(at),
            None => (rest, ""),
        };
        let (family, key) = match place.split_once('/') {
            Some((family, key)) => (Some(family), key),
            None => (None, place),
        };
        match scheme {
            "code" => Self::Code { family, key, fragment },
            "pair" => match key.split_once("-vs-") {
                Some((left, right)) => Self::Pair { family, left, right },
                None => Self::Forbidden,
            },
            "faq" => Self::Question { slug: place, fragment },
            "library" => Self::Library { slug: place, fragment },
            "limit" => Self::Limit { slug: rest },
            "http" | "https" | "mailto" => Self::External(destination),
            _ => Self::Forbidden,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_each_kind_of_destination() {
        use LinkTarget::*;
        assert_eq!(LinkTarget::parse("code:1006"), Code { family: None, key: "1006", fragment: "" });
        let other = Code { family: Some("discord"), key: "4014", fragment: "#fix" };
        assert_eq!(LinkTarget::parse("code:discord/4014#fix"), other);
        assert_eq!(LinkTarget::parse("pair:1-vs-2"), Pair { family: None, left: "1", right: "2" });
        assert_eq!(LinkTarget::parse("faq:a#b"), Question { slug: "a", fragment: "#b" });
        assert_eq!(LinkTarget::parse("library:ws"), Library { slug: "ws", fragment: "" });
        assert_eq!(LinkTarget::parse("limit:a"), Limit { slug: "a" });
        assert_eq!(LinkTarget::parse("#sources"), Fragment("sources"));
        assert_eq!(LinkTarget::parse("https://a/"), External("https://a/"));
    }

    #[test]
    fn forbids_what_would_run_code_or_break() {
        for bad in ["javascript:alert(1)", "JavaScript:x", "data:text/html,x", "../1006/", "/x", "pair:1006", ""] {
            assert_eq!(LinkTarget::parse(bad), LinkTarget::Forbidden, "{bad}");
        }
    }
}
