//! From a key press to a finished frame of 200x60, in memory: what the key does, and drawing all of the screen. Beside it
//! a frame with one line on it, as the yardstick: what any frame costs, so that the ratio says what ours costs.

use std::hint::black_box;
use std::iter::Cycle;
use std::slice::Iter;

use criterion::{Criterion, criterion_group, criterion_main};
use cuptie::bracket::Bracket;
use cuptie::browse::keys::Command;
use cuptie::browse::{self, Action, App, Look, Theme};
use cuptie::source;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::style::Style;

const SIZE: Size = Size { width: 200, height: 60 };
const AREA: Rect = Rect { x: 0, y: 0, width: SIZE.width, height: SIZE.height };

/// Down the first round, on to the second and to the groups, and back to where it began. Each key moves the selection.
const KEYS: [Command; 10] = {
    use Command::{Down, Left, Right, Up};
    [Down, Down, Down, Right, Right, Left, Left, Up, Up, Up]
};

/// A program in use, and the screen that it is drawn on.
struct Session {
    app: App,
    keys: Cycle<Iter<'static, Command>>,
    buffer: Buffer,
}

impl Session {
    fn new() -> Session {
        let competition = source::built_in().expect("the built-in competition can be read");
        let app = App::new(Bracket::new(competition), SIZE);
        Session { app, keys: KEYS.iter().cycle(), buffer: Buffer::empty(AREA) }
    }

    fn press(&mut self) {
        if let Some(command) = self.keys.next() {
            self.app.update(Action::Command(*command));
        }
    }

    fn draw(&mut self, look: Look) {
        self.buffer.reset();
        browse::draw(&self.app, look, AREA, &mut self.buffer);
    }
}

/// Whether every key does move the selection, without which the figures would mean nothing.
fn keys_move() -> bool {
    let mut session = Session::new();
    let start = session.app.selection();
    let moved = KEYS.iter().all(|_| {
        let before = session.app.selection();
        session.press();
        session.app.selection() != before
    });
    moved && session.app.selection() == start
}

fn frames(criterion: &mut Criterion) {
    assert!(keys_move(), "a key that moves nothing");
    let look = Look { theme: Theme::Middle, ascii: false };

    let mut buffer = Buffer::empty(AREA);
    criterion.bench_function("frame/one line", |bencher| {
        bencher.iter(|| {
            buffer.reset();
            buffer.set_string(0, 0, black_box("cuptie"), Style::new());
        });
    });

    let mut session = Session::new();
    criterion.bench_function("frame/key", |bencher| bencher.iter(|| session.press()));
    criterion.bench_function("frame/key and screen", |bencher| {
        bencher.iter(|| {
            session.press();
            session.draw(look);
        });
    });
    let ascii = Look { ascii: true, ..look };
    criterion.bench_function("frame/key and screen in ascii", |bencher| {
        bencher.iter(|| {
            session.press();
            session.draw(ascii);
        });
    });
}

criterion_group!(benches, frames);
criterion_main!(benches);
