//! A line in tokens: words, brackets, notes and the mark of a ground. Nothing here knows what a word means: that is up to
//! whoever expects one.

use crate::source::LONGEST_NAME;

/// What a token is, by its look alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Anything between blanks.
    Word,
    /// `(`
    Open,
    /// `)`
    Close,
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// What stands in square brackets, without them.
    Note,
    /// What stands behind an `@`, up to a note.
    Place,
    /// `|`
    Bar,
}

/// A token, where it stands in its line, and whether it is set off by more than one blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub kind: Kind,
    pub text: &'a str,
    /// The byte of the line at which it begins.
    pub start: usize,
    /// Whether the beginning of the line, a tab, or more than one blank is before it.
    pub gap: bool,
}

impl<'a> Token<'a> {
    /// The word that it is.
    pub fn word(&self) -> Option<&'a str> {
        (self.kind == Kind::Word).then_some(self.text)
    }

    /// The byte of the line at which it begins, with the sign that opens it.
    pub fn opening(&self) -> usize {
        match self.kind {
            Kind::Note => self.start.saturating_sub(1),
            _ => self.start,
        }
    }

    /// The byte of the line at which it ends.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// The tokens of a line.
pub(super) fn tokens(line: &str) -> Vec<Token<'_>> {
    tokens_from(line, 0)
}

/// The tokens of a line behind a byte.
pub(super) fn tokens_from(line: &str, mut at: usize) -> Vec<Token<'_>> {
    let mut tokens = Vec::with_capacity(line.len() / 4);
    // Where none closes, none is looked for again.
    let mut closes = true;
    loop {
        let rest = line.get(at..).unwrap_or_default();
        let inner = rest.trim_start();
        let blanks = &rest[..rest.len() - inner.len()];
        let Some(first) = inner.chars().next() else { return tokens };
        let gap = at == 0 || blanks.chars().count() > 1 || blanks.contains('\t');
        at += blanks.len();
        let set_off = at == 0 || !blanks.is_empty();
        let (kind, text, length) = match first {
            '(' => (Kind::Open, &inner[..1], 1),
            ')' => (Kind::Close, &inner[..1], 1),
            ',' => (Kind::Comma, &inner[..1], 1),
            ';' => (Kind::Semicolon, &inner[..1], 1),
            '|' => (Kind::Bar, &inner[..1], 1),
            '@' if set_off => place(inner),
            '[' if closes => note(inner).unwrap_or_else(|| {
                closes = false;
                word(inner)
            }),
            _ => word(inner),
        };
        let start = at + (text.as_ptr() as usize).saturating_sub(inner.as_ptr() as usize);
        tokens.push(Token { kind, text, start, gap });
        at += length;
    }
}

/// A text with one blank between its words.
pub(super) fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !spaced.is_empty() {
            spaced.push(' ');
        }
        spaced.push_str(word);
    }
    spaced
}

/// A name with one blank between its words, and no longer than a name can be: it is kept with all that it stands above.
pub(super) fn name(text: &str) -> String {
    let mut name = spaced(text);
    if let Some((end, _)) = name.char_indices().nth(LONGEST_NAME) {
        name.truncate(end);
    }
    name
}

/// A word, up to a blank or to a token of one character.
fn word(text: &str) -> (Kind, &str, usize) {
    let first = text.chars().next().map_or(0, char::len_utf8);
    let ends = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',' | ';' | '|' | '[');
    let length = text[first..].find(ends).map_or(text.len(), |end| first + end);
    (Kind::Word, &text[..length], length)
}

/// What stands in square brackets, if they are closed.
fn note(text: &str) -> Option<(Kind, &str, usize)> {
    let end = text.find(']')?;
    Some((Kind::Note, &text[1..end], end + 1))
}

/// A ground and its town: all that follows, up to a note.
fn place(text: &str) -> (Kind, &str, usize) {
    let length = text.find(" [").or_else(|| text.find("\t[")).unwrap_or(text.len());
    (Kind::Place, text[1..length].trim(), length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(line: &str) -> Vec<(Kind, &str)> {
        tokens(line).iter().map(|token| (token.kind, token.text)).collect()
    }

    #[test]
    fn a_line_is_words_brackets_notes_and_a_place() {
        use Kind::*;
        assert_eq!(
            kinds("(7) A(B) v C, 2-1 (1-0)  [n] @ D, E  [f]"),
            [
                (Open, "("),
                (Word, "7"),
                (Close, ")"),
                (Word, "A"),
                (Open, "("),
                (Word, "B"),
                (Close, ")"),
                (Word, "v"),
                (Word, "C"),
                (Comma, ","),
                (Word, "2-1"),
                (Open, "("),
                (Word, "1-0"),
                (Close, ")"),
                (Note, "n"),
                (Place, "D, E"),
                (Note, "f"),
            ]
        );
        assert_eq!(kinds("a [b c] d [e"), [(Word, "a"), (Note, "b c"), (Word, "d"), (Word, "[e")]);
    }

    #[test]
    fn a_name_has_single_blanks_and_is_no_longer_than_a_name_can_be() {
        assert_eq!(name("  Old \t Pier "), "Old Pier");
        assert_eq!(name(&"é ".repeat(LONGEST_NAME)).chars().count(), LONGEST_NAME);
    }

    #[test]
    fn a_token_knows_its_place_and_the_gap_before_it() {
        let line = "  ü v  w\tx";
        let found: Vec<_> = tokens(line).iter().map(|token| (&line[token.start..token.end()], token.gap)).collect();
        assert_eq!(found, [("ü", true), ("v", false), ("w", true), ("x", true)]);
    }
}
