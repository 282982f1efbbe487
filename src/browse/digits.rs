//! Scores in digits that are read from across the room: made of whole and half blocks, which `ascii` has signs for, too.

/// How large digits are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// A cell a stroke wide and three lines high: of half blocks.
    Medium,
    /// Two cells a stroke wide and five lines high: of whole blocks.
    Large,
}

impl Size {
    /// The lines that it takes.
    pub fn lines(self) -> usize {
        match self {
            Size::Medium => STROKES.div_ceil(2),
            Size::Large => STROKES,
        }
    }
}

/// The height of a digit, in strokes.
const STROKES: usize = 5;

/// The strokes of a sign, from the top; none for one that is not known.
fn strokes(sign: char) -> [&'static str; STROKES] {
    match sign {
        '0' => ["###", "# #", "# #", "# #", "###"],
        '1' => ["## ", " # ", " # ", " # ", "###"],
        '2' => ["###", "  #", "###", "#  ", "###"],
        '3' => ["###", "  #", "###", "  #", "###"],
        '4' => ["# #", "# #", "###", "  #", "  #"],
        '5' => ["###", "#  ", "###", "  #", "###"],
        '6' => ["###", "#  ", "###", "# #", "###"],
        '7' => ["###", "  #", "  #", "  #", "  #"],
        '8' => ["###", "# #", "###", "# #", "###"],
        '9' => ["###", "# #", "###", "  #", "###"],
        '–' => ["   ", "   ", "###", "   ", "   "],
        '·' => [" ", " ", "#", " ", " "],
        '/' => ["  #", "  #", " # ", "#  ", "#  "],
        'o' => ["   ", "   ", "###", "# #", "###"],
        'v' => ["   ", "   ", "# #", "# #", " # "],
        'w' => ["     ", "     ", "# # #", "# # #", " # # "],
        _ => [" "; STROKES],
    }
}

/// A text in large digits, line by line, all of the same width.
pub fn lines(text: &str, size: Size) -> Vec<String> {
    let stroke = |line: usize| text.chars().map(|sign| strokes(sign)[line]).collect::<Vec<_>>().join(" ");
    match size {
        Size::Large => {
            (0..STROKES).map(|line| stroke(line).chars().flat_map(|cell| [block(cell, cell); 2]).collect()).collect()
        }
        Size::Medium => (0..STROKES)
            .step_by(2)
            .map(|line| {
                let upper = stroke(line);
                let lower = if line + 1 < STROKES { stroke(line + 1) } else { " ".repeat(upper.len()) };
                upper.chars().zip(lower.chars()).map(|(upper, lower)| block(upper, lower)).collect()
            })
            .collect(),
    }
}

/// The block for the strokes in the two halves of a cell.
fn block(upper: char, lower: char) -> char {
    match (upper != ' ', lower != ' ') {
        (true, true) => '█',
        (true, false) => '▀',
        (false, true) => '▄',
        (false, false) => ' ',
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ascii;

    #[test]
    fn large_and_medium_digits_are_whole_in_ascii_too() {
        let large = ["██████  ████  ", "    ██    ██  ", "██████    ██  ", "██        ██  ", "██████  ██████"];
        assert_eq!(lines("21", Size::Large), large);
        let medium = lines("21", Size::Medium);
        assert_eq!(medium, ["▀▀█ ▀█ ", "█▀▀  █ ", "▀▀▀ ▀▀▀"]);
        assert_eq!(
            medium.iter().map(|line| ascii::fold(line)).collect::<Vec<_>>(),
            ["\"\"# \"# ", "#\"\"  # ", "\"\"\" \"\"\""]
        );
    }

    #[test]
    fn every_line_is_as_wide_as_the_others() {
        for text in ["0123456789", "w/o", "v", "10–9", "·–·", "", "?"] {
            for size in [Size::Medium, Size::Large] {
                let lines = lines(text, size);
                assert_eq!(lines.len(), size.lines());
                assert!(lines.iter().all(|line| line.chars().count() == lines[0].chars().count()), "{text}");
            }
        }
    }
}
