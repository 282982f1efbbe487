//! The score card over the page of a tie, for each kind of tie and at several sizes, as somebody found it good.

mod support;

use std::fs;
use std::path::Path;

use cuptie::bracket::Bracket;
use cuptie::browse::{Look, Theme};
use cuptie::source;
use serde_json::{Value, json};
use support::{COLOURS, Screen, default_bracket};

fn bracket(text: &[u8]) -> Bracket {
    Bracket::new(source::read(text).expect("it holds together"))
}

fn file(name: &str) -> Bracket {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    bracket(&fs::read(path).expect("there is such a file"))
}

/// A cup of one tie between clubs of these names.
fn tie(names: [&str; 2], regulations: Value, tie: Value) -> Bracket {
    let mut own = json!({"id": "t", "a": {"club": "a"}, "b": {"club": "b"}});
    if let (Value::Object(own), Value::Object(more)) = (&mut own, tie) {
        own.extend(more);
    }
    let file = json!({"cuptie": 1, "name": "Harbour Cup", "season": "2026", "regulations": {"ladder": regulations},
        "clubs": [{"id": "a", "name": names[0], "town": "Northhaven"}, {"id": "b", "name": names[1]}],
        "rounds": [{"id": "1", "name": "Final", "ties": [own]}]});
    bracket(file.to_string().as_bytes())
}

const SHORT: [&str; 2] = ["Anchor", "Dory Wanderers"];

fn score(host: &str, a: u16, b: u16) -> Value {
    json!({"host": host, "score": {"a": a, "b": b}})
}

/// The page of a tie that fills the screen.
fn page(bracket: Bracket, id: &str, size: (u16, u16), look: Look) -> String {
    let typed: String = id.chars().map(|letter| format!(" {letter}")).collect();
    Screen::with(bracket, look, size.0, size.1).press(&format!("/{typed} enter enter")).text()
}

/// The same at three sizes: narrow, and two at which the clubs stand beside each other.
fn pages(bracket: Bracket, id: &str) -> String {
    [(40, 30), (62, 16), (86, 24)].map(|size| page(bracket.clone(), id, size, COLOURS)).join("\n")
}

macro_rules! cards {
    ($($name:ident: $bracket:expr, $id:literal;)*) => {$(
        #[test]
        fn $name() {
            insta::assert_snapshot!(pages($bracket, $id));
        }
    )*};
}

cards! {
    won_on_away_goals: default_bracket(), "r2-02";
    won_on_penalties: default_bracket(), "r1-01";
    won_by_walkover: default_bracket(), "r1-16";
    won_after_extra_time: file("assets/examples/world-cup-2014.json"), "64";
    won_in_a_replay_on_penalties: file("tests/data/replays.json"), "q3";
    won_in_a_play_off: file("tests/data/replays.json"), "s1";
    level_after_two_replays: file("tests/data/replays.json"), "3p";
    waiting_for_its_second_leg: file("assets/examples/harbour-cup-half-played.json"), "q2";
    not_played_yet: file("assets/examples/harbour-cup-half-played.json"), "q4";
    a_series_of_three: tie(SHORT, json!({"steps": ["points", "goal_difference"], "legs": 3}),
        json!({"legs": [score("a", 2, 1), score("b", 0, 11), score("a", 1, 0)]})), "t";
    both_go_through: tie(SHORT, json!("one-match"), json!({"legs": [], "ruling": {"through": "both"}})), "t";
    awarded_and_annulled: tie(SHORT, json!("uefa-2021"),
        json!({"legs": [{"host": "a", "awarded": {"a": 3, "b": 0}, "score": {"a": 0, "b": 1}},
            {"host": "b", "state": "annulled", "score": {"a": 0, "b": 1}}, score("b", 10, 2)]})), "t";
    of_clubs_with_long_names: tie(["Borussia Verein für Leibesübungen 1900 Mönchengladbach", "Llanfairpwllgwyngyllgogerychwyrndrobwll"],
        json!("one-match"), json!({"legs": [score("a", 1, 0)]})), "t";
}

/// Whom a goal in the last minute sent through.
fn turned_late() -> Bracket {
    let legs = json!([
        {"host": "a", "score": {"a": 0, "b": 1}, "scorers": {"b": "van de Beek 15'"}},
        {"host": "b", "score": {"a": 3, "b": 2}, "scorers": {"a": "Moura 55', 59', 90+6'", "b": "de Ligt 5', Ziyech 35'"}}]);
    tie(["Tottenham Hotspur", "Ajax"], json!("uefa-1970"), json!({"legs": legs}))
}

#[test]
fn goal_by_goal_on_lines_of_time() {
    insta::assert_snapshot!([(40, 50), (120, 60)].map(|size| page(turned_late(), "t", size, COLOURS)).join("\n"));
}

/// Whether there was a goal then or not; one in minute 93 of a match without extra time fell at its end.
#[test]
fn the_line_of_time_is_as_long_as_the_match_was() {
    let of = |mut leg: Value, scorers: [&str; 2]| {
        leg["scorers"] = json!({"a": scorers[0], "b": scorers[1]});
        let bracket = tie(SHORT, json!("one-match"), json!({"legs": [leg], "shootout": {"a": 5, "b": 4}}));
        let text = page(bracket, "t", (100, 60), COLOURS);
        text.lines().find(|line| line.contains("  45  ")).expect("the minutes").trim_end().to_owned()
    };
    let mut long = score("a", 1, 1);
    long["extra_time"] = json!({"a": 1, "b": 1});
    assert!(of(long, ["Him 12'", "Her 30'"]).ends_with(" 120"));
    let short = json!({"host": "a", "score": {"a": 1, "b": 1}});
    assert!(of(short, ["Him 93'", "Her 30'"]).ends_with(" 90"));
}

#[test]
fn in_ascii_digits_have_signs_of_their_own() {
    let look = Look { ascii: true, theme: Theme::Plain };
    let pages = [(40, 30), (62, 16), (86, 24)].map(|size| page(default_bracket(), "r2-02", size, look));
    assert!(pages.iter().all(|page| page.is_ascii()));
    insta::assert_snapshot!(pages.join("\n"));
}

#[test]
fn how_it_looks() {
    insta::assert_snapshot!(Screen::new(86, 24).press("right down enter").picture());
}

#[test]
fn on_a_low_page_there_is_room_for_what_follows() {
    for height in [12, 14, 17, 20, 24, 30] {
        for width in [30, 40, 62, 86, 120] {
            let text = page(default_bracket(), "r2-02", (width, height), COLOURS);
            assert!(text.contains("USM Alger go"), "{width}x{height}\n{text}");
        }
    }
}
