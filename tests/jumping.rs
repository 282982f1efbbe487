//! Going far at once: half pages, from round to round, to a round, a club or a tie by its name, and to any action by its.

mod generator;
mod support;

use cuptie::browse::keys::Command;
use cuptie::browse::{Action, App, Flow};
use cuptie::competition::{Node, Side};
use generator::{Feeding, bracket, cases, competitions};
use proptest::prelude::*;
use ratatui::layout::Size;
use ratatui::style::Color;
use support::{Screen, default_bracket};

fn screen(keys: &str) -> Screen {
    Screen::new(80, 24).press(keys)
}

/// Where a tie stands in its column, from 1 on.
fn number(screen: &Screen) -> usize {
    default_bracket().competition().number(screen.app.selection()).0
}

fn round_of(screen: &Screen) -> usize {
    default_bracket().competition().column_of(screen.app.selection())
}

#[test]
fn a_half_page_is_half_of_a_page() {
    // Of frames three lines high 17 lines show five: a page leads four on, so that one stays in view.
    let (page, half) = (number(&screen("pgdn")) - 1, number(&screen("ctrl-d")) - 1);
    assert_eq!((page, half), (4, 2));
    assert_eq!(number(&screen("end ctrl-u")), 20 - half);
    assert_eq!(number(&screen("ctrl-u")), 1, "no further than to the first");
    assert_eq!(number(&screen("pgdn pgdn pgdn pgdn ctrl-d ctrl-d")), 20, "nor than to the last");
}

#[test]
fn a_text_is_scrolled_by_half_of_what_is_seen_of_it() {
    let first = |screen: &Screen| screen.text().lines().nth(3).expect("a line").to_owned();
    // The page of a tie has 21 lines here, below its head.
    let half = first(&screen("enter ctrl-d"));
    assert_eq!(half, first(&screen("enter down down down down down down down down down down")));
    assert_eq!(first(&screen("enter ctrl-d ctrl-u")), first(&screen("enter")));
    // Pages over everything, too.
    assert_eq!(screen("? ctrl-d ctrl-d").text(), screen("? pgdn").text());
    assert_eq!(screen("i ctrl-d ctrl-u").text(), screen("i").text());
}

#[test]
fn while_something_is_typed_they_are_for_the_line() {
    let typed = screen("/ b e j a ctrl-u n g a");
    assert!(typed.text().contains("/nga"), "{}", typed.text());
}

#[test]
fn brackets_lead_from_round_to_round() {
    assert_eq!([")", ") )", ") ) )", ") ) (", ") ("].map(|keys| round_of(&screen(keys))), [1, 2, 2, 1, 0]);
    // Wherever one stands in it: also where the club went out, or entered.
    assert_eq!(round_of(&screen("end )")), 1);
    assert_eq!(round_of(&screen("right down (")), 0);
    // From the page of a tie as well.
    assert_eq!(round_of(&screen("enter )")), 1);
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn the_next_round_is_the_next_with_anything_in_it(text in competitions(Feeding::Anyhow, 5), downs in 0usize..9, query in "[a-d1]?") {
        let bracket = bracket(&text);
        let competition = bracket.competition();
        let mut app = App::new(bracket.clone(), Size::new(80, 24));
        app.ask(&query);
        (0..downs).for_each(|_| { app.update(Action::Command(Command::Down)); });
        let column = |node: Node| competition.column_of(node);
        let filled: Vec<usize> = (0..competition.columns()).filter(|at| competition.order().iter().any(|node| column(*node) == *at)).collect();
        loop {
            let here = column(app.selection());
            app.update(Action::Command(Command::NextRound));
            let next = filled.iter().copied().find(|at| *at > here);
            prop_assert_eq!(column(app.selection()), next.unwrap_or(here));
            let Some(next) = next else { break };
            app.update(Action::Command(Command::PreviousRound));
            prop_assert_eq!(column(app.selection()), here);
            app.update(Action::Command(Command::NextRound));
            prop_assert_eq!(column(app.selection()), next);
        }
    }
}

#[test]
fn a_club_is_gone_to_where_it_stands_last() {
    let there = screen(": b e j a enter");
    let bracket = default_bracket();
    let club = bracket.competition().club_ids().find(|club| bracket.competition()[*club].name.contains("Béja"));
    let club = club.expect("it is in it");
    assert_eq!(Some(there.app.selection()), bracket.road(club).last());
    let side = |node: Node| node.tie().and_then(|tie| bracket.side_of(tie, club)).unwrap_or(Side::A);
    assert_eq!(there.app.side(), side(there.app.selection()));
    assert!(!there.text().contains("1 club"), "no filter is left behind\n{}", there.text());
}

#[test]
fn a_round_is_gone_to_at_its_first_tie() {
    for keys in [": s e c o n d enter", "end ctrl-p s e c o n d enter", ": down enter"] {
        let there = screen(keys);
        assert_eq!((round_of(&there), number(&there)), (1, 1), "{keys}");
    }
    // Nothing typed: all of them, the own one selected.
    let listed = screen("right :").text();
    for told in ["Go to · 2 of ", "First round", "20 ties", "Second round", "16 ties", "16 places"] {
        assert!(listed.contains(told), "{told}\n{listed}");
    }
}

