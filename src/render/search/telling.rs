//! The words of long texts that tell what they are about.
//!
//! A body is too long for an index that a phone fetches, and most of its words stand in every other one as well. What is
//! kept are the words of headings and those that come again, as far as they tell one entry from the others.

use std::collections::{BTreeSet, HashMap, HashSet};

use pulldown_cmark::{Event, Tag, TagEnd};

use super::entries::Entry;
use crate::model::Markdown;

/// A word of long texts that stands in more places tells none of them: real questions are answered better without it.
const MOST_PLACES: usize = 2;

/// Takes the words of long texts away that stand in more places than tell anything. But nothing would be found by a word
/// that only long texts have, as it is written there.
pub(super) fn leave_common_words_out(entries: &mut [Entry<'_>]) {
    let mut places: HashMap<&str, usize> = HashMap::new();
    entries.iter().flat_map(|entry| &entry.text).for_each(|word| *places.entry(word).or_default() += 1);
    let common = places.iter().filter(|&(_, places)| *places > MOST_PLACES).map(|(word, _)| *word);
    let common: HashSet<&str> = common.collect();
    let common: HashSet<String> =
        entries.iter().flat_map(Entry::short_words).filter(|word| common.contains(word)).map(str::to_owned).collect();
    entries.iter_mut().for_each(|entry| entry.text.retain(|word| !common.contains(word)));
}

/// The words of some Markdown that say what it is about: those of headings and those that come more than once, without
/// blocks of code and without the shortest.
pub(super) fn telling_words(texts: &[&str]) -> BTreeSet<String> {
    // Lower case of all texts, so that what was seen need not be copied word by word.
    let mut words = String::with_capacity(texts.iter().map(|text| text.len() + 1).sum());
    let mut parts = Vec::new();
    for text in texts {
        let (mut heading, mut code) = (false, false);
        for event in Markdown::events(text) {
            match event {
                Event::Start(Tag::Heading { .. }) => heading = true,
                Event::End(TagEnd::Heading(_)) => heading = false,
                Event::Start(Tag::CodeBlock(_)) => code = true,
                Event::End(TagEnd::CodeBlock) => code = false,
                Event::Text(text) | Event::Code(text) if !code => {
                    let start = words.len();
                    words.push_str(&text.to_lowercase());
                    parts.push((heading, start..words.len()));
                }
                _ => {}
            }
        }
    }
    let mut told = BTreeSet::new();
    let mut seen = HashSet::new();
    for (heading, part) in parts {
        for word in words[part].split(|c: char| !c.is_alphanumeric()).filter(|word| tells(word)) {
            if (heading || !seen.insert(word)) && !told.contains(word) {
                told.insert(word.to_owned());
            }
        }
    }
    told
}

fn tells(word: &str) -> bool {
    word.chars().count() > 3 && !word.starts_with(|c: char| c.is_ascii_digit())
}
