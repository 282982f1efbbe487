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

use super::{Parts, Placed};
use crate::bracket::Bracket;
use crate::browse::cursor::Cursor;
use crate::browse::measure::Fit;
use crate::browse::paint::{Paint, cut};
use crate::browse::state::State;
use crate::browse::theme::Theme;
use crate::competition::{ClubId, Column, Node, PlaceId, Side, TieId};
use crate::label::{self, ClubLine};
use crate::layout::{Area, Grid, Layout, Weight};
use crate::scenario::edit::Figure;
use crate::search::Found;
use crate::wording;

/// The bracket as it is to be seen.
pub(super) struct Scene<'a> {
    state: &'a State,
    pub bracket: &'a Bracket,
    pub layout: &'a Layout,
    pub fit: &'a Fit,
    /// The cell of the canvas in the first cell of the body.
    pub origin: (u32, u32),
    pub theme: Theme,
    /// Whether the keys go to it.
    pub focused: bool,
    pub selected: Cursor,
    /// What is lit: the road of the selected club, or what the filter found.
    pub own: Option<ClubId>,
    found: Option<&'a Found>,
    /// The figure of the selected club that is being changed.
    figure: Option<Figure>,
}

pub(super) fn draw(scene: &Scene, parts: Parts, buffer: &mut Buffer) {
    if let Some(heads) = parts.heads {
        draw_heads(scene, heads, buffer);
    }
    draw_bar(scene, parts.bar, buffer);
    draw_lines(scene, parts.body, buffer);
    let mut paint = Paint::at(buffer, parts.body, scene.origin);
    let (first, last) = (scene.origin.1, scene.origin.1 + u32::from(parts.body.height));
    for track in 0..scene.layout.tracks() {
        for &node in scene.layout.nodes_between(track, first, last) {
            let Some(area) = scene.layout.area(node) else { continue };
            match node {
                Node::Place(place) => draw_place(scene, place, area, &mut paint),
                Node::Tie(tie) if area.height > 1 => draw_box(scene, tie, area, &mut paint),
                Node::Tie(tie) => draw_line(scene, tie, area, &mut paint),
            }
        }
    }
}

