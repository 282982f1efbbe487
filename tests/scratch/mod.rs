//! Files that a test writes, in the directory that Cargo has for that; each is gone when its test is done.

use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

/// A file for as long as this lives.
pub struct Scratch(PathBuf);

impl Scratch {
    pub fn new(bytes: impl AsRef<[u8]>) -> Scratch {
        // Tests run beside each other, and so may whole runs of them.
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("{}-{}-{number}.json", env!("CARGO_CRATE_NAME"), std::process::id());
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::write(&path, bytes).expect("a file in the directory for tests");
        Scratch(path)
    }

    /// Its name, as it stands in messages.
    #[allow(dead_code, reason = "not every test program looks for it")]
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
