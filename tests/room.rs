//! What is on the screen follows the room there is and what there is to show: nothing is offered that does nothing, no
//! heading stands over nothing, and the same thing is counted alike wherever it is counted.

mod support;

use std::fs;
use std::path::Path;

use cuptie::bracket::Bracket;
use cuptie::competition::Competition;
use support::{COLOURS, Screen};

/// Two clubs, one match: no dates, no grounds, no sources.
const TINY: &str = r#"{
  "cuptie": 1, "name": "Tiny Cup", "season": "2026",
  "regulations": {"ladder": "one-match"},
  "associations": {"NOR": "North Shore"},
  "clubs": [
    {"id": "ayr", "name": "Ayr", "association": "NOR"},
    {"id": "bo", "name": "Bo", "association": "NOR"}
  ],
  "rounds": [{"id": "final", "name": "Final", "ties": [
    {"id": "f1", "a": {"club": "ayr"}, "b": {"club": "bo"}, "legs": [{"host": "a", "score": {"a": 2, "b": 1}}]}
  ]}]
}"#;

fn read(text: &str) -> Bracket {
    Bracket::new(Competition::from_json(text.as_bytes()).expect("it can be read"))
}

fn example(name: &str) -> Bracket {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/examples").join(name);
    read(&fs::read_to_string(path).expect("there is such an example"))
}

fn last_line(screen: &Screen) -> String {
    screen.text().lines().last().unwrap_or_default().to_owned()
}

#[test]
fn heading_and_footer_count_alike() {
    // In the file, the ties of a round stand in another order than on the bracket.
    let mut screen = Screen::with(example("champions-league-2014-15.json"), COLOURS, 200, 60);
    for number in 1..=8 {
        let counted = format!("{number} of 8");
        assert!(screen.text().contains(&format!("Round of 16 · tie {counted}")), "{}", screen.text());
        assert!(last_line(&screen).ends_with(&format!("Round of 16 {counted}")), "{}", screen.text());
        screen = screen.press("down");
    }
}

#[test]
fn a_hidden_tie_still_counts() {
    let screen = Screen::new(200, 60).press("/ z a m a l e k enter x right");
    assert!(screen.text().contains("Second round · tie 4 of 16"), "{}", screen.text());
}

#[test]
fn the_page_of_a_tie_has_its_id() {
    let screen = Screen::new(80, 24).press("right enter");
    assert!(screen.text().contains("Second round · tie 1 of 16 · r2-01"), "{}", screen.text());
}

#[test]
fn only_what_does_something_is_offered() {
    let on = |keys: &str| last_line(&Screen::new(200, 60).press(keys));
    assert!(on("").contains("Space other club"));
    assert!(on("enter").contains("Space other club"));
    assert!(!on("right right").contains("Space"), "a place has one club");
    assert!(!on("tab tab").contains("Space"), "the selection is a place of the groups");
    assert!(!on("enter").contains("Enter"), "a tie is open already");
    // In a page over everything, the other keys wait.
    assert_eq!(on("i").trim(), last_line(&Screen::new(200, 60).press("?")).trim());
    assert!(on("i").contains("Esc close") && !on("i").contains("move"));
    let narrow = Screen::new(80, 24).press("enter");
    assert!(!last_line(&narrow).contains("zoom"), "there is no bracket to be seen");
}

#[test]
fn the_footer_tells_the_place_that_the_groups_are_at() {
    let screen = Screen::new(80, 24).press("tab tab down");
    assert!(last_line(&screen).ends_with("Group stage A2"), "{}", screen.text());
}

#[test]
fn about_a_small_competition_has_no_heading_over_nothing() {
    let about = Screen::with(read(TINY), COLOURS, 80, 24).press("i").text();
    for heading in ["What sources count", "Where sources differ", "Sources"] {
        assert!(!about.contains(heading), "{heading}\n{about}");
        assert!(Screen::new(80, 300).press("i").text().contains(heading));
    }
}
