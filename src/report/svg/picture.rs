//! What a picture is of, and where everything on it stands, in pixels: the layout of the screen, with columns as wide as their
//! texts in ordinary letters, under a title and over a legend. Drawing it is `draw`'s.

use super::advance::Face;
use crate::ask::{self, Turned};
use crate::bracket::Bracket;
use crate::competition::{Column, Node, PlaceId, Prize, Side};
use crate::label::{self, FigureWidths};
use crate::layout::{Apart, Area, Layout, Metrics, Sides};
use crate::report::legend::{self, Told};
use crate::search::Found;
use crate::wording;

/// Around everything.
pub(super) const MARGIN: u32 = 24;
/// A line of the layout. Four of them take a tie and what parts it from the next, so that a tie stands exactly in the middle
/// of those that feed it.
const UNIT: u32 = 14;
/// A club's line in a tie.
pub(super) const ROW: u32 = 20;
/// The height of a tie.
pub(super) const CARD: u32 = 2 * ROW + 4;
/// Between two columns.
const GUTTER: u32 = 36;
/// Where a name begins in its tie, behind the mark.
const INDENT: u32 = 20;
/// Between a text and the frame, or the next text.
pub(super) const SPACE: u32 = 8;
/// What `label` calls a cell of figures.
pub(super) const CELL: u32 = 8;
/// A place of a stage that no tie leads to.
const PLACE: u32 = ROW + 4;
/// The heads of the columns.
const HEADS: u32 = 30;
/// The narrowest picture: a title has to fit somewhere.
const NARROWEST: u32 = 440;

/// Clubs, and nearly everything.
pub(super) const TEXT: Face = Face::plain(13);
/// Clubs that went through, and the names of columns.
pub(super) const STRONG: Face = Face::bold(13);
/// What stands beside that.
pub(super) const SMALL: Face = Face::plain(11);
const TITLE: Face = Face::bold(20);

/// The parts of a column, and how wide they are.
pub(super) struct Measure {
    pub figures: FigureWidths,
    /// Up to the name.
    pub indent: u32,
    /// The codes of associations, of which there may be none.
    pub association: u32,
    /// All of it.
    pub width: u32,
}

/// A line of text under or over the bracket: where it stands, its class, and what it says.
pub(super) struct Caption {
    pub y: u32,
    pub class: &'static str,
    pub text: String,
}

/// A mark and its meaning, where they stand.
pub(super) struct Entry {
    pub x: u32,
    pub y: u32,
    pub mark: &'static str,
    pub meaning: &'static str,
}

/// A bracket as a picture.
pub(in crate::report) struct Picture<'a> {
    pub(super) bracket: &'a Bracket,
    pub(super) found: Option<&'a Found>,
    /// What comes out otherwise than it really did.
    pub turned: Turned,
    pub(super) layout: Layout,
    pub(super) measures: Vec<Measure>,
    pub(super) captions: Vec<Caption>,
    pub(super) legend: Vec<Entry>,
    /// Whether there is a stage that no tie leads to: its places stand close below each other.
    pub(super) loose: bool,
    /// Where the heads of the columns begin.
    pub(super) heads: u32,
    /// Where the first line of the layout is.
    pub(super) top: u32,
    /// The size of all of it.
    pub width: u32,
    pub height: u32,
}

