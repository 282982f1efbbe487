//! How wide the columns of the bracket are, and how far apart its ties, by what they hold and by the room there is; `forest`
//! knows how many lines all of them take.

mod forest;

use std::cell::OnceCell;
use std::ops::Range;

use ratatui::layout::Size;
use unicode_width::UnicodeWidthStr;

use self::forest::Forests;
use super::screen::{Breakpoint, Needs, Sight};
use crate::bracket::Bracket;
use crate::competition::{Column, Node, TieId};
use crate::label::{self, FigureWidths};
use crate::layout::{Apart, Metrics, Sides};
use crate::wording;

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
#[derive(Debug, Clone, Default)]
pub struct Measures {
    /// The longest name of each column, in cells.
    names: Vec<usize>,
    /// What nearly every name takes at the most.
    ordinary: usize,
    /// What stands over each round: its name, and its days.
    heads: Vec<(usize, usize)>,
    /// What stands behind the names of each column.
    pub figures: Vec<FigureWidths>,
    /// The widest middle and end of a tie on one line, in cells, by column.
    pub outcomes: Vec<(usize, usize)>,
    /// The widest scores of the legs of a tie on one line, by column.
    legs: Vec<usize>,
    /// Whether the association of any club is known.
    associations: bool,
    /// The column that holds the places of a group stage.
    places: Option<usize>,
    /// Whether a place can do with its code: every one is filled by the winner of a tie.
    codes_do: bool,
    /// How many lines it takes.
    forests: Forests,
    /// How much is seen at which width, by sides and density: worked out when it is asked for.
    needs: [[OnceCell<Needs>; 2]; 2],
}

/// Columns that fit, and what was left out for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fit {
    pub metrics: Metrics,
    /// Whether a club's line has its association's code.
    pub codes: bool,
    /// Whether a tie of one line has the scores of its legs.
    pub legs: bool,
    /// Whether a place has its club's name, or only its code.
    pub place_names: bool,
    /// Whether it also has the position in which that club finished.
    pub positions: bool,
}

/// A name is of ordinary length up to here, or up to what nine in ten names take. Only longer ones are ever cut to have
/// another column in view.
const ORDINARY: usize = 30;
/// A name is cut to no less than this to have two sides, in cells as all widths.
const SHORT: usize = 12;

/// The scroll bar right of the bracket, in cells, and the heads over it, in lines.
pub(super) const BAR: u16 = 1;
pub(super) const HEADS: u16 = 2;

/// What a box has besides name, code and figures: its sides and the mark of the winner.
const BOX: usize = 3;
const CODE: usize = 4;
/// " D1 " before a name, and the final position behind it.
const PLACE: usize = 4;
const FINAL: usize = 5;

/// The middle and the end of an outcome at the least, in cells: a score of one digit each, and the mark of a step.
const OUTCOME: (usize, usize) = (3, 1);

impl Measures {
    pub fn of(bracket: &Bracket) -> Measures {
        let competition = bracket.competition();
        let columns = competition.columns();
        let heads = (0..columns).map(|column| {
            let Column::Round(round) = competition.column(column) else { return (0, 0) };
            let days = wording::days(&competition[round].windows).map_or(0, |days| days.width() + 1);
            (1 + competition[round].name.width(), 1 + days)
        });
        let mut long: Vec<usize> =
            competition.clubs().iter().map(|club| club.name.width()).filter(|width| *width > ORDINARY).collect();
        long.sort_unstable_by(|a, b| b.cmp(a));
        let mut measures = Measures {
            names: vec![0; columns],
            ordinary: long.get(competition.clubs().len() / 10).copied().unwrap_or(ORDINARY),
            heads: heads.collect(),
            figures: vec![FigureWidths::LEAST; columns],
            outcomes: vec![OUTCOME; columns],
            legs: vec![0; columns],
            associations: competition.clubs().iter().any(|club| club.association.is_some()),
            places: competition.places_column(),
            codes_do: bracket
                .competition()
                .place_ids()
                .all(|place| competition.feeders(Node::Place(place)).next().is_some()),
            forests: Forests::of(bracket),
            needs: Default::default(),
        };
        if let Some(places) = measures.places {
            measures.names[places] = label::longest_name(bracket, places);
        }
        measures.fit_in(bracket, competition.tie_ids());
        measures
    }

