//! The interactive program. `app` is its state, `view` draws it, `terminal` is where it runs; this is the loop between them:
//! an event becomes an action, the action changes the app, the app is drawn. There is no tick: it sleeps until something
//! happens, and draws only then. Whatever may take its time (reading the terminal, the file) has a thread of its own.

mod app;
mod cursor;
mod failure;
mod filter;
mod frames;
mod history;
mod ink;
mod key;
pub mod keys;
mod measure;
mod notice;
mod paint;
pub mod panes;
mod reread;
mod screen;
mod sheet;
mod state;
mod terminal;
mod theme;
mod typing;
mod view;
mod watch;

use std::io;
use std::path::PathBuf;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use ratatui::layout::Size;

pub use self::app::{Action, App, Flow};
pub use self::failure::Failure;
use self::frames::Frames;
pub use self::notice::{Item, Listing, Notice};
pub use self::reread::Read;
use self::reread::Reader;
pub use self::sheet::{Columns, Piece, Sheet};
pub use self::state::State;
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
    /// How it looks.
    pub look: Look,
    /// The filter to start with.
    pub filter: Option<&'a str>,
    /// Reads the competition again; none where that makes no sense.
    pub reload: Option<Read>,
    /// The files and folders to watch; none where that was not asked for.
    pub watch: &'a [PathBuf],
}

/// A competition that was opened.
#[derive(Debug)]
pub struct Opened {
    /// The competition, every tie decided.
    pub bracket: Bracket,
    /// What a check found in it; none where nobody has looked.
    pub findings: Option<Vec<Finding>>,
}

/// Browses a bracket until its user has seen enough.
///
/// # Errors
/// When the terminal cannot be set up, drawn on or read, or the file not be watched.
pub fn run(opened: Opened, options: Options) -> Result<(), Failure> {
    let (wake, woken) = mpsc::channel();
    let size = crossterm::terminal::size().map_err(Failure::Size)?;
    let mut app = App::new(opened.bracket, size.into());
    if let Some(findings) = opened.findings {
        app.found(findings);
    }
    if let Some(filter) = options.filter {
        app.ask(filter);
    }
    let _watcher = watch::watch(options.watch, &wake).map_err(|error| Failure::Watch(error.into()))?;
    // The looks above are chosen with NO_COLOR in mind; without this, crossterm would undo bold and reverse as well.
    crossterm::style::force_color_output(true);
    terminal::listen(&wake).map_err(Failure::Setup)?;
    let _guard = Guard::enter().map_err(Failure::Setup)?;
    let mut frames = Frames::new();
    frame(&mut frames, &mut app, options.look).map_err(Failure::Draw)?;
    // Only now: nothing they do should delay the first screen.
    app.get_ready();
    let reader = options.reload.map(|read| Reader::start(read, wake.clone()));
    terminal::read_events(wake);
    loop {
        let mut next = Some(woken.recv().map_err(|gone| Failure::Input(io::Error::other(gone)))?);
        let begin = Instant::now();
        // Whatever has come in meanwhile is done before anything is drawn again, unless that takes long: then somebody who
        // holds a key down would see nothing of what it does.
        while let Some(wake) = next {
            let flow = match wake {
                Wake::Event(event) => app.action(event).map_or(Flow::Continue, |action| app.update(action)),
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
                Flow::Reload => reload(&mut app, reader.as_ref()),
                Flow::Suspend => terminal::suspend().map_err(Failure::Setup)?,
                Flow::Quit => return Ok(()),
            }
            next = if begin.elapsed() < UNSEEN { woken.try_recv().ok() } else { None };
        }
        frame(&mut frames, &mut app, options.look).map_err(Failure::Draw)?;
    }
}

/// Asks for the competition to be read again.
fn reload(app: &mut App, reader: Option<&Reader>) {
    match reader {
        None => app.tell(Notice::short("there is no file to read again")),
        Some(reader) => {
            // Most files are read before anybody has read this.
            app.tell(Notice::short("reading the file again"));
            reader.ask();
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
fn frame(frames: &mut Frames, app: &mut App, look: Look) -> io::Result<()> {
    let size = crossterm::terminal::size().map(Size::from)?;
    if size != app.size() {
        app.update(Action::Resize(size));
    }
    let Some(_writing) = terminal::writing() else { return Ok(()) };
    frames.show(size, &mut io::stdout(), |area, buffer| draw(app, look, area, buffer))
}