impl<'a> Picture<'a> {
    /// Of the whole bracket, or of what was found in it.
    pub fn of(bracket: &'a Bracket, found: Option<&'a Found>, sides: Option<Sides>) -> Picture<'a> {
        let shown = |node: &Node| found.is_none_or(|found| found.has(*node));
        let competition = bracket.competition();
        let columns = 0..competition.columns();
        let measures: Vec<Measure> = columns.map(|column| Measure::of(bracket, column, shown)).collect();
        let loose = competition.place_ids().all(|place| competition.feeders(Node::Place(place)).next().is_none());
        let layout =
            placed(bracket, &measures, sides, |node| shown(&node) && !(loose && matches!(node, Node::Place(_))));
        let mut picture = Picture {
            bracket,
            found,
            turned: ask::turned(bracket, &bracket.base()),
            width: layout.width().max(NARROWEST) + 2 * MARGIN,
            layout,
            measures,
            captions: Vec::new(),
            legend: Vec::new(),
            loose,
            heads: 0,
            top: 0,
            height: MARGIN,
        };
        picture.stack();
        picture
    }

    /// Whether it is wider than high.
    pub fn is_wide(&self) -> bool {
        self.width > self.height
    }

    /// Puts everything below each other, from the title to the totals.
    fn stack(&mut self) {
        let (bracket, competition) = (self.bracket, self.bracket.competition());
        self.caption("title", TITLE, 26, &competition.title());
        let scenario = wording::scenario(bracket).into_iter().chain(wording::turned_in_short(&self.turned));
        let scenario = scenario.collect::<Vec<_>>().join(" · ");
        if !scenario.is_empty() {
            self.caption("strong notice", STRONG, 19, &format!("{} {scenario}", label::OTHERWISE));
        }
        if let Some(outcome) = self.outcome() {
            self.caption("faint", TEXT, 19, &outcome);
        }
        self.heads = self.height + 12;
        self.top = self.heads + HEADS;
        let places = self.loose_places().last().map_or(0, |(_, y)| y + PLACE + SPACE);
        self.height = self.top + (self.layout.height() * UNIT).max(places) + 8;
        self.write_legend();
        self.caption("small", SMALL, 17, &wording::totals(competition));
        self.height += MARGIN - 4;
    }

    /// How it all ended, where the tie in which it does is shown.
    fn outcome(&self) -> Option<String> {
        let competition = self.bracket.competition();
        let last = competition.tie_ids().find(|tie| competition.prize(*tie) == Prize::Competition)?;
        let is_told = self.layout.area(Node::Tie(last)).is_some() && self.bracket.verdict(last).winner().is_some();
        is_told.then(|| wording::why(self.bracket, last))
    }

    fn caption(&mut self, class: &'static str, face: Face, height: u32, text: &str) {
        for text in face.lines(text, self.width - 2 * MARGIN) {
            self.height += height;
            self.captions.push(Caption { y: self.height - (height - face.size) / 2, class, text });
        }
    }

    fn write_legend(&mut self) {
        let mut x = MARGIN;
        self.height += 17;
        for (mark, meaning) in legend::legend(self.bracket, Told::Here) {
            let width = entry_meaning(mark) + SMALL.width(meaning);
            if x > MARGIN && x + width > self.width - MARGIN {
                x = MARGIN;
                self.height += 17;
            }
            self.legend.push(Entry { x, y: self.height - 4, mark, meaning });
            x += width + 2 * SPACE;
        }
    }

    /// The upper left corner of a node.
    pub(super) fn corner(&self, area: Area) -> (u32, u32) {
        (MARGIN + area.x, self.top + (area.y + 1) * UNIT - CARD / 2)
    }

    /// The places of a stage that no tie leads to, group by group, each with how far below the top it stands.
    pub(super) fn loose_places(&self) -> impl Iterator<Item = (PlaceId, u32)> {
        let competition = self.bracket.competition();
        let is_shown = |place: &PlaceId| self.found.is_none_or(|found| found.has(Node::Place(*place)));
        let places = competition.place_ids().filter(move |place| self.loose && is_shown(place));
        places.scan((None, CARD / 4), |(above, y), place| {
            let group = competition[place].group;
            let top = *y + if above.replace(group).is_some_and(|above| above != group) { SPACE } else { 0 };
            *y = top + PLACE;
            Some((place, top))
        })
    }

    /// Whether a node is among what is shown because it was looked for by itself, whoever plays there.
    pub(super) fn is_found(&self, node: Node) -> bool {
        matches!((self.found, node), (Some(found), Node::Tie(tie)) if found.has_tie(tie))
    }
}

/// The middle of a club's line in a tie, from its upper edge.
pub(super) fn middle(line: u32) -> u32 {
    2 + ROW / 2 + line * ROW
}

