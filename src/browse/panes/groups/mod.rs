//! The groups as a pane: in draw order, each place with its club, and where that club finished; and which place is
//! selected.
//!
//! ```text
//! Group A               pos  pld   w  d  l   goals  diff  pts
//! A1  USM Alger        ▸1st    6   4  1  1     8–3    +5   13
//! A2  Modern Future    ▸2nd    6   3  2  1     9–3    +6   11
//! ```

mod arrangement;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use self::arrangement::{Arrangement, Figure};
use super::{BACK, Hint, MOVE, Pane, Part, Placement, Reply, Scroll, dispute, step_in_list};
use crate::bracket::Bracket;
use crate::browse::keys::Command;
use crate::browse::paint::{Paint, cut, exactly};
use crate::browse::sheet::{Sheet, mark_more};
use crate::browse::state::State;
use crate::browse::theme::Theme;
use crate::competition::{ClubId, Group, Node, PlaceId, Side, Standing};
use crate::label;
use crate::wording;

/// The pane.
#[derive(Debug, Default)]
pub struct Groups {
    scroll: Scroll,
    /// While it is on the screen.
    arranged: Option<Arrangement>,
}

impl Pane for Groups {
    fn name(&self) -> &'static str {
        "groups"
    }

    fn place(&self) -> Placement {
        Placement::Side
    }

    fn offered(&self, state: &State) -> bool {
        !state.bracket().competition().places().is_empty()
    }

    fn is_about(&self, node: Node) -> bool {
        matches!(node, Node::Place(_))
    }

    fn selected(&self, state: &State) -> Node {
        Node::Place(state.place)
    }

    fn hints(&self, _state: &State) -> &[Hint] {
        &[BACK, (MOVE, "move")]
    }

    fn answers(&self, _state: &State, command: Command) -> bool {
        // The selection is a place, which has one club and no score.
        !matches!(command, Command::OtherClub | Command::Goals(_) | Command::NextRound | Command::PreviousRound)
    }

    /// The places have another order here: a place has its code.
    fn position(&self, state: &State) -> [String; 2] {
        let bracket = state.bracket();
        let code = bracket.competition().place_code(state.place);
        let column = bracket.competition().column_name(bracket.competition().column_of(Node::Place(state.place)));
        [format!("{column} {code}"), code]
    }

    fn head(&self, state: &State) -> [String; 2] {
        let stage = state.bracket().competition().group_stage();
        let draw = stage.and_then(|stage| stage.draw.as_ref());
        let drawn = draw.map_or_else(String::new, |draw| format!(" · drawn {}", wording::date(draw.date)));
        [stage.map_or_else(String::new, |stage| stage.name.clone()) + &drawn, String::new()]
    }

    fn width(&self, state: &State) -> Option<u16> {
        Some(arrangement::width(state))
    }

    fn height(&self, state: &State, width: u16) -> u16 {
        arrangement::height_at(state, width)
    }

    fn arrange(&mut self, state: &State, part: Part) {
        self.arranged = (!part.area.is_empty()).then(|| Arrangement::of(state, part.area));
        let Some(groups) = &self.arranged else {
            self.scroll = Scroll::default();
            return;
        };
        self.scroll.clamp(0, groups.beyond);
        if !state.looks_away {
            // As little as it takes to have the selected place in view, and its neighbours. Below the last place, what is
            // said about them can be scrolled on to.
            let selected = selected(state, part);
            let line = groups.line_of(state, selected);
            let least = line.saturating_add(2).saturating_sub(groups.body.height).min(groups.beyond);
            let last = selected.index() + 1 == state.bracket().competition().places().len();
            self.scroll.clamp(least, if last { groups.beyond } else { line.saturating_sub(1) });
        }
    }

    fn command(&mut self, state: &mut State, command: Command, part: Part) -> Reply {
        let Some(last) = state.bracket().competition().places().len().checked_sub(1) else { return Reply::NotMine };
        match command {
            Command::Back => return Reply::NotMine,
            Command::Open => return leave(state),
            Command::Down | Command::PageDown | Command::HalfPageDown | Command::Last
                if state.place.index() == last =>
            {
                // On to what is said below the last place.
                self.scroll.command(command, part.area.height.saturating_sub(1));
            }
            _ => {}
        }
        state.place = place_after(state, command, last).unwrap_or(state.place);
        Reply::Done
    }

    fn click(&mut self, state: &mut State, x: u16, y: u16) -> Reply {
        let scroll = self.scroll.line();
        match self.arranged.as_ref().and_then(|groups| groups.place_at(state, scroll, x, y)) {
            Some(place) if place == state.place => return leave(state),
            Some(place) => state.place = place,
            None => {}
        }
        Reply::Done
    }

    fn wheel(&mut self, _state: &State, lines: i16) {
        self.scroll.wheel(lines);
    }

    fn draw(&self, state: &State, theme: Theme, part: Part, buffer: &mut Buffer) {
        let (Some(stage), Some(groups)) = (state.bracket().competition().group_stage(), &self.arranged) else { return };
        let (body, scroll) = (groups.body, self.scroll.line());
        for (group, slot) in stage.groups.iter().zip(&groups.slots) {
            let mut paint = Paint::at(buffer, body, (0, u32::from(scroll)));
            draw_group(state, theme, group, groups, *slot, part, &mut paint);
        }
        let height = groups.slots.iter().map(|slot| slot.bottom()).max().unwrap_or(0);
        let top = height.saturating_sub(scroll).min(body.height);
        let rest = Rect { y: body.y + top, height: body.height - top, ..body };
        notes(state.bracket(), body.width).draw(theme, scroll.saturating_sub(height), rest, buffer);
        mark_more(theme, scroll > 0, scroll < groups.beyond, body, buffer);
    }
}

