//! Where the configuration is looked for: each system has its own place.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Names a file to be read instead; none is read where it names nothing.
const NAMED: &str = "CUPTIE_CONFIG";

/// Systems, by where programs keep what people have set up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum System {
    /// Linux, the BSDs and the like.
    Unix,
    /// macOS, where programs for the terminal mostly do as on the others.
    Mac,
    /// Windows.
    Windows,
}

impl System {
    /// That of this program.
    pub const HERE: System = if cfg!(windows) {
        System::Windows
    } else if cfg!(target_os = "macos") {
        System::Mac
    } else {
        System::Unix
    };
}

/// The files that are looked for, by somebody's home and what the surroundings tell: the first that is there is the one.
pub fn paths(system: System, home: Option<OsString>, look_up: impl Fn(&str) -> Option<OsString>) -> Vec<PathBuf> {
    if let Some(named) = look_up(NAMED) {
        return if named.is_empty() { Vec::new() } else { vec![PathBuf::from(named)] };
    }
    let home = home.map(PathBuf::from).filter(|home| home.is_absolute() || system == System::Windows);
    let at_home = |folder: &str| home.as_ref().map(|home| home.join(folder));
    let told = |name: &str| look_up(name).map(PathBuf::from).filter(|path| !path.as_os_str().is_empty());
    // One that is not absolute is to be ignored, as those say who made it up.
    let xdg = || told("XDG_CONFIG_HOME").filter(|path| path.is_absolute()).or_else(|| at_home(".config"));
    let folders = match system {
        System::Unix => [xdg(), None],
        System::Mac => [xdg(), at_home("Library/Application Support")],
        System::Windows => [told("APPDATA").or_else(|| at_home("AppData\\Roaming")), None],
    };
    folders.into_iter().flatten().map(|folder| folder.join(Path::new("cuptie")).join("config.toml")).collect()
}

/// Whether the file was named, so that it has to be there.
pub(super) fn is_named(look_up: impl Fn(&str) -> Option<OsString>) -> bool {
    look_up(NAMED).is_some()
}
