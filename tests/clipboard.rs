//! What is copied, and how it gets to the clipboard: as the terminal sees it, and as the program has it.

mod support;

use cuptie::bracket::Bracket;
use cuptie::source;
use serde_json::json;
use support::{COLOURS, Screen};

const SENTENCE: &str = "CAF Confederation Cup 2023-24 · qualifying rounds, the first round: Bendel Insurance v ASO Chlef. \
    Bendel Insurance go through on penalties: level at 1–1 on aggregate and 0–0 on away goals, they won the shoot-out 4–3.";

/// What is copied after some keys.
fn copied(mut screen: Screen, keys: &str) -> Option<String> {
    screen = screen.press(keys);
    screen.app.take_copied().map(|copied| copied.text)
}

#[test]
fn a_tie_is_copied_as_a_sentence_wherever_it_is_selected() {
    for (width, height, keys) in
        [(80, 24, "y"), (80, 24, "enter y"), (200, 60, "y"), (16, 3, "y"), (80, 24, ": c o p y enter")]
    {
        assert_eq!(copied(Screen::new(width, height), keys).as_deref(), Some(SENTENCE), "{width}x{height} {keys}");
    }
    assert_eq!(copied(Screen::new(80, 24), "y esc").as_deref(), Some(SENTENCE));
    assert_eq!(copied(Screen::new(80, 24), "enter"), None);
    // A place is no tie, but tells something as well.
    let place = copied(Screen::new(120, 40), "right right y").expect("a sentence");
    assert!(place.contains("the group stage: ") && place.contains("RS Berkane"), "{place}");
}

#[test]
fn how_it_is_looked_at_is_copied_too() {
    let copied = copied(Screen::new(80, 24), "space 2 esc y").expect("a sentence");
    assert!(copied.contains("1 tie changed") && copied.contains("ASO Chlef go through: 2–1 on aggregate."), "{copied}");
}

#[test]
fn the_whole_page_is_copied_whatever_is_seen_of_it() {
    let page = copied(Screen::new(40, 12), "Y").expect("a page");
    for told in [
        "First round · tie 1 of 20 · r1-01",
        "4–3 on penalties",
        "The ladder",
        "Leg 2",
        "What sources state",
        "Sources",
    ] {
        assert!(page.contains(told), "{told}\n{page}");
    }
    assert_eq!(copied(Screen::new(200, 60), "Y").as_deref(), Some(&*page));
    assert!(page.lines().all(|line| line == line.trim_end()));
}

#[test]
fn nothing_is_copied_but_text() {
    let name = "Dory\u{1b}]52;c;aGk=\u{7}\u{202e}\u{9b}2J";
    let file = json!({"cuptie": 1, "name": name, "season": "1", "regulations": {"ladder": "one-match"},
        "clubs": [{"id": "a", "name": name}, {"id": "b", "name": "Ferry"}], "rounds": [{"id": "1", "name": name, "ties": [
        {"id": "t", "a": {"club": "a"}, "b": {"club": "b"}, "legs": [{"host": "a", "score": {"a": 1, "b": 0}, "note": name}]}]}]});
    let bracket = Bracket::new(source::read(file.to_string().as_bytes()).expect("it holds together"));
    for keys in ["y", "Y"] {
        let copied = copied(Screen::with(bracket.clone(), COLOURS, 80, 24), keys).expect("something");
        assert!(copied.chars().all(|c| c == '\n' || cuptie::text::is_clean(c)), "{copied:?}");
    }
}
