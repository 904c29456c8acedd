//! All stages in order: read → parse → check → resolve → plan → render → write.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use rayon::prelude::*;

use crate::assets::{self, Assets};
use crate::config::{BaseUrl, Config};
use crate::content;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::model::Catalog;
use crate::output::{Output, Tally};
use crate::render::{Renderer, Theme};
use crate::site::{Site, Work};

/// A site whose content and theme were read and have no errors.
pub struct Loaded {
    /// The settings.
    pub config: Config,
    /// The facts.
    pub catalog: Catalog,
    /// Words and templates.
    pub theme: Theme,
    /// Static files.
    pub assets: Assets,
}

/// What came of reading a site.
pub struct Loading {
    /// The site, unless an error was found.
    pub site: Option<Loaded>,
    /// All faults, sorted.
    pub diagnostics: Vec<Diagnostic>,
}

/// What the command line says against the site's own settings.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    /// Where the site will be.
    pub base_url: Option<BaseUrl>,
    /// The repository that holds the content.
    pub repository: Option<String>,
}

/// What a build did.
#[derive(Debug)]
pub struct Report {
    /// How many pages of each kind, in words that name them.
    pub pages: Vec<(&'static str, usize)>,
    /// What happened in the folder.
    pub tally: Tally,
    /// How long it took.
    pub elapsed: Duration,
}

/// Reads a site and finds every fault in it.
pub fn load(site: &Path, overrides: &Overrides) -> Result<Loading> {
    if !site.is_dir() {
        anyhow::bail!("{}: there is no such folder; name the site's folder with --site", site.display());
    }
    let mut diagnostics = Diagnostics::default();
    let mut config = content::load_config(site, &mut diagnostics)?;
    if let Some(base_url) = &overrides.base_url {
        config.base_url = base_url.clone();
    }
    if let Some(repository) = &overrides.repository {
        config.repository = Some(repository.trim_end_matches('/').to_owned());
    }
    let assets = Assets::load(site)?;
    let theme = Theme::load(&assets::templates(site)?, &config, &assets, &mut diagnostics);
    let catalog = content::load(site, &config, &mut diagnostics)?;
    let diagnostics = diagnostics.sorted();
    let sound = diagnostics.iter().all(|diagnostic| diagnostic.severity != Severity::Error);
    let site = catalog.filter(|_| sound).map(|catalog| Loaded { config, catalog, theme, assets });
    Ok(Loading { site, diagnostics })
}

impl Loaded {
    /// The facts with the settings.
    pub fn site(&self) -> Site<'_> {
        Site { catalog: &self.catalog, config: &self.config }
    }

    /// How much of the content each further language has, a line each.
    pub fn translated(&self) -> Vec<String> {
        let codes = || self.catalog.families.iter().flat_map(|family| &family.codes);
        let questions = &self.catalog.questions;
        let line = |(locale, known): (usize, &crate::model::Locale)| {
            let translated = codes().filter(|code| code.description.has(locale)).count();
            let answered = questions.iter().filter(|question| question.body.has(locale)).count();
            let (all, asked) = (codes().count(), questions.len());
            format!("{}: {translated} of {all} codes and {answered} of {asked} questions are translated", known.tag)
        };
        self.config.locales.iter().enumerate().skip(1).map(line).collect()
    }

    /// Builds the site into a folder.
    pub fn build(&self, out: &Path) -> Result<Report> {
        let start = Instant::now();
        let site = self.site();
        let renderer = Renderer::new(site, &self.theme)?;
        let output = Output::open(out)?;
        for (path, content) in &self.assets.files {
            output.write(path, content)?;
        }
        site.work().into_par_iter().try_for_each(|work| {
            renderer
                .render(work, &mut |path, content| output.write(path, content.as_bytes()))
                .with_context(|| format!("while making {work:?}"))
        })?;
        Ok(Report { pages: count(&site), tally: output.finish()?, elapsed: start.elapsed() })
    }
}

/// How many pages of each kind a site has, over all its locales.
fn count(site: &Site<'_>) -> Vec<(&'static str, usize)> {
    let locales = site.config.locales.len();
    let codes = site.codes().count();
    let pairs: usize = site.codes().map(|code| site.pair_row(code).count()).sum();
    let files: usize = site.work().iter().filter(|work| matches!(work, Work::Shared(_))).count();
    vec![
        ("codes", codes * locales),
        ("pairs", pairs * locales),
        ("families", site.catalog.families.len() * locales),
        ("questions", site.catalog.questions.len() * locales),
        ("embeds", (codes + if site.config.pair_embeds { pairs } else { 0 }) * locales),
        ("files for machines", files),
    ]
}
