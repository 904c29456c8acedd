//! `embed.js`, the script that people put on their pages.
//!
//! It has one address for ever and knows the site only by that, so what it takes for granted (the first family, the
//! languages, how a card looks) is written into it here: a request for a file of settings would come before each card.

use anyhow::Result;
use serde_json::json;
use tera::Context;

use super::Renderer;

impl Renderer<'_> {
    /// The script, with the site's own facts in it.
    pub(super) fn embed_script(&self) -> Result<String> {
        let locales: Vec<&str> = self.site.config.locales.iter().map(|locale| locale.tag.as_str()).collect();
        let settings = json!({
            "family": self.site.catalog.families.first().map(|family| &family.key),
            "locales": locales,
            "sheet": self.card_sheet,
        });
        // The inside of a string of JavaScript that holds JSON, so that the template is a script that parses.
        let literal = json!(settings.to_string()).to_string();
        let mut context = Context::new();
        context.insert("settings", literal.trim_matches('"'));
        self.templates.render("embed.js", &context)
    }
}
