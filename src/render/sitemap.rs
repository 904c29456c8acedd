//! The sitemap (sitemaps.org): every page that search engines should know, with its languages; split where it is long.

use std::fmt::Write;

use super::Renderer;
use crate::site::{Page, SITEMAP_LIMIT, SharedFile};

const HEADER: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
/// More bytes than a link mostly takes.
const ROOM: usize = 192;
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

impl Renderer<'_> {
    /// The whole sitemap, or the index of its parts.
    pub(super) fn sitemap(&self) -> String {
        let parts = self.site.outline.sitemap_parts();
        if parts == 0 {
            return self.sitemap_part(0);
        }
        let mut out = format!("{HEADER}<sitemapindex xmlns=\"{NAMESPACE}\">\n");
        for part in 0..parts {
            let path = self.site.outline.shared_path(SharedFile::SitemapPart(part));
            // Writing into a string cannot fail. Addresses hold no character that XML would escape.
            let _ = writeln!(out, "<sitemap><loc>{}</loc></sitemap>", self.site.config.base_url.join(&path));
        }
        out + "</sitemapindex>\n"
    }

    /// One part of the sitemap.
    pub(super) fn sitemap_part(&self, part: usize) -> String {
        let pages = || self.site.outline.indexed_pages().skip(part * SITEMAP_LIMIT).take(SITEMAP_LIMIT);
        let links = match self.site.config.locales.len() {
            1 => 1,
            locales => locales + 2,
        };
        // This is by far the longest text of a site with many pairs. Room that is not used costs nothing; a text that
        // grows is copied, and then stands in memory twice.
        let mut out = String::with_capacity(pages().count() * links * ROOM);
        let _ = writeln!(out, "{HEADER}<urlset xmlns=\"{NAMESPACE}\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">");
        for (locale, page) in pages() {
            let _ = write!(out, "<url><loc>{}</loc>", self.site.permalink(locale, page));
            if self.site.config.locales.len() > 1 {
                self.alternate_links(&mut out, page);
            }
            out.push_str("</url>\n");
        }
        out.push_str("</urlset>\n");
        out
    }

    fn alternate_links(&self, out: &mut String, page: Page) {
        let mut link = |tag: &str, href: &str| {
            let _ = write!(out, "<xhtml:link rel=\"alternate\" hreflang=\"{tag}\" href=\"{href}\"/>");
        };
        for (locale, known) in self.site.config.locales.iter().enumerate() {
            link(&known.tag, &self.site.permalink(locale, page));
        }
        link("x-default", &self.site.permalink(0, page));
    }
}
