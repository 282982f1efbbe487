//! A program in a pseudo-terminal, and what its screen then shows.
//!
//! A thread reads what the program writes and decodes it as a terminal would. A test says what it waits for and waits
//! for exactly that; when it waits in vain, it fails with the screen as it was. The screen is only looked at between
//! frames, never in the middle of one, just as a terminal that knows synchronized updates shows it.

#![allow(dead_code, reason = "each test file uses its own part, and some tests are for Linux alone")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::process::{Child, ExitStatus};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use nix::libc::O_NOCTTY;
use nix::sys::signal::{Signal, kill};
use nix::sys::termios::Termios;
use nix::unistd::Pid;
use portable_pty::{CommandBuilder, MasterPty, PtySize, native_pty_system};
use vt100::{Parser, Screen};

pub const UP: &str = "\x1b[A";
pub const DOWN: &str = "\x1b[B";
pub const RIGHT: &str = "\x1b[C";
pub const LEFT: &str = "\x1b[D";
pub const ENTER: &str = "\r";
pub const ESC: &str = "\x1b";
pub const CTRL_C: &str = "\x03";
pub const CTRL_Z: &str = "\x1a";

/// Long enough for the slowest machine; only a test that fails ever waits for it.
const PATIENCE: Duration = Duration::from_secs(20);

/// The beginning of the sequences that begin and end a synchronized update; "h" or "l" follows.
const UPDATE: &[u8] = b"\x1b[?2026";

/// The program that is tested, as a command for [`Terminal::start`].
pub fn cuptie<const N: usize>(arguments: [&str; N]) -> CommandBuilder {
    let mut command = command(Path::new(env!("CARGO_BIN_EXE_cuptie")));
    command.args(arguments);
    command
}

/// A line for the shell, in which `$CUPTIE` is the program that is tested.
pub fn shell(script: &str) -> CommandBuilder {
    let mut command = command(Path::new("sh"));
    command.args(["-c", script]);
    command.env("CUPTIE", env!("CARGO_BIN_EXE_cuptie"));
    command
}

/// Any program, in surroundings that do not depend on who runs the tests.
pub fn command(program: &Path) -> CommandBuilder {
    let mut command = CommandBuilder::new(program);
    command.cwd(env!("CARGO_TARGET_TMPDIR"));
    command.env("TERM", "xterm-256color");
    for told in ["NO_COLOR", "CUPTIE_THEME", "TERM_PROGRAM", "VTE_VERSION", "TMUX"] {
        command.env_remove(told);
    }
    command.env("CUPTIE_CONFIG", "");
    command
}

/// Waits until something holds that nothing tells of, so that it has to be asked again and again.
#[track_caller]
pub fn eventually(what: &str, mut holds: impl FnMut() -> bool) {
    let deadline = Instant::now() + PATIENCE;
    while !holds() {
        assert!(Instant::now() < deadline, "waited in vain for {what}");
        thread::sleep(Duration::from_millis(5));
    }
}

/// A terminal with a program in it, which ends with the test at the latest.
pub struct Terminal {
    /// None once the terminal is gone.
    master: Option<Box<dyn MasterPty + Send>>,
    keyboard: Option<Box<dyn Write + Send>>,
    output: Arc<Output>,
    process: Pid,
    end: Receiver<ExitStatus>,
    status: Option<ExitStatus>,
    /// The settings before the program started.
    found: Termios,
}

/// What the program has written, shared with the thread that reads it.
struct Output {
    seen: Mutex<Seen>,
    news: Condvar,
}

pub struct Seen {
    parser: Parser,
    bytes: Vec<u8>,
    /// Asks the reading thread to read no further.
    paused: bool,
    /// Asks the reading thread to let go of the terminal.
    let_go: bool,
    /// Nothing more will come.
    closed: bool,
}

impl Seen {
    /// Whether what has come in so far ends between two frames.
    fn is_whole(&self) -> bool {
        let last = self.bytes.windows(UPDATE.len()).rposition(|bytes| bytes == UPDATE);
        last.is_none_or(|start| self.bytes.get(start + UPDATE.len()) == Some(&b'l'))
    }