/// The place that is selected: the groups' own while the keys go there, else the one the bracket is at.
fn selected(state: &State, part: Part) -> PlaceId {
    match state.selection() {
        Node::Place(place) if !part.has_keys => place,
        _ => state.place,
    }
}

/// Back to the tie that sent the club here, or to the place where it enters.
fn leave(state: &mut State) -> Reply {
    let place = Node::Place(state.place);
    let node = state.bracket().competition().origin(place, Side::A).map_or(place, Node::Tie);
    state.select(node);
    Reply::ToMain
}

/// The place to which a key leads from the one selected, of `last` + 1: a place or a group further, or to either end.
fn place_after(state: &State, command: Command, last: usize) -> Option<PlaceId> {
    let competition = state.bracket().competition();
    let place = &competition[state.place];
    let sibling = |group: usize| {
        let mut places = competition.groups().get(group)?.places();
        let same = places.len().min(place.position as usize).checked_sub(1)?;
        places.nth(same)
    };
    let at = state.place.index();
    let page = competition.groups().get(place.group).map_or(1, |group| group.places().len().max(1));
    match command {
        Command::Left => place.group.checked_sub(1).and_then(sibling),
        Command::Right => sibling(place.group + 1),
        _ => step_in_list(command, at, page, last).map(|index| PlaceId(index as u32)),
    }
}

/// What is said below the groups.
fn notes(bracket: &Bracket, width: u16) -> Sheet {
    let mut notes = Sheet::new(width);
    let Some(stage) = bracket.competition().group_stage() else { return notes };
    let drawn = bracket.competition().places().iter().any(|place| place.drawn.is_some());
    if drawn && stage.groups.iter().any(|group| !bracket.table(group).is_empty()) {
        notes.text(0, "The final standings are not from the draw, but from other sources.", Theme::faint);
    }
    for group in &stage.groups {
        if let Some(note) = bracket.group_note(group) {
            notes.text(0, &format!("{}: {note}", group.name), Theme::faint);
        }
    }
    notes.heading("Where sources differ");
    for dispute in bracket.stage_disputes() {
        dispute::write(&mut notes, bracket, dispute);
    }
    notes
}

fn draw_group(
    state: &State,
    theme: Theme,
    group: &Group,
    groups: &Arrangement,
    slot: Rect,
    part: Part,
    paint: &mut Paint,
) {
    let (x, mut y) = (u32::from(slot.x) + 1, u32::from(slot.y));
    let figures: usize = groups.detail.figures().map(|(.., cells)| cells).sum();
    let name = usize::from(slot.width).saturating_sub(figures + 6).min(state.measures.place_name());
    paint.text(x, y, &format!("Group {}", group.name), theme.strong());
    let table = state.bracket().table(group);
    if !table.is_empty() {
        let headings = groups.detail.figures().map(|(_, heading, cells)| format!("{heading:>cells$}"));
        paint.text(x + name as u32 + 4, y, &headings.collect::<String>(), theme.faint());
    }
    for place in group.places() {
        y += 1;
        let club = state.bracket().club_at(place);
        let (code, club_name) = label::place(state.bracket(), place);
        let standing = club.and_then(|club| standing(table, club));
        let found = state.filter.found.as_ref();
        let style = match (club, found) {
            (Some(club), Some(found)) if found.has_club(club) => theme.found(),
            (_, Some(_)) => theme.faint(),
            (Some(club), None) if state.club() == Some(club) => theme.road(),
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
        if place == selected(state, part) && (part.has_keys || state.selection() == Node::Place(place)) {
            let style = if part.has_keys { theme.selected() } else { theme.focus() };
            paint.style(start, y, x.saturating_sub(start).max(code.width() as u32), style);
        }
    }
}

/// A club's line of the final table, and its position counted from 0.
fn standing(table: &[Standing], club: ClubId) -> Option<(usize, &Standing)> {
    table.iter().enumerate().find(|(_, standing)| standing.club == club)
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
