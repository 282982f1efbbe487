//! What several tests need: an app on a screen of some size, keys pressed, and what is then seen.
#![allow(dead_code, reason = "each test file uses its own part")]

pub mod page;
pub mod svg;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use cuptie::bracket::Bracket;
use cuptie::browse::{self, App, Look, Theme};
use cuptie::source;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::style::{Color, Modifier, Style};
use serde_json::{Value, json};

/// The default competition, settled.
pub fn default_bracket() -> Bracket {
    Bracket::new(source::built_in().expect("the built-in competition reads"))
}

/// A cup of so many clubs, a power of two: all of them enter in its first round, and of two the later one goes through. One
/// sees at a glance how it goes on, which one does not in those of `generator/cup`.
pub fn cup(clubs: usize) -> Bracket {
    Bracket::new(source::read(cup_text(clubs).as_bytes()).expect("it holds together"))
}

/// The same as a file.
pub fn cup_text(clubs: usize) -> String {
    let mut rounds: Vec<Value> = Vec::new();
    let mut count = clubs / 2;
    while count > 0 {
        let round = rounds.len();
        let slot = |at: usize| match round.checked_sub(1) {
            None => json!({"club": format!("c{at}")}),
            Some(before) => json!({"winner_of": format!("{before}-{at}")}),
        };
        let legs = json!([{"host": "a", "score": {"a": 0, "b": 1}}]);
        let tie =
            |at: usize| json!({"id": format!("{round}-{at}"), "a": slot(2 * at), "b": slot(2 * at + 1), "legs": legs});
        let ties: Vec<Value> = (0..count).map(tie).collect();
        rounds.push(json!({"id": round.to_string(), "name": format!("Round of {}", 2 * count), "ties": ties}));
        count /= 2;
    }
    let club = |at| json!({"id": format!("c{at}"), "name": format!("Club {}", at + 1)});
    let clubs: Vec<Value> = (0..clubs).map(club).collect();
    let cup = json!({"cuptie": 1, "name": "Open Cup", "season": "2026", "regulations": {"ladder": "one-match"},
        "clubs": clubs, "rounds": rounds});
    cup.to_string()
}

/// With colours and all characters.
pub const COLOURS: Look = Look { theme: Theme::Middle, ascii: false };

/// An app with what it drew last.
pub struct Screen {
    pub app: App,
    look: Look,
    pub buffer: Buffer,
}

impl Screen {
    /// The default competition on a screen of some size.
    pub fn new(width: u16, height: u16) -> Screen {
        Screen::with(default_bracket(), COLOURS, width, height)
    }

    pub fn with(bracket: Bracket, look: Look, width: u16, height: u16) -> Screen {
        Screen::of(App::new(bracket, Size::new(width, height)), look)
    }

    /// An app on the screen that it was made for.
    pub fn of(app: App, look: Look) -> Screen {
        let mut screen = Screen { app, look, buffer: Buffer::default() };
        screen.draw();
        screen
    }

    /// Presses keys, one after the other: letters by themselves, others by name (`right`, `enter`, `ctrl-d`, ...).
    pub fn press(mut self, keys: &str) -> Screen {
        for key in keys.split_whitespace() {
            let (modifiers, key) = match key.strip_prefix("ctrl-") {
                Some(letter) => (KeyModifiers::CONTROL, letter),
                None => (KeyModifiers::NONE, key),
            };
            let code = match key {
                "up" => KeyCode::Up,
                "down" => KeyCode::Down,
                "left" => KeyCode::Left,
                "right" => KeyCode::Right,
                "enter" => KeyCode::Enter,
                "esc" => KeyCode::Esc,
                "tab" => KeyCode::Tab,
                "end" => KeyCode::End,
                "pgdn" => KeyCode::PageDown,
                "space" => KeyCode::Char(' '),
                "backspace" => KeyCode::Backspace,
                letter => KeyCode::Char(letter.chars().next().expect("a key")),
            };
            let event = Event::Key(KeyEvent::new(code, modifiers));
            if let Some(action) = self.app.action(event) {
                self.app.update(action);
            }
            self.draw();
        }
        self
    }

    fn draw(&mut self) {
        let size = self.app.size();
        self.buffer = Buffer::empty(Rect::new(0, 0, size.width, size.height));
        browse::draw(&self.app, self.look, self.buffer.area, &mut self.buffer);
    }

    /// The lines of the screen, without spaces at their ends.
    pub fn text(&self) -> String {
        let width = usize::from(self.buffer.area.width);
        let lines = self.buffer.content.chunks(width.max(1));
        lines
            .map(|line| line.iter().map(|cell| cell.symbol()).collect::<String>().trim_end().to_owned() + "\n")
            .collect()
    }

    /// The lines of the screen, and under them every run of cells that looks other than plain text.
    pub fn picture(&self) -> String {
        let mut picture = self.text();
        picture.push_str("--- looks: line: cells look\n");
        let width = usize::from(self.buffer.area.width);
        for (y, line) in self.buffer.content.chunks(width.max(1)).enumerate() {
            let runs = line.chunk_by(|a, b| a.style() == b.style());
            let mut x = 0;
            let mut looks = Vec::new();
            for run in runs {
                let look = look_name(run[0].style());
                if !look.is_empty() {
                    looks.push(format!("{x}-{} {look}", x + run.len() - 1));
                }
                x += run.len();
            }
            if !looks.is_empty() {
                picture.push_str(&format!("{y}: {}\n", looks.join(", ")));
            }
        }
        picture
    }
}

/// A look in words; nothing for plain text.
fn look_name(style: Style) -> String {
    let tone = match style.fg {
        Some(Color::Indexed(244)) => "grey",
        Some(Color::Indexed(32)) => "blue",
        Some(Color::Indexed(29)) => "green",
        Some(Color::Indexed(166)) => "orange",
        Some(Color::Indexed(133)) => "purple",
        Some(Color::Reset) | None => "",
        Some(_) => "another colour",
    };
    let modifiers = [
        (Modifier::BOLD, "bold"),
        (Modifier::DIM, "dim"),
        (Modifier::UNDERLINED, "underlined"),
        (Modifier::REVERSED, "reversed"),
    ];
    let modifiers = modifiers.into_iter().filter(|(modifier, _)| style.add_modifier.contains(*modifier));
    let words: Vec<&str> = std::iter::once(tone).chain(modifiers.map(|(_, name)| name)).collect();
    words.join(" ").trim().to_owned()
}

/// Names that begin with each piece, end with it, and have it within.
pub fn names_with(pieces: &[&str]) -> Vec<String> {
    let pieces = pieces.iter().filter(|piece| !piece.trim().is_empty());
    let names =
        |piece| [format!("{piece}x"), format!("x{piece}"), format!("x {piece} y {piece}"), format!("{piece} x")];
    pieces.flat_map(names).collect()
}
