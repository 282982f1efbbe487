//! Text from outside, made safe to show: for any room. Done once, as a text is read, so that everything can be measured by
//! what will be seen; and done again on each way out, so that nothing can get around it. Beside that: what is the same word
//! whatever its accents and capitals, and what is an address.

use std::borrow::Cow;

use deunicode::AsciiChars;

/// Marks that a letter may carry before the rest are taken for an attack on the screen.
const MARKS_PER_LETTER: usize = 4;

/// Longer texts are not repeated whole in a message.
const SHOWN: usize = 40;

/// Any text from outside, made safe to show: without control, escape, direction and unseen characters.
pub fn clean(raw: &str) -> Cow<'_, str> {
    cleaned(raw).0
}

/// A text from outside within a message: clean, and not too long.
pub fn quoted(raw: &str) -> String {
    format!("“{}”", shown(raw))
}

/// Whether a text is the address of a page on the web: nothing else is ever followed. It may still be of any characters.
pub(crate) fn is_web_address(text: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| {
        text.len() > scheme.len() && text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    })
}

/// The words of a text without accents or case, a space between them.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = Vec::with_capacity(text.len());
    fold_into(text, &mut folded);
    // There is nothing but ASCII in it.
    String::from_utf8_lossy(&folded).into_owned()
}

/// The same, put behind what is there already.
pub(crate) fn fold_into(text: &str, folded: &mut Vec<u8>) {
    let before = folded.len();
    let last = if text.is_ascii() {
        fold_plain(text, b' ', folded)
    } else {
        text.ascii_chars().fold(b' ', |last, plain| fold_plain(plain.unwrap_or(" "), last, folded))
    };
    if last == b' ' && folded.len() > before {
        folded.pop();
    }
}

/// The same of ASCII, behind the letter that was put there last. Returns which is last then; a space may be.
fn fold_plain(plain: &str, mut last: u8, folded: &mut Vec<u8>) -> u8 {
    for byte in plain.bytes() {
        let letter = match byte {
            b'\'' | b'.' => continue,
            _ if byte.is_ascii_alphanumeric() => byte.to_ascii_lowercase(),
            _ if last == b' ' => continue,
            _ => b' ',
        };
        folded.push(letter);
        last = letter;
    }
    last
}

/// A text of the file as a message can show it: clean, and not too long.
pub(crate) fn shown(raw: &str) -> String {
    let text = clean(raw);
    if text.chars().count() <= SHOWN {
        return text.into_owned();
    }
    text.chars().take(SHOWN).chain(['…']).collect()
}

/// `raw` without anything that a terminal could take for more than text, and how many characters had to go.
///
/// What goes: escape sequences whole, control characters, directions that reorder the line (bidi), characters nobody
/// can see (zero width, variation selectors, tags), and more than a few marks on one letter. Breaks and tabs become spaces.
pub(crate) fn cleaned(raw: &str) -> (Cow<'_, str>, usize) {
    // Most texts have nothing that would even have to be looked at twice: letters of Latin, dashes and quotes, lines.
    let basic = |byte| matches!(byte, b' '..=b'~');
    let plain = |c| matches!(c, ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{2010}'..='\u{2027}' | '\u{2190}'..='\u{25ff}');
    // Without a stop, many bytes are looked at at a time.
    let all_basic = raw.bytes().fold(true, |all, byte| all & basic(byte));
    if all_basic || raw.chars().all(plain) {
        return (Cow::Borrowed(raw), 0);
    }
    let mut kept = String::with_capacity(raw.len());
    let mut dropped = 0;
    // A mark at the beginning would stand on whatever comes before the text.
    let mut marks = MARKS_PER_LETTER;
    let mut chars = raw.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\u{1b}' | '\u{9b}' | '\u{9d}' | '\u{90}' => dropped += 1 + skip_sequence(c, &mut chars),
            '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                kept.push(' ');
                dropped += 1;
                marks = 0;
            }
            _ if !is_clean(c) => dropped += 1,
            _ if is_mark(c) => {
                if marks < MARKS_PER_LETTER {
                    kept.push(c);
                } else {
                    dropped += 1;
                }
                marks += 1;
            }
            _ => {
                kept.push(c);
                marks = 0;
            }
        }
    }
    (Cow::Owned(kept), dropped)
}

/// Whether a character is text and nothing else.
pub fn is_clean(c: char) -> bool {
    !c.is_control() && !is_unseen(c)
}

