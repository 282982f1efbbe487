//! Whether the terminal's background is light or dark, as the terminal tells when it is asked (OSC 11).
//!
//! Nobody waits for the answer. It comes with the keys, whenever it does or never, and is picked out of them: what reads the
//! terminal knows no such answer, and takes it for the keys Alt-], 1, 1 and so on. What only begins like one goes on its way as
//! the keys that it is.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// What colours have to be read on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Background {
    Light,
    Dark,
}

/// What asks the terminal for the colour of its background. Ended by the bell: terminals that know the question know that end.
pub(super) const QUESTION: &str = "\x1b]11;?\x07";

/// How every answer begins. No one types that by chance.
const BEGINNING: &str = "\x1b]11;";

/// Longer is no answer, in letters: "rgba:ffff/ffff/ffff/ffff" is the longest colour.
const LONGEST: usize = 40;

/// Picks the answer out of what comes from the terminal.
#[derive(Debug, Default)]
pub(super) struct Answer {
    /// What may be an answer, as it came, and as the letters that the terminal sent.
    held: Vec<Event>,
    letters: String,
}

/// What comes of an event.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Heard {
    /// It may be of an answer: what comes next will tell.
    Held,
    /// These are no answer, but what somebody did.
    Events(Vec<Event>),
    /// The answer is complete; nothing where it says nothing that is understood.
    Answer(Option<Background>),
}

impl Answer {
    /// Takes the next event.
    pub fn hear(&mut self, event: Event) -> Heard {
        let Some(letters) = letters(&event) else { return Heard::Events(self.let_go(Some(event))) };
        self.letters.push_str(&letters);
        self.held.push(event);
        let is_begun = self.is_begun();
        if !is_begun && !BEGINNING.starts_with(&self.letters) {
            return self.begin_again(&letters);
        }
        if self.letters.len() > BEGINNING.len() + LONGEST {
            return Heard::Events(self.let_go(None));
        }
        let end = ["\x07", "\x1b\\"].into_iter().find_map(|end| self.letters.strip_suffix(end));
        match end.filter(|_| is_begun) {
            Some(whole) => {
                let background = whole.strip_prefix(BEGINNING).and_then(background);
                *self = Answer::default();
                Heard::Answer(background)
            }
            None => Heard::Held,
        }
    }

    /// What was held is no answer; but the last of it may be the first of one.
    fn begin_again(&mut self, last: &str) -> Heard {
        let mut events = self.let_go(None);
        if BEGINNING.starts_with(last) {
            self.letters.push_str(last);
            self.held.extend(events.pop());
        }
        if events.is_empty() { Heard::Held } else { Heard::Events(events) }
    }

    /// Whether something is held that may still be a key of somebody who waits for what it does.
    pub fn is_open(&self) -> bool {
        !self.held.is_empty() && !self.is_begun()
    }

    /// Lets go of what is held, and of one more event.
    pub fn let_go(&mut self, last: Option<Event>) -> Vec<Event> {
        self.letters.clear();
        let mut events = std::mem::take(&mut self.held);
        events.extend(last);
        events
    }

    fn is_begun(&self) -> bool {
        self.letters.starts_with(BEGINNING)
    }
}

/// What the terminal sent for a key that may be of an answer.
fn letters(event: &Event) -> Option<String> {
    let Event::Key(KeyEvent { code, modifiers, kind: KeyEventKind::Press, .. }) = event else { return None };
    let held = *modifiers - KeyModifiers::SHIFT;
    match code {
        KeyCode::Esc if held.is_empty() => Some("\x1b".to_owned()),
        KeyCode::Char('g') if held == KeyModifiers::CONTROL => Some("\x07".to_owned()),
        KeyCode::Char(letter) if held.is_empty() => Some(letter.to_string()),
        KeyCode::Char(letter) if held == KeyModifiers::ALT => Some(format!("\x1b{letter}")),
        _ => None,
    }
}

