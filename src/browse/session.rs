//! The program on its terminal: what wakes it, what comes of that, and what is drawn then.

use std::io::{self, ErrorKind};
use std::sync::mpsc::{Receiver, Sender};
use std::time::{Duration, Instant};

use crossterm::clipboard::CopyToClipboard;
use crossterm::execute;
use ratatui::layout::Size;

use super::Opened;
use super::app::{Action, App, Flow};
use super::failure::Failure;
use super::frames::Frames;
use super::link::Links;
use super::notice::Notice;
use super::reach::Reach;
use super::reread::{Read, Reader};
use super::settings::{Settings, ThemeName};
use super::terminal::{self, Wake};
use super::view::{Look, draw};
use crate::source;

/// How long a terminal may take to tell its background, for whoever leaves before it has: an answer that comes after that
/// would stand at the shell's prompt.
const ANSWER: Duration = Duration::from_millis(300);

/// The program, and what it has of the terminal.
pub(super) struct Session {
    app: App,
    frames: Frames,
    theme: ThemeName,
    look: Look,
    reach: Reach,
    /// None where there is nothing to read again.
    reader: Option<Reader>,
    /// When the terminal was asked for its background; none where it was not, or has told.
    asked: Option<Instant>,
}

impl Session {
    /// On a terminal that was just entered.
    pub fn new(app: App, settings: &Settings, reach: Reach) -> Session {
        Session {
            app,
            frames: Frames::new(),
            theme: settings.theme,
            look: Look { theme: settings.theme.on(None), ascii: settings.ascii },
            reach,
            reader: None,
            asked: None,
        }
    }

    /// Makes ready what the first screen did not wait for, and begins to listen.
    ///
    /// # Errors
    /// When the terminal cannot be asked.
    pub fn get_ready(&mut self, reload: Option<Read>, wake: Sender<Wake>) -> Result<(), Failure> {
        self.app.get_ready();
        self.reader = reload.map(|read| Reader::start(read, wake.clone()));
        if self.theme == ThemeName::Auto && terminal::ask_for_background().map_err(Failure::Draw)? {
            self.asked = Some(Instant::now());
        }
        terminal::read_events(wake, self.asked.is_some());
        Ok(())
    }

    /// Does what it was woken for.
    ///
    /// # Errors
    /// When the terminal cannot be read or written on any more.
    pub fn hear(&mut self, wake: Wake) -> Result<Flow, Failure> {
        match wake {
            Wake::Event(event) => {
                let flow = self.app.action(event).map_or(Flow::Continue, |action| self.app.update(action));
                self.copy().map_err(Failure::Draw)?;
                return Ok(flow);
            }
            Wake::Background(background) => {
                self.look.theme = self.theme.on(background);
                self.asked = None;
            }
            Wake::Redraw => self.frames.forget(),
            Wake::Resized => {}
            Wake::Interrupted => return Ok(Flow::Quit),
            Wake::Changed => self.reader.iter().for_each(Reader::ask),
            Wake::Read(read) => self.take_over(read),
            Wake::Failed(error) => return Err(Failure::Input(error)),
        }
        Ok(Flow::Continue)
    }

    /// Puts on the clipboard what was copied, if the terminal can, and tells it.
    fn copy(&mut self) -> io::Result<()> {
        let Some(copied) = self.app.take_copied() else { return Ok(()) };
        // While the terminal is not ours nobody presses keys.
        let Some(_writing) = terminal::writing() else { return Ok(()) };
        let to_clipboard = CopyToClipboard::to_clipboard_from(&copied.text);
        let sent = if self.reach.clipboard {
            execute!(io::stdout(), to_clipboard)
        } else {
            Err(ErrorKind::Unsupported.into())
        };
        match sent {
            Ok(()) => self.app.tell_in_passing(&format!("copied {}", copied.what)),
            Err(error) if error.kind() == ErrorKind::Unsupported => {
                self.app.tell_in_passing("this terminal lets nothing be put on the clipboard");
            }
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// Asks for the competition to be read again.
    pub fn read_again(&mut self) {
        match &self.reader {
            None => self.app.tell(Notice::short("there is no file to read again")),
            Some(reader) => {
                // Most files are read before anybody has read this.
                self.app.tell(Notice::short("reading the file again"));
                reader.ask();
            }
        }
    }

    /// Takes over what was read again. What could not be read leaves the last good competition where it is.
    fn take_over(&mut self, read: Result<Box<Opened>, source::Error>) {
        match read {
            Ok(opened) => {
                self.app.replace(opened.bracket);
                if let Some(findings) = opened.findings {
                    self.app.found(findings);
                }
            }
            Err(error) => self.app.tell(Notice::kept(&error)),
        }
    }

    /// Waits for what the terminal was asked, but not long.
    pub fn wait_for_answer(&self, woken: &Receiver<Wake>) {
        let Some(asked) = self.asked else { return };
        while let Some(left) = ANSWER.checked_sub(asked.elapsed()) {
            match woken.recv_timeout(left) {
                Ok(Wake::Background(_)) | Err(_) => return,
                Ok(_) => {}
            }
        }
    }

    /// Lets the program know the size that the terminal has now, and draws it.
    ///
    /// # Errors
    /// When it cannot be drawn.
    pub fn draw(&mut self) -> io::Result<()> {
        let size = crossterm::terminal::size().map(Size::from)?;
        if size != self.app.size() {
            self.app.update(Action::Resize(size));
        }
        let Some(_writing) = terminal::writing() else { return Ok(()) };
        let links = if self.reach.links { self.app.links() } else { Links::default() };
        self.frames.show(size, links, &mut io::stdout(), |area, buffer| draw(&self.app, self.look, area, buffer))
    }
}
