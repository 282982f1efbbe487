//! The terminal: entered once, left exactly as it was found, whatever ends the program.
//!
//! Every way out comes through `leave`: the guard's drop (end, error, unwinding), the panic hook (so that the message
//! is read on the normal screen), and the signal thread. A flag that the main loop would look at is not enough: the loop
//! may be deep in a read, or in a write to a terminal that is gone.

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use crossterm::event::{self, Event};
use crossterm::terminal::{EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen};
use crossterm::{cursor, execute, terminal};

use super::Opened;
use super::background::{self, Answer, Background, Heard};
use crate::source;

/// Something that wakes the main loop.
#[derive(Debug)]
pub enum Wake {
    Event(Event),
    /// The terminal has told what its background is, if that can be understood.
    Background(Option<Background>),
    /// The terminal may have another size: whoever draws asks it.
    Resized,
    /// The screen may hold anything: draw all of it.
    Redraw,
    /// Ctrl-C was pressed, or its signal sent.
    Interrupted,
    /// The competition's file has changed.
    Changed,
    /// The competition was read again, or could not be.
    Read(Result<Box<Opened>, source::Error>),
    /// The terminal cannot be read any more.
    Failed(io::Error),
}

/// Whether the terminal is ours at the moment.
static ENTERED: AtomicBool = AtomicBool::new(false);

/// Whether the mouse is to be told about while it is.
static MOUSE: AtomicBool = AtomicBool::new(true);

/// How long the second key of what may be an answer can take: it comes with the first, unless that is a key that somebody
/// pressed.
const NEXT: Duration = Duration::from_millis(20);

/// Held while something is written, so that a frame is never cut in two by a signal, nor written after leaving.
static WRITING: Mutex<()> = Mutex::new(());

/// Leave to write a frame, for as long as it is held; none while the terminal is not ours.
pub fn writing() -> Option<MutexGuard<'static, ()>> {
    let writing = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
    ENTERED.load(Ordering::SeqCst).then_some(writing)
}

/// Has the terminal for as long as it lives.
#[derive(Debug)]
pub struct Guard(());

impl Guard {
    /// Takes the terminal: raw mode, alternate screen, mouse buttons if they are wanted, pasted text told from keys, no cursor.
    ///
    /// # Errors
    /// When there is no terminal, or it refuses; nothing is left changed then.
    pub fn enter(mouse: bool) -> io::Result<Guard> {
        MOUSE.store(mouse, Ordering::SeqCst);
        let hook = std::panic::take_hook();
        let main = thread::current().id();
        std::panic::set_hook(Box::new(move |panic| {
            leave();
            hook(panic);
            if thread::current().id() != main {
                // It unwinds alone: the main loop would wait on, for what will never come.
                std::process::exit(101);
            }
        }));
        enter()?;
        Ok(Guard(()))
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        leave();
    }
}

fn enter() -> io::Result<()> {
    let _writing = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
    ENTERED.store(true, Ordering::SeqCst);
    let raw = terminal::enable_raw_mode();
    #[cfg(unix)]
    let raw = raw.and_then(|()| unix::keep_signals());
    let entered = raw.and_then(|()| execute!(io::stdout(), EnterAlternateScreen, Reports(true), cursor::Hide));
    if entered.is_err() {
        leave();
    }
    entered
}

/// Gives the terminal back, unless that has been done. What fails here has nobody left to be told.
fn leave() {
    if ENTERED.swap(false, Ordering::SeqCst) {
        let mut out = io::stdout();
        let _ = execute!(out, EndSynchronizedUpdate, Reports(false), LeaveAlternateScreen, cursor::Show);
        let _ = out.flush();
        let _ = terminal::disable_raw_mode();
    }
}

/// Starts the thread that listens to signals: none of them leaves a terminal that is taken later other than it was found.
///
/// # Errors
/// When signals cannot be listened to.
pub fn listen(wake: &Sender<Wake>) -> io::Result<()> {
    #[cfg(unix)]
    unix::listen(wake)?;
    // Elsewhere there are none.
    #[cfg(not(unix))]
    let _ = wake;
    Ok(())
}

/// Asks the terminal for its background, where it can be asked; the answer comes with the events.
///
/// # Errors
/// When the terminal cannot be written on.
pub fn ask_for_background() -> io::Result<bool> {
    // Where keys come from somewhere else, so may answers. The console of Linux takes a question for something else, and what
    // that of Windows makes of an answer is not known here.
    let is_linux = std::env::var_os("TERM").is_some_and(|term| term == "linux");
    let asks = cfg!(unix) && io::stdin().is_terminal() && !is_linux;
    if let Some(_writing) = writing().filter(|_| asks) {
        let mut out = io::stdout();
        out.write_all(background::QUESTION.as_bytes()).and_then(|()| out.flush())?;
    }
    Ok(asks)
}

/// Starts the threads that read the terminal's events, and notice when the terminal itself is gone. Where it was `asked` for
/// its background, the answer is no event.
pub fn read_events(wake: Sender<Wake>, asked: bool) {
    #[cfg(unix)]
    thread::spawn(unix::end_with_the_terminal);
    thread::spawn(move || {
        let mut answer = asked.then(Answer::default);
        loop {
            for next in read(&mut answer) {
                let last = matches!(next, Wake::Failed(_));
                if wake.send(next).is_err() || last {
                    return;
                }
            }
        }
    });
}

