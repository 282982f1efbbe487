//! What stands on the bracket itself: a tie in two lines or in one, each part with its width, so that every surface lines
//! them up alike; `widths` is how many cells that takes. Sentences are `wording`'s.

mod widths;

use crate::ask::Turned;
use crate::bracket::Bracket;
use crate::competition::{Facts, Kicks, Leg, Node, PlaceId, Play, Ruling, Score, Side, Slot, TieId};
use crate::rules::{self, Step, Verdict};
use crate::wording;
pub use widths::{FigureWidths, longest_name, longest_name_of, of_each_kind};

/// Marks the club that went through.
pub const THROUGH: &str = "▸";
/// Marks a club that enters the competition in a later round.
pub const ENTERS: &str = "○";
/// Marks what is otherwise than it really was, looked at in another way.
pub const OTHERWISE: &str = "≠";
/// Stands for a score that is not known.
pub const UNKNOWN: &str = "·";
/// Stands for a leg that was not played, or does not count.
pub const NO_LEG: &str = "–";

/// Cells between the legs and the aggregate.
const GAP: usize = 3;
/// The heading over the score of a play-off.
const PLAY_OFF: &str = "po";

/// One club's line in a tie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClubLine {
    /// Whose line it is.
    pub side: Side,
    /// The club, or what is known of who it will be.
    pub name: String,
    /// The association's code; none while it or the club is not known.
    pub code: Option<String>,
    /// Whether this club went through.
    pub through: bool,
    /// Whether it enters the competition here, later than others do.
    pub late: bool,
    /// What stands behind the name.
    pub figures: Figures,
}

/// What is written behind a club's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Figures {
    /// Goals, match by match.
    Scores(Scores),
    /// No leg was played: how the side stands ("w/o", "withdrew").
    Words(&'static str),
}

/// A side's goals in each match of a tie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scores {
    /// In the order of the legs; [`UNKNOWN`] where they are not known.
    pub legs: Vec<String>,
    /// Over all legs; none in a tie of one.
    pub aggregate: Option<String>,
    /// In the play-off, where there is one.
    pub play_off: Option<String>,
    /// In each replay.
    pub replays: Vec<String>,
    /// How the tie was won if not on aggregate ("a", "4p").
    pub mark: String,
}

/// The lines of a tie, side A's first.
pub fn club_lines(bracket: &Bracket, tie: TieId) -> [ClubLine; 2] {
    Side::BOTH.map(|side| club_line(bracket, tie, side))
}

/// The club on a side of a tie as it stands on the bracket, where room is scarce: a winner to come is told by its tie alone,
/// "quarter-final 3", which the connector leads to.
pub fn name(bracket: &Bracket, tie: TieId, side: Side) -> String {
    match (bracket.club(tie, side), bracket.tie(tie).slot(side)) {
        (None, Slot::WinnerOf(feeder)) => wording::tie_called(bracket, feeder),
        _ => wording::club(bracket, tie, side),
    }
}

fn club_line(bracket: &Bracket, tie: TieId, side: Side) -> ClubLine {
    let competition = bracket.competition();
    let club = bracket.club(tie, side);
    ClubLine {
        side,
        name: name(bracket, tie, side),
        code: club.and_then(|club| competition.association_of(club)).map(|association| association.code.clone()),
        through: bracket.verdict(tie).winner() == Some(side),
        late: enters_late(bracket, tie, side),
        figures: figures(bracket, tie, side),
    }
}

/// Whether a club enters the competition on a side of a tie, later than others do.
pub fn enters_late(bracket: &Bracket, tie: TieId, side: Side) -> bool {
    let (competition, node) = (bracket.competition(), Node::Tie(tie));
    let late = competition.column_of(node) > 0 && !competition.is_after_stage(node);
    late && matches!(bracket.tie(tie).slot(side), Slot::Club(_))
}

/// What is otherwise about a tie than it really was, where so much comes out otherwise: "≠ changed, turned".
pub fn otherwise(bracket: &Bracket, turned: &Turned, tie: TieId) -> Option<String> {
    let changed = bracket.is_changed(tie).then(|| "changed".to_owned());
    let told: Vec<String> = changed.into_iter().chain(turned.of(tie).map(wording::turn)).collect();
    (!told.is_empty()).then(|| format!("{OTHERWISE} {}", told.join(", ")))
}

