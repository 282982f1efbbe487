//! The keys: one table of command, keys and words, put together from what is the same everywhere and what each pane adds.
//! Input, footer, help and README are all made from it.

use std::borrow::Cow;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

pub use super::key::Key;

/// Something that a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Command {
    /// What lies above.
    Up,
    /// What lies below.
    Down,
    /// What lies to the left: where a club came from.
    Left,
    /// What lies to the right: where a club goes.
    Right,
    /// The first, or the top.
    First,
    /// The last, or the bottom.
    Last,
    /// A screenful up.
    PageUp,
    /// A screenful down.
    PageDown,
    /// Half a screenful up.
    HalfPageUp,
    /// Half a screenful down.
    HalfPageDown,
    /// The next round, wherever one stands in this one.
    NextRound,
    /// The round before.
    PreviousRound,
    /// The other club of the selected tie.
    OtherClub,
    /// The keys go to the next pane.
    NextPane,
    /// The keys go to the pane before.
    PreviousPane,
    /// What is selected is opened.
    Open,
    /// Back to where one came from.
    Back,
    /// A filter is typed.
    Filter,
    /// The next that the filter found.
    NextMatch,
    /// The one before.
    PreviousMatch,
    /// What the filter did not find is hidden, or shown again.
    Hide,
    /// What is wrong with the file.
    Problems,
    /// The competition is read again.
    Reload,
    /// The program is suspended.
    Suspend,
    /// The program ends.
    Quit,
    /// A digit was pressed: so many goals.
    Goals(u16),
    /// Something of one pane alone: what opens it, or what nobody else does. The name is the pane's choice, in small letters
    /// with "-" between its words.
    Own(&'static str),
}

impl Command {
    /// What it is called where keys are given to it; nothing for what has keys that are none's to change.
    pub fn name(self) -> Option<&'static str> {
        Some(match self {
            Command::Up => "up",
            Command::Down => "down",
            Command::Left => "left",
            Command::Right => "right",
            Command::First => "first",
            Command::Last => "last",
            Command::PageUp => "page-up",
            Command::PageDown => "page-down",
            Command::HalfPageUp => "half-page-up",
            Command::HalfPageDown => "half-page-down",
            Command::NextRound => "next-round",
            Command::PreviousRound => "previous-round",
            Command::OtherClub => "other-club",
            Command::NextPane => "next-pane",
            Command::PreviousPane => "previous-pane",
            Command::Open => "open",
            Command::Back => "back",
            Command::Filter => "filter",
            Command::NextMatch => "next-match",
            Command::PreviousMatch => "previous-match",
            Command::Hide => "hide",
            Command::Problems => "problems",
            Command::Reload => "reload",
            Command::Suspend => "suspend",
            Command::Quit => "quit",
            Command::Goals(_) => return None,
            Command::Own(name) => name,
        })
    }

    /// How many lines it leads down, or up when negative, where a screenful has so many; none where it is for something else.
    pub(super) fn lines(self, screenful: usize) -> Option<isize> {
        let screenful = isize::try_from(screenful).unwrap_or(isize::MAX).max(1);
        let half = (screenful / 2).max(1);
        Some(match self {
            Command::Up => -1,
            Command::Down => 1,
            Command::PageUp => -screenful,
            Command::PageDown => screenful,
            Command::HalfPageUp => -half,
            Command::HalfPageDown => half,
            Command::First => isize::MIN,
            Command::Last => isize::MAX,
            _ => return None,
        })
    }
}

/// A line of the table.
#[derive(Debug, Clone)]
pub struct Binding {
    /// What the keys ask for.
    pub command: Command,
    /// Any of them; the first is the one that is offered.
    pub keys: Cow<'static, [Key]>,
    /// What it does, for the help and the README.
    pub help: Cow<'static, str>,
    /// A word for the footer; none where the footer leaves it out.
    pub short: Option<&'static str>,
}

impl Binding {
    /// A line of the table.
    pub const fn new(
        command: Command,
        keys: &'static [Key],
        help: &'static str,
        short: Option<&'static str>,
    ) -> Binding {
        Binding { command, keys: Cow::Borrowed(keys), help: Cow::Borrowed(help), short }
    }

