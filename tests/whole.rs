//! The whole bracket at once, at any size: what is selected is always seen, keys and clicks lead where they say, and back in
//! there is what was selected.

mod generator;
mod support;

use cuptie::browse::keys::Command;
use cuptie::browse::{self, Action, App};
use cuptie::competition::Side;
use generator::{Feeding, bracket, cases, competitions};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::style::Modifier;
use support::{COLOURS, Screen, cup};

const ZOOM: Command = Command::Own("zoom");

fn press(app: &mut App, command: Command) {
    app.update(Action::Command(command));
}

/// Zoomed out until all of it is seen: there boxes or a list come next.
fn zoom_out(app: &mut App) {
    let is_list = app.size().width < 30 || app.size().height < 8;
    (0..if is_list { 1 } else { 2 }).for_each(|_| press(app, ZOOM));
}

fn drawn(app: &App) -> Buffer {
    let area = Rect::new(0, 0, app.size().width, app.size().height);
    let mut buffer = Buffer::empty(area);
    browse::draw(app, COLOURS, area, &mut buffer);
    buffer
}

/// The cells in reverse.
fn selected(buffer: &Buffer) -> Vec<(u16, u16)> {
    let is_reversed = |at: &(u16, u16)| buffer[*at].modifier.contains(Modifier::REVERSED);
    let cells = (0..buffer.area.height).flat_map(|y| (0..buffer.area.width).map(move |x| (x, y)));
    cells.filter(is_reversed).collect()
}

fn moves() -> impl Strategy<Value = Vec<Command>> {
    use Command::{Down, First, HalfPageDown, Last, Left, NextRound, OtherClub, PageDown, PreviousRound, Right, Up};
    const MOVES: &[Command] =
        &[Down, Right, Left, Up, PageDown, HalfPageDown, First, Last, NextRound, PreviousRound, OtherClub];
    vec(select(MOVES), 0..16)
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn what_is_selected_is_seen_at_any_size(
        text in competitions(Feeding::Anyhow, 6), (width, height) in (16u16..130, 3u16..45), moves in moves(), query in "[a-d1]?",
    ) {
        let mut app = App::new(bracket(&text), Size::new(width, height));
        app.ask(&query);
        zoom_out(&mut app);
        for command in moves {
            press(&mut app, command);
            let seen = selected(&drawn(&app));
            prop_assert!(!seen.is_empty(), "nothing is selected after {command:?}");
            let line = seen[0].1;
            prop_assert!(seen.iter().all(|(_, y)| *y == line), "one cell of the bracket: {seen:?}");
        }
    }

    #[test]
    fn a_click_selects_what_is_there_and_a_second_one_goes_in(
        text in competitions(Feeding::Anyhow, 6), (width, height) in (30u16..130, 8u16..45), at in (0u16..130, 3u16..45), query in "[a-d1]?",
    ) {
        let (x, y) = (at.0 % width, at.1.min(height - 2));
        let mut app = App::new(bracket(&text), Size::new(width, height));
        app.ask(&query);
        zoom_out(&mut app);
        let before = app.selection();
        app.update(Action::Click(x, y));
        let there = selected(&drawn(&app));
        // Where the tie stands beside the bracket or below it, that may have been clicked.
        prop_assume!(app.selection() != before && !there.is_empty());
        let selection = app.selection();
        app.update(Action::Click(there[0].0, there[0].1));
        prop_assert_eq!(app.selection(), selection);
        zoom_out(&mut app);
        prop_assert_eq!(selected(&drawn(&app)), there, "it had gone in");
    }
}

#[test]
fn right_and_left_follow_the_tree_there_too() {
    let mut app = App::new(cup(64), Size::new(120, 40));
    zoom_out(&mut app);
    let bracket = cup(64);
    let competition = bracket.competition();
    let mut node = app.selection();
    for _ in 0..5 {
        press(&mut app, Command::Right);
        let next = node.tie().and_then(|tie| competition.next(tie)).expect("its winner plays on");
        assert_eq!(app.selection(), next);
        node = next;
    }
    // The final is alone: its clubs are above each other.
    press(&mut app, Command::Up);
    assert_eq!((app.selection(), app.side()), (node, Side::A));
    press(&mut app, Command::Left);
    assert_eq!(competition.number(app.selection()), (1, 2));
}

#[test]
fn z_goes_in_turns_and_enter_and_escape_go_in() {
    let at = |keys: &str| Screen::new(120, 40).press(keys).text();
    assert_eq!(at("z z z"), at(""));
    assert_eq!(at("z z enter"), at(""));
    assert_eq!(at("z z esc"), at(""));
    assert_eq!(at("z z right down enter"), at("right down"));
    // Escape is for the filter first.
    let cleared = at("z z / n g a enter esc");
    assert!(cleared.contains("16 places") && !cleared.contains("/nga"), "{cleared}");
    // What is changed is seen.
    assert_eq!(at("z z 2"), at("2"));
}

#[test]
fn footer_and_heads_tell_what_there_is() {
    let text = Screen::with(cup(1024), COLOURS, 120, 40).press("z z").text();
    for told in ["Enter zoom in", "z zoom", "512 ties", "Round of 2", "1 tie"] {
        assert!(text.contains(told), "{told}\n{text}");
    }
}

#[test]
fn the_road_of_the_selected_club_leads_through_all_its_rounds() {
    // The last of all clubs wins the cup: its road has a stretch in each gap between two rounds.
    let screen = Screen::with(cup(256), COLOURS, 120, 40).press("end z z");
    let is_lit = |x: u16, y: u16| {
        let cell = &screen.buffer[(x, y)];
        "─│┌┐└┘".contains(cell.symbol()) && cell.modifier.contains(Modifier::BOLD)
    };
    let columns = (0..120).filter(|x| (3..25).any(|y| is_lit(*x, y))).count();
    assert!(columns >= 7, "{}", screen.text());
}
