//! What is measured of the program itself, as a process of its own.

use std::path::Path;

use super::rows::Row;

/// A figure of a row, in seconds or in bytes, and one of another that comes with it; none where the system does not tell.
pub fn figures(row: Row, file: &Path) -> Vec<(Row, f64)> {
    match row {
        Row::FirstScreen => first_screen(file),
        Row::ListMemory => list(file),
        _ => Vec::new(),
    }
}

/// From the start to the last byte of the first screen, and the memory until then.
#[cfg(unix)]
fn first_screen(file: &Path) -> Vec<(Row, f64)> {
    // On the screen stands the name of the competition, and on none before it.
    let start = super::started::start(PROGRAM.as_ref(), &[file.as_os_str()], "Harbour");
    let memory = start.memory.map(|memory| (Row::ScreenMemory, memory as f64 * 1024.0));
    [(Row::FirstScreen, start.time.as_secs_f64())].into_iter().chain(memory).collect()
}

/// The most memory that printing a list takes.
#[cfg(unix)]
fn list(file: &Path) -> Vec<(Row, f64)> {
    use std::process::{Command, Stdio};
    let mut command = Command::new(PROGRAM);
    command.arg(file).args(["--format", "list"]).stdout(Stdio::null());
    let mut child = command.spawn().expect("the program starts");
    let mut most = None;
    // The system knows of a process only as long as it runs.
    while child.try_wait().expect("the program is ours").is_none() {
        most = super::started::peak_memory(child.id()).max(most);
        std::thread::sleep(std::time::Duration::from_micros(200));
    }
    most.map(|most| (Row::ListMemory, most as f64 * 1024.0)).into_iter().collect()
}

#[cfg(unix)]
const PROGRAM: &str = env!("CARGO_BIN_EXE_cuptie");

#[cfg(not(unix))]
fn first_screen(_: &Path) -> Vec<(Row, f64)> {
    Vec::new()
}

#[cfg(not(unix))]
fn list(_: &Path) -> Vec<(Row, f64)> {
    Vec::new()
}
