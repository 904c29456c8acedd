//! `unknown-pair`, `misordered-pair`: an authored pair is named after two codes of its family, in family order.

use super::Rule;
use crate::config::Config;
use crate::content::Draft;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Family;

pub const RULE: Rule = Rule { names: &["unknown-pair", "misordered-pair"], check };

fn check(draft: &Draft, _: &Config, diagnostics: &mut Diagnostics) {
    for family in &draft.families {
        for pair in &family.pairs {
            let mut fault = |rule, message: String, help: String| {
                diagnostics.push(Diagnostic::error(rule, &pair.parsed.file, 0..0, message).help(help));
            };
            match pair.stem.split_once("-vs-") {
                Some((left, right)) if left != right && family.has_code(left) && family.has_code(right) => {
                    if Family::order(left) > Family::order(right) {
                        let message = format!("`{right}` comes before `{left}` in this family");
                        fault("misordered-pair", message, format!("name the file `{right}-vs-{left}.toml`"));
                    }
                }
                _ => {
                    let message = format!("`{}` does not name two codes of the family", pair.stem);
                    fault(
                        "unknown-pair",
                        message,
                        "name the file `<a>-vs-<b>.toml`, for instance `1006-vs-1014.toml`".into(),
                    );
                }
            }
        }
    }
}
