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
//! Panes stand beside the bracket where that costs it no name, and it shows no less than it would above them. What one part
//! has no use for goes to the next. On a very wide screen groups and tie stand beside each other, too. A pane that has the
//! keys but no part of its own takes the whole of the middle. Very small screens lose title, heads and footer, down to a
//! list; below that there is one line that says so.

use ratatui::layout::{Position, Rect, Size};

/// What the keys go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pane {
    #[default]
    Bracket,
    Tie,
    Groups,
}

/// The parts of the screen; a part that is not there is not drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Screen {
    pub title: Option<Rect>,
    /// The names of the columns, over the bracket.
    pub heads: Option<Rect>,
    pub bracket: Option<Rect>,
    /// The scroll bar right of the bracket.
    pub bar: Option<Rect>,
    pub tie: Option<Rect>,
    pub groups: Option<Rect>,
    /// The upright lines between the bracket and the panes beside it, and between those.
    pub beside: [Option<Rect>; 2],
    /// The level lines above panes below the bracket, or between panes beside it.
    pub below: [Option<Rect>; 2],
    /// One sentence about the selection, where the tie has no pane.
    pub why: Option<Rect>,
    pub footer: Option<Rect>,
    /// True on a screen so small that ties are listed a line each.
    pub list: bool,
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

/// What is seen of a bracket from some width on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Step {
    pub width: u16,
    pub sight: Sight,
    /// How many columns are seen whole.
    pub columns: usize,
}

/// What a bracket needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needs {
    /// From the least to the most; the last is all that it can use.
    pub steps: Vec<Step>,
    /// The lines of the whole bracket.
    pub height: u16,
    /// The cells of the pane of a tie in which none of its names is cut.
    pub tie: u16,
}

/// What groups need.
#[derive(Clone, Copy)]
pub struct GroupNeeds<'a> {
    /// The width of a whole table.
    pub width: u16,
    /// The lines of all of them, with what is said below them, at some width.
    pub height: &'a dyn Fn(u16) -> u16,
}

/// What the parts depend on, besides the size.
#[derive(Clone, Copy)]
pub struct Wishes<'a> {
    pub focus: Pane,
    /// Whether the selection is a place of the group stage.
    pub on_place: bool,
    pub bracket: &'a Needs,
    /// None without a group stage.
    pub groups: Option<GroupNeeds<'a>>,
    /// Whether a line must be kept for the filter.
    pub filter: bool,
}

/// The smallest screen that shows anything of the bracket.
pub const SMALLEST: Size = Size { width: 16, height: 3 };

/// The height from which panes stand beside the bracket.
const BESIDE: u16 = 16;
/// The height from which the tie stands below the bracket.
const BELOW: u16 = 34;
/// The lines of one sentence about the selection.
const WHY: u16 = 2;
/// The lines of the columns' heads.
const HEADS: u16 = 2;
/// The narrowest a tie may be beside the bracket, the width at which it reads well, and the widest it is worth.
const TIE_LEAST: u16 = 38;
const TIE_WELL: u16 = 48;
const TIE_MOST: u16 = 84;
/// The narrowest a tie may be between bracket and groups, and the lowest above groups.
const TIE_WITH_GROUPS: Size = Size { width: 60, height: 32 };

impl Screen {
    /// Divides a screen. None when it is too small for anything.
    pub fn plan(size: Size, wishes: Wishes) -> Option<Screen> {
        if size.width < SMALLEST.width || size.height < SMALLEST.height {
            return None;
        }
        let mut screen = Screen { list: size.width < 30 || size.height < 8, ..Screen::default() };
        let mut middle = Rect::new(0, 0, size.width, size.height);
        if size.height >= 10 {
            screen.title = Some(take_top(&mut middle, 1));
        }
        if size.height >= 8 || wishes.filter {
            screen.footer = Some(take_bottom(&mut middle, 1));
        }
        let below = (size.height >= BELOW).then(|| below(middle.height, wishes.bracket));
        let beside = (size.height >= BESIDE).then(|| beside(middle.as_size(), below, wishes.bracket)).flatten();
        if let Some(width) = beside {
            screen.divide_beside(middle, width, wishes);
        } else if let Some(height) = below {
            screen.divide_below(middle, height, wishes);
        } else {
            match wishes.focus {
                Pane::Bracket => {
                    if size.height >= 16 {
                        screen.why = Some(take_bottom(&mut middle, WHY));
                        screen.below[0] = Some(take_bottom(&mut middle, 1));
                    }
                    screen.place_bracket(middle, wishes.bracket);
                }
                Pane::Tie => screen.tie = Some(middle),
                Pane::Groups => screen.groups = Some(middle),
            }
        }
        Some(screen)
    }

