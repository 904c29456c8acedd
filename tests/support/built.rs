//! A built site with its pages read: what the tests of links and of whole pages look through.

use std::collections::BTreeMap;
use std::path::Path;

use super::{Document, Target, Tree, addresses_in, closecodes, resolve};

/// Attributes that hold one address.
const ADDRESSES: &[&str] = &["href", "src", "action", "formaction", "poster", "data", "data-chooser"];

/// A built site.
pub struct Built {
    /// How failures call it.
    pub name: &'static str,
    /// Where it will stand; ends with `/`.
    pub base_url: String,
    /// All its files.
    pub tree: Tree,
    /// Its HTML pages by path.
    pub pages: BTreeMap<String, Document>,
}

impl Built {
    /// Reads what was built for a base address.
    pub fn new(name: &'static str, base_url: &str, tree: Tree) -> Self {
        let html = tree.texts().filter(|(path, _)| path.ends_with(".html"));
        let pages = html.map(|(path, text)| (path.to_owned(), Document::parse(text))).collect();
        Self { name, base_url: base_url.to_owned(), tree, pages }
    }

    /// Builds the site in a folder, for an address with a path.
    #[track_caller]
    pub fn build(name: &'static str, site: &Path) -> Self {
        let base_url = "https://codes.example.org/some/path/";
        let out = tempfile::TempDir::new().expect("a temporary folder can be made");
        let (site, target) = (site.to_str().expect("the path is UTF-8"), out.path().join("new"));
        let target = target.to_str().expect("the path is UTF-8");
        closecodes(&["build", "--site", site, "--out", target, "--base-url", base_url]).expect(0);
        Self::new(name, base_url, Tree::read(Path::new(target)))
    }

    /// The pages that search engines may list.
    pub fn listed(&self) -> impl Iterator<Item = (&String, &Document)> {
        self.pages.iter().filter(|(_, page)| page.is_listed())
    }

    /// The page's absolute address.
    pub fn permalink(&self, path: &str) -> String {
        format!("{}{}", self.base_url, path.strip_suffix("index.html").unwrap_or(path))
    }

    /// The page at an absolute address of this site.
    pub fn page_at(&self, address: &str) -> Option<(&String, &Document)> {
        match resolve(&self.base_url, "", address) {
            Target::Inside(path, _) => self.pages.get_key_value(&path),
            _ => None,
        }
    }

    /// Why an address on a page leads nowhere; nothing where it leads somewhere.
    pub fn dead(&self, page: &str, address: &str) -> Option<String> {
        match resolve(&self.base_url, page, address) {
            Target::Outside => None,
            Target::Nowhere => Some(format!("{page}: `{address}` leads nowhere")),
            Target::Inside(path, _) if !self.tree.has(&path) => {
                Some(format!("{page}: `{address}` leads to {path}, which is not there"))
            }
            Target::Inside(path, Some(id)) if self.pages.contains_key(&path) => {
                let found = self.pages[&path].ids().any(|known| known == id);
                (!found).then(|| format!("{page}: `{address}` leads to {path}, which has no id `{id}`"))
            }
            Target::Inside(..) => None,
        }
    }

    /// Every address in the attributes of a page.
    pub fn addresses(page: &Document) -> Vec<String> {
        let mut found = Vec::new();
        for element in &page.elements {
            let named = ADDRESSES.iter().filter_map(|name| element.attribute(name)).map(str::to_owned);
            found.extend(named);
            let candidates = element.attribute("srcset").unwrap_or_default().split(',');
            found.extend(candidates.filter_map(|one| one.split_whitespace().next()).map(str::to_owned));
            if element.attribute("http-equiv") == Some("refresh") {
                let content = element.attribute("content").unwrap_or_default();
                found.push(content.split_once("url=").map(|(_, url)| url.to_owned()).unwrap_or_default());
            }
        }
        found
    }

    /// Every dead address of the site: in attributes of pages, and absolute ones anywhere in any file.
    pub fn dead_addresses(&self) -> Vec<String> {
        let mut dead = Vec::new();
        for (path, page) in &self.pages {
            dead.extend(Self::addresses(page).iter().filter_map(|address| self.dead(path, address)));
        }
        for (path, text) in self.tree.texts() {
            dead.extend(addresses_in(&self.base_url, text).filter_map(|address| self.dead(path, address)));
        }
        dead.sort();
        dead.dedup();
        dead
    }
}
