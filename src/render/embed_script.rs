//! `embed.js`, the script that people put on their pages.
//!
//! It has one address for ever and knows the site only by that, so what it takes for granted (the first family, the
//! languages, how a card looks) is written into it here: a request for a file of settings would come before each card.
//!
//! It stands at a second address, which is made of its content: who loads that one with its hash runs what they have
//! looked at and nothing else.

use anyhow::Result;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use sha2::{Digest as _, Sha384};
use tera::Context;

use super::{Renderer, Templates, Theme};
use crate::config::Config;
use crate::model::Catalog;
use crate::site::pinned_script_path;

/// The script, with the site's own facts in it.
pub struct EmbedScript {
    /// What it says.
    pub text: String,
    digest: Vec<u8>,
}

impl EmbedScript {
    fn render(templates: &Templates, card_sheet: &str, catalog: &Catalog, config: &Config) -> Result<Self> {
        let locales: Vec<&str> = config.locales.iter().map(|locale| locale.tag.as_str()).collect();
        let settings = json!({
            "family": catalog.families.first().map(|family| &family.key),
            "locales": locales,
            "sheet": card_sheet,
        });
        // The inside of a string of JavaScript that holds JSON, so that the template is a script that parses.
        let literal = json!(settings.to_string()).to_string();
        let mut context = Context::new();
        context.insert("settings", literal.trim_matches('"'));
        let text = templates.render("embed.js", &context)?;
        let digest = Sha384::digest(&text).to_vec();
        Ok(Self { text, digest })
    }

    /// Where a copy stands that never changes.
    pub fn pinned_path(&self) -> String {
        // Six bytes tell the scripts of a site apart; that nobody has put another in the place is what the hash is for.
        let digits: String = self.digest[..6].iter().map(|byte| format!("{byte:02x}")).collect();
        pinned_script_path(&digits)
    }

    /// The hash by which a browser knows it (W3C, Subresource Integrity).
    pub fn integrity(&self) -> String {
        format!("sha384-{}", STANDARD.encode(&self.digest))
    }
}

impl Theme {
    /// The script that people put on their pages. The plan needs its hash, so it is made there, and kept.
    pub fn embed_script(&self, catalog: &Catalog, config: &Config) -> Result<&EmbedScript> {
        if let Some(made) = self.embed_script.get() {
            return Ok(made);
        }
        let made = EmbedScript::render(&self.templates, &self.card_sheet, catalog, config)?;
        Ok(self.embed_script.get_or_init(|| made))
    }
}

impl Renderer<'_> {
    /// The same, for what is said about it.
    pub(super) fn embed_script(&self) -> Result<&EmbedScript> {
        self.theme.embed_script(self.site.catalog, self.site.config)
    }
}
