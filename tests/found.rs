//! What a filter found, held against slower ways to the same: along every road step by step, and in a view of a competition
//! that was made a competition of its own.

mod generator;

use std::collections::BTreeSet;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use cuptie::bracket::Bracket;
use cuptie::browse::{self, App, Look, Theme};
use cuptie::competition::{ClubId, Node, PlaceId, Side, TieId};
use cuptie::search::{Found, Index, Stop};
use cuptie::source;
use generator::{Feeding, bracket, cases, competitions, scenarios};
use proptest::prelude::*;
use proptest::sample::select;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

/// Ties with a side worth looking at.
fn sides(stops: &[Stop]) -> Vec<(TieId, Side)> {
    stops.iter().map(|stop| (stop.tie, stop.side)).collect()
}

/// Every tie once, and every place, along the roads of clubs, one club after the other.
fn along(bracket: &Bracket, clubs: &[ClubId]) -> (Vec<(TieId, Side)>, BTreeSet<PlaceId>) {
    let (mut ties, mut places) = (Vec::new(), BTreeSet::new());
    for &club in clubs {
        for node in bracket.road(club) {
            match node {
                Node::Tie(tie) if ties.iter().all(|(other, _)| *other != tie) => {
                    ties.push((tie, bracket.side_of(tie, club).expect("it stands on its road")));
                }
                Node::Tie(_) => {}
                Node::Place(place) => {
                    places.insert(place);
                }
            }
        }
    }
    (ties, places)
}

#[test]
fn where_a_club_stands_beside_its_road_is_not_found_with_it() {
    // Tern won the third tie, which leads nowhere, and came to the second round in the place of Puffin all the same.
    let bracket = bracket(
        r#"{"cuptie": 1, "name": "Cup", "season": "2026", "regulations": {"ladder": "one-match"},
        "associations": {"AAA": "Aland"}, "clubs": [
            {"id": "p", "name": "Puffin", "association": "AAA"}, {"id": "q", "name": "Quail", "association": "AAA"},
            {"id": "r", "name": "Robin", "association": "AAA"}, {"id": "s", "name": "Snipe", "association": "AAA"},
            {"id": "t", "name": "Tern", "association": "AAA"}, {"id": "u", "name": "Umbrellabird", "association": "AAA"}],
        "rounds": [
            {"id": "1", "name": "First round", "ties": [
                {"id": "1-1", "a": {"club": "p"}, "b": {"club": "q"}, "legs": [{"host": "a", "score": {"a": 2, "b": 0}}]},
                {"id": "1-2", "a": {"club": "r"}, "b": {"club": "s"}, "legs": [{"host": "a", "score": {"a": 2, "b": 0}}]},
                {"id": "1-3", "a": {"club": "t"}, "b": {"club": "u"}, "legs": [{"host": "a", "score": {"a": 2, "b": 0}}]}]},
            {"id": "2", "name": "Second round", "ties": [
                {"id": "2-1", "a": {"winner_of": "1-1", "club": "t"}, "b": {"winner_of": "1-2"},
                "legs": [{"host": "a", "score": {"a": 2, "b": 0}}]}]}]}"#,
    );
    let index = Index::new(&bracket);
    for (query, stops) in [
        ("puffin", vec![(TieId(0), Side::A)]),
        ("tern", vec![(TieId(2), Side::A)]),
        ("robin", vec![(TieId(1), Side::A), (TieId(3), Side::B)]),
        ("aland", vec![(TieId(0), Side::A), (TieId(1), Side::A), (TieId(3), Side::B), (TieId(2), Side::A)]),
    ] {
        assert_eq!(sides(index.find(&bracket, query).stops()), stops, "{query:?}");
    }
}

fn press(app: &mut App, key: KeyCode, times: usize) {
    for _ in 0..times {
        let action = app.action(Event::Key(KeyEvent::new(key, KeyModifiers::NONE))).expect("a key that does something");
        app.update(action);
    }
}

/// The last line of the screen.
fn footer(app: &App) -> String {
    let area = Rect::new(0, 0, app.size().width, app.size().height);
    let mut buffer = Buffer::empty(area);
    browse::draw(app, Look { theme: Theme::Plain, ascii: false }, area, &mut buffer);
    (0..area.width).map(|x| buffer[(x, area.height - 1)].symbol()).collect()
}

#[test]
fn what_is_found_is_so_in_what_is_looked_at_however_it_was_looked_at_before() {
    let mut app = App::new(bracket(source::BUILT_IN), Size::new(120, 40));
    app.ask("penalties");
    assert!(footer(&app).contains("of 4 ties"), "{}", footer(&app));
    press(&mut app, KeyCode::Esc, 1);
    // Long before the first match nothing had been decided yet.
    press(&mut app, KeyCode::Char('['), 100);
    app.ask("penalties");
    assert!(footer(&app).contains("nothing matches"), "{}", footer(&app));
    press(&mut app, KeyCode::Esc, 1);
    press(&mut app, KeyCode::Char(']'), 100);
    app.ask("penalties");
    assert!(footer(&app).contains("of 4 ties"), "{}", footer(&app));
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn clubs_are_found_with_their_roads_one_after_the_other(
        text in competitions(Feeding::Anyhow, 5),
        plan in scenarios::plans(),
        every in 1usize..4,
    ) {
        let real = bracket(&text);
        for bracket in [&real, &real.under(scenarios::scenario(&real, &plan))] {
            let clubs: Vec<ClubId> = bracket.competition().club_ids().step_by(every).collect();
            let found = Found::roads(bracket, clubs.clone());
            let (ties, places) = along(bracket, &clubs);
            prop_assert_eq!(found.clubs(), clubs);
            prop_assert_eq!(sides(found.stops()), ties.clone());
            for tie in bracket.competition().tie_ids() {
                prop_assert_eq!(found.position(tie), ties.iter().position(|(other, _)| *other == tie));
                prop_assert_eq!(found.has(Node::Tie(tie)), found.position(tie).is_some());
            }
            for place in bracket.competition().place_ids() {
                prop_assert_eq!(found.has(Node::Place(place)), places.contains(&place));
            }
        }
    }

    #[test]
    fn a_view_is_searched_like_a_competition_of_its_own(
        text in competitions(Feeding::Anyhow, 5),
        plan in scenarios::plans(),
        query in select(&[
            "pen", "away goals", "aggregate", "open", "walkover", "round 2", "grun", "jan 2023", "14 feb", "2023", "r2",
            "beja", "aaa", "001", "aaa pen", "x open", "u", "e", "decided round aaa", "qqq", "club: 00", "level", "mon",
        ][..]),
    ) {
        let real = bracket(&text);
        let index = Index::new(&real);
        let view = real.under(scenarios::scenario(&real, &plan));
        let kept = Bracket::new(view.to_competition());
        let (found, own) = (index.find(&view, query), Index::new(&kept).find(&kept, query));
        prop_assert_eq!(found.clubs(), own.clubs());
        prop_assert_eq!(sides(found.stops()), sides(own.stops()));
        for tie in view.competition().tie_ids() {
            prop_assert_eq!(found.has_tie(tie), own.has_tie(tie));
            prop_assert_eq!(found.reasons(&view, tie), own.reasons(&kept, tie));
        }
    }
}
