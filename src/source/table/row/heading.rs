//! What stands above the match of a row: tables say it in columns, and in shorter words than headings.

use super::super::columns::Field;
use super::super::sheet::Row;
use super::Rows;
use crate::source::matches::Heading;

impl Rows<'_, '_, '_> {
    /// The heading of a row, by its index.
    pub(super) fn heading(&mut self, row: &Row) -> usize {
        let stage = self.cell(row, Field::Stage).map(round);
        let matchday = |day: &str| if is_number(day) { format!("Matchday {day}") } else { day.to_owned() };
        let named = self.cell(row, Field::Round).map(round);
        let mut named = named.or_else(|| self.cell(row, Field::Matchday).map(matchday));
        let mut leg = self.cell(row, Field::Leg).filter(|leg| *leg != "0" && !starts_with(leg, "group"));
        let mut group = self.cell(row, Field::Group);
        // Tables that are off by a column in their group stage.
        if let Some(letter) = leg.filter(|leg| leg.len() == 1 && !is_number(leg)) {
            group = group.or(Some(letter));
            leg = None;
        }
        let mut beside: Vec<&str> = Vec::new();
        if let Some(replay) = leg.filter(|leg| starts_with(leg, "replay")) {
            beside.push(replay);
            leg = None;
        }
        match self.cell(row, Field::Tie) {
            Some(tie) if starts_with(tie, "replay") => beside.push(tie),
            Some(tie) if named.is_none() => named = Some(round(tie)).filter(|_| !is_first(tie)),
            _ => {}
        }
        // A stage alone is the round.
        let (stage, named) = if named.is_some() { (stage, named) } else { (None, stage) };
        let mut words = vec![named.unwrap_or_default()];
        words.extend(beside.into_iter().map(str::to_owned));
        words.retain(|word| !word.is_empty());
        let group = group.map(|group| if group.len() == 1 { format!("Group {group}") } else { group.to_owned() });
        let before = self.cell(row, Field::BeforeStage).map(str::to_owned);
        self.intake.heading(Heading { stage, round: words.join(", "), group, leg: leg.map(str::to_owned), before })
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn starts_with(text: &str, beginning: &str) -> bool {
    text.get(..beginning.len()).is_some_and(|start| start.eq_ignore_ascii_case(beginning))
}

/// Whether the match is said to be the first of its tie, or no word is said of it.
fn is_first(tie: &str) -> bool {
    ["initial", "none", "no", "false"].iter().any(|word| word.eq_ignore_ascii_case(tie))
}

/// A round as tables shorten it, as a heading would have it: "3", "R16", "Round1", "qf", "GroupB", "LAST_16".
fn round(text: &str) -> String {
    let words = text.replace('_', " ");
    let is_code = words != text && !words.contains(char::is_lowercase);
    let text = if is_code { capitalised(&words) } else { words };
    let text = text.as_str();
    let lower = text.to_ascii_lowercase();
    match lower.as_str() {
        "f" => "Final".to_owned(),
        "s" | "sf" | "semi" => "Semi-finals".to_owned(),
        "q" | "qf" | "quarter" => "Quarter-finals".to_owned(),
        "r16" | "r32" | "r64" | "r128" => lower.replacen('r', "Round of ", 1),
        _ if is_number(text) => format!("Round {text}"),
        _ => begun(&apart(text)),
    }
}

/// A text with a capital at its beginning.
fn begun(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

/// Words in capitals as a sentence has them.
fn capitalised(text: &str) -> String {
    begun(&text.to_lowercase())
}

/// A word and a number, or a word and a letter, that are written as one.
fn apart(text: &str) -> String {
    let digits =
        text.find(|c: char| c.is_ascii_digit()).filter(|_| text.chars().filter(char::is_ascii_digit).count() <= 2);
    let is_glued = |at: &usize| {
        text.split_at_checked(*at)
            .is_some_and(|(word, number)| word.ends_with(char::is_alphabetic) && word.len() > 2 && is_number(number))
    };
    let letter = starts_with(text, "group").then_some(5).filter(|at| {
        text.split_at_checked(*at)
            .is_some_and(|(_, letter)| letter.len() == 1 && letter.bytes().all(|byte| byte.is_ascii_uppercase()))
    });
    match digits.filter(is_glued).or(letter).and_then(|at| text.split_at_checked(at)) {
        Some((word, rest)) => format!("{word} {rest}"),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_rounds_are_written_out_and_others_are_left() {
        for (short, long) in [
            ("3", "Round 3"),
            ("f", "Final"),
            ("s", "Semi-finals"),
            ("QF", "Quarter-finals"),
            ("R16", "Round of 16"),
            ("Round1", "Round 1"),
            ("GroupB", "Group B"),
            ("Groups", "Groups"),
            ("1st round", "1st round"),
            ("Round of 16", "Round of 16"),
            ("final", "Final"),
            ("Matchday ?", "Matchday ?"),
            ("QUARTER_FINALS", "Quarter finals"),
            ("LAST_16", "Last 16"),
            ("Group_A", "Group A"),
            ("FA", "FA"),
        ] {
            assert_eq!(round(short), long);
        }
    }
}
