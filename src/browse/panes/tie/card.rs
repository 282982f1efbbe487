//! The head of a tie's page as a score card: both clubs, the score that counts in the end in large digits, what settled it,
//! and every match. It is as large as there is room for, so that most of the page is left for what follows it.
//!
//! ```text
//!                         FUS Rabat  ▀█        ▀█   ▸ USM Alger
//!              Rabat, Morocco (MAR)   █   ▀▀▀   █     Algiers, Algeria (ALG)
//!                                    ▀▀▀       ▀▀▀
//!                          USM Alger on away goals, 1–0
//!                             leg 1 1–1   leg 2 0–0
//! ```
//!
//! Where the clubs have no room beside each other they stand below each other, each with its digits; where there are only a few
//! lines, in a table.

use unicode_width::UnicodeWidthStr;

use crate::bracket::Bracket;
use crate::browse::digits::{self, Size};
use crate::browse::paint::{exactly, wrap};
use crate::browse::sheet::{Piece, Sheet};
use crate::browse::theme::{Role, Theme};
use crate::competition::{Ruling, Side, TieId};
use crate::label::{self, ClubLine, FigureWidths, Figures};
use crate::rules::Step;
use crate::wording;

/// The lines that a page has at least for each form but the table.
const FOR_LARGE: u16 = 20;
const FOR_MEDIUM: u16 = 10;
const FOR_STACKED: u16 = 24;

/// The cells in which clubs of ordinary names have room beside each other.
const BESIDE: usize = 56;

/// Cells around what stands between the clubs, and between its parts.
const AROUND: usize = 3;
const BETWEEN: usize = 2;

/// What stands on it.
pub(super) struct Card<'a> {
    bracket: &'a Bracket,
    tie: TieId,
    sides: [Club; 2],
    score: Score,
    settled: String,
    matches: Vec<String>,
}

/// A club with where it comes from.
struct Club {
    name: String,
    from: String,
    through: bool,
}

