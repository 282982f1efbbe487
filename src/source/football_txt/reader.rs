//! A season of the lines of a text, one after the other: what holds for the lines that follow is kept by `outline` and
//! `when`, and whatever goes with a match is put to it.

use super::aside;
use super::day;
use super::figure::State;
use super::game::{self, Game};
use super::lexer::{spaced, tokens};
use super::line::{self, Head, Line};
use super::lines::{self, Lines};
use super::outline::Outline;
use super::place::Place;
use super::remarks::{Passed, Remarks};
use super::score::{Impossible, Told};
use super::when::When;
use super::years::Years;
use crate::competition::{Score, Side};
use crate::source::matches::{At, Fixture, Outcome, RemarkKind, Season};
use crate::text::quoted;

/// Longer lines are not looked at, in characters.
const LONGEST_LINE: usize = 2_000;

/// So much that cannot be so is said of one match.
const MOST_WRONG: usize = 4;

/// Whether a line is too long to be looked at.
pub(super) fn is_too_long(text: &str) -> bool {
    text.len() > LONGEST_LINE && text.chars().count() > LONGEST_LINE
}

/// What is open at the end of a line.
#[derive(Debug, Default)]
enum Open {
    #[default]
    Nothing,
    /// Brackets below a match, with what stands in them so far, and how many of them are open.
    Brackets(String, usize),
    /// A property that goes on.
    Property(Passed),
}

/// The match that what follows may go with, and what is told of it so far.
#[derive(Debug)]
struct Last {
    fixture: usize,
    told: Told,
    between: bool,
    /// What was said already that cannot be so in it.
    wrong: Vec<Impossible>,
}

/// Reads one text into a season.
#[derive(Debug)]
pub(super) struct Reader<'s> {
    season: &'s mut Season,
    /// The line that is read, at its first character.
    at: At,
    remarks: Remarks,
    outline: Outline,
    when: When,
    /// Where the matches of a day are played, if that stands beside the day.
    place: Option<Place>,
    last: Option<Last>,
    open: Open,
    /// A note that goes on beside the next lines: the match that it is of, and the column in which it began.
    aside: Option<(usize, usize)>,
    /// Whether anything but comments was read.
    begun: bool,
    /// Whether the title is only that of a comment.
    guessed_title: bool,
}

