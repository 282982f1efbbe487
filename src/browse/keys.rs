//! The keys: one table of command, keys and words, put together from what is the same everywhere and what each pane adds.
//! Input, footer, help and README are all made from it.

use std::borrow::Cow;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

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
    /// Something of one pane alone: what opens it, or what nobody else does. The name is the pane's choice.
    Own(&'static str),
}

impl Command {
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

/// A key with its modifiers, and its name as it is shown.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// As it is shown.
    pub name: &'static str,
    code: KeyCode,
    modifiers: KeyModifiers,
}

impl Key {
    /// A key by its name: an arrow, Enter, a function key.
    pub const fn named(name: &'static str, code: KeyCode) -> Key {
        Key { name, code, modifiers: KeyModifiers::NONE }
    }

    /// A letter.
    pub const fn letter(name: &'static str, letter: char) -> Key {
        Key::named(name, KeyCode::Char(letter))
    }

    /// A key that another one of its line stands for.
    pub const fn unnamed(letter: char) -> Key {
        Key::letter("", letter)
    }

    /// A letter pressed together with Ctrl.
    pub const fn ctrl(name: &'static str, letter: char) -> Key {
        Key { modifiers: KeyModifiers::CONTROL, ..Key::letter(name, letter) }
    }
}

/// A line of the table.
#[derive(Debug, Clone)]
pub struct Binding {
    /// What the keys ask for.
    pub command: Command,
    /// Any of them; the first is the one that is offered.
    pub keys: &'static [Key],
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
        Binding { command, keys, help: Cow::Borrowed(help), short }
    }

    /// Whether its keys ask for a command: any digit, where it is the line of all.
    pub fn is_for(&self, command: Command) -> bool {
        self.command == command || matches!((self.command, command), (Command::Goals(_), Command::Goals(_)))
    }

    /// Its keys as they are shown: "↑ k".
    pub fn names(&self) -> String {
        let names = self.keys.iter().map(|key| key.name).filter(|name| !name.is_empty());
        names.collect::<Vec<_>>().join(" ")
    }
}

/// Keys that are the same everywhere: moving about, and the filter.
const MOVING: &[Binding] = &[
    Binding::new(
        Command::Up,
        &[Key::named("↑", KeyCode::Up), Key::letter("k", 'k')],
        "the tie above in the round; alone, its upper club; scroll up",
        None,
    ),
    Binding::new(
        Command::Down,
        &[Key::named("↓", KeyCode::Down), Key::letter("j", 'j')],
        "the tie below in the round; alone, its lower club; scroll down",
        None,
    ),
    Binding::new(
        Command::Right,
        &[Key::named("→", KeyCode::Right), Key::letter("l", 'l')],
        "the tie that the club plays next, or else the winner; its group",
        None,
    ),
    Binding::new(
        Command::Left,
        &[Key::named("←", KeyCode::Left), Key::letter("h", 'h')],
        "the tie that the club came from",
        None,
    ),
    Binding::new(
        Command::First,
        &[Key::named("Home", KeyCode::Home), Key::letter("g", 'g')],
        "the first tie of the round; the top",
        None,
    ),
    Binding::new(
        Command::Last,
        &[Key::named("End", KeyCode::End), Key::letter("G", 'G')],
        "the last tie of the round; the bottom",
        None,
    ),
    Binding::new(Command::PageUp, &[Key::named("PgUp", KeyCode::PageUp)], "a screenful up", None),
    Binding::new(Command::PageDown, &[Key::named("PgDn", KeyCode::PageDown)], "a screenful down", None),
    Binding::new(Command::HalfPageUp, &[Key::ctrl("Ctrl-U", 'u')], "half a screenful up", None),
    Binding::new(Command::HalfPageDown, &[Key::ctrl("Ctrl-D", 'd')], "half a screenful down", None),
    Binding::new(Command::NextRound, &[Key::letter(")", ')')], "the next round, at the same height", None),
    Binding::new(Command::PreviousRound, &[Key::letter("(", '(')], "the round before", None),
    Binding::new(
        Command::Open,
        &[Key::named("Enter", KeyCode::Enter)],
        "open the tie; from a group, back to the tie",
        Some("open"),
    ),
    Binding::new(Command::Back, &[Key::named("Esc", KeyCode::Esc)], "go back; clear the filter", None),
    Binding::new(
        Command::Filter,
        &[Key::letter("/", '/')],
        "find clubs, or ties by day, place, scorer, round, rule or id",
        Some("filter"),
    ),
    Binding::new(Command::NextMatch, &[Key::letter("n", 'n')], "the next tie that was found", None),
    Binding::new(Command::PreviousMatch, &[Key::letter("N", 'N')], "the one before", None),
    Binding::new(Command::Hide, &[Key::letter("x", 'x')], "hide what was not found, or only dim it", None),
    Binding::new(Command::NextPane, &[Key::named("Tab", KeyCode::Tab)], "the next pane", Some("pane")),
    Binding::new(Command::PreviousPane, &[Key::named("Shift-Tab", KeyCode::BackTab)], "the pane before", None),
];

