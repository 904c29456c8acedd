//! Which pages exist, and where. Knows facts and settings, and nothing of HTML or of files.

mod find;
mod neighbours;
mod outline;
mod page;
mod plan;
mod route;

pub use find::{Addresses, Found};
pub use outline::{FamilyOutline, Outline, Pairs};
pub use page::{CodeId, Page, PairId, Preview, SharedFile, Subject, Work};
pub use plan::SITEMAP_LIMIT;
pub use route::{Base, RESERVED_NAMES, file_of, pinned_script_path};

use crate::config::Config;
use crate::model::{Catalog, Code, Family};

/// A catalog with the settings of the site that shows it.
#[derive(Debug, Clone, Copy)]
pub struct Site<'a> {
    /// The facts.
    pub catalog: &'a Catalog,
    /// The settings.
    pub config: &'a Config,
    /// Which pages there are.
    pub outline: &'a Outline,
}

impl<'a> Site<'a> {
    /// The absolute address of a page.
    pub fn permalink(&self, locale: usize, page: Page) -> String {
        self.config.base_url.join(&self.outline.path(locale, page))
    }

    /// The family of a code.
    pub fn family(&self, id: CodeId) -> &'a Family {
        &self.catalog.families[id.family]
    }

    /// The facts of a code.
    pub fn code(&self, id: CodeId) -> &'a Code {
        &self.family(id).codes[id.code]
    }
}