/// Skips what follows the first character of an escape sequence; returns how many characters that was.
fn skip_sequence(first: char, chars: &mut std::iter::Peekable<std::str::Chars>) -> usize {
    let mut skipped = 0;
    let mut take = |chars: &mut std::iter::Peekable<std::str::Chars>| {
        let next = chars.next();
        skipped += usize::from(next.is_some());
        next
    };
    let kind = match first {
        '\u{1b}' => match chars.peek() {
            Some('[') | Some(']') | Some('P' | 'X' | '^' | '_') => take(chars).unwrap_or_default(),
            Some(' '..='/') => ' ',
            Some('0'..='~') => {
                take(chars);
                return skipped;
            }
            _ => return skipped,
        },
        '\u{9b}' => '[',
        _ => ']',
    };
    match kind {
        // Control sequence: parameters, then one final character.
        '[' => {
            while matches!(chars.peek(), Some(' '..='?')) {
                take(chars);
            }
            if matches!(chars.peek(), Some('@'..='~')) {
                take(chars);
            }
        }
        // Intermediate characters, then one final character.
        ' ' => {
            while matches!(chars.peek(), Some(' '..='/')) {
                take(chars);
            }
            if matches!(chars.peek(), Some('0'..='~')) {
                take(chars);
            }
        }
        // A string for the terminal: up to its terminator, or to the end of the text.
        _ => {
            while let Some(c) = take(chars) {
                if c == '\u{7}' || c == '\u{9c}' || (c == '\u{1b}' && chars.peek() == Some(&'\\')) {
                    if c == '\u{1b}' {
                        take(chars);
                    }
                    break;
                }
            }
        }
    }
    skipped
}

/// Characters that change the order of a line or take part in it unseen.
fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{3164}' | '\u{ffa0}' | '\u{feff}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Characters that stand on the one before and take no cell of their own.
fn is_mark(c: char) -> bool {
    !c.is_ascii() && unicode_width::UnicodeWidthChar::width(c) == Some(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(raw: &str) -> String {
        cleaned(raw).0.into_owned()
    }

    #[test]
    fn only_pages_of_the_web_are_addresses() {
        for address in ["https://example.org/a?b=c&d", "HTTP://example.org"] {
            assert!(is_web_address(address), "{address}");
        }
        for address in
            ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://", " https://x", "//x", "Ärger"]
        {
            assert!(!is_web_address(address), "{address}");
        }
    }

    #[test]
    fn text_as_it_should_be_is_left_alone() {
        for text in ["Olympique Béja", "Saint-Éloi Lupopo", "O'Higgins", "الزمالك", "鹿島アントラーズ", "Be\u{301}ja"]
        {
            assert_eq!(cleaned(text), (Cow::Borrowed(text), 0));
        }
    }

    #[test]
    fn folded_there_are_only_words() {
        for (text, folded) in [
            ("Olympique Béja", "olympique beja"),
            ("  St. Éloi-Lupopo / O'Higgins ", "st eloi lupopo ohiggins"),
            ("鹿島 FC", "lu dao fc"),
            ("R1-04", "r1 04"),
            ("\u{e000}a\u{e000}", "a"),
            (" '. ", ""),
        ] {
            assert_eq!(fold(text), folded, "{text:?}");
            let mut behind = b"x ".to_vec();
            fold_into(text, &mut behind);
            assert_eq!(behind, format!("x {folded}").into_bytes(), "{text:?}");
        }
    }

    #[test]
    fn escape_sequences_go_whole() {
        assert_eq!(kept("a\u{1b}[31;1mred\u{1b}[0m"), "ared");
        assert_eq!(kept("a\u{1b}]52;c;aGFja2Vk\u{7}b"), "ab");
        assert_eq!(kept("a\u{1b}]0;title\u{1b}\\b"), "ab");
        assert_eq!(kept("a\u{1b}Pq#0\u{1b}\\b"), "ab");
        assert_eq!(kept("a\u{9b}2Jb"), "ab");
        assert_eq!(kept("a\u{1b}(0b\u{1b}7c\u{1b}"), "abc");
        assert_eq!(kept("a\u{1b}]never closed"), "a");
    }

    #[test]
    fn control_bidi_and_unseen_characters_go_and_are_counted() {
        assert_eq!(cleaned("a\u{0}\u{8}\u{7f}b"), ("ab".into(), 3));
        assert_eq!(cleaned("\u{202e}gnp\u{2066}x\u{200b}\u{feff}"), ("gnpx".into(), 4));
        assert_eq!(cleaned("one\ntwo\tthree"), ("one two three".into(), 2));
    }

    #[test]
    fn a_letter_keeps_only_a_few_marks() {
        let tall = format!("a{}b", "\u{301}".repeat(50));
        assert_eq!(cleaned(&tall), (format!("a{}b", "\u{301}".repeat(4)).into(), 46));
        // Nor more of them with something unseen between.
        let parted = format!("a{}", "\u{301}\u{200b}".repeat(6));
        assert_eq!(kept(&parted), format!("a{}", "\u{301}".repeat(4)));
        assert_eq!(kept("\u{200b}\u{301}b"), "b");
    }
}
