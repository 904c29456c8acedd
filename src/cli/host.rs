//! What a host takes, and what to say to somebody whose site is more than that.
//!
//! The limits are those of GitHub Pages, where most sites go: a published site of 1 GB, a deployment of 10 minutes
//! (<https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits>). Others take more, so this
//! is a warning.

use std::time::Duration;

const BYTES: u64 = 1_000_000_000;
const TIME: Duration = Duration::from_secs(600);

/// What makes a site smaller.
const HELP: &str = "`pairs = \"category\"` or `pairs = \"listed\"` in site.toml makes fewer pages of pairs, \
    `pair_embeds = false` and `pair_reverses = false` fewer files for each";

/// A warning for each limit that a site passes.
pub fn warnings(bytes: u64, elapsed: Duration) -> Vec<String> {
    let mut passed = Vec::new();
    if bytes > BYTES {
        passed.push(format!("the site has {:.1} GB, and GitHub Pages takes 1 GB", bytes as f64 / 1e9));
    }
    if elapsed > TIME {
        passed.push(format!(
            "the build took {} minutes, and a deployment to GitHub Pages may last 10",
            elapsed.as_secs() / 60
        ));
    }
    passed.into_iter().map(|passed| format!("warning: {passed}\n  = help: {HELP}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_within_the_limits_is_not_spoken_of() {
        assert!(warnings(BYTES, TIME).is_empty());
    }

    #[test]
    fn each_limit_that_is_passed_is_told_with_what_helps() {
        let told = warnings(1_340_000_000, Duration::from_secs(754));
        assert_eq!(told.len(), 2);
        assert!(told[0].starts_with("warning: the site has 1.3 GB, and GitHub Pages takes 1 GB\n"), "{}", told[0]);
        assert!(told[1].starts_with("warning: the build took 12 minutes"), "{}", told[1]);
        assert!(told.iter().all(|told| told.contains("`pairs = \"category\"`")), "{told:?}");
    }
}
