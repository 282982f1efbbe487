//! What stands on the bracket itself: a tie in two lines or in one, each part with its width, so that every surface lines
//! them up alike. Sentences are `wording`'s.

use unicode_width::UnicodeWidthStr;

use crate::bracket::{Bracket, Node};
use crate::competition::{ClubId, Leg, PlaceId, Play, RulingOutcome, Side, Slot, TieId};
use crate::rules::{self, Step};
use crate::wording;

/// Marks the club that went through.
pub const THROUGH: &str = "▸";
/// Marks a club that enters the competition in a later round.
pub const ENTERS: &str = "○";
/// Stands for a score that is not known.
pub const UNKNOWN: &str = "·";
/// Stands for a leg that was not played, or does not count.
pub const NO_LEG: &str = "–";

/// Cells between the legs and the aggregate.
const GAP: usize = 3;

/// One club's line in a tie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClubLine {
    pub side: Side,
    pub name: String,
    /// The association's code; none while the club is not known.
    pub code: Option<String>,
    /// Whether this club went through.
    pub through: bool,
    /// Whether it enters the competition here, later than others do.
    pub late: bool,
    pub figures: Figures,
}

/// What is written behind a club's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Figures {
    /// Goals in each leg, on aggregate, and how the tie was won if not on aggregate ("a", "4p").
    Scores { legs: Vec<String>, aggregate: String, mark: String },
    /// No leg was played: how the side stands ("w/o", "withdrew").
    Words(&'static str),
}

/// The lines of a tie, side A's first.
pub fn club_lines(bracket: &Bracket, tie: TieId) -> [ClubLine; 2] {
    Side::BOTH.map(|side| club_line(bracket, tie, side))
}

fn club_line(bracket: &Bracket, tie: TieId, side: Side) -> ClubLine {
    let competition = bracket.competition();
    let club = bracket.club(tie, side);
    let first_round = bracket.column_of(Node::Tie(tie)) == 0;
    ClubLine {
        side,
        name: wording::club(bracket, tie, side),
        code: club.map(|club| competition.association_of(club).code.clone()),
        through: bracket.decision(tie).winner() == Some(side),
        late: matches!(bracket.tie(tie).slot(side), Slot::Club(_)) && !first_round,
        figures: figures(bracket, tie, side),
    }
}

