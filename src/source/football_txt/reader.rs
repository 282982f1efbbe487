//! A season of the lines of a text: what holds for the lines that follow is kept here, and whatever goes with a match is put
//! to it.

use jiff::civil::{Date, Time};

use super::day::{self, Clock, Day};
use super::game::{self, Game};
use super::lexer::tokens;
use super::line::{self, Head, Line};
use super::lines;
use super::place::Place;
use super::remarks::{Passed, Remarks};
use super::score::{Impossible, State, Told};
use super::years::{Meant, Years};
use crate::competition::{Score, Side};
use crate::source::matches::{At, Fixture, Heading, Outcome, RemarkKind, Season};
use crate::text::quoted;

/// Longer lines are not looked at.
const LONGEST_LINE: usize = 2_000;

/// What is open at the end of a line.
#[derive(Debug, Default)]
enum Open {
    #[default]
    Nothing,
    /// Brackets below a match.
    Brackets(String),
    /// A property that goes on.
    Property(Passed),
}

/// A round, and its days, as told before its matches.
#[derive(Debug)]
struct Definition {
    name: String,
    from: Day,
    to: Day,
    /// The heading that was made of it, once a match needed one.
    heading: Option<usize>,
}

/// Reads one text into a season.
#[derive(Debug)]
pub(super) struct Reader<'s> {
    season: &'s mut Season,
    file: u32,
    /// The line that is read.
    line: u32,
    remarks: Remarks,
    years: Years,
    /// Matches whose year is not known yet.
    undated: Vec<(usize, Day)>,
    stages: Vec<(usize, String)>,
    rounds: Vec<(usize, String)>,
    heading: Option<usize>,
    definitions: Vec<Definition>,
    /// Whether anything but comments was read.
    begun: bool,
    /// Whether the title is that of a comment, until there is a heading.
    guessed_title: bool,
    day: Dated,
    time: Option<Time>,
    offset: Option<i32>,
    /// Where the first side stood in the last line with a time.
    column: usize,
    place: Option<Place>,
    open: Open,
    /// The match that what follows may go with, and what is told of it so far.
    last: Option<(usize, Told, bool)>,
}

/// The day that holds.
#[derive(Debug, Clone, Copy, Default)]
enum Dated {
    #[default]
    None,
    Known(Date),
    /// Its year is not known yet.
    Open(Day),
}

