//! How wide a text is, before anybody knows in which letters it will be drawn: an estimate from above, by classes of letters.
//!
//! It holds for the widest of the sans-serif letters that browsers come with, DejaVu Sans and Verdana; Helvetica, Arial, Roboto
//! and those of the systems themselves take less. So nothing runs into what stands beside it, whatever is there.

use deunicode::deunicode_char;
use unicode_width::UnicodeWidthChar;

/// How a text is drawn, as far as that makes it wider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report) struct Face {
    /// The size of the letters, in pixels.
    pub size: u32,
    pub bold: bool,
}

impl Face {
    pub const fn plain(size: u32) -> Face {
        Face { size, bold: false }
    }

    pub const fn bold(size: u32) -> Face {
        Face { size, bold: true }
    }

    /// The width of a text, in whole pixels.
    pub fn width(self, text: &str) -> u32 {
        let hundredths: u32 = text.chars().map(|c| self.letter(c)).sum();
        (hundredths * self.size).div_ceil(100)
    }

    /// The lines that a text has in some pixels, cut between words: a longer word, or a text of a script without spaces, is cut
    /// between letters.
    pub fn lines(self, text: &str, room: u32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split(' ') {
            match lines.last_mut() {
                Some(line) if self.width(line) + self.width(" ") + self.width(word) <= room => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.extend(self.pieces(word, room)),
            }
        }
        lines
    }

    /// A word in pieces that each have room: nearly always one.
    fn pieces(self, word: &str, room: u32) -> Vec<String> {
        let (mut pieces, mut hundredths) = (vec![String::new()], 0);
        for c in word.chars() {
            let letter = self.letter(c);
            if hundredths > 0 && letter > 0 && (hundredths + letter) * self.size > room * 100 {
                pieces.push(String::new());
                hundredths = 0;
            }
            hundredths += letter;
            if let Some(piece) = pieces.last_mut() {
                piece.push(c);
            }
        }
        pieces
    }

    /// The width of a letter, in hundredths of the size.
    fn letter(self, c: char) -> u32 {
        let width = match c.width() {
            None | Some(0) => 0,
            Some(1) if c.is_ascii() => basic(c),
            Some(1) if is_latin(c) => deunicode_char(c).map_or(OTHER, |plain| plain.chars().map(basic).sum()),
            Some(1) => OTHER,
            Some(_) => FULL,
        };
        if self.bold { width + width / 7 } else { width }
    }
}

/// A letter of East Asia.
const FULL: u32 = 100;
/// A letter of any other script.
const OTHER: u32 = 85;

fn is_latin(c: char) -> bool {
    matches!(c, '\u{a1}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{2010}'..='\u{201f}')
}

fn basic(c: char) -> u32 {
    match c {
        'i' | 'j' | 'l' | 'I' | 'J' | '\'' => 32,
        ' ' | 'f' | 'r' | 't' | '.' | ',' | ':' | ';' | '!' | '-' | '(' | ')' | '[' | ']' | '/' | '\\' | '|' => 41,
        'W' | '@' | '%' | 'm' => 100,
        'M' | '#' | '<' | '>' | '=' | '+' | '~' | '^' | 'w' => 88,
        'A'..='Z' | '&' => 76,
        _ => 64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By what DejaVu Sans takes, in thousandths of the size: for whole names, not letter for letter.
    #[test]
    fn names_are_not_wider_than_they_are_estimated() {
        for (name, taken) in [
            ("Bendel Insurance", 8687),
            ("USM Alger", 5170),
            ("Young Buffaloes", 8105),
            ("Wolverhampton Wanderers", 13751),
            ("Olympique Béja", 7937),
            ("MANCHESTER UNITED", 11055),
            ("Millwall", 3683),
            ("1. FC Köln", 5042),
        ] {
            let estimated = Face::plain(1000).width(name);
            assert!((taken..=taken * 5 / 4).contains(&estimated), "{name}: {estimated} for {taken}");
        }
    }

    #[test]
    fn a_bold_text_is_wider_and_marks_take_nothing() {
        assert!(Face::bold(13).width("Zamalek") > Face::plain(13).width("Zamalek"));
        assert_eq!(Face::plain(13).width("Be\u{301}ja"), Face::plain(13).width("Beja"));
        assert_eq!(Face::plain(13).width("Béja"), Face::plain(13).width("Beja"));
        assert_eq!(Face::plain(10).width("鹿島"), 20);
    }

    #[test]
    fn lines_are_cut_between_words_and_lose_none() {
        let (text, face) = ("Group stage of the Cup of the Harbours 2026", Face::bold(20));
        let lines = face.lines(text, 200);
        assert!(lines.len() > 1 && lines.iter().all(|line| face.width(line) <= 200), "{lines:?}");
        assert_eq!(lines.join(" "), text);
        // Nor is a text of one word, or of a script without spaces, wider than the picture.
        for text in ["Supercalifragilistic", "中国足球协会杯全国淘汰赛阶段", "Supe\u{301}\u{301}rcali"] {
            let lines = face.lines(text, 100);
            assert!(lines.len() > 1 && lines.iter().all(|line| face.width(line) <= 100), "{lines:?}");
            assert_eq!(lines.concat(), text);
        }
        assert_eq!(face.lines("e\u{301}a", 1), ["e\u{301}", "a"]);
        assert_eq!(face.lines("", 10), [""]);
    }
}
