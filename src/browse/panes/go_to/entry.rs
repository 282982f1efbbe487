//! An entry of the list: what it is called, with the letters that were typed marked, and behind that what there is.

use ratatui::style::{Modifier, Style};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::found::Target;
use super::fuzzy::Fuzzy;
use crate::bracket::Bracket;
use crate::browse::cursor::Cursor;
use crate::browse::paint::{cut, exactly};
use crate::browse::sheet::{Piece, Sheet};
use crate::browse::state::State;
use crate::browse::theme::{Role, Theme};
use crate::competition::{ClubId, Column, Competition, Node};
use crate::wording;

/// Where an entry leads to: the first tie of a round; the last node at which a club stands, with it. Nowhere, where it is an
/// action.
pub(super) fn cursor(target: Target, bracket: &Bracket) -> Option<Cursor> {
    let competition = bracket.competition();
    match target {
        Target::Column(column) => competition.first_of(column).map(|node| Cursor::at(bracket, node)),
        Target::Club(club) => bracket.road(club).last().map(|node| Cursor::with(bracket, node, club)),
        Target::Tie(tie) => Some(Cursor::at(bracket, Node::Tie(tie))),
        Target::Action(_) => None,
    }
}

/// Writes it.
pub(super) fn write(target: Target, sheet: &mut Sheet, state: &State, fuzzy: &mut Fuzzy, selected: bool) {
    let bracket = state.bracket();
    let competition = bracket.competition();
    let [name, rest] = match target {
        Target::Column(column) => [competition.column_name(column).to_owned(), count_in(competition, column)],
        Target::Club(club) => [called(competition, club), whereabouts(bracket, club)],
        Target::Tie(tie) => {
            [format!("{} {}", competition[tie].id, wording::fixture(bracket, tie)), place_of(bracket, Node::Tie(tie))]
        }
        Target::Action(at) => match state.keys().bindings().get(at) {
            Some(binding) => [binding.help.to_string(), binding.names()],
            None => return,
        },
    };
    let does_nothing = matches!(target, Target::Action(at)
        if !state.keys().bindings().get(at).is_some_and(|binding| state.does_something(binding.command)));
    let width = sheet.width().saturating_sub(1);
    let rest = cut(&rest, width / 2);
    let (strong, mark, faint): (Role, Role, Role) = match (selected, does_nothing) {
        (true, false) => (Theme::selected, marked_and_selected, Theme::selected),
        (true, true) => (selected_in_vain, selected_in_vain, selected_in_vain),
        (false, true) => (Theme::faint, Theme::faint, Theme::faint),
        (false, false) => (Theme::text, Theme::found, Theme::faint),
    };
    let room = width.saturating_sub(rest.width() + 2);
    let mut line = vec![(" ".to_owned(), strong)];
    line.extend(marked(&name, &exactly(&name, room), &fuzzy.marked(&name), strong, mark));
    let is_action = matches!(target, Target::Action(_)) && !selected && !does_nothing;
    line.push(("  ".to_owned(), strong));
    line.push((rest.into_owned(), if is_action { Theme::focus } else { faint }));
    sheet.line(line);
}

/// A name as it is shown, in pieces: some of its letters are marked.
fn marked(name: &str, shown: &str, letters: &[u32], plain: Role, mark: Role) -> Vec<Piece> {
    let mut of_name = name.graphemes(true);
    let symbols = shown.graphemes(true).zip(0u32..).map(|(symbol, at)| {
        // What was cut off is not marked.
        let whole = of_name.next() == Some(symbol);
        (symbol, whole && letters.contains(&at))
    });
    let symbols: Vec<(&str, bool)> = symbols.collect();
    let runs = symbols.chunk_by(|a, b| a.1 == b.1);
    runs.map(|run| (run.iter().map(|(symbol, _)| *symbol).collect(), if run[0].1 { mark } else { plain })).collect()
}

/// The selected entry, where it would do nothing.
fn selected_in_vain(theme: Theme) -> Style {
    theme.faint().add_modifier(Modifier::REVERSED)
}

/// A marked letter of the selected entry.
fn marked_and_selected(theme: Theme) -> Style {
    theme.selected().add_modifier(Modifier::UNDERLINED)
}

/// "20 ties", or "16 places".
fn count_in(competition: &Competition, column: usize) -> String {
    match competition.column(column) {
        Column::Round(round) => wording::count(competition[round].ties().len(), "tie"),
        Column::Places => wording::count(competition.places().len(), "place"),
    }
}

/// A club and the code of its association, which tells it from others of the same name.
fn called(competition: &Competition, club: ClubId) -> String {
    let code = competition.association_of(club).map(|association| format!(" {}", association.code));
    format!("{}{}", competition[club].name, code.unwrap_or_default())
}

/// Where a club stands last.
fn whereabouts(bracket: &Bracket, club: ClubId) -> String {
    let Some(node) = bracket.road(club).last() else { return "in no tie yet".to_owned() };
    place_of(bracket, node)
}

/// "Second round · 12 of 16", or "Group stage · A1".
fn place_of(bracket: &Bracket, node: Node) -> String {
    let competition = bracket.competition();
    let name = competition.column_name(competition.column_of(node));
    match node {
        Node::Tie(_) => {
            let (number, count) = competition.number(node);
            format!("{name} · {number} of {count}")
        }
        Node::Place(_) => format!("{name} · {}", competition.code(node)),
    }
}
