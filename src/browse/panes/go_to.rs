//! Where to go: rounds and clubs by what is typed of their names, as many around the selected one as there is room for. It
//! leaves nothing behind, other than the filter does.
//!
//! ```text
//!  al ah
//!
//!  Al Ahly Tripoli LBY                       Second round · 12 of 16
//!  Al Ahli Wad Madani SDN                      First round · 9 of 20
//! ```

use crossterm::event::Event;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use tui_input::Input;
use unicode_width::UnicodeWidthStr;

use super::{CLOSE, GO_THERE, Hint, Pane, Part, Placement, Reply, SELECT, step_in_list};
use crate::bracket::Bracket;
use crate::browse::cursor::Cursor;
use crate::browse::keys::{Binding, Command, Key};
use crate::browse::paint::{cut, exactly};
use crate::browse::sheet::{Excerpt, Sheet};
use crate::browse::state::State;
use crate::browse::theme::{Role, Theme};
use crate::browse::typing;
use crate::competition::{ClubId, Column, Competition, Node};
use crate::text::fold;
use crate::wording;

/// The pane.
#[derive(Debug, Default)]
pub struct GoTo {
    line: Input,
    /// What the line means, and in which edition; none until it is looked for again.
    found: Option<(u32, Found)>,
    /// The first, until another entry is selected; of all rounds the one that one stands in.
    selected: Option<usize>,
    /// While it is open.
    shown: Option<Shown>,
}

/// Whatever is called so.
#[derive(Debug, Default)]
struct Found {
    columns: Vec<usize>,
    clubs: Vec<ClubId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    Column(usize),
    Club(ClubId),
}

#[derive(Debug)]
struct Shown {
    page: Excerpt,
    /// The line of the screen with its first entry, and which one that is.
    top: u16,
    first: usize,
}

const OPEN: Command = Command::Own("go-to");

/// The widest and the highest that the page is worth, and its lines over the entries.
const WIDEST: u16 = 72;
const HIGHEST: u16 = 24;
const ABOVE: u16 = 2;

impl Pane for GoTo {
    fn name(&self) -> &'static str {
        "go to"
    }

    fn place(&self) -> Placement {
        Placement::Over
    }

    fn bindings(&self) -> &[Binding] {
        const BINDINGS: &[Binding] =
            &[Binding::new(OPEN, &[Key::letter(':'), Key::ctrl('p')], "go to a round or a club, by its name", None)];
        BINDINGS
    }

    fn opened_by(&self) -> Option<Command> {
        Some(OPEN)
    }

    fn anywhere(&self) -> bool {
        true
    }

    fn hints(&self, _state: &State) -> &[Hint] {
        &[CLOSE, SELECT, GO_THERE]
    }

    fn title(&self, state: &State) -> String {
        match self.count() {
            0 => "Go to".to_owned(),
            count => format!("Go to · {} of {count}", self.selected(state) + 1),
        }
    }

    fn size(&self, _state: &State, room: Size) -> Size {
        Size::new(room.width.min(WIDEST), room.height.min(HIGHEST))
    }

    fn open(&mut self, state: &mut State) {
        state.filter.get_ready(&state.bracket);
        *self = GoTo::default();
    }

    fn replaced(&mut self, _state: &State) -> Reply {
        self.found = None;
        Reply::Done
    }

    fn arrange(&mut self, state: &State, part: Part) {
        // Looked for only while it is open.
        self.shown = None;
        if part.area.is_empty() {
            return;
        }
        if self.found.as_ref().is_none_or(|(edition, _)| *edition != state.edition()) {
            self.found = Some((state.edition(), Found::by(state, self.line.value())));
        }
        self.shown = Some(self.page(state, part.area));
    }

    fn command(&mut self, state: &mut State, command: Command, part: Part) -> Reply {
        let page = usize::from(entries_in(self.size(state, part.area.as_size())));
        let step = match command {
            Command::Back => return Reply::Close,
            Command::Open => return self.go_there(state),
            Command::NextPane => Command::Down,
            Command::PreviousPane => Command::Up,
            other => other,
        };
        let last = self.count().saturating_sub(1);
        self.selected = step_in_list(step, self.selected(state), page, last).or(self.selected);
        Reply::Done
    }

    fn is_typed_in(&self) -> bool {
        true
    }

    fn typed(&mut self, event: &Event) {
        if typing::edit(&mut self.line, event) {
            (self.found, self.selected) = (None, None);
        }
    }

    fn click(&mut self, state: &mut State, _x: u16, y: u16) -> Reply {
        let Some(shown) = &self.shown else { return Reply::Done };
        let entry = y.checked_sub(shown.top).map(|line| shown.first + usize::from(line));
        let Some(entry) = entry.filter(|entry| *entry < self.count()) else { return Reply::Done };
        self.selected = Some(entry);
        self.go_there(state)
    }

    fn wheel(&mut self, state: &State, lines: i16) {
        let to = self.selected(state).saturating_add_signed(if lines < 0 { -1 } else { 1 });
        self.selected = Some(to.min(self.count().saturating_sub(1)));
    }

    fn draw(&self, _state: &State, theme: Theme, part: Part, buffer: &mut Buffer) {
        if let Some(shown) = &self.shown {
            shown.page.draw(theme, part.area, buffer);
        }
    }
}

