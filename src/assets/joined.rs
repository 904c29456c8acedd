//! Which files a style sheet is made of, and which others a script asks for.
//!
//! Each page gets one style sheet: compressed together, all of it weighs less than two files that browsers fetch one by
//! one, and most people come from a search engine to read one page. It is made of the files right below `css/`, in the
//! order of their names, with the page's own from `css/pages/` in the middle, where `50-` would stand. A page's sheet can
//! name what it shares with some others: `@import "../parts/wire.css";`. Pages without one of their own get `site.css`.
//!
//! Scripts name each other as they lie in `js/`, `import("./rank.js")`, and get the names under which they are published.

use std::collections::BTreeMap;

use anyhow::{Result, bail};

/// Texts by their path below `css/` or `js/`.
pub type Texts = BTreeMap<String, String>;

/// Where a page's own styles stand among the others.
const MIDDLE: &str = "50-";

/// The sheets of pages by their names. What all pages have is tightened once and not in each sheet again.
pub fn sheets(texts: &Texts, tight: impl Fn(&str) -> String) -> Texts {
    let common = |first: bool| {
        let of_all = texts.iter().filter(|(path, _)| !path.contains('/') && path.ends_with(".css"));
        let chosen = of_all.filter(move |(path, _)| (path.as_str() < MIDDLE) == first);
        tight(&chosen.map(|(_, text)| text.as_str()).collect::<String>())
    };
    let (start, end) = (common(true), common(false));
    let mut sheets = Texts::from([("site.css".to_owned(), format!("{start}{end}"))]);
    for (path, text) in texts {
        if let Some(name) = path.strip_prefix("pages/") {
            sheets.insert(name.to_owned(), format!("{start}{}{end}", tight(&with_parts(text, texts))));
        }
    }
    sheets
}

/// A page's sheet with the parts that it names; what is no part of ours stays as it is.
fn with_parts(sheet: &str, texts: &Texts) -> String {
    let part = |line: &str| texts.get(line.strip_prefix("@import \"../")?.strip_suffix("\";")?);
    sheet.lines().flat_map(|line| [part(line).map_or(line, String::as_str), "\n"]).collect()
}

/// The names of scripts, each after those that it asks for.
pub fn in_order(scripts: &Texts) -> Result<Vec<&str>> {
    let mut order: Vec<&str> = Vec::new();
    let mut left: Vec<&str> = scripts.keys().map(String::as_str).collect();
    while !left.is_empty() {
        let waits = |name: &str| left.iter().any(|other| scripts[name].contains(&quoted(other)));
        let (waiting, ready): (Vec<&str>, Vec<&str>) = left.iter().partition(|name| waits(name));
        if ready.is_empty() {
            // A name that changes with the content cannot stand in what it changes with.
            bail!("static/js: these scripts ask for each other in a circle: {}", waiting.join(", "));
        }
        order.extend(ready);
        left = waiting;
    }
    Ok(order)
}

/// A script with the published names of those that it asks for; all are published into one folder.
pub fn renamed(script: &str, names: &BTreeMap<String, String>) -> String {
    names.iter().fold(script.to_owned(), |script, (name, path)| match path.strip_prefix(super::FOLDER) {
        Some(published) => script.replace(&quoted(name), &quoted(published)),
        None => script,
    })
}

/// A script's name as others ask for it.
fn quoted(name: &str) -> String {
    format!("\"./{name}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts<const N: usize>(texts: [(&str, &str); N]) -> Texts {
        texts.map(|(path, text)| (path.to_owned(), text.to_owned())).into()
    }

    #[test]
    fn a_page_gets_what_all_have_and_what_it_names_between_the_first_and_the_last() {
        let texts = texts([
            ("10-base.css", "base;"),
            ("90-print.css", "print;"),
            ("pages/code.css", "@import \"../parts/wire.css\";\ncode;"),
            ("parts/wire.css", "wire;"),
        ]);
        let sheets = sheets(&texts, str::to_owned);
        assert_eq!(sheets["site.css"], "base;print;");
        assert_eq!(sheets["code.css"], "base;wire;\ncode;\nprint;");
        assert_eq!(sheets.len(), 2, "parts are not published");
    }

    #[test]
    fn a_script_comes_after_those_that_it_asks_for_and_calls_them_by_their_published_names() {
        let scripts = texts([("a.js", "import(\"./b.js\")"), ("b.js", "load(\"./c.css\")"), ("c.css", "p{}")]);
        assert_eq!(in_order(&scripts).unwrap(), ["c.css", "b.js", "a.js"]);
        let names = texts([("b.js", "assets/b.0.js"), ("favicon.svg", "favicon.svg")]);
        assert_eq!(renamed(&scripts["a.js"], &names), "import(\"./b.0.js\")");
    }

    #[test]
    fn scripts_that_ask_for_each_other_cannot_be_named() {
        let scripts = texts([("a.js", "import \"./b.js\""), ("b.js", "import \"./a.js\""), ("c.js", "")]);
        assert!(in_order(&scripts).unwrap_err().to_string().ends_with("a.js, b.js"));
    }
}
