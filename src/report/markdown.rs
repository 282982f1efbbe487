//! Markdown as GitHub has it, for a README, an issue or a forum: a table a round, then one of the places that the rounds lead
//! to. Whoever goes through is bold. A name is a name there, whatever is in it.

use std::io::{self, Write};

use super::cells;
use crate::bracket::Bracket;
use crate::competition::{Column, Facts, Kicks, Leg, Node, PlaceId, Play, Round, Side, Story, TieId};
use crate::label;
use crate::paper::Paper;
use crate::rules::{Step, Verdict};
use crate::search::Found;
use crate::wording;

pub(super) fn print<W: Write>(paper: &mut Paper<W>, bracket: &Bracket, found: Option<&Found>) -> io::Result<()> {
    let competition = bracket.competition();
    let shown = |node| found.is_none_or(|found| found.has(node));
    let title = escaped(paper, &competition.title());
    paper.line(&format!("# {title}"))?;
    if let Some(scenario) = wording::scenario(bracket) {
        paper.line("")?;
        let scenario = escaped(paper, &scenario);
        paper.line(&format!("> Not as it was, but {scenario}."))?;
    }
    let mut enter_late = false;
    for column in 0..competition.columns() {
        match competition.column(column) {
            Column::Round(round) => {
                let ties = cells::ties(bracket, round, found);
                enter_late |=
                    ties.clone().any(|tie| Side::BOTH.into_iter().any(|side| label::enters_late(bracket, tie, side)));
                print_round(paper, bracket, &competition[round], ties)?;
            }
            Column::Places => {
                let places = competition.place_ids().filter(|place| shown(Node::Place(*place)));
                print_places(paper, bracket, competition.column_name(column), places)?;
            }
        }
    }
    paper.line("")?;
    let late = if enter_late { format!("; {} enters here", label::ENTERS) } else { String::new() };
    paper.line(&format!("**Bold** went through{late}."))
}

fn print_round<W: Write>(
    paper: &mut Paper<W>,
    bracket: &Bracket,
    round: &Round,
    ties: impl Iterator<Item = TieId> + Clone,
) -> io::Result<()> {
    if ties.clone().next().is_none() {
        return Ok(());
    }
    let days = wording::days(&round.windows).map_or_else(String::new, |days| format!(", {days}"));
    heading(paper, &format!("{}{days}", round.name))?;
    let several = ties.clone().any(|tie| has_several(bracket.facts(tie)));
    let settled = ties.clone().any(|tie| !settled(bracket, tie).is_empty());
    let legs = ties.clone().any(|tie| bracket.facts(tie).legs.len() > 1);
    // A column of which nothing would stand in any line is left out.
    let of = |cells: [&str; 6]| {
        let [number, a, score, b, matches, how] = cells.map(str::to_owned);
        let matches = several.then_some(matches);
        [number, a, score, b].into_iter().chain(matches).chain(settled.then_some(how)).collect::<Vec<_>>()
    };
    let (sum, matches) = if legs { ("Agg.", "Legs") } else { ("Score", "Matches") };
    row(paper, &of(["#", "Team 1", sum, "Team 2", matches, "Settled"]))?;
    row(paper, &of(["--:", ":--", ":-:", ":--", ":--", ":--"]))?;
    for tie in ties {
        let [a, b] = Side::BOTH.map(|side| club(paper, bracket, tie, side));
        let (number, _) = bracket.competition().number(Node::Tie(tie));
        let how = escaped(paper, &self::settled(bracket, tie));
        row(
            paper,
            &of([&number.to_string(), &a, &cells::aggregate(bracket, tie), &b, &matches_of(bracket, tie), &how]),
        )?;
    }
    Ok(())
}

fn print_places<W: Write>(
    paper: &mut Paper<W>,
    bracket: &Bracket,
    name: &str,
    places: impl Iterator<Item = PlaceId>,
) -> io::Result<()> {
    let mut places = places.peekable();
    if places.peek().is_none() {
        return Ok(());
    }
    heading(paper, name)?;
    row(paper, &["Place", "Club"])?;
    row(paper, &[":--", ":--"])?;
    for place in places {
        let (code, name) = label::place(bracket, place);
        let cells = [code, name].map(|text| escaped(paper, &text));
        row(paper, &cells)?;
    }
    Ok(())
}

