//! A line a tie, round by round, and a line a place of the groups, for reading and for `grep`; then a line a club, with
//! the round in which it enters.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use crate::bracket::Bracket;
use crate::competition::{ClubId, Column, Node, PlaceId, Round, Side, TieId};
use crate::label;
use crate::paper::Paper;
use crate::ranking::{self, Entrants};
use crate::search::Found;
use crate::wording;

pub(super) fn print<W: Write>(paper: &mut Paper<W>, bracket: &Bracket, found: Option<&Found>) -> io::Result<()> {
    let competition = bracket.competition();
    let shown = |node| found.is_none_or(|found| found.has(node));
    paper.line(&wording::title(bracket))?;
    for column in 0..competition.columns() {
        match competition.column(column) {
            Column::Round(round) => print_round(paper, bracket, &competition[round], |tie| shown(Node::Tie(tie)))?,
            Column::Places => print_places(paper, bracket, |place| shown(Node::Place(place)))?,
        }
    }
    print_entries(paper, bracket, |club| found.is_none_or(|found| found.has_club(club)))
}

fn print_round<W: Write>(
    paper: &mut Paper<W>,
    bracket: &Bracket,
    round: &Round,
    shown: impl Fn(TieId) -> bool,
) -> io::Result<()> {
    // Made twice, once for the widths alone: a round may have more ties than anybody wants to hold.
    let rows = || round.ties().filter(|tie| shown(*tie)).map(|tie| row(bracket, tie));
    let widths = rows().fold(None, |widths: Option<[usize; CELLS]>, row| {
        let widths = widths.unwrap_or_default();
        Some(std::array::from_fn(|cell| widths[cell].max(row[cell].width())))
    });
    let Some(widths) = widths else { return Ok(()) };
    let days = wording::days(&round.windows).map_or_else(String::new, |days| format!(", {days}"));
    paper.line("")?;
    paper.line(&format!("{}{days}", round.name))?;
    for row in rows() {
        let cells = row.iter().zip(widths).map(|(cell, width)| format!("  {cell}{:1$}", "", width - cell.width()));
        paper.line(&cells.collect::<String>())?;
    }
    Ok(())
}

fn print_places<W: Write>(paper: &mut Paper<W>, bracket: &Bracket, shown: impl Fn(PlaceId) -> bool) -> io::Result<()> {
    let competition = bracket.competition();
    let mut places = competition.place_ids().filter(|place| shown(*place)).peekable();
    if let Some(stage) = competition.group_stage().filter(|_| places.peek().is_some()) {
        paper.line("")?;
        paper.line(&stage.name)?;
    }
    for place in places {
        let (code, name) = label::place(bracket, place);
        paper.line(&format!("  {code}  {name}"))?;
    }
    Ok(())
}

/// A line a club: the round in which it enters, and its points; nothing where the file does not say what decided that.
fn print_entries<W: Write>(paper: &mut Paper<W>, bracket: &Bracket, shown: impl Fn(ClubId) -> bool) -> io::Result<()> {
    let competition = bracket.competition();
    let Some(by) = competition.entries_by() else { return Ok(()) };
    let columns = ranking::entrants(bracket);
    let name = |entrants: &Entrants| competition.column_name(entrants.column);
    let width = columns.iter().map(|entrants| name(entrants).width()).max().unwrap_or(0);
    if !columns.iter().flat_map(|entrants| &entrants.clubs).any(|(club, _)| shown(*club)) {
        return Ok(());
    }
    paper.line("")?;
    paper.line(&format!("Entries by {by}"))?;
    for entrants in columns {
        let round = name(&entrants);
        let space = " ".repeat(width - round.width());
        for (club, points) in entrants.clubs.into_iter().filter(|(club, _)| shown(*club)) {
            paper.line(&format!("  {round}{space}  {}", wording::with_points(competition, club, points)))?;
        }
    }
    Ok(())
}

/// The cells of a tie's line: id, side A, aggregate, side B, every match, how it was won, where the winner goes.
type Row = [String; CELLS];

const CELLS: usize = 7;

fn row(bracket: &Bracket, tie: TieId) -> Row {
    let (middle, _) = label::outcome(bracket, tie);
    let winner = bracket.verdict(tie).winner();
    let name = |side| {
        let mark = if winner == Some(side) { label::THROUGH } else { " " };
        format!("{mark} {}", wording::club(bracket, tie, side))
    };
    let facts = bracket.facts(tie);
    let after = facts.play_off.as_deref().into_iter().chain(&facts.replays).flat_map(|played| &played.legs);
    let matches = facts.legs.iter().chain(after);
    let matches = matches.map(|leg| leg.score().map_or_else(|| label::UNKNOWN.to_owned(), wording::score));
    let next = bracket
        .competition()
        .next(tie)
        .map_or_else(String::new, |next| format!("→ {}", bracket.competition().code(next)));
    [
        bracket.tie(tie).id.to_string(),
        name(Side::A),
        middle,
        name(Side::B),
        matches.collect::<Vec<_>>().join(" "),
        label::how(bracket, tie),
        next,
    ]
}
