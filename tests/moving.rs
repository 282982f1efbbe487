//! Moving about in a bracket: the arrows alone lead to every node of any bracket, each arrow means what the table of
//! keys says of it, and nothing that anybody does makes the program panic or draw what it should not, at any size.

mod generator;

use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use cuptie::bracket::{Bracket, Node};
use cuptie::browse::app::{Action, App};
use cuptie::browse::keys::{Command, TABLE};
use cuptie::browse::view::{self, Look, Theme};
use cuptie::competition::{Competition, DEFAULT};
use generator::{Feeding, bracket, cases, competitions, nodes};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

const ARROWS: [Command; 4] = [Command::Up, Command::Down, Command::Left, Command::Right];

fn size(width: u16, height: u16) -> Size {
    Size::new(width, height)
}

fn sizes() -> impl Strategy<Value = Size> {
    prop_oneof![Just(size(80, 24)), Just(size(30, 8))]
}

/// Where `presses` lead from the first selection.
fn press(text: &str, size: Size, presses: &[Command]) -> App {
    let mut app = App::new(bracket(text), size);
    for command in presses {
        app.update(Action::Command(*command));
    }
    app
}

/// The selection as far as it can be told from outside: the node, and where left leads, which depends on the club.
type Place = (Node, Node);

/// Every selection that arrows lead to, with the presses for it and with where each arrow leads from there.
fn walk(text: &str, size: Size) -> HashMap<Place, (Vec<Command>, [Node; 4])> {
    let mut found = HashMap::new();
    let mut waiting = VecDeque::from([Vec::new()]);
    while let Some(presses) = waiting.pop_front() {
        let here = press(text, size, &presses).selection();
        let reached = ARROWS.map(|arrow| press(text, size, &[&presses[..], &[arrow]].concat()).selection());
        if found.contains_key(&(here, reached[2])) {
            continue;
        }
        for (arrow, node) in ARROWS.into_iter().zip(reached) {
            // Right of a place are the groups, which then have the keys.
            if node != here {
                waiting.push_back([&presses[..], &[arrow]].concat());
            }
        }
        found.insert((here, reached[2]), (presses, reached));
    }
    found
}

fn check_reached(text: &str, size: Size) -> Result<(), TestCaseError> {
    let bracket = bracket(text);
    let reached: HashSet<Node> = walk(text, size).into_keys().map(|(node, _)| node).collect();
    let missing: Vec<Node> = nodes(&bracket).into_iter().filter(|node| !reached.contains(node)).collect();
    prop_assert!(missing.is_empty(), "arrows do not lead to {missing:?}");
    Ok(())
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn arrows_lead_to_every_node_when_rounds_follow_each_other(
        text in competitions(Feeding::RoundBefore, 4),
        size in sizes(),
    ) {
        check_reached(&text, size)?;
    }

    #[test]
    fn each_arrow_does_what_the_table_of_keys_says(
        text in competitions(Feeding::AnyEarlierRound, 2),
        size in sizes(),
    ) {
        let bracket = bracket(&text);
        let column = |node| bracket.column_of(node);
        let columns: BTreeSet<usize> = nodes(&bracket).into_iter().map(column).collect();
        for ((here, _), (presses, [up, down, left, right])) in walk(&text, size) {
            prop_assert_eq!((column(up), column(down)), (column(here), column(here)), "after {:?}", presses);
            if let Node::Tie(tie) = here && let Some(next) = bracket.next(tie) {
                prop_assert_eq!(right, next, "after {:?}", &presses);
                // It takes the club along, so that left leads back to where that club came from.
                let there_and_back = [&presses[..], &[Command::Right, Command::Left]].concat();
                prop_assert_eq!(press(&text, size, &there_and_back).selection(), here, "after {:?}", presses);
            } else {
                let nearest = columns.range(column(here) + 1..).next().copied();
                prop_assert_eq!(column(right), nearest.unwrap_or(column(here)), "after {:?}", &presses);
            }
            let feeders: Vec<Node> = bracket.feeders(here).map(Node::Tie).collect();
            if feeders.is_empty() {
                let nearest = columns.range(..column(here)).next_back().copied();
                prop_assert_eq!(column(left), nearest.unwrap_or(column(here)), "after {:?}", presses);
            } else {
                prop_assert!(feeders.contains(&left), "after {presses:?}");
            }
        }
    }
}

/// What somebody does, or what happens to them.
#[derive(Debug, Clone)]
enum Deed {
    Command(Command),
    Type(char),
    Erase,
    Click(u16, u16),
    Wheel(u16, u16, i16),
    Resize(u16, u16),
    /// As it comes from the terminal.
    Event(Event),
}