    /// Makes room for what else ties hold where the same competition is looked at in another way.
    pub fn fit_in(&mut self, bracket: &Bracket, ties: impl Iterator<Item = TieId>) {
        self.needs = Default::default();
        let competition = bracket.competition();
        let ties: Vec<TieId> = ties.collect();
        let column_of = |tie: TieId| competition.column_of(Node::Tie(tie));
        for ties in ties.chunk_by(|one, other| column_of(*one) == column_of(*other)) {
            let column = column_of(ties[0]);
            self.names[column] = self.names[column].max(label::longest_name_of(bracket, ties.iter().copied()));
            for tie in label::of_each_kind(bracket, ties.iter().copied()) {
                self.figures[column].fit(bracket, tie);
                let (middle, end) = label::outcome(bracket, tie);
                let widest = &mut self.outcomes[column];
                *widest = (widest.0.max(middle.width()), widest.1.max(end.width()));
                self.legs[column] = self.legs[column].max(label::legs(bracket, tie).width());
            }
        }
        if let Some(column) = self.places {
            for tie in ties {
                if let Some(Node::Place(place)) = competition.next(tie) {
                    self.names[column] = self.names[column].max(label::place(bracket, place).1.width());
                }
            }
        }
    }

    /// The cells for all that stands over a column: its name, and below it its days and what its figures are.
    fn whole_head(&self, column: usize) -> usize {
        let (name, days) = self.heads[column];
        let figures = self.figures[column].heading().map_or(0, |heading| heading.width() + 1);
        name.max(days + figures)
    }

    /// The cells for the scores of the legs in a column, with the space before them.
    pub fn legs_room(&self, column: usize) -> usize {
        self.legs.get(column).filter(|legs| **legs > 0).map_or(0, |legs| legs + 2)
    }

    /// The longest name of a place; 0 without a group stage.
    pub fn place_name(&self) -> usize {
        self.places.map_or(0, |column| self.names[column])
    }

    /// How much of the bracket is seen at which width, with its bar, from the least to the most, and how many lines it takes.
    pub fn needs(&self, density: Density, sides: Sides) -> &Needs {
        let needs = || match sides {
            Sides::One => self.needs_of_one_side(density),
            Sides::Two => self.needs_of_two_sides(density),
        };
        self.needs[sides as usize][density as usize].get_or_init(needs)
    }

    /// The sides that a bracket has in so many cells. Two it has only where all of it fits: by itself, where there are several
    /// rounds on either side and no ordinary name is cut; where they are wished for, with names as short as they may be.
    pub fn sides(&self, density: Density, width: u16, wished: Option<Sides>) -> Sides {
        let name = match wished {
            Some(Sides::One) => return Sides::One,
            Some(Sides::Two) => SHORT,
            None if self.forests.rounds_in_wings() < 2 => return Sides::One,
            None => self.ordinary,
        };
        let least = self.width_of_two_sides(density, Offer { name, ..NAMED });
        if least.is_some_and(|least| least <= width) { Sides::Two } else { Sides::One }
    }

    /// The cells without which there is only one side; none where there can only be one.
    pub fn least_of_two_sides(&self, density: Density) -> Option<u16> {
        self.width_of_two_sides(density, Offer { name: SHORT, ..NAMED })
    }

    /// The cells that two sides take, with the bar; none where there can only be one.
    fn width_of_two_sides(&self, density: Density, offer: Offer) -> Option<u16> {
        self.run_of_two_sides(density, offer).map(|run| cells(run).saturating_add(BAR))
    }

    fn needs_of_two_sides(&self, density: Density) -> Needs {
        let offers = [Offer { name: self.ordinary, ..NAMED }, NAMED, PLAIN, RICH];
        let step = |offer| Breakpoint {
            width: self.width_of_two_sides(density, offer).unwrap_or(u16::MAX),
            sight: Sight::Names,
            columns: self.names.len(),
        };
        let height = cells(self.height(density, Sides::Two));
        Needs { breakpoints: offers.map(step).to_vec(), heads: HEADS, height }
    }