/// Where the meaning of a mark begins, behind it.
pub(super) fn entry_meaning(mark: &str) -> u32 {
    Face::bold(11).width(mark) + 5
}

/// Where everything stands: with as many sides as were asked for and can be, or as come out larger on a sheet of paper.
fn placed(bracket: &Bracket, measures: &[Measure], asked: Option<Sides>, shown: impl Fn(Node) -> bool) -> Layout {
    let widths: Vec<u32> = measures.iter().map(|measure| measure.width).collect();
    let apart = Apart { lines: 1, column: widths.len().saturating_sub(1) };
    let of = |sides| {
        let metrics = Metrics { widths: widths.clone(), gutter: GUTTER, lines: 2, gap: 2, apart, sides };
        Layout::new(bracket, &metrics, &shown)
    };
    if let Some(asked) = asked {
        return of(asked);
    }
    let [one, two] = [Sides::One, Sides::Two].map(of);
    if on_a_sheet(&two) > on_a_sheet(&one) { two } else { one }
}

/// How large a layout comes out on a sheet of paper, which way round it may be.
fn on_a_sheet(layout: &Layout) -> f64 {
    let (width, height) = (f64::from(layout.width().max(1)), f64::from((layout.height() * UNIT).max(1)));
    let (short, long) = (1.0, std::f64::consts::SQRT_2);
    (long / width).min(short / height).max((short / width).min(long / height))
}

impl Measure {
    fn of(bracket: &Bracket, column: usize, shown: impl Fn(&Node) -> bool) -> Measure {
        let competition = bracket.competition();
        let (mut name, mut association) = (0, 0);
        let figures = FigureWidths::of_column(bracket, column);
        if !nodes(bracket, column).any(|node| shown(&node)) {
            return Measure { figures, indent: 0, association: 0, width: 0 };
        }
        let head = STRONG
            .width(competition.column_name(column))
            .max(days(bracket, column).map_or(0, |days| SMALL.width(&days) + SPACE));
        match competition.column(column) {
            Column::Round(round) => {
                for tie in competition[round].ties().filter(|tie| shown(&Node::Tie(*tie))) {
                    for side in Side::BOTH {
                        let through = bracket.verdict(tie).winner() == Some(side);
                        let face = if through { STRONG } else { TEXT };
                        name = name.max(face.width(&label::name(bracket, tie, side)));
                        let of = bracket.club(tie, side).and_then(|club| competition.association_of(club));
                        association = association.max(of.map_or(0, |of| SPACE + SMALL.width(&of.code)));
                    }
                }
                let figures_width = figures.total() as u32 * CELL + SPACE;
                let width = (INDENT + name + association).max(head) + SPACE + figures_width;
                Measure { figures, indent: INDENT, association, width }
            }
            Column::Places => {
                let mut indent = 0;
                for place in competition.place_ids().filter(|place| shown(&Node::Place(*place))) {
                    let (own, club) = label::place(bracket, place);
                    indent = indent.max(SPACE + STRONG.width(&own) + SPACE);
                    name = name.max(TEXT.width(&club));
                    let position = bracket.club_at(place).and_then(|club| wording::final_position(bracket, club));
                    association = association.max(position.map_or(0, |position| SPACE + SMALL.width(&position)));
                }
                Measure { figures, indent, association, width: (indent + name + association + SPACE).max(head) }
            }
        }
    }
}

/// What a column holds.
fn nodes(bracket: &Bracket, column: usize) -> impl Iterator<Item = Node> {
    let competition = bracket.competition();
    let (round, places) = match competition.column(column) {
        Column::Round(round) => (Some(competition[round].ties()), None),
        Column::Places => (None, Some(competition.place_ids())),
    };
    round.into_iter().flatten().map(Node::Tie).chain(places.into_iter().flatten().map(Node::Place))
}

/// The days of a round, where they are known.
pub(super) fn days(bracket: &Bracket, column: usize) -> Option<String> {
    match bracket.competition().column(column) {
        Column::Round(round) => wording::days(&bracket.competition()[round].windows),
        Column::Places => None,
    }
}
