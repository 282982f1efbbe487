//! How wide the columns of the bracket are, by what they hold and by the room there is.

use ratatui::layout::Size;

use crate::bracket::{Bracket, Node};
use crate::competition::{Side, TieId};
use crate::label::{self, FigureWidths};
use crate::layout::Metrics;

/// How much of a tie is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Density {
    /// A frame with a line a club.
    #[default]
    Boxes,
    /// One line a tie.
    Lines,
}

/// What the columns hold, measured once.
#[derive(Debug)]
pub struct Measures {
    /// The longest name of each column, in cells.
    names: Vec<usize>,
    /// The name of each round, in cells.
    rounds: Vec<usize>,
    /// What stands behind the names of each column.
    pub figures: Vec<FigureWidths>,
    /// The widest middle and end of a tie on one line, in cells, by column.
    pub outcomes: Vec<(usize, usize)>,
    /// The column that holds the places of a group stage.
    places: Option<usize>,
    /// How many ties have a line of their own: those in which both clubs enter.
    own_lines: usize,
    /// Where each tie and each place stands in its column, counted from 1, and how many stand in each column.
    numbers: Numbers,
}

#[derive(Debug)]
struct Numbers {
    ties: Vec<usize>,
    places: Vec<usize>,
    columns: Vec<usize>,
}

/// Columns that fit, and what was left out for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fit {
    pub metrics: Metrics,
    /// Whether a club's line has its association's code.
    pub codes: bool,
    /// Whether a place has its club's name, or only its code.
    pub place_names: bool,
    /// Whether it also has the position in which that club finished.
    pub positions: bool,
}

/// Names are cut to no fewer cells than this before columns have to be scrolled.
const SHORTEST_NAME: usize = 12;

/// What a box has besides name, code and figures: its sides and the mark of the winner.
const BOX: usize = 3;
const CODE: usize = 4;
/// " D1 " before a name, and the final position behind it.
const PLACE: usize = 4;
const FINAL: usize = 5;

impl Measures {
    pub fn of(bracket: &Bracket) -> Measures {
        use unicode_width::UnicodeWidthStr;
        let enter = |tie: &TieId| Side::BOTH.iter().all(|side| bracket.feeder(*tie, *side).is_none());
        Measures {
            rounds: bracket.competition().rounds.iter().map(|round| round.name.width()).collect(),
            own_lines: bracket.competition().tie_ids().filter(enter).count(),
            names: (0..bracket.columns()).map(|column| label::longest_name(bracket, column)).collect(),
            figures: (0..bracket.columns()).map(|column| FigureWidths::of_column(bracket, column)).collect(),
            outcomes: (0..bracket.columns()).map(|column| label::outcome_widths(bracket, column)).collect(),
            places: bracket.places_column(),
            numbers: Numbers::of(bracket),
        }
    }

    /// "tie 2 of 16": where a node stands in its column, top to bottom, and of how many. What a filter hides is counted.
    pub fn number(&self, bracket: &Bracket, node: Node) -> (usize, usize) {
        let number = match node {
            Node::Tie(tie) => self.numbers.ties[tie.index()],
            Node::Place(place) => self.numbers.places[place.index()],
        };
        (number, self.numbers.columns[bracket.column_of(node)])
    }

    /// The width at which nothing is left out.
    pub fn full_width(&self, density: Density) -> usize {
        self.total(density, RICH)
    }

    /// Columns for some room: the richest that fit; else with shorter names; else wider than the room, to be scrolled.
    pub fn fit(&self, density: Density, room: Size) -> Fit {
        let (room, height) = (usize::from(room.width), usize::from(room.height));
        let longest = self.names.iter().copied().max().unwrap_or(0);
        let plain = Offer { codes: false, ..RICH };
        let rich = [RICH, Offer { gutter: 4, ..plain }, Offer { gutter: 3, positions: false, ..plain }];
        let short = (SHORTEST_NAME..=longest).rev().map(|name| Offer { name, ..POOR });
        let offer = rich.into_iter().chain([POOR]).chain(short).find(|offer| self.total(density, *offer) <= room);
        let offer = offer.unwrap_or_else(|| {
            let one = (1..=longest).rev().map(|name| Offer { name, ..POOR });
            one.clone().find(|offer| self.widest(density, *offer) <= room).unwrap_or(Offer { name: 1, ..POOR })
        });
        let (lines, gap) = match density {
            Density::Boxes => (2, 1),
            // With a free line between them where all of them can still be seen at once.
            Density::Lines => (1, u32::from(2 * self.own_lines < height)),
        };
        Fit {
            metrics: Metrics {
                widths: self.widths(density, offer).map(|width| width as u32).collect(),
                gutter: offer.gutter as u32,
                lines,
                gap,
            },
            codes: offer.codes && density == Density::Boxes,
            place_names: offer.place_names,
            positions: offer.positions,
        }
    }

    fn widths(&self, density: Density, offer: Offer) -> impl Iterator<Item = usize> {
        self.names.iter().enumerate().map(move |(column, name)| {
            let name = *name.min(&offer.name);
            if self.places == Some(column) {
                return match (offer.place_names, offer.positions) {
                    (false, _) => PLACE - 1,
                    (true, false) => PLACE + name,
                    (true, true) => PLACE + name + FINAL,
                };
            }
            let width = match density {
                Density::Boxes => BOX + name + usize::from(offer.codes) * CODE + self.figures[column].total(),
                // Two names with a mark each, what stands between and behind them, and spaces around that.
                Density::Lines => 2 * (name + 1) + self.outcomes[column].0 + self.outcomes[column].1 + 4,
            };
            // Where no club's name is cut, nor is the round's.
            if offer.name == usize::MAX { width.max(1 + self.rounds[column]) } else { width }
        })
    }

    fn total(&self, density: Density, offer: Offer) -> usize {
        self.widths(density, offer).sum::<usize>() + (self.names.len() - 1) * offer.gutter
    }

    fn widest(&self, density: Density, offer: Offer) -> usize {
        self.widths(density, offer).max().unwrap_or(0)
    }
}

impl Numbers {
    fn of(bracket: &Bracket) -> Numbers {
        let competition = bracket.competition();
        let mut numbers = Numbers {
            ties: vec![0; competition.ties.len()],
            places: vec![0; competition.places.len()],
            columns: vec![0; bracket.columns()],
        };
        for &node in bracket.order() {
            let count = &mut numbers.columns[bracket.column_of(node)];
            *count += 1;
            match node {
                Node::Tie(tie) => numbers.ties[tie.index()] = *count,
                Node::Place(place) => numbers.places[place.index()] = *count,
            }
        }
        numbers
    }
}

/// What columns could hold.
#[derive(Debug, Clone, Copy)]
struct Offer {
    codes: bool,
    place_names: bool,
    positions: bool,
    gutter: usize,
    /// The most cells for a name.
    name: usize,
}

const RICH: Offer = Offer { codes: true, place_names: true, positions: true, gutter: 5, name: usize::MAX };
const POOR: Offer = Offer { codes: false, place_names: false, positions: false, gutter: 3, name: usize::MAX };
