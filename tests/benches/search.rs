//! From a letter in the filter line to what it found, and from there to the next tie found and to a finished frame, in a
//! competition of 131,071 ties, each with two days, grounds and towns. Beside it what settling that competition costs, as
//! the yardstick, and making ready what is looked through, which happens once and while nobody waits for it.

use std::fmt::Write as _;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use cuptie::bracket::Bracket;
use cuptie::browse::keys::Command;
use cuptie::browse::{self, Action, App, Look, Theme};
use cuptie::competition::Competition;
use cuptie::search::Index;
use cuptie::source;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

/// How many rounds there are; the first has a tie for every two of the clubs.
const ROUNDS: u32 = 17;

const SIZE: Size = Size { width: 200, height: 60 };
const AREA: Rect = Rect { x: 0, y: 0, width: SIZE.width, height: SIZE.height };

/// Letters that may be the first: a word of every club's name begins with it, of every other's; of every town where a tie was
/// played; it is inside a word of every club's name; it is nowhere.
const FIRST: [&str; 5] = ["c", "b", "v", "l", "x"];

/// What stands there when a later letter comes: words of every other club, of few, days of few ties, of all, how some were
/// decided, club and step and round, the beginning of a tie's id, letters inside words, words that are nowhere.
const LATER: [&str; 9] =
    ["blue club", "club 17", "14 aug 2004", "aug", "penalties", "club penalties round", "r3-17", "lub", "xyzzy"];

/// What is typed to go somewhere: of every club, of few, of none but with letters that fit every other in their order or
/// none, the beginning of ids, an action.
const TO_GO_TO: [&str; 6] = ["c", "club 17", "blclb", "xq", "r3-17", "regulations"];