    fn needs_of_one_side(&self, density: Density) -> Needs {
        let columns = self.names.len();
        let cut = |offer| Offer { name: self.ordinary, ..offer };
        let bare = self.bare();
        let two = [cut(bare), cut(NAMED)].map(|offer| (offer, 2)).into_iter().filter(|_| columns > 2);
        let more = (2..columns).map(|seen| (NAMED, seen));
        let all = [cut(bare), bare, cut(NAMED), NAMED, PLAIN, RICH].map(|offer| (offer, columns));
        let step = |(offer, seen): (Offer, usize)| Breakpoint {
            width: cells(self.run(density, offer, seen)).saturating_add(BAR),
            sight: if self.places.is_some() && !offer.place_names { Sight::Codes } else { Sight::Names },
            columns: seen,
        };
        Needs {
            breakpoints: two.chain(more).chain(all).map(step).collect(),
            heads: HEADS,
            height: cells(self.height(density, Sides::One)),
        }
    }

    /// Columns for some room: the richest that all fit; else, to be scrolled, as many whole ones as there is room for. Two
    /// sides only where all of both fit.
    pub fn fit(&self, density: Density, sides: Option<Sides>, room: Size) -> Fit {
        let (width, height) = (usize::from(room.width), usize::from(room.height));
        let sides = self.sides(density, room.width.saturating_add(BAR), sides);
        let offer = match sides {
            Sides::One => {
                let fits = |(offer, columns): &(Offer, usize)| self.run(density, *offer, *columns) <= width;
                self.offers().find(fits).map(|(offer, _)| offer)
            }
            Sides::Two => {
                self.offers_of_two_sides().find(|offer| self.run_of_two_sides(density, *offer) <= Some(width))
            }
        };
        let offer = offer.unwrap_or_else(|| Offer { name: 1, ..self.bare() });
        let (lines, gap) = density.pitch();
        Fit {
            metrics: Metrics {
                widths: self.widths(density, offer).into_iter().map(|width| width as u32).collect(),
                gutter: offer.gutter as u32,
                lines,
                gap,
                apart: self.apart(density, sides, height),
                sides,
            },
            codes: self.codes(density, offer),
            legs: offer.details && density == Density::Lines,
            place_names: offer.place_names,
            positions: offer.positions,
        }
    }

    /// The least that columns could hold: places by their codes alone, where each stands beside the tie that names its club.
    fn bare(&self) -> Offer {
        if self.codes_do { BARE } else { NAMED }
    }

    /// The cells of a tie's page in which no ordinary name is cut: a mark, a name, figures, and the margins.
    pub fn tie(&self) -> u16 {
        let rounds = self.names.iter().zip(&self.figures);
        let widest = rounds.map(|(name, figures)| 4 + name.min(&self.ordinary) + figures.total()).max();
        cells(widest.unwrap_or(0))
    }

    /// The fewest lines that all of it takes.
    fn height(&self, density: Density, sides: Sides) -> usize {
        self.forests.height(density.pitch(), sides, Apart::default())
    }

    /// Lines that are left over set ties apart: all of them, or those that meet late, or at least whole trees.
    fn apart(&self, density: Density, sides: Sides, height: usize) -> Apart {
        let lines = match density {
            // A frame's own line, and a free one.
            Density::Boxes => 2,
            Density::Lines => 1,
        };
        let mut wider = (0..self.names.len()).map(|column| Apart { lines, column });
        let fits = |apart: &Apart| self.forests.height(density.pitch(), sides, *apart) <= height;
        wider.find(fits).unwrap_or_default()
    }

    /// What columns could hold, and how many of them, side by side, must fit for it: the best first.
    fn offers(&self) -> impl Iterator<Item = (Offer, usize)> {
        let (columns, bare) = (self.names.len(), self.bare());
        let longest = self.names.iter().copied().max().unwrap_or(0);
        let shorter = move |offer, from: usize| (1..=from).rev().map(move |name| Offer { name, ..offer });
        let ordinary = self.ordinary.min(longest);
        let cut = move |offer| shorter(offer, longest).take(longest - ordinary + 1);
        let all = [RICH, PLAIN].into_iter().chain(cut(NAMED)).chain(cut(bare)).map(move |offer| (offer, columns));
        let two = cut(NAMED).chain(cut(bare)).map(move |offer| (offer, columns.min(2)));
        let one = shorter(NAMED, ordinary).map(|offer| (offer, 1));
        all.chain(two).chain(one)
    }

