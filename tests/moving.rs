//! Moving about in a bracket: the arrows alone lead from everywhere to every node of any bracket, each arrow means what
//! the table of keys says of it, and nothing that anybody does makes the program panic or draw what it should not, at
//! any size.

mod generator;
mod walk;

use std::collections::BTreeSet;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use cuptie::bracket::Bracket;
use cuptie::browse::keys::Command;
use cuptie::browse::{self, Action, App, Look, Settings, SidesWish, Theme};
use cuptie::competition::{Node, Side, Slot, TieId};
use cuptie::search::Index;
use cuptie::source;
use generator::{Feeding, bracket, cases, competitions, nodes};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use walk::{Selected, check_reached, selected, walk};

fn size(width: u16, height: u16) -> Size {
    Size::new(width, height)
}

fn sizes() -> impl Strategy<Value = Size> {
    prop_oneof![Just(size(80, 24)), Just(size(30, 8))]
}

/// The same, and one so wide that a bracket which ends in one tie has its halves on either side of that.
fn sizes_and_wide() -> impl Strategy<Value = Size> {
    prop_oneof![sizes(), Just(WIDE)]
}

const WIDE: Size = Size { width: 400, height: 30 };

/// The tie whose winner or loser fills a side of a tie, and whether it is the winner.
fn feeder(bracket: &Bracket, tie: TieId, side: Side) -> Option<(TieId, bool)> {
    match bracket.tie(tie).slot(side) {
        Slot::WinnerOf(feeder) => Some((feeder, true)),
        Slot::LoserOf(feeder) => Some((feeder, false)),
        Slot::Club(_) | Slot::ToBeDrawn => None,
    }
}

/// Where the winner or the loser of a tie goes, and its side there.
fn goes_to(bracket: &Bracket, tie: TieId, wins: bool) -> Option<Selected> {
    let competition = bracket.competition();
    let mut sides = competition.tie_ids().flat_map(|to| Side::BOTH.map(|side| (to, side)));
    let to_tie = sides.find(|(to, side)| feeder(bracket, *to, *side) == Some((tie, wins)));
    let place = competition.place_ids().find(|place| wins && competition[*place].slot == Slot::WinnerOf(tie));
    to_tie.map(|(to, side)| (Node::Tie(to), side)).or(place.map(|place| (Node::Place(place), Side::A)))
}

/// Whether the club on this side went through, or might, as far as anybody can tell.
fn leads(bracket: &Bracket, (node, side): Selected) -> bool {
    match node {
        Node::Tie(tie) => bracket.verdict(tie).winner().unwrap_or(Side::A) == side,
        Node::Place(_) => true,
    }
}

