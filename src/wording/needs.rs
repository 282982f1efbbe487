//! What a side needs in a leg, in one sentence: "Zamalek need to win by three; by two is enough if they score four or more;
//! 2–0 goes to penalties; anything else sends Arta Solar through."

use super::club;
use crate::ask::{Condition, End, Needs, Outcomes};
use crate::bracket::Bracket;
use crate::competition::{Side, Step, TieId};

/// What a side needs in a leg of a tie; what it needed, where the leg has been played.
pub fn needs(bracket: &Bracket, tie: TieId, map: &Outcomes) -> String {
    let needs = Needs::of(map);
    let said = Said { names: Side::BOTH.map(|side| club(bracket, tie, side)), map, side: needs.side };
    let mut clauses: Vec<String> = Vec::new();
    for condition in &needs.conditions {
        let after_need = clauses.len() == 1 && needs.conditions[0].end == End::Through(needs.side);
        clauses.push(said.condition(condition, after_need));
    }
    clauses.push(said.rest(needs.otherwise, needs.conditions.is_empty()));
    upper_first(&clauses.join("; ")) + "."
}

fn upper_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What a sentence is about.
struct Said<'a> {
    names: [String; 2],
    map: &'a Outcomes,
    /// Who needs something.
    side: Side,
}

impl Said<'_> {
    fn name(&self, side: Side) -> &str {
        &self.names[side.index()]
    }

    /// What is, or what was where the leg has been played.
    fn tense(&self, is: &'static str, was: &'static str) -> &'static str {
        if self.map.real.is_some() { was } else { is }
    }

    fn condition(&self, condition: &Condition, after_need: bool) -> String {
        if condition.to.is_none() && condition.end == End::Through(self.side) {
            return self.need(condition.from);
        }
        if !condition.is_of_margin()
            && let Some(scores) = self.scores(condition)
        {
            let many = scores.len() > 1;
            return self.comes_to(&scores.join(" and "), many, condition.end);
        }
        let margin = match condition.from {
            // "need to win by three; by two is enough".
            from @ 1.. if after_need && condition.to == Some(from) && condition.end == End::Through(self.side) => {
                format!("by {}", number(from))
            }
            _ => margin(condition),
        };
        self.comes_to(&margin, false, condition.end) + &self.goals(condition)
    }

    /// What they need where only a margin counts.
    fn need(&self, from: i32) -> String {
        let (name, need) = (self.name(self.side), self.tense("need", "needed"));
        match from {
            2.. => format!("{name} {need} to win by {}", number(from)),
            1 => format!("{name} {need} to win"),
            0 => format!("{name} {need} at least a draw"),
            _ => format!("{name} {} lose by {}", self.tense("may", "could afford to"), number(-from)),
        }
    }

    /// The scores of a condition that has few of them, the host's goals first.
    fn scores(&self, condition: &Condition) -> Option<Vec<String>> {
        let (from, to) = (condition.fewer_from, condition.fewer_to?);
        let more = condition.from.unsigned_abs() as u16;
        let score = |fewer: u16| {
            let own_more = condition.from >= 0;
            let (of_host, of_guest) =
                if own_more == (self.side == self.map.host) { (fewer + more, fewer) } else { (fewer, fewer + more) };
            format!("{of_host}–{of_guest}")
        };
        (to - from < 3).then(|| (from..=to).map(score).collect())
    }

    /// Which goals it takes: " if they score four or more".
    fn goals(&self, condition: &Condition) -> String {
        let own = |fewer: u16| number(i32::from(fewer) + condition.from.max(0));
        let score = self.tense("score", "scored");
        match (condition.fewer_from, condition.fewer_to) {
            (0, None) => String::new(),
            (from, None) => format!(" if they {score} {} or more", own(from)),
            (0, Some(to)) => format!(" if they {score} {} at the most", own(to)),
            (from, Some(to)) => format!(" if they {score} {} to {}", own(from), own(to)),
        }
    }

    /// What scores come to.
    fn comes_to(&self, scores: &str, many: bool, end: End) -> String {
        match end {
            End::Through(side) if side == self.side => {
                let is = if many { self.tense("are", "were") } else { self.tense("is", "was") };
                format!("{scores} {is} enough")
            }
            End::Through(side) => {
                let sends =
                    if many { self.tense("send", "would have sent") } else { self.tense("sends", "would have sent") };
                format!("{scores} {sends} {} through", self.name(side))
            }
            End::Next(step) => {
                let goes =
                    if many { self.tense("go", "would have gone") } else { self.tense("goes", "would have gone") };
                format!("{scores} {goes} to {}", going_on(step))
            }
            End::Open => format!("{scores} {} to another leg", if many { "leave it" } else { "leaves it" }),
            End::Level => format!("{scores} {} nobody through", self.tense("sends", "would have sent")),
        }
    }

    /// What all other scores come to.
    fn rest(&self, end: End, of_all: bool) -> String {
        match (end, of_all) {
            (End::Through(side), true) => {
                format!("whatever the score, {} {} through", self.name(side), self.tense("go", "went"))
            }
            (End::Open, true) => "whatever the score, another leg is to come".to_owned(),
            (End::Open, false) => "after anything else another leg is to come".to_owned(),
            (End::Through(side), false) => {
                format!("anything else {} {} through", self.tense("sends", "sent"), self.name(side))
            }
            (_, true) => self.comes_to("any score", false, end),
            (_, false) => self.comes_to("anything else", false, end),
        }
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
        Step::BetterPlaced => "whoever was better placed",
        Step::GoldenGoal | Step::SilverGoal => "extra time",
        _ => step.name(),
    }
}

/// A small number in words.
fn number(number: i32) -> String {
    const WORDS: [&str; 13] =
        ["nil", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let word = usize::try_from(number).ok().and_then(|index| WORDS.get(index));
    word.map_or_else(|| number.to_string(), |word| (*word).to_owned())
}