    /// The same with two sides, of which all columns must fit.
    fn offers_of_two_sides(&self) -> impl Iterator<Item = Offer> {
        let longest = self.names.iter().copied().max().unwrap_or(0);
        let cut = (SHORT..=longest).rev().chain([SHORT]).map(|name| Offer { name, ..NAMED });
        [RICH, PLAIN, NAMED].into_iter().chain(cut)
    }

    fn widths(&self, density: Density, offer: Offer) -> Vec<usize> {
        let width = |(column, name): (usize, &usize)| {
            let name = *name.min(&offer.name);
            if self.places == Some(column) {
                return match (offer.place_names, offer.positions) {
                    (false, _) => PLACE - 1,
                    (true, false) => PLACE + name,
                    (true, true) => PLACE + name + FINAL,
                };
            }
            let width = match density {
                Density::Boxes => {
                    BOX + name + usize::from(self.codes(density, offer)) * CODE + self.figures[column].total()
                }
                // Two names with a mark each, what stands between and behind them, and spaces around that.
                Density::Lines => {
                    let legs = if offer.details { self.legs_room(column) } else { 0 };
                    2 * (name + 1) + self.outcomes[column].0 + self.outcomes[column].1 + 4 + legs
                }
            };
            // Where no club's name is cut, nor is the round's.
            match self.heads[column].0 {
                _ if offer.heads => width.max(self.whole_head(column)),
                name if offer.name == usize::MAX => width.max(name),
                _ => width,
            }
        };
        self.names.iter().enumerate().map(width).collect()
    }

    /// Whether a club's line has its association's code.
    fn codes(&self, density: Density, offer: Offer) -> bool {
        offer.details && density == Density::Boxes && self.associations
    }

    /// The most that so many columns take side by side.
    fn run(&self, density: Density, offer: Offer, columns: usize) -> usize {
        let widths = self.widths(density, offer);
        let runs = widths.windows(columns.max(1)).map(|run| run.iter().sum::<usize>() + (run.len() - 1) * offer.gutter);
        runs.max().unwrap_or(0)
    }

    /// What all tracks of two sides take; none where there can only be one side.
    fn run_of_two_sides(&self, density: Density, offer: Offer) -> Option<usize> {
        let widths = self.widths(density, offer);
        let tracks = self.forests.tracks_of_two_sides()?;
        let widest = |columns: &Range<usize>| widths[columns.clone()].iter().copied().max().unwrap_or(0);
        Some(tracks.iter().map(widest).sum::<usize>() + (tracks.len() - 1) * offer.gutter)
    }
}

/// A number of cells; of more than a screen can have, as many as it can.
fn cells(count: usize) -> u16 {
    count.try_into().unwrap_or(u16::MAX)
}

impl Density {
    /// The lines of a tie, and the fewest free ones between two.
    fn pitch(self) -> (u32, u32) {
        match self {
            Density::Boxes => (2, 1),
            Density::Lines => (1, 0),
        }
    }
}

/// What columns could hold.
#[derive(Debug, Clone, Copy)]
struct Offer {
    /// The association's code where any is known, or the legs of a tie of one line.
    details: bool,
    /// Whether a column is as wide as all that stands over it.
    heads: bool,
    place_names: bool,
    positions: bool,
    gutter: usize,
    /// The most cells for a name.
    name: usize,
}

const RICH: Offer =
    Offer { details: true, heads: true, place_names: true, positions: true, gutter: 5, name: usize::MAX };