fn figures(bracket: &Bracket, tie: TieId, side: Side) -> Figures {
    let facts = bracket.facts(tie);
    match facts.ruling {
        Some(Ruling::Out(out, how)) if out == side => Figures::Words(wording::exit(how)),
        Some(Ruling::Out(..)) if facts.legs.is_empty() => Figures::Words("w/o"),
        Some(Ruling::Both | Ruling::Neither) if facts.legs.is_empty() => Figures::Words("ruled"),
        _ => Figures::Scores(scores(bracket, tie, side)),
    }
}

fn scores(bracket: &Bracket, tie: TieId, side: Side) -> Scores {
    let facts = bracket.facts(tie);
    let sum = |facts| rules::aggregate(facts).map_or_else(|| UNKNOWN.to_owned(), |sum: Score| sum.of(side).to_string());
    let of_legs = wording::has_legs(bracket, tie);
    let mut legs: Vec<String> = facts.legs.iter().map(|leg| leg_figure(leg, side)).collect();
    if legs.is_empty() && !of_legs {
        legs.push(UNKNOWN.to_owned());
    }
    Scores {
        legs,
        aggregate: of_legs.then(|| sum(facts)),
        play_off: facts.play_off.as_deref().map(sum),
        replays: facts.replays.iter().map(sum).collect(),
        mark: mark(bracket, tie, side),
    }
}

/// A side's goals in a leg, or what stands for them.
fn leg_figure(leg: &Leg, side: Side) -> String {
    match (leg.score(), leg.play) {
        (Some(score), _) => score.of(side).to_string(),
        (None, Play::Annulled(_) | Play::Cancelled | Play::NotRequired) => NO_LEG.to_owned(),
        (None, _) => UNKNOWN.to_owned(),
    }
}

/// How a tie was won when it was not on aggregate, for one side's line. Where a match after the legs settled it, that has
/// its own score there already; the mark says how it was won, if it was not simply won.
fn mark(bracket: &Bracket, tie: TieId, side: Side) -> String {
    let own = || mark_of(bracket.facts(tie), bracket.verdict(tie), side);
    let of_match = decider(bracket, tie).map(|(played, verdict)| mark_of(played, &verdict, side));
    of_match.filter(|mark| !mark.is_empty()).unwrap_or_else(own)
}

fn mark_of(facts: &Facts, verdict: &Verdict, side: Side) -> String {
    match verdict.decided_by() {
        Some(Step::Penalties) => match facts.shootout_that_counts().and_then(Kicks::goals) {
            Some(goals) => format!("{}{}", goals.of(side), letter(Step::Penalties)),
            None if verdict.winner() == Some(side) => letter(Step::Penalties).to_owned(),
            None => String::new(),
        },
        Some(step) if verdict.winner() == Some(side) => letter(step).to_owned(),
        _ => String::new(),
    }
}

/// The play-off or replay that settled a tie, and how that was decided itself.
fn decider(bracket: &Bracket, tie: TieId) -> Option<(&Facts, Verdict)> {
    let step = bracket.verdict(tie).decided_by()?;
    let rules = bracket.ladder(tie).of_match(step)?;
    let facts = bracket.facts(tie);
    let play_off = facts.play_off.as_deref().filter(|_| step == Step::PlayOff);
    let played = play_off.into_iter().chain(facts.replays.iter().filter(|_| step == Step::Replays));
    played.map(|played| (played, rules::decide(played, rules).verdict)).find(|(_, verdict)| verdict.winner().is_some())
}

/// The steps of which the letters stand on a tie: the one that settled it, the one that settled the play-off or the replay
/// which did, and those of matches that were played after the legs.
pub fn steps(bracket: &Bracket, tie: TieId) -> impl Iterator<Item = Step> + use<> {
    let facts = bracket.facts(tie);
    let by = bracket.verdict(tie).decided_by();
    let of_match = decider(bracket, tie).and_then(|(_, verdict)| verdict.decided_by());
    let play_off = facts.play_off.is_some().then_some(Step::PlayOff);
    let replays = (!facts.replays.is_empty()).then_some(Step::Replays);
    [by, of_match, play_off, replays].into_iter().flatten()
}

/// The steps that have letters, in the order in which their meaning is told; of two with the same letters, that which names both.
pub const LETTERED: [Step; 15] = [
    Step::AwayGoals,
    Step::Penalties,
    Step::Walkover,
    Step::PlayOff,
    Step::Replays,
    Step::ExtraTime,
    Step::GoldenGoal,
    Step::SilverGoal,
    Step::GoalDifference,
    Step::Points,
    Step::AwayWin,
    Step::BetterPlaced,
    Step::VisitingSide,
    Step::Lots,
    Step::Ruling,
];

