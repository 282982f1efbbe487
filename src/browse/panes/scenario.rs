//! How the competition is looked at: under which regulations, chosen for all rounds or for one from a list that tells what
//! each would have turned, and up to which day, with two keys that work from the bracket. Two more lead from one tie that
//! turns to the next.

use ratatui::buffer::Buffer;
use ratatui::layout::Size;

use super::{CLOSE, Hint, Pane, Part, Placement, Reply, SELECT, step_in_list};
use crate::ask;
use crate::bracket::Bracket;
use crate::browse::keys::{Binding, Command, Key};
use crate::browse::sheet::{Excerpt, Sheet};
use crate::browse::state::State;
use crate::browse::theme::{Role, Theme};
use crate::competition::{Competition, Ladder, PRESETS, Preset, Round, RoundId, Step};
use crate::label;
use crate::scenario::Scenario;
use crate::wording;

/// The pane.
#[derive(Debug, Default)]
pub struct Scenarios {
    /// The round whose regulations are chosen; none for those of the competition.
    round: Option<RoundId>,
    /// The regulations that are told about, by their place in the list.
    selected: Option<usize>,
    /// While it is open.
    shown: Option<Excerpt>,
}

pub(super) const OPEN: Command = Command::Own("scenario");
pub(super) const DAY_BEFORE: Command = Command::Own("day-before");
const DAY_AFTER: Command = Command::Own("day-after");
const NEXT_TURNED: Command = Command::Own("next-turned");
const PREVIOUS_TURNED: Command = Command::Own("previous-turned");

/// The widest that the page is worth reading, in cells.
const WIDEST: u16 = 84;

/// Regulations to choose.
struct Choice {
    /// The step that it leaves out or takes in.
    step: Option<Step>,
    /// As they stand in the list, and over what they turn.
    listed: String,
    said: String,
    /// None for the own ones.
    ladder: Option<Ladder>,
}

impl Choice {
    /// Whether it is about the same step, or the same regulations.
    fn is_like(&self, other: &Choice) -> bool {
        self.step == other.step && (self.step.is_some() || self.listed == other.listed)
    }
}

/// Regulations to look at the competition under, or at one round: its own, those in force with a step less or more, and all
/// that have a name and are for as many legs.
fn choices(bracket: &Bracket, round: Option<RoundId>) -> Vec<Choice> {
    let now = bracket.scenario().in_force(bracket.competition(), round);
    let steps = Step::ALL.into_iter().filter(|step| ![Step::Ruling, Step::Walkover].contains(step));
    let other = |step: Step| {
        let has = now.steps().contains(&step);
        let two_kinds = !has && step.is_extra_time() && now.extra_time().is_some();
        let ladder = if has { now.clone().without(step) } else { now.clone().with(step) };
        let (mark, said) = if has { ("[x]", "Without") } else { ("[ ]", "With") };
        let ladder = Some(ladder.ok().filter(|_| !two_kinds)?);
        Some(Choice { step: Some(step), listed: format!("{mark} {step}"), said: format!("{said} {step}"), ladder })
    };
    let legs = legs(bracket.competition(), round);
    let fits = |preset: &&Preset| legs.is_empty() || preset.ladder().legs().is_none_or(|own| legs.contains(&own));
    let named = PRESETS.iter().filter(fits).map(|preset| Choice {
        step: None,
        listed: format!("{}: {}", preset.name, preset.used),
        said: format!("Under {}", preset.name),
        ladder: Some(preset.ladder()),
    });
    let own = Choice { step: None, listed: "as it was".to_owned(), said: "As it was".to_owned(), ladder: None };
    std::iter::once(own).chain(steps.filter_map(other)).chain(named).collect()
}

/// The competition under other regulations, in all rounds or in one.
fn under(bracket: &Bracket, round: Option<RoundId>, ladder: Option<Ladder>) -> Scenario {
    bracket.scenario().regulated(bracket.competition(), round, ladder)
}

/// How many legs the ties have that regulations would hold for, as far as that is known.
fn legs(competition: &Competition, round: Option<RoundId>) -> Vec<usize> {
    let own = |round: &Round| {
        let tie = round.ties().find(|tie| competition[*tie].regulations.is_none())?;
        competition.ladder_of(tie).legs()
    };
    match round {
        Some(round) => own(&competition[round]).into_iter().collect(),
        None => competition.rounds().iter().filter(|round| round.regulations.is_none()).filter_map(own).collect(),
    }
}

impl Scenarios {
    fn selected(&self, bracket: &Bracket, choices: &[Choice]) -> usize {
        self.selected.or_else(|| chosen(bracket, self.round, choices)).unwrap_or(0).min(choices.len().saturating_sub(1))
    }

    /// All rounds, then one by one.
    fn turn_to_round(&mut self, bracket: &Bracket, by: isize) {
        let count = bracket.competition().rounds().len() as isize + 1;
        let here = self.round.map_or(0, |round| round.index() as isize + 1);
        let there = (here + by).rem_euclid(count);
        self.round = (there > 0).then(|| RoundId(there as u32 - 1));
        self.selected = None;
    }
}

/// The choice that is in force, by its place in the list; none where that is no single one.
fn chosen(bracket: &Bracket, round: Option<RoundId>, choices: &[Choice]) -> Option<usize> {
    let scenario = bracket.scenario();
    let now = round.map_or(scenario.regulations.as_ref(), |round| scenario.rounds.get(&round));
    choices.iter().position(|choice| choice.ladder.as_ref() == now)
}