proptest! {
    // Brackets in which only a good rule leads everywhere are not that common.
    #![proptest_config(cases(256))]

    #[test]
    fn arrows_lead_from_everywhere_to_every_node(
        text in competitions(Feeding::Anyhow, 4),
        size in sizes_and_wide(),
    ) {
        let bracket = bracket(&text);
        let all = nodes(&bracket);
        check_reached(&mut App::new(bracket, size), &all)?;
    }

    #[test]
    fn arrows_lead_to_every_node_that_a_filter_leaves(
        text in competitions(Feeding::Anyhow, 4),
        size in sizes_and_wide(),
        query in select(&["aaa", "1", "united", "penalties", "jan"][..]),
    ) {
        let bracket = bracket(&text);
        let found = Index::new(&bracket).find(&bracket, query);
        let shown = |node: &Node| found.is_empty() || found.has(*node);
        let shown: Vec<Node> = nodes(&bracket).into_iter().filter(shown).collect();
        let mut app = App::new(bracket, size);
        app.ask(query);
        app.update(Action::Command(Command::Hide));
        check_reached(&mut app, &shown)?;
    }
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn right_is_where_the_club_plays_next_and_left_where_it_came_from(
        text in competitions(Feeding::AnyEarlierRound, 4),
        size in sizes(),
    ) {
        let mut app = App::new(bracket(&text), size);
        let bracket = bracket(&text);
        let column = |(node, _): Selected| bracket.competition().column_of(node);
        let columns: BTreeSet<usize> = nodes(&bracket).into_iter().map(|node| bracket.competition().column_of(node)).collect();
        let walked = walk(&mut app)?;
        for (&here, reached) in &walked {
            let (left, right) = (reached[2], reached[3]);
            // The beaten club's second chance; else where the winner plays next.
            let next = match here.0 {
                Node::Tie(tie) => {
                    let second_chance = if leads(&bracket, here) { None } else { goes_to(&bracket, tie, false) };
                    let second_chance = second_chance.filter(|_| bracket.verdict(tie).winner().is_some());
                    second_chance.or_else(|| goes_to(&bracket, tie, true))
                }
                Node::Place(_) => None,
            };
            if let Some(next) = next {
                prop_assert_eq!(right, next, "right of {:?}", here);
                prop_assert_eq!(walked[&right][2].0, here.0, "right of {:?}, and back", here);
            } else {
                let nearest = columns.range(column(here) + 1..).next().copied();
                prop_assert_eq!(column(right), nearest.unwrap_or(column(here)), "right of {:?}", here);
            }
            // Where this club came from, or else its opponent.
            let from = match here.0 {
                Node::Tie(tie) => [here.1, !here.1].into_iter().find_map(|side| feeder(&bracket, tie, side)),
                Node::Place(_) => bracket.competition().origin(here.0, Side::A).map(|tie| (tie, true)),
            };
            if let Some((feeder, won)) = from {
                prop_assert_eq!((left.0, leads(&bracket, left)), (Node::Tie(feeder), won), "left of {:?}", here);
            } else {
                let nearest = columns.range(..column(here)).next_back().copied();
                prop_assert_eq!(column(left), nearest.unwrap_or(column(here)), "left of {:?}", here);
            }
        }
    }

    #[test]
    fn right_and_left_follow_a_club_along_its_whole_road(
        text in competitions(Feeding::Anyhow, 4),
        size in sizes(),
    ) {
        let mut app = App::new(bracket(&text), size);
        let bracket = bracket(&text);
        let walked = walk(&mut app)?;
        for club in bracket.competition().club_ids() {
            let with_club = |node: Node| match node {
                Node::Tie(tie) => (node, bracket.side_of(tie, club).expect("its road leads to where it stands")),
                Node::Place(_) => (node, Side::A),
            };
            let road: Vec<Selected> = bracket.road(club).map(with_club).collect();
            for stretch in road.windows(2) {
                let right = walked.get(&stretch[0]).map(|reached| reached[3]);
                prop_assert!(right.is_none_or(|right| right == stretch[1]), "right of {:?}: {right:?}", stretch[0]);
                let left = walked.get(&stretch[1]).map(|reached| reached[2]);
                prop_assert!(left.is_none_or(|left| left == stretch[0]), "left of {:?}: {left:?}", stretch[1]);
            }
        }
    }

    #[test]
    fn up_and_down_lead_from_tie_to_tie_and_back(
        text in competitions(Feeding::Anyhow, 4),
        size in sizes(),
    ) {
        let walked = walk(&mut App::new(bracket(&text), size))?;
        for (here, reached) in &walked {
            let (up, down) = (reached[0], reached[1]);
            if up.0 == here.0 && down.0 == here.0 {
                // Alone: what is above and below are its clubs.
                let lower = if matches!(here.0, Node::Tie(_)) { Side::B } else { Side::A };
                prop_assert_eq!((up.1, down.1), (Side::A, lower), "at {:?}", here);
                continue;
            }
            for (there, back) in [(up, 1), (down, 0)] {
                prop_assert!(there.0 != here.0 || there == *here, "at {here:?}");
                prop_assert!(there.0 == here.0 || walked[&there][back].0 == here.0, "from {here:?}, and back");
            }
        }
    }

    #[test]
    fn up_and_down_stay_in_the_round_where_rounds_follow_each_other(
        text in competitions(Feeding::RoundBefore, 4),
        size in sizes(),
    ) {
        let mut app = App::new(bracket(&text), size);
        let bracket = bracket(&text);
        for ((here, _), reached) in walk(&mut app)? {
            for (there, _) in &reached[..2] {
                prop_assert_eq!(bracket.competition().column_of(*there), bracket.competition().column_of(here), "from {:?}", here);
            }
        }
    }

    #[test]
    fn up_and_down_go_on_in_the_next_round_only_where_right_does_not_lead(
        text in competitions(Feeding::Anyhow, 4),
        size in sizes(),
    ) {
        let mut app = App::new(bracket(&text), size);
        let bracket = bracket(&text);
        let column = |(node, _): Selected| bracket.competition().column_of(node);
        let walked = walk(&mut app)?;
        let steps = walked.iter().flat_map(|(here, reached)| reached[..2].iter().map(|there| (*here, *there)));
        let crossings: BTreeSet<(usize, usize)> =
            steps.map(|(here, there)| (column(here), column(there))).filter(|(from, to)| from < to).collect();
        let goes_on = |column: usize| crossings.iter().any(|(from, to)| (*from..*to).contains(&column));
        for (&here, reached) in &walked {
            let (from, to) = (column(here), column(reached[3]));
            let from_outside = !(from..to).all(goes_on);
            prop_assert!(!from_outside || !goes_on(to) || !leads(&bracket, here), "right of {here:?}");
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
    let app = App::new(bracket(source::BUILT_IN), size(80, 24));
    let commands: Vec<Command> = app.keys().bindings().iter().map(|binding| binding.command).collect();
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
        1 => any::<String>().prop_map(|text| Deed::Event(Event::Paste(text))),
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
fn draw(app: &App, look: Look) -> Result<(), TestCaseError> {
    let area = Rect::from((ratatui::layout::Position::ORIGIN, app.size()));
    let mut buffer = Buffer::empty(area);
    let caret = browse::draw(app, look, area, &mut buffer);
    prop_assert!(caret.is_none_or(|caret| area.contains(caret)), "{caret:?} in {area:?}");
    for cell in &buffer.content {
        prop_assert!(!cell.symbol().chars().any(char::is_control), "{:?}", cell.symbol());
        prop_assert!(!look.ascii || cell.symbol().is_ascii(), "{:?}", cell.symbol());
    }
    Ok(())
}

fn looks() -> impl Strategy<Value = Look> {
    (any::<bool>(), any::<bool>())
        .prop_map(|(colours, ascii)| Look { theme: if colours { Theme::Middle } else { Theme::Plain }, ascii })
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
        text in competitions(Feeding::Anyhow, 6),
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
        let competition = source::built_in().expect("the built-in competition holds together");
        go_through(&mut App::new(Bracket::new(competition), size(width, height)), look, deeds)?;
    }
}

#[test]
fn arrows_lead_everywhere_in_the_built_in_bracket() -> Result<(), TestCaseError> {
    for size in [size(80, 24), size(30, 8)] {
        let bracket = bracket(source::BUILT_IN);
        let all = nodes(&bracket);
        check_reached(&mut App::new(bracket, size), &all)?;
    }
    Ok(())
}

/// Four clubs, and a match for third place in a round of its own before the final.
const WITH_THIRD_PLACE: &str = r#"{"cuptie": 1, "name": "World Cup", "season": "2026",
    "regulations": {"ladder": "one-match"}, "associations": {"AAA": "Aland"},
    "clubs": [{"id": "one", "name": "One", "association": "AAA"}, {"id": "two", "name": "Two", "association": "AAA"},
        {"id": "three", "name": "Three", "association": "AAA"}, {"id": "four", "name": "Four", "association": "AAA"}],
    "rounds": [
        {"id": "semi", "name": "Semi-finals", "ties": [
            {"id": "s1", "a": {"club": "one"}, "b": {"club": "two"}, "legs": [{"host": "a", "score": {"a": 1, "b": 0}}]},
            {"id": "s2", "a": {"club": "three"}, "b": {"club": "four"}, "legs": [{"host": "a", "score": {"a": 0, "b": 1}}]}]},
        {"id": "third", "name": "Match for third place", "ties": [
            {"id": "t", "a": {"loser_of": "s1"}, "b": {"loser_of": "s2"}}]},
        {"id": "final", "name": "Final", "ties": [{"id": "f", "a": {"winner_of": "s1"}, "b": {"winner_of": "s2"}}]}]}"#;

#[test]
fn a_match_for_third_place_is_reached_from_the_final_and_from_the_beaten_semi_finalists() {
    let mut app = App::new(bracket(WITH_THIRD_PLACE), size(80, 24));
    let mut goes = |keys: &[Command]| {
        for key in keys {
            app.update(Action::Command(*key));
        }
        let Node::Tie(tie) = app.selection() else { unreachable!("there are only ties") };
        (["s1", "s2", "third", "final"][tie.index()], app.side())
    };
    use Command::{Down, Left, OtherClub, Right, Up};
    assert_eq!(goes(&[Right]), ("final", Side::A));
    assert_eq!(goes(&[Down]), ("third", Side::A));
    assert_eq!(goes(&[Up]), ("final", Side::A));
    assert_eq!(goes(&[Left]), ("s1", Side::A));
    assert_eq!(goes(&[OtherClub, Right]), ("third", Side::A));
    assert_eq!(goes(&[Left]), ("s1", Side::B));
    assert_eq!(goes(&[Down, OtherClub, Right]), ("third", Side::B));
    assert_eq!(goes(&[Left]), ("s2", Side::A));
}

#[test]
fn with_the_final_between_its_halves_arrows_lead_inwards_from_either_side() {
    use Command::{Down, Left, Own, Right, Up};
    let mut app = App::new(bracket(WITH_THIRD_PLACE), WIDE);
    let mut goes = |keys: &[Command]| {
        for key in keys {
            app.update(Action::Command(*key));
        }
        let Node::Tie(tie) = app.selection() else { unreachable!("there are only ties") };
        ["s1", "s2", "third", "final"][tie.index()]
    };
    assert_eq!(goes(&[Own("sides"), Right]), "final");
    assert_eq!(goes(&[Right]), "s2", "the other way it came from is on the other side");
    assert_eq!(goes(&[Right]), "s2", "there is nothing further out");
    assert_eq!(goes(&[Left]), "final");
    assert_eq!(goes(&[Left]), "s1");
    assert_eq!(goes(&[Down]), "s2", "a round goes on on the right");
    assert_eq!(goes(&[Up]), "s1");
    assert_eq!(goes(&[Right, Down]), "third");
    // Its round has the track of the final, and is a round of its own all the same.
    assert_eq!(goes(&[Command::NextRound]), "final");
    assert_eq!(goes(&[Command::PreviousRound]), "third");
    assert_eq!(goes(&[Command::PreviousRound]), "s1");
    assert_eq!(goes(&[Right]), "final");
    // With one side, all comes from the left.
    assert_eq!(goes(&[Up, Own("sides"), Right]), "final");
    assert_eq!(goes(&[Left, Down, Right]), "final");
}

#[test]
fn what_was_found_is_counted_where_it_stands_once_all_of_it_is_seen_again() {
    let mut app = App::new(bracket(include_str!("../assets/examples/champions-league-2014-15.json")), WIDE);
    app.ask("penalties");
    for action in [
        Action::Resize(size(16, 1)),
        // From a list, all of it comes next.
        Action::Command(Command::Own("zoom")),
        Action::Resize(size(120, 24)),
    ] {
        app.update(action);
        draw(&app, Look { theme: Theme::Middle, ascii: false }).expect("it is fit for a terminal");
    }
}

#[test]
fn with_the_final_between_its_halves_arrows_lead_everywhere() -> Result<(), TestCaseError> {
    for text in [
        include_str!("../assets/examples/champions-league-2014-15.json"),
        include_str!("../assets/examples/world-cup-2014.json"),
    ] {
        let bracket = bracket(text);
        let all = nodes(&bracket);
        check_reached(&mut App::new(bracket, WIDE), &all)?;
    }
    Ok(())
}

#[test]
fn a_final_stands_between_its_halves_as_it_was_set_up() {
    use Command::Right;
    let text = include_str!("../assets/examples/champions-league-2014-15.json");
    let final_tie = nodes(&bracket(text)).into_iter().next_back().expect("a final");
    for (sides, leads_on) in [(SidesWish::Auto, true), (SidesWish::Two, true), (SidesWish::One, false)] {
        let mut settings = Settings::default();
        settings.sides = sides;
        let mut app = App::set_up(bracket(text), WIDE, Vec::new(), &settings);
        for key in [Right; 3] {
            app.update(Action::Command(key));
        }
        assert_eq!(app.selection(), final_tie);
        app.update(Action::Command(Right));
        assert_eq!(app.selection() != final_tie, leads_on, "{sides:?}");
    }
}

#[test]
fn up_and_down_choose_between_the_clubs_of_a_tie_that_is_alone_in_its_round() {
    let mut app = App::new(bracket(source::BUILT_IN), size(80, 24));
    app.ask("bendel");
    app.update(Action::Command(Command::Hide));
    let first = app.selection();
    for (key, side) in [(Command::Down, Side::B), (Command::Up, Side::A), (Command::Up, Side::A)] {
        app.update(Action::Command(key));
        assert_eq!((app.selection(), app.side()), (first, side));
    }
}

#[test]
fn a_selection_that_is_hidden_when_the_file_is_read_again_gives_way_to_one_that_is_not() {
    let mut app = App::new(bracket(WITH_THIRD_PLACE), size(80, 24));
    app.ask("one");
    app.update(Action::Command(Command::Hide));
    assert_eq!(selected(&app), (Node::Tie(TieId(0)), Side::A));
    app.replace(bracket(&WITH_THIRD_PLACE.replace("\"One\"", "\"Uno\"").replace("\"Three\"", "\"One\"")));
    assert_eq!(selected(&app), (Node::Tie(TieId(1)), Side::A));
}

/// Where a text stands on the screen first, line by line: its first cell.
fn position_of(app: &App, text: &str) -> (u16, u16) {
    let size = app.size();
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.width, size.height));
    browse::draw(app, Look { theme: Theme::Plain, ascii: false }, buffer.area, &mut buffer);
    let line =
        |y: u16| (0..size.width).map(|x| buffer[(x, y)].symbol().chars().next().unwrap_or(' ')).collect::<Vec<_>>();
    let sought: Vec<char> = text.chars().collect();
    let found = (0..size.height).find_map(|y| {
        let at = line(y).windows(sought.len()).position(|part| part == sought)?;
        Some((at as u16, y))
    });
    found.unwrap_or_else(|| panic!("{text} is not on the screen"))
}

#[test]
fn a_click_on_a_club_selects_it_in_boxes_and_on_one_line() {
    for zooms in [0, 1] {
        let mut app = App::new(bracket(source::BUILT_IN), size(100, 24));
        for _ in 0..zooms {
            app.update(Action::Command(Command::Own("zoom")));
        }
        for (club, side) in
            [("ASO Chlef", Side::B), ("FUS Rabat", Side::A), ("AS Loto FC", Side::B), ("Casa Sports", Side::A)]
        {
            let (x, y) = position_of(&app, club);
            app.update(Action::Click(x, y));
            assert_eq!(app.side(), side, "{club}, zoomed {zooms} times");
        }
    }
}
