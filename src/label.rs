//! What stands on the bracket itself: a tie in two lines or in one, each part with its width, so that every surface lines
//! them up alike. Sentences are `wording`'s.

use std::ops::Range;

use unicode_width::UnicodeWidthStr;

use crate::ask::Turned;
use crate::bracket::Bracket;
use crate::competition::{Column, Facts, Kicks, Leg, Node, PlaceId, Play, Round, Ruling, Score, Side, Slot, TieId};
use crate::rules::{self, Step, Verdict};
use crate::wording;

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

/// The widths of the figures of some ties, so that they stand under each other: the legs, the aggregate, what was played
/// after them, and the mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FigureWidths {
    legs: usize,
    leg: usize,
    /// 0 where every tie is a single match.
    aggregate: usize,
    /// 0 where there is none.
    play_off: usize,
    replays: usize,
    replay: usize,
    mark: usize,
    /// With the space before them.
    words: usize,
}

impl FigureWidths {
    /// Wide enough for every tie of a column; for nothing, in one of places.
    pub fn of_column(bracket: &Bracket, column: usize) -> FigureWidths {
        let round = round_of(bracket, column);
        FigureWidths::of(bracket, round.into_iter().flat_map(Round::ties))
    }

    /// Wide enough for one tie.
    pub fn of_tie(bracket: &Bracket, tie: TieId) -> FigureWidths {
        FigureWidths::of(bracket, [tie])
    }

    fn of(bracket: &Bracket, ties: impl IntoIterator<Item = TieId>) -> FigureWidths {
        let mut widths = FigureWidths { leg: 1, mark: 2, ..FigureWidths::default() };
        ties.into_iter().for_each(|tie| widths.fit(bracket, tie));
        widths
    }

    /// Makes them wide enough for one more tie.
    pub fn fit(&mut self, bracket: &Bracket, tie: TieId) {
        for figures in Side::BOTH.map(|side| figures(bracket, tie, side)) {
            match figures {
                Figures::Scores(scores) => self.widen(&scores),
                Figures::Words(words) => self.words = self.words.max(1 + words.len()),
            }
        }
    }

    fn widen(&mut self, scores: &Scores) {
        let longest = |goals: &[String]| goals.iter().map(|goals| goals.chars().count()).max().unwrap_or(0);
        self.legs = self.legs.max(scores.legs.len());
        self.leg = self.leg.max(longest(&scores.legs));
        if let Some(aggregate) = &scores.aggregate {
            self.legs = self.legs.max(2);
            self.aggregate = self.aggregate.max(aggregate.chars().count());
        }
        if let Some(goals) = &scores.play_off {
            self.play_off = self.play_off.max(goals.chars().count()).max(PLAY_OFF.len());
        }
        self.replays = self.replays.max(scores.replays.len());
        self.replay = self.replay.max(longest(&scores.replays)).max(self.replay_heading(self.replays).len());
        self.mark = self.mark.max(scores.mark.len());
    }

    /// The width of all figures with the spaces between them, in cells.
    pub fn total(self) -> usize {
        (self.matches() + 1 + self.mark).max(self.words)
    }

    fn matches(self) -> usize {
        let widths =
            [(self.leg, 1, self.legs), (self.aggregate, GAP, 1), (self.play_off, 1, 1), (self.replay, 1, self.replays)];
        widths.into_iter().filter(|(width, ..)| *width > 0).map(|(width, gap, count)| (gap + width) * count).sum()
    }

    /// A club's figures in [`total`](Self::total) cells, in parts so that each can have its own look: the scores before
    /// the one that counts in the end, that one, and what follows with the mark.
    pub fn lay(self, figures: &Figures) -> [String; 3] {
        match figures {
            Figures::Words(words) => [format!("{words:>0$}", self.total()), String::new(), String::new()],
            Figures::Scores(scores) => {
                let cells = self.cells(scores);
                let last = cells.iter().rposition(|cell| !cell.trim_start().is_empty()).unwrap_or(0);
                let (before, rest) = cells.split_at(last.min(cells.len()));
                let (score, after) = rest.split_at(rest.len().min(1));
                let free = " ".repeat(self.total() - self.matches() - 1 - self.mark);
                [free + &before.concat(), score.concat(), format!("{} {:<2$}", after.concat(), scores.mark, self.mark)]
            }
        }
    }

