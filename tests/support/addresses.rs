//! Addresses as pages and data give them, and the file that a plain static host would serve for each.
//!
//! A host maps a folder to its `index.html` and knows nothing else: no redirects, no endings left out. What does not
//! lead to a file by these rules is a dead link.

/// Where an address leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Another site, or something that is no page.
    Outside,
    /// A file below the site's root, with a fragment where one is named.
    Inside(String, Option<String>),
    /// Somewhere that the site cannot be: above its root, or nowhere.
    Nowhere,
}

/// Follows an address that stands on the page at a path below the site's root.
pub fn resolve(base_url: &str, page: &str, address: &str) -> Target {
    if address.is_empty() {
        return Target::Nowhere;
    }
    let (address, fragment) = match address.split_once('#') {
        Some((address, fragment)) => (address, Some(decode(fragment))),
        None => (address, None),
    };
    let address = address.split('?').next().unwrap_or_default();
    if let Some(below) = address.strip_prefix(base_url) {
        return Target::Inside(file(below), fragment);
    }
    if address.starts_with("//") || has_scheme(address) {
        return Target::Outside;
    }
    let host_end = base_url.find("://").map_or(0, |at| at + 3);
    let root = base_url[host_end..].find('/').map_or("/", |at| &base_url[host_end + at..]);
    if address.starts_with('/') {
        return match address.strip_prefix(root) {
            Some(below) => Target::Inside(file(below), fragment),
            None => Target::Nowhere,
        };
    }
    if address.is_empty() {
        return Target::Inside(page.to_owned(), fragment);
    }
    let mut folders: Vec<&str> = page.split('/').collect();
    folders.pop();
    let parts: Vec<&str> = address.split('/').collect();
    let (name, steps) = parts.split_last().expect("a split has a part");
    for step in steps {
        match *step {
            "." => {}
            ".." if folders.pop().is_none() => return Target::Nowhere,
            ".." => {}
            step => folders.push(step),
        }
    }
    folders.push(name);
    Target::Inside(file(&folders.join("/")), fragment)
}

/// Every address below the base address that stands anywhere in a text: in JSON, XML, Markdown or HTML.
pub fn addresses_in<'a>(base_url: &'a str, text: &'a str) -> impl Iterator<Item = &'a str> {
    let ends = |c: char| c.is_whitespace() || "\"'<>()[]{}\\&`,".contains(c);
    text.match_indices(base_url).map(move |(at, _)| {
        let rest = &text[at..];
        &rest[..rest.find(ends).unwrap_or(rest.len())]
    })
}

/// The file that serves a path.
fn file(path: &str) -> String {
    let path = decode(path);
    if path.is_empty() || path.ends_with('/') { path + "index.html" } else { path }
}

fn has_scheme(address: &str) -> bool {
    address.split_once(':').is_some_and(|(scheme, _)| scheme.chars().all(|c| c.is_ascii_alphanumeric() || c == '+'))
}

/// Takes percent signs away (RFC 3986, section 2.1).
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let hex = after.get(..2).filter(|_| first == b'%').and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