/// The letters of a step, for a tie that it decided; nothing for the aggregate, which needs none.
pub fn letter(step: Step) -> &'static str {
    match step {
        Step::Aggregate => "",
        Step::AwayGoals | Step::AwayGoalsAfterExtraTime => "a",
        Step::Penalties => "p",
        Step::Walkover => "w/o",
        Step::Ruling => "rul",
        Step::AwayWin => "aw",
        Step::Points => "pts",
        Step::GoalDifference | Step::GoalsFor => "gd",
        Step::ExtraTime => "aet",
        Step::GoldenGoal => "gg",
        Step::SilverGoal => "sg",
        Step::PlayOff => "po",
        Step::Replays => "rep",
        Step::BetterPlaced => "bp",
        Step::VisitingSide => "vis",
        Step::Lots => "lot",
    }
}

/// The middle of a tie on one line, the aggregate or what stands for it; and its end, how it was won if not so, with the
/// score that settled it after the legs: "a", "4–3p", "1–0 rep".
pub fn outcome(bracket: &Bracket, tie: TieId) -> (String, String) {
    let facts = bracket.facts(tie);
    let decided_by = bracket.verdict(tie).decided_by();
    let middle = match rules::aggregate(facts) {
        _ if decided_by == Some(Step::Walkover) => letter(Step::Walkover).to_owned(),
        None if decided_by == Some(Step::Ruling) => letter(Step::Ruling).to_owned(),
        Some(score) => wording::score(score),
        None => "v".to_owned(),
    };
    let kicks = decider(bracket, tie).filter(|(_, verdict)| verdict.decided_by() == Some(Step::Penalties));
    let end = match (kicks, after_legs(facts)) {
        (Some((played, verdict)), _) => how_of(played, &verdict),
        (None, Some((score, step))) if decided_by.is_none_or(|by| by == step) => format!("{score} {}", letter(step)),
        _ => how_of(facts, bracket.verdict(tie)),
    };
    (middle, end)
}

/// The score of the last match after the legs that has one, and the step that it is.
fn after_legs(facts: &Facts) -> Option<(String, Step)> {
    let replay = facts.replays.iter().rev().find_map(rules::aggregate).map(|score| (score, Step::Replays));
    let play_off = || facts.play_off.as_deref().and_then(rules::aggregate).map(|score| (score, Step::PlayOff));
    replay.or_else(play_off).map(|(score, step)| (wording::score(score), step))
}

/// How a tie was won, if not on aggregate: "a", "4–3p", "rep", "rep 4–3p" for a replay that went to penalties.
pub fn how(bracket: &Bracket, tie: TieId) -> String {
    let own = how_of(bracket.facts(tie), bracket.verdict(tie));
    match decider(bracket, tie).map(|(played, verdict)| how_of(played, &verdict)) {
        Some(of_match) if !of_match.is_empty() => format!("{own} {of_match}"),
        _ => own,
    }
}

fn how_of(facts: &Facts, verdict: &Verdict) -> String {
    match (verdict.decided_by(), facts.shootout_that_counts().and_then(Kicks::goals)) {
        (Some(Step::Penalties), Some(goals)) => format!("{}{}", wording::score(goals), letter(Step::Penalties)),
        (Some(Step::Walkover) | None, _) => String::new(),
        (Some(step), _) => letter(step).to_owned(),
    }
}

/// The scores of a tie's legs on one line, "1–0 0–1"; nothing for a single match, whose score is the outcome.
pub fn legs(bracket: &Bracket, tie: TieId) -> String {
    let legs = &bracket.facts(tie).legs;
    let score = |leg: &Leg| match leg.score() {
        Some(score) => wording::score(score),
        None => leg_figure(leg, Side::A),
    };
    if legs.len() > 1 { legs.iter().map(score).collect::<Vec<_>>().join(" ") } else { String::new() }
}

/// A place of the group stage: its code, and its club or what stands for it.
pub fn place(bracket: &Bracket, place: PlaceId) -> (String, String) {
    let competition = bracket.competition();
    (competition.place_code(place), wording::club_at(bracket, Node::Place(place), Side::A))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_of_every_step_are_among_those_that_are_told_each_once() {
        let told = LETTERED.map(letter);
        for step in Step::ALL {
            let own = letter(step);
            assert_eq!(told.iter().filter(|letters| **letters == own).count(), usize::from(!own.is_empty()), "{step}");
        }
    }
}