fn deeds() -> impl Strategy<Value = Deed> {
    let commands: Vec<Command> = TABLE.iter().map(|binding| binding.command).collect();
    let small = || (0u16..130, 0u16..45);
    let letter = || select("abdeéiu3 /nxz?q鹿".chars().collect::<Vec<_>>());
    let key = letter().prop_map(|letter| KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE));
    let mouse = (select(&[MouseEventKind::Down(MouseButton::Left), MouseEventKind::ScrollDown][..]), small());
    prop_oneof![
        8 => select(commands).prop_map(Deed::Command),
        3 => letter().prop_map(Deed::Type),
        1 => Just(Deed::Erase),
        3 => small().prop_map(|(x, y)| Deed::Click(x, y)),
        2 => (small(), -30i16..30).prop_map(|((x, y), lines)| Deed::Wheel(x, y, lines)),
        2 => small().prop_map(|(width, height)| Deed::Resize(width, height)),
        1 => (0u16..=20, 0u16..=12).prop_map(|(width, height)| Deed::Resize(width, height)),
        1 => select(&[(500, 200), (1, 1), (1, 200), (500, 1)][..]).prop_map(|(w, h)| Deed::Resize(w, h)),
        3 => key.prop_map(|key| Deed::Event(Event::Key(key))),
        2 => mouse.prop_map(|(kind, (column, row))| {
            Deed::Event(Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }))
        }),
    ]
}

fn typed(code: KeyCode) -> Action {
    Action::Typed(Event::Key(KeyEvent::new(code, KeyModifiers::NONE)))
}

fn act(app: &mut App, deed: Deed) {
    let action = match deed {
        Deed::Command(command) => Some(Action::Command(command)),
        Deed::Type(letter) => Some(typed(KeyCode::Char(letter))),
        Deed::Erase => Some(typed(KeyCode::Backspace)),
        Deed::Click(x, y) => Some(Action::Click(x, y)),
        Deed::Wheel(x, y, lines) => Some(Action::Wheel(x, y, lines)),
        Deed::Resize(width, height) => Some(Action::Resize(size(width, height))),
        Deed::Event(event) => app.action(event),
    };
    if let Some(action) = action {
        app.update(action);
    }
}

/// Draws as the program does, and holds that what is drawn is fit for a terminal.
fn draw(app: &mut App, look: Look) -> Result<(), TestCaseError> {
    let area = Rect::from((ratatui::layout::Position::ORIGIN, app.size()));
    let mut buffer = Buffer::empty(area);
    let drawn = view::draw(app, look, area, &mut buffer);
    app.note(drawn.extents);
    prop_assert!(drawn.caret.is_none_or(|caret| area.contains(caret)), "{:?} in {area:?}", drawn.caret);
    for cell in &buffer.content {
        prop_assert!(!cell.symbol().chars().any(char::is_control), "{:?}", cell.symbol());
        prop_assert!(!look.ascii || cell.symbol().is_ascii(), "{:?}", cell.symbol());
    }
    Ok(())
}

fn looks() -> impl Strategy<Value = Look> {
    (any::<bool>(), any::<bool>()).prop_map(|(colours, ascii)| Look { theme: Theme::new(colours), ascii })
}

fn go_through(app: &mut App, look: Look, deeds: Vec<Deed>) -> Result<(), TestCaseError> {
    draw(app, look)?;
    for deed in deeds {
        act(app, deed);
        draw(app, look)?;
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn nothing_that_is_done_to_any_bracket_makes_it_panic(
        text in competitions(Feeding::AnyEarlierRound, 6),
        (width, height) in (0u16..130, 0u16..45),
        look in looks(),
        deeds in vec(deeds(), 0..30),
    ) {
        go_through(&mut App::new(bracket(&text), size(width, height)), look, deeds)?;
    }

    #[test]
    fn nothing_that_is_done_to_the_built_in_bracket_makes_it_panic(
        (width, height) in (0u16..130, 0u16..45),
        look in looks(),
        deeds in vec(deeds(), 0..30),
    ) {
        let competition = Competition::embedded().expect("the built-in competition holds together");
        go_through(&mut App::new(Bracket::new(competition), size(width, height)), look, deeds)?;
    }
}

#[test]
fn arrows_lead_everywhere_in_the_built_in_bracket() -> Result<(), TestCaseError> {
    check_reached(DEFAULT, size(80, 24))?;
    check_reached(DEFAULT, size(30, 8))
}