    fn frames(&self) -> usize {
        let end = [UPDATE, b"l"].concat();
        self.bytes.windows(end.len()).filter(|bytes| *bytes == end).count()
    }
}

impl Terminal {
    /// Starts a program in a terminal of so many columns and lines.
    pub fn start(command: CommandBuilder, (width, height): (u16, u16)) -> Terminal {
        let pair = native_pty_system().openpty(size(width, height)).expect("a pseudo-terminal");
        let found = pair.master.get_termios().expect("the terminal's settings");
        let mut reader = pair.master.try_clone_reader().expect("the terminal's output");
        let keyboard = pair.master.take_writer().expect("the terminal's input");

        let seen = Seen {
            parser: Parser::new(cells(height), cells(width), 0),
            bytes: Vec::new(),
            paused: false,
            let_go: false,
            closed: false,
        };
        let output = Arc::new(Output { seen: Mutex::new(seen), news: Condvar::new() });
        let to = Arc::clone(&output);
        thread::spawn(move || {
            let mut chunk = [0; 1 << 14];
            while let Ok(length @ 1..) = reader.read(&mut chunk) {
                let mut seen = to.lock();
                seen.parser.process(&chunk[..length]);
                seen.bytes.extend_from_slice(&chunk[..length]);
                to.news.notify_all();
                while seen.paused {
                    seen = to.news.wait(seen).unwrap_or_else(PoisonError::into_inner);
                }
                if seen.let_go {
                    break;
                }
            }
            drop(reader);
            to.lock().closed = true;
            to.news.notify_all();
        });

        let child: Box<dyn portable_pty::Child> = pair.slave.spawn_command(command).expect("the program starts");
        let mut child = child.downcast::<Child>().expect("a process");
        let process = Pid::from_raw(child.id().cast_signed());
        let (ended, end) = mpsc::channel();
        thread::spawn(move || ended.send(child.wait().expect("the process can be waited for")));
        Terminal { master: Some(pair.master), keyboard: Some(keyboard), output, process, end, status: None, found }
    }

    /// Presses keys, and waits for a frame that came after them.
    #[track_caller]
    pub fn press(&mut self, keys: &str) {
        let before = self.output.lock().frames();
        self.send(keys);
        self.wait(&format!("an answer to {keys:?}"), |seen| seen.frames() > before);
    }

    /// Presses a key to which there is no answer, as it changes nothing, and waits until the program has heard it.
    #[track_caller]
    pub fn press_in_vain(&mut self, key: &str) {
        #[cfg(target_os = "linux")]
        let before = self.sleeps_of_main();
        self.send(key);
        #[cfg(target_os = "linux")]
        eventually(&format!("the program to hear {key:?}"), || self.sleeps_of_main() > before);
        // Elsewhere nothing tells.
        #[cfg(not(target_os = "linux"))]
        thread::sleep(Duration::from_millis(100));
    }

    /// Sends keys, whether or not the program answers.
    pub fn send(&mut self, keys: &str) {
        let keyboard = self.keyboard.as_mut().expect("a terminal that is still there");
        keyboard.write_all(keys.as_bytes()).and_then(|()| keyboard.flush()).expect("keys reach the program");
    }

    /// Gives the terminal another size, and waits for a frame of that size.
    #[track_caller]
    pub fn resize(&self, width: u16, height: u16) {
        let before = self.output.lock().frames();
        self.changes_size(width, height);
        self.wait(&format!("a frame of {width}x{height}"), |seen| seen.frames() > before);
    }

    /// Gives the terminal another size, whether or not the program looks.
    pub fn changes_size(&self, width: u16, height: u16) {
        let master = self.master.as_ref().expect("a terminal that is still there");
        self.output.lock().parser.set_size(cells(height), cells(width));
        master.resize(size(width, height)).expect("another size");
    }

    /// Sends the program a signal.
    pub fn signal(&self, signal: Signal) {
        kill(self.process, signal).expect("the process is there");
    }

