//! Tells the studio when a file of the site changes. Editors write a file in several steps, so changes that come close
//! together count as one.

use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

use anyhow::{Context, Result};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::studio::Studio;

/// How long it must be quiet before a change counts as finished.
const QUIET: Duration = Duration::from_millis(80);

/// Watches the folders that a site is made of; stops when the watcher is dropped.
pub fn watch(site: &Path, studio: Studio) -> Result<RecommendedWatcher> {
    let (changes, inbox) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if event.is_ok_and(|event| !matches!(event.kind, EventKind::Access(_))) {
            // After the watcher's end nobody listens, and nothing needs to be told.
            let _ = changes.send(());
        }
    })?;
    for folder in ["content", "templates", "static"] {
        let path = site.join(folder);
        if path.is_dir() {
            watcher
                .watch(&path, RecursiveMode::Recursive)
                .with_context(|| format!("{}: cannot be watched", path.display()))?;
        }
    }
    // Editors replace a file rather than change it, so the folder is watched and not `site.toml` itself.
    watcher
        .watch(site, RecursiveMode::NonRecursive)
        .with_context(|| format!("{}: cannot be watched", site.display()))?;
    std::thread::Builder::new().name("watch".into()).spawn(move || {
        while inbox.recv().is_ok() {
            while inbox.recv_timeout(QUIET).is_ok() {}
            studio.reload();
        }
    })?;
    Ok(watcher)
}
