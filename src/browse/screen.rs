//! Which part of the screen is for what, by its size and by what there is to show. Pure arithmetic: nothing is drawn here.
//!
//! ```text
//! wide                                  tall                   small
//! title                                 title                  title
//! heads            │ tie                heads                  heads
//! bracket          │                    bracket                bracket
//!                  │ ───────────        ───────────            ───────────
//!                  │ groups             tie                    why (two lines)
//! footer                                footer                 footer
//! ```
//!
//! Panes stand beside the main one, the bracket, where that costs it no name, and it shows no less than it would above them.
//! What one part has no use for goes to the next. On a very wide screen they stand beside each other, too; where there is no
//! room for that they share a part, and the one that has the keys is seen. On a small screen it takes the whole of the
//! middle. Very small screens lose title, heads and footer, down to a list; below that there is one line that says so.

use clap::ValueEnum;
use ratatui::layout::{Position, Rect, Size};

/// Where panes stand that are seen together with the main one, as far as there is room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, ValueEnum)]
pub enum Arrangement {
    /// Beside the bracket or below it, wherever more is seen
    #[default]
    Auto,
    /// Beside the bracket, even if less of it is seen
    Beside,
    /// Below the bracket
    Below,
    /// In its place, when they are opened
    Alone,
}

/// The parts of the screen; a part that is not there is not drawn. Panes are known by their numbers in the list of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Screen {
    pub title: Option<Rect>,
    /// The panes that are on the screen.
    pub panes: Vec<(usize, Rect)>,
    /// The upright lines between the main pane and those beside it, and between those.
    pub upright: Vec<Rect>,
    /// The level lines above panes below the main one, or between panes beside it.
    pub level: Vec<Rect>,
    /// A pane in short, where there is no room for it.
    pub in_short: Option<(usize, Rect)>,
    pub footer: Option<Rect>,
}

/// How much the names of a bracket tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Sight {
    /// There is not even room for two columns side by side.
    #[default]
    Part,
    /// The places of the group stage have their codes only.
    Codes,
    /// Every place has its club's name.
    Names,
}

/// What is seen of the main pane from some width on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Breakpoint {
    /// In cells.
    pub width: u16,
    /// How much its names tell.
    pub sight: Sight,
    /// How many columns are seen whole.
    pub columns: usize,
}

/// What the main pane needs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Needs {
    /// From the least to the most; the last is all that it can use.
    pub breakpoints: Vec<Breakpoint>,
    /// The lines over all that can be scrolled.
    pub heads: u16,
    /// The lines of all that can be scrolled.
    pub height: u16,
}

/// What a pane needs that stands beside or below the main one.
pub(super) struct Side<'a> {
    pub pane: usize,
    /// The cells in which nothing of it is cut; none where it is content with what there is.
    pub width: Option<u16>,
    /// The lines of all of it, at some width.
    pub height: Box<dyn Fn(u16) -> u16 + 'a>,
}

/// What the parts depend on, besides the size.
pub(super) struct Wishes<'a> {
    pub arrangement: Arrangement,
    pub main: usize,
    pub needs: &'a Needs,
    /// The most important one first.
    pub sides: &'a [Side<'a>],
    /// The pane that the keys go to.
    pub keys: usize,
    /// The pane at the side that is about what is selected.
    pub about: Option<usize>,
    /// Whether a line must be kept for the filter.
    pub filter: bool,
}

/// The smallest screen that shows anything of the bracket.
pub(super) const SMALLEST: Size = Size { width: 16, height: 3 };

/// The height from which panes stand beside the main one.
const BESIDE: u16 = 16;
/// The height from which a pane stands below the main one; and where that is wished for.
const BELOW: u16 = 34;
const BELOW_AT_ALL: u16 = 20;
/// The lines of a pane in short.
const IN_SHORT: u16 = 2;
/// The narrowest that the first pane at the side may be beside the main one, the width at which it reads well, and the
/// widest it is worth.
const LEAST: u16 = 38;
const WELL: u16 = 48;
const MOST: u16 = 84;
/// The narrowest it may be with others beside it, and the lowest with others below it.
const WITH_OTHERS: Size = Size { width: 60, height: 32 };