/// What is told in large digits.
enum Score {
    /// Each side's goals.
    Goals([String; 2]),
    /// There are none: a walkover, or nothing was played yet.
    Word(&'static str),
}

impl<'a> Card<'a> {
    pub fn of(bracket: &'a Bracket, tie: TieId) -> Card<'a> {
        let lines = label::club_lines(bracket, tie);
        Card {
            bracket,
            tie,
            score: Score::of(bracket, tie, &lines),
            sides: lines.map(|line| Club::of(bracket, tie, line.side)),
            settled: wording::settlement(bracket, tie),
            matches: wording::matches_in_short(bracket, tie),
        }
    }

    /// The cells of a column at least: no name is cut beside its figures, whatever the form, and clubs of ordinary names
    /// stand beside each other.
    pub fn width(&self) -> usize {
        let name = self.sides.iter().map(|club| club.name.width()).max().unwrap_or(0);
        BESIDE.max(4 + name + FigureWidths::of_tie(self.bracket, self.tie).total())
    }

    /// Writes it on a page of so many lines.
    pub fn write(&self, sheet: &mut Sheet, lines: u16) {
        let beside = [(FOR_LARGE, Size::Large), (FOR_MEDIUM, Size::Medium)];
        let beside = beside.into_iter().filter(|(least, _)| lines >= *least);
        let card = beside.map(|(_, size)| self.beside(sheet.width(), size)).find_map(|card| card);
        match card.or_else(|| self.stacked(sheet.width()).filter(|_| lines >= FOR_STACKED)) {
            Some(card) => card.into_iter().for_each(|line| sheet.line(line)),
            None => self.table(sheet),
        }
    }

    /// The clubs beside each other, and the score between them. None where there is no room for that.
    fn beside(&self, width: usize, size: Size) -> Option<Vec<Vec<Piece>>> {
        let between = self.between(size);
        let cells: usize = between[0].iter().map(|(text, _)| text.width()).sum();
        // What is left on both sides, with the mark of the winner.
        let room = (width.checked_sub(cells + 2 * AROUND)? / 2).checked_sub(MARK)?;
        let [left, right] = &self.sides;
        // Names are not broken for the sake of larger digits.
        if size == Size::Large && self.sides.iter().any(|club| club.name.width() > room) {
            return None;
        }
        let (left, right) = (left.lines(room, size.lines())?, right.lines(room, size.lines())?);
        let start = (width - cells - 2 * AROUND) / 2 - room - MARK;
        let mut card = Vec::new();
        for ((left, between), right) in left.into_iter().zip(between).zip(right) {
            let mut line = vec![(" ".repeat(start + room - left.text.width()), Theme::text as Role)];
            line.extend(left.pieces());
            line.push((" ".repeat(AROUND), Theme::text));
            line.extend(between);
            line.push((" ".repeat(AROUND), Theme::text));
            line.extend(right.pieces());
            card.push(line);
        }
        if size == Size::Large {
            card.push(Vec::new());
        }
        card.extend(
            self.below(width)
                .into_iter()
                .map(|(text, role)| vec![(" ".repeat((width - text.width().min(width)) / 2), role), (text, role)]),
        );
        Some(card)
    }

    /// The score in large digits, line by line.
    fn between(&self, size: Size) -> Vec<Vec<Piece>> {
        let all = |text: &str, role: Role| digits::lines(text, size).into_iter().map(move |line| (line, role));
        match &self.score {
            Score::Word(word) => all(word, Theme::strong).map(|line| vec![line]).collect(),
            Score::Goals([a, b]) => {
                let [left, right] = [0, 1].map(|at: usize| self.sides[at].role());
                let gap = || (" ".repeat(BETWEEN), Theme::text as Role);
                let parts = all(a, left).zip(all("–", Theme::faint)).zip(all(b, right));
                parts.map(|((a, dash), b)| vec![a, gap(), dash, gap(), b]).collect()
            }
        }
    }

    /// The clubs below each other, each with its digits. None where there is no room for a name.
    fn stacked(&self, width: usize) -> Option<Vec<Vec<Piece>>> {
        let size = Size::Medium;
        let Score::Goals(goals) = &self.score else { return None };
        let goals = goals.each_ref().map(|goals| digits::lines(goals, size));
        let cells = goals.iter().flatten().map(|line| line.width()).max().unwrap_or(0);
        let room = width.checked_sub(MARK + 1 + cells)?;
        let mut card = Vec::new();
        for (club, goals) in self.sides.iter().zip(&goals) {
            for (line, digits) in club.lines(room, size.lines())?.into_iter().zip(goals) {
                let filled = Line { text: exactly(&line.text, room), ..line };
                let mut pieces = filled.pieces().to_vec();
                pieces.push((format!(" {digits:>cells$}"), club.role()));
                card.push(pieces);
            }
        }
        let below = self.below(width - MARK).into_iter();
        card.extend(below.map(|(text, role)| vec![(" ".repeat(MARK), role), (text, role)]));
        Some(card)
    }

    /// What stands below the score: what settled it, and the matches.
    fn below(&self, width: usize) -> Vec<Piece> {
        let winner = self.sides.iter().find(|club| club.through).map(|club| format!("{} {}", club.name, self.settled));
        let settled = winner.filter(|said| said.width() <= width).unwrap_or_else(|| self.settled.clone());
        let role: Role = if self.bracket.verdict(self.tie).winner().is_some() { Theme::strong } else { Theme::text };
        let settled = wrap(&settled, width).into_iter().map(|line| (line, role));
        let mut matches: Vec<String> = Vec::new();
        for played in &self.matches {
            match matches.last_mut().filter(|line| line.width() + APART.len() + played.width() <= width) {
                Some(line) => *line += &format!("{APART}{played}"),
                None => matches.push(played.clone()),
            }
        }
        let matches =
            matches.iter().flat_map(|line| whole_or_wrapped(line, width)).map(|line| (line, Theme::text as Role));
        settled.chain(matches).collect()
    }

    /// The clubs in a table, with all figures behind them.
    fn table(&self, sheet: &mut Sheet) {
        let widest = self.sides.iter().map(|club| club.name.width()).max().unwrap_or(0);
        let figures = FigureWidths::of_tie(self.bracket, self.tie);
        let name = widest.min(sheet.width().saturating_sub(MARK + figures.total()));
        if let Some(heading) = figures.heading() {
            sheet.line(vec![(" ".repeat(MARK + name) + &heading, Theme::faint)]);
        }
        for (club, line) in self.sides.iter().zip(label::club_lines(self.bracket, self.tie)) {
            let strength = if club.through { Theme::strong } else { Theme::text };
            let [before, score, after] = figures.lay(&line.figures);
            sheet.line(vec![
                (club.mark(), Theme::through),
                (exactly(&club.name, name), strength),
                (before, Theme::text),
                (score, strength),
                (after, club.role()),
            ]);
            sheet.text(MARK, &club.from, Theme::faint);
        }
    }
}

/// The cells of the winner's mark, with the space behind it.
const MARK: usize = 2;
/// What stands between two matches on a line.
const APART: &str = "   ";

/// A text as it is, where it fits on a line and is one.
fn whole_or_wrapped(text: &str, width: usize) -> Vec<String> {
    match text.width() {
        0 => Vec::new(),
        cells if cells <= width => vec![text.to_owned()],
        _ => wrap(text, width),
    }
}

/// A line of a club: its name, or where it comes from.
struct Line {
    mark: String,
    text: String,
    role: Role,
}

impl Line {
    fn pieces(self) -> [Piece; 2] {
        [(self.mark, Theme::through), (self.text, self.role)]
    }
}

impl Club {
    fn of(bracket: &Bracket, tie: TieId, side: Side) -> Club {
        let from = bracket.club(tie, side).map(|club| wording::hometown(bracket.competition(), club));
        Club {
            name: wording::club(bracket, tie, side),
            from: from.unwrap_or_default(),
            through: bracket.verdict(tie).winner() == Some(side),
        }
    }

