//! Watches the files of the competition. Their folders are what is really watched, since many editors put a new file in the
//! old one's place.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::terminal::Wake;
use crate::source::is_looked_at;

/// Wakes the main loop whenever one of the files changes, or one in a folder that is read, for as long as the watcher lives;
/// there is none where there is nothing to watch.
///
/// # Errors
/// When a folder cannot be watched.
pub fn watch(paths: &[PathBuf], wake: &Sender<Wake>) -> notify::Result<Option<RecommendedWatcher>> {
    if paths.is_empty() {
        return Ok(None);
    }
    let (read, files): (Vec<PathBuf>, Vec<PathBuf>) = paths.iter().cloned().partition(|path| path.is_dir());
    let folders: BTreeSet<PathBuf> = files.iter().map(|file| folder(file)).chain(read.iter().cloned()).collect();
    let wake = wake.clone();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        let is_file = |path: &PathBuf| files.iter().any(|file| path.file_name() == file.file_name());
        let concerns = |path: &PathBuf| is_file(path) || (!read.is_empty() && is_looked_at(path));
        let changed = event.is_ok_and(|event| {
            let read_only = matches!(event.kind, EventKind::Access(_));
            !read_only && event.paths.iter().any(concerns)
        });
        if changed {
            // The main loop is gone only when the program is about to end.
            let _ = wake.send(Wake::Changed);
        }
    })?;
    for folder in folders {
        watcher.watch(&folder, RecursiveMode::NonRecursive)?;
    }
    Ok(Some(watcher))
}

/// The folder in which a file stands.
fn folder(file: &Path) -> PathBuf {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
}
