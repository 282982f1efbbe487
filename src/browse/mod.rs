//! The interactive program. `app` is its state, `view` draws it, `terminal` is where it runs, and `session` is between them: an
//! event becomes an action, the action changes the app, the app is drawn. There is no tick: it sleeps until something happens,
//! and draws only then. Whatever may take its time (reading the terminal, the file) has a thread of its own.

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
mod session;
mod settings;
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

pub use self::app::{Action, App, Flow};
pub use self::failure::Failure;
use self::keys::Keys;
pub use self::notice::{Item, Listing, Notice};
pub use self::panes::Zoom;
pub use self::reach::Reach;
pub use self::reread::Read;
pub use self::screen::Arrangement;
use self::session::Session;
pub use self::settings::{Settings, SidesWish, ThemeName};
pub use self::sheet::{Columns, Piece, Sheet};
pub use self::state::{Copied, State};
pub use self::terminal::Guard;
pub use self::theme::{Role, Theme};
pub use self::view::{Look, draw};
use crate::bracket::Bracket;
use crate::check::Finding;

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
    panes::keys(&panes::all(Zoom::default(), None))
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
    // Before the terminal is taken, so that it is given back before a large competition is let go of.
    let mut session = Session::new(app, &settings, reach);
    // The looks are chosen with NO_COLOR in mind; without this, crossterm would undo bold and reverse as well.
    crossterm::style::force_color_output(true);
    terminal::listen(&wake).map_err(Failure::Setup)?;
    let _guard = Guard::enter(settings.mouse).map_err(Failure::Setup)?;
    session.draw().map_err(Failure::Draw)?;
    // Only now: nothing they do should delay the first screen.
    session.get_ready(reload, wake)?;
    loop {
        let mut next = Some(woken.recv().map_err(|gone| Failure::Input(io::Error::other(gone)))?);
        let begin = Instant::now();
        // Whatever has come in meanwhile is done before anything is drawn again, unless that takes long: then somebody who
        // holds a key down would see nothing of what it does.
        while let Some(wake) = next {
            match session.hear(wake)? {
                Flow::Continue => {}
                Flow::Reload => session.read_again(),
                Flow::Suspend => terminal::suspend().map_err(Failure::Setup)?,
                Flow::Quit => {
                    session.wait_for_answer(&woken);
                    return Ok(());
                }
            }
            next = if begin.elapsed() < UNSEEN { woken.try_recv().ok() } else { None };
        }
        session.draw().map_err(Failure::Draw)?;
    }
}
