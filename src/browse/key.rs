//! A key: how it is recognised, how it is shown, and how it is read where somebody wrote it. What it is for is told by `keys`.

use std::fmt;
use std::str::FromStr;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::source;
use crate::text::{is_clean, quoted};

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
    // How else people call them.
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Right", KeyCode::Right),
    ("Left", KeyCode::Left),
    ("PageUp", KeyCode::PageUp),
    ("PageDown", KeyCode::PageDown),
    ("Return", KeyCode::Enter),
    ("Escape", KeyCode::Esc),
    ("Delete", KeyCode::Delete),
    ("Insert", KeyCode::Insert),
];

/// The keys that are held down together with another; with Shift, a key is another letter.
const HELD: &[(&str, KeyModifiers)] = &[("Ctrl", KeyModifiers::CONTROL), ("Alt", KeyModifiers::ALT)];

/// The last of the function keys.
const FUNCTION_KEYS: u8 = 24;

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

    /// Whether it always does the same: a terminal ends or suspends a program by it, whatever the program thinks.
    pub fn is_kept(self) -> bool {
        matches!(self, Key::One(KeyCode::Char('c' | 'z'), KeyModifiers::CONTROL))
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

/// Why something is no key that a command can have.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum BadKey {
    /// No key is called that.
    Unknown(String),
    /// With Shift, most keys are another letter, and the rest are told from no other.
    Shift(String),
    /// It comes as the same as another one.
    SameAs(&'static str),
    /// It comes without Ctrl, or not at all.
    NotWithCtrl(String),
    /// Digits are for one thing.
    Digit,
}

impl fmt::Display for BadKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BadKey::Unknown(text) => {
                write!(f, "no key is called {}", quoted(text))?;
                match source::meant(text, NAMES.iter().map(|(name, _)| *name)) {
                    Some(meant) => write!(f, "; did you mean {}?", quoted(meant)),
                    None => {
                        f.write_str("; expected a letter, or one such as “PgDn”, “Space”, “F2”, “Ctrl-U” or “Alt-x”")
                    }
                }
            }
            BadKey::Shift(text) => {
                write!(f, "{} cannot be told from other keys; expected the letter that it makes", quoted(text))
            }
            BadKey::SameAs(other) => write!(f, "that comes from a terminal as {0}; expected {0}", quoted(other)),
            BadKey::NotWithCtrl(text) => {
                write!(f, "{} cannot be told from other keys; expected Ctrl with a letter", quoted(text))
            }
            BadKey::Digit => f.write_str("digits are for goals, and for nothing else"),
        }
    }
}

impl std::error::Error for BadKey {}

/// As it is shown, and a little more freely: "ctrl+u" and "C-u" are "Ctrl-U".
impl FromStr for Key {
    type Err = BadKey;

    fn from_str(text: &str) -> Result<Key, BadKey> {
        let (mut held, mut rest) = (KeyModifiers::NONE, text);
        while let Some((modifier, behind)) = held_first(rest) {
            (held, rest) = (held | modifier, behind);
        }
        let code = code(rest).ok_or_else(|| BadKey::Unknown(text.to_owned()))?;
        match code {
            KeyCode::Tab if held == KeyModifiers::SHIFT => Ok(Key::named(KeyCode::BackTab)),
            _ if held.contains(KeyModifiers::SHIFT) => Err(BadKey::Shift(text.to_owned())),
            KeyCode::Char('0'..='9') => Err(BadKey::Digit),
            _ if held.contains(KeyModifiers::CONTROL) => Ok(Key::One(with_ctrl(code, text)?, held)),
            _ => Ok(Key::One(code, held)),
        }
    }
}

/// What is held down, if that is told first, and what is behind it.
fn held_first(text: &str) -> Option<(KeyModifiers, &str)> {
    let (name, rest) = text.split_once(['-', '+']).filter(|(_, rest)| !rest.is_empty())?;
    let modifier = match name.to_ascii_lowercase().as_str() {
        "ctrl" | "control" | "c" => KeyModifiers::CONTROL,
        "alt" | "meta" | "a" | "m" => KeyModifiers::ALT,
        "shift" | "s" => KeyModifiers::SHIFT,
        _ => return None,
    };
    Some((modifier, rest))
}

