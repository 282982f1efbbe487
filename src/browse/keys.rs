//! The keys: one table of action, keys and words. Input, footer, help and README are all made from it.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// Something that a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Command {
    Up,
    Down,
    Left,
    Right,
    First,
    Last,
    PageUp,
    PageDown,
    OtherClub,
    NextPane,
    PreviousPane,
    Open,
    Back,
    Filter,
    NextMatch,
    PreviousMatch,
    Hide,
    Density,
    About,
    Problems,
    Reload,
    Help,
    Suspend,
    Quit,
}

/// A key with its modifiers, and its name as it is shown.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    pub name: &'static str,
    code: KeyCode,
    modifiers: KeyModifiers,
}

const fn key(name: &'static str, code: KeyCode) -> Key {
    Key { name, code, modifiers: KeyModifiers::NONE }
}

const fn letter(name: &'static str, letter: char) -> Key {
    key(name, KeyCode::Char(letter))
}

const fn ctrl(name: &'static str, letter: char) -> Key {
    Key { name, code: KeyCode::Char(letter), modifiers: KeyModifiers::CONTROL }
}

/// A line of the table.
#[derive(Debug, Clone, Copy)]
pub struct Binding {
    pub command: Command,
    pub keys: &'static [Key],
    /// What it does, for the help and the README.
    pub help: &'static str,
    /// A word for the footer; none where the footer leaves it out.
    pub short: Option<&'static str>,
}

const fn binding(command: Command, keys: &'static [Key], help: &'static str, short: Option<&'static str>) -> Binding {
    Binding { command, keys, help, short }
}

/// Every key of the bracket, the tie and the groups.
pub const TABLE: &[Binding] = &[
    binding(
        Command::Up,
        &[key("↑", KeyCode::Up), letter("k", 'k')],
        "the tie above in the round; alone, its upper club; scroll up",
        None,
    ),
    binding(
        Command::Down,
        &[key("↓", KeyCode::Down), letter("j", 'j')],
        "the tie below in the round; alone, its lower club; scroll down",
        None,
    ),
    binding(
        Command::Right,
        &[key("→", KeyCode::Right), letter("l", 'l')],
        "the tie that the club plays next, or else the winner; its group",
        None,
    ),
    binding(Command::Left, &[key("←", KeyCode::Left), letter("h", 'h')], "the tie that the club came from", None),
    binding(
        Command::First,
        &[key("Home", KeyCode::Home), letter("g", 'g')],
        "the first tie of the round; the top",
        None,
    ),
    binding(
        Command::Last,
        &[key("End", KeyCode::End), letter("G", 'G')],
        "the last tie of the round; the bottom",
        None,
    ),
    binding(Command::PageUp, &[key("PgUp", KeyCode::PageUp)], "a screenful up", None),
    binding(Command::PageDown, &[key("PgDn", KeyCode::PageDown)], "a screenful down", None),
    binding(
        Command::Open,
        &[key("Enter", KeyCode::Enter)],
        "open the tie; from a group, back to the tie",
        Some("open"),
    ),
    binding(Command::Back, &[key("Esc", KeyCode::Esc)], "go back; clear the filter", None),
    binding(
        Command::Filter,
        &[letter("/", '/')],
        "find clubs, or ties by day, place, scorer, round, rule or id",
        Some("filter"),
    ),
    binding(Command::NextMatch, &[letter("n", 'n')], "the next tie that was found", None),
    binding(Command::PreviousMatch, &[letter("N", 'N')], "the one before", None),
    binding(Command::Hide, &[letter("x", 'x')], "hide what was not found, or only dim it", None),
    binding(Command::NextPane, &[key("Tab", KeyCode::Tab)], "the next pane: bracket, tie, groups", Some("pane")),
    binding(Command::PreviousPane, &[key("Shift-Tab", KeyCode::BackTab)], "the pane before", None),
    binding(Command::Density, &[letter("z", 'z')], "full boxes, or one line a tie", Some("zoom")),
    binding(
        Command::OtherClub,
        &[letter("Space", ' ')],
        "the other club of the tie: its road lights up",
        Some("other club"),
    ),
    binding(
        Command::About,
        &[letter("i", 'i')],
        "about the competition: draw, dates, regulations, sources",
        Some("about"),
    ),
    binding(Command::Problems, &[letter("e", 'e')], "what does not fit in the file, or why it could not be read", None),
    binding(Command::Reload, &[letter("r", 'r')], "read the file again", None),
    binding(Command::Help, &[letter("?", '?'), key("F1", KeyCode::F(1))], "this help", Some("help")),
    binding(Command::Suspend, &[ctrl("Ctrl-Z", 'z')], "suspend; fg comes back", None),
    binding(Command::Quit, &[letter("q", 'q'), ctrl("Ctrl-C", 'c')], "quit", Some("quit")),
];

/// What a key asks for outside the filter line.
pub fn command(event: KeyEvent) -> Option<Command> {
    let modifiers = event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT);
    let hit = |key: &Key| key.code == event.code && key.modifiers == modifiers;
    TABLE.iter().find(|binding| binding.keys.iter().any(hit)).map(|binding| binding.command)
}

/// Whether a key keeps its meaning while a filter is typed: arrows and control keys do, letters belong to the line.
pub fn acts_while_typing(command: Command, event: KeyEvent) -> bool {
    let for_the_line = matches!(event.code, KeyCode::Left | KeyCode::Right | KeyCode::Home | KeyCode::End);
    match event.code {
        KeyCode::Char(_) => matches!(command, Command::Quit | Command::Suspend) && !event.modifiers.is_empty(),
        _ => !for_the_line,
    }
}

/// The name of the first key for a command.
pub fn name_of(command: Command) -> &'static str {
    let binding = TABLE.iter().find(|binding| binding.command == command);
    binding.and_then(|binding| binding.keys.first()).map_or("", |key| key.name)
}

/// The keys of a binding as they are shown: "↑ k".
pub fn names(binding: &Binding) -> String {
    binding.keys.iter().map(|key| key.name).collect::<Vec<_>>().join(" ")
}