/// What a colour is as a background: "rgb:1e1e/1e1e/1e1e", with one to four digits each.
fn background(colour: &str) -> Option<Background> {
    let parts = colour.strip_prefix("rgb:").or_else(|| colour.strip_prefix("rgba:"))?;
    let part = |digits: &str| {
        let most = 16f64.powi(i32::try_from(digits.len()).ok().filter(|count| (1..=4).contains(count))?) - 1.0;
        Some(f64::from(u16::from_str_radix(digits, 16).ok()?) / most)
    };
    let mut parts = parts.split('/').map(part);
    let [red, green, blue] = [parts.next()??, parts.next()??, parts.next()??];
    // How bright it looks, about: nearer to white than to black, or not.
    let brightness = 0.299 * red + 0.587 * green + 0.114 * blue;
    Some(if brightness > 0.5 { Background::Light } else { Background::Dark })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What comes of what a terminal sends, as it is taken for keys.
    fn events(sent: &str) -> Vec<Event> {
        let mut events = Vec::new();
        let mut letters = sent.chars().peekable();
        while let Some(letter) = letters.next() {
            let key = match letter {
                '\x1b' => match letters.next_if(|next| *next != '\x1b') {
                    Some(next) => KeyEvent::new(KeyCode::Char(next), KeyModifiers::ALT),
                    None => KeyEvent::from(KeyCode::Esc),
                },
                '\x07' => KeyEvent::new(KeyCode::Char('g'), KeyModifiers::CONTROL),
                letter => KeyEvent::from(KeyCode::Char(letter)),
            };
            events.push(Event::Key(key));
        }
        events
    }

    /// What is let through of these, and what was answered.
    fn hear(events: Vec<Event>) -> (Vec<Event>, Vec<Option<Background>>) {
        let (mut answer, mut through, mut answers) = (Answer::default(), Vec::new(), Vec::new());
        for event in events {
            match answer.hear(event) {
                Heard::Held => {}
                Heard::Events(events) => through.extend(events),
                Heard::Answer(background) => answers.push(background),
            }
        }
        through.extend(answer.let_go(None));
        (through, answers)
    }

    #[test]
    fn an_answer_is_picked_out_of_what_is_typed() {
        for (colour, background) in [
            ("rgb:ffff/ffff/ffff", Some(Background::Light)),
            ("rgb:fdfd/f6f6/e3e3", Some(Background::Light)),
            ("rgb:ff/ff/ff", Some(Background::Light)),
            ("rgb:0000/0000/0000", Some(Background::Dark)),
            ("rgb:0000/2B2B/3636", Some(Background::Dark)),
            ("rgba:1e1e/1e1e/2e2e/ffff", Some(Background::Dark)),
            ("rgb:0/0/0", Some(Background::Dark)),
            ("rgb:fffff/0/0", None),
            ("rgb:ff/ff", None),
            ("red", None),
            ("", None),
        ] {
            for end in ["\x07", "\x1b\\"] {
                let sent = format!("/a\x1b]11;{colour}{end}b");
                assert_eq!(hear(events(&sent)), (events("/ab"), vec![background]), "{sent:?}");
            }
        }
    }

    #[test]
    fn one_that_comes_in_two_pieces_is_still_one() {
        let mut parted = vec![Event::Key(KeyCode::Esc.into())];
        parted.extend(events("]11;rgb:ff/ff/ff"));
        parted.extend([Event::Key(KeyCode::Esc.into()), Event::Key(KeyCode::Char('\\').into())]);
        assert_eq!(hear(parted), (Vec::new(), vec![Some(Background::Light)]));
    }

    #[test]
    fn one_is_found_right_behind_what_only_begins_like_one() {
        for typed in ["\x1b", "\x1b\x1b", "\x1b]", "\x1b]1", "\x1b]11"] {
            let sent = events(typed).into_iter().chain(events("\x1b]11;rgb:0/0/0\x07")).collect();
            assert_eq!(hear(sent), (events(typed), vec![Some(Background::Dark)]), "{typed:?}");
        }
    }

    #[test]
    fn what_only_begins_like_one_is_what_was_typed() {
        for typed in ["\x1b]", "\x1b]q", "\x1b\x1b]1", "\x1b]1\x1b]11", "\x1b]12;rgb:0/0/0\x07", "\x1b\x1b\x1b"] {
            assert_eq!(hear(events(typed)), (events(typed), Vec::new()), "{typed:?}");
        }
        // An answer that never ends is none.
        let endless = format!("\x1b]11;{}", "x".repeat(100));
        assert_eq!(hear(events(&endless)), (events(&endless), Vec::new()));
    }

    proptest! {
        #[test]
        fn nothing_that_is_typed_is_lost(typed in "[a-c1;\\]\x1b]{0,30}") {
            prop_assert_eq!(hear(events(&typed)), (events(&typed), Vec::new()));
        }
    }
}
