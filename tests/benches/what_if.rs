//! Looking at a competition in another way, to the finished frame of 200x60: the built-in one under other regulations and
//! back, and one score changed and changed back in a competition of 131,071 ties. Beside each the frame alone, as the
//! yardstick: what is on top of it is the price of looking otherwise.

#[path = "../generator/cup/mod.rs"]
mod cup;

use std::hint::black_box;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use cup::{Cup, Legs, Names, Told};
use cuptie::bracket::Bracket;
use cuptie::browse::keys::Command;
use cuptie::browse::{self, Action, App, Look, Theme};
use cuptie::competition::Ladder;
use cuptie::scenario::Scenario;
use cuptie::source;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

const SIZE: Size = Size { width: 200, height: 60 };
const AREA: Rect = Rect { x: 0, y: 0, width: SIZE.width, height: SIZE.height };
const LOOK: Look = Look { theme: Theme::Middle, ascii: false };

/// Single matches between 2^17 clubs.
fn large() -> Bracket {
    let cup = Cup { legs: Legs::One, names: Names::Plain, told: Told::Scores, ..Cup::of(1 << 17) };
    Bracket::new(source::read(cup.json_text().as_bytes()).expect("it keeps to the format"))
}

/// A program in use, and the screen that it is drawn on.
struct Session {
    app: App,
    buffer: Buffer,
}

impl Session {
    fn new(bracket: Bracket) -> Session {
        Session { app: App::new(bracket, SIZE), buffer: Buffer::empty(AREA) }
    }

    fn press(&mut self, commands: &[Command]) {
        for command in commands {
            self.app.update(Action::Command(*command));
        }
    }

    fn draw(&mut self) {
        self.buffer.reset();
        browse::draw(&self.app, LOOK, AREA, &mut self.buffer);
    }

    fn title(&mut self) -> String {
        self.draw();
        self.buffer.content[..usize::from(SIZE.width)].iter().map(|cell| cell.symbol()).collect()
    }
}

fn regulations(criterion: &mut Criterion) {
    let real = Bracket::new(source::built_in().expect("the built-in competition can be read"));
    let other = Scenario { regulations: Ladder::named("uefa-2021"), ..Scenario::default() };
    let mut session = Session::new(real.clone());
    criterion.bench_function("what if/frame", |bencher| bencher.iter(|| session.draw()));
    criterion.bench_function("what if/other regulations, settled", |bencher| {
        bencher.iter_batched(|| other.clone(), |other| real.under(black_box(other)), BatchSize::SmallInput);
    });
    // The list, down to the last set of regulations, and on to the bracket under it; and undone.
    let (open, undo) = (Command::Own("scenario"), Command::Own("undo"));
    session.press(&[open, Command::Last]);
    criterion.bench_function("what if/other regulations, to the frame", |bencher| {
        bencher.iter(|| {
            session.press(&[Command::Open]);
            session.draw();
            session.press(&[undo, open, Command::Last]);
        });
    });
}

fn score(criterion: &mut Criterion) {
    let mut session = Session::new(large());
    session.press(&[Command::Goals(0)]);
    assert!(session.title().contains("1 tie changed"), "a change that changes nothing");
    criterion.bench_function("what if/frame of 131,071 ties", |bencher| bencher.iter(|| session.draw()));
    let mut goals = [5, 0].into_iter().cycle();
    criterion.bench_function("what if/score among 131,071 ties, to the frame", |bencher| {
        bencher.iter(|| {
            session.press(&[Command::Goals(goals.next().unwrap_or_default())]);
            session.draw();
        });
    });
}

criterion_group!(benches, regulations, score);
criterion_main!(benches);
