//! The competition in numbers, in sections of a line each: what is counted, how often, and a bar as long as that; or a
//! sentence on one tie. What the numbers are is `ask`'s to know, and where a line leads the reader's.

use unicode_width::UnicodeWidthStr;

use super::needs::{going_on, number as in_words};
use super::{club, count, fixture, score_for};
use crate::ask::{
    ASSOCIATIONS, AtHome, Count, End, FAR, Legs, MANY_GOALS, Near, Number, Numbers, SCORES, Standing, Way, Win,
};
use crate::bracket::Bracket;
use crate::competition::TieId;

/// Numbers of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What they are of.
    pub heading: String,
    /// One after the other.
    pub lines: Vec<Line>,
}

/// A number, as a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Which number it is, or belongs to.
    pub number: Number,
    /// The tie that it is about, where it is about one.
    pub tie: Option<TieId>,
    /// Whether there are ties that it stands for.
    pub leads: bool,
    /// What is told.
    pub text: String,
    /// How much that is beside the others of its kind; none on a line about one tie.
    pub bar: String,
}

/// The cells between a label, its number and the bar.
const GAP: usize = 2;
/// The longest bar, in cells.
const LONGEST: usize = 32;
/// The most rounds that are told of an association: the last ones.
const ROUNDS: usize = 8;

/// All numbers, a section a kind; one whose numbers all stand for nothing is left out. No bar goes beyond `width` cells.
pub fn numbers(bracket: &Bracket, numbers: &Numbers, width: usize) -> Vec<Section> {
    let bars = |counts: Vec<&Count>| bars(bracket, &counts, width);
    let legs = &numbers.legs;
    let neutral = Some(&legs.neutral).filter(|neutral| neutral.count > 0);
    let ended = count(bracket.competition().ties().len(), "tie");
    let sections = [
        (format!("How {ended} ended"), bars(numbers.decided.iter().collect())),
        (of_goals(legs), bars(legs.by_goals.iter().collect())),
        ("Legs at home and away".to_owned(), bars(legs.results.iter().chain(neutral).collect())),
        ("Goals at home and away".to_owned(), bars(legs.home_and_away.iter().collect())),
        ("Behind after the first leg".to_owned(), bars(numbers.behind.iter().collect())),
        ("Biggest wins".to_owned(), numbers.biggest.iter().map(|win| biggest(bracket, *win)).collect()),
        ("How far the second leg was from turning the tie".to_owned(), bars(numbers.distances.iter().collect())),
        ("Nearest to turning".to_owned(), numbers.nearest.iter().map(|tie| nearest(bracket, tie)).collect()),
        (of_associations(bracket), associations(bracket, &numbers.associations)),
    ];
    let sections = sections.into_iter().map(|(heading, lines)| Section { heading, lines });
    sections.filter(|section| section.lines.iter().any(|line| line.leads)).collect()
}

/// What a number counts: "away goals", "legs with 3 goals", "comebacks".
pub fn number_called(bracket: &Bracket, number: &Number) -> String {
    match number {
        Number::Decided(way) => ended(*way).to_owned(),
        Number::Goals(goals) => format!("legs with {}", or_more(*goals, MANY_GOALS)),
        Number::Legs(AtHome::Won) => "home wins".to_owned(),
        Number::Legs(AtHome::Drawn) => "draws".to_owned(),
        Number::Legs(AtHome::Lost) => "away wins".to_owned(),
        Number::Neutral => "legs on a neutral ground".to_owned(),
        Number::HomeGoals => "goals at home".to_owned(),
        Number::AwayGoals => "goals away".to_owned(),
        Number::Comebacks => "comebacks".to_owned(),
        Number::LeadsKept => "leads kept".to_owned(),
        Number::Biggest => "biggest wins".to_owned(),
        Number::Near(goals) => format!("ties {} from turning", or_more(*goals, FAR)),
        Number::Nearest => "nearest to turning".to_owned(),
        Number::Association(code) => {
            let known = bracket.competition().associations();
            known.iter().find(|known| known.code == *code).map_or_else(|| code.clone(), |known| known.name.clone())
        }
        Number::OtherAssociations => "other associations".to_owned(),
    }
}

/// "away goals", as a step is called; and what else may come of a tie.
fn ended(way: Way) -> &'static str {
    match way {
        Way::By(step) => step.name(),
        Way::Unsaid => "how is not known",
        Way::Level => "left level",
        Way::Open => "open",
        Way::Contradiction => "contradiction",
    }
}

/// "3 goals", or "7 goals or more".
fn or_more(goals: u16, most: u16) -> String {
    let more = if goals >= most { " or more" } else { "" };
    count(usize::from(goals), "goal") + more
}

