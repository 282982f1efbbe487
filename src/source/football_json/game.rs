//! A match of football.json, made one of the season.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::Reader;
use super::document::{Goal, Goals, Match, Named, Pair, Parts, score};
use crate::source::matches::moment::{Clock, Moment, Order, offset};
use crate::source::matches::state::State;
use crate::source::matches::team::is_code;
use crate::source::matches::trap::Figures;
use crate::source::matches::{Fixture, Heading, Outcome, RemarkKind, Stated, Team};

impl<'t> Reader<'t, '_> {
    /// Takes a match into the season, or says why not.
    pub(super) fn game(&mut self, raw: &'t RawValue, round: Option<&str>) {
        let Some(game) = self.parsed::<Match>(raw, "a match") else { return };
        let at = self.cursor.at(self.offset(raw.get()));
        let [Some(a), Some(b)] = [self.team(game.team1), self.team(game.team2)] else {
            self.intake.remarks.tell(RemarkKind::NotUnderstood, Some(at), || {
                "a match without two sides; expected their names under “team1” and “team2”".to_owned()
            });
            return;
        };
        let date = self.date(game.date);
        let clock = self.clock(game.time);
        let state = self.state(game.status);
        let figures = self.figures(&game);
        let heading = self.heading_of(&game, round);
        let fixture = Fixture {
            at,
            heading,
            number: game.num,
            date: date.map(|moment| moment.date),
            time: clock.or(date.and_then(|moment| moment.clock)).map(|clock| clock.time),
            offset: clock.and_then(|clock| clock.offset).or_else(|| offset(game.timezone.as_deref()?)),
            teams: [a, b],
            outcome: Outcome::Unknown,
            stated: Stated::default(),
            ground: game.ground.or(game.stadium).and_then(named).map(|ground| ground.name),
            town: game.city.filter(|town| !town.trim().is_empty()),
            neutral: false,
            scorers: [game.goals1, game.goals2].map(|goals| goals.and_then(scorers)),
            note: None,
        };
        self.intake.take(fixture, state, figures);
    }

    fn heading_of(&mut self, game: &Match, round: Option<&str>) -> usize {
        let leg = game.leg.map(|leg| leg.get().trim_matches('"').to_owned());
        self.intake.heading(Heading {
            stage: game.stage.clone(),
            round: game.round.as_deref().or(round).unwrap_or_default().to_owned(),
            group: game.group.clone(),
            leg: leg.filter(|leg| !leg.is_empty()),
            before: None,
        })
    }

    /// A side: a name, or an object with a name and perhaps a code.
    fn team(&mut self, raw: Option<&'t RawValue>) -> Option<Team> {
        let raw = raw?;
        let Some(named) = named(raw).filter(|named| !named.name.trim().is_empty()) else {
            self.misread(raw.get(), "the name of a club or a country");
            return None;
        };
        let team = Team::named(&named.name);
        Some(Team { code: named.code.filter(|code| is_code(code)).or(team.code), ..team })
    }

    fn date(&mut self, raw: Option<&'t RawValue>) -> Option<Moment> {
        let raw = raw?;
        let date = word(raw).and_then(|text| Moment::parse(&text, Order::DayFirst));
        if date.is_none() {
            self.misread(raw.get(), "a date, such as “2024-06-21”");
        }
        date
    }

    fn clock(&mut self, raw: Option<&'t RawValue>) -> Option<Clock> {
        let raw = raw?;
        let clock = word(raw).and_then(|text| Clock::parse(&text));
        if clock.is_none() {
            self.misread(raw.get(), "a time of day, such as “20:45”");
        }
        clock
    }

    fn state(&mut self, raw: Option<&'t RawValue>) -> Option<State> {
        let raw = raw?;
        let state = word(raw).and_then(|text| State::parse(&text));
        if state.is_none() {
            self.misread(raw.get(), "the state of a match, such as “cancelled” or “awarded”");
        }
        state
    }

    /// All figures of a match, of either generation.
    fn figures(&mut self, game: &Match<'t>) -> Figures {
        let parts = game.score.and_then(|raw| self.parts(raw)).unwrap_or(Parts { ft: None, et: None, p: None });
        let either = |part: Option<Pair>, a: Option<Goals>, b: Option<Goals>| part.and_then(score).or(score([a, b]));
        let after_extra_time = either(parts.et, game.score1et, game.score2et);
        Figures {
            full_time: either(parts.ft, game.score1, game.score2),
            score: None,
            after_extra_time,
            extra_time: after_extra_time.is_some(),
            kicks: either(parts.p, game.score1p, game.score2p),
            kicks_won: None,
        }
    }

    /// A score: its parts, or only the goals of both sides.
    fn parts(&mut self, raw: &'t RawValue) -> Option<Parts> {
        let read = match raw.get().starts_with('[') {
            true => serde_json::from_str(raw.get()).map(|pair| Parts { ft: Some(pair), et: None, p: None }),
            false => serde_json::from_str(raw.get()),
        };
        read.inspect_err(|error| self.refuse(raw.get(), error, "a score")).ok()
    }
}

/// A name alone, or in an object.
fn named(raw: &RawValue) -> Option<Named> {
    match word(raw) {
        Some(name) => Some(Named { name, code: None }),
        None => serde_json::from_str(raw.get()).ok(),
    }
}

fn word(raw: &RawValue) -> Option<String> {
    String::deserialize(raw).ok()
}

/// Scorers with their minutes, "Kane 12', 54' pen, Bell 90+2'"; what is no list of goals tells nothing.
fn scorers(raw: &RawValue) -> Option<String> {
    let goals: Vec<Goal> = serde_json::from_str(raw.get()).ok()?;
    let mut said = String::new();
    let mut before = "";
    for goal in &goals {
        let minute = goal.minute.map(|minute| minute.get().trim_matches('"')).unwrap_or_default();
        said.push_str(if said.is_empty() { "" } else { ", " });
        // Who scores again is not named again.
        if goal.name != before || minute.is_empty() {
            said.push_str(&goal.name);
            said.push_str(if minute.is_empty() { "" } else { " " });
        }
        before = &goal.name;
        said.push_str(minute);
        if let Some(more) = goal.offset {
            said.push_str(&format!("+{more}"));
        }
        said.push_str(if minute.is_empty() { "" } else { "'" });
        said.push_str(if goal.penalty { " pen" } else { "" });
        said.push_str(if goal.owngoal { " og" } else { "" });
    }
    Some(said).filter(|said| !said.is_empty())
}
