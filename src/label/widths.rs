//! How many cells it takes, what stands on the bracket: the figures of ties, so that they stand under each other, and names.
//! Of many ties that are alike in what is measured, one is.

use std::ops::Range;

use hashbrown::HashSet;
use unicode_width::UnicodeWidthStr;

use super::{Figures, GAP, PLAY_OFF, Scores, figures, name, place};
use crate::bracket::Bracket;
use crate::competition::{Column, Facts, Node, Round, RoundId, Side, Slot, TieId};

/// The widths of the figures of some ties, so that they stand under each other: the legs, the aggregate, what was played
/// after them, and the mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FigureWidths {
    legs: usize,
    leg: usize,
    /// 0 where every tie is a single match.
    aggregate: usize,
    /// 0 where there is none.
    play_off: usize,
    replays: usize,
    replay: usize,
    mark: usize,
    /// With the space before them.
    words: usize,
}

impl FigureWidths {
    /// Those of no tie at all.
    pub const LEAST: FigureWidths =
        FigureWidths { legs: 0, leg: 1, aggregate: 0, play_off: 0, replays: 0, replay: 0, mark: 2, words: 0 };

    /// Wide enough for every tie of a column; for nothing, in one of places.
    pub fn of_column(bracket: &Bracket, column: usize) -> FigureWidths {
        let round = round_of(bracket, column);
        FigureWidths::of(bracket, of_each_kind(bracket, round.into_iter().flat_map(Round::ties)))
    }

    /// Wide enough for one tie.
    pub fn of_tie(bracket: &Bracket, tie: TieId) -> FigureWidths {
        FigureWidths::of(bracket, [tie])
    }

    fn of(bracket: &Bracket, ties: impl IntoIterator<Item = TieId>) -> FigureWidths {
        let mut widths = FigureWidths::LEAST;
        ties.into_iter().for_each(|tie| widths.fit(bracket, tie));
        widths
    }

    /// Makes them wide enough for one more tie.
    pub fn fit(&mut self, bracket: &Bracket, tie: TieId) {
        for figures in Side::BOTH.map(|side| figures(bracket, tie, side)) {
            match figures {
                Figures::Scores(scores) => self.widen(&scores),
                Figures::Words(words) => self.words = self.words.max(1 + words.len()),
            }
        }
    }

    fn widen(&mut self, scores: &Scores) {
        let longest = |goals: &[String]| goals.iter().map(|goals| goals.chars().count()).max().unwrap_or(0);
        self.legs = self.legs.max(scores.legs.len());
        self.leg = self.leg.max(longest(&scores.legs));
        if let Some(aggregate) = &scores.aggregate {
            self.legs = self.legs.max(2);
            self.aggregate = self.aggregate.max(aggregate.chars().count());
        }
        if let Some(goals) = &scores.play_off {
            self.play_off = self.play_off.max(goals.chars().count()).max(PLAY_OFF.len());
        }
        self.replays = self.replays.max(scores.replays.len());
        self.replay = self.replay.max(longest(&scores.replays)).max(self.replay_heading(self.replays).len());
        self.mark = self.mark.max(scores.mark.len());
    }

    /// The width of all figures with the spaces between them, in cells.
    pub fn total(self) -> usize {
        (self.matches() + 1 + self.mark).max(self.words)
    }

    fn matches(self) -> usize {
        let widths =
            [(self.leg, 1, self.legs), (self.aggregate, GAP, 1), (self.play_off, 1, 1), (self.replay, 1, self.replays)];
        widths.into_iter().filter(|(width, ..)| *width > 0).map(|(width, gap, count)| (gap + width) * count).sum()
    }

    /// A club's figures in [`total`](Self::total) cells, in parts so that each can have its own look: the scores before
    /// the one that counts in the end, that one, and what follows with the mark.
    pub fn lay(self, figures: &Figures) -> [String; 3] {
        match figures {
            Figures::Words(words) => [format!("{words:>0$}", self.total()), String::new(), String::new()],
            Figures::Scores(scores) => {
                let cells = self.cells(scores);
                let last = cells.iter().rposition(|cell| !cell.trim_start().is_empty()).unwrap_or(0);
                let (before, rest) = cells.split_at(last.min(cells.len()));
                let (score, after) = rest.split_at(rest.len().min(1));
                let free = " ".repeat(self.total() - self.matches() - 1 - self.mark);
                [free + &before.concat(), score.concat(), format!("{} {:<2$}", after.concat(), scores.mark, self.mark)]
            }
        }
    }

    /// The cells of a leg's figure among all, counted from 0.
    pub fn of_leg(self, leg: usize) -> Range<usize> {
        let start = self.total() - self.matches() - 1 - self.mark + leg * (1 + self.leg);
        start..start + 1 + self.leg
    }

