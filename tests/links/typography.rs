//! French typography: a sign that stands apart from the word before it is tied to it by a no-break space, so that no line
//! begins with one; a unit is tied to its number in the same way.
//!
//! A page is read as it is laid out, block by block: the words, links and code of a paragraph are one text, because a
//! sign may follow any of them. Code, and what stands in another language, counts as a word, whatever is written in it.

use std::collections::{BTreeMap, BTreeSet};

use crate::REAL;
use crate::support::{Document, Element, assert_none};

/// Elements that run on in the text around them.
const INLINE: &[&str] = &["a", "abbr", "b", "code", "em", "i", "q", "small", "span", "strong", "sup", "time"];
/// Elements whose text is shown as it was written.
const VERBATIM: &[&str] = &["code", "pre", "script", "style", "textarea"];
/// What stands in the picture of an exchange as it goes over the wire.
const HEADER: &str = "Upgrade: websocket";
/// Attributes that are read out or shown.
const SHOWN: &[&str] = &["alt", "aria-label", "placeholder", "title"];
const UNITS: &[&str] = &[
    "%", "ms", "s", "min", "h", "seconde", "secondes", "minute", "minutes", "heure", "heures", "jour", "jours",
    "semaines", "mois", "ans", "bits", "octet", "octets", "Kio", "Mio", "Gio", "Ko", "Mo", "Go", "px", "pixels",
];

fn is_tie(letter: char) -> bool {
    matches!(letter, '\u{a0}' | '\u{202f}')
}

/// Whether a line may end here.
fn breaks(letter: char) -> bool {
    letter.is_whitespace() && !is_tie(letter)
}

/// Whether a sign that stands apart begins at the first of these letters: inside of a word it is part of an address, of
/// a time of day or of a name.
fn is_apart(letters: &[char]) -> bool {
    let ends = letters.get(1).is_none_or(|next| next.is_whitespace() || ".,)]»".contains(*next));
    matches!(letters[0], ':' | ';' | '!' | '?') && ends || letters[0] == '»'
}

/// Whether a unit, or the next three digits of a number, begin at the first of these letters.
fn goes_on(letters: &[char]) -> bool {
    // With the apostrophe, so that the pronoun of « s'ouvre » is no second.
    let of_word = |letter: &&char| letter.is_alphanumeric() || "%'’".contains(**letter);
    let word: String = letters.iter().take_while(of_word).collect();
    UNITS.contains(&word.as_str()) || word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// The places in a text that are not as French is set, each with the words around it.
fn loose_ends(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.trim().chars().collect();
    let loose = |&at: &usize| {
        let before = at.checked_sub(1).map(|at| letters[at]);
        let letter = letters[at];
        let after = letters.get(at + 1);
        is_apart(&letters[at..]) && before.is_some_and(|before| !is_tie(before) && !":;!?".contains(before))
            || letter == '«' && after.is_none_or(|after| !is_tie(*after))
            || breaks(letter) && before.is_some_and(|before| before.is_ascii_digit()) && goes_on(&letters[at + 1..])
    };
    let around = |at: usize| letters[at.saturating_sub(25)..letters.len().min(at + 12)].iter().collect();
    (0..letters.len()).filter(loose).map(around).collect()
}

/// The texts of a page's blocks that are in French.
fn blocks(page: &Document) -> Vec<String> {
    let mut blocks: Vec<(usize, String)> = Vec::new();
    for (at, text) in &page.texts {
        let name = |at: &usize| page.elements[*at].name.as_str();
        let Some(block) = page.around(*at).find(|at| !INLINE.contains(&name(at))) else { continue };
        let verbatim = page.around(*at).any(|at| VERBATIM.contains(&name(&at))) || page.language(*at) != "fr";
        let shown = match text {
            // A number that leads to a source hangs above the line, and what follows it follows the word.
            _ if page.around(*at).any(|at| name(&at) == "sup") => "",
            _ if verbatim => "x",
            text => text,
        };
        match blocks.last_mut() {
            Some((last, whole)) if *last == block => whole.push_str(shown),
            _ => blocks.push((block, shown.to_owned())),
        }
    }
    blocks.into_iter().map(|(_, text)| text).collect()
}

/// The texts of a page's attributes. They cannot say that they are in another language.
fn attributes(page: &Document) -> impl Iterator<Item = &str> {
    let shown = |element| SHOWN.iter().filter_map(move |name| Element::attribute(element, name));
    let described = ["description", "og:title", "og:description"].iter().filter_map(|name| page.meta(name));
    page.elements.iter().flat_map(shown).chain(described)
}

#[test]
fn in_french_no_line_begins_with_a_sign_or_a_unit() {
    let mut faults = BTreeMap::new();
    let mut looked_at = 0;
    let (french, english): (Vec<_>, Vec<_>) = REAL.pages.iter().partition(|(path, _)| path.starts_with("fr/"));
    // What is the same on English pages is not translated.
    let english: BTreeSet<&str> = english.into_iter().flat_map(|(_, page)| attributes(page)).collect();
    for (path, page) in french {
        let mut texts = blocks(page);
        texts.extend(attributes(page).filter(|text| !english.contains(text)).map(str::to_owned));
        looked_at += texts.len();
        // The same words stand on many pages; the first tells where to look.
        for words in texts.iter().flat_map(|text| loose_ends(&text.replace(HEADER, "x"))) {
            faults.entry(words).or_insert(path);
        }
    }
    assert!(looked_at > 10_000, "{looked_at} texts");
    let faults: Vec<String> = faults.iter().map(|(words, path)| format!("{path}: “{words}”")).collect();
    assert_none(&faults, "sign or unit that is not tied to what stands before it");
}

#[test]
fn a_loose_sign_is_found_and_a_tied_one_is_not() {
    let loose = ["Il dit :", "Il dit:", "un «mot »", "« mot\u{a0}»", "60 s", "100 000 octets", "x ; y", "Quoi?"];
    for text in loose {
        assert!(!loose_ends(text).is_empty(), "{text}");
    }
    let tied = [
        "Il dit\u{a0}:",
        "à 10:30",
        "x\u{a0}; «\u{a0}y\u{a0}»",
        "60\u{a0}s",
        "100\u{a0}000",
        "1000 ou 1001",
        "1009 s'ouvre",
        "?",
    ];
    for text in tied {
        assert!(loose_ends(text).is_empty(), "{text}");
    }
}
