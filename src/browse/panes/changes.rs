//! How the competition is looked at otherwise than it was, one by one: each can be taken back by itself, and all of it be
//! saved as a competition of its own. Two keys that work from anywhere undo what was changed last, and do it again.

use std::path::Path;

use crossterm::event::Event;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;
use tui_input::Input;
use tui_input::backend::crossterm::EventHandler;

use super::bracket::UNKNOWN;
use super::{CLOSE, GO_THERE, Hint, Pane, Part, Placement, Reply, SELECT, scenario};
use crate::bracket::Bracket;
use crate::browse::keys::{Binding, Command, Key, Keys};
use crate::browse::sheet::{Excerpt, Sheet};
use crate::browse::state::State;
use crate::browse::theme::Theme;
use crate::browse::typing;
use crate::competition::Node;
use crate::scenario::Otherwise;
use crate::source::{self, Over};
use crate::text;
use crate::wording;

/// The pane.
#[derive(Debug, Default)]
pub struct Changes {
    /// The one that is told, by its place in the list.
    selected: usize,
    /// The file that it is to be saved in, while that is asked for.
    file: Option<File>,
    /// What came of saving it.
    told: Option<(String, bool)>,
    /// While it is open.
    shown: Option<Excerpt>,
}

/// The name of a file as it is typed.
#[derive(Debug)]
struct File {
    name: Input,
    over: Over,
}

const OPEN: Command = Command::Own("changes");
const SAVE: Command = Command::Own("save");
pub(super) const UNDO: Command = Command::Own("undo");
const REDO: Command = Command::Own("redo");

/// The widest that the page is worth reading, in cells.
const WIDEST: u16 = 100;

impl Pane for Changes {
    fn name(&self) -> &'static str {
        "changes"
    }

    fn place(&self) -> Placement {
        Placement::Over
    }

    fn bindings(&self) -> &[Binding] {
        const BINDINGS: &[Binding] = &[
            Binding::new(UNDO, &[Key::letter('u')], "look at it as before the last change of any kind", None),
            Binding::new(REDO, &[Key::letter('U'), Key::ctrl('r')], "and again as after it", None),
            Binding::new(
                OPEN,
                &[Key::letter('v')],
                "how it is looked at: take back one by one, or save as a file",
                None,
            ),
            Binding::new(SAVE, &[Key::letter('S')], "in that list: save what is looked at as a new file", None),
        ];
        BINDINGS
    }

    fn opened_by(&self) -> Option<Command> {
        Some(OPEN)
    }

    fn answers(&self, state: &State, command: Command) -> bool {
        match command {
            UNDO | REDO => state.has_history(command == UNDO),
            // Its list is open then.
            SAVE => self.shown.is_some() && !state.bracket().scenario().is_reality(),
            _ => true,
        }
    }

    fn hints(&self, state: &State) -> &[Hint] {
        match (&self.file, state.bracket().scenario().is_reality()) {
            (Some(_), _) => &[(&[Command::Back], "do not save"), (&[Command::Open], "save")],
            (None, true) => &[CLOSE],
            (None, false) => &[CLOSE, (&[UNKNOWN], "take back"), (&[SAVE], "save"), SELECT, GO_THERE],
        }
    }

    fn title(&self, _state: &State) -> String {
        "Otherwise than it was".to_owned()
    }

    fn size(&self, _state: &State, room: Size) -> Size {
        self.shown.as_ref().map_or(room, |shown| shown.size(room))
    }

    fn open(&mut self, _state: &mut State) {
        (self.file, self.told) = (None, None);
    }

    fn replaced(&mut self, _state: &State) -> Reply {
        (self.file, self.told) = (None, None);
        Reply::Close
    }

    fn arrange(&mut self, state: &State, part: Part) {
        let count = state.bracket().scenario().otherwise(state.bracket().competition()).len();
        self.selected = self.selected.min(count.saturating_sub(1));
        self.shown = (part.area.width > 0).then(|| self.excerpt(state, part.area.as_size()));
    }

    fn command(&mut self, state: &mut State, command: Command, _part: Part) -> Reply {
        if command == UNDO || command == REDO {
            state.look_back(command == UNDO);
            return Reply::Done;
        }
        if self.shown.is_none() {
            return Reply::Done;
        }
        if self.file.is_some() {
            match command {
                Command::Open => self.save(state.bracket()),
                Command::Back => self.file = None,
                _ => {}
            }
            return Reply::Done;
        }
        let all = state.bracket().scenario().otherwise(state.bracket().competition());
        let selected = all.get(self.selected).copied();
        match (command, selected) {
            (OPEN | Command::Back, _) => return Reply::Close,
            (Command::Up, _) => self.selected = self.selected.saturating_sub(1),
            (Command::Down, _) => self.selected += 1,
            (Command::First, _) => self.selected = 0,
            (Command::Last, _) => self.selected = all.len(),
            (UNKNOWN, Some(one)) => state.look(state.bracket().scenario().without(one)),
            (SAVE, Some(_)) => self.ask(state.bracket()),
            (Command::Open, Some(Otherwise::Change(tie))) => {
                state.reveal(Node::Tie(tie));
                return Reply::ToMain;
            }
            (Command::Open, _) => return Reply::Close,
            _ => {}
        }
        Reply::Done
    }

    fn is_typed_in(&self) -> bool {
        self.file.is_some()
    }

    fn typed(&mut self, event: &Event) {
        if let Some(file) = &mut self.file
            && file.name.handle_event(event).is_some_and(|change| change.value)
        {
            file.over = Over::Nothing;
            self.told = None;
        }
    }

    fn draw(&self, _state: &State, theme: Theme, part: Part, buffer: &mut Buffer) {
        if let Some(shown) = &self.shown {
            shown.draw(theme, part.area, buffer);
        }
    }
}