impl<'s> Reader<'s> {
    pub fn new(season: &'s mut Season, file: u32) -> Reader<'s> {
        let mut years = Years::default();
        if let Some(title) = &season.title {
            years.learn_title(title);
        }
        Reader {
            season,
            file,
            line: 0,
            remarks: Remarks::default(),
            years,
            undated: Vec::new(),
            stages: Vec::new(),
            rounds: Vec::new(),
            heading: None,
            definitions: Vec::new(),
            begun: false,
            guessed_title: false,
            day: Dated::None,
            time: None,
            offset: None,
            column: 0,
            place: None,
            open: Open::Nothing,
            last: None,
        }
    }

    /// Reads all of a text.
    pub fn read(mut self, text: &str) {
        let mut lines = lines::Lines::new(text);
        for line in lines.by_ref() {
            self.line = line.number;
            if let Some(comment) = line.comment.filter(|_| line.text.is_empty()) {
                self.comment(comment);
                continue;
            }
            if line.text.chars().count() > LONGEST_LINE {
                let text = format!(
                    "{} is longer than {LONGEST_LINE} characters, the most that is read of a line",
                    quoted(&line.text)
                );
                self.say(RemarkKind::NotUnderstood, 1, || text);
                continue;
            }
            self.read_line(&line.text);
        }
        if let Some(line) = lines.open_comment {
            let at = At { file: self.file, line, column: 1 };
            let text = || {
                "the comment that begins here is never closed with “-->”: everything behind it is passed over"
                    .to_owned()
            };
            self.remarks.say(RemarkKind::Understood, at, text);
        }
        self.finish();
    }

    fn finish(mut self) {
        self.close();
        let undated = std::mem::take(&mut self.undated);
        if let Some((first, _)) = undated.first() {
            let at = self.season.fixtures[*first].at;
            let text = || {
                format!(
                    "no year is known for the days of {} matches: they are kept without a day; a year in the title would tell",
                    undated.len()
                )
            };
            self.remarks.say(RemarkKind::Understood, at, text);
        }
        self.season.remarks.append(&mut self.remarks.finish());
    }

    fn at(&self, column: usize) -> At {
        At { file: self.file, line: self.line, column: u32::try_from(column).unwrap_or(u32::MAX) }
    }

    fn say(&mut self, kind: RemarkKind, column: usize, text: impl FnOnce() -> String) {
        let at = self.at(column);
        self.remarks.say(kind, at, text);
    }

    fn pass(&mut self, what: Passed) {
        let at = self.at(1);
        self.remarks.pass(what, at);
    }

    /// The head of many texts tells title or days in comments.
    fn comment(&mut self, comment: &str) {
        if let Some(days) = comment.strip_prefix("Date").filter(|rest| rest.starts_with([' ', ':', '\t'])) {
            let days = days.trim_start_matches([' ', ':', '\t']);
            let days = days.split('(').next().unwrap_or(days);
            if let Some((from, to)) = day::period(&tokens(days)) {
                self.years.learn_period(from, to);
            }
        } else if !self.begun && self.season.title.is_none() && Years::tells(comment) && !comment.contains("://") {
            self.years.learn_title(comment);
            self.season.title = Some(comment.trim_end_matches('#').trim().to_owned());
            self.guessed_title = true;
        }
    }

    fn read_line(&mut self, text: &str) {
        if self.goes_on(text) {
            return;
        }
        let line = line::read(text);
        self.begun |= !matches!(line, Line::Blank);
        match line {
            Line::Blank => {}
            Line::Heading(signs, name) => self.section(signs, name),
            Line::Round(marks, name, day) => self.round(marks, name, day),
            Line::Definition(name, days) => self.definition(name, days),
            Line::Day(head, place) => self.day_line(head, place, text),
            Line::Game(game) => self.game(*game, text),
            Line::Bye => self.pass(Passed::Byes),
            Line::Property(what) => {
                self.pass(what);
                self.property_goes_on(what, text);
            }
            Line::Brackets => self.brackets(String::new(), text),
            Line::Note(note) => self.note(note),
            Line::Unknown => self.not_understood(text),
        }
    }

    fn not_understood(&mut self, text: &str) {
        let column = 1 + text.chars().take_while(|c| c.is_whitespace()).count();
        let text = format!(
            "{} is not understood; expected a round, a day or a match: nothing is made of it",
            quoted(text.trim())
        );
        self.say(RemarkKind::NotUnderstood, column, || text);
    }

    /// Whether a line only goes on with what is open.
    fn goes_on(&mut self, text: &str) -> bool {
        let trimmed = text.trim();
        if matches!(self.open, Open::Nothing) {
            return false;
        }
        // Whatever was forgotten to be closed ends here.
        let ends =
            trimmed.is_empty() || matches!(line::read(text), Line::Heading(..) | Line::Round(..) | Line::Day(..));
        match std::mem::take(&mut self.open) {
            _ if ends => {
                self.close();
                false
            }
            Open::Brackets(before) => {
                self.brackets(before, text);
                true
            }
            Open::Property(what) => {
                self.pass(what);
                self.property_goes_on(what, text);
                true
            }
            Open::Nothing => false,
        }
    }

    fn property_goes_on(&mut self, what: Passed, text: &str) {
        let open = text.matches('(').count() > text.matches(')').count();
        // A remark in plain words goes on to the next blank line.
        if open || what == Passed::Other || text.trim_end().ends_with([',', ';', '-', '–']) {
            self.open = Open::Property(what);
        }
    }

    /// Closes whatever is open.
    fn close(&mut self) {
        if let Open::Brackets(text) = std::mem::take(&mut self.open) {
            self.scorers(&text);
        }
    }

    fn section(&mut self, signs: usize, name: &str) {
        self.rounds.clear();
        self.heading = None;
        self.forget_day();
        if signs == 1 {
            self.stages.clear();
            let guessed = std::mem::take(&mut self.guessed_title);
            match self.season.title.clone().filter(|_| !guessed) {
                None => self.season.title = Some(name.to_owned()),
                Some(title) if !same_title(&title, name) => {
                    let text = format!(
                        "{} is another title than {}: what follows is read as a part of the same competition",
                        quoted(name),
                        quoted(&title)
                    );
                    self.say(RemarkKind::Understood, 1, || text);
                    self.stages.push((signs, name.to_owned()));
                }
                Some(_) => {}
            }
            self.years.learn_title(name);
        } else {
            self.stages.retain(|(level, _)| *level < signs);
            self.stages.push((signs, name.to_owned()));
        }
    }

    fn stage(&self) -> Option<String> {
        let names: Vec<&str> = self.stages.iter().map(|(_, name)| name.as_str()).collect();
        (!names.is_empty()).then(|| names.join(", "))
    }

    fn round(&mut self, marks: usize, name: &str, day: Option<Day>) {
        self.rounds.retain(|(level, _)| *level < marks);
        self.rounds.push((marks, name.to_owned()));
        let names: Vec<&str> = self.rounds.iter().map(|(_, name)| name.as_str()).collect();
        let heading = Heading { stage: self.stage(), round: names.join(", "), group: None, leg: None };
        self.heading = Some(self.add_heading(heading));
        self.forget_day();
        if let Some(day) = day {
            self.set_day(day, 1);
        }
    }

    fn add_heading(&mut self, heading: Heading) -> usize {
        self.season.headings.push(heading);
        self.season.headings.len() - 1
    }

    fn definition(&mut self, name: &str, days: Option<(Day, Day)>) {
        self.pass(Passed::Groups);
        if let Some((from, to)) = days {
            self.definitions.push(Definition { name: name.to_owned(), from, to, heading: None });
        }
    }

    fn forget_day(&mut self) {
        (self.day, self.time, self.offset, self.place) = (Dated::None, None, None, None);
        self.last = None;
    }

    fn day_line(&mut self, head: Head, place: Option<Place>, text: &str) {
        let column = 1 + text.chars().take_while(|c| c.is_whitespace()).count();
        if let Some(day) = head.day {
            self.set_day(day, column);
            self.place = place;
        }
        if let Some(clock) = head.clock {
            self.set_time(clock, column);
            self.column = 0;
        }
    }

    fn set_day(&mut self, day: Day, column: usize) {
        (self.time, self.offset, self.place) = (None, None, None);
        self.day = match self.years.meant(day) {
            Meant::Open => Dated::Open(day),
            Meant::Impossible => {
                let text = format!(
                    "{} of month {} is no day of the calendar: matches are kept without a day",
                    day.day, day.month
                );
                self.say(RemarkKind::Contradiction, column, || text);
                Dated::None
            }
            Meant::Date(date, wrong) => {
                if let (Some(right), Some(typed)) = (wrong, day.weekday) {
                    let text =
                        format!("{date} is a {right:?}, and not a {typed:?}: the day is believed, the weekday is not");
                    self.say(RemarkKind::Contradiction, column, || text);
                }
                self.date_the_undated(date);
                Dated::Known(date)
            }
        };
    }

    /// The first year that is known tells those of the matches before, too.
    fn date_the_undated(&mut self, known: Date) {
        let mut later = known;
        for (fixture, day) in std::mem::take(&mut self.undated).into_iter().rev() {
            let before =
                (later.year() - 1..=later.year()).filter_map(|year| super::years::date(year, day.month, day.day));
            let date = before.filter(|date| *date <= later).max().unwrap_or(later);
            self.season.fixtures[fixture].date = Some(date);
            later = date;
        }
    }

    fn set_time(&mut self, clock: Clock, column: usize) {
        if clock.time.is_none() {
            let text = || "this is no time of day: the match is kept without one".to_owned();
            self.say(RemarkKind::Contradiction, column, text);
        }
        (self.time, self.offset) = (clock.time, clock.offset);
    }

    fn game(&mut self, game: Game<'_>, text: &str) {
        let column = 1 + text.chars().take_while(|c| c.is_whitespace()).count();
        if let Some(day) = game.head.day {
            self.set_day(day, column);
        }
        match game.head.clock {
            Some(clock) => {
                self.set_time(clock, column);
                self.column = game.start;
            }
            // Only below a time does a blank mean the same.
            None if game.start < self.column => (self.time, self.offset) = (None, None),
            None => {}
        }
        let date = if let Dated::Known(date) = self.day { Some(date) } else { None };
        let heading = self.heading_for(date);
        let place = game.place.or_else(|| self.place.clone()).unwrap_or_default();
        let index = self.season.fixtures.len();
        if let Dated::Open(day) = self.day {
            self.undated.push((index, day));
        }
        let note = game.notes.join("; ");
        let fixture = Fixture {
            at: self.at(column),
            heading,
            number: game.head.number,
            date,
            time: self.time,
            offset: self.offset.or(place.offset),
            teams: game.teams,
            outcome: Outcome::Unknown,
            stated: game.told.stated(),
            ground: place.ground,
            town: place.town,
            neutral: place.neutral || game.told.neutral,
            scorers: [None, None],
            note: (!note.is_empty()).then_some(note),
        };
        self.season.fixtures.push(fixture);
        if place.more.is_some() {
            self.pass(Passed::Attendance);
        }
        self.settle(index, &game.told, game.between, column);
        self.last = Some((index, game.told, game.between));
        if let Some(scorers) = game.scorers {
            self.scorers(scorers);
        }
    }

    /// Puts what is told of a match to it.
    fn settle(&mut self, index: usize, told: &Told, between: bool, column: usize) {
        let mut wrong = Vec::new();
        let ending = told.ending(|impossible| wrong.push(impossible));
        let score = ending.and_then(|ending| ending.last);
        let outcome = match told.state {
            None | Some(State::Postponed | State::Replay | State::Bye) => {
                ending.map_or(Outcome::Unknown, Outcome::Played)
            }
            Some(State::Cancelled) => Outcome::Cancelled,
            Some(State::Abandoned) => Outcome::Abandoned(ending),
            Some(State::Awarded) => Outcome::Awarded(score),
            Some(State::Annulled) => Outcome::Annulled(ending),
            Some(State::Walkover) => {
                Outcome::Walkover(score.and_then(Score::leader).or_else(|| between.then_some(Side::A)))
            }
            Some(State::WalkoverOfSecond) => Outcome::Walkover(Some(Side::B)),
        };
        let fixture = &mut self.season.fixtures[index];
        fixture.outcome = outcome;
        fixture.stated = told.stated();
        for impossible in wrong {
            self.say(RemarkKind::Contradiction, column, || impossible.to_string());
        }
    }

    /// The heading that a match stands under.
    fn heading_for(&mut self, date: Option<Date>) -> usize {
        if let Some(heading) = self.heading {
            return heading;
        }
        let defined = date.and_then(|date| self.definitions.iter().position(|definition| definition.has(date)));
        if let Some(defined) = defined {
            if let Some(heading) = self.definitions[defined].heading {
                return heading;
            }
            let round = self.definitions[defined].name.clone();
            let heading = self.add_heading(Heading { stage: self.stage(), round, group: None, leg: None });
            self.definitions[defined].heading = Some(heading);
            return heading;
        }
        // A stage without rounds is a round by itself.
        let mut stages = self.stages.clone();
        let round = stages.pop().map(|(_, name)| name).unwrap_or_default();
        let names: Vec<String> = stages.into_iter().map(|(_, name)| name).collect();
        let stage = (!names.is_empty()).then(|| names.join(", "));
        let heading = self.add_heading(Heading { stage, round, group: None, leg: None });
        self.heading = Some(heading);
        heading
    }

    /// Goes on with brackets below a match, and closes them if they are.
    fn brackets(&mut self, mut before: String, text: &str) {
        if !before.is_empty() {
            before.push(' ');
        }
        before.push_str(text.trim());
        let (open, close) = if before.starts_with('[') { ('[', ']') } else { ('(', ')') };
        let is_open = before.matches(open).count() > before.matches(close).count();
        if is_open && before.len() < LONGEST_LINE * 4 {
            self.open = Open::Brackets(before);
        } else {
            self.scorers(&before);
        }
    }

    /// What stood in brackets below a match: its scorers, or more of its score.
    fn scorers(&mut self, text: &str) {
        let inner = text.trim_matches(['(', ')', '[', ']']).trim();
        let Some((index, mut told, between)) = self.last.take() else { return self.pass(Passed::Scorers) };
        if told.read_inside(&tokens(inner)).is_some() {
            self.settle(index, &told, between, 1);
            self.last = Some((index, told, between));
            return;
        }
        let inner = text.strip_prefix(['(', '[']).unwrap_or(text);
        let inner = inner.strip_suffix([')', ']']).unwrap_or(inner).trim();
        let fixture = &mut self.season.fixtures[index];
        let name = |text: &str| {
            let text = text.trim().trim_matches(['-', '–']).trim();
            (!text.is_empty()).then(|| text.to_owned())
        };
        match (inner.split_once(';'), only_scorer(fixture.outcome)) {
            (Some((a, b)), _) => fixture.scorers = [name(a), name(b)],
            (None, Some(side)) => {
                let kept = &mut fixture.scorers[side.index()];
                *kept = match (kept.take(), name(inner)) {
                    (Some(before), Some(more)) => Some(format!("{before} {more}")),
                    (before, more) => before.or(more),
                };
            }
            (None, None) => self.pass(Passed::Scorers),
        }
        self.last = Some((index, told, between));
    }

    fn note(&mut self, note: &str) {
        let Some((index, mut told, between)) = self.last.take() else { return self.pass(Passed::Other) };
        let fixture = &mut self.season.fixtures[index];
        if told.read_inside(&tokens(note)).is_some() || game::is_claim(&mut told, &fixture.teams, note) {
            self.settle(index, &told, between, 1);
        } else {
            let kept = &mut fixture.note;
            *kept = Some(kept.take().map_or_else(|| note.to_owned(), |before| format!("{before}; {note}")));
        }
        self.last = Some((index, told, between));
    }
}

impl Definition {
    /// Whether a day is one of its days.
    fn has(&self, date: Date) -> bool {
        let of = |day: Day| (day.month, day.day);
        let date = (date.month(), date.day());
        let (from, to) = (of(self.from), of(self.to));
        if from <= to { (from..=to).contains(&date) } else { date >= from || date <= to }
    }
}

/// The only side that scored.
fn only_scorer(outcome: Outcome) -> Option<Side> {
    let (Outcome::Played(ending) | Outcome::Abandoned(Some(ending)) | Outcome::Annulled(Some(ending))) = outcome else {
        return None;
    };
    match ending.last? {
        Score { a: 1.., b: 0 } => Some(Side::A),
        Score { a: 0, b: 1.. } => Some(Side::B),
        _ => None,
    }
}

/// Whether two titles are of one competition.
fn same_title(a: &str, b: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    plain(a) == plain(b)
}

impl std::fmt::Display for Impossible {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let figures = |score: &Score| format!("{}–{}", score.a, score.b);
        match self {
            Impossible::Fewer { earlier, later } => {
                write!(f, "{} cannot become {}: the earlier figure is left out", figures(earlier), figures(later))
            }
            Impossible::LevelShootout(score) => {
                write!(f, "a shoot-out cannot end {}: it is left out", figures(score))
            }
        }
    }
}
