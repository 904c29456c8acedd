//! What a folder was built from: kept in the folder, as long as its codes and not as its pairs.
//!
//! A digest of everything that the build read says whether anything has changed at all; where something has, digests of
//! each code's parts say which pairs show it. All of them speak for one version of the program, since another may make
//! other pages of the same parts. Nothing in it depends on the clock or on the machine, so the same site has the same
//! state, and the parts of a build that was split have it too.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::site::Outline;

/// The file's name in the folder.
pub const FILE: &str = ".closecodes.json";

/// A digest of this program's source.
pub const PROGRAM: &str = env!("CLOSECODES_PROGRAM");

/// What a folder was built from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// For somebody who finds the file.
    pub about: String,
    /// Which program wrote it, as [`PROGRAM`] says.
    #[serde(default)]
    pub program: String,
    /// Of every file and setting that was read.
    pub inputs: u64,
    /// Which files there are.
    pub outline: Outline,
    /// For each locale, for each family.
    pub pairs: Vec<Vec<FamilyDigests>>,
    /// For each picture, by its path.
    pub previews: BTreeMap<String, u64>,
    /// What a build that did not finish was going to make; its files may be there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unfinished: Option<Outline>,
}

/// What the pages of a family's pairs were made of.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FamilyDigests {
    /// Of the layout and of what all pairs share.
    pub shared: u64,
    /// Of each code's parts.
    pub codes: Vec<u64>,
}

impl State {
    /// Text that a later build reads again.
    pub fn to_json(&self) -> serde_json::Result<String> {
        Ok(serde_json::to_string(self)? + "\n")
    }

    /// Whether all of a site was built, by this program, from what is read now.
    pub fn is_current(&self, inputs: u64) -> bool {
        self.program == PROGRAM && self.inputs == inputs && self.unfinished.is_none()
    }

    /// Whether a picture would be painted as it was.
    pub fn same_picture(&self, now: &Self, path: &str) -> bool {
        let before = self.previews.get(path);
        self.program == now.program && before.is_some() && before == now.previews.get(path)
    }

    /// For each code of a family whether its parts are as they were, in a locale; all false where what pairs share has
    /// changed.
    pub fn unchanged(&self, now: &Self, locale: usize, family: usize) -> Vec<bool> {
        let facts = &now.outline.families[family];
        let digests = &now.pairs[locale][family];
        let nothing = vec![false; facts.codes.len()];
        let place = |tag: &String| self.outline.locales.iter().position(|known| known == tag);
        let Some(old_locale) = place(&now.outline.locales[locale]) else { return nothing };
        let Some(old_family) = self.outline.families.iter().position(|known| known.key == facts.key) else {
            return nothing;
        };
        let Some(old) = self.pairs.get(old_locale).and_then(|families| families.get(old_family)) else {
            return nothing;
        };
        if self.program != now.program || old.shared != digests.shared {
            return nothing;
        }
        let before: std::collections::HashMap<&String, &u64> =
            self.outline.families[old_family].codes.iter().zip(&old.codes).collect();
        facts.codes.iter().zip(&digests.codes).map(|(key, digest)| before.get(key) == Some(&digest)).collect()
    }
}