    /// The cells of a leg's figure among all, counted from 0.
    pub fn of_leg(self, leg: usize) -> Range<usize> {
        let start = self.total() - self.matches() - 1 - self.mark + leg * (1 + self.leg);
        start..start + 1 + self.leg
    }

    /// The cells of the play-off's figure; none where no tie has one.
    pub fn of_play_off(self) -> Range<usize> {
        let end = self.of_replays().start;
        end - if self.play_off > 0 { 1 + self.play_off } else { 0 }..end
    }

    /// The cells of a replay's figure, counted from 0; none where no tie has so many.
    pub fn of_replay(self, replay: usize) -> Range<usize> {
        let all = self.of_replays();
        let start = (all.start + replay * (1 + self.replay)).min(all.end);
        start..(start + 1 + self.replay).min(all.end)
    }

    fn of_replays(self) -> Range<usize> {
        let end = self.total() - self.mark - 1;
        end - self.replays * (1 + self.replay)..end
    }

    /// The cells of the mark that says how a tie was won, with the goals of a shoot-out.
    pub fn of_mark(self) -> Range<usize> {
        self.total() - self.mark..self.total()
    }

    /// A cell for each match and the aggregate, with the space before it.
    fn cells(self, scores: &Scores) -> Vec<String> {
        let right = |text: Option<&String>, width| format!("{:>width$}", text.map_or("", |text| text));
        let legs = (0..self.legs).map(|leg| right(scores.legs.get(leg), 1 + self.leg));
        let aggregate = (self.aggregate > 0).then(|| right(scores.aggregate.as_ref(), GAP + self.aggregate));
        let play_off = (self.play_off > 0).then(|| right(scores.play_off.as_ref(), 1 + self.play_off));
        let replays = (0..self.replays).map(|replay| right(scores.replays.get(replay), 1 + self.replay));
        legs.chain(aggregate).chain(play_off).chain(replays).collect()
    }

    /// The heading over the figures, which number is what; none over single matches, where each score stands alone.
    pub fn heading(self) -> Option<String> {
        let heads = Scores {
            legs: (1..=self.legs).map(|leg| leg.to_string()).collect(),
            aggregate: Some("agg".to_owned()),
            play_off: Some(PLAY_OFF.to_owned()),
            replays: (1..=self.replays).map(|replay| self.replay_heading(replay)).collect(),
            mark: String::new(),
        };
        let several = self.legs > 1 || self.play_off > 0 || self.replays > 0;
        several.then(|| self.lay(&Figures::Scores(heads)).concat())
    }

    fn replay_heading(self, replay: usize) -> String {
        match self.replays {
            0 => String::new(),
            1 => "r".to_owned(),
            _ => format!("r{replay}"),
        }
    }
}

/// The round in a column; none in that of the places.
fn round_of(bracket: &Bracket, column: usize) -> Option<&Round> {
    match bracket.competition().column(column) {
        Column::Round(round) => Some(&bracket.competition()[round]),
        Column::Places => None,
    }
}

/// The width of the longest club name in a column, in cells; of the longest place, in theirs.
pub fn longest_name(bracket: &Bracket, column: usize) -> usize {
    let competition = bracket.competition();
    let longest = match competition.column(column) {
        Column::Round(round) => {
            let names = competition[round].ties().flat_map(|tie| Side::BOTH.map(|side| name(bracket, tie, side)));
            names.map(|name| name.width()).max()
        }
        Column::Places => competition.place_ids().map(|id| place(bracket, id).1.width()).max(),
    };
    longest.unwrap_or(0)
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

/// The widest [`outcome`] of a column, middle and end, in cells.
pub fn outcome_widths(bracket: &Bracket, column: usize) -> (usize, usize) {
    let ties = round_of(bracket, column).into_iter().flat_map(Round::ties);
    let outcomes = ties.map(|tie| outcome(bracket, tie));
    outcomes.fold((3, 1), |(middle, end), (a, b)| (middle.max(a.width()), end.max(b.width())))
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

/// The widest [`legs`] of a column, in cells.
pub fn legs_width(bracket: &Bracket, column: usize) -> usize {
    let ties = round_of(bracket, column).into_iter().flat_map(Round::ties);
    ties.map(|tie| legs(bracket, tie).width()).max().unwrap_or(0)
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