fn figures(bracket: &Bracket, tie: TieId, side: Side) -> Figures {
    let facts = &bracket.tie(tie).facts;
    match facts.ruling.as_ref().map(|ruling| ruling.outcome) {
        Some(RulingOutcome::Out(out, how)) if out == side => Figures::Words(wording::exit(how)),
        Some(RulingOutcome::Out(..)) if facts.legs.is_empty() => Figures::Words("w/o"),
        Some(RulingOutcome::Both | RulingOutcome::Neither) if facts.legs.is_empty() => Figures::Words("ruled"),
        _ => Figures::Scores {
            legs: facts.legs.iter().map(|leg| leg_figure(leg, side)).collect(),
            aggregate: rules::aggregate(facts).map_or_else(|| UNKNOWN.to_owned(), |sum| sum.of(side).to_string()),
            mark: mark(bracket, tie, side),
        },
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

/// How a tie was won when it was not on aggregate, for one side's line.
fn mark(bracket: &Bracket, tie: TieId, side: Side) -> String {
    let decision = bracket.decision(tie);
    match decision.decided_by() {
        Some(Step::Penalties) => {
            let goals = bracket.tie(tie).facts.shootout.map(|shootout| shootout.goals.of(side));
            goals.map_or_else(String::new, |goals| format!("{goals}{}", letter(Step::Penalties)))
        }
        Some(step) if decision.winner() == Some(side) => letter(step).to_owned(),
        _ => String::new(),
    }
}

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

/// The widths of the figures in a column of ties, so that they stand under each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FigureWidths {
    legs: usize,
    leg: usize,
    aggregate: usize,
    mark: usize,
    words: usize,
}

impl FigureWidths {
    /// Wide enough for every tie of the competition.
    pub fn of(bracket: &Bracket) -> FigureWidths {
        let mut widths = FigureWidths { legs: 2, leg: 1, aggregate: 1, mark: 2, words: 0 };
        for tie in bracket.competition().tie_ids() {
            for side in Side::BOTH {
                match figures(bracket, tie, side) {
                    Figures::Scores { legs, aggregate, mark } => {
                        widths.legs = widths.legs.max(legs.len());
                        widths.leg = legs.iter().map(|goals| goals.chars().count()).fold(widths.leg, usize::max);
                        widths.aggregate = widths.aggregate.max(aggregate.chars().count());
                        widths.mark = widths.mark.max(mark.len());
                    }
                    Figures::Words(words) => widths.words = widths.words.max(words.len()),
                }
            }
        }
        widths
    }

    /// The width of all figures with the spaces between them, in cells.
    pub fn total(self) -> usize {
        (self.legs * (self.leg + 1) + GAP + self.aggregate + 1 + self.mark).max(self.words)
    }

    /// A club's figures in [`total`](Self::total) cells: legs, aggregate and mark, in parts so that each can have its own look.
    pub fn lay(self, figures: &Figures) -> [String; 3] {
        match figures {
            Figures::Words(words) => [format!("{words:>0$}", self.total()), String::new(), String::new()],
            Figures::Scores { legs, aggregate, mark } => {
                let mut scores: String = legs.iter().map(|goals| format!(" {goals:>0$}", self.leg)).collect();
                let missing = self.legs.saturating_sub(legs.len()) * (self.leg + 1);
                scores.push_str(&" ".repeat(missing));
                let aggregate = format!("{aggregate:>0$}", GAP + self.aggregate);
                let mark = format!(" {mark:<0$}", self.mark);
                let room = self.total() - (GAP + self.aggregate) - (1 + self.mark);
                [format!("{scores:>room$}"), aggregate, mark]
            }
        }
    }

    /// The heading over the figures: which number is what.
    pub fn heading(self) -> String {
        let legs: String = (1..=self.legs).map(|leg| format!(" {leg:>0$}", self.leg)).collect();
        let aggregate = format!("{:>1$}", "agg", GAP + self.aggregate);
        let scores = format!("{legs}{aggregate}{:1$}", "", 1 + self.mark);
        format!("{scores:>0$}", self.total())
    }
}

/// The width of the longest club name in a column, in cells; of the longest place, in the last.
pub fn longest_name(bracket: &Bracket, column: usize) -> usize {
    let competition = bracket.competition();
    let longest = match competition.rounds.get(column) {
        Some(round) => {
            let names = round.ties().flat_map(|tie| Side::BOTH.map(|side| wording::club(bracket, tie, side)));
            names.map(|name| name.width()).max()
        }
        None => competition.place_ids().map(|id| place(bracket, id).1.width()).max(),
    };
    longest.unwrap_or(0)
}

/// The middle of a tie on one line: the aggregate, or what stands for it, and the mark.
pub fn outcome(bracket: &Bracket, tie: TieId) -> (String, String) {
    let facts = &bracket.tie(tie).facts;
    let decided_by = bracket.decision(tie).decided_by();
    let middle = match rules::aggregate(facts) {
        _ if decided_by == Some(Step::Walkover) => letter(Step::Walkover).to_owned(),
        None if decided_by == Some(Step::Ruling) => letter(Step::Ruling).to_owned(),
        Some(score) => wording::score(score),
        None => "v".to_owned(),
    };
    let mark = match (decided_by, facts.shootout) {
        (Some(Step::Penalties), Some(shootout)) => {
            format!("{}{}", wording::score(shootout.goals), letter(Step::Penalties))
        }
        (Some(Step::Walkover) | None, _) => String::new(),
        (Some(step), _) => letter(step).to_owned(),
    };
    (middle, mark)
}

/// A place of the group stage: its code, and its club or what stands for it.
pub fn place(bracket: &Bracket, place: PlaceId) -> (String, String) {
    let competition = bracket.competition();
    let name = match bracket.club_at(place) {
        Some(club) => competition[club].name.clone(),
        None => format!("winner of {}", competition[competition[place].from].id),
    };
    (competition.place_code(place), name)
}

/// Where a club finished in its group, "1st"; none where the final table is not known.
pub fn final_position(bracket: &Bracket, club: ClubId) -> Option<String> {
    let tables = bracket.competition().groups().iter().map(|group| &group.table);
    let mut positions = tables.filter_map(|table| table.iter().position(|standing| standing.club == club));
    positions.next().map(|position| wording::ordinal(position + 1))
}
