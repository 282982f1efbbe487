//! Watches the competition's file. The folder is what is really watched, since many editors put a new file in the old
//! one's place.

use std::path::Path;
use std::sync::mpsc::Sender;

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::terminal::Wake;

/// Wakes the main loop whenever the file changes, for as long as the watcher lives.
///
/// # Errors
/// When the folder cannot be watched.
pub fn watch(file: &Path, wake: Sender<Wake>) -> notify::Result<RecommendedWatcher> {
    let name = file.file_name().map(ToOwned::to_owned);
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        let changed = event.is_ok_and(|event| {
            let read_only = matches!(event.kind, EventKind::Access(_));
            !read_only && event.paths.iter().any(|path| path.file_name() == name.as_deref())
        });
        if changed {
            // The main loop is gone only when the program is about to end.
            let _ = wake.send(Wake::Changed);
        }
    })?;
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    watcher.watch(folder, RecursiveMode::NonRecursive)?;
    Ok(watcher)
}
