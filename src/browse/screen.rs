//! Which part of the screen is for what, by its size. Pure arithmetic: nothing is drawn here.
//!
//! ```text
//! wide                              medium                 narrow
//! title                             title                  title
//! heads            │ tie            heads                  heads
//! bracket          │                bracket                bracket
//!                  │                ───────────            ───────────
//!                  │ groups         tie                    why (two lines)
//! footer                            footer                 footer
//! ```
//!
//! A pane that has the keys but no part of its own takes the whole of the middle. Very small screens lose title, heads
//! and footer, down to a list; below that there is one line that says so.

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
    /// The upright line between the bracket and the panes beside it.
    pub beside: Option<Rect>,
    /// The level lines above panes below the bracket, or between panes beside it.
    pub below: [Option<Rect>; 2],
    /// One sentence about the selection, where the tie has no pane.
    pub why: Option<Rect>,
    pub footer: Option<Rect>,
    /// True on a screen so small that ties are listed a line each.
    pub list: bool,
}

/// What the parts depend on, besides the size.
#[derive(Debug, Clone, Copy)]
pub struct Wishes {
    pub focus: Pane,
    /// Whether the selection is a place of the group stage.
    pub on_place: bool,
    /// Whether there is a group stage.
    pub groups: bool,
    /// The width at which the bracket is complete.
    pub bracket: u16,
    /// Whether a line must be kept for the filter.
    pub filter: bool,
}

/// The smallest screen that shows anything of the bracket.
pub const SMALLEST: Size = Size { width: 16, height: 3 };

/// The size from which panes stand beside the bracket.
const BESIDE: Size = Size { width: 120, height: 16 };
/// The height from which the tie stands below the bracket.
const BELOW: u16 = 34;
/// The narrowest a pane beside the bracket may be, and the widest it is worth.
const PANE: (u16, u16) = (38, 84);
/// What is left to the bracket at the least, when panes stand beside it.
const LEFT: u16 = 80;
/// Lines for four groups, two beside two.
const GROUPS: u16 = 15;

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
        let wide = size.width >= BESIDE.width && size.height >= BESIDE.height;
        if wide {
            screen.divide_beside(middle, wishes);
        } else if size.height >= BELOW {
            screen.divide_below(middle, wishes);
        } else {
            match wishes.focus {
                Pane::Bracket => {
                    if size.height >= 16 {
                        screen.why = Some(take_bottom(&mut middle, 2));
                        screen.below[0] = Some(take_bottom(&mut middle, 1));
                    }
                    screen.place_bracket(middle);
                }
                Pane::Tie => screen.tie = Some(middle),
                Pane::Groups => screen.groups = Some(middle),
            }
        }
        Some(screen)
    }

    fn divide_beside(&mut self, mut middle: Rect, wishes: Wishes) {
        let room = middle.width.saturating_sub(wishes.bracket.saturating_add(2));
        let width = room.clamp(PANE.0, PANE.1).min(middle.width.saturating_sub(LEFT).max(PANE.0));
        let mut pane = take_right(&mut middle, width);
        self.beside = Some(take_right(&mut middle, 1));
        self.place_bracket(middle);
        if wishes.groups && pane.height >= 40 + GROUPS && pane.width >= 60 {
            self.groups = Some(take_bottom(&mut pane, GROUPS));
            self.below[1] = Some(take_bottom(&mut pane, 1));
            self.tie = Some(pane);
        } else if wishes.shows_groups() {
            self.groups = Some(pane);
        } else {
            self.tie = Some(pane);
        }
    }

    fn divide_below(&mut self, mut middle: Rect, wishes: Wishes) {
        let height = middle.height * 9 / 20;
        let pane = take_bottom(&mut middle, height);
        self.below[0] = Some(take_bottom(&mut middle, 1));
        self.place_bracket(middle);
        if wishes.shows_groups() {
            self.groups = Some(pane);
        } else {
            self.tie = Some(pane);
        }
    }

    fn place_bracket(&mut self, mut area: Rect) {
        if area.height >= 6 && !self.list {
            let lines = if area.height >= 12 { 2 } else { 1 };
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

impl Wishes {
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