impl GoTo {
    fn count(&self) -> usize {
        self.found.as_ref().map_or(0, |(_, found)| found.columns.len() + found.clubs.len())
    }

    fn selected(&self, state: &State) -> usize {
        let here = state.bracket().competition().column_of(state.selection());
        let own = || {
            let (_, found) = self.found.as_ref().filter(|_| self.line.value().is_empty())?;
            found.columns.iter().position(|column| *column == here)
        };
        self.selected.or_else(own).unwrap_or(0).min(self.count().saturating_sub(1))
    }

    fn go_there(&self, state: &mut State) -> Reply {
        let target = self.found.as_ref().and_then(|(_, found)| found.entry(self.selected(state)));
        let Some(cursor) = target.and_then(|target| target.cursor(state.bracket())) else { return Reply::Done };
        state.reveal_at(cursor);
        Reply::ToMain
    }

    /// The line, and as many entries as there is room for.
    fn page(&self, state: &State, room: Rect) -> Shown {
        let size = self.size(state, room.as_size());
        let mut sheet = Sheet::new(size.width);
        sheet.line(typing::written(&self.line));
        sheet.blank();
        let (count, lines) = (self.count(), usize::from(entries_in(size)));
        let selected = self.selected(state);
        let first = selected.saturating_sub(lines / 2).min(count.saturating_sub(lines));
        for entry in first..count.min(first + lines) {
            let target = self.found.as_ref().and_then(|(_, found)| found.entry(entry));
            target.into_iter().for_each(|target| target.write(&mut sheet, state.bracket(), entry == selected));
        }
        if count == 0 {
            sheet.text(1, "nothing is called that", Theme::notice);
        }
        Shown { page: Excerpt { sheet, above: first > 0, below: first + lines < count }, top: room.y + ABOVE, first }
    }
}

/// How many entries a page of some size has.
fn entries_in(size: Size) -> u16 {
    size.height.saturating_sub(ABOVE).max(1)
}

impl Found {
    /// The rounds with such letters in their names, those that begin with them first; and the clubs that such a filter
    /// would find. Of nothing all rounds.
    fn by(state: &State, typed: &str) -> Found {
        let (competition, letters) = (state.bracket().competition(), fold(typed));
        let called = |column: &usize| fold(competition.column_name(*column));
        let filled = |column: &usize| match competition.column(*column) {
            Column::Round(round) => competition[round].ties().len() > 0,
            Column::Places => true,
        };
        let columns = (0..competition.columns()).filter(filled);
        let mut columns: Vec<usize> = columns.filter(|column| called(column).contains(&letters)).collect();
        columns.sort_by_key(|column| !called(column).starts_with(&letters));
        let clubs = if letters.is_empty() { Vec::new() } else { state.filter.index(state.bracket()).clubs(typed) };
        Found { columns, clubs }
    }

    fn entry(&self, at: usize) -> Option<Target> {
        let column = self.columns.get(at).map(|column| Target::Column(*column));
        column.or_else(|| self.clubs.get(at.checked_sub(self.columns.len())?).map(|club| Target::Club(*club)))
    }
}

impl Target {
    /// The first tie of a round; and the last node at which a club stands, with it.
    fn cursor(self, bracket: &Bracket) -> Option<Cursor> {
        let competition = bracket.competition();
        match self {
            Target::Column(column) => competition.first_of(column).map(|node| Cursor::at(bracket, node)),
            Target::Club(club) => bracket.road(club).last().map(|node| Cursor::with(bracket, node, club)),
        }
    }

    /// What it is called, and behind that what there is.
    fn write(self, sheet: &mut Sheet, bracket: &Bracket, selected: bool) {
        let competition = bracket.competition();
        let [name, rest] = match self {
            Target::Column(column) => [competition.column_name(column).to_owned(), count_in(competition, column)],
            Target::Club(club) => [called(competition, club), whereabouts(bracket, club)],
        };
        let width = sheet.width().saturating_sub(1);
        let rest = cut(&rest, width / 2);
        let name = exactly(&name, width.saturating_sub(rest.width() + 2));
        let (strong, faint): (Role, Role) =
            if selected { (Theme::selected, Theme::selected) } else { (Theme::text, Theme::faint) };
        sheet.line(vec![(format!(" {name}  "), strong), (rest.into_owned(), faint)]);
    }
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
    let competition = bracket.competition();
    let Some(node) = bracket.road(club).last() else { return "in no tie yet".to_owned() };
    let name = competition.column_name(competition.column_of(node));
    match node {
        Node::Tie(_) => {
            let (number, count) = competition.number(node);
            format!("{name} · {number} of {count}")
        }
        Node::Place(_) => format!("{name} · {}", competition.code(node)),
    }
}
