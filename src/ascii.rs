//! Any text in plain ASCII, cell for cell: what stood in two cells takes two characters, so that nothing moves.

use unicode_width::UnicodeWidthStr;

/// The ASCII for one letter or sign as a reader sees it, exactly as wide as it was.
pub fn fold_cell(symbol: &str) -> String {
    let width = symbol.width();
    let mut folded: String = match symbol {
        "│" | "┃" | "║" => "|".to_owned(),
        "█" | "▐" => "#".to_owned(),
        "▀" => "\"".to_owned(),
        "▄" => "_".to_owned(),
        "▏" | "▎" => ".".to_owned(),
        "▍" | "▌" => ":".to_owned(),
        "▋" | "▊" | "▉" => "=".to_owned(),
        "─" | "━" | "–" | "—" | "═" => "-".to_owned(),
        "▸" | "→" | "›" | "»" => ">".to_owned(),
        "◂" | "←" | "‹" | "«" => "<".to_owned(),
        "↑" | "▲" => "^".to_owned(),
        "↓" | "▼" => "v".to_owned(),
        "○" => "o".to_owned(),
        "●" | "✓" => "*".to_owned(),
        "·" => ".".to_owned(),
        "…" => "~".to_owned(),
        "≠" => "!".to_owned(),
        "“" | "”" => "\"".to_owned(),
        "’" | "‘" => "'".to_owned(),
        _ if symbol.chars().all(|c| ('\u{2500}'..'\u{2580}').contains(&c)) => "+".to_owned(),
        _ => symbol.chars().filter_map(deunicode::deunicode_char).flat_map(str::chars).take(width).collect(),
    };
    if folded.is_empty() || !folded.bytes().all(|b| (0x20..0x7f).contains(&b)) {
        folded = "?".repeat(width);
    }
    folded.extend(std::iter::repeat_n(' ', width.saturating_sub(folded.len())));
    folded
}

/// A whole text in ASCII, as wide as it was.
pub fn fold(text: &str) -> String {
    use unicode_segmentation::UnicodeSegmentation;
    let mut folded = String::with_capacity(text.len());
    for symbol in text.graphemes(true) {
        match symbol {
            "\n" => folded.push('\n'),
            _ if symbol.is_ascii() => folded.push_str(symbol),
            _ => folded.push_str(&fold_cell(symbol)),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_becomes_ascii_and_keeps_its_width() {
        for text in ["Olympique Béja", "┌─┐│▸ 1–0 … “x”", "鹿島 FC", "Be\u{301}ja", "الزمالك", "Straße", "○ ≠ ✓"]
        {
            let folded = fold(text);
            assert!(folded.is_ascii(), "{folded}");
            assert_eq!(folded.width(), text.width(), "{text} became {folded}");
        }
        assert_eq!(fold("Ferroviário – Béja"), "Ferroviario - Beja");
    }
}