impl<'a> Scene<'a> {
    pub(super) fn of(
        state: &'a State,
        placed: &'a Placed,
        origin: (u32, u32),
        theme: Theme,
        focused: bool,
    ) -> Scene<'a> {
        Scene {
            state,
            bracket: state.bracket(),
            layout: &placed.layout,
            fit: &placed.fit,
            origin,
            theme,
            focused,
            selected: state.cursor,
            own: state.club(),
            found: state.filter.found.as_ref(),
            figure: None,
        }
    }

    /// The same, while a figure of the selected club is being changed.
    pub(super) fn changing(self, figure: Option<Figure>) -> Scene<'a> {
        Scene { figure, ..self }
    }

    pub fn lit(&self, club: ClubId) -> bool {
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
        if node == self.selected.node {
            Weight::Heavy
        } else if self.is_found(node) || self.bracket.clubs(node).any(|club| self.lit(club)) {
            Weight::Lit
        } else {
            Weight::Plain
        }
    }

    pub fn line(&self, weight: Weight) -> Style {
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
    pub fn name(&self, node: Node, club: Option<ClubId>, through: bool) -> Style {
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
    pub fn select(&self, paint: &mut Paint, x: u32, y: u32, width: u32) {
        let style = if self.focused { self.theme.selected() } else { self.theme.focus() };
        paint.style(x, y, width, style);
    }
}

/// Where the name over a track begins: where its ties do. Bare codes are narrower than their head: it ends where they do.
fn head_start(scene: &Scene, track: usize) -> u32 {
    let ((x, width), column) = (scene.layout.track(track), scene.layout.column_of(track));
    let name = scene.bracket.competition().column_name(column).width() as u32;
    let bare = matches!(scene.bracket.competition().column(column), Column::Places) && name >= width;
    if bare { (x + width).saturating_sub(name) } else { x + 1 }
}

fn draw_heads(scene: &Scene, area: Rect, buffer: &mut Buffer) {
    let competition = scene.bracket.competition();
    let mut paint = Paint::at(buffer, area, (scene.origin.0, 0));
    let current = scene.layout.track_of(scene.selected.node);
    for track in 0..scene.layout.tracks() {
        let ((x, width), column) = (scene.layout.track(track), scene.layout.column_of(track));
        let round = match competition.column(column) {
            Column::Round(round) => Some(&competition[round]),
            Column::Places => None,
        };
        let name = competition.column_name(column);
        let focused = Some(track) == current && scene.focused;
        let style = if focused { scene.theme.focused_head() } else { scene.theme.strong() };
        // As far as the next one leaves free.
        let start = head_start(scene, track);
        let end =
            if track + 1 < scene.layout.tracks() { head_start(scene, track + 1).saturating_sub(1) } else { x + width };
        paint.text(start, 0, &cut(name, end.saturating_sub(start) as usize), style);
        let Some(round) = round.filter(|_| area.height > 1) else { continue };
        let in_boxes = scene.fit.metrics.lines > 1;
        let heading = scene.state.measures.figures[column].heading().filter(|_| in_boxes);
        let room = width.saturating_sub(heading.as_ref().map_or(1, |heading| heading.width() as u32 + 2));
        if let Some(days) = wording::days(&round.windows) {
            paint.text(x + 1, 1, &cut(&days, room as usize), scene.theme.faint());
        }
        if let Some(heading) = heading {
            paint.text((x + width).saturating_sub(heading.width() as u32 + 1), 1, &heading, scene.theme.faint());
        }
    }
    // More columns on either side.
    let mut edges = Paint::new(buffer, area);
    if scene.origin.0 > 0 {
        edges.text(0, 0, "‹", scene.theme.focus());
    }
    if scene.layout.width() > scene.origin.0 + u32::from(area.width) {
        edges.text(u32::from(area.width.saturating_sub(1)), 0, "›", scene.theme.focus());
    }
}

/// Frames and connectors, joined where they meet.
fn draw_lines(scene: &Scene, area: Rect, buffer: &mut Buffer) {
    let (first, last) = (scene.origin.1, scene.origin.1 + u32::from(area.height));
    let mut grid = Grid::new(scene.origin.0, scene.origin.1, u32::from(area.width), u32::from(area.height));
    let framed = scene.fit.metrics.lines > 1;
    for track in 0..scene.layout.tracks() {
        for wire in scene.layout.wires_between(scene.bracket, track, first, last) {
            let Node::Tie(from) = wire.from else { continue };
            let lit = scene.bracket.winner(from).is_some_and(|club| scene.lit(club));
            let to_frame = framed && matches!(wire.to, Node::Tie(_));
            grid.wire(&wire, framed, to_frame, if lit { Weight::Lit } else { Weight::Plain });
        }
        if framed {
            // A frame reaches one line beyond its node.
            for &node in scene.layout.nodes_between(track, first.saturating_sub(1), last + 1) {
                let (Node::Tie(_), Some(area)) = (node, scene.layout.area(node)) else { continue };
                grid.frame(area.x, area.y - 1, area.right() - 1, area.bottom(), scene.weight(node));
            }
        }
    }
    let mut paint = Paint::new(buffer, area);
    for (x, y, run, weight) in grid.runs() {
        paint.text(x, y, &run, scene.line(weight));
    }
}

fn draw_box(scene: &Scene, tie: TieId, area: Area, paint: &mut Paint) {
    let node = Node::Tie(tie);
    draw_edge(scene, tie, area, paint);
    let widths = scene.state.measures.figures[scene.bracket.competition().column_of(node)];
    for line in label::club_lines(scene.bracket, tie) {
        let y = area.y + scene.layout.line_of(line.side);
        let figures = widths.lay(&line.figures);
        let code = if scene.fit.codes { 4 } else { 0 };
        let room = (area.width as usize).saturating_sub(3 + code + widths.total());
        let club = scene.bracket.club(tie, line.side);
        let name = scene.name(node, club, line.through);

        let mut x = area.x + 1;
        x += paint.text(x, y, if line.through { label::THROUGH } else { " " }, scene.mark(node));
        paint.text(x, y, &cut(&line.name, room), name);
        x += room as u32;
        if scene.fit.codes {
            let code = line.code.as_deref().unwrap_or("");
            x += paint.text(x, y, &format!(" {code:<3}"), scene.theme.faint());
        }
        draw_figures(scene, node, &line, figures, x, y, paint);
        if node == scene.selected.node && line.side == scene.selected.side {
            let cells = scene.figure.map(|figure| match figure {
                Figure::Leg(leg) | Figure::ExtraTime(leg) => widths.of_leg(leg),
                Figure::PlayOff => widths.of_play_off(),
                Figure::Replay(replay) => widths.of_replay(replay),
                _ => widths.of_mark(),
            });
            match cells.filter(|cells| !cells.is_empty()) {
                Some(cells) => scene.select(paint, x + cells.start as u32, y, cells.len() as u32),
                None => scene.select(paint, area.x + 1, y, area.width - 2),
            }
        }
        if line.late {
            let style = club.filter(|club| scene.lit(*club)).map_or(scene.theme.faint(), |_| scene.line(Weight::Lit));
            paint.text(area.x, y, label::ENTERS, style);
        }
    }
}

/// In the line over a tie: its round, where another one stands over the track, and what is otherwise than it really was.
fn draw_edge(scene: &Scene, tie: TieId, area: Area, paint: &mut Paint) {
    let competition = scene.bracket.competition();
    let below = scene.layout.column_below(competition, Node::Tie(tie));
    let round = below.map(|column| (competition.column_name(column).to_owned(), scene.theme.strong()));
    let told = label::otherwise(scene.bracket, scene.state.turned(), tie);
    let told = told.map(|told| (told, scene.theme.notice()));
    let Some(y) = area.y.checked_sub(1) else { return };
    let (mut x, end) = (area.x + 2, area.right().saturating_sub(2));
    for (text, style) in round.into_iter().chain(told) {
        x += paint.text(x, y, &cut(&format!(" {text} "), end.saturating_sub(x) as usize), style);
    }
}

fn draw_figures(scene: &Scene, node: Node, line: &ClubLine, figures: [String; 3], x: u32, y: u32, paint: &mut Paint) {
    let plain = scene.text(node);
    let strong = if line.through && !scene.dims(node) { scene.theme.strong() } else { plain };
    let [before, score, after] = figures;
    let before_style = match line.figures {
        label::Figures::Words(_) => strong,
        label::Figures::Scores(_) => plain,
    };
    let mut x = x;
    x += paint.text(x, y, &before, before_style);
    x += paint.text(x, y, &score, strong);
    paint.text(x, y, &after, if line.through { scene.mark(node) } else { plain });
}

/// The cells that each club of a tie has on one line, with its mark, and those of the legs behind them.
fn rooms(state: &State, fit: &Fit, column: usize, area: Area) -> (usize, usize) {
    let (middle, end) = state.measures.outcomes[column];
    let legs = if fit.legs { state.measures.legs_room(column) } else { 0 };
    ((area.width as usize).saturating_sub(middle + end + 4 + legs) / 2, legs)
}

/// The first cell of the second club of a tie on one line.
pub(super) fn second_club(state: &State, fit: &Fit, column: usize, area: Area) -> u32 {
    let (room, _) = rooms(state, fit, column, area);
    area.x + (room + state.measures.outcomes[column].0 + 2) as u32
}

fn draw_line(scene: &Scene, tie: TieId, area: Area, paint: &mut Paint) {
    let node = Node::Tie(tie);
    let (middle, end) = label::outcome(scene.bracket, tie);
    let column = scene.bracket.competition().column_of(node);
    let (middle_width, end_width) = scene.state.measures.outcomes[column];
    let (room, legs) = rooms(scene.state, scene.fit, column, area);
    let winner = scene.bracket.verdict(tie).winner();
    let turned = scene.state.turned().of(tie).is_some();
    let mut x = area.x;
    for side in Side::BOTH {
        let through = winner == Some(side);
        let club = scene.bracket.club(tie, side);
        let style = scene.name(node, club, through);
        let room = room.saturating_sub(1);
        let selected = node == scene.selected.node && side == scene.selected.side;
        let start = x;
        // There is no line over it to say how: its mark is another one.
        let marked = turned && side == winner.unwrap_or(Side::A);
        let mark = match (marked, through) {
            (true, _) => label::OTHERWISE,
            (false, true) => label::THROUGH,
            (false, false) => " ",
        };
        x += paint.text(x, area.y, mark, if marked { scene.theme.notice() } else { scene.mark(node) });
        paint.text(x, area.y, &cut(&label::name(scene.bracket, tie, side), room), style);
        x += room as u32;
        if selected {
            scene.select(paint, start, area.y, x - start);
        }
        if side == Side::A {
            x += paint.text(x, area.y, &format!(" {middle:^middle_width$} "), scene.text(node));
        }
    }
    paint.text(x + 1, area.y, &end, scene.mark(node));
    if legs > 0 {
        paint.text(x + 3 + end_width as u32, area.y, &label::legs(scene.bracket, tie), scene.theme.faint());
    }
}

fn draw_place(scene: &Scene, place: PlaceId, area: Area, paint: &mut Paint) {
    let node = Node::Place(place);
    let y = area.y + scene.layout.place_line(place);
    let club = scene.bracket.club_at(place);
    let (code, name) = label::place(scene.bracket, place);
    let style = scene.name(node, club, false);
    let mut x = area.x;
    x += paint.text(x, y, &format!(" {code}"), style);
    if scene.fit.place_names {
        let position = if scene.fit.positions { 4 } else { 0 };
        let room = (area.width as usize).saturating_sub(code.width() + 2 + position);
        paint.text(x + 1, y, &cut(&name, room), style);
        x += 1 + room as u32;
        if scene.fit.positions {
            let finished = club.and_then(|club| wording::final_position(scene.bracket, club)).unwrap_or_default();
            x += paint.text(x, y, &format!(" {finished:>3}"), scene.theme.faint());
        }
    }
    if node == scene.selected.node {
        scene.select(paint, area.x, y, x - area.x);
    }
}

/// A bar whose thumb is the part of the bracket in view; nothing when all of it is.
fn draw_bar(scene: &Scene, bar: Rect, buffer: &mut Buffer) {
    let (room, whole) = (u32::from(bar.height), scene.layout.height());
    if whole <= room || room == 0 {
        return;
    }
    let thumb = (room * room / whole).max(1);
    let top = (scene.origin.1 * (room - thumb)).div_ceil((whole - room).max(1)).min(room - thumb);
    let mut paint = Paint::new(buffer, bar);
    for y in 0..room {
        let on = (top..top + thumb).contains(&y);
        paint.text(0, y, if on { "█" } else { "│" }, scene.theme.faint());
    }
}