    fn mark(&self) -> String {
        format!("{} ", if self.through { label::THROUGH } else { " " })
    }

    /// How its goals look.
    fn role(&self) -> Role {
        if self.through { Theme::through } else { Theme::text }
    }

    /// Its name and where it is from in so many lines, in the middle of them; none where they do not all fit, or a word would be
    /// broken.
    fn lines(&self, room: usize, count: usize) -> Option<Vec<Line>> {
        let fits = |text: &str| text.split_whitespace().all(|word| word.width() <= room);
        if !fits(&self.name) || !fits(&self.from) {
            return None;
        }
        let strength: Role = if self.through { Theme::strong } else { Theme::text };
        let name = whole_or_wrapped(&self.name, room).into_iter().map(|text| (text, strength));
        let from = whole_or_wrapped(&self.from, room).into_iter().map(|text| (text, Theme::faint as Role));
        let lines: Vec<Piece> = name.chain(from).collect();
        let above = count.checked_sub(lines.len())? / 2;
        let mut marked = Some(self.mark());
        let mut lines = lines.into_iter();
        let line = |at: usize| match if at < above { None } else { lines.next() } {
            Some((text, role)) => Line { mark: marked.take().unwrap_or_else(|| " ".repeat(MARK)), text, role },
            None => Line { mark: " ".repeat(MARK), text: String::new(), role: Theme::text },
        };
        Some((0..count).map(line).collect())
    }
}

impl Score {
    /// The score of the last match that is known: of a tie of several legs, over all of them.
    fn of(bracket: &Bracket, tie: TieId, lines: &[ClubLine; 2]) -> Score {
        let [Figures::Scores(a), Figures::Scores(b)] = lines.each_ref().map(|line| &line.figures) else {
            let is_out = matches!(bracket.facts(tie).ruling, Some(Ruling::Out(..)));
            return Score::Word(if is_out { label::letter(Step::Walkover) } else { "v" });
        };
        let all = [a, b].map(|scores| {
            let legs = scores.aggregate.iter().chain(scores.legs.last().filter(|_| scores.aggregate.is_none()));
            legs.chain(&scores.play_off).chain(&scores.replays).cloned().collect::<Vec<_>>()
        });
        let [a, b] = all;
        let known =
            |(a, b): &(String, String)| [a, b].iter().all(|goals| goals.bytes().all(|byte| byte.is_ascii_digit()));
        match a.into_iter().zip(b).rev().find(known) {
            Some((a, b)) => Score::Goals([a, b]),
            None => Score::Word("v"),
        }
    }
}
