//! The lines of a text as they are to be read: without comments and without what stands behind its end. What a line says is
//! left to `line`.

use std::borrow::Cow;

use crate::text;

/// Where a text ends for its readers, whatever follows.
const END: &str = "__END__";

/// A line, with its comment apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// Counted from 1.
    pub number: u32,
    /// What is to be read, without blanks at its end.
    pub text: Cow<'a, str>,
    /// What stands behind a `#`: it may tell the days of the whole.
    pub comment: Option<&'a str>,
}

/// The lines of a text, one after the other.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    rest: std::str::Split<'a, char>,
    number: u32,
    /// The line in which a comment over several lines began, if it has not ended yet.
    pub open_comment: Option<u32>,
}

impl<'a> Lines<'a> {
    pub fn new(text: &'a str) -> Lines<'a> {
        Lines { rest: text.trim_start_matches('\u{feff}').split('\n'), number: 0, open_comment: None }
    }

    /// The line without what is commented out within it, or up to it.
    fn without_comments(&mut self, line: &'a str) -> Cow<'a, str> {
        // Looked for by its first sign, which hardly any line has.
        if self.open_comment.is_none() && !(line.contains('<') && line.contains("<!--")) {
            return Cow::Borrowed(line);
        }
        let (mut kept, mut rest) = (String::new(), line);
        loop {
            let mark = if self.open_comment.is_some() { "-->" } else { "<!--" };
            let Some((before, after)) = rest.split_once(mark) else { break };
            if self.open_comment.take().is_none() {
                kept.push_str(before);
                self.open_comment = Some(self.number);
            }
            rest = after;
        }
        if self.open_comment.is_none() {
            kept.push_str(rest);
        }
        Cow::Owned(kept)
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    fn next(&mut self) -> Option<Line<'a>> {
        let line = self.rest.next()?;
        self.number = self.number.saturating_add(1);
        let text = self.without_comments(line);
        if self.open_comment.is_none() && text.starts_with(['_', ' ']) && text.trim() == END {
            self.rest = "".split('\n');
            self.rest.next();
            return None;
        }
        let (text, comment) = match text {
            Cow::Borrowed(text) => {
                let (text, comment) = split_comment(text);
                (Cow::Borrowed(text), comment)
            }
            Cow::Owned(text) => (Cow::Owned(split_comment(&text).0.to_owned()), None),
        };
        Some(Line { number: self.number, text, comment })
    }
}

/// A text made safe to show before anything is made of it: what hides in a line may be parted otherwise, and of a part
/// nobody could tell what it was. Told is how many characters had to go.
pub(super) fn safe(text: &str) -> (Cow<'_, str>, usize) {
    // Most letters need no second look.
    let is_safe = |c: char| {
        matches!(c, ' '..='~' | '\t' | '\n' | '\r' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}') || text::is_clean(c)
    };
    if text.chars().all(is_safe) {
        return (Cow::Borrowed(text), 0);
    }
    let (mut safe, mut dropped) = (String::with_capacity(text.len()), 0);
    for line in text.split_inclusive('\n') {
        if line.chars().all(is_safe) {
            safe.push_str(line);
            continue;
        }
        let (clean, gone) = text::cleaned(line.trim_end_matches(['\n', '\r']));
        safe.push_str(&clean);
        safe.push('\n');
        dropped += gone;
    }
    (Cow::Owned(safe), dropped)
}

/// What is said and what is only remarked: behind a `#`, or a `//`, that is set off from what is before it.
fn split_comment(line: &str) -> (&str, Option<&str>) {
    let mut before = b' ';
    for (i, byte) in line.bytes().enumerate() {
        if before.is_ascii_whitespace() && (byte == b'#' || (byte == b'/' && is_double_slash(&line[i..]))) {
            let comment = line[i..].trim_start_matches(['#', '/']).trim();
            return (line[..i].trim_end(), Some(comment));
        }
        before = byte;
    }
    (line.trim_end(), None)
}

/// Whether a text begins with two slashes that stand alone.
fn is_double_slash(text: &str) -> bool {
    text.strip_prefix("//").is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        Lines::new(text).map(|line| line.text.into_owned()).collect()
    }

    #[test]
    fn comments_are_no_part_of_a_line() {
        assert_eq!(texts("a # b\n# c\nd  // e\nf#g http://h\n//\n"), ["a", "", "d", "f#g http://h", "", ""]);
        assert_eq!(
            texts("\u{feff}a <!-- b --> c\n<!-- d\ne\nf --> g <!-- h -->\ni\r\n"),
            ["a  c", "", "", " g", "i", ""]
        );
    }

    #[test]
    fn the_text_of_a_comment_is_kept() {
        let comments: Vec<_> = Lines::new("## Date  Jul 1\na   # b\nc").map(|line| line.comment).collect();
        assert_eq!(comments, [Some("Date  Jul 1"), Some("b"), None]);
    }

    #[test]
    fn nothing_is_read_behind_the_end() {
        assert_eq!(texts("a\n__END__\nb"), ["a"]);
        assert_eq!(texts("a\n<!--\n__END__\n-->\nb"), ["a", "", "", "", "b"]);
    }

    #[test]
    fn a_comment_that_is_never_closed_is_known_by_its_line() {
        let mut lines = Lines::new("a\nb <!-- c\nd");
        assert_eq!(lines.by_ref().map(|line| line.text.into_owned()).collect::<Vec<_>>(), ["a", "b", ""]);
        assert_eq!(lines.open_comment, Some(2));
    }
}
