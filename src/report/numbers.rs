//! The competition in numbers, in sections with a bar a line; or the same for other programs, with the ties that each number
//! stands for.

use std::io::{self, Write};

use serde::Serialize;

use crate::ask::{AtHome, Count, End, FAR, MANY_GOALS, Near, Number, Numbers, SCORES, Standing, Way, Win};
use crate::bracket::Bracket;
use crate::competition::{Score, Side, Step, TieId};
use crate::paper::Paper;
use crate::wording;

/// The cells that a line of numbers and its bar may take.
const WIDTH: usize = 72;

/// Every section, after a free line.
pub(super) fn print(paper: &mut Paper<impl Write>, bracket: &Bracket, numbers: &Numbers) -> io::Result<()> {
    paper.line(&wording::title(bracket))?;
    for section in wording::numbers(bracket, numbers, WIDTH) {
        paper.line("")?;
        paper.line(&section.heading)?;
        for line in section.lines {
            paper.line(format!("  {}  {}", line.text, line.bar).trim_end())?;
        }
    }
    Ok(())
}

/// All numbers, for other programs.
#[derive(Serialize)]
pub(super) struct Report<'a> {
    /// How the competition is looked at; none where that is how it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    scenario: Option<String>,
    ties: usize,
    legs: usize,
    goals: usize,
    decided: Vec<Decided<'a>>,
    goals_a_leg: Vec<Goals<'a>>,
    home_wins: Legs<'a>,
    draws: Legs<'a>,
    away_wins: Legs<'a>,
    on_neutral_ground: Legs<'a>,
    home_goals: usize,
    away_goals: usize,
    comebacks: Vec<&'a str>,
    leads_kept: Vec<&'a str>,
    biggest_wins: Vec<Won<'a>>,
    from_turning: Vec<Goals<'a>>,
    nearest: Vec<Turning<'a>>,
    associations: Vec<Clubs<'a>>,
}

/// Ties that ended in one way.
#[derive(Serialize)]
struct Decided<'a> {
    /// The step that decided, where one did.
    by: Option<Step>,
    /// What became of them where none did.
    #[serde(skip_serializing_if = "Option::is_none")]
    not: Option<&'static str>,
    count: usize,
    ties: Vec<&'a str>,
}

/// So many goals, or more of them, and how often.
#[derive(Serialize)]
struct Goals<'a> {
    goals: u16,
    or_more: bool,
    count: usize,
    ties: Vec<&'a str>,
}

/// Legs, and the ties that they are of.
#[derive(Serialize)]
struct Legs<'a> {
    count: usize,
    ties: Vec<&'a str>,
}

/// A tie that was won by many goals.
#[derive(Serialize)]
struct Won<'a> {
    tie: &'a str,
    winner: Side,
    aggregate: Score,
    margin: u16,
}

/// A tie that little would have turned.
#[derive(Serialize)]
struct Turning<'a> {
    tie: &'a str,
    goals: u16,
    /// The sides that would have gone through.
    through: Vec<Side>,
    /// The steps that it would have gone on to.
    next: Vec<Step>,
    /// How many of so many scores would have turned it.
    plausible: usize,
    of: usize,
    says: String,
}

/// How many clubs of an association stand in each round.
#[derive(Serialize)]
struct Clubs<'a> {
    association: &'a str,
    rounds: Vec<InRound<'a>>,
    ties: Vec<&'a str>,
}

#[derive(Serialize)]
struct InRound<'a> {
    round: &'a str,
    clubs: usize,
}

impl<'a> Report<'a> {
    pub fn of(bracket: &'a Bracket, numbers: &Numbers) -> Report<'a> {
        let legs = &numbers.legs;
        let [home, away] = &legs.home_and_away;
        let [comebacks, kept] = &numbers.behind;
        let result = |result: AtHome| counted(bracket, &legs.results[result as usize]);
        Report {
            scenario: wording::scenario(bracket),
            ties: bracket.competition().ties().len(),
            legs: legs.count,
            goals: legs.goals,
            decided: numbers.decided.iter().map(|count| decided(bracket, count)).collect(),
            goals_a_leg: legs.by_goals.iter().map(|count| goals(bracket, count)).collect(),
            home_wins: result(AtHome::Won),
            draws: result(AtHome::Drawn),
            away_wins: result(AtHome::Lost),
            on_neutral_ground: counted(bracket, &legs.neutral),
            home_goals: home.count,
            away_goals: away.count,
            comebacks: ids(bracket, &comebacks.ties),
            leads_kept: ids(bracket, &kept.ties),
            biggest_wins: numbers.biggest.iter().map(|win| won(bracket, *win)).collect(),
            from_turning: numbers.distances.iter().map(|count| goals(bracket, count)).collect(),
            nearest: numbers.nearest.iter().map(|near| turning(bracket, near)).collect(),
            associations: numbers.associations.iter().map(|standing| clubs(bracket, standing)).collect(),
        }
    }
}

fn id(bracket: &Bracket, tie: TieId) -> &str {
    &bracket.competition()[tie].id
}

fn ids<'a>(bracket: &'a Bracket, ties: &[TieId]) -> Vec<&'a str> {
    ties.iter().map(|tie| id(bracket, *tie)).collect()
}

fn counted<'a>(bracket: &'a Bracket, count: &Count) -> Legs<'a> {
    Legs { count: count.count, ties: ids(bracket, &count.ties) }
}

fn decided<'a>(bracket: &'a Bracket, count: &Count) -> Decided<'a> {
    let (by, not) = match count.number {
        Number::Decided(Way::By(step)) => (Some(step), None),
        Number::Decided(Way::Level) => (None, Some("level")),
        Number::Decided(Way::Open) => (None, Some("open")),
        Number::Decided(Way::Contradiction) => (None, Some("contradiction")),
        _ => (None, Some("unknown")),
    };
    Decided { by, not, count: count.count, ties: ids(bracket, &count.ties) }
}

fn goals<'a>(bracket: &'a Bracket, count: &Count) -> Goals<'a> {
    let (goals, most) = match count.number {
        Number::Near(goals) => (goals, FAR),
        Number::Goals(goals) => (goals, MANY_GOALS),
        _ => (0, 0),
    };
    Goals { goals, or_more: goals >= most, count: count.count, ties: ids(bracket, &count.ties) }
}

fn won(bracket: &Bracket, win: Win) -> Won<'_> {
    Won { tie: id(bracket, win.tie), winner: win.winner, aggregate: win.aggregate, margin: win.margin() }
}

fn turning<'a>(bracket: &'a Bracket, near: &Near) -> Turning<'a> {
    let through = |end: &End| if let End::Through(side) = end { Some(*side) } else { None };
    let next = |end: &End| if let End::Next(step) = end { Some(*step) } else { None };
    Turning {
        tie: id(bracket, near.tie),
        goals: near.goals,
        through: near.ends.iter().filter_map(through).collect(),
        next: near.ends.iter().filter_map(next).collect(),
        plausible: near.plausible,
        of: SCORES,
        says: wording::near(bracket, near),
    }
}

fn clubs<'a>(bracket: &'a Bracket, standing: &Standing) -> Clubs<'a> {
    let competition = bracket.competition();
    let rounds = competition.rounds().iter().zip(&standing.clubs);
    Clubs {
        association: &competition[standing.association].code,
        rounds: rounds.map(|(round, clubs)| InRound { round: &round.id, clubs: *clubs }).collect(),
        ties: ids(bracket, &standing.ties),
    }
}
