//! Tells the studio when a file of the site changes. Editors write a file in several steps, so changes that come close
//! together count as one.

use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

use anyhow::{Context, Result};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::studio::Studio;

/// How long it must be quiet before a change counts as finished.
const QUIET: Duration = Duration::from_millis(80);

/// The folders that a site is made of; some may come later.
const FOLDERS: &[&str] = &["content", "fonts", "templates", "static"];

/// Watches a site for as long as the program runs.
pub fn watch(site: &Path, studio: Studio) -> Result<()> {
    let (changes, inbox) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if event.is_ok_and(|event| !matches!(event.kind, EventKind::Access(_))) {
            // After the program's end nobody listens, and nothing needs to be told.
            let _ = changes.send(());
        }
    })?;
    // Editors replace a file rather than change it, so the folder is watched and not `site.toml` itself.
    watcher
        .watch(site, RecursiveMode::NonRecursive)
        .with_context(|| format!("{}: cannot be watched", site.display()))?;
    let mut awaited: Vec<PathBuf> = FOLDERS.iter().map(|folder| site.join(folder)).collect();
    watch_those_that_exist(&mut watcher, &mut awaited)?;
    std::thread::Builder::new().name("watch".into()).spawn(move || {
        while inbox.recv().is_ok() {
            while inbox.recv_timeout(QUIET).is_ok() {}
            // A folder that cannot be watched yet is tried again at the next change.
            let _ = watch_those_that_exist(&mut watcher, &mut awaited);
            studio.reload();
        }
    })?;
    Ok(())
}

fn watch_those_that_exist(watcher: &mut RecommendedWatcher, awaited: &mut Vec<PathBuf>) -> Result<()> {
    for folder in awaited.extract_if(.., |folder| folder.is_dir()) {
        let watched = watcher.watch(&folder, RecursiveMode::Recursive);
        watched.with_context(|| format!("{}: cannot be watched", folder.display()))?;
    }
    Ok(())
}