/// Another day: the one before, or the one after; after the last, everything.
fn turn(state: &mut State, back: bool) {
    let days = state.bracket().days_of_play();
    let until = match (state.bracket().scenario().until, back) {
        (None, true) => days.last().copied(),
        (None, false) => None,
        (Some(until), true) => days[..days.partition_point(|day| *day < until)].last().copied().or(Some(until)),
        (Some(until), false) => days.get(days.partition_point(|day| *day <= until)).copied(),
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
            Binding::new(OPEN, &[Key::letter('s')], "under other regulations: what would have turned", None),
            Binding::new(NEXT_TURNED, &[Key::letter('t')], "the next tie that turns, looked at otherwise", None),
            Binding::new(PREVIOUS_TURNED, &[Key::letter('T')], "the one before", None),
            Binding::new(DAY_BEFORE, &[Key::letter('[')], "as it stood a day of play before", None),
            Binding::new(DAY_AFTER, &[Key::letter(']')], "as it stood a day of play later, and at last as it is", None),
        ];
        BINDINGS
    }

    fn opened_by(&self) -> Option<Command> {
        Some(OPEN)
    }

    fn answers(&self, state: &State, command: Command) -> bool {
        !matches!(command, NEXT_TURNED | PREVIOUS_TURNED) || !state.turned().ties.is_empty()
    }

    fn hints(&self, _state: &State) -> &[Hint] {
        &[
            CLOSE,
            SELECT,
            (&[Command::Open], "look so"),
            (&[Command::Left, Command::Right], "round"),
            (&[Command::OtherClub], "look so, stay here"),
        ]
    }

    fn title(&self, state: &State) -> String {
        let competition = state.bracket().competition();
        let scope = self.round.map_or("all rounds", |round| &competition[round].name);
        format!("Under other regulations · ‹ {scope} ›")
    }

    fn size(&self, _state: &State, room: Size) -> Size {
        self.shown.as_ref().map_or(room, |shown| shown.size(room))
    }

    fn open(&mut self, _state: &mut State) {
        self.selected = None;
    }

    fn replaced(&mut self, _state: &State) -> Reply {
        (self.round, self.selected) = (None, None);
        Reply::Close
    }

    fn arrange(&mut self, state: &State, part: Part) {
        self.shown = (part.area.width > 0).then(|| self.excerpt(state, part.area.as_size()));
    }

    fn command(&mut self, state: &mut State, command: Command, _part: Part) -> Reply {
        match command {
            DAY_BEFORE | DAY_AFTER => turn(state, command == DAY_BEFORE),
            NEXT_TURNED | PREVIOUS_TURNED => state.next_turned(if command == NEXT_TURNED { 1 } else { -1 }),
            Command::Left | Command::PreviousPane => self.turn_to_round(state.bracket(), -1),
            Command::Right | Command::NextPane => self.turn_to_round(state.bracket(), 1),
            OPEN | Command::Back => return Reply::Close,
            _ => return self.select(state, command),
        }
        Reply::Done
    }

    fn wheel(&mut self, state: &State, lines: i16) {
        let selected = self.selected(state.bracket(), &choices(state.bracket(), self.round));
        self.selected = Some(selected.saturating_add_signed(if lines < 0 { -1 } else { 1 }));
    }

    fn draw(&self, _state: &State, theme: Theme, part: Part, buffer: &mut Buffer) {
        if let Some(shown) = &self.shown {
            shown.draw(theme, part.area, buffer);
        }
    }
}

impl Scenarios {
    fn select(&mut self, state: &mut State, command: Command) -> Reply {
        let choices = choices(state.bracket(), self.round);
        let selected = self.selected(state.bracket(), &choices);
        let page = usize::from(state.size().height / 2).max(1);
        if command == Command::Open || command == Command::OtherClub {
            let Some(choice) = choices.into_iter().nth(selected) else { return Reply::Done };
            state.look(under(state.bracket(), self.round, choice.ladder.clone()));
            // Other steps can be left out and taken in now: the same one stays selected.
            let now = self::choices(state.bracket(), self.round);
            self.selected = now.iter().position(|other| other.is_like(&choice)).or(Some(selected));
            return if command == Command::Open { Reply::Close } else { Reply::Done };
        }
        let last = choices.len().saturating_sub(1);
        self.selected = Some(step_in_list(command, selected, page, last).unwrap_or(selected));
        Reply::Done
    }

    /// What the selected ones would have turned, and as many of the list as there is room for.
    fn excerpt(&self, state: &State, room: Size) -> Excerpt {
        let (bracket, base) = (state.bracket(), state.base());
        let choices = choices(bracket, self.round);
        let (selected, chosen) = (self.selected(bracket, &choices), chosen(bracket, self.round, &choices));
        let scenario = under(bracket, self.round, choices[selected].ladder.clone());
        // Nearest to how it is looked at now is that itself, and else what it is held against.
        let nearest = if scenario == *bracket.scenario() { bracket } else { base };
        let view = nearest.under(scenario);
        let mut told = Sheet::new(room.width.min(WIDEST));
        told.text(1, &choices[selected].said, Theme::strong);
        for sentence in wording::turned(&view, base, &ask::turned(&view, base)) {
            told.text(1, &sentence, Theme::text);
        }
        told.blank();
        let lines = usize::from(room.height.saturating_sub(told.height())).max(1);
        let first = selected.saturating_sub(lines / 2).min(choices.len().saturating_sub(lines));
        for (i, choice) in choices.iter().enumerate().skip(first).take(lines) {
            let role: Role = if i == selected { Theme::selected } else { Theme::text };
            let mark = if Some(i) == chosen { label::THROUGH } else { " " };
            told.cut(1, &format!("{mark} {}", choice.listed), role);
        }
        Excerpt { sheet: told, above: first > 0, below: first + lines < choices.len() }
    }
}
