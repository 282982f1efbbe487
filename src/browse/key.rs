//! A key: how it is recognised, and how it is written. What it is for is told by `keys`.

use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// Something to be pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Key {
    /// A key, alone or with others held down.
    One(KeyCode, KeyModifiers),
    /// Any of the digits.
    Digit,
}

/// What keys without a letter of their own are called: the first name of each is the one that is shown.
const NAMES: &[(&str, KeyCode)] = &[
    ("↑", KeyCode::Up),
    ("↓", KeyCode::Down),
    ("→", KeyCode::Right),
    ("←", KeyCode::Left),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PgUp", KeyCode::PageUp),
    ("PgDn", KeyCode::PageDown),
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("Shift-Tab", KeyCode::BackTab),
    ("Space", KeyCode::Char(' ')),
    ("Backspace", KeyCode::Backspace),
    ("Del", KeyCode::Delete),
    ("Ins", KeyCode::Insert),
];

/// The keys that are held down together with another; with Shift, a key is another letter.
const HELD: &[(&str, KeyModifiers)] = &[("Ctrl", KeyModifiers::CONTROL), ("Alt", KeyModifiers::ALT)];

impl Key {
    /// A key with a name: an arrow, Enter, a function key.
    pub const fn named(code: KeyCode) -> Key {
        Key::One(code, KeyModifiers::NONE)
    }

    /// A letter.
    pub const fn letter(letter: char) -> Key {
        Key::named(KeyCode::Char(letter))
    }

    /// A letter pressed together with Ctrl.
    pub const fn ctrl(letter: char) -> Key {
        Key::One(KeyCode::Char(letter), KeyModifiers::CONTROL)
    }

    /// Whether it is what was pressed.
    pub fn is(self, event: KeyEvent) -> bool {
        let held = event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT);
        match self {
            Key::One(code, modifiers) => code == event.code && modifiers == held,
            Key::Digit => held.is_empty() && matches!(event.code, KeyCode::Char('0'..='9')),
        }
    }
}

/// As it is shown: "k", "Ctrl-U", "PgDn".
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Key::One(code, modifiers) = *self else { return f.write_str("0–9") };
        for (name, held) in HELD {
            if modifiers.contains(*held) {
                write!(f, "{name}-")?;
            }
        }
        let name = NAMES.iter().find(|(_, named)| *named == code).map(|(name, _)| *name);
        match (name, code) {
            (Some(name), _) => f.write_str(name),
            (None, KeyCode::Char(letter)) if modifiers.contains(KeyModifiers::CONTROL) => {
                write!(f, "{}", letter.to_uppercase())
            }
            (None, KeyCode::Char(letter)) => write!(f, "{letter}"),
            (None, code) => write!(f, "{code}"),
        }
    }
}