impl<'s> Reader<'s> {
    pub fn new(season: &'s mut Season, file: u32) -> Reader<'s> {
        let mut when = When::default();
        if let Some(title) = &season.title {
            when.years.learn_title(title);
        }
        Reader {
            season,
            at: At { file, line: 0, column: 1 },
            remarks: Remarks::default(),
            outline: Outline::default(),
            when,
            place: None,
            last: None,
            open: Open::Nothing,
            aside: None,
            begun: false,
            guessed_title: false,
        }
    }

    /// Reads all of a text.
    pub fn read(mut self, text: &str) {
        let mut lines = Lines::new(text);
        for line in lines.by_ref() {
            let column = 1 + line.text.chars().take_while(|c| c.is_whitespace()).count();
            self.at = At { line: line.number, column: u32::try_from(column).unwrap_or(u32::MAX), ..self.at };
            self.read_line(&line);
        }
        if let Some(line) = lines.open_comment {
            let at = At { line, column: 1, ..self.at };
            let text = "the comment that begins here is never closed by “-->”: everything behind it is passed over";
            self.remarks.say(RemarkKind::Understood, at, || text.to_owned());
        }
        self.finish();
    }

    fn finish(mut self) {
        self.close();
        if let Some((first, count)) = self.when.left_undated() {
            let at = self.season.fixtures[first].at;
            let text = || {
                format!(
                    "no year is known for {count} matches, and they are kept without a day: the title could tell it"
                )
            };
            self.remarks.say(RemarkKind::Understood, at, text);
        }
        self.remarks.hand_over(self.season);
    }

    fn say(&mut self, kind: RemarkKind, text: impl FnOnce() -> String) {
        self.remarks.say(kind, self.at, text);
    }

    fn pass(&mut self, what: Passed) {
        self.remarks.pass(what, self.at);
    }

    fn read_line(&mut self, line: &lines::Line<'_>) {
        let text = line.text.as_ref();
        if text.is_empty()
            && let Some(comment) = line.comment
        {
            return self.comment(comment);
        }
        if is_too_long(text) {
            let what =
                || format!("{} has more than {LONGEST_LINE} characters: nothing is made of such a line", quoted(text));
            return self.say(RemarkKind::NotUnderstood, what);
        }
        let goes_on = self.aside.and_then(|(_, column)| aside::goes_on(text, column));
        if goes_on.is_none() {
            self.aside = None;
        }
        match goes_on.or_else(|| aside::begins(text)) {
            Some(at) => {
                let (beside, note) = text.split_at(at);
                self.read_text(beside.trim_end());
                self.note_beside(note, beside.chars().count());
            }
            None => self.read_text(text),
        }
    }

    fn read_text(&mut self, text: &str) {
        let read = line::read(text);
        if self.goes_on(text, &read) {
            return;
        }
        self.begun |= !matches!(read, Line::Blank);
        match read {
            Line::Blank => {}
            Line::Heading(signs, name) => self.section(signs, name),
            Line::Round(marks, name, day) => self.round(marks, name, day),
            Line::Definition(name, days) => {
                self.pass(Passed::Groups);
                if let Some(days) = days {
                    self.outline.define(name, days);
                }
            }
            Line::Day(head, place) => self.day(head, place),
            Line::Game(game) => self.game(*game),
            Line::Bye => self.pass(Passed::Byes),
            Line::Property(what) => self.property(what, text),
            Line::Brackets => self.brackets(String::new(), 0, text),
            Line::Note(note) => self.note(note),
            Line::Unknown => {
                let what = || format!("{} is not understood; expected a round, a day or a match", quoted(text.trim()));
                self.say(RemarkKind::NotUnderstood, what);
            }
        }
    }

    /// The head of many texts tells title or days in comments.
    fn comment(&mut self, comment: &str) {
        let (first, days) = comment.split_once([' ', '\t']).unwrap_or((comment, ""));
        if matches!(first.trim_end_matches(':'), "Date" | "Dates") {
            let days = days.split('(').next().unwrap_or(days);
            if let Some((from, to)) = day::period(&tokens(days)) {
                self.when.years.learn_period(from, to);
            }
        } else if !self.begun && self.season.title.is_none() && Years::tells(comment) && !comment.contains("://") {
            self.when.years.learn_title(comment);
            // Behind a comma stand the days on which it was held.
            let title = comment.split(',').find(|part| Years::tells(part)).unwrap_or(comment);
            self.season.title = Some(spaced(title.trim_end_matches('#')));
            self.guessed_title = true;
        }
    }

    /// Whether a line only goes on with what is open.
    fn goes_on(&mut self, text: &str, read: &Line<'_>) -> bool {
        // Whatever was forgotten to be closed ends here.
        let ends = matches!(read, Line::Blank | Line::Heading(..) | Line::Round(..) | Line::Day(..));
        match std::mem::take(&mut self.open) {
            Open::Nothing => return false,
            open if ends => {
                self.open = open;
                self.close();
                return false;
            }
            Open::Brackets(before, depth) => self.brackets(before, depth, text),
            Open::Property(what) => self.property(what, text),
        }
        true
    }

    /// Closes whatever is open.
    fn close(&mut self) {
        if let Open::Brackets(text, _) = std::mem::take(&mut self.open) {
            self.behind_match(&text);
        }
    }

    fn section(&mut self, signs: usize, name: &str) {
        self.end_round();
        if signs > 1 {
            return self.outline.stage(signs, Some(name));
        }
        let known = self.season.title.take().filter(|_| !std::mem::take(&mut self.guessed_title));
        let other = known.as_ref().is_some_and(|title| !is_same(title, name));
        if let Some(title) = known.as_ref().filter(|_| other) {
            let (name, title) = (quoted(name), quoted(title));
            self.say(RemarkKind::Understood, || {
                format!("{name} is read as a part of the competition above, though its title is not {title}")
            });
        }
        self.outline.stage(signs, other.then_some(name));
        self.season.title = known.or_else(|| Some(spaced(name)));
        self.when.years.learn_title(name);
    }

    fn round(&mut self, marks: usize, name: &str, day: Option<day::Day>) {
        self.end_round();
        self.outline.round(marks, name, self.season);
        self.day(Head { day, ..Head::default() }, None);
    }

    /// What held for the matches of a round holds for those of the next one no longer.
    fn end_round(&mut self) {
        self.when.forget();
        self.place = None;
        self.last = None;
    }

    fn day(&mut self, head: Head, place: Option<Place>) {
        if let Some(day) = head.day {
            self.when.day(day, self.at, &mut self.season.fixtures, &mut self.remarks);
            self.place = place;
        }
        if let Some(clock) = head.clock {
            self.when.time(clock, 0, self.at, &mut self.remarks);
        }
    }

    fn game(&mut self, game: Game<'_>) {
        if game.head.day.is_some() {
            self.day(Head { clock: None, ..game.head }, None);
        }
        match game.head.clock {
            Some(clock) => self.when.time(clock, game.start, self.at, &mut self.remarks),
            None => self.when.no_time(game.start),
        }
        let index = self.season.fixtures.len();
        self.when.remember(index);
        let date = self.when.date();
        let (time, offset) = self.when.clock();
        let place = game.place.or_else(|| self.place.clone()).unwrap_or_default();
        if place.more.is_some() {
            self.pass(Passed::Attendance);
        }
        let note = game.notes.join("; ");
        let fixture = Fixture {
            at: self.at,
            heading: self.outline.heading(date, self.season),
            number: game.head.number,
            date,
            time,
            offset: offset.or(place.offset),
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
        self.settle(Last { fixture: index, told: game.told, between: game.between, wrong: Vec::new() });
        if let Some(scorers) = game.scorers {
            self.behind_match(scorers);
        }
    }

    /// Puts what is told of a match to it; more may follow.
    fn settle(&mut self, mut last: Last) {
        let ending = last.told.ending(|wrong| {
            // Once for a match, however much follows of it.
            if last.wrong.len() < MOST_WRONG && !last.wrong.contains(&wrong) {
                self.remarks.say(RemarkKind::Contradiction, self.at, || wrong.to_string());
                last.wrong.push(wrong);
            }
        });
        let score = ending.and_then(|ending| ending.last);
        let fixture = &mut self.season.fixtures[last.fixture];
        fixture.stated = last.told.stated();
        fixture.neutral |= last.told.neutral;
        fixture.outcome = match last.told.state {
            None | Some(State::Postponed | State::Replay | State::Bye) => {
                ending.map_or(Outcome::Unknown, Outcome::Played)
            }
            Some(State::Cancelled) => Outcome::Cancelled,
            Some(State::Abandoned) => Outcome::Abandoned(ending),
            Some(State::Awarded) => Outcome::Awarded(score),
            Some(State::Annulled) => Outcome::Annulled(ending),
            Some(State::Walkover) => {
                Outcome::Walkover(score.and_then(Score::leader).or_else(|| last.between.then_some(Side::A)))
            }
            Some(State::WalkoverOfSecond) => Outcome::Walkover(Some(Side::B)),
        };
        self.last = Some(last);
    }

    fn property(&mut self, what: Passed, text: &str) {
        self.pass(what);
        let open = text.matches('(').count() > text.matches(')').count();
        // A remark in plain words goes on to the next blank line.
        if open || what == Passed::Other || text.trim_end().ends_with([',', ';', '-', '–']) {
            self.open = Open::Property(what);
        }
    }

    /// Goes on with brackets below a match, and closes them if they are.
    fn brackets(&mut self, mut before: String, depth: usize, text: &str) {
        let text = text.trim();
        if !before.is_empty() {
            before.push(' ');
        }
        before.push_str(text);
        let count = |bracket: [char; 2]| text.matches(bracket).count();
        let depth = (depth + count(['(', '['])).saturating_sub(count([')', ']']));
        // Scorers without brackets go on as long as their lines say so.
        let more = depth > 0 || (!before.starts_with(['(', '[']) && text.ends_with([';', ',']));
        if more && before.len() < 4 * LONGEST_LINE {
            self.open = Open::Brackets(before, depth);
        } else {
            self.behind_match(&before);
        }
    }

    /// What stood in brackets with a match: more of its score, or its scorers.
    fn behind_match(&mut self, text: &str) {
        let inside = text.strip_prefix(['(', '[']).unwrap_or(text);
        let inside = inside.strip_suffix([')', ']']).unwrap_or(inside).trim();
        let Some(mut last) = self.last.take() else { return self.pass(Passed::Scorers) };
        if last.told.read_inside(&tokens(inside)).is_some() {
            return self.settle(last);
        }
        let fixture = &mut self.season.fixtures[last.fixture];
        match (inside.split_once(';'), only_scorer(fixture.outcome)) {
            (Some((first, second)), _) => fixture.scorers = [first, second].map(scorers),
            (None, Some(side)) => add_words(&mut fixture.scorers[side.index()], " ", inside),
            (None, None) => self.pass(Passed::Scorers),
        }
        self.last = Some(last);
    }

    /// Puts words that stand beside a match to it, or to the match above that they began with.
    fn note_beside(&mut self, note: &str, column: usize) {
        let words = note.trim_matches(['[', ']', ' ']);
        let here = self.last.as_ref().map(|last| last.fixture);
        let here = here.filter(|fixture| self.season.fixtures[*fixture].at.line == self.at.line);
        let Some((fixture, column)) = self.aside.take().or(here.map(|fixture| (fixture, column))) else {
            return self.pass(Passed::Other);
        };
        add_words(&mut self.season.fixtures[fixture].note, " ", words);
        if let Some(mut last) = self.last.take_if(|last| last.fixture == fixture) {
            game::award(&mut last.told, &self.season.fixtures[fixture].teams, words);
            self.settle(last);
        }
        self.aside = (!note.contains(']')).then_some((fixture, column));
    }

    fn note(&mut self, note: &str) {
        let Some(mut last) = self.last.take() else { return self.pass(Passed::Other) };
        let fixture = &mut self.season.fixtures[last.fixture];
        let told = &mut last.told;
        if told.read_inside(&tokens(note)).is_some() || game::is_claim(told, &fixture.teams, note) {
            return self.settle(last);
        }
        add_words(&mut fixture.note, "; ", note);
        self.last = Some(last);
    }
}

/// The scorers of one side, if it has any.
fn scorers(text: &str) -> Option<String> {
    let text = text.trim().trim_matches(['-', '–']).trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Puts more words behind those that are there.
fn add_words(kept: &mut Option<String>, between: &str, more: &str) {
    match kept {
        Some(kept) => {
            kept.push_str(between);
            kept.push_str(more);
        }
        None => *kept = Some(more.to_owned()),
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

/// Whether two titles are one, however they are typed.
fn is_same(a: &str, b: &str) -> bool {
    spaced(a).to_lowercase() == spaced(b).to_lowercase()
}
