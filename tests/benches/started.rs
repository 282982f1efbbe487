//! A program started as its user would: in a terminal of 200x60 of its own, to the last byte of its first screen. How long that
//! takes, and how much memory.

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

/// The end of a frame: that of a synchronized update.
const FRAME_END: &[u8] = b"\x1b[?2026l";

/// One start: how long it took, and the memory it took at the most, in KiB, where the system tells.
#[derive(Debug, Clone, Copy)]
pub struct Start {
    pub time: Duration,
    pub memory: Option<u64>,
}

/// Starts a program in a new terminal, and ends it with a key once a screen is there that has `mark` on it, letters that
/// follow each other.
pub fn start(program: &Path, arguments: &[&OsStr], mark: &str) -> Start {
    let size = PtySize { rows: 60, cols: 200, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
    let mut reader = pair.master.try_clone_reader().expect("the terminal's output");
    let mut keyboard = pair.master.take_writer().expect("the terminal's input");
    let mut command = CommandBuilder::new(program);
    command.args(arguments);
    command.env("TERM", "xterm-256color");
    // A place where no configuration can be.
    command.env("XDG_CONFIG_HOME", "/dev/null");

    let mut child = pair.slave.spawn_command(command).expect("the program starts");
    // Starting has come back: the program has just been put in the place of the fork.
    let begin = Instant::now();
    // Our hold on the program's side of the terminal: only without it does reading end with the program.
    drop(pair.slave);
    let mut seen = Vec::with_capacity(1 << 16);
    let mut chunk = [0; 1 << 14];
    while !shows(&seen, mark) {
        let length = reader.read(&mut chunk).expect("the terminal's output");
        assert!(length > 0, "{} ended without a screen", program.display());
        seen.extend_from_slice(&chunk[..length]);
    }
    let time = begin.elapsed();

    let memory = child.process_id().and_then(peak_memory);
    keyboard.write_all(b"q").and_then(|()| keyboard.flush()).expect("a key reaches the program");
    // Reads the rest, or the program might wait for somebody to do so.
    while reader.read(&mut chunk).is_ok_and(|length| length > 0) {}
    child.wait().expect("the program ends");
    Start { time, memory }
}

/// Whether a frame has ended that has the mark on it.
fn shows(seen: &[u8], mark: &str) -> bool {
    let find = |bytes: &[u8], what: &[u8]| bytes.windows(what.len()).position(|part| part == what);
    find(seen, mark.as_bytes()).is_some_and(|at| find(&seen[at..], FRAME_END).is_some())
}

/// The most memory that a process has had at once so far, in KiB.
pub fn peak_memory(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse().ok()
}
