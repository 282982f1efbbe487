//! Where in a text a place is, in lines and columns, counted as the text is gone through: once, however many are asked for.

use super::At;

/// A place in a text, that moves on and never back.
#[derive(Debug, Clone, Copy)]
pub(in crate::source) struct Cursor<'t> {
    text: &'t str,
    offset: usize,
    at: At,
}

impl<'t> Cursor<'t> {
    /// The beginning of a text.
    pub fn new(text: &'t str, file: u32) -> Cursor<'t> {
        Cursor { text, offset: 0, at: At { file, line: 1, column: 1 } }
    }

    /// Moves on to a place that is so many bytes from the beginning, and tells where it is; it stays where it would go back.
    pub fn at(&mut self, offset: usize) -> At {
        let between = self.text.get(self.offset..offset).unwrap_or_default();
        let mut chars = between.chars().peekable();
        while let Some(c) = chars.next() {
            let follows = chars.peek().copied().or_else(|| self.text.get(offset..)?.chars().next());
            if c == '\n' || (c == '\r' && follows != Some('\n')) {
                self.at.line = self.at.line.saturating_add(1);
                self.at.column = 1;
            } else {
                self.at.column = self.at.column.saturating_add(1);
            }
        }
        self.offset += between.len();
        self.at
    }

    /// Where a place is that does not lie before, without moving there.
    pub fn ahead(mut self, offset: usize) -> At {
        self.at(offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_in_every_way_and_columns_are_characters() {
        let text = "é1\r\n2\r3\n4";
        let mut cursor = Cursor::new(text, 7);
        let at = |line, column| At { file: 7, line, column };
        assert_eq!(cursor.at(2), at(1, 2));
        assert_eq!(cursor.ahead(text.len()), at(4, 2));
        assert_eq!(cursor.at(5), at(2, 1));
        assert_eq!(cursor.at(7), at(3, 1));
        // Not back, not into a letter, not out of the text.
        assert_eq!([cursor.at(0), cursor.at(100)], [at(3, 1); 2]);
    }
}
