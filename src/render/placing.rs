//! Whether a template only places the texts of a pair, or looks at them.
//!
//! A page that was rendered once and is filled in for every pair ([`stencil`](super::stencil)) is right only for a template
//! that puts each text somewhere and does nothing else with it: no comparing, no filter, no test of whether it is empty.
//! That is read off the template's source, and whatever is not understood counts as looking.

use std::collections::BTreeSet;

use crate::assets::Files;

/// Names that hold texts of the pair: nothing but placing is allowed.
const TEXTS: &[&str] = &["a", "b", "pair", "to"];
/// Names that hold texts of the pair in a frame that is the same for all pairs: asking whether they are there, and going
/// through them, is allowed too.
const FRAMES: &[&str] = &["page", "snippets"];
/// What stands in a frame and is the same for all pairs.
const CONSTANT: &[&str] =
    &["page.kind", "page.lang", "page.dir", "page.noindex", "page.checked", "page.home", "page.root"];

/// Whether a template, with all that it extends and includes, only places texts.
pub fn only_places(root: &str, templates: &Files) -> bool {
    let mut frames: BTreeSet<String> = FRAMES.iter().map(|name| (*name).to_owned()).collect();
    let mut wanted = vec![root.to_owned()];
    let mut read = BTreeSet::new();
    while let Some(name) = wanted.pop() {
        if !read.insert(name.clone()) {
            continue;
        }
        let Some(text) = templates.get(&name).and_then(|bytes| std::str::from_utf8(bytes).ok()) else { return false };
        if !tags(text).all(|tag| harmless(tag, &mut frames, &mut wanted)) {
            return false;
        }
    }
    true
}

/// The insides of `{% … %}` and `{{ … }}`, the former with their first character.
fn tags(text: &str) -> impl Iterator<Item = (bool, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let at = rest.find('{')?;
            let (statement, end) = match rest.as_bytes().get(at + 1) {
                Some(b'%') => (true, "%}"),
                Some(b'{') => (false, "}}"),
                Some(b'#') => {
                    rest = rest[at..].find("#}").map_or("", |end| &rest[at + end + 2..]);
                    continue;
                }
                _ => {
                    rest = &rest[at + 1..];
                    continue;
                }
            };
            let inside = &rest[at + 2..];
            let length = inside.find(end).unwrap_or(inside.len());
            rest = inside.get(length + 2..).unwrap_or_default();
            return Some((statement, inside[..length].trim_matches('-').trim()));
        }
    })
}

fn harmless((statement, tag): (bool, &str), frames: &mut BTreeSet<String>, wanted: &mut Vec<String>) -> bool {
    if !statement {
        return places(tag, frames);
    }
    let (word, rest) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
    match word {
        "extends" | "include" => match rest.trim().strip_prefix('"').and_then(|name| name.strip_suffix('"')) {
            Some(name) => {
                wanted.push(name.to_owned());
                true
            }
            None => false,
        },
        "if" | "elif" => {
            let there = rest.strip_suffix("| length > 1").unwrap_or(rest).trim();
            names(rest).is_empty()
                || holds_nothing(rest, frames)
                || (is_path(there) && in_frame(there, frames))
                || there == "pair"
                || there == "not pair"
        }
        "for" | "set" => {
            // A `set` without a value takes all up to its end for one.
            let Some((name, value)) = rest.split_once(if word == "for" { " in " } else { "=" }) else { return false };
            let value = value.trim();
            if holds_nothing(value, frames) {
                return true;
            }
            let framed = is_path(value) && in_frame(value, frames);
            frames.extend(name.split(',').map(|name| name.trim().to_owned()));
            framed
        }
        // A section with a filter changes what is placed in it.
        "filter" => false,
        _ => holds_nothing(rest, frames),
    }
}

/// Whether an expression is a text of the pair as it is, the argument of a message, or has none in it.
fn places(expression: &str, frames: &BTreeSet<String>) -> bool {
    let plain = expression.strip_suffix("| safe").unwrap_or(expression).trim();
    let message = plain.starts_with("t(") && !plain.contains('|');
    is_path(plain) || message || holds_nothing(expression, frames)
}

