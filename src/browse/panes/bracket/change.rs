//! The figures of a tie, changed in place: which one is under the cursor, and what a key makes of it. What comes of a change
//! is `scenario`'s and `bracket`'s to know.

use crossterm::event::KeyCode;

use super::{Hint, Reply};
use crate::ask;
use crate::browse::keys::{Binding, Command, Key};
use crate::browse::panes::changes::UNDO;
use crate::browse::state::State;
use crate::competition::{Node, Score, Side, TieId};
use crate::scenario::edit::{self, Edit, Figure};

const MORE: Command = Command::Own("goal-more");
const LESS: Command = Command::Own("goal-less");
pub(in crate::browse) const UNKNOWN: Command = Command::Own("unknown");
const WALKOVER: Command = Command::Own("walkover");
const PENALTIES: Command = Command::Own("penalties");

pub(super) const BINDINGS: &[Binding] = &[
    Binding::new(
        Command::Goals(0),
        &[Key::Digit],
        "what if: the selected club’s goals; then left, right for the leg, up, down for the club",
        Some("what if"),
    ),
    Binding::new(MORE, &[Key::letter('+')], "a goal more", None),
    Binding::new(LESS, &[Key::letter('-')], "a goal less", None),
    Binding::new(UNKNOWN, &[Key::named(KeyCode::Backspace)], "what if the score were not known", None),
    Binding::new(WALKOVER, &[Key::letter('w')], "what if the selected club were out by walkover", None),
    Binding::new(PENALTIES, &[Key::letter('p')], "what if it won on penalties, where it comes to those", None),
];

/// What the keys do while something is changed.
pub(super) const HINTS: &[Hint] = &[
    (&[Command::Back], "done"),
    (&[Command::Goals(0), MORE, LESS], "goals"),
    (&[Command::Left, Command::Right], "leg"),
    (&[Command::Up, Command::Down], "club"),
    (&[UNDO], "undo"),
];

/// What is being changed.
#[derive(Debug, Default)]
pub(super) struct Changing {
    /// The figure under the cursor, as long as its tie is selected.
    at: Option<(TieId, Figure)>,
}

impl Changing {
    /// Ends where another tie is selected than the one that is changed, or what is looked at has no such figure any more:
    /// who comes back there moves about.
    pub fn end_elsewhere(&mut self, state: &State) {
        let is_there = |figure: &Figure| {
            let Some(tie) = open_to_change(state) else { return false };
            edit::figures(state.bracket().facts(tie), state.bracket().ladder(tie)).contains(figure)
        };
        if !self.figure(state).is_some_and(|figure| is_there(&figure)) {
            self.at = None;
        }
    }

    /// The figure under the cursor; none while nothing is changed.
    pub fn figure(&self, state: &State) -> Option<Figure> {
        let selected = |(tie, _): &(TieId, Figure)| state.selection() == Node::Tie(*tie);
        self.at.filter(selected).map(|(_, figure)| figure)
    }

    /// Does what a key asks for, if it is for a change.
    pub fn command(&mut self, state: &mut State, command: Command) -> Option<Reply> {
        let changing = self.figure(state);
        if changing.is_some() && matches!(command, Command::Open | Command::Back) {
            self.at = None;
            return Some(Reply::Done);
        }
        let Some(tie) = open_to_change(state) else {
            return BINDINGS.iter().any(|own| own.is_for(command)).then_some(Reply::Done);
        };
        let figures = edit::figures(state.bracket().facts(tie), state.bracket().ladder(tie));
        let here = changing.and_then(|figure| figures.iter().position(|other| *other == figure));
        match command {
            Command::Left if changing.is_some() => self.go_to(tie, &figures, here.unwrap_or(0).saturating_sub(1)),
            Command::Right if changing.is_some() => self.go_to(tie, &figures, here.map_or(0, |here| here + 1)),
            Command::Up | Command::Down if changing.is_some() => {
                state.cursor.side = if command == Command::Up { Side::A } else { Side::B };
            }
            WALKOVER => state.edit(tie, Edit::Walkover(state.side())),
            PENALTIES if figures.contains(&Figure::Shootout) => state.edit(tie, Edit::Penalties(state.side())),
            PENALTIES => {}
            _ => {
                let first = || asked_first(state, tie, &figures);
                let figure = here.map(|here| figures[here]).or_else(first)?;
                state.edit(tie, edit_by(state, tie, figure, command)?);
                self.at = Some((tie, figure));
                return Some(Reply::ToMain);
            }
        }
        Some(Reply::Done)
    }

    fn go_to(&mut self, tie: TieId, figures: &[Figure], to: usize) {
        self.at = figures.get(to.min(figures.len().saturating_sub(1))).map(|figure| (tie, *figure));
    }
}

/// The selected tie, if something in it can be changed: nothing can happen between clubs that are not known.
pub(super) fn open_to_change(state: &State) -> Option<TieId> {
    let tie = state.selection().tie()?;
    Side::BOTH.iter().all(|side| state.bracket().club(tie, *side).is_some()).then_some(tie)
}

/// The figure that a person asks about first.
fn asked_first(state: &State, tie: TieId, figures: &[Figure]) -> Option<Figure> {
    let question = ask::question(state.bracket().facts(tie), state.bracket().ladder(tie)).map(Figure::Leg);
    question.filter(|figure| figures.contains(figure)).or(figures.first().copied())
}

/// What a key makes of a figure; none for a key that does something else.
fn edit_by(state: &State, tie: TieId, figure: Figure, command: Command) -> Option<Edit> {
    let side = state.side();
    let score = edit::score(state.bracket().facts(tie), figure);
    let goals = score.map_or(0, |score: Score| score.of(side));
    Some(match command {
        Command::Goals(goals) => Edit::Goals(figure, side, goals),
        MORE => Edit::Goals(figure, side, goals.saturating_add(1)),
        LESS => Edit::Goals(figure, side, goals.saturating_sub(1)),
        UNKNOWN => Edit::Unknown(figure),
        _ => return None,
    })
}