    /// Lets something else write on the terminal, as a shell does once the program is stopped. When that has arrived,
    /// so has everything that was written before it.
    #[track_caller]
    pub fn shell_prints(&self, text: &str) {
        let name = self.master.as_ref().and_then(|master| master.tty_name()).expect("a terminal with a name");
        let mut line = fs::OpenOptions::new().write(true).custom_flags(O_NOCTTY).open(name).expect("the terminal");
        line.write_all(text.as_bytes()).expect("the terminal takes text");
        self.wait(text, |seen| seen.bytes.ends_with(text.as_bytes()));
    }

    /// Takes the terminal away from under the program.
    pub fn hang_up(&mut self) {
        // The reading thread can only let go when something comes in: help, opened or closed.
        self.output.lock().let_go = true;
        self.send("?");
        self.wait("the reading thread", |seen| seen.closed);
        self.keyboard = None;
        self.master = None;
    }

    /// Stops reading what the program writes, or reads on.
    pub fn reads(&self, on: bool) {
        self.output.lock().paused = !on;
        self.output.news.notify_all();
    }

    /// Waits for the program's end and for the last byte that it wrote.
    #[track_caller]
    pub fn ends(&mut self) -> ExitStatus {
        let status = self.ends_unread();
        self.wait("the end of what the program wrote", |seen| seen.closed);
        status
    }

    /// Waits for the program's end, whether or not anybody reads what it writes.
    #[track_caller]
    pub fn ends_unread(&mut self) -> ExitStatus {
        let status = self.end.recv_timeout(PATIENCE).expect("the program does not end");
        self.status = Some(status);
        status
    }

    /// Waits until the screen is as it should be.
    #[track_caller]
    pub fn wait_for(&self, what: &str, mut holds: impl FnMut(&Screen) -> bool) {
        self.wait(what, |seen| seen.is_whole() && holds(seen.parser.screen()));
    }

    /// Waits until a text is on the screen.
    #[track_caller]
    pub fn shows(&self, words: &str) {
        self.wait_for(words, |screen| text(screen).contains(words));
    }

    /// Waits until a text is not on the screen, or no longer.
    #[track_caller]
    pub fn hides(&self, words: &str) {
        self.wait_for(&format!("no {words}"), |screen| !text(screen).contains(words));
    }

    /// Waits until something is selected: it stands in reverse.
    #[track_caller]
    pub fn selects(&self, name: &str) {
        self.wait_for(&format!("{name}, selected"), |screen| selection(screen).contains(name));
    }

    /// The screen's text as it is now.
    pub fn text(&self) -> String {
        text(self.output.lock().parser.screen())
    }

    /// The screen as it is now, between two frames.
    #[track_caller]
    pub fn screen(&self) -> Screen {
        self.wait("the end of a frame", Seen::is_whole);
        self.output.lock().parser.screen().clone()
    }

    /// Every byte that the program has written.
    pub fn bytes(&self) -> Vec<u8> {
        self.output.lock().bytes.clone()
    }