const PLAIN: Offer = Offer { details: false, gutter: 4, ..RICH };
const NAMED: Offer = Offer { heads: false, positions: false, gutter: 3, ..PLAIN };
const BARE: Offer = Offer { place_names: false, ..NAMED };

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    fn measures() -> impl Strategy<Value = Measures> {
        let columns = vec((3usize..60, 1usize..30), 1..8);
        let forest = || (0usize..70, vec(0usize..10, 8));
        (columns, any::<bool>(), 3usize..40, [forest(), forest()]).prop_map(|(columns, places, ordinary, forests)| {
            let count = columns.len();
            let forests = Forests::with_stages(forests.map(|(trees, meetings)| (trees, meetings[..count].to_vec())));
            Measures {
                names: columns.iter().map(|(name, _)| *name).collect(),
                ordinary,
                heads: columns.iter().map(|(_, head)| (*head, head + 10)).collect(),
                figures: vec![FigureWidths::default(); count],
                outcomes: vec![(3, 4); count],
                legs: vec![7; count],
                associations: ordinary % 3 > 0,
                places: (places && count > 1).then_some(count - 1),
                codes_do: ordinary % 2 == 0,
                forests,
                needs: Default::default(),
            }
        })
    }

    fn densities() -> impl Strategy<Value = Density> {
        proptest::sample::select(&[Density::Boxes, Density::Lines][..])
    }

    /// How many columns side by side fit, wherever one looks.
    fn whole(fit: &Fit, room: u16) -> usize {
        let widths = &fit.metrics.widths;
        let fits = |count: &usize| {
            let run = |run: &[u32]| run.iter().sum::<u32>() + fit.metrics.gutter * (run.len() as u32 - 1);
            widths.windows(*count).all(|columns| run(columns) <= u32::from(room))
        };
        (1..=widths.len()).rev().find(fits).unwrap_or(0)
    }

    proptest! {
        #[test]
        fn what_is_said_to_be_seen_is_seen(measures in measures(), density in densities(), room in 1u16..400) {
            let (step, fit) = (measures.needs(density, Sides::One).at(room + BAR), measures.fit(density, Some(Sides::One), Size::new(room, 40)));
            if step.columns > 0 {
                prop_assert!(whole(&fit, room) >= step.columns, "{step:?} {fit:?}");
                prop_assert!(measures.places.is_none() || fit.place_names || step.sight == Sight::Codes, "{step:?} {fit:?}");
            }
        }

        #[test]
        fn what_was_shown_stays_when_there_is_more_room(measures in measures(), density in densities(), room in 1u16..400) {
            let fit = |room| measures.fit(density, Some(Sides::One), Size::new(room, 40));
            let (less, more) = (fit(room), fit(room + 1));
            let all = measures.names.len();
            prop_assert!(whole(&more, room + 1) >= whole(&less, room).min(2), "{less:?} became {more:?}");
            if whole(&less, room) == all {
                prop_assert_eq!(whole(&more, room + 1), all);
                prop_assert!(more.codes >= less.codes && more.legs >= less.legs, "{less:?} became {more:?}");
                prop_assert!(more.place_names >= less.place_names, "{less:?} became {more:?}");
                prop_assert!(more.positions >= less.positions, "{less:?} became {more:?}");
            }
        }

        #[test]
        fn an_ordinary_name_is_cut_only_where_not_one_column_fits(
            measures in measures(), density in densities(), room in 1u16..400,
        ) {
            let fit = measures.fit(density, Some(Sides::One), Size::new(room, 40));
            let ordinary = Offer { name: measures.ordinary, ..NAMED };
            let widths = measures.widths(density, Offer { place_names: fit.place_names, ..ordinary });
            let one_fits = measures.run(density, ordinary, 1) <= usize::from(room);
            let whole = fit.metrics.widths.iter().zip(&widths).all(|(has, needs)| *has as usize >= *needs);
            prop_assert!(whole || !one_fits, "{fit:?} for {widths:?}");
        }

        #[test]
        fn lines_that_are_left_set_ties_apart(measures in measures(), density in densities(), height in 1u16..300) {
            let apart = measures.fit(density, Some(Sides::One), Size::new(100, height)).metrics.apart;
            let fits = |apart| measures.forests.height(density.pitch(), Sides::One, apart) <= usize::from(height);
            prop_assert!(fits(apart) || apart == Apart::default(), "{apart:?}");
            // One column earlier, or any at all, and they would not all be seen.
            let last = measures.names.len() - 1;
            let better = if apart.lines == 0 { Some(last) } else { apart.column.checked_sub(1) };
            let lines = if density == Density::Boxes { 2 } else { 1 };
            prop_assert!(!better.is_some_and(|column| fits(Apart { lines, column })), "{apart:?}");
        }
    }
}
