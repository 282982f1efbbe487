//! The interactive program. `app` is its state, `view` draws it, `terminal` is where it runs; this is the loop between them:
//! an event becomes an action, the action changes the app, the app is drawn. There is no tick: it sleeps until something
//! happens, and draws only then. Whatever may take its time (reading the terminal, the file) has a thread of its own.

mod app;
mod background;
mod cursor;
mod digits;
mod failure;
mod filter;
mod frames;
mod history;
mod ink;
mod key;
pub mod keys;
mod link;
mod measure;
mod notice;
mod paint;
pub mod panes;
mod reach;
mod reread;
mod screen;
mod settings;
mod sheet;
mod state;
mod terminal;
mod theme;
mod typing;
mod view;
mod watch;

use std::io::{self, ErrorKind};
use std::path::PathBuf;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use crossterm::clipboard::CopyToClipboard;
use crossterm::execute;
use ratatui::layout::Size;

pub use self::app::{Action, App, Flow};
pub use self::failure::Failure;
use self::frames::Frames;
use self::keys::Keys;
use self::link::Links;
pub use self::notice::{Item, Listing, Notice};
pub use self::panes::Zoom;
pub use self::reach::Reach;
pub use self::reread::Read;
use self::reread::Reader;
pub use self::screen::Arrangement;
pub use self::settings::{Settings, ThemeName};
pub use self::sheet::{Columns, Piece, Sheet};
pub use self::state::{Copied, State};
pub use self::terminal::Guard;
use self::terminal::Wake;
pub use self::theme::{Role, Theme};
pub use self::view::{Look, draw};
use crate::bracket::Bracket;
use crate::check::Finding;
use crate::source;

/// How long keys are done without anything being drawn.
const UNSEEN: Duration = Duration::from_millis(30);

/// What to browse with, besides the bracket.
pub struct Options<'a> {
    /// How it is set up.
    pub settings: Settings,
    /// What is asked of the terminal besides.
    pub reach: Reach,
    /// What is to be told first.
    pub notice: Option<Notice>,
    /// The filter to start with.
    pub filter: Option<&'a str>,
    /// Reads the competition again; none where that makes no sense.
    pub reload: Option<Read>,
    /// The files and folders to watch; none where that was not asked for.
    pub watch: &'a [PathBuf],
}

/// How long a terminal may take to tell its background, for whoever leaves before it has: an answer that comes after that
/// would stand at the shell's prompt.
const ANSWER: Duration = Duration::from_millis(300);

/// A competition that was opened.
#[derive(Debug)]
pub struct Opened {
    /// The competition, every tie decided.
    pub bracket: Bracket,
    /// What a check found in it; none where nobody has looked.
    pub findings: Option<Vec<Finding>>,
}

/// All keys, as they are by default.
pub fn default_keys() -> Keys {
    panes::keys(&panes::all(Zoom::default()))
}