    /// Whether the terminal is as it was before the program; if not, what is still wrong with it.
    pub fn left_clean(&self) -> Result<(), String> {
        let mut wrong: Vec<String> = modes_on(&self.output.lock().bytes).iter().map(describe).collect();
        let settings = self.master.as_ref().expect("a terminal that is still there").get_termios();
        let settings = settings.expect("the terminal's settings");
        if settings != self.found {
            let changed = settings.local_flags ^ self.found.local_flags;
            wrong.push(format!("settings changed, among them {changed:?}"));
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong.join("; ")) }
    }

    #[track_caller]
    fn wait(&self, what: &str, mut holds: impl FnMut(&Seen) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        let mut seen = self.output.lock();
        while !holds(&seen) {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() || (seen.closed && self.status.is_some()) {
                drop(seen);
                panic!("waited in vain for {what}\n{}", self.picture());
            }
            (seen, _) = self.output.news.wait_timeout(seen, left).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// The screen for somebody who reads why a test failed.
    fn picture(&self) -> String {
        let seen = self.output.lock();
        let (height, width) = seen.parser.screen().size();
        let mut picture = format!("the screen, {width}x{height}:\n");
        for line in text(seen.parser.screen()).lines() {
            let _ = writeln!(picture, "|{line}");
        }
        let _ = writeln!(picture, "selected: {:?}", selection(seen.parser.screen()));
        picture
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        if self.status.is_none() && self.end.try_recv().is_err() {
            let _ = kill(self.process, Signal::SIGKILL);
        }
    }
}

impl Output {
    /// A test that failed elsewhere is no reason not to look.
    fn lock(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn size(width: u16, height: u16) -> PtySize {
    PtySize { rows: height, cols: width, pixel_width: 0, pixel_height: 0 }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).expect("a terminal has cells")
}

/// The lines of a screen, without the spaces at their ends: whether those were written or left says nothing.
pub fn text(screen: &Screen) -> String {
    screen.rows(0, screen.size().1.get()).map(|row| row.trim_end().to_owned() + "\n").collect()
}

/// The text that stands in reverse.
fn selection(screen: &Screen) -> String {
    let (height, width) = screen.size();
    let cells = (0..height.get()).flat_map(|row| (0..width.get()).map(move |column| (row, column)));
    let reversed = cells.filter_map(|(row, column)| screen.cell(row, column)).filter(|cell| cell.inverse());
    reversed.map(|cell| if cell.has_contents() { cell.contents() } else { " " }).collect()
}

/// The private modes that are not as a terminal starts with, and whether they are on.
fn modes_on(bytes: &[u8]) -> BTreeMap<u16, bool> {
    // The cursor is seen and long lines go on below, unless somebody says otherwise.
    let mut modes = BTreeMap::from([(7, true), (25, true)]);
    for start in (0..bytes.len()).filter(|start| bytes[*start..].starts_with(b"\x1b[?")) {
        let sequence = &bytes[start + 3..];
        let end = sequence.iter().position(|byte| !matches!(byte, b'0'..=b'9' | b';')).unwrap_or(sequence.len());
        let Some(on @ (b'h' | b'l')) = sequence.get(end) else { continue };
        for mode in String::from_utf8_lossy(&sequence[..end]).split(';').filter_map(|mode| mode.parse().ok()) {
            modes.insert(mode, *on == b'h');
        }
    }
    modes.retain(|mode, on| *on != matches!(mode, 7 | 25));
    modes
}

fn describe((mode, on): (&u16, &bool)) -> String {
    let name = match mode {
        25 => "the cursor",
        47 | 1047 | 1049 => "the alternate screen",
        9 | 1000..=1003 | 1005 | 1006 | 1015 | 1016 => "a report of the mouse",
        2004 => "bracketed paste",
        2026 => "a synchronized update",
        _ => "a mode",
    };
    format!("{name} ({mode}) is {}", if *on { "on" } else { "off" })
}

/// What Linux tells about the process itself.
#[cfg(target_os = "linux")]
impl Terminal {
    /// Waits until the process is stopped.
    #[track_caller]
    pub fn stops(&self) {
        eventually("the process to be stopped", || self.stat(3) == "T");
    }

    /// How often its threads have gone to sleep, all together: a program that nothing wakes never does so again.
    pub fn sleeps(&self) -> u64 {
        let tasks = fs::read_dir(format!("/proc/{}/task", self.process)).expect("a process with threads");
        tasks.flatten().map(|task| sleeps(&task.path())).sum()
    }

    /// The same of its main thread alone.
    pub fn sleeps_of_main(&self) -> u64 {
        sleeps(Path::new(&format!("/proc/{0}/task/{0}", self.process)))
    }

    /// The time that it has had on a processor, in the kernel's own units.
    pub fn time_used(&self) -> u64 {
        [14, 15].map(|field| self.stat(field).parse::<u64>().expect("a number of ticks")).iter().sum()
    }

    /// A field of the process's line, by its number in proc(5).
    fn stat(&self, field: usize) -> String {
        let line = fs::read_to_string(format!("/proc/{}/stat", self.process)).expect("a process that is there");
        // The second field is the program's name, which may hold anything, so that counting starts behind it.
        let rest = line.rsplit(')').next().unwrap_or_default();
        rest.split_whitespace().nth(field - 3).expect("a field").to_owned()
    }
}

#[cfg(target_os = "linux")]
fn sleeps(task: &Path) -> u64 {
    let status = fs::read_to_string(task.join("status")).unwrap_or_default();
    let count = status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
    count.map_or(0, |count| count.trim().parse().expect("a count"))
}
