//! What a side needs in a leg, in one sentence: "Zamalek need to win by three, or by two if they score four or more; a 2–0
//! win goes to penalties; anything else sends Arta Solar through."
//!
//! Wins and defeats are those of the side that needs something, wherever it plays; of their scores the winner's goals stand
//! first, as everybody tells them.

use super::{club, upper_first};
use crate::ask::{Condition, End, Needs, Outcomes};
use crate::bracket::Bracket;
use crate::competition::{Side, Slot, Step, TieId};

/// What a side needs in a leg of a tie; what it needed, where the leg has been played.
pub fn needs(bracket: &Bracket, tie: TieId, map: &Outcomes) -> String {
    let needs = Needs::of(map);
    let real = map.real.map(|real| (real.of(needs.side), real.of(!needs.side)));
    let was = bracket.regulations(tie).is_some() && !bracket.is_changed(tie);
    Said { names: Named::both(bracket, tie, map.host), needs: &needs, real, was }.sentence()
}

/// A side within a sentence.
#[derive(Debug)]
pub(super) struct Named {
    pub name: String,
    /// Clubs are many, and the winner of a tie that is still open is one.
    many: bool,
}

impl Named {
    /// Both sides of a tie, in a leg at one of them.
    pub fn both(bracket: &Bracket, tie: TieId, host: Side) -> [Named; 2] {
        Side::BOTH.map(|side| match (bracket.club(tie, side), bracket.tie(tie).slot(side)) {
            (None, Slot::WinnerOf(_) | Slot::LoserOf(_)) => {
                Named { name: format!("the {}", club(bracket, tie, side)), many: false }
            }
            (None, _) => Named { name: format!("the {}", if side == host { "hosts" } else { "guests" }), many: true },
            (Some(_), _) => Named { name: club(bracket, tie, side), many: true },
        })
    }

    /// "go through", as it is said of them.
    pub fn go_through(&self) -> String {
        format!("{} {} through", self.name, if self.many { "go" } else { "goes" })
    }

    fn need(&self) -> &'static str {
        if self.many { "need" } else { "needs" }
    }
}

/// How a sentence stands to what really happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tense {
    /// It is to come.
    Is,
    /// It came so.
    Was,
    /// It came otherwise.
    WouldHave,
}

impl Tense {
    fn of(self, [is, was, would_have]: [&'static str; 3]) -> &'static str {
        match self {
            Tense::Is => is,
            Tense::Was => was,
            Tense::WouldHave => would_have,
        }
    }
}

const SENDS: [&str; 3] = ["sends", "sent", "would have sent"];
const GOES: [&str; 3] = ["goes", "went", "would have gone"];
const LEAVES: [&str; 3] = ["leaves", "left", "would have left"];

/// What a sentence is about.
struct Said<'a> {
    names: [Named; 2],
    needs: &'a Needs,
    /// How the leg ended, the goals of the one who needed something first.
    real: Option<(u16, u16)>,
    /// Whether what that came to really came of it: these were the regulations, and nothing is changed.
    was: bool,
}

impl Said<'_> {
    fn sentence(&self) -> String {
        let (enough, mut others): (Vec<&Condition>, Vec<&Condition>) =
            self.needs.conditions.iter().partition(|one| self.is_need(one));
        let mut clauses: Vec<String> = Vec::new();
        match enough.split_first() {
            Some((first, besides)) if first.to.is_none() => {
                let besides = besides.iter().map(|one| format!(", or {}", way(one, self.score())));
                clauses.push(self.need(first.from) + &besides.collect::<String>());
            }
            _ => others = self.needs.conditions.iter().collect(),
        }
        // Of the first win or defeat it is told whose it is.
        let mut whose = if clauses.is_empty() { format!(" for {}", self.name(self.needs.side)) } else { String::new() };
        for condition in others {
            clauses.push(self.comes_to(
                &scores(condition, &whose, self.score()),
                condition.end,
                self.tense(|own, other| condition.holds(own, other)),
            ));
            if !condition.is_of_draws() {
                whose.clear();
            }
        }
        clauses.push(self.rest());
        upper_first(&clauses.join("; ")) + "."
    }

    /// Whether it is told as what the side needs: it is enough, and a win, a draw or a defeat throughout.
    fn is_need(&self, condition: &Condition) -> bool {
        let one_kind = condition.to.is_none_or(|to| condition.from.signum() == to.signum());
        condition.end == End::Through(self.needs.side) && one_kind
    }

    /// "if they score four or more", or scored.
    fn score(&self) -> &'static str {
        if self.real.is_some() { "scored" } else { "score" }
    }

    fn name(&self, side: Side) -> &str {
        &self.names[side.index()].name
    }

    /// How it stands to what happened, where that is told of some scores.
    fn tense(&self, holds: impl Fn(u16, u16) -> bool) -> Tense {
        match self.real {
            None => Tense::Is,
            Some((own, other)) if self.was && holds(own, other) => Tense::Was,
            Some(_) => Tense::WouldHave,
        }
    }

    /// What they need where only a margin counts.
    fn need(&self, from: i32) -> String {
        let named = &self.names[self.needs.side.index()];
        let need = format!("{} {}", named.name, if self.real.is_some() { "needed" } else { named.need() });
        match from {
            2.. => format!("{need} to win by {}", number(from)),
            1 => format!("{need} to win"),
            0 => format!("{need} at least a draw"),
            _ => format!("{need} to avoid a defeat by {} or more", number(1 - from)),
        }
    }

    /// What scores come to.
    fn comes_to(&self, scores: &str, end: End, tense: Tense) -> String {
        match end {
            End::Through(side) => format!("{scores} {} {} through", tense.of(SENDS), self.name(side)),
            End::Next(Step::BetterPlaced) => {
                format!("{scores} {} the better placed side through", tense.of(SENDS))
            }
            End::Next(step) => format!("{scores} {} to {}", tense.of(GOES), going_on(step)),
            End::Open => format!("{scores} {} it to another leg", tense.of(LEAVES)),
            End::Level => format!("{scores} {} nobody through", tense.of(SENDS)),
        }
    }

    /// What all other scores come to.
    fn rest(&self) -> String {
        let Needs { conditions, otherwise, .. } = self.needs;
        let named = |side: Side| &self.names[side.index()];
        match (otherwise, self.real) {
            (End::Through(side), None) if conditions.is_empty() => {
                format!("whatever the score, {}", named(*side).go_through())
            }
            (End::Through(side), Some(_)) if conditions.is_empty() => {
                format!("whatever the score, {} went through", named(*side).name)
            }
            (End::Open, real) if conditions.is_empty() => {
                format!("whatever the score, another leg {} to come", if real.is_some() { "was" } else { "is" })
            }
            (end, _) => {
                let tense = self.tense(|own, other| !conditions.iter().any(|one| one.holds(own, other)));
                let scores = if conditions.is_empty() { "any score" } else { "anything else" };
                self.comes_to(scores, *end, tense)
            }
        }
    }
}

