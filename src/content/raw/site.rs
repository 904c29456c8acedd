//! `site.toml`, exactly as written.

use super::table::raw_table;
use crate::content::reader::Text;

raw_table! {
    /// The site: `site.toml`.
    pub struct RawSite {
        /// The site's title.
        title: Option<Text>,
        /// One sentence for search engines and link previews.
        description: Option<Text>,
        /// Where the site will be: an absolute address, with its path if it has one.
        base_url: Option<Text>,
        /// The repository that holds the content, for "edit this page".
        repository: Option<Text>,
        /// BCP 47 tags; the first is the default, whose pages have no prefix.
        locales: Vec<Text>,
        /// The family that the index shows.
        home: Option<Text>,
        /// Which pairs get a page: `all`, `category` (both codes of one category) or `listed` (related or authored).
        pairs: Option<Text>,
        /// What the content has to hold: `site`, or `reference`, where each statement owes its readers a source.
        level: Option<Text>,
        /// Whether pairs also get the files of an embed (iframe page and oEmbed); true unless said otherwise.
        pair_embeds: Option<bool>,
        /// Whether the reversed address of a pair leads to it; true unless said otherwise.
        pair_reverses: Option<bool>,
        /// Whether pages of pairs carry their style sheet in themselves, as all others do, and are drawn a request
        /// earlier; false unless said otherwise, because that is 12 KB in each.
        pair_styles: Option<bool>,
        /// Whether link previews get pictures, one for each code and family in each language; false unless said
        /// otherwise, because painting them takes longer than everything else.
        previews: Option<bool>,
    }
}
