//! One competition of a size, ready for everything that is measured of it, and each measure.

use std::io::sink;
use std::sync::Arc;
use std::time::Duration;

use cuptie::ask::Outcomes;
use cuptie::bracket::Bracket;
use cuptie::browse::keys::Command;
use cuptie::check;
use cuptie::competition::{Competition, Facts, Leg, Score, Side, TieId};
use cuptie::layout::{Apart, Layout, Metrics, Sides};
use cuptie::report::{self, Format, LinesFormat, Remark};
use cuptie::scenario::Scenario;
use cuptie::source::{self, Text};
use cuptie::wording;

use super::cup::Cup;
use super::rows::Row;
use super::session::Session;
use super::stopwatch::{timed, waited, worst};
use super::yardstick::Document;

/// What is typed into the filter: of the first ones every letter is measured, of the later ones the last.
const FIRST: [&str; 4] = ["a", "o", "n", "1"];
const LATER: [&str; 6] = ["ka", "un", "uni", "pen", "20 j", "united a"];

/// The list of other regulations, and a day back and on.
const SCENARIO: Command = Command::Own("scenario");
const DAY_BEFORE: Command = Command::Own("day-before");
const DAY_AFTER: Command = Command::Own("day-after");

pub struct Stand {
    json: String,
    list: String,
    bracket: Bracket,
    /// In the first tie one side goes through, or the other.
    changes: [Scenario; 2],
    metrics: Metrics,
    /// A tie of which a leg's outcomes are a question.
    asked: TieId,
    session: Session,
}

impl Stand {
    pub fn new(cup: &Cup) -> Stand {
        let (json, list) = (cup.json_text(), cup.football_txt_text());
        let bracket = Bracket::new(read(&json));
        let competition = bracket.competition();
        assert_eq!(competition.ties().len(), read(&list).ties().len());
        let mut session = Session::new(&bracket);
        assert!(session.moves(), "a key that moves nothing");
        Stand {
            json,
            list,
            changes: [Score::new(9, 0), Score::new(0, 9)].map(|score| ended(&bracket, score)),
            metrics: Metrics {
                widths: vec![30; competition.columns()],
                gutter: 5,
                lines: 2,
                gap: 1,
                apart: Apart::default(),
                sides: Sides::One,
            },
            asked: competition.tie_ids().find(|tie| outcomes(&bracket, *tie).is_some()).expect("a tie that was played"),
            session,
            bracket,
        }
    }

    /// How long the work of a row takes.
    pub fn time(&mut self, row: Row) -> Duration {
        let Stand { json, list, bracket, changes, metrics, asked, session } = self;
        let print = |format| timed(|| report::print(&mut sink(), bracket, None, format, false));
        match row {
            Row::Json => timed(|| read(json)),
            Row::Plain => timed(|| serde_json::from_str::<Document>(json).expect("it is such a file")),
            Row::List => timed(|| read(list)),
            Row::Settling => {
                let competition = Arc::new(read(json));
                timed(|| Bracket::new(Arc::clone(&competition)))
            }
            Row::Change => {
                let mut view = bracket.under(changes[1].clone());
                let mut turns = changes.iter().cycle();
                timed(|| view.look(turns.next().cloned().unwrap_or_default()))
            }
            Row::Layout => timed(|| Layout::new(bracket, metrics, |_| true)),
            Row::Opening => timed(|| Session::new(bracket)),
            Row::Frame => timed(|| {
                session.step();
                session.draw();
            }),
            Row::Step => timed(|| session.step()),
            Row::FirstLetter => worst(&FIRST, |letter| {
                let mut fresh = Session::new(bracket);
                fresh.draw();
                fresh.look_at_it();
                waited(|| {
                    fresh.press(Command::Filter);
                    type_in(&mut fresh, letter);
                })
            }),
            Row::LaterLetter => worst(&LATER, |letters| {
                session.press(Command::Filter);
                let (last, before) =
                    letters.char_indices().last().map_or(("", ""), |(at, _)| (&letters[at..], &letters[..at]));
                type_in(session, before);
                let time = waited(|| type_in(session, last));
                session.press(Command::Back);
                time
            }),
            Row::Regulations => {
                session.press(SCENARIO);
                let time = in_turn(session, [Command::Down, Command::Up]);
                session.press(Command::Back);
                time
            }
            Row::Day => in_turn(session, [DAY_BEFORE, DAY_AFTER]),
            Row::Tree => print(Format::Tree),
            Row::Lines => print(Format::List),
            Row::Report => print(Format::Json),
            Row::Markdown => print(Format::Markdown),
            Row::Csv => print(Format::Csv),
            Row::Wikitext => print(Format::Wikitext),
            Row::Svg => print(Format::Svg),
            Row::Html => print(Format::Html),
            Row::Convert => timed(|| source::json::write_certain(&bracket.to_competition_called(""))),
            Row::Needs => {
                let ties: Vec<TieId> = bracket.competition().tie_ids().collect();
                timed(|| report::print_needs(&mut sink(), bracket, &ties, None, LinesFormat::Text, false))
            }
            Row::Numbers => timed(|| report::print_numbers(&mut sink(), bracket, LinesFormat::Text, false)),
            Row::Check => timed(|| check(json)),
            Row::Outcomes => timed(|| outcomes(bracket, *asked).map(|map| wording::needs(bracket, *asked, &map))),
            Row::FirstScreen | Row::ScreenMemory | Row::ListMemory => unreachable!("`child` measures these"),
        }
    }
}

fn read(text: &str) -> Competition {
    source::read(text.as_bytes()).unwrap_or_else(|problems| panic!("{problems}"))
}

/// What `cuptie check` does.
fn check(text: &str) {
    let text = Text::from(text.as_bytes());
    let reading = text.reading().unwrap_or_else(|problems| panic!("{problems}"));
    let bracket = Bracket::new(reading.competition);
    let remarks = Remark::of_findings(&bracket, &check::check_text(&bracket, &reading.notes));
    report::print_findings(&mut sink(), "file", &remarks, LinesFormat::Text, false).expect("it takes everything");
}

/// The first tie of the first round ended so, in its first leg, and level in the second.
fn ended(bracket: &Bracket, score: Score) -> Scenario {
    let legs = vec![Leg::played(Side::A, score), Leg::played(Side::B, Score::new(0, 0))];
    let change = bracket.change(TieId(0), Facts { legs, ..Facts::default() });
    Scenario { changes: [(TieId(0), change)].into(), ..Scenario::default() }
}

fn outcomes(bracket: &Bracket, tie: TieId) -> Option<Outcomes> {
    Outcomes::of_the_question(bracket.facts(tie), bracket.ladder(tie))
}

/// Two commands in turn, of which the second one takes back the first, each with its frame.
fn in_turn(session: &mut Session, commands: [Command; 2]) -> Duration {
    let mut turns = commands.into_iter().cycle();
    let mut pressed = 0;
    let time = timed(|| {
        pressed += 1;
        session.press(turns.next().unwrap_or(commands[0]));
        session.draw();
    });
    if pressed % 2 == 1 {
        session.press(commands[1]);
    }
    time
}

/// Types letters, each with its frame.
fn type_in(session: &mut Session, letters: &str) {
    for letter in letters.chars() {
        session.letter(letter);
        session.draw();
    }
}