/// A key by its name, or by its letter.
fn code(name: &str) -> Option<KeyCode> {
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        let named = NAMES.iter().find(|(known, _)| *known == name).map(|(_, code)| *code);
        let is_letter =
            is_clean(letter) && unicode_width::UnicodeWidthChar::width(letter).is_some_and(|cells| cells > 0);
        return named.or(is_letter.then_some(KeyCode::Char(letter)));
    }
    let named = NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
    let function = || {
        let number = name.strip_prefix(['F', 'f'])?.parse().ok()?;
        (1..=FUNCTION_KEYS).contains(&number).then_some(KeyCode::F(number))
    };
    named.map(|(_, code)| *code).or_else(function)
}

/// What comes of a key with Ctrl, where terminals tell that from others.
fn with_ctrl(code: KeyCode, text: &str) -> Result<KeyCode, BadKey> {
    match code {
        KeyCode::Char(letter) => match letter.to_ascii_lowercase() {
            'i' => Err(BadKey::SameAs("Tab")),
            'm' => Err(BadKey::SameAs("Enter")),
            '[' => Err(BadKey::SameAs("Esc")),
            letter @ ('a'..='z' | ' ') => Ok(KeyCode::Char(letter)),
            _ => Err(BadKey::NotWithCtrl(text.to_owned())),
        },
        KeyCode::Enter | KeyCode::Esc | KeyCode::Tab | KeyCode::BackTab | KeyCode::Backspace => {
            Err(BadKey::NotWithCtrl(text.to_owned()))
        }
        code => Ok(code),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_key_is_read_as_it_is_shown_and_a_little_more_freely() {
        for (text, shown) in [
            ("k", "k"),
            ("G", "G"),
            ("/", "/"),
            ("-", "-"),
            ("+", "+"),
            (" ", "Space"),
            ("é", "é"),
            ("pgdn", "PgDn"),
            ("PageDown", "PgDn"),
            ("return", "Enter"),
            ("Up", "↑"),
            ("f1", "F1"),
            ("F12", "F12"),
            ("shift-tab", "Shift-Tab"),
            ("Ctrl-U", "Ctrl-U"),
            ("ctrl+u", "Ctrl-U"),
            ("C-u", "Ctrl-U"),
            ("Ctrl-Space", "Ctrl-Space"),
            ("Ctrl-→", "Ctrl-→"),
            ("Alt-x", "Alt-x"),
            ("a-X", "Alt-X"),
            ("Alt--", "Alt--"),
            ("Alt-Enter", "Alt-Enter"),
            ("Ctrl-Alt-f", "Ctrl-Alt-F"),
        ] {
            let key: Key = text.parse().unwrap_or_else(|bad| panic!("{text}: {bad}"));
            assert_eq!(key.to_string(), shown, "{text}");
            assert_eq!(shown.parse(), Ok(key), "{text}");
        }
    }

    #[test]
    fn what_is_no_key_is_told_with_what_would_be_one() {
        for (text, told) in [
            ("PgDwn", "no key is called “PgDwn”; did you mean “PgDn”?"),
            ("", "no key is called “”; expected a letter, or one such as “PgDn”, “Space”, “F2”, “Ctrl-U” or “Alt-x”"),
            (
                "F25",
                "no key is called “F25”; expected a letter, or one such as “PgDn”, “Space”, “F2”, “Ctrl-U” or “Alt-x”",
            ),
            ("Shift-x", "“Shift-x” cannot be told from other keys; expected the letter that it makes"),
            ("Ctrl-I", "that comes from a terminal as “Tab”; expected “Tab”"),
            ("Ctrl-m", "that comes from a terminal as “Enter”; expected “Enter”"),
            ("Ctrl-[", "that comes from a terminal as “Esc”; expected “Esc”"),
            ("Ctrl-Enter", "“Ctrl-Enter” cannot be told from other keys; expected Ctrl with a letter"),
            ("Ctrl-;", "“Ctrl-;” cannot be told from other keys; expected Ctrl with a letter"),
            ("7", "digits are for goals, and for nothing else"),
            ("Alt-7", "digits are for goals, and for nothing else"),
        ] {
            assert_eq!(text.parse::<Key>().map_err(|bad| bad.to_string()), Err(told.to_owned()), "{text}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_read_is_shown_so_that_it_is_read_again(text in "(ctrl-|Alt\\+|S-)*(\\PC|[A-Za-z0-9]{2,9}|.{0,5})") {
            if let Ok(key) = text.parse::<Key>() {
                prop_assert_eq!(key.to_string().parse(), Ok(key));
            }
        }
    }
}
