//! What a site consists of, without what it says: keys alone.
//!
//! Every address follows from it, so it stands for the list of all files without being one: a family of a thousand codes
//! has half a million pairs and a thousand keys. A build keeps the outline of the one before, and knows from it which
//! files are no longer made.

use serde::{Deserialize, Serialize};

use super::{Work, file_of};
use crate::config::{Config, PairPolicy};
use crate::model::{Catalog, Code, Family, Pair, Reconnect};

/// The keys that a site's addresses are made of.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outline {
    /// Tags of the locales, the default first.
    pub locales: Vec<String>,
    /// The families in the catalog's order.
    pub families: Vec<FamilyOutline>,
    /// Slugs of the questions in the catalog's order.
    pub questions: Vec<String>,
    /// Slugs of the implementations in the catalog's order.
    #[serde(default)]
    pub libraries: Vec<String>,
    /// Slugs of the limits in the catalog's order.
    #[serde(default)]
    pub limits: Vec<String>,
    /// Whether pairs get the files of an embed.
    pub pair_embeds: bool,
    /// Whether the reversed address of a pair leads to it.
    pub pair_reverses: bool,
    /// Whether there are pictures for link previews.
    pub previews: bool,
    /// Paths of the theme's static files.
    pub assets: Vec<String>,
}

/// One family's keys.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FamilyOutline {
    /// The family.
    pub key: String,
    /// Its codes in family order.
    pub codes: Vec<String>,
    /// The places of those whose policy for reconnecting is there as code.
    #[serde(default)]
    pub reconnects: Vec<usize>,
    /// Which of its pairs have a page.
    pub pairs: Pairs,
}

/// Which pairs of a family have a page.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Pairs {
    /// Each code with each other.
    All,
    /// Codes of the same category; for each code its category.
    Category(Vec<usize>),
    /// These, sorted.
    Listed(Vec<Pair>),
}

impl Outline {
    /// The outline of a catalog.
    pub fn new(catalog: &Catalog, config: &Config, assets: impl IntoIterator<Item = String>) -> Self {
        let decides = |code: &Code| code.reconnect.as_ref().is_some_and(Reconnect::decides);
        let family = |family: &Family| FamilyOutline {
            key: family.key.clone(),
            codes: family.codes.iter().map(|code| code.key.clone()).collect(),
            reconnects: (0..family.codes.len()).filter(|&at| decides(&family.codes[at])).collect(),
            pairs: Pairs::of(family, config.pairs),
        };
        Self {
            locales: config.locales.iter().map(|locale| locale.tag.clone()).collect(),
            families: catalog.families.iter().map(family).collect(),
            questions: catalog.questions.iter().map(|question| question.slug.clone()).collect(),
            libraries: catalog.libraries.iter().map(|library| library.slug.clone()).collect(),
            limits: catalog.limits.iter().map(|limit| limit.slug.clone()).collect(),
            pair_embeds: config.pair_embeds,
            pair_reverses: config.pair_reverses,
            previews: config.previews,
            assets: assets.into_iter().collect(),
        }
    }

    /// Every file of the site, one path at a time.
    pub fn files(&self, each: &mut dyn FnMut(&str) -> anyhow::Result<()>) -> anyhow::Result<()> {
        self.assets.iter().try_for_each(|path| each(path))?;
        self.work().into_iter().try_for_each(|work| self.files_of(work, each))
    }

    /// The files of one piece of work.
    pub fn files_of(&self, work: Work, each: &mut dyn FnMut(&str) -> anyhow::Result<()>) -> anyhow::Result<()> {
        match work {
            Work::Shared(file) => each(&self.shared_path(file)),
            Work::Page(locale, page) => each(&file_of(&self.path(locale, page))),
            Work::Preview(locale, preview) => each(&self.preview_path(locale, preview)),
            Work::PairRow(locale, first) => self.pair_row(first).try_for_each(|pair| {
                self.pair_pages(pair).try_for_each(|page| each(&file_of(&self.path(locale, page))))
            }),
        }
    }

    /// Whether a pair has a page.
    pub fn has_pair(&self, family: usize, pair: Pair) -> bool {
        match &self.families[family].pairs {
            Pairs::All => true,
            // The list may come from the state of a folder, which anybody can edit.
            Pairs::Category(categories) => {
                let category = categories.get(pair.left);
                category.is_some() && category == categories.get(pair.right)
            }
            Pairs::Listed(pairs) => pairs.binary_search(&pair).is_ok(),
        }
    }
}

impl Pairs {
    fn of(family: &Family, policy: PairPolicy) -> Self {
        match policy {
            PairPolicy::All => Self::All,
            PairPolicy::Category => Self::Category(family.codes.iter().map(|code| code.category).collect()),
            PairPolicy::Listed => {
                let related = family.codes.iter().enumerate();
                let related = related.flat_map(|(at, code)| code.related.iter().map(move |&other| (at, other)));
                let authored = family.comparisons.iter().map(|(places, _)| *places);
                let mut pairs: Vec<Pair> = related.chain(authored).filter_map(|(a, b)| Pair::new(a, b)).collect();
                pairs.sort();
                pairs.dedup();
                Self::Listed(pairs)
            }
        }
    }
}
