//! What check found, on a page of the program: the title tells of it, every finding comes into view, and each leads to
//! where it is in the bracket.

mod generator;
mod support;

use cuptie::bracket::Bracket;
use cuptie::browse::Action;
use cuptie::check::{About, Finding, Severity, check};
use cuptie::competition::Node;
use cuptie::source;
use support::{COLOURS, Screen, default_bracket};

/// A competition in which every tie of the first round has a date outside its window, and a last one that begins too early.
fn late(ties: usize) -> Bracket {
    let mut clubs = Vec::new();
    let tie = |tie: usize| {
        format!(
            r#"{{"id": "t{tie}", "a": {{"club": "a{tie}"}}, "b": {{"club": "b{tie}"}}, "legs": [
            {{"host": "a", "date": "2024-02-{:02}", "score": {{"a": 1, "b": 0}}}}, {{"host": "b", "score": {{"a": 1, "b": 0}}}}]}}"#,
            tie % 28 + 1
        )
    };
    for tie in 0..ties {
        clubs.extend(
            ["a", "b"].map(|side| format!(r#"{{"id": "{side}{tie}", "name": "{side}{tie}", "association": "AAA"}}"#)),
        );
    }
    let text = format!(
        r#"{{"cuptie": 1, "name": "Late Cup", "season": "1", "regulations": {{"ladder": "caf"}}, "associations": {{"AAA": "Aland"}},
        "clubs": [{}], "rounds": [
        {{"id": "one", "name": "First round", "windows": [["2024-01-01", "2024-01-02"]], "ties": [{}]}}]}}"#,
        clubs.join(", "),
        (0..ties).map(tie).collect::<Vec<_>>().join(", ")
    );
    generator::bracket(&text)
}

/// On the screen as the program has a file that it opened.
fn opened(bracket: Bracket, width: u16, height: u16) -> Screen {
    let findings = check(&bracket);
    let mut screen = Screen::with(bracket, COLOURS, width, height);
    screen.app.found(findings);
    screen.press("left")
}

fn node(bracket: &Bracket, finding: &Finding) -> Node {
    finding.about.node(bracket).expect("it is about a tie")
}

#[test]
fn the_title_tells_that_something_was_found() {
    let title = |screen: &Screen| screen.text().lines().next().expect("a title").to_owned();
    for (width, height) in [(40, 12), (80, 24), (120, 40)] {
        let screen = opened(late(3), width, height);
        assert!(title(&screen).ends_with("e 3 notes"), "{}", screen.text());
    }
    assert!(!title(&Screen::new(120, 40)).contains("note"), "nobody has looked");
}

#[test]
fn every_finding_comes_into_view_and_leads_to_its_tie() {
    let findings = check(&late(40));
    assert_eq!(findings.len(), 40 - 12, "what is word for word the same is told once");
    for (width, height) in [(20, 6), (40, 12), (80, 24), (200, 60)] {
        let mut screen = opened(late(40), width, height).press("e");
        for (i, finding) in findings.iter().enumerate() {
            // On a very small screen its name is over more than one line.
            let name = finding.about.name(&late(40));
            let selected = format!("note · {}", name.split(' ').next().expect("a name"));
            assert!(screen.text().contains(&selected), "{i} in\n{}", screen.text());
            let there = opened(late(40), width, height);
            let there = (0..i).fold(there.press("e"), |screen, _| screen.press("down")).press("enter");
            assert_eq!(there.app.selection(), node(&late(40), finding), "{i}");
            assert!(!there.text().contains("does not fit"), "the page is closed");
            screen = screen.press("down");
        }
    }
}

#[test]
fn the_wheel_goes_through_the_findings() {
    let mut screen = opened(late(40), 80, 24).press("e");
    for (lines, selected) in [(3, 2), (3, 3), (-3, 2)] {
        screen.app.update(Action::Wheel(10, 10, lines));
        screen = screen.press("left");
        assert!(screen.text().contains(&format!("· {selected} of 28")), "{}", screen.text());
    }
}

#[test]
fn a_finding_in_a_tie_that_the_filter_hides_shows_it_again() {
    let screen = opened(late(5), 80, 24).press("/ t 4 enter x").press("e enter");
    assert_eq!(screen.app.selection(), node(&late(5), &check(&late(5))[0]));
    assert!(screen.press("esc").text().contains("a0"), "it is shown");
}

#[test]
fn what_nobody_has_looked_for_is_looked_for_when_asked() {
    let found = check(&default_bracket());
    let text = Screen::new(200, 60).press("e").text();
    for finding in &found {
        assert!(text.contains(&finding.about.name(&default_bracket())), "{finding:?} in\n{text}");
    }
    let nothing = generator::bracket(
        r#"{"cuptie": 1, "name": "Cup", "season": "1", "regulations": {"ladder": "one-match"}, "associations": {"AAA": "A"},
        "clubs": [{"id": "p", "name": "P", "association": "AAA"}, {"id": "q", "name": "Q", "association": "AAA"}],
        "rounds": [{"id": "f", "name": "Final", "ties": [{"id": "f", "a": {"club": "p"}, "b": {"club": "q"}}]}]}"#,
    );
    assert_eq!(check(&nothing), []);
    let screen = opened(nothing, 80, 24).press("e");
    assert!(screen.text().contains("Everything fits"));
    assert!(!screen.press("enter down esc").text().contains("Everything fits"), "it can be left");
}

/// A file may be read again at any moment: an editor may save it twice.
#[test]
fn a_list_that_is_open_shows_what_is_found_when_the_file_is_read_again() {
    let mut screen = opened(late(3), 80, 24).press("e");
    assert!(screen.text().contains("does not fit · 1 of 3"), "{}", screen.text());
    screen.app.replace(late(1));
    screen.app.found(check(&late(1)));
    let screen = screen.press("up");
    let text = screen.text();
    assert!(text.contains("e 1 note") && text.contains("does not fit · 1 of 1"), "{text}");
    assert!(!screen.press("esc").text().contains("does not fit"), "it can be left");
}

#[test]
fn the_page_opens_at_the_first_error() {
    // A note in the first round, and a shoot-out that cannot have been in the second.
    let text = source::BUILT_IN.replacen(r#"{"id": "r2-03","#, r#"{"id": "r2-03", "lots": "a","#, 1);
    let bracket = generator::bracket(&text);
    let found = check(&bracket);
    let error = found.iter().position(|finding| finding.severity == Severity::Error).expect("an error");
    assert!(error > 0, "there are notes before it");
    let there = node(&bracket, &found[error]);
    assert_eq!(opened(bracket, 80, 24).press("e enter").app.selection(), there);
}

#[test]
fn a_finding_about_a_round_leads_to_its_first_tie() {
    let found = check(&default_bracket());
    let round = found.iter().find(|finding| matches!(finding.about, About::Column(_))).expect("the three byes");
    let node = round.about.node(&default_bracket()).expect("a tie");
    assert_eq!(default_bracket().competition().number(node).0, 1);
}