fn competition() -> Arc<Competition> {
    let mut file = r#"{"cuptie": 1, "name": "Large Cup", "season": "1", "associations": {"AAA": "Aland"},
        "regulations": {"ladder": "caf"}, "clubs": ["#
        .to_owned();
    for club in 0..1 << ROUNDS {
        let (comma, colour) = (if club > 0 { "," } else { "" }, ["Red", "Blue"][club % 2]);
        write!(file, r#"{comma}{{"id": "c{club}", "name": "{colour} Club {club}", "association": "AAA"}}"#)
            .expect("memory");
    }
    file.push_str(r#"], "rounds": ["#);
    for round in 1..=ROUNDS {
        let comma = if round > 1 { "," } else { "" };
        write!(file, r#"{comma}{{"id": "{round}", "name": "Round {round}", "ties": ["#).expect("memory");
        for tie in 0..1 << (ROUNDS - round) {
            file.push_str(if tie > 0 { "," } else { "" });
            write_tie(&mut file, round, tie);
        }
        file.push_str("]}");
    }
    file.push_str("]}");
    Arc::new(source::read(file.as_bytes()).expect("it keeps to the format"))
}

/// Every third tie is decided on penalties.
fn write_tie(file: &mut String, round: u32, tie: u32) {
    let level = tie.is_multiple_of(3);
    write!(file, r#"{{"id": "r{round}-{tie}""#).expect("memory");
    for (name, other) in [("a", 2 * tie), ("b", 2 * tie + 1)] {
        match round {
            1 => write!(file, r#", "{name}": {{"club": "c{other}"}}"#),
            _ => write!(file, r#", "{name}": {{"winner_of": "r{}-{other}"}}"#, round - 1),
        }
        .expect("memory");
    }
    file.push_str(r#", "legs": ["#);
    for (host, town, month, comma) in [("a", 2 * tie, 8, ","), ("b", 2 * tie + 1, 9, "")] {
        let (year, day, goals) = (2000 + round, 1 + tie % 28, u8::from(level));
        write!(
            file,
            r#"{{"host": "{host}", "date": "{year}-{month:02}-{day:02}", "ground": "Stade de Ville {town}",
            "town": "Ville {town}", "score": {{"a": 1, "b": {goals}}}}}{comma}"#
        )
        .expect("memory");
    }
    file.push_str(if level { r#"], "shootout": {"a": 4, "b": 2}}"# } else { "]}" });
}

/// The program when everything is ready, with the line for the filter open.
fn opened(bracket: &Bracket) -> App {
    let mut app = App::new(bracket.clone(), SIZE);
    app.ask("nothing");
    app.update(Action::Command(Command::Back));
    app.update(Action::Command(Command::Filter));
    app
}

fn letter(letter: char) -> Action {
    Action::Typed(Event::Key(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE)))
}

fn searches(criterion: &mut Criterion) {
    let competition = competition();
    let bracket = Bracket::new(Arc::clone(&competition));
    let index = Index::new(&bracket);
    let found = |query: &&str| index.find(&bracket, query).stops().len();
    let counts: Vec<usize> = FIRST.iter().chain(&LATER).map(found).collect();
    let all = competition.ties().len();
    assert!([0, 2, 3].iter().all(|every| counts[*every] == all), "letters of everything that find less: {counts:?}");
    let nothing = [FIRST.len() - 1, counts.len() - 1];
    assert!((0..counts.len()).all(|i| (counts[i] == 0) == nothing.contains(&i)), "nothing, or something: {counts:?}");

    let mut group = criterion.benchmark_group("search");
    group.sample_size(20);
    group.bench_function("settling the bracket", |bencher| bencher.iter(|| Bracket::new(Arc::clone(&competition))));
    group.bench_function("making ready", |bencher| bencher.iter(|| Index::new(&bracket)));
    for query in FIRST.iter().chain(&LATER) {
        group.bench_function(format!("{query:?}"), |bencher| bencher.iter(|| index.find(&bracket, black_box(query))));
    }
    // The same in the program, with all that a letter brings about there.
    let mut app = opened(&bracket);
    for first in FIRST.iter().filter_map(|first| first.chars().next()) {
        group.bench_function(format!("first letter {first:?}"), |bencher| {
            bencher.iter_custom(|times| (0..times).map(|_| time_of(&mut app, first)).sum());
        });
    }
    app.update(letter('c'));
    app.update(Action::Command(Command::Open));
    for (name, command) in [("next", Command::NextMatch), ("one before", Command::PreviousMatch)] {
        group.bench_function(format!("the {name} that was found"), |bencher| {
            bencher.iter(|| app.update(Action::Command(command)));
        });
    }
    // And in the list of all that can be gone to or done.
    let mut app = opened(&bracket);
    app.update(Action::Command(Command::Back));
    app.update(Action::Command(Command::Own("go to")));
    for typed in TO_GO_TO {
        let last = typed.chars().last().unwrap_or_default();
        typed.chars().take(typed.chars().count() - 1).for_each(|before| {
            app.update(letter(before));
        });
        group.bench_function(format!("last letter of {typed:?}, to go to"), |bencher| {
            bencher.iter_custom(|times| (0..times).map(|_| time_of(&mut app, last)).sum());
        });
        typed.chars().for_each(|_| {
            app.update(backspace());
        });
    }
    let mut app = opened(&bracket);
    app.update(letter('c'));
    app.update(Action::Command(Command::Open));
    let look = Look { theme: Theme::Middle, ascii: false };
    let mut buffer = Buffer::empty(AREA);
    group.bench_function("a frame with a filter", |bencher| {
        bencher.iter(|| {
            buffer.reset();
            browse::draw(&app, look, AREA, &mut buffer);
        });
    });
}

/// How long a letter takes that is typed first; it is gone again afterwards.
fn time_of(app: &mut App, first: char) -> Duration {
    let start = Instant::now();
    app.update(letter(first));
    let taken = start.elapsed();
    app.update(backspace());
    taken
}

fn backspace() -> Action {
    Action::Typed(Event::Key(KeyEvent::new(KeyCode::Backspace, KeyModifiers::NONE)))
}

criterion_group!(benches, searches);
criterion_main!(benches);