    /// Whether its keys ask for a command: any digit, where it is the line of all.
    pub fn is_for(&self, command: Command) -> bool {
        self.command == command || matches!((self.command, command), (Command::Goals(_), Command::Goals(_)))
    }

    /// Its keys as they are shown: "↑ k".
    pub fn names(&self) -> String {
        self.keys.iter().map(Key::to_string).collect::<Vec<_>>().join(" ")
    }
}

/// Keys that are the same everywhere: moving about, and the filter.
const MOVING: &[Binding] = &[
    Binding::new(
        Command::Up,
        &[Key::named(KeyCode::Up), Key::letter('k')],
        "the tie above in the round; alone, its upper club; scroll up",
        None,
    ),
    Binding::new(
        Command::Down,
        &[Key::named(KeyCode::Down), Key::letter('j')],
        "the tie below in the round; alone, its lower club; scroll down",
        None,
    ),
    Binding::new(
        Command::Right,
        &[Key::named(KeyCode::Right), Key::letter('l')],
        "the tie that the club plays next, or else the winner; its group",
        None,
    ),
    Binding::new(
        Command::Left,
        &[Key::named(KeyCode::Left), Key::letter('h')],
        "the tie that the club came from",
        None,
    ),
    Binding::new(
        Command::First,
        &[Key::named(KeyCode::Home), Key::letter('g')],
        "the first tie of the round; the top",
        None,
    ),
    Binding::new(
        Command::Last,
        &[Key::named(KeyCode::End), Key::letter('G')],
        "the last tie of the round; the bottom",
        None,
    ),
    Binding::new(Command::PageUp, &[Key::named(KeyCode::PageUp)], "a screenful up", None),
    Binding::new(Command::PageDown, &[Key::named(KeyCode::PageDown)], "a screenful down", None),
    Binding::new(Command::HalfPageUp, &[Key::ctrl('u')], "half a screenful up", None),
    Binding::new(Command::HalfPageDown, &[Key::ctrl('d')], "half a screenful down", None),
    Binding::new(Command::NextRound, &[Key::letter(')')], "the next round, at the same height", None),
    Binding::new(Command::PreviousRound, &[Key::letter('(')], "the round before", None),
    Binding::new(
        Command::Open,
        &[Key::named(KeyCode::Enter)],
        "open the tie; from a group, back to the tie",
        Some("open"),
    ),
    Binding::new(Command::Back, &[Key::named(KeyCode::Esc)], "go back; clear the filter", None),
    Binding::new(
        Command::Filter,
        &[Key::letter('/')],
        "find clubs, or ties by day, place, scorer, round, rule or id",
        Some("filter"),
    ),
    Binding::new(Command::NextMatch, &[Key::letter('n')], "the next tie that was found", None),
    Binding::new(Command::PreviousMatch, &[Key::letter('N')], "the one before", None),
    Binding::new(Command::Hide, &[Key::letter('x')], "hide what was not found, or only dim it", None),
    Binding::new(Command::NextPane, &[Key::named(KeyCode::Tab)], "the next pane", Some("pane")),
    Binding::new(Command::PreviousPane, &[Key::named(KeyCode::BackTab)], "the pane before", None),
];

/// Those that stand behind the panes' own: they work anywhere.
const READING: &[Binding] = &[Binding::new(Command::Reload, &[Key::letter('r')], "read the file again", None)];
const LEAVING: &[Binding] = &[
    Binding::new(Command::Suspend, &[Key::ctrl('z')], "suspend; fg comes back", None),
    Binding::new(Command::Quit, &[Key::letter('q'), Key::ctrl('c')], "quit", Some("quit")),
];

/// What the mouse does: it is in no table, since it has no keys.
pub const MOUSE: &str = "a click selects, a second one opens; the wheel scrolls";

/// The table of all keys, as they are in force.
#[derive(Debug, Clone)]
pub struct Keys {
    bindings: Vec<Binding>,
    /// Whether the mouse does anything.
    mouse: bool,
}

