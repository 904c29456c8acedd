//! The theme's files: templates, static files and fonts, embedded in the binary, each replaceable by a site's own.
//!
//! A page asks for one style sheet and for few scripts (`joined.rs` says which files these are made of), without what
//! browsers skip (`tight.rs`). Both get names that change with their content, so that a host may let browsers keep them
//! for ever. Everything else keeps its name, because others link to it.

mod inline;
mod joined;
mod tight;

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use include_dir::{Dir, include_dir};
use walkdir::WalkDir;
use xxhash_rust::xxh3::xxh3_64;

pub use inline::InlineStyle;

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");
static STATIC: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/static");
static FONTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/fonts");

/// Where style sheets and scripts are published.
const FOLDER: &str = "assets/";

/// The site's icon.
const ICON: &str = "favicon.svg";

/// Files by their path below the theme's folder.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The theme's templates, with the site's own in place of those of the same name.
pub fn templates(site: &Path) -> Result<Files> {
    overlay(&TEMPLATES, &site.join("templates"))
}

/// One of the theme's own templates, whatever a site puts in its place.
pub fn own_template(path: &str) -> Option<&'static str> {
    TEMPLATES.get_file(path)?.contents_utf8()
}

/// The fonts that pictures are drawn with: the theme's, with the site's own beside them or in their place.
pub fn fonts(site: &Path) -> Result<Files> {
    let mut fonts = overlay(&FONTS, &site.join("fonts"))?;
    fonts.retain(|path, _| [".ttf", ".otf", ".ttc"].iter().any(|ending| path.to_ascii_lowercase().ends_with(ending)));
    Ok(fonts)
}

/// One of the theme's own fonts.
pub fn own_font(path: &str) -> Option<&'static [u8]> {
    FONTS.get_file(path).map(|file| file.contents())
}

/// The theme's static files as a site publishes them, and the names under which templates ask for them.
#[derive(Debug, Default)]
pub struct Assets {
    /// Output path → content.
    pub files: Files,
    /// `site.css` or `page.js` → output path.
    names: BTreeMap<String, String>,
    /// The style sheets that need not stay files, by the same names.
    styles: BTreeMap<String, InlineStyle>,
}

impl Assets {
    /// Reads the theme's static files, with the site's own in place of those of the same name.
    pub fn load(site: &Path) -> Result<Self> {
        let mut assets = Self::default();
        let (mut sheets, mut scripts) = (joined::Texts::new(), joined::Texts::new());
        for (path, content) in overlay(&STATIC, &site.join("static"))? {
            let sheet = path.strip_prefix("css/").filter(|name| name.ends_with(".css"));
            let script = path.strip_prefix("js/").filter(|name| name.ends_with(".js") || name.ends_with(".css"));
            let content = match (String::from_utf8(content), sheet, script) {
                (Ok(text), Some(name), _) => {
                    sheets.insert(name.to_owned(), text);
                    continue;
                }
                (Ok(text), _, Some(name)) => {
                    scripts.insert(name.to_owned(), text);
                    continue;
                }
                (Ok(text), ..) => text.into_bytes(),
                (Err(error), ..) => error.into_bytes(),
            };
            assets.names.insert(path.clone(), path.clone());
            assets.files.insert(path, content);
        }
        for (name, sheet) in joined::sheets(&sheets, tight::sheet) {
            assets.publish(&name, sheet);
        }
        // What a script asks for by name has its own name first.
        for name in joined::in_order(&scripts)? {
            let text = if name.ends_with(".css") { tight::sheet } else { tight::script }(&scripts[name]);
            let text = joined::renamed(&text, &assets.names);
            assets.publish(name, text);
        }
        let sheets = assets.names.iter().filter(|(name, _)| name.ends_with(".css"));
        let style = |path: &String| InlineStyle::of(std::str::from_utf8(&assets.files[path]).ok()?);
        assets.styles = sheets.filter_map(|(name, path)| Some((name.clone(), style(path)?))).collect();
        Ok(assets)
    }

    /// The style sheets that can be the text of a `style` element, by their names.
    pub fn styles(&self) -> &BTreeMap<String, InlineStyle> {
        &self.styles
    }

    /// The icon as an address that holds it; none where it has to stay a file.
    pub fn inline_icon(&self) -> Option<String> {
        inline::icon(self.files.get(ICON)?)
    }

    /// All names with their output paths.
    pub fn names(&self) -> &BTreeMap<String, String> {
        &self.names
    }

    fn publish(&mut self, name: &str, text: String) {
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
        let path = format!("{FOLDER}{stem}.{:08x}.{extension}", xxh3_64(text.as_bytes()) as u32);
        self.names.insert(name.to_owned(), path.clone());
        self.files.insert(path, text.into_bytes());
    }
}

fn overlay(embedded: &Dir<'_>, folder: &Path) -> Result<Files> {
    let mut files = Files::new();
    collect(embedded, &mut files);
    if folder.is_dir() {
        for entry in WalkDir::new(folder).follow_links(true) {
            let entry = entry.with_context(|| format!("{}: cannot be listed", folder.display()))?;
            let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
            if entry.file_type().is_file() && !hidden {
                let path = entry.path();
                let below = path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('\\', "/");
                let content = std::fs::read(path).with_context(|| format!("{}: cannot be read", path.display()))?;
                files.insert(below, content);
            }
        }
    }
    Ok(files)
}

fn collect(dir: &Dir<'_>, files: &mut Files) {
    for file in dir.files() {
        files.insert(file.path().to_string_lossy().replace('\\', "/"), file.contents().to_vec());
    }
    dir.dirs().for_each(|dir| collect(dir, files));
}