    /// The cells of the play-off's figure; none where no tie has one.
    pub fn of_play_off(self) -> Range<usize> {
        let end = self.of_replays().start;
        end - if self.play_off > 0 { 1 + self.play_off } else { 0 }..end
    }

    /// The cells of a replay's figure, counted from 0; none where no tie has so many.
    pub fn of_replay(self, replay: usize) -> Range<usize> {
        let all = self.of_replays();
        let start = (all.start + replay * (1 + self.replay)).min(all.end);
        start..(start + 1 + self.replay).min(all.end)
    }

    fn of_replays(self) -> Range<usize> {
        let end = self.total() - self.mark - 1;
        end - self.replays * (1 + self.replay)..end
    }

    /// The cells of the mark that says how a tie was won, with the goals of a shoot-out.
    pub fn of_mark(self) -> Range<usize> {
        self.total() - self.mark..self.total()
    }

    /// A cell for each match and the aggregate, with the space before it.
    fn cells(self, scores: &Scores) -> Vec<String> {
        let right = |text: Option<&String>, width| format!("{:>width$}", text.map_or("", |text| text));
        let legs = (0..self.legs).map(|leg| right(scores.legs.get(leg), 1 + self.leg));
        let aggregate = (self.aggregate > 0).then(|| right(scores.aggregate.as_ref(), GAP + self.aggregate));
        let play_off = (self.play_off > 0).then(|| right(scores.play_off.as_ref(), 1 + self.play_off));
        let replays = (0..self.replays).map(|replay| right(scores.replays.get(replay), 1 + self.replay));
        legs.chain(aggregate).chain(play_off).chain(replays).collect()
    }

    /// The heading over the figures, which number is what; none over single matches, where each score stands alone.
    pub fn heading(self) -> Option<String> {
        let heads = Scores {
            legs: (1..=self.legs).map(|leg| leg.to_string()).collect(),
            aggregate: Some("agg".to_owned()),
            play_off: Some(PLAY_OFF.to_owned()),
            replays: (1..=self.replays).map(|replay| self.replay_heading(replay)).collect(),
            mark: String::new(),
        };
        let several = self.legs > 1 || self.play_off > 0 || self.replays > 0;
        several.then(|| self.lay(&Figures::Scores(heads)).concat())
    }

    fn replay_heading(self, replay: usize) -> String {
        match self.replays {
            0 => String::new(),
            1 => "r".to_owned(),
            _ => format!("r{replay}"),
        }
    }
}

/// Of some ties, one of each kind: those of one kind were decided by the same facts under the same regulations, and nothing is
/// told of them on the bracket that is not the same but their clubs.
pub fn of_each_kind<'a>(
    bracket: &'a Bracket,
    ties: impl Iterator<Item = TieId> + 'a,
) -> impl Iterator<Item = TieId> + 'a {
    let mut kinds: HashSet<(RoundId, &Facts)> = HashSet::new();
    ties.filter(move |id| {
        let tie = bracket.tie(*id);
        tie.regulations.is_some() || kinds.insert((tie.round, bracket.facts(*id)))
    })
}

/// The round in a column; none in that of the places.
fn round_of(bracket: &Bracket, column: usize) -> Option<&Round> {
    match bracket.competition().column(column) {
        Column::Round(round) => Some(&bracket.competition()[round]),
        Column::Places => None,
    }
}

/// The width of the longest club name in a column, in cells; of the longest place, in theirs.
pub fn longest_name(bracket: &Bracket, column: usize) -> usize {
    match round_of(bracket, column) {
        Some(round) => longest_name_of(bracket, round.ties()),
        None => bracket.competition().place_ids().map(|id| place(bracket, id).1.width()).max().unwrap_or(0),
    }
}

/// The width of the longest club name of some ties, in cells.
pub fn longest_name_of(bracket: &Bracket, ties: impl Iterator<Item = TieId>) -> usize {
    let competition = bracket.competition();
    let (mut longest, mut seen) = (0, HashSet::new());
    for (tie, side) in ties.flat_map(|tie| Side::BOTH.map(|side| (tie, side))) {
        let slot = competition.slot(Node::Tie(tie), side);
        let width = match (bracket.club(tie, side), slot) {
            (Some(club), _) => competition[club].name.width(),
            // Ties of a round that have no names differ in their numbers alone.
            (None, Slot::WinnerOf(feeder) | Slot::LoserOf(feeder)) if competition[feeder].details.name.is_none() => {
                let digits = competition.number(Node::Tie(feeder)).0.checked_ilog10();
                let is_winner = matches!(slot, Slot::WinnerOf(_));
                if !seen.insert((is_winner, competition[feeder].round, digits)) {
                    continue;
                }
                name(bracket, tie, side).width()
            }
            (None, _) => name(bracket, tie, side).width(),
        };
        longest = longest.max(width);
    }
    longest
}