impl Keys {
    /// The table with what panes add to it, in their order; `anywhere` are the keys that work from anywhere, and `turns` the
    /// names of those panes that have the keys in turns.
    pub(super) fn with(panes: &[Binding], anywhere: &[Binding], turns: &[&str]) -> Keys {
        let mut bindings = [MOVING, panes, READING, anywhere, LEAVING].concat();
        if let Some(next) = bindings.iter_mut().find(|binding| binding.command == Command::NextPane) {
            next.help = format!("{}: {}", next.help, turns.join(", ")).into();
        }
        Keys { bindings, mouse: true }
    }

    /// The same with other keys for some commands, and with the mouse or without it. What cannot be taken from a command it
    /// keeps.
    pub fn set_up(mut self, keys: &[(Command, Vec<Key>)], mouse: bool) -> Keys {
        for binding in &mut self.bindings {
            let Some((_, keys)) = keys.iter().find(|(command, _)| *command == binding.command) else { continue };
            let kept = binding.keys.iter().filter(|key| key.is_kept() && !keys.contains(key));
            binding.keys = keys.iter().chain(kept).copied().collect();
        }
        self.mouse = mouse;
        self
    }

    /// Its lines, in the order in which they are told.
    pub fn bindings(&self) -> &[Binding] {
        &self.bindings
    }

    /// Whether the mouse does anything.
    pub fn mouse(&self) -> bool {
        self.mouse
    }

    /// What a key asks for while nothing is typed.
    pub fn command(&self, event: KeyEvent) -> Option<Command> {
        let binding = self.bindings.iter().find(|binding| binding.keys.iter().any(|key| key.is(event)))?;
        Some(match (binding.command, event.code) {
            // One line of the table for all digits.
            (Command::Goals(_), KeyCode::Char(digit)) => Command::Goals(digit.to_digit(10).unwrap_or(0) as u16),
            (command, _) => command,
        })
    }

    /// What a key asks for while a line is typed, if it is not for the line itself. What belongs to typing is the same whatever
    /// else keys are for: to end it, and to go up and down in what it finds.
    pub fn while_typing(&self, event: KeyEvent) -> Option<Command> {
        let in_lines = MOVING.iter().find(|binding| in_a_line(binding).any(|key| key.is(event)));
        let command = in_lines.map(|binding| binding.command).or_else(|| self.command(event))?;
        acts_while_typing(command, event).then_some(command)
    }

    /// The name of the first key for a command; nothing where it has none.
    pub fn name_of(&self, command: Command) -> String {
        let binding = self.bindings.iter().find(|binding| binding.is_for(command));
        binding.and_then(|binding| binding.keys.first()).map_or_else(String::new, Key::to_string)
    }

    /// The same while a line is typed.
    pub fn name_while_typing(&self, command: Command) -> String {
        let in_lines = MOVING.iter().find(|binding| binding.command == command);
        let key = in_lines.and_then(|binding| in_a_line(binding).next());
        key.map_or_else(|| self.name_of(command), Key::to_string)
    }
}

/// The names of several keys that belong together: "←→", "+ -". Only arrows can be read without a space between them.
pub(super) fn run_together(mut names: Vec<String>) -> String {
    names.retain(|name| !name.is_empty());
    let is_arrow = |name: &String| matches!(name.as_str(), "←" | "↑" | "→" | "↓");
    names.join(if names.iter().all(is_arrow) { "" } else { " " })
}

/// The keys of a line of the table that are no letters.
fn in_a_line(binding: &Binding) -> impl Iterator<Item = &Key> {
    binding.keys.iter().filter(|key| !matches!(key, Key::Digit | Key::One(KeyCode::Char(_), _)))
}

/// Whether a key keeps its meaning while a line is typed: arrows up and down do, and control keys; letters belong to the line,
/// and what goes along it or takes them back.
fn acts_while_typing(command: Command, event: KeyEvent) -> bool {
    let held = event.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
    match event.code {
        KeyCode::Char(_) => matches!(command, Command::Quit | Command::Suspend) && held,
        KeyCode::Left | KeyCode::Right | KeyCode::Home | KeyCode::End | KeyCode::Backspace | KeyCode::Delete => false,
        _ => true,
    }
}