/// Those that stand behind the panes' own: they work anywhere.
const READING: &[Binding] = &[Binding::new(Command::Reload, &[Key::letter("r", 'r')], "read the file again", None)];
const LEAVING: &[Binding] = &[
    Binding::new(Command::Suspend, &[Key::ctrl("Ctrl-Z", 'z')], "suspend; fg comes back", None),
    Binding::new(Command::Quit, &[Key::letter("q", 'q'), Key::ctrl("Ctrl-C", 'c')], "quit", Some("quit")),
];

/// What the mouse does: it is in no table, since it has no keys.
pub const MOUSE: &str = "a click selects, a second one opens; the wheel scrolls";

/// The table of all keys.
#[derive(Debug, Clone)]
pub struct Keys(Vec<Binding>);

impl Keys {
    /// The table with what panes add to it, in their order; `anywhere` are the keys that work from anywhere, and `turns` the
    /// names of those panes that have the keys in turns.
    pub(super) fn with(panes: &[Binding], anywhere: &[Binding], turns: &[&str]) -> Keys {
        let mut all = [MOVING, panes, READING, anywhere, LEAVING].concat();
        if let Some(next) = all.iter_mut().find(|binding| binding.command == Command::NextPane) {
            next.help = format!("{}: {}", next.help, turns.join(", ")).into();
        }
        Keys(all)
    }

    /// Its lines, in the order in which they are told.
    pub fn bindings(&self) -> &[Binding] {
        &self.0
    }

    /// What a key asks for outside the filter line.
    pub fn command(&self, event: KeyEvent) -> Option<Command> {
        let modifiers = event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT);
        let hit = |key: &Key| key.code == event.code && key.modifiers == modifiers;
        let binding = self.0.iter().find(|binding| binding.keys.iter().any(hit))?;
        Some(match (binding.command, event.code) {
            // One line of the table for all digits.
            (Command::Goals(_), KeyCode::Char(digit)) => Command::Goals(digit.to_digit(10).unwrap_or(0) as u16),
            (command, _) => command,
        })
    }

    /// The name of the first key for a command.
    pub fn name_of(&self, command: Command) -> &'static str {
        let binding = self.0.iter().find(|binding| binding.command == command);
        binding.and_then(|binding| binding.keys.first()).map_or("", |key| key.name)
    }
}

/// Whether a key keeps its meaning while a line is typed: arrows up and down do, and control keys; letters belong to the line,
/// and what goes along it or takes them back.
pub fn acts_while_typing(command: Command, event: KeyEvent) -> bool {
    match event.code {
        KeyCode::Char(_) => matches!(command, Command::Quit | Command::Suspend) && !event.modifiers.is_empty(),
        KeyCode::Left | KeyCode::Right | KeyCode::Home | KeyCode::End | KeyCode::Backspace | KeyCode::Delete => false,
        _ => true,
    }
}
