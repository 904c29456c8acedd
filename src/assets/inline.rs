//! The style sheet and the icon that a page carries in itself.
//!
//! A page of its own weight is drawn one request earlier with its sheet inside than with a link to it, and compressed
//! together both weigh less; most people come from a search engine to read one page. The page's policy names the sheet by
//! its hash, so that no other one may stand there. The icon is a file of its own as well, for whoever asks for it there;
//! as a link in the page it would be fetched while the page is being drawn.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

/// A larger icon costs each page more than its request.
const ICON_LIMIT: usize = 300;

/// What cannot stand in a `data:` address, or would be read there as something else.
const NOT_IN_DATA: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'/')
    .remove(b':')
    .remove(b'=')
    .remove(b',')
    .remove(b';')
    .remove(b'(')
    .remove(b')')
    .remove(b'\'');

/// An SVG icon as a `data:` address for an attribute in double quotes; none where it is too large.
pub fn icon(svg: &[u8]) -> Option<String> {
    let svg = std::str::from_utf8(svg).ok()?.trim();
    // Double quotes would take three bytes each.
    let svg = if svg.contains('\'') { svg.to_owned() } else { svg.replace('"', "'") };
    (svg.len() <= ICON_LIMIT).then(|| format!("data:image/svg+xml,{}", utf8_percent_encode(&svg, NOT_IN_DATA)))
}

/// A sheet as the text of a `style` element.
#[derive(Debug, Clone, Serialize)]
pub struct InlineStyle {
    /// The text.
    pub text: String,
    /// What a Content Security Policy lets it in by: `sha256-…`.
    pub hash: String,
}

impl InlineStyle {
    /// A sheet; none where it would end the element, is changed by reading it, or names files, whose addresses would
    /// begin at the page.
    pub fn of(sheet: &str) -> Option<Self> {
        let lower = sheet.to_ascii_lowercase();
        let names_a_file = |rest: &str| {
            let address = rest.trim_start().trim_start_matches(['"', '\'']);
            !["data:", "http:", "https:", "#"].iter().any(|start| address.starts_with(start))
        };
        let apart = ["</style", "@import", "\r", "\0"].iter().any(|text| lower.contains(text))
            || lower.split("url(").skip(1).any(names_a_file);
        (!apart).then(|| Self {
            hash: format!("sha256-{}", STANDARD.encode(Sha256::digest(sheet))),
            text: sheet.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_that_of_the_text() {
        let style = InlineStyle::of("body{color:red}").expect("it names no file");
        // printf 'body{color:red}' | openssl dgst -sha256 -binary | base64
        assert_eq!(style.hash, "sha256-FcQqt3aNlV7AZnGV4zkQRVeCeJOxbMPnQSx258L803E=");
    }

    #[test]
    fn a_picture_in_the_sheet_itself_is_no_file() {
        assert!(InlineStyle::of("a{mask-image:url('data:image/svg+xml,<svg/>')}b{fill:url(#c)}").is_some());
    }

    #[test]
    fn an_icon_becomes_an_address_that_says_the_same() {
        let address = icon(b"<svg fill=\"#c00\" id=\"a&b\"/>\n").expect("it is small");
        assert_eq!(address, "data:image/svg+xml,%3Csvg%20fill='%23c00'%20id='a%26b'/%3E");
        assert!(icon(&[b'a'; 900]).is_none());
    }

    #[test]
    fn what_would_mean_something_else_in_a_page_stays_a_file() {
        for sheet in
            ["a{background:url(x.png)}", "a{background:URL( \"x.png\")}", "@import \"x.css\";", "a{b:'</STYLE>'}"]
        {
            assert!(InlineStyle::of(sheet).is_none(), "{sheet}");
        }
    }
}