/// Browses a bracket until its user has seen enough.
///
/// # Errors
/// When the terminal cannot be set up, drawn on or read, or the file not be watched.
pub fn run(opened: Opened, options: Options) -> Result<(), Failure> {
    let (wake, woken) = mpsc::channel();
    let size = crossterm::terminal::size().map_err(Failure::Size)?;
    let Options { settings, reach, notice, filter, reload, watch } = options;
    let mut app = App::set_up(opened.bracket, size.into(), Vec::new(), &settings);
    if let Some(findings) = opened.findings {
        app.found(findings);
    }
    if let Some(filter) = filter {
        app.ask(filter);
    }
    if let Some(notice) = notice {
        app.tell(notice);
    }
    let _watcher = watch::watch(watch, &wake).map_err(|error| Failure::Watch(error.into()))?;
    // The looks above are chosen with NO_COLOR in mind; without this, crossterm would undo bold and reverse as well.
    crossterm::style::force_color_output(true);
    terminal::listen(&wake).map_err(Failure::Setup)?;
    let _guard = Guard::enter(settings.mouse).map_err(Failure::Setup)?;
    let mut frames = Frames::new();
    let mut look = Look { theme: settings.theme.on(None), ascii: settings.ascii };
    frame(&mut frames, &mut app, look, reach).map_err(Failure::Draw)?;
    // Only now: nothing they do should delay the first screen.
    app.get_ready();
    let reader = reload.map(|read| Reader::start(read, wake.clone()));
    let mut asked = match settings.theme {
        ThemeName::Auto if terminal::ask_for_background().map_err(Failure::Draw)? => Some(Instant::now()),
        _ => None,
    };
    terminal::read_events(wake, asked.is_some());
    loop {
        let mut next = Some(woken.recv().map_err(|gone| Failure::Input(io::Error::other(gone)))?);
        let begin = Instant::now();
        // Whatever has come in meanwhile is done before anything is drawn again, unless that takes long: then somebody who
        // holds a key down would see nothing of what it does.
        while let Some(wake) = next {
            let flow = match wake {
                Wake::Event(event) => {
                    let flow = app.action(event).map_or(Flow::Continue, |action| app.update(action));
                    copy(&mut app, reach).map_err(Failure::Draw)?;
                    flow
                }
                Wake::Background(background) => {
                    look.theme = settings.theme.on(background);
                    asked = None;
                    Flow::Continue
                }
                Wake::Redraw => {
                    frames.forget();
                    Flow::Continue
                }
                Wake::Resized => Flow::Continue,
                Wake::Interrupted => Flow::Quit,
                Wake::Changed => {
                    if let Some(reader) = &reader {
                        reader.ask();
                    }
                    Flow::Continue
                }
                Wake::Read(read) => {
                    take_over(&mut app, read);
                    Flow::Continue
                }
                Wake::Failed(error) => return Err(Failure::Input(error)),
            };
            match flow {
                Flow::Continue => {}
                Flow::Reload => read_again(&mut app, reader.as_ref()),
                Flow::Suspend => terminal::suspend().map_err(Failure::Setup)?,
                Flow::Quit => {
                    asked.into_iter().for_each(|asked| wait_for_answer(&woken, asked));
                    return Ok(());
                }
            }
            next = if begin.elapsed() < UNSEEN { woken.try_recv().ok() } else { None };
        }
        frame(&mut frames, &mut app, look, reach).map_err(Failure::Draw)?;
    }
}

/// Puts on the clipboard what was copied, if the terminal can, and tells it.
fn copy(app: &mut App, reach: Reach) -> io::Result<()> {
    let Some(copied) = app.take_copied() else { return Ok(()) };
    // While the terminal is not ours nobody presses keys.
    let Some(_writing) = terminal::writing() else { return Ok(()) };
    let to_clipboard = CopyToClipboard::to_clipboard_from(&copied.text);
    let sent = if reach.clipboard { execute!(io::stdout(), to_clipboard) } else { Err(ErrorKind::Unsupported.into()) };
    match sent {
        Ok(()) => app.tell_in_passing(&format!("copied {}", copied.what)),
        Err(error) if error.kind() == ErrorKind::Unsupported => {
            app.tell_in_passing("this terminal lets nothing be put on the clipboard");
        }
        Err(error) => return Err(error),
    }
    Ok(())
}

/// Asks for the competition to be read again.
fn read_again(app: &mut App, reader: Option<&Reader>) {
    match reader {
        None => app.tell(Notice::short("there is no file to read again")),
        Some(reader) => {
            // Most files are read before anybody has read this.
            app.tell(Notice::short("reading the file again"));
            reader.ask();
        }
    }
}

/// Waits for what the terminal was asked at some time, but not long.
fn wait_for_answer(woken: &mpsc::Receiver<Wake>, asked: Instant) {
    while let Some(left) = ANSWER.checked_sub(asked.elapsed()) {
        match woken.recv_timeout(left) {
            Ok(Wake::Background(_)) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

/// Takes over what was read again. What could not be read leaves the last good competition where it is.
fn take_over(app: &mut App, read: Result<Box<Opened>, source::Error>) {
    match read {
        Ok(opened) => {
            app.replace(opened.bracket);
            if let Some(findings) = opened.findings {
                app.found(findings);
            }
        }
        Err(error) => app.tell(Notice::kept(&error)),
    }
}

/// Lets the app know the size that the terminal has now, and draws it.
fn frame(frames: &mut Frames, app: &mut App, look: Look, reach: Reach) -> io::Result<()> {
    let size = crossterm::terminal::size().map(Size::from)?;
    if size != app.size() {
        app.update(Action::Resize(size));
    }
    let Some(_writing) = terminal::writing() else { return Ok(()) };
    let links = if reach.links { app.links() } else { Links::default() };
    frames.show(size, links, &mut io::stdout(), |area, buffer| draw(app, look, area, buffer))
}
