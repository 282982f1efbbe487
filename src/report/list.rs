//! A line a tie, round by round, for reading and for `grep`.

use unicode_width::UnicodeWidthStr;

use crate::bracket::{Bracket, Node, Roads};
use crate::competition::{Side, TieId};
use crate::label;
use crate::wording;

pub(super) fn text(bracket: &Bracket, roads: Option<&Roads>) -> String {
    let competition = bracket.competition();
    let shown = |node| roads.is_none_or(|roads| roads.has(node));
    let mut text = competition.title() + "\n";
    for round in &competition.rounds {
        let rows: Vec<Row> = round.ties().filter(|tie| shown(Node::Tie(*tie))).map(|tie| row(bracket, tie)).collect();
        if rows.is_empty() {
            continue;
        }
        text.push('\n');
        text.push_str(&round.name);
        if let Some(days) = wording::days(&round.windows) {
            text.push_str(&format!(", {days}"));
        }
        text.push('\n');
        let width = |cell: usize| rows.iter().map(|row| row[cell].width()).max().unwrap_or(0);
        let widths: [usize; CELLS] = std::array::from_fn(width);
        for row in &rows {
            let cells = row.iter().zip(widths).map(|(cell, width)| format!("{cell}{:1$}", "", width - cell.width()));
            let line = cells.collect::<Vec<_>>().join("  ");
            text.push_str("  ");
            text.push_str(line.trim_end());
            text.push('\n');
        }
    }
    if let Some(stage) = &competition.group_stage {
        let mut places = String::new();
        for place in competition.place_ids().filter(|place| shown(Node::Place(*place))) {
            let (code, name) = label::place(bracket, place);
            places.push_str(&format!("  {code}  {name}\n"));
        }
        if !places.is_empty() {
            text.push_str(&format!("\n{}\n{places}", stage.name));
        }
    }
    text
}

/// The cells of a tie's line: id, side A, aggregate, side B, legs, how it was won, where the winner goes.
type Row = [String; CELLS];

const CELLS: usize = 7;

fn row(bracket: &Bracket, tie: TieId) -> Row {
    let (middle, mark) = label::outcome(bracket, tie);
    let winner = bracket.decision(tie).winner();
    let name = |side| {
        let mark = if winner == Some(side) { label::THROUGH } else { " " };
        format!("{mark} {}", wording::club(bracket, tie, side))
    };
    let legs = bracket.tie(tie).facts.legs.iter();
    let legs = legs.map(|leg| leg.score().map_or_else(|| label::UNKNOWN.to_owned(), wording::score));
    let next = match bracket.next(tie) {
        Some(Node::Tie(next)) => bracket.tie(next).id.clone(),
        Some(Node::Place(place)) => bracket.competition().place_code(place),
        None => String::new(),
    };
    [
        bracket.tie(tie).id.clone(),
        name(Side::A),
        middle,
        name(Side::B),
        legs.collect::<Vec<_>>().join(" "),
        mark,
        if next.is_empty() { next } else { format!("→ {next}") },
    ]
}