/// What comes from the terminal next. What may be of an answer that is waited for is held back until that can be told.
fn read(answer: &mut Option<Answer>) -> Vec<Wake> {
    let events = |events: Vec<Event>| events.into_iter().map(Wake::Event).collect();
    let held = answer.as_mut().filter(|answer| answer.is_open());
    let next = match held.map(|held| (event::poll(NEXT), held)) {
        Some((Ok(false), held)) => return events(held.let_go(None)),
        Some((Err(error), _)) => Err(error),
        Some((Ok(true), _)) | None => event::read(),
    };
    match (next, answer.as_mut()) {
        (Err(error), _) => vec![Wake::Failed(error)],
        (Ok(event), None) => vec![Wake::Event(event)],
        (Ok(event), Some(awaited)) => match awaited.hear(event) {
            Heard::Held => Vec::new(),
            Heard::Events(heard) => events(heard),
            Heard::Answer(background) => {
                *answer = None;
                vec![Wake::Background(background)]
            }
        },
    }
}

/// Suspends the program, as Ctrl-Z does where the terminal is not raw.
///
/// # Errors
/// When the signal cannot be raised.
pub fn suspend() -> io::Result<()> {
    #[cfg(unix)]
    signal_hook::low_level::raise(signal_hook::consts::SIGTSTP)?;
    Ok(())
}

/// Turns on or off what the terminal tells besides keys: mouse buttons (presses and the wheel, not every movement, which
/// would wake the program for nothing), and where pasted text begins and ends.
struct Reports(bool);

impl crossterm::Command for Reports {
    fn write_ansi(&self, f: &mut impl std::fmt::Write) -> std::fmt::Result {
        f.write_str(match (self.0, MOUSE.load(Ordering::SeqCst)) {
            (true, true) => "\x1b[?1000h\x1b[?1006h\x1b[?2004h",
            (false, true) => "\x1b[?2004l\x1b[?1006l\x1b[?1000l",
            (true, false) => "\x1b[?2004h",
            (false, false) => "\x1b[?2004l",
        })
    }

    #[cfg(windows)]
    fn execute_winapi(&self) -> io::Result<()> {
        match (self.0, MOUSE.load(Ordering::SeqCst)) {
            (_, false) => Ok(()),
            (true, true) => crossterm::event::EnableMouseCapture.execute_winapi(),
            (false, true) => crossterm::event::DisableMouseCapture.execute_winapi(),
        }
    }
}

#[cfg(unix)]
mod unix {
    use super::*;
    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcgetpgrp, tcsetattr};
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;
    use std::fs::File;
    use std::os::fd::AsFd;
    use std::sync::mpsc;
    use std::time::Duration;

    /// How long the main loop may take to end the program, and a terminal to be given back.
    const PATIENCE: Duration = Duration::from_millis(500);

    pub(super) fn listen(wake: &Sender<Wake>) -> io::Result<()> {
        let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
        let redraw = wake.clone();
        thread::spawn(move || {
            for signal in signals.forever() {
                match signal {
                    // Listened to here as well: the terminal's events only begin once somebody reads them.
                    SIGWINCH => {
                        if redraw.send(Wake::Resized).is_err() {
                            break;
                        }
                    }
                    SIGCONT => {
                        if enter().is_err() || redraw.send(Wake::Redraw).is_err() {
                            break;
                        }
                    }
                    // The main loop ends the program as any quitting does, unless it cannot.
                    SIGINT if redraw.send(Wake::Interrupted).is_ok() => {
                        thread::sleep(PATIENCE);
                        end_by(signal);
                    }
                    _ => end_by(signal),
                }
            }
        });
        Ok(())
    }

    /// Ends or stops the process, just as the signal would have.
    fn end_by(signal: i32) {
        leave_soon();
        // Nothing is left to be done where that fails.
        let _ = emulate_default_handler(signal);
    }

    /// Has Ctrl-C, Ctrl-Z and Ctrl-\ come as signals, in a raw terminal as well. As keys they would not be heard while the
    /// beginning of a sequence waits for its end: after Alt-[ and ?, or a paste that breaks off.
    pub(super) fn keep_signals() -> io::Result<()> {
        let stdin = io::stdin();
        let terminal = if stdin.is_terminal() { None } else { Some(File::open("/dev/tty")?) };
        let keyboard = terminal.as_ref().map_or(stdin.as_fd(), AsFd::as_fd);
        // A terminal that does not control the process would send the signals to others, or to nobody.
        if tcgetpgrp(keyboard).is_ok() {
            let mut settings = tcgetattr(keyboard)?;
            settings.local_modes |= LocalModes::ISIG | LocalModes::NOFLSH;
            tcsetattr(keyboard, OptionalActions::Now, &settings)?;
        }
        Ok(())
    }

    /// Gives the terminal back, but does not wait for one that takes no more.
    fn leave_soon() {
        let (left, done) = mpsc::channel();
        thread::spawn(move || {
            let _writing = writing();
            leave();
            // Nobody waits any longer when it took too long.
            let _ = left.send(());
        });
        let _ = done.recv_timeout(PATIENCE);
    }

    /// Waits until the terminal hangs up, then ends the program: reading on would spin, and nobody is there to see it.
    /// SIGHUP says the same, but may be ignored, or go to others.
    pub(super) fn end_with_the_terminal() {
        // Output is what makes it worth browsing; input may well be a file.
        let screen = io::stdout();
        loop {
            // No event is asked for: a hang-up is reported all the same.
            let mut terminal = [PollFd::new(&screen, PollFlags::empty())];
            match poll(&mut terminal, None) {
                Ok(_) if terminal[0].revents().intersects(PollFlags::HUP | PollFlags::ERR) => {
                    leave_soon();
                    std::process::exit(128 + SIGHUP);
                }
                Ok(_) | Err(rustix::io::Errno::INTR) => {}
                Err(_) => return,
            }
        }
    }
}
