//! What stands above the matches that follow: stages, rounds within rounds, and the days that rounds were said to have
//! before their matches.

use jiff::civil::Date;

use super::day::Day;
use super::lexer;
use crate::source::matches::{self, Heading, Season};

/// So many rounds are told before their matches at most: the day of a match is held against each of them.
const MOST_DEFINITIONS: usize = 200;

/// So many levels of headings are told apart: deeper ones stand beside each other.
const DEEPEST: usize = 6;

/// The headings that hold.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// Each with its level, the highest first.
    stages: Vec<(usize, String)>,
    rounds: Vec<(usize, String)>,
    /// The heading that the next match stands under, by its index in the season.
    heading: Option<usize>,
    /// That of matches before any round that belong to none.
    otherwise: Option<usize>,
    definitions: Vec<Definition>,
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

impl Definition {
    /// Whether a day is one of its days.
    fn has(&self, date: Date) -> bool {
        let of = |day: Day| (day.month, day.day);
        let (date, from, to) = ((date.month(), date.day()), of(self.from), of(self.to));
        if from <= to { (from..=to).contains(&date) } else { date >= from || date <= to }
    }
}

impl Outline {
    /// A competition, or a part of one, begins.
    pub fn stage(&mut self, level: usize, name: Option<&str>) {
        let level = level.min(DEEPEST);
        self.rounds.clear();
        (self.heading, self.otherwise) = (None, None);
        self.stages.retain(|(above, _)| *above < level);
        self.stages.extend(name.map(|name| (level, lexer::name(name))));
    }

    /// A round begins, or a part of one.
    pub fn round(&mut self, level: usize, name: &str, season: &mut Season) {
        let level = level.min(DEEPEST);
        // Legs and replays alone are those of the round above, whichever mark they have.
        let has_round = self.rounds.iter().any(|(above, name)| *above == level && !matches::is_leg_or_replay(name));
        let level = if has_round && matches::is_leg_or_replay(name) { level + 1 } else { level };
        self.rounds.retain(|(above, _)| *above < level);
        self.rounds.push((level, lexer::name(name)));
        let round = joined(&self.rounds).unwrap_or_default();
        self.heading = Some(add(season, joined(&self.stages), round));
    }

    /// A round will be played on these days.
    pub fn define(&mut self, name: &str, (from, to): (Day, Day)) {
        if self.definitions.len() < MOST_DEFINITIONS {
            self.definitions.push(Definition { name: lexer::name(name), from, to, heading: None });
        }
    }

    /// The heading of a match that is told next: of the round that began last, or else of the one whose days have its day.
    pub fn heading(&mut self, date: Option<Date>, season: &mut Season) -> usize {
        if let Some(heading) = self.heading {
            return heading;
        }
        let stage = joined(&self.stages);
        if let Some(defined) = date.and_then(|date| self.definitions.iter_mut().find(|defined| defined.has(date))) {
            return *defined.heading.get_or_insert_with(|| add(season, stage, defined.name.clone()));
        }
        if let Some(heading) = self.otherwise {
            return heading;
        }
        // A stage without rounds is a round by itself.
        let heading = match self.stages.split_last() {
            Some(((_, name), above)) => add(season, joined(above), name.clone()),
            None => add(season, None, String::new()),
        };
        *self.otherwise.insert(heading)
    }
}

/// The names of all levels.
fn joined(levels: &[(usize, String)]) -> Option<String> {
    let names: Vec<&str> = levels.iter().map(|(_, name)| name.as_str()).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// Puts a heading into a season.
fn add(season: &mut Season, stage: Option<String>, round: String) -> usize {
    season.headings.push(Heading { stage, round, ..Heading::default() });
    season.headings.len() - 1
}
