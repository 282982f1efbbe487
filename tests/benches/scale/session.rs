//! A program in use, apart from any terminal: keys are pressed, and a screen of 200x60 is drawn.

use std::thread;
use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use cuptie::bracket::Bracket;
use cuptie::browse::keys::Command;
use cuptie::browse::{self, Action, App, Look, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

const SIZE: Size = Size { width: 200, height: 60 };
const AREA: Rect = Rect { x: 0, y: 0, width: SIZE.width, height: SIZE.height };
const LOOK: Look = Look { theme: Theme::Middle, ascii: false };

/// Less than it takes to press a key.
const LOOK_AT_IT: Duration = Duration::from_millis(150);

/// Down the first round, on to the second, and back to where it began. Each key moves the selection.
const STEPS: [Command; 6] = {
    use Command::{Down, Left, Right, Up};
    [Down, Down, Right, Left, Up, Up]
};

pub struct Session {
    app: App,
    buffer: Buffer,
    /// How many steps were taken.
    steps: usize,
}

impl Session {
    /// The first screen of a bracket, not drawn yet.
    pub fn new(bracket: &Bracket) -> Session {
        Session { app: App::new(bracket.clone(), SIZE), buffer: Buffer::empty(AREA), steps: 0 }
    }

    /// Waits as somebody does who looks at the first screen, while what a filter looks through is made.
    pub fn look_at_it(&self) {
        self.app.get_ready();
        thread::sleep(LOOK_AT_IT);
    }

    /// Whether every step does move the selection, without which its figures would mean nothing.
    pub fn moves(&mut self) -> bool {
        let start = self.app.selection();
        let moved = STEPS.iter().all(|_| {
            let before = self.app.selection();
            self.step();
            self.app.selection() != before
        });
        moved && self.app.selection() == start
    }

    pub fn step(&mut self) {
        self.press(STEPS[self.steps % STEPS.len()]);
        self.steps += 1;
    }

    pub fn press(&mut self, command: Command) {
        self.app.update(Action::Command(command));
    }

    pub fn letter(&mut self, letter: char) {
        let key = KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE);
        self.app.update(Action::Typed(Event::Key(key)));
    }

    pub fn draw(&mut self) {
        self.buffer.reset();
        browse::draw(&self.app, LOOK, AREA, &mut self.buffer);
    }
}