/// Whether a screen is so small that there is only room for a list.
pub(super) fn is_list(size: Size) -> bool {
    size.width < 30 || size.height < 8
}

impl Screen {
    /// Divides a screen. None when it is too small for anything.
    pub fn plan(size: Size, wishes: &Wishes) -> Option<Screen> {
        if size.width < SMALLEST.width || size.height < SMALLEST.height {
            return None;
        }
        let mut screen = Screen::default();
        let mut middle = Rect::new(0, 0, size.width, size.height);
        if size.height >= 10 {
            screen.title = Some(take_top(&mut middle, 1));
        }
        if size.height >= 8 || wishes.filter {
            screen.footer = Some(take_bottom(&mut middle, 1));
        }
        let Some((first, others)) = wishes.sides.split_first() else {
            screen.panes.push((wishes.main, middle));
            return Some(screen);
        };
        let (beside, below) = wishes.beside_and_below(size.height, middle.as_size(), first.width.unwrap_or(0));
        if let Some(width) = beside {
            let rest = middle.width.saturating_sub(width + 1);
            let sides = take_right(&mut middle, rest);
            screen.upright.push(take_right(&mut middle, 1));
            screen.panes.push((wishes.main, middle));
            screen.divide(sides, first, others, wishes);
        } else if let Some(height) = below {
            let side = take_bottom(&mut middle, height);
            screen.level.push(take_bottom(&mut middle, 1));
            screen.panes.push((wishes.main, middle));
            screen.share(side, first, others, wishes);
        } else {
            if wishes.keys == wishes.main && size.height >= 16 {
                screen.in_short = Some((first.pane, take_bottom(&mut middle, IN_SHORT)));
                screen.level.push(take_bottom(&mut middle, 1));
            }
            screen.panes.push((wishes.keys, middle));
        }
        Some(screen)
    }

    /// Divides what is beside the main pane: whoever needs no more than the first one can spare has a part of its own, and
    /// the rest share one with it.
    fn divide(&mut self, mut area: Rect, first: &Side, others: &[Side], wishes: &Wishes) {
        let mut sharing = Vec::new();
        for side in others {
            let Some(width) = side.width else {
                sharing.push(side);
                continue;
            };
            if area.width > WITH_OTHERS.width.saturating_add(width) {
                let rest = width.max(area.width.saturating_sub(MOST + 1));
                self.panes.push((side.pane, take_right(&mut area, rest)));
                self.upright.push(take_right(&mut area, 1));
                continue;
            }
            let height = (side.height)(area.width);
            if area.height > WITH_OTHERS.height.saturating_add(height) {
                self.panes.push((side.pane, take_bottom(&mut area, height)));
                self.level.push(take_bottom(&mut area, 1));
            } else {
                sharing.push(side);
            }
        }
        self.share(area, first, sharing, wishes);
    }

    /// One part for several panes: it is the one's that has the keys; while none of them has, the one's that is about what
    /// is selected, or else the first one's.
    fn share<'a>(
        &mut self,
        area: Rect,
        first: &'a Side,
        others: impl IntoIterator<Item = &'a Side<'a>>,
        wishes: &Wishes,
    ) {
        let sharing: Vec<usize> = std::iter::once(first).chain(others).map(|side| side.pane).collect();
        let wished = [Some(wishes.keys), wishes.about];
        let shown = wished.into_iter().flatten().find(|pane| sharing.contains(pane));
        self.panes.push((shown.unwrap_or(first.pane), area));
    }

    /// Where a pane is.
    pub fn area(&self, pane: usize) -> Option<Rect> {
        self.panes.iter().find(|(number, _)| *number == pane).map(|(_, area)| *area)
    }

    /// The room for a page over everything, inside its frame. The footer tells how to leave the page.
    pub fn over(&self, size: Size) -> Rect {
        let footer = self.footer.map_or(0, |footer| footer.height);
        let (width, height) = (size.width.saturating_sub(2), size.height.saturating_sub(footer + 2));
        Rect { x: 1, y: 1, width, height }
    }

    /// The pane at a cell.
    pub fn pane_at(&self, x: u16, y: u16) -> Option<usize> {
        let mut parts = self.panes.iter().chain(&self.in_short);
        parts.find(|(_, area)| area.contains(Position::new(x, y))).map(|(pane, _)| *pane)
    }
}

