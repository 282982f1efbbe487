//! The bracket: the heads of its columns, the part of the canvas in view, and the bar that shows which part that is.
//!
//! ```text
//! First round                        Second round                Group stage
//! 18–20, 25–27 Aug 2023   1 2 agg    15–17 Sep ...
//! ┌────────────────────────────┐     ┌──────────────────────
//! │▸Bendel Insurance  1 0   1 4p├────┤ Bendel Insurance ...
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use unicode_width::UnicodeWidthStr;

use super::Theme;
use super::paint::{Paint, cut};
use crate::bracket::{Bracket, Column, Node};
use crate::browse::app::App;
use crate::browse::screen::{Pane, Screen};
use crate::competition::{ClubId, PlaceId, Side, TieId};
use crate::label::{self, ClubLine};
use crate::layout::{Area, Grid, Weight};
use crate::search::Found;
use crate::wording;

pub(super) fn draw(app: &App, theme: Theme, screen: Screen, buffer: &mut Buffer) {
    let Some(area) = screen.bracket else { return };
    if let Some(heads) = screen.heads {
        draw_heads(app, theme, heads, buffer);
    }
    if let Some(bar) = screen.bar {
        draw_bar(app, theme, bar, buffer);
    }
    let look = Lights::of(app, theme);
    draw_lines(app, &look, area, buffer);
    let mut paint = Paint::at(buffer, area, app.origin);
    let (first, last) = (app.origin.1, app.origin.1 + u32::from(area.height));
    for column in 0..app.bracket.columns() {
        for &node in app.layout.nodes_between(column, first, last) {
            let Some(area) = app.layout.area(node) else { continue };
            match node {
                Node::Place(place) => draw_place(app, &look, place, area, &mut paint),
                Node::Tie(tie) if area.height > 1 => draw_box(app, &look, tie, area, &mut paint),
                Node::Tie(tie) => draw_line(app, &look, tie, area, &mut paint),
            }
        }
    }
}

/// What is lit: the road of the selected club, or what the filter found.
struct Lights<'a> {
    theme: Theme,
    bracket: &'a Bracket,
    selected: Node,
    selected_side: Side,
    focused: bool,
    own: Option<ClubId>,
    found: Option<&'a Found>,
}