/// The scores of a condition, behind a side that needs "to win by three": "by two", "2–0 or 3–1", "to draw 0–0".
fn way(condition: &Condition, score: &str) -> String {
    let (from, to) = (condition.from, condition.to.unwrap_or(condition.from));
    let by = |least: i32, most: i32| match most {
        _ if least == most => format!("by {}", number(least)),
        _ => format!("by {} to {}", number(least), number(most)),
    };
    match (from, few(condition)) {
        (1.., Some(few)) => few,
        (1.., None) => by(from, to) + &goals(condition, score),
        (0, Some(few)) => format!("to draw {few}"),
        (0, None) => format!("to draw{}", goals(condition, score)),
        (_, Some(few)) => format!("to lose {few}"),
        (_, None) => format!("to lose {}{}", by(-to, -from), goals(condition, score)),
    }
}

/// The scores of a condition by themselves: "a win by two for Zamalek", "a 2–0 or 3–1 win", "0–0". Whose they are is told
/// where it makes a difference.
fn scores(condition: &Condition, whose: &str, score: &str) -> String {
    match (condition.from, few(condition)) {
        (1.., Some(few)) => format!("a {few} win{whose}"),
        (0, Some(few)) => few,
        (_, Some(few)) => format!("a {few} defeat{whose}"),
        (_, None) if condition.is_of_draws() => format!("a draw{}", goals(condition, score)),
        (_, None) => format!("{}{whose}{}", margin(condition), goals(condition, score)),
    }
}

/// The scores of a condition that has one or two: "2–0 or 3–1".
fn few(condition: &Condition) -> Option<String> {
    let (from, to) = (condition.fewer_from, condition.fewer_to?);
    let more = condition.from.unsigned_abs() as u16;
    let scores = (from..=to).map(|fewer| format!("{}–{fewer}", fewer + more));
    (to - from < 2).then(|| scores.collect::<Vec<_>>().join(" or "))
}

/// Which goals it takes, of one margin: " if they score four or more", " conceding at most two".
fn goals(condition: &Condition, score: &str) -> String {
    let fewer = |fewer: u16| number(i32::from(fewer));
    let (verb, each) = match condition.from {
        1.. => ("conceding", ""),
        0 => ("with", " goals each"),
        _ => ("scoring", ""),
    };
    match (condition.fewer_from, condition.fewer_to) {
        (0, None) => String::new(),
        (from, None) => {
            format!(" if they {score} {} or more", number(i32::from(from) + condition.from.max(0)))
        }
        (0, Some(to)) => format!(" {verb} at most {}{each}", fewer(to)),
        (from, Some(to)) => format!(" {verb} {} to {}{each}", fewer(from), fewer(to)),
    }
}

/// "a win by two", "a draw", "a defeat by one".
fn margin(condition: &Condition) -> String {
    match (condition.from, condition.to) {
        (1, None) => "a win".to_owned(),
        (0, None) => "a win or a draw".to_owned(),
        (from @ 2.., None) => format!("a win by {} or more", number(from)),
        (from, None) => format!("anything but a defeat by {} or more", number(1 - from)),
        (0, Some(0)) => "a draw".to_owned(),
        (from, Some(to)) if from == to && from > 0 => format!("a win by {}", number(from)),
        (from, Some(to)) if from == to => format!("a defeat by {}", number(-from)),
        (from @ 1.., Some(to)) => format!("a win by {} to {}", number(from), number(to)),
        (from, Some(to @ ..0)) => format!("a defeat by {} to {}", number(-to), number(-from)),
        (from, Some(to)) => {
            let (lost, won) = (number(-from), number(to));
            match (from, to) {
                (0, _) => format!("a draw or a win by up to {won}"),
                (_, 0) => format!("a draw or a defeat by up to {lost}"),
                _ => format!("anything from a defeat by {lost} to a win by {won}"),
            }
        }
    }
}

/// What a tie goes on to: "a play-off".
pub(super) fn going_on(step: Step) -> &'static str {
    match step {
        Step::PlayOff => "a play-off",
        Step::Replays => "a replay",
        Step::GoldenGoal | Step::SilverGoal => "extra time",
        _ => step.name(),
    }
}

/// A small number in words.
pub(super) fn number(number: i32) -> String {
    const WORDS: [&str; 13] =
        ["nil", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let word = usize::try_from(number).ok().and_then(|index| WORDS.get(index));
    word.map_or_else(|| number.to_string(), |word| (*word).to_owned())
}