fn heading<W: Write>(paper: &mut Paper<W>, text: &str) -> io::Result<()> {
    let text = escaped(paper, text);
    paper.line("")?;
    paper.line(&format!("## {text}"))?;
    paper.line("")
}

fn row<W: Write>(paper: &mut Paper<W>, cells: &[impl AsRef<str>]) -> io::Result<()> {
    let cells: String = cells.iter().map(|cell| format!(" {} |", cell.as_ref())).collect();
    paper.line(&format!("|{cells}"))
}

/// The club on a side, bold where it went through, with a mark where it enters later than others.
fn club<W: Write>(paper: &Paper<W>, bracket: &Bracket, tie: TieId, side: Side) -> String {
    let name = escaped(paper, &wording::club(bracket, tie, side));
    let late = if label::enters_late(bracket, tie, side) { format!(" {}", label::ENTERS) } else { String::new() };
    if cells::is_through(bracket, tie, side) && !name.is_empty() { format!("**{name}**{late}") } else { name + &late }
}

fn has_several(facts: &Facts) -> bool {
    facts.legs.len() > 1 || facts.play_off.is_some() || !facts.replays.is_empty()
}

/// Every match where there are several: "1–0, 0–1 a.e.t.", "1–1, 2–0 (play-off)".
fn matches_of(bracket: &Bracket, tie: TieId) -> String {
    let (facts, story) = (bracket.facts(tie), bracket.story(tie));
    if !has_several(facts) {
        return String::new();
    }
    let after = cells::after_legs(facts, story).map(|(kind, played, story)| {
        let kicks = played.shootout_that_counts().and_then(Kicks::goals);
        let kicks = kicks.map_or_else(String::new, |goals| format!(", {goals} on penalties"));
        format!("{}{kicks} ({kind})", legs(played, story))
    });
    let legs = Some(legs(facts, story)).filter(|legs| !legs.is_empty());
    legs.into_iter().chain(after).collect::<Vec<_>>().join(", ")
}

fn legs(facts: &Facts, story: &Story) -> String {
    let legs = story.legs_of(facts).map(|(leg, story)| {
        let told = cells::leg(leg, story).unwrap_or_else(|| "–".to_owned());
        told + ending(leg)
    });
    legs.collect::<Vec<_>>().join(", ")
}

fn ending(leg: Leg) -> &'static str {
    match leg.play {
        _ if cells::had_extra_time(leg) => " a.e.t.",
        Play::Awarded { .. } => " awarded",
        _ => "",
    }
}

/// How a tie was settled, or what it waits for; nothing for one on aggregate, which needs no word.
fn settled(bracket: &Bracket, tie: TieId) -> String {
    let ruling = || bracket.facts(tie).ruling.map(|ruling| wording::ruling(bracket, tie, ruling));
    match bracket.verdict(tie) {
        Verdict::Through { by: Some(Step::Aggregate), .. } => String::new(),
        Verdict::Through { by: Some(step @ (Step::Walkover | Step::Ruling)), .. } => {
            ruling().map_or_else(|| step.name().to_owned(), |ruling| format!("{step}: {ruling}"))
        }
        Verdict::Through { by: Some(step), .. } => wording::beside_aggregate(bracket, tie, *step, Side::A),
        Verdict::Through { by: None, .. } => wording::UNKNOWN_HOW.to_owned(),
        _ => wording::why(bracket, tie),
    }
}

/// A text in which nothing means anything to a reader of Markdown.
fn escaped<W: Write>(paper: &Paper<W>, text: &str) -> String {
    let text = paper.as_printed(text);
    let mut escaped = String::with_capacity(text.len());
    let mut letters = text.trim().chars().peekable();
    while let Some(c) = letters.next() {
        let is_special = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '$' | '@' => true,
            // An address would become a link by itself, and a word between colons a picture.
            '.' => escaped.to_ascii_lowercase().ends_with("www"),
            ':' => letters.peek().is_some_and(|next| *next != ' '),
            _ => false,
        };
        escaped.extend(is_special.then_some('\\'));
        escaped.push(c);
    }
    escaped
}
