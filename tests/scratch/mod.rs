//! Files and folders that a test makes, in the directory that Cargo has for that; each is gone when its test is done.
#![allow(dead_code, reason = "each test file uses its own part")]

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// A file for as long as this lives.
pub struct Scratch(PathBuf);

impl Scratch {
    pub fn new(bytes: impl AsRef<[u8]>) -> Scratch {
        let path = new_path(".json");
        fs::write(&path, bytes).expect("a file in the directory for tests");
        Scratch(path)
    }

    /// Its name, as it stands in messages.
    pub fn name(&self) -> String {
        self.0.display().to_string()
    }
}

impl AsRef<OsStr> for Scratch {
    fn as_ref(&self) -> &OsStr {
        self.0.as_os_str()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

/// A folder for as long as this lives.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Folder {
        let path = new_path("");
        fs::create_dir(&path).expect("a folder in the directory for tests");
        Folder(path)
    }

    /// A folder with files in it, each with its text.
    pub fn with(files: &[(&str, &str)]) -> Folder {
        let folder = Folder::new();
        for (name, text) in files {
            fs::write(folder.path(name), text).expect("a file in a folder of the test's own");
        }
        folder
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// All that is in it, in order.
    pub fn names(&self) -> Vec<String> {
        let names = fs::read_dir(&self.0).expect("a folder").map(|entry| entry.expect("an entry").file_name());
        let mut names: Vec<String> = names.map(|name| name.into_string().expect("a name")).collect();
        names.sort();
        names
    }
}

impl AsRef<Path> for Folder {
    fn as_ref(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A path where nothing is. Tests run beside each other, and so may whole runs of them.
fn new_path(ending: &str) -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = format!("{}-{}-{number}{ending}", env!("CARGO_CRATE_NAME"), std::process::id());
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}
