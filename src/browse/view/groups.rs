//! The group stage: the groups in draw order, each place with its club, and where that club finished.
//!
//! ```text
//! Group A                   pos  pts
//! A1 USM Alger              1st   13
//! A2 Modern Future          2nd   11
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::paint::{Paint, exactly};
use super::sheet::Sheet;
use super::tie::write_dispute;
use super::{Theme, head};
use crate::bracket::Node;
use crate::browse::app::App;
use crate::browse::groups::Arrangement;
use crate::browse::screen::Pane;
use crate::competition::{ClubId, Group, Standing};
use crate::label;
use crate::wording;

/// The width from which a group shows matches and goals, not only points.
const WITH_MATCHES: usize = 58;

/// Draws the pane. Returns the height of its text, in lines.
pub(super) fn draw(app: &App, theme: Theme, area: Rect, buffer: &mut Buffer) -> u16 {
    let Some(stage) = &app.bracket.competition().group_stage else { return 0 };
    let mut title = stage.name.clone();
    if let Some(draw) = &stage.draw {
        title.push_str(&format!(" · drawn {}", wording::date(draw.date)));
    }
    head(&mut Paint::new(buffer, area), app, theme, Pane::Groups, &title);
    let Arrangement { body, slots, scroll } = app.groups_in(area);
    let mut height = 0;
    for (group, slot) in stage.groups.iter().zip(&slots) {
        draw_group(app, theme, group, *slot, scroll, body, buffer);
        height = height.max(slot.y + slot.height);
    }
    let mut notes = Sheet::new(theme, body);
    if stage.groups.iter().any(|group| !group.table.is_empty()) {
        notes.text(0, "The final standings are not from the draw, but from other sources.", theme.faint());
    }
    for group in &stage.groups {
        if let Some(note) = &group.note {
            notes.text(0, &format!("{}: {note}", group.name), theme.faint());
        }
    }
    notes.heading("Where sources differ");
    for dispute in &stage.disputes {
        write_dispute(&mut notes, &app.bracket, theme, dispute);
    }
    let top = height.saturating_sub(scroll);
    let rest = Rect { y: body.y + top.min(body.height), height: body.height.saturating_sub(top), ..body };
    height + notes.draw(scroll.saturating_sub(height), rest, buffer) + 1
}

fn draw_group(app: &App, theme: Theme, group: &Group, slot: Rect, scroll: u16, body: Rect, buffer: &mut Buffer) {
    let mut paint = Paint::at(buffer, body, (0, u32::from(scroll)));
    let (x, mut y) = (u32::from(slot.x) + 1, u32::from(slot.y));
    let width = usize::from(slot.width.saturating_sub(2));
    let with_matches = width >= WITH_MATCHES;
    let figures = if with_matches { 31 } else { 11 };
    let name = width.saturating_sub(figures + 4).min(28);
    let heading = if with_matches { "   pos   w  d  l   goals   pts" } else { "  pos   pts" };
    paint.text(x, y, &format!("Group {}", group.name), theme.strong());
    if !group.table.is_empty() {
        paint.text(x + name as u32 + 4, y, heading, theme.faint());
    }
    for place in group.places() {
        y += 1;
        let club = app.bracket.club_at(place);
        let (code, club_name) = label::place(&app.bracket, place);
        let standing = club.and_then(|club| standing(group, club));
        let found = app.filter.found.as_ref();
        let style = match (club, found) {
            (Some(club), Some(found)) if found.has_club(club) => theme.found(),
            (_, Some(_)) => theme.faint(),
            (Some(club), None) if app.club() == Some(club) => theme.road(),
            _ => theme.text(),
        };
        let start = x;
        let mut x = x + paint.text(x, y, &format!("{code:<3} "), theme.faint());
        x += paint.text(x, y, &exactly(&club_name, name), style);
        if let Some((position, standing)) = standing {
            let position = wording::ordinal(position + 1);
            let through = if standing.through { label::THROUGH } else { " " };
            x += paint.text(x, y, &format!("{:>1$}", through, if with_matches { 3 } else { 2 }), theme.through());
            let text = if with_matches {
                let goals = format!("{}–{}", standing.scored, standing.against);
                let Standing { won, drawn, lost, points, .. } = standing;
                format!("{position:>3}  {won:>2} {drawn:>2} {lost:>2}  {goals:>6}  {points:>4}")
            } else {
                format!("{position:>3}  {:>4}", standing.points)
            };
            x += paint.text(x, y, &text, if standing.through { theme.strong() } else { theme.text() });
        }
        if place == app.selected_place() && (app.focus == Pane::Groups || app.cursor.node == Node::Place(place)) {
            let style = if app.focus == Pane::Groups { theme.selected() } else { theme.focus() };
            paint.style(start, y, x.saturating_sub(start).max(code.width() as u32), style);
        }
    }
}

/// A club's line of the final table, and its position counted from 0.
fn standing(group: &Group, club: ClubId) -> Option<(usize, &Standing)> {
    group.table.iter().enumerate().find(|(_, standing)| standing.club == club)
}