impl<'a> Lights<'a> {
    fn of(app: &'a App, theme: Theme) -> Lights<'a> {
        Lights {
            theme,
            bracket: &app.bracket,
            selected: app.cursor.node,
            selected_side: app.cursor.side,
            focused: app.focus == Pane::Bracket,
            own: app.club(),
            found: app.filter.found.as_ref(),
        }
    }

    fn lit(&self, club: ClubId) -> bool {
        match self.found {
            Some(found) => found.has_club(club),
            None => self.own == Some(club),
        }
    }

    /// Whether a tie was found as a whole, whoever plays there.
    fn is_found(&self, node: Node) -> bool {
        matches!((self.found, node), (Some(found), Node::Tie(tie)) if found.has_tie(tie))
    }

    fn dims(&self, node: Node) -> bool {
        self.found.is_some_and(|found| !found.has(node))
    }

    fn weight(&self, node: Node) -> Weight {
        if node == self.selected {
            Weight::Heavy
        } else if self.is_found(node) || self.bracket.clubs(node).any(|club| self.lit(club)) {
            Weight::Lit
        } else {
            Weight::Plain
        }
    }

    fn line(&self, weight: Weight) -> Style {
        match weight {
            Weight::Plain => self.theme.faint(),
            Weight::Lit => self.lit_name().remove_modifier(Modifier::UNDERLINED),
            Weight::Heavy => self.theme.focus(),
        }
    }

    fn lit_name(&self) -> Style {
        if self.found.is_some() { self.theme.found() } else { self.theme.road() }
    }

    /// The look of a club's name at a node.
    fn name(&self, node: Node, club: Option<ClubId>, through: bool) -> Style {
        match club {
            Some(club) if self.lit(club) => self.lit_name(),
            _ if self.is_found(node) => self.lit_name(),
            _ if self.dims(node) => self.theme.faint(),
            _ if through => self.theme.strong(),
            Some(_) => self.theme.text(),
            None => self.theme.faint(),
        }
    }

    fn text(&self, node: Node) -> Style {
        if self.dims(node) { self.theme.faint() } else { self.theme.text() }
    }

    fn mark(&self, node: Node) -> Style {
        if self.dims(node) { self.theme.faint() } else { self.theme.through() }
    }

    /// Reversed where the selection is; only bold while the keys go elsewhere.
    fn select(&self, paint: &mut Paint, x: u32, y: u32, width: u32) {
        let style = if self.focused { self.theme.selected() } else { self.theme.focus() };
        paint.style(x, y, width, style);
    }
}

/// Where the name over a column begins: where its ties do. Bare codes are narrower than their head: it ends where they do.
fn head_start(app: &App, column: usize) -> u32 {
    let (x, width) = app.layout.column(column);
    let name = app.bracket.column_name(column).width() as u32;
    let bare = matches!(app.bracket.column(column), Column::Places) && name >= width;
    if bare { (x + width).saturating_sub(name) } else { x + 1 }
}

fn draw_heads(app: &App, theme: Theme, area: Rect, buffer: &mut Buffer) {
    let competition = app.bracket.competition();
    let mut paint = Paint::at(buffer, area, (app.origin.0, 0));
    let current = app.bracket.column_of(app.cursor.node);
    for column in 0..app.bracket.columns() {
        let (x, width) = app.layout.column(column);
        let round = match app.bracket.column(column) {
            Column::Round(round) => Some(&competition[round]),
            Column::Places => None,
        };
        let name = app.bracket.column_name(column);
        let focused = column == current && app.focus == Pane::Bracket;
        let style = if focused { theme.focused_head() } else { theme.strong() };
        // As far as the next one leaves free.
        let start = head_start(app, column);
        let end =
            if column + 1 < app.bracket.columns() { head_start(app, column + 1).saturating_sub(1) } else { x + width };
        paint.text(start, 0, &cut(name, end.saturating_sub(start) as usize), style);
        let Some(round) = round.filter(|_| area.height > 1) else { continue };
        let in_boxes = app.fit.metrics.lines > 1;
        let heading = app.measures.figures[column].heading().filter(|_| in_boxes);
        let room = width.saturating_sub(heading.as_ref().map_or(1, |heading| heading.width() as u32 + 2));
        if let Some(days) = wording::days(&round.windows) {
            paint.text(x + 1, 1, &cut(&days, room as usize), theme.faint());
        }
        if let Some(heading) = heading {
            paint.text((x + width).saturating_sub(heading.width() as u32 + 1), 1, &heading, theme.faint());
        }
    }
    // More columns on either side.
    let mut edges = Paint::new(buffer, area);
    if app.origin.0 > 0 {
        edges.text(0, 0, "‹", theme.focus());
    }
    if app.layout.width() > app.origin.0 + u32::from(area.width) {
        edges.text(u32::from(area.width.saturating_sub(1)), 0, "›", theme.focus());
    }
}

/// Frames and connectors, joined where they meet.
fn draw_lines(app: &App, look: &Lights, area: Rect, buffer: &mut Buffer) {
    let (first, last) = (app.origin.1, app.origin.1 + u32::from(area.height));
    let mut grid = Grid::new(app.origin.0, app.origin.1, u32::from(area.width), u32::from(area.height));
    let framed = app.fit.metrics.lines > 1;
    for column in 0..app.bracket.columns() {
        for wire in app.layout.wires_between(column, first, last) {
            let Node::Tie(from) = wire.from else { continue };
            let lit = app.bracket.winner(from).is_some_and(|club| look.lit(club));
            let to_frame = framed && matches!(wire.to, Node::Tie(_));
            grid.wire(wire, framed, to_frame, if lit { Weight::Lit } else { Weight::Plain });
        }
        if framed {
            // A frame reaches one line beyond its node.
            for &node in app.layout.nodes_between(column, first.saturating_sub(1), last + 1) {
                let (Node::Tie(_), Some(area)) = (node, app.layout.area(node)) else { continue };
                grid.frame(area.x, area.y - 1, area.right() - 1, area.bottom(), look.weight(node));
            }
        }
    }
    let mut paint = Paint::new(buffer, area);
    for (x, y, glyph, weight) in grid.cells() {
        paint.text(x, y, glyph.encode_utf8(&mut [0; 4]), look.line(weight));
    }
}

fn draw_box(app: &App, look: &Lights, tie: TieId, area: Area, paint: &mut Paint) {
    let node = Node::Tie(tie);
    let widths = app.measures.figures[app.bracket.column_of(node)];
    for line in label::club_lines(&app.bracket, tie) {
        let y = area.y + app.layout.line_of(line.side);
        let figures = widths.lay(&line.figures);
        let code = if app.fit.details { 4 } else { 0 };
        let room = (area.width as usize).saturating_sub(3 + code + widths.total());
        let club = app.bracket.club(tie, line.side);
        let name = look.name(node, club, line.through);

        let mut x = area.x + 1;
        x += paint.text(x, y, if line.through { label::THROUGH } else { " " }, look.mark(node));
        paint.text(x, y, &cut(&line.name, room), name);
        x += room as u32;
        if app.fit.details {
            let code = line.code.as_deref().unwrap_or("");
            x += paint.text(x, y, &format!(" {code:<3}"), look.theme.faint());
        }
        draw_figures(look, node, &line, figures, x, y, paint);
        if node == look.selected && line.side == look.selected_side {
            look.select(paint, area.x + 1, y, area.width - 2);
        }
        if line.late {
            let style = club.filter(|club| look.lit(*club)).map_or(look.theme.faint(), |_| look.line(Weight::Lit));
            paint.text(area.x, y, label::ENTERS, style);
        }
    }
}

fn draw_figures(look: &Lights, node: Node, line: &ClubLine, figures: [String; 3], x: u32, y: u32, paint: &mut Paint) {
    let plain = look.text(node);
    let strong = if line.through && !look.dims(node) { look.theme.strong() } else { plain };
    let [before, score, after] = figures;
    let before_style = match line.figures {
        label::Figures::Words(_) => strong,
        label::Figures::Scores(_) => plain,
    };
    let mut x = x;
    x += paint.text(x, y, &before, before_style);
    x += paint.text(x, y, &score, strong);
    paint.text(x, y, &after, if line.through { look.mark(node) } else { plain });
}

fn draw_line(app: &App, look: &Lights, tie: TieId, area: Area, paint: &mut Paint) {
    let node = Node::Tie(tie);
    let (middle, end) = label::outcome(&app.bracket, tie);
    let column = app.bracket.column_of(node);
    let (middle_width, end_width) = app.measures.outcomes[column];
    let legs = if app.fit.details { app.measures.legs_room(column) } else { 0 };
    let room = (area.width as usize).saturating_sub(middle_width + end_width + 4 + legs) / 2;
    let winner = app.bracket.verdict(tie).winner();
    let mut x = area.x;
    for side in Side::BOTH {
        let through = winner == Some(side);
        let club = app.bracket.club(tie, side);
        let style = look.name(node, club, through);
        let room = room.saturating_sub(1);
        let selected = node == look.selected && side == look.selected_side;
        let start = x;
        x += paint.text(x, area.y, if through { label::THROUGH } else { " " }, look.mark(node));
        paint.text(x, area.y, &cut(&label::name(&app.bracket, tie, side), room), style);
        x += room as u32;
        if selected {
            look.select(paint, start, area.y, x - start);
        }
        if side == Side::A {
            x += paint.text(x, area.y, &format!(" {middle:^middle_width$} "), look.text(node));
        }
    }
    paint.text(x + 1, area.y, &end, look.mark(node));
    if legs > 0 {
        paint.text(x + 3 + end_width as u32, area.y, &label::legs(&app.bracket, tie), look.theme.faint());
    }
}

fn draw_place(app: &App, look: &Lights, place: PlaceId, area: Area, paint: &mut Paint) {
    let node = Node::Place(place);
    let y = area.y + app.layout.place_line(place);
    let club = app.bracket.club_at(place);
    let (code, name) = label::place(&app.bracket, place);
    let style = look.name(node, club, false);
    let mut x = area.x;
    x += paint.text(x, y, &format!(" {code}"), style);
    if app.fit.place_names {
        let position = if app.fit.positions { 4 } else { 0 };
        let room = (area.width as usize).saturating_sub(code.width() + 2 + position);
        paint.text(x + 1, y, &cut(&name, room), style);
        x += 1 + room as u32;
        if app.fit.positions {
            let finished = club.and_then(|club| wording::final_position(&app.bracket, club)).unwrap_or_default();
            x += paint.text(x, y, &format!(" {finished:>3}"), look.theme.faint());
        }
    }
    if node == look.selected {
        look.select(paint, area.x, y, x - area.x);
    }
}

/// A bar whose thumb is the part of the bracket in view; nothing when all of it is.
fn draw_bar(app: &App, theme: Theme, bar: Rect, buffer: &mut Buffer) {
    let (room, whole) = (u32::from(bar.height), app.layout.height());
    if whole <= room || room == 0 {
        return;
    }
    let thumb = (room * room / whole).max(1);
    let top = (app.origin.1 * (room - thumb)).div_ceil((whole - room).max(1)).min(room - thumb);
    let mut paint = Paint::new(buffer, bar);
    for y in 0..room {
        let on = (top..top + thumb).contains(&y);
        paint.text(0, y, if on { "█" } else { "│" }, theme.faint());
    }
}