    /// `width` cells for the bracket, the rest for the panes.
    fn divide_beside(&mut self, mut middle: Rect, width: u16, wishes: Wishes) {
        let rest = middle.width.saturating_sub(width + 2);
        let mut pane = take_right(&mut middle, rest);
        self.beside[0] = Some(take_right(&mut middle, 1));
        self.place_bracket(middle, wishes.bracket);
        let Some(groups) = wishes.groups else {
            self.tie = Some(pane);
            return;
        };
        if pane.width > TIE_WITH_GROUPS.width.saturating_add(groups.width) {
            let rest = groups.width.max(pane.width.saturating_sub(TIE_MOST + 1));
            self.groups = Some(take_right(&mut pane, rest));
            self.beside[1] = Some(take_right(&mut pane, 1));
            self.tie = Some(pane);
            return;
        }
        let height = (groups.height)(pane.width);
        if pane.height > TIE_WITH_GROUPS.height.saturating_add(height) {
            self.groups = Some(take_bottom(&mut pane, height));
            self.below[1] = Some(take_bottom(&mut pane, 1));
            self.tie = Some(pane);
        } else {
            self.share(pane, wishes);
        }
    }

    /// `height` lines for the pane, the rest for the bracket.
    fn divide_below(&mut self, mut middle: Rect, height: u16, wishes: Wishes) {
        let pane = take_bottom(&mut middle, height);
        self.below[0] = Some(take_bottom(&mut middle, 1));
        self.place_bracket(middle, wishes.bracket);
        self.share(pane, wishes);
    }

    /// One pane for both tie and groups.
    fn share(&mut self, pane: Rect, wishes: Wishes) {
        if wishes.shows_groups() {
            self.groups = Some(pane);
        } else {
            self.tie = Some(pane);
        }
    }

    fn place_bracket(&mut self, mut area: Rect, needs: &Needs) {
        if area.height >= 6 && !self.list {
            let has_room = area.height >= needs.height.saturating_add(HEADS).min(12);
            let lines = if has_room { HEADS } else { 1 };
            self.heads = Some(take_top(&mut area, lines));
        }
        self.bar = Some(take_right(&mut area, 1));
        self.bracket = Some(area);
    }

    /// The pane at a cell.
    pub fn pane_at(&self, x: u16, y: u16) -> Option<Pane> {
        let hit = |area: Option<Rect>| area.is_some_and(|area| area.contains(Position::new(x, y)));
        if hit(self.bracket) || hit(self.heads) || hit(self.bar) {
            Some(Pane::Bracket)
        } else if hit(self.tie) || hit(self.why) {
            Some(Pane::Tie)
        } else if hit(self.groups) {
            Some(Pane::Groups)
        } else {
            None
        }
    }
}

impl Needs {
    /// What is seen in so many cells.
    pub fn at(&self, width: u16) -> Step {
        self.steps.iter().rev().find(|step| step.width <= width).copied().unwrap_or_default()
    }

    /// How much is seen of it in so many lines of the screen. A column is worth more than lines are: it is where roads
    /// lead, and lines are soon scrolled.
    fn seen(&self, step: Step, height: u16) -> usize {
        step.columns * step.columns * usize::from(self.height.min(height.saturating_sub(HEADS)))
    }
}

/// How many cells of the middle the bracket gets when panes stand beside it: all it can use, as long as a tie beside it
/// reads well, or is at least whole. None when it would show less than above a pane of `below` lines.
fn beside(middle: Size, below: Option<u16>, needs: &Needs) -> Option<u16> {
    // The scroll bar, and the line between.
    let room = middle.width.checked_sub(2)?;
    let least = needs.tie.clamp(TIE_LEAST, TIE_MOST);
    let beside = |tie: u16| Some(needs.at(room.checked_sub(tie)?));
    let steps = [beside(least), beside(TIE_WELL.max(least))];
    let step = steps.into_iter().flatten().max_by_key(|step| (step.sight, step.columns))?;
    let above = needs.at(room + 1);
    let lines_above = middle.height - below.unwrap_or(WHY) - 1;
    let no_less = needs.seen(step, middle.height) >= needs.seen(above, lines_above);
    (step.sight > Sight::Part && step.sight >= above.sight && no_less).then_some(step.width)
}

/// How many lines of the middle a pane below the bracket gets: two in five, and what the bracket has no use for.
fn below(middle: u16, needs: &Needs) -> u16 {
    let spare = middle.saturating_sub(needs.height.saturating_add(HEADS + 1));
    spare.max(middle * 2 / 5)
}

impl Wishes<'_> {
    /// Whether a pane that tie and groups share is the groups' now.
    fn shows_groups(self) -> bool {
        match self.focus {
            Pane::Groups => true,
            Pane::Tie => false,
            Pane::Bracket => self.on_place,
        }
    }
}