/// How near a tie was to turning: "one goal from penalties; 5 of the 16 scores up to 3–3 turn it".
pub fn near(bracket: &Bracket, near: &Near) -> String {
    let ends: Vec<String> = near.ends.iter().map(|end| other_end(bracket, near.tie, *end)).collect();
    let goals = if near.goals == 1 { "goal" } else { "goals" };
    let (distance, ends) = (in_words(i32::from(near.goals)), ends.join(" or "));
    format!("{distance} {goals} from {ends}; {} of the {SCORES} scores up to 3–3 turn it", near.plausible)
}

fn other_end(bracket: &Bracket, tie: TieId, end: End) -> String {
    match end {
        End::Through(side) => format!("{} going through", club(bracket, tie, side)),
        End::Next(step) => going_on(step).to_owned(),
        End::Level => "ending level".to_owned(),
        End::Open => "being open".to_owned(),
    }
}

fn nearest(bracket: &Bracket, tie: &Near) -> Line {
    let text = format!("{}: {}", fixture(bracket, tie.tie), near(bracket, tie));
    one_tie(Number::Nearest, tie.tie, text)
}

fn biggest(bracket: &Bracket, win: Win) -> Line {
    let [winner, loser] = [win.winner, !win.winner].map(|side| club(bracket, win.tie, side));
    one_tie(Number::Biggest, win.tie, format!("{}  {winner} v {loser}", score_for(win.winner, win.aggregate)))
}

fn one_tie(number: Number, tie: TieId, text: String) -> Line {
    Line { number, tie: Some(tie), leads: true, text, bar: String::new() }
}

/// "Goals a leg: 180 in 71 legs, 2.5 each".
fn of_goals(legs: &Legs) -> String {
    let each = legs.goals as f64 / legs.count.max(1) as f64;
    format!("{} in {}, {each:.2} a leg", count(legs.goals, "goal"), count(legs.count, "leg"))
}

/// Lines with a bar, the longest for the most.
fn bars(bracket: &Bracket, counts: &[&Count], width: usize) -> Vec<Line> {
    let labels: Vec<String> = counts.iter().map(|count| label(bracket, &count.number)).collect();
    let most = counts.iter().map(|count| count.count).max().unwrap_or(0);
    let (widest, digits) = (labels.iter().map(|label| label.width()).max().unwrap_or(0), most.to_string().len());
    let longest = width.saturating_sub(widest + digits + 2 * GAP).min(LONGEST);
    let line = |(count, label): (&&Count, String)| {
        let space = " ".repeat(widest - label.width());
        let cells = if count.count == 0 { 0 } else { (count.count * longest / most).max(1) };
        Line {
            number: count.number.clone(),
            tie: None,
            leads: !count.ties.is_empty(),
            text: format!("{label}{space}  {:digits$}", count.count),
            bar: "█".repeat(cells),
        }
    };
    counts.iter().zip(labels).map(line).collect()
}

/// What a number is called under its heading.
fn label(bracket: &Bracket, number: &Number) -> String {
    match number {
        Number::Goals(goals) => or_more(*goals, MANY_GOALS),
        Number::Near(goals) => or_more(*goals, FAR),
        number => number_called(bracket, number),
    }
}

/// "Clubs by association in the first round, the second round", the last rounds of many.
fn of_associations(bracket: &Bracket) -> String {
    let rounds = bracket.competition().rounds();
    let names = rounds[rounds.len().saturating_sub(ROUNDS)..].iter().map(|round| round.name.to_lowercase());
    format!("Clubs by association: {}", names.collect::<Vec<_>>().join(", "))
}

/// The first associations, and the rest as one.
fn associations(bracket: &Bracket, standings: &[Standing]) -> Vec<Line> {
    let competition = bracket.competition();
    let (first, others) = standings.split_at(standings.len().min(ASSOCIATIONS));
    let mut rows: Vec<(Number, String, Vec<usize>)> = Vec::new();
    for standing in first {
        let association = &competition[standing.association];
        rows.push((Number::Association(association.code.clone()), association.name.clone(), standing.clubs.clone()));
    }
    if !others.is_empty() {
        let sum = |round| others.iter().map(|standing| standing.clubs[round]).sum();
        let clubs = (0..competition.rounds().len()).map(sum).collect();
        let name = if others.len() == 1 { "1 other".to_owned() } else { format!("{} others", others.len()) };
        rows.push((Number::OtherAssociations, name, clubs));
    }
    let widest = rows.iter().map(|(_, name, _)| name.width()).max().unwrap_or(0);
    let digits = rows.iter().flat_map(|(.., clubs)| clubs).max().map_or(1, |most| most.to_string().len());
    let line = |(number, name, clubs): (Number, String, Vec<usize>)| {
        let last = clubs[clubs.len().saturating_sub(ROUNDS)..].iter();
        let cells: String = last.map(|clubs| format!("  {clubs:digits$}")).collect();
        Line {
            number,
            tie: None,
            leads: true,
            text: name.clone() + &" ".repeat(widest - name.width()) + &cells,
            bar: String::new(),
        }
    };
    rows.into_iter().map(line).collect()
}
