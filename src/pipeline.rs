//! A site's folder → everything that rendering needs, or all its faults: read → parse → check → resolve → plan.
//! [`build`](crate::build) goes on from there: render → write.

use std::path::Path;

use anyhow::Result;
use xxhash_rust::xxh3::Xxh3;

use crate::assets::{self, Assets, Files};
use crate::config::{BaseUrl, Config, Repository};
use crate::content::{self, SourceFile};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::model::Catalog;
use crate::render::Theme;
use crate::site::{Addresses, Outline, Site};

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
    /// Which pages there are.
    pub outline: Outline,
    /// A digest of everything that was read: where it is the same, one program makes the same site, to the byte.
    pub inputs: u64,
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
    pub repository: Option<Repository>,
    /// Whether texts may be marked as unfinished.
    pub unfinished: bool,
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
    if overrides.repository.is_some() {
        config.repository = overrides.repository.clone();
    }
    config.unfinished = overrides.unfinished;
    let templates = assets::templates(site)?;
    let fonts = config.previews.then(|| assets::fonts(site)).transpose()?;
    let mut inputs = Inputs::of(&config);
    [Some(&templates), fonts.as_ref()].into_iter().flatten().for_each(|files| inputs.add_all(files));
    // Neither looks at the other, and each takes as long as the pages of a small site.
    let (mut of_theme, mut of_content) = <(Diagnostics, Diagnostics)>::default();
    let (theme, content) = rayon::join(
        || Theme::load(&templates, fonts, &config, &mut of_theme),
        || {
            let assets = Assets::load(site)?;
            let files = content::read(site, &mut of_content)?;
            inputs.add_all(&assets.files);
            files.iter().for_each(|file| inputs.add(&file.path, file.text.as_bytes()));
            anyhow::Ok((assets, inputs.digest(), content::check(files, &config, &mut of_content)))
        },
    );
    let (mut theme, (mut assets, inputs, catalog)) = (theme?, content?);
    theme.dress(&assets);
    of_content.extend(of_theme);
    diagnostics.extend(of_content);
    let planned = catalog.map(|catalog| {
        // A file whose name is made of its content, like other static ones. Where its template has a fault, that is told
        // when the pages are tried.
        if let Ok(script) = theme.embed_script(&catalog, &config) {
            assets.files.insert(script.pinned_path(), script.text.clone().into_bytes());
        }
        let outline = Outline::new(&catalog, &config, assets.files.keys().cloned());
        refuse_taken(&outline, &mut diagnostics);
        (catalog, outline)
    });
    let diagnostics = diagnostics.sorted();
    let sound = diagnostics.iter().all(|diagnostic| diagnostic.severity != Severity::Error);
    let site =
        planned.filter(|_| sound).map(|(catalog, outline)| Loaded { config, catalog, theme, assets, outline, inputs });
    Ok(Loading { site, diagnostics })
}

/// Static files must leave the addresses of pages alone: which of the two stood there would be chance.
fn refuse_taken(outline: &Outline, diagnostics: &mut Diagnostics) {
    let addresses = Addresses::new(outline);
    for path in outline.assets.iter().filter(|path| addresses.find(path).is_some()) {
        let file = SourceFile::new(format!("static/{path}"), "");
        let message = format!("the site makes a file `{path}` itself");
        let fault = Diagnostic::error("taken-address", &file, 0..0, message);
        diagnostics.push(fault.help("rename the static file, or take it away"));
    }
}

/// What a digest of the settings and of every file that is read is taken of.
struct Inputs(Xxh3);

impl Inputs {
    fn of(config: &Config) -> Self {
        let mut inputs = Self(Xxh3::new());
        inputs.add("site.toml", format!("{config:?}").as_bytes());
        inputs
    }

    fn add_all(&mut self, files: &Files) {
        // A file that goes from the end of one folder to the beginning of the next is another file.
        self.0.update(&(files.len() as u64).to_le_bytes());
        files.iter().for_each(|(path, content)| self.add(path, content));
    }

    fn add(&mut self, path: &str, content: &[u8]) {
        for part in [path.as_bytes(), content] {
            // A length before each part keeps two parts from passing for one.
            self.0.update(&(part.len() as u64).to_le_bytes());
            self.0.update(part);
        }
    }

    fn digest(&self) -> u64 {
        self.0.digest()
    }
}

impl Loaded {
    /// The facts with the settings.
    pub fn site(&self) -> Site<'_> {
        Site { catalog: &self.catalog, config: &self.config, outline: &self.outline }
    }
}