fn take_top(area: &mut Rect, lines: u16) -> Rect {
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

fn take_right(area: &mut Rect, cells: u16) -> Rect {
    let cells = cells.min(area.width);
    area.width -= cells;
    Rect { x: area.x + area.width, width: cells, ..*area }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    /// A bracket whose steps are each wider than the one before.
    fn needs() -> impl Strategy<Value = Needs> {
        let some = vec(20u16..70, 1..7);
        let lines = (5u16..200, 10u16..100);
        (some, any::<bool>(), 1u16..30, lines).prop_map(|(columns, places, richer, (height, tie))| {
            let all = columns.len();
            let width = |seen: usize| columns.iter().take(seen).sum::<u16>();
            let step = |width, sight, columns| Step { width, sight, columns };
            let some = (2..all).map(|seen| step(width(seen), Sight::Names, seen));
            let bare = places.then(|| step(width(all), Sight::Codes, all));
            let rest = (1..4).map(|more| step(width(all) + more * richer, Sight::Names, all));
            Needs { steps: some.chain(bare).chain(rest).collect(), height, tie }
        })
    }

    fn plan(width: u16, height: u16, needs: &Needs, groups: Option<(u16, u16)>, focus: Pane) -> Option<Screen> {
        let lines = groups.map_or(0, |(_, lines)| lines);
        let height_of = move |_| lines;
        let groups = groups.map(|(width, _)| GroupNeeds { width, height: &height_of });
        let wishes = Wishes { focus, on_place: false, bracket: needs, groups, filter: false };
        Screen::plan(Size::new(width, height), wishes)
    }

    fn parts(screen: &Screen) -> Vec<Rect> {
        let Screen { title, heads, bracket, bar, tie, groups, beside, below, why, footer, list: _ } = *screen;
        let single = [title, heads, bracket, bar, tie, groups, why, footer];
        single.into_iter().chain(beside).chain(below).flatten().collect()
    }

    fn groups() -> impl Strategy<Value = Option<(u16, u16)>> {
        proptest::option::of((20u16..90, 5u16..60))
    }

    proptest! {
        #[test]
        fn every_cell_belongs_to_one_part(
            needs in needs(), groups in groups(), width in 16u16..320, height in 3u16..100,
            focus in proptest::sample::select(&[Pane::Bracket, Pane::Tie][..]),
        ) {
            let screen = plan(width, height, &needs, groups, focus).expect("there is room");
            let parts = parts(&screen);
            for (i, part) in parts.iter().enumerate() {
                prop_assert!(part.right() <= width && part.bottom() <= height, "{part:?}");
                prop_assert!(parts[..i].iter().all(|other| !other.intersects(*part)), "{part:?} of {parts:?}");
            }
            let area: u32 = parts.iter().map(|part| part.area()).sum();
            prop_assert_eq!(area, u32::from(width) * u32::from(height), "{:?}", screen);
        }

        #[test]
        fn a_pane_beside_the_bracket_costs_it_nothing(needs in needs(), width in 40u16..320, height in 16u16..100) {
            let screen = plan(width, height, &needs, None, Pane::Bracket).expect("there is room");
            let Some(area) = screen.bracket.filter(|_| screen.beside[0].is_some()) else { return Ok(()) };
            let (with, without) = (needs.at(area.width), needs.at(width - 1));
            prop_assert!(with.sight >= without.sight, "{with:?} for {without:?}");
            if with.columns < without.columns {
                // What is out of view beside a pane comes to less than what would be below the edge above one.
                let above = middle(height) - below(middle(height), &needs) - 1;
                prop_assert!(height >= BELOW && needs.seen(with, middle(height)) >= needs.seen(without, above));
            }
        }

        #[test]
        fn what_the_bracket_cannot_use_goes_to_the_pane(needs in needs(), width in 40u16..320, height in 16u16..100) {
            let screen = plan(width, height, &needs, None, Pane::Bracket).expect("there is room");
            let (Some(bracket), Some(tie)) = (screen.bracket, screen.tie) else { return Ok(()) };
            if screen.beside[0].is_some() {
                // Not a cell more than some step takes, and no better one while the tie has more than it needs.
                prop_assert_eq!(bracket.width, needs.at(bracket.width).width);
                let spare = tie.width.saturating_sub(TIE_WELL.max(needs.tie));
                prop_assert_eq!(needs.at(bracket.width + spare).width, bracket.width);
                prop_assert!(tie.width >= needs.tie.min(TIE_MOST), "a name is cut beside {:?}", bracket);
            } else {
                let free = bracket.height.saturating_sub(needs.height);
                prop_assert_eq!(free, 0, "lines that nothing stands on, above a pane");
            }
        }

        #[test]
        fn a_wider_screen_never_shows_less(needs in needs(), width in 40u16..320, height in 10u16..100) {
            let at = |width| plan(width, height, &needs, None, Pane::Bracket).expect("there is room");
            let (narrow, wide) = (at(width), at(width + 1));
            let seen = |screen: &Screen| needs.at(screen.bracket.expect("it has the keys").width);
            let kind = |screen: &Screen| screen.beside[0].is_some();
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