#[test]
fn a_tie_is_gone_to_by_its_id() {
    for keys in [": r 2 - 0 2 enter", ": R 2 - 0 2 enter"] {
        let there = screen(keys);
        assert_eq!((round_of(&there), number(&there)), (1, 2), "{keys}");
    }
    // And by its beginning.
    let listed = screen(": r 2 - 0").text();
    assert!(listed.contains("r2-09 "), "{listed}");
}

#[test]
fn a_club_is_found_by_a_few_of_its_letters() {
    let (few, all) = (screen(": b n d l enter"), screen(": b e n d e l enter"));
    assert_eq!(few.app.selection(), all.app.selection());
    assert_eq!(few.app.side(), all.app.side());
}

#[test]
fn every_action_is_listed_with_its_key_and_done_by_enter() {
    let all = Screen::new(120, 80).press(":");
    let names: Vec<String> = all.app.keys().bindings().iter().map(|binding| binding.names()).collect();
    let keys_of = |screen: &Screen| -> Vec<String> {
        let lines = screen.text();
        names
            .iter()
            .filter(|name| {
                lines.lines().any(|line| line.contains(&format!(" {name} │")) || line.contains(&format!(" {name}↓│")))
            })
            .cloned()
            .collect()
    };
    let mut seen = Vec::new();
    let mut list = all;
    for _ in 0..names.len() + 3 {
        seen.extend(keys_of(&list));
        list = list.press("down");
    }
    // But for the one that opened it.
    let missing: Vec<&String> = names.iter().filter(|name| !seen.contains(name)).collect();
    assert_eq!(missing, [": Ctrl-P"]);
    for (typed, key) in
        [("n u m b e r s", "#"), ("h e l p", "?"), ("o u t c o m e s", "o"), ("z o o m", "z"), ("a b o u t", "i")]
    {
        assert_eq!(screen(&format!(": {typed} enter")).text(), screen(key).text(), "{typed}");
    }
}

#[test]
fn to_quit_is_an_action_like_others() {
    let mut quitting = screen(": q u i t");
    assert_eq!(quitting.app.update(Action::Command(Command::Open)), Flow::Quit);
}

#[test]
fn what_would_do_nothing_is_faint_and_not_done() {
    let grey = |keys: &str| {
        let looks = ["", "down"].map(|more| {
            let screen = screen(&format!("{keys} : t h e space n e x t {more}"));
            let text = screen.text();
            let (y, line) =
                text.lines().enumerate().find(|(_, line)| line.contains("next tie that turns")).expect("it is listed");
            let x = line.split_once("the next").expect("its first letter").0.chars().count();
            screen.buffer[(x as u16, y as u16)].style()
        });
        // In one of the two something else is selected.
        looks.iter().any(|look| look.fg == Some(Color::Indexed(244)))
    };
    assert!(grey(""));
    assert!(!grey("space 2"));
    let list = screen(": t h e space n e x t space t i e space t h a t space t u r n s");
    assert_eq!(list.text(), screen(": t h e space n e x t space t i e space t h a t space t u r n s enter").text());
}

#[test]
fn what_is_not_there_is_told_and_enter_stays() {
    let nothing = screen(": x y z z y");
    assert!(nothing.text().contains("nothing is called that"), "{}", nothing.text());
    let stayed = nothing.press("enter");
    assert!(stayed.text().contains("nothing is called that"), "{}", stayed.text());
    assert_eq!(stayed.press("esc").text(), screen("").text());
}

#[test]
fn a_filter_stays_unless_it_hides_what_is_gone_to() {
    let dimmed = screen("/ n g a enter : b e j a enter").text();
    assert!(dimmed.contains("/nga"), "{dimmed}");
    let hidden = screen("/ n g a enter x : b e j a enter");
    assert!(!hidden.text().contains("/nga"), "{}", hidden.text());
    assert_eq!(hidden.app.selection(), screen(": b e j a enter").app.selection());
}

#[test]
fn a_list_that_is_longer_than_the_page_is_scrolled() {
    // Every association is called something with an a.
    let list = screen(": a");
    let count = |text: &str| {
        let title = text.lines().find_map(|line| line.split_once("Go to · 1 of ")).expect("the title").1.to_owned();
        title.split(' ').next().and_then(|count| count.parse().ok()).unwrap_or(0usize)
    };
    let all = count(&list.text());
    assert!(all > 22, "{}", list.text());
    let end = (0..all).fold(list, |list, _| list.press("down"));
    assert!(end.text().contains(&format!("Go to · {all} of {all}")), "{}", end.text());
}

#[test]
fn a_click_on_an_entry_goes_there() {
    let mut list = screen(":");
    let line = list.text().lines().position(|line| line.contains("16 places")).expect("the group stage");
    list.app.update(Action::Click(20, line as u16));
    assert_eq!(round_of(&list), 2);
    assert!(!list.press("up").text().contains("Go to"));
}