/// Whether none of the names in some words holds a text of the pair.
fn holds_nothing(words: &str, frames: &BTreeSet<String>) -> bool {
    names(words).into_iter().all(|name| {
        let root = name.split('.').next().unwrap_or_default();
        CONSTANT.contains(&name) || !(TEXTS.contains(&root) || frames.contains(root))
    })
}

fn in_frame(path: &str, frames: &BTreeSet<String>) -> bool {
    frames.contains(path.split(['.', '[']).next().unwrap_or_default())
}

/// A name with its fields and places: `page.alternates[0].href`.
fn is_path(words: &str) -> bool {
    !words.is_empty() && words.chars().all(|c| c.is_ascii_alphanumeric() || "_.[]".contains(c))
}

/// The names in some words, each with its fields; what stands in quotes is not one, nor is the name of an argument.
fn names(words: &str) -> Vec<&str> {
    let outside = words.split(['"', '\'']).step_by(2);
    let of = |part: &'_ str| -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        let mut start = None;
        for (at, c) in part.char_indices().chain([(part.len(), ' ')]) {
            match (start, c.is_ascii_alphanumeric() || c == '_' || c == '.') {
                (None, true) => start = Some(at),
                (Some(from), false) => {
                    let argument = part[at..].starts_with('=') && !part[at..].starts_with("==");
                    if !argument && !part.as_bytes()[from].is_ascii_digit() {
                        found.push((from, at));
                    }
                    start = None;
                }
                _ => {}
            }
        }
        found
    };
    outside.flat_map(|part| of(part).into_iter().map(move |(from, to)| &part[from..to])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(template: &str) -> bool {
        let files =
            [("pair.html".to_owned(), template.as_bytes().to_vec()), ("part.html".to_owned(), b"{{ a.key }}".to_vec())];
        only_places("pair.html", &files.into_iter().collect())
    }

    #[test]
    fn placing_texts_is_harmless() {
        for template in [
            "<p>{{ a.key }} {{ pair.rows | safe }} {{- b.name -}}</p>",
            "{% if page.kind == \"pair\" %}{{ page.title }}{% endif %}",
            "{% for edit in page.edits %}{% if edit.name %}{{ t(key=\"edit\", name=edit.name) }}{% endif %}{% endfor %}",
            "{% if page.alternates | length > 1 %}{{ page.alternates[0].href }}{% endif %}",
            "{% include \"part.html\" %}{# {{ a.key | upper }} #}{% set text = snippets.iframe %}{{ text | safe }}",
            "{% if pair %}x{% endif %}{% if not pair %}y{% endif %}",
        ] {
            assert!(judged(template), "{template}");
        }
    }

    #[test]
    fn the_themes_own_pages_of_pairs_only_place_texts() {
        let theme = crate::assets::templates(std::path::Path::new("no site")).expect("the theme is in the program");
        for page in ["pair.html", "reversed.html", "embed.html"] {
            assert!(only_places(page, &theme), "{page}");
        }
    }

    #[test]
    fn looking_at_a_text_is_not() {
        for template in [
            "{% if a.key == '1006' %}x{% endif %}",
            "{% if pair.which %}x{% endif %}",
            "{{ a.name | upper }}",
            "{{ a.key ~ b.key }}",
            "{% set x = a.key %}{% if x == '1' %}{% endif %}",
            "{% set x %}{{ a.key }}{% endset %}{% if x == '1' %}{% endif %}",
            "{% for k, v in page %}{% if v == '1' %}{% endif %}{% endfor %}",
            "{% if page.title == 'x' %}{% endif %}",
            "{% for c in page.crumbs %}{% if c.name == 'x' %}{% endif %}{% endfor %}",
            "{% include name %}",
            "{% include \"absent.html\" %}",
            "{% filter upper %}{{ a.key }}{% endfilter %}",
        ] {
            assert!(!judged(template), "{template}");
        }
    }
}
