//! The bytes of a file as a text of which something can be expected, in whatever form; or what is wrong with them.

use super::LARGEST_FILE;
use super::problem::{Pointer, Problem, ProblemKind};

/// The bytes as a text. The mark that some editors put before it is no part of it.
pub(super) fn text(bytes: &[u8]) -> Result<&str, Problem> {
    let whole = |kind, message: String| Problem::new(kind, Pointer::default(), message);
    if bytes.len() > LARGEST_FILE {
        let message = format!("the file is larger than {} MiB, the most that is read", LARGEST_FILE >> 20);
        return Err(whole(ProblemKind::TooMuch, message));
    }
    let expected = if begins_like_json(bytes) { "JSON in UTF-8" } else { "text in UTF-8" };
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        let message = format!("the file is in UTF-16; expected {expected}, as editors can save it");
        return Err(whole(ProblemKind::Unreadable, message));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let message = format!("byte {} is not UTF-8; expected {expected}", error.valid_up_to() + 1);
        whole(ProblemKind::Unreadable, message)
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        let message = "the file is empty; expected a competition, or its matches";
        return Err(whole(ProblemKind::Unreadable, message.to_owned()).at((1, 1)));
    }
    Ok(text)
}

/// Whether the first letter is one that JSON begins with, whatever the encoding.
fn begins_like_json(bytes: &[u8]) -> bool {
    let is_before = |byte: &u8| matches!(byte, 0 | 0xef | 0xbb | 0xbf | 0xff | 0xfe) || byte.is_ascii_whitespace();
    bytes.iter().find(|byte| !is_before(byte)).is_some_and(|first| matches!(first, b'{' | b'['))
}
