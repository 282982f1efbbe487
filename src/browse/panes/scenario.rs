//! How the competition is looked at: under which regulations, chosen from a list that tells what each would have turned, and
//! up to which day, with two keys that work from the bracket.

use ratatui::buffer::Buffer;
use ratatui::layout::Size;

use super::{Hint, Pane, Part, Placement, Reply};
use crate::ask;
use crate::bracket::Bracket;
use crate::browse::keys::{Binding, Command, Key};
use crate::browse::sheet::{Excerpt, Sheet};
use crate::browse::state::State;
use crate::browse::theme::{Role, Theme};
use crate::competition::{Ladder, PRESETS, Step};
use crate::scenario::{self, Scenario};
use crate::wording;

/// The pane.
#[derive(Debug, Default)]
pub struct Scenarios {
    /// The regulations that are told about, by their place in the list.
    selected: Option<usize>,
    /// While it is open.
    shown: Option<Excerpt>,
}

const OPEN: Command = Command::Own("scenario");
const DAY_BEFORE: Command = Command::Own("day before");
const DAY_AFTER: Command = Command::Own("day after");

/// The widest that the page is worth reading, in cells.
const WIDEST: u16 = 84;

/// Regulations to look at the competition under: its own, those without one of their steps, and all that have a name.
fn choices(bracket: &Bracket) -> Vec<(String, Option<Ladder>)> {
    let own = &bracket.competition().regulations().ladder;
    let rulings = [Step::Ruling, Step::Walkover];
    let without = own.steps().iter().filter(|step| !rulings.contains(step));
    let without = without.filter_map(|step| Some((format!("without {step}"), own.clone().without(*step).ok()?)));
    let named = PRESETS.iter().map(|preset| (format!("{}: {}", preset.name, preset.used), preset.ladder()));
    let others = without.chain(named).map(|(name, ladder)| (name, Some(ladder)));
    std::iter::once(("as it was".to_owned(), None)).chain(others).collect()
}

impl Scenarios {
    fn selected(&self, bracket: &Bracket, choices: &[(String, Option<Ladder>)]) -> usize {
        let in_force = || choices.iter().position(|(_, ladder)| *ladder == bracket.scenario().regulations);
        self.selected.or_else(in_force).unwrap_or(0).min(choices.len().saturating_sub(1))
    }
}

/// Another day: the one before, or the one after; after the last, everything.
fn turn(state: &mut State, back: bool) {
    let days = scenario::days(state.bracket().competition());
    let until = match (state.bracket().scenario().until, back) {
        (None, true) => days.last().copied(),
        (None, false) => None,
        (Some(until), true) => days.range(..until).next_back().copied().or(Some(until)),
        (Some(until), false) => days.range(until..).find(|day| **day > until).copied(),
    };
    state.look(Scenario { until, ..state.bracket().scenario().clone() });
}

impl Pane for Scenarios {
    fn name(&self) -> &'static str {
        "scenario"
    }

    fn place(&self) -> Placement {
        Placement::Over
    }

    fn bindings(&self) -> &[Binding] {
        const BINDINGS: &[Binding] = &[
            Binding::new(OPEN, &[Key::letter("s", 's')], "under other regulations: what would have turned", None),
            Binding::new(DAY_BEFORE, &[Key::letter("[", '[')], "as it stood a day of play before", None),
            Binding::new(
                DAY_AFTER,
                &[Key::letter("]", ']')],
                "as it stood a day of play later, and at last as it is",
                None,
            ),
        ];
        BINDINGS
    }

    fn opened_by(&self) -> Option<Command> {
        Some(OPEN)
    }

    fn hints(&self, _state: &State) -> &[Hint] {
        &[("Esc", "close"), ("↑↓", "select"), ("Enter", "look at it so")]
    }

    fn title(&self, _state: &State) -> String {
        "Under other regulations".to_owned()
    }

    fn size(&self, _state: &State, room: Size) -> Size {
        self.shown.as_ref().map_or(room, |shown| shown.size(room))
    }

    fn open(&mut self, _state: &mut State) {
        self.selected = None;
    }

    fn replaced(&mut self, _state: &State) -> Reply {
        self.selected = None;
        Reply::Close
    }

    fn arrange(&mut self, state: &State, part: Part) {
        let shown = || {
            let choices = choices(state.bracket());
            excerpt(state.bracket(), &choices, self.selected(state.bracket(), &choices), part.area.as_size())
        };
        self.shown = (part.area.width > 0).then(shown);
    }

    fn command(&mut self, state: &mut State, command: Command, _part: Part) -> Reply {
        if command == DAY_BEFORE || command == DAY_AFTER {
            turn(state, command == DAY_BEFORE);
            return Reply::Done;
        }
        let choices = choices(state.bracket());
        let selected = self.selected(state.bracket(), &choices);
        let page = usize::from(state.size().height / 2).max(1);
        let selected = match command {
            Command::Up => selected.saturating_sub(1),
            Command::Down => selected + 1,
            Command::PageUp => selected.saturating_sub(page),
            Command::PageDown => selected + page,
            Command::First => 0,
            Command::Last => choices.len(),
            Command::Open => {
                let regulations = choices.into_iter().nth(selected).and_then(|(_, ladder)| ladder);
                state.look(Scenario { regulations, ..state.bracket().scenario().clone() });
                return Reply::Close;
            }
            own if own == OPEN || own == Command::Back => return Reply::Close,
            _ => selected,
        };
        self.selected = Some(selected.min(choices.len().saturating_sub(1)));
        Reply::Done
    }

    fn wheel(&mut self, state: &State, lines: i16) {
        let selected = self.selected(state.bracket(), &choices(state.bracket()));
        self.selected = Some(selected.saturating_add_signed(if lines < 0 { -1 } else { 1 }));
    }

    fn draw(&self, _state: &State, theme: Theme, part: Part, buffer: &mut Buffer) {
        if let Some(shown) = &self.shown {
            shown.draw(theme, part.area, buffer);
        }
    }
}

/// What the selected ones would have turned, and as many of the list as there is room for.
fn excerpt(bracket: &Bracket, choices: &[(String, Option<Ladder>)], selected: usize, room: Size) -> Excerpt {
    let width = room.width.min(WIDEST);
    let mut told = Sheet::new(width);
    told.text(1, &summary(bracket, &choices[selected].1), Theme::text);
    told.blank();
    let lines = usize::from(room.height.saturating_sub(told.height())).max(1);
    let first = selected.saturating_sub(lines / 2).min(choices.len().saturating_sub(lines));
    for (i, (name, _)) in choices.iter().enumerate().skip(first).take(lines) {
        let role: Role = if i == selected { Theme::selected } else { Theme::text };
        told.cut(1, name, role);
    }
    Excerpt { sheet: told, above: first > 0, below: first + lines < choices.len() }
}

/// What other regulations would have turned.
fn summary(bracket: &Bracket, regulations: &Option<Ladder>) -> String {
    let view = bracket.under(Scenario { regulations: regulations.clone(), ..bracket.scenario().clone() });
    let real = bracket.under(Scenario { regulations: None, ..bracket.scenario().clone() });
    let turned = ask::turned(&view, &real);
    if turned.is_none() {
        return "Nothing turns.".to_owned();
    }
    let parts = [
        (turned.otherwise, "would have sent another club through"),
        (turned.untold, "would have gone on to what was never played"),
        (turned.not_played, "would have been between other clubs"),
    ];
    let told = parts.iter().filter(|(count, _)| *count > 0);
    told.map(|(count, what)| format!("{} {what}", wording::count(*count, "tie"))).collect::<Vec<_>>().join("; ") + "."
}
