//! `unknown-category`, `unknown-color`: a code's category is one that the family declares.

use super::Rule;
use crate::config::Config;
use crate::content::Draft;
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};
use crate::model::Color;

pub const RULE: Rule = Rule { names: &["unknown-category", "unknown-color"], check };

fn check(draft: &Draft, _: &Config, diagnostics: &mut Diagnostics) {
    for family in &draft.families {
        let Some(parsed) = &family.family else { continue };
        for color in parsed.raw.categories.iter().filter_map(|(_, category)| category.color.as_ref()) {
            if Color::parse(color).is_none() {
                let message = format!("`{}` is not a colour of the theme", &**color);
                let fault = Diagnostic::error("unknown-color", &parsed.file, color.span.clone(), message);
                let known: Vec<&str> = Color::ALL.into_iter().map(Color::name).collect();
                diagnostics.push(fault.help(format!("the colours are: {}", known.join(", "))));
            }
        }
        // A family that declares none takes its categories from its codes.
        let known: Vec<&str> = parsed.raw.categories.iter().map(|(key, _)| &**key).collect();
        if known.is_empty() {
            continue;
        }
        for code in &family.codes {
            let category = &code.parsed.raw.category;
            if !category.is_empty() && !known.contains(&&**category) {
                let message = format!("the family has no category `{}`", &**category);
                let fault = Diagnostic::error("unknown-category", &code.parsed.file, category.span.clone(), message);
                diagnostics.push(fault.help(match nearest(category, known.iter().copied()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("`{}` declares: {}", parsed.file.path, known.join(", ")),
                }));
            }
        }
    }
}
