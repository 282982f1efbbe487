//! The group stage: the groups in draw order, each place with its club, and where that club finished.
//!
//! ```text
//! Group A               pos  pld   w  d  l   goals  diff  pts
//! A1  USM Alger        ▸1st    6   4  1  1     8–3    +5   13
//! A2  Modern Future    ▸2nd    6   3  2  1     9–3    +6   11
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::paint::{Paint, cut, exactly};
use super::sheet::{Sheet, mark_more};
use super::tie::write_dispute;
use super::{Theme, head};
use crate::bracket::{Bracket, Node};
use crate::browse::app::App;
use crate::browse::groups::{Arrangement, Figure};
use crate::browse::screen::Pane;
use crate::competition::{ClubId, Group, Standing};
use crate::label;
use crate::wording;

/// Draws the pane. Returns how far its text can be scrolled, in lines.
pub(super) fn draw(app: &App, theme: Theme, area: Rect, buffer: &mut Buffer) -> u16 {
    let Some(stage) = app.bracket.competition().group_stage() else { return 0 };
    let mut title = stage.name.clone();
    if let Some(draw) = &stage.draw {
        title.push_str(&format!(" · drawn {}", wording::date(draw.date)));
    }
    head(&mut Paint::new(buffer, area), app, theme, Pane::Groups, &title);
    let groups = app.groups_in(area);
    let Arrangement { body, scroll, beyond, .. } = groups;
    for (index, group) in stage.groups.iter().enumerate() {
        draw_group(app, theme, group, &groups, index, buffer);
    }
    let height = groups.slots.iter().map(|slot| slot.bottom()).max().unwrap_or(0);
    let top = height.saturating_sub(scroll).min(body.height);
    let rest = Rect { y: body.y + top, height: body.height - top, ..body };
    notes(&app.bracket, theme, body.width).draw(scroll.saturating_sub(height), rest, buffer);
    mark_more(theme, scroll > 0, scroll < beyond, body, buffer);
    beyond
}

/// What is said below the groups.
pub(super) fn notes(bracket: &Bracket, theme: Theme, width: u16) -> Sheet {
    let mut notes = Sheet::new(theme, width);
    let Some(stage) = bracket.competition().group_stage() else { return notes };
    let drawn = bracket.competition().places().iter().any(|place| place.drawn.is_some());
    if drawn && stage.groups.iter().any(|group| !group.table.is_empty()) {
        notes.text(0, "The final standings are not from the draw, but from other sources.", theme.faint());
    }
    for group in &stage.groups {
        if let Some(note) = &group.note {
            notes.text(0, &format!("{}: {note}", group.name), theme.faint());
        }
    }
    notes.heading("Where sources differ");
    for dispute in &stage.disputes {
        write_dispute(&mut notes, bracket, theme, dispute);
    }
    notes
}

fn draw_group(app: &App, theme: Theme, group: &Group, groups: &Arrangement, index: usize, buffer: &mut Buffer) {
    let slot = groups.slots[index];
    let mut paint = Paint::at(buffer, groups.body, (0, u32::from(groups.scroll)));
    let (x, mut y) = (u32::from(slot.x) + 1, u32::from(slot.y));
    let figures: usize = groups.detail.figures().map(|(.., cells)| cells).sum();
    let name = usize::from(slot.width).saturating_sub(figures + 6).min(app.measures.place_name());
    paint.text(x, y, &format!("Group {}", group.name), theme.strong());
    if !group.table.is_empty() {
        let headings = groups.detail.figures().map(|(_, heading, cells)| format!("{heading:>cells$}"));
        paint.text(x + name as u32 + 4, y, &headings.collect::<String>(), theme.faint());
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
            let strength = if standing.through { theme.strong() } else { theme.text() };
            for (figure, _, cells) in groups.detail.figures() {
                let text = text(figure, position, standing);
                paint.text(x, y, &format!("{:>cells$}", cut(&text, cells - 1)), strength);
                if figure == Figure::Position && standing.through {
                    paint.text(x + cells as u32 - 4, y, label::THROUGH, theme.through());
                }
                x += cells as u32;
            }
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

fn text(figure: Figure, position: usize, standing: &Standing) -> String {
    let Standing { won, drawn, lost, scored, against, points, .. } = standing;
    match figure {
        Figure::Position => wording::ordinal(position + 1),
        Figure::Played => (u32::from(*won) + u32::from(*drawn) + u32::from(*lost)).to_string(),
        Figure::Won => won.to_string(),
        Figure::Drawn => drawn.to_string(),
        Figure::Lost => lost.to_string(),
        Figure::Goals => format!("{scored}–{against}"),
        Figure::Difference => match i32::from(*scored) - i32::from(*against) {
            0 => "0".to_owned(),
            difference => format!("{difference:+}").replace('-', "−"),
        },
        Figure::Points => points.to_string(),
    }
}