impl Wishes<'_> {
    /// The cells of the main pane with others beside it, and the lines of one below it; none where they do not stand there,
    /// for lack of room or because that is not wished for.
    fn beside_and_below(&self, height: u16, middle: Size, least: u16) -> (Option<u16>, Option<u16>) {
        let lowest = match self.arrangement {
            Arrangement::Auto | Arrangement::Beside => BELOW,
            Arrangement::Below => BELOW_AT_ALL,
            Arrangement::Alone => return (None, None),
        };
        let below = (height >= lowest).then(|| below(middle.height, self.needs));
        let beside = || match self.arrangement {
            Arrangement::Below if below.is_some() => None,
            Arrangement::Beside => beside(middle, self.needs, least),
            _ => beside(middle, self.needs, least).filter(|width| shows_no_less(*width, middle, below, self.needs)),
        };
        ((height >= BESIDE).then(beside).flatten(), below)
    }
}

/// Where a page of some size stands in the room that it may take: in the middle.
pub(super) fn inside(room: Rect, size: Size) -> Rect {
    let middle = |room: u16, size: u16| room.saturating_sub(size) / 2;
    Rect {
        x: room.x + middle(room.width, size.width),
        y: room.y + middle(room.height, size.height),
        width: size.width,
        height: size.height,
    }
}

impl Needs {
    /// What is seen in so many cells.
    pub fn at(&self, width: u16) -> Breakpoint {
        self.breakpoints.iter().rev().find(|at| at.width <= width).copied().unwrap_or_default()
    }

    /// How much is seen of it in so many lines of the screen. A column is worth more than lines are: it is where roads
    /// lead, and lines are soon scrolled.
    fn seen(&self, step: Breakpoint, height: u16) -> usize {
        step.columns * step.columns * usize::from(self.height.min(height.saturating_sub(self.heads)))
    }
}

/// How many cells of the middle the main pane gets when others stand beside it: all it can use, as long as the first of
/// them, which takes `least` cells, reads well beside it, or is at least whole. None when there is no room for both.
fn beside(middle: Size, needs: &Needs, least: u16) -> Option<u16> {
    // The line between.
    let room = middle.width.checked_sub(1)?;
    let least = least.clamp(LEAST, MOST);
    let beside = |side: u16| Some(needs.at(room.checked_sub(side)?));
    let steps = [beside(least), beside(WELL.max(least))];
    let step = steps.into_iter().flatten().max_by_key(|step| (step.sight, step.columns))?;
    (step.sight > Sight::Part).then_some(step.width)
}

/// Whether the main pane shows no less in so many cells of the middle than it would above a pane of `below` lines.
fn shows_no_less(width: u16, middle: Size, below: Option<u16>, needs: &Needs) -> bool {
    let (step, above) = (needs.at(width), needs.at(middle.width));
    let lines_above = middle.height - below.unwrap_or(IN_SHORT) - 1;
    step.sight >= above.sight && needs.seen(step, middle.height) >= needs.seen(above, lines_above)
}

/// How many lines of the middle a pane below the main one gets: two in five, and what the main one has no use for.
fn below(middle: u16, needs: &Needs) -> u16 {
    let spare = middle.saturating_sub(needs.height.saturating_add(needs.heads + 1));
    spare.max(middle * 2 / 5)
}