impl Changes {
    /// Asks for the file, with a name to begin with.
    fn ask(&mut self, bracket: &Bracket) {
        let competition = bracket.competition();
        let called = format!("{} {} what if", competition.name(), competition.season());
        let letter = |c: char| if c.is_alphanumeric() { c } else { '-' };
        let name: String = called.to_lowercase().chars().map(letter).collect();
        let words: Vec<&str> = name.split('-').filter(|word| !word.is_empty()).collect();
        self.told = None;
        self.file = Some(File { name: Input::new(words.join("-") + ".json"), over: Over::Nothing });
    }

    /// Saves what is looked at. Over a file that is there only where that was asked for twice.
    fn save(&mut self, bracket: &Bracket) {
        let Some(file) = &mut self.file else { return };
        let name = file.name.value().trim().to_owned();
        let shown = text::clean(&name).into_owned();
        match saved(bracket, &name, file.over) {
            Ok(()) => {
                self.told = Some((format!("Saved: “cuptie {shown}” opens it."), true));
                self.file = None;
            }
            Err(Unkept::IsThere) => {
                file.over = Over::File;
                self.told = Some((format!("{shown} is there already; Enter again replaces it."), false));
            }
            Err(Unkept::Because(why)) => self.told = Some((why, false)),
        }
    }

    fn excerpt(&self, state: &State, room: Size) -> Excerpt {
        let bracket = state.bracket();
        let width = room.width.min(WIDEST);
        let all = bracket.scenario().otherwise(bracket.competition());
        let mut below = Sheet::new(width);
        if let Some(file) = &self.file {
            below.blank();
            below.text(1, "Save what is looked at in the file:", Theme::text);
            below.line(typing::written(&file.name));
        }
        if let Some((told, done)) = &self.told {
            below.blank();
            below.text(1, told, if *done { Theme::through } else { Theme::notice });
        }
        let mut sheet = Sheet::new(width);
        if all.is_empty() {
            sheet.text(1, &format!("Everything is looked at as it was. {}.", ways(state.keys())), Theme::text);
        }
        let lines = usize::from(room.height.saturating_sub(below.height())).max(1);
        let first = self.selected.saturating_sub(lines / 2).min(all.len().saturating_sub(lines));
        for (i, one) in all.iter().enumerate().skip(first).take(lines) {
            let told = wording::otherwise(bracket, *one);
            // The selected one is told in full.
            if i == self.selected {
                sheet.hanging(1, &told, Theme::selected);
            } else {
                sheet.cut(1, &told, Theme::text);
            }
        }
        sheet.append(below);
        Excerpt { sheet, above: first > 0, below: first + lines < all.len() }
    }
}

/// How it is looked at otherwise: "A digit on a score changes it, s the regulations, [ the day".
fn ways(keys: &Keys) -> String {
    let others = [(scenario::OPEN, "the regulations"), (scenario::DAY_BEFORE, "the day")];
    let others = others.map(|(command, what)| (keys.name_of(command), what));
    let others = others.iter().filter(|(key, _)| !key.is_empty()).map(|(key, what)| format!(", {key} {what}"));
    format!("A digit on a score changes it{}", others.collect::<String>())
}

/// Why what is looked at was not kept.
enum Unkept {
    /// Something is there already.
    IsThere,
    Because(String),
}

/// Saves a view as a competition of its own, if that can be read again.
fn saved(bracket: &Bracket, name: &str, over: Over) -> Result<(), Unkept> {
    let because = |why: &dyn std::fmt::Display| Unkept::Because(text::clean(&why.to_string()).into_owned());
    if name.is_empty() {
        return Err(because(&"A file has to have a name."));
    }
    let view = wording::scenario(bracket).unwrap_or_default();
    let written = source::json::write_certain(&bracket.to_competition_called(&view))
        .map_err(|untold| because(&format!("This cannot be saved: {untold}")))?;
    source::save(Path::new(name), &written, over).map_err(|unsaved| match unsaved.is_there() {
        true if over == Over::Nothing => Unkept::IsThere,
        _ => because(&unsaved),
    })
}