pub(super) fn take_top(area: &mut Rect, lines: u16) -> Rect {
    let lines = lines.min(area.height);
    let taken = Rect { height: lines, ..*area };
    *area = Rect { y: area.y + lines, height: area.height - lines, ..*area };
    taken
}

fn take_bottom(area: &mut Rect, lines: u16) -> Rect {
    let lines = lines.min(area.height);
    area.height -= lines;
    Rect { y: area.y + area.height, height: lines, ..*area }
}

pub(super) fn take_right(area: &mut Rect, cells: u16) -> Rect {
    let cells = cells.min(area.width);
    area.width -= cells;
    Rect { x: area.x + area.width, width: cells, ..*area }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;

    /// A bracket whose steps are each wider than the one before, and the cells of the pane beside it.
    fn needs() -> impl Strategy<Value = (Needs, u16)> {
        let some = vec(20u16..70, 1..7);
        let lines = (5u16..200, 10u16..100);
        (some, any::<bool>(), 1u16..30, lines).prop_map(|(columns, places, richer, (height, tie))| {
            let all = columns.len();
            let width = |seen: usize| columns.iter().take(seen).sum::<u16>();
            let step = |width, sight, columns| Breakpoint { width, sight, columns };
            let some = (2..all).map(|seen| step(width(seen), Sight::Names, seen));
            let bare = places.then(|| step(width(all), Sight::Codes, all));
            let rest = (1..4).map(|more| step(width(all) + more * richer, Sight::Names, all));
            (Needs { breakpoints: some.chain(bare).chain(rest).collect(), heads: 2, height }, tie)
        })
    }

    const MAIN: usize = 0;
    const FIRST: usize = 1;

    /// A screen with a main pane, a first one at the side that takes so many cells, and others with their width and lines, as
    /// far as they ask for any.
    fn plan(
        width: u16,
        height: u16,
        needs: &Needs,
        first: u16,
        others: &[Option<(u16, u16)>],
        keys: usize,
    ) -> Option<Screen> {
        arranged(Arrangement::Auto, (width, height), needs, first, others, keys)
    }

    /// The same with panes where they are wished for.
    fn arranged(
        arrangement: Arrangement,
        (width, height): (u16, u16),
        needs: &Needs,
        first: u16,
        others: &[Option<(u16, u16)>],
        keys: usize,
    ) -> Option<Screen> {
        let side = |(number, room): (usize, Option<(u16, u16)>)| Side {
            pane: FIRST + number,
            width: room.map(|(width, _)| width),
            height: Box::new(move |_| room.map_or(0, |(_, lines)| lines)),
        };
        let all = std::iter::once(Some((first, 0))).chain(others.iter().copied());
        let sides: Vec<Side> = all.enumerate().map(side).collect();
        let wishes = Wishes { arrangement, main: MAIN, needs, sides: &sides, keys, about: None, filter: false };
        Screen::plan(Size::new(width, height), &wishes)
    }

    fn parts(screen: &Screen) -> Vec<Rect> {
        let Screen { title, panes, upright, level, in_short, footer } = screen;
        let panes = panes.iter().chain(in_short).map(|(_, area)| area);
        title.iter().chain(panes).chain(upright).chain(level).chain(footer).copied().collect()
    }

    /// Panes besides the first one at the side, each with what it asks for.
    fn others() -> impl Strategy<Value = Vec<Option<(u16, u16)>>> {
        vec(proptest::option::of((20u16..90, 5u16..60)), 0..4)
    }

    proptest! {
        #[test]
        fn every_cell_belongs_to_one_part(
            (needs, tie) in needs(), others in others(), width in 16u16..320, height in 3u16..100, keys in 0usize..5,
            arrangement in select(Arrangement::value_variants()),
        ) {
            let keys = keys.min(FIRST + others.len());
            let screen = arranged(arrangement, (width, height), &needs, tie, &others, keys).expect("there is room");
            prop_assert!(screen.area(keys).is_some(), "the pane with the keys is seen");
            let parts = parts(&screen);
            for (i, part) in parts.iter().enumerate() {
                prop_assert!(part.right() <= width && part.bottom() <= height, "{part:?}");
                prop_assert!(parts[..i].iter().all(|other| !other.intersects(*part)), "{part:?} of {parts:?}");
            }
            let area: u32 = parts.iter().map(|part| part.area()).sum();
            prop_assert_eq!(area, u32::from(width) * u32::from(height), "{:?}", screen);
        }

        #[test]
        fn panes_stand_only_where_they_are_wished_for((needs, tie) in needs(), width in 40u16..320, height in 20u16..100) {
            let screen = |arrangement| {
                arranged(arrangement, (width, height), &needs, tie, &[], MAIN).expect("there is room")
            };
            let auto = screen(Arrangement::Auto);
            let below = screen(Arrangement::Below);
            prop_assert!(below.upright.is_empty() && below.area(FIRST).is_some(), "{below:?}");
            prop_assert_eq!(screen(Arrangement::Alone).area(FIRST), None);
            let beside = screen(Arrangement::Beside);
            prop_assert!(beside == auto || !beside.upright.is_empty(), "{beside:?}, and else {auto:?}");
            prop_assert!(auto.upright.is_empty() || beside == auto, "{beside:?}, and else {auto:?}");
        }

        #[test]
        fn a_pane_beside_the_bracket_costs_it_nothing((needs, tie) in needs(), width in 40u16..320, height in 16u16..100) {
            let screen = plan(width, height, &needs, tie, &[], MAIN).expect("there is room");
            let Some(area) = screen.area(MAIN).filter(|_| !screen.upright.is_empty()) else { return Ok(()) };
            let (with, without) = (needs.at(area.width), needs.at(width));
            prop_assert!(with.sight >= without.sight, "{with:?} for {without:?}");
            if with.columns < without.columns {
                // What is out of view beside a pane comes to less than what would be below the edge above one.
                let above = middle(height) - below(middle(height), &needs) - 1;
                prop_assert!(height >= BELOW && needs.seen(with, middle(height)) >= needs.seen(without, above));
            }
        }

        #[test]
        fn what_the_bracket_cannot_use_goes_to_the_pane((needs, tie) in needs(), width in 40u16..320, height in 16u16..100) {
            let screen = plan(width, height, &needs, tie, &[], MAIN).expect("there is room");
            let (Some(bracket), Some(side)) = (screen.area(MAIN), screen.area(FIRST)) else { return Ok(()) };
            if !screen.upright.is_empty() {
                // Not a cell more than some step takes, and no better one while the tie has more than it needs.
                prop_assert_eq!(bracket.width, needs.at(bracket.width).width);
                let spare = side.width.saturating_sub(WELL.max(tie));
                prop_assert_eq!(needs.at(bracket.width + spare).width, bracket.width);
                prop_assert!(side.width >= tie.min(MOST), "a name is cut beside {:?}", bracket);
            } else {
                let free = bracket.height.saturating_sub(needs.heads + needs.height);
                prop_assert_eq!(free, 0, "lines that nothing stands on, above a pane");
            }
        }

        #[test]
        fn a_wider_screen_never_shows_less((needs, tie) in needs(), width in 40u16..320, height in 10u16..100) {
            let at = |width| plan(width, height, &needs, tie, &[], MAIN).expect("there is room");
            let (narrow, wide) = (at(width), at(width + 1));
            let seen = |screen: &Screen| needs.at(screen.area(MAIN).expect("it has the keys").width);
            let kind = |screen: &Screen| !screen.upright.is_empty();
            if kind(&narrow) == kind(&wide) {
                let (less, more) = (seen(&narrow), seen(&wide));
                prop_assert!(more.columns >= less.columns, "{less:?} became {more:?}");
                prop_assert!(more.columns > less.columns || more.sight >= less.sight, "{less:?} became {more:?}");
            }
        }
    }

    fn middle(height: u16) -> u16 {
        height - 2
    }
}
