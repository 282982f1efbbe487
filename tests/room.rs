//! What is on the screen follows the room there is and what there is to show: nothing is offered that does nothing, no
//! heading stands over nothing, and the same thing is counted alike wherever it is counted.

mod support;

use std::fs;
use std::path::Path;

use cuptie::bracket::Bracket;
use cuptie::browse::{Look, Notice};
use cuptie::source;
use support::{COLOURS, Screen, default_bracket};

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
    Bracket::new(source::read(text.as_bytes()).expect("it can be read"))
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
    let screen = Screen::new(200, 60).press("/ z a m a l e k enter x");
    assert!(screen.text().contains("Second round · tie 4 of 16"), "{}", screen.text());
}

#[test]
fn the_page_of_a_tie_has_its_id() {
    let screen = Screen::new(80, 24).press("right enter");
    assert!(screen.text().contains("Second round · tie 1 of 16 · r2-01"), "{}", screen.text());
}

#[test]
fn the_page_of_a_tie_has_the_day_of_its_ruling_in_the_words_of_the_source_or_else_as_a_date() {
    let page = |ruling: &str| {
        let ruled = TINY.replace(r#""legs":"#, &format!(r#""ruling": {{"out": "b", {ruling}}}, "legs":"#));
        assert_ne!(ruled, TINY);
        Screen::with(read(&ruled), COLOURS, 80, 24).press("enter").text()
    };
    assert!(page(r#""date": "2026-05-09""#).contains("when Sat 9 May 2026"));
    let worded = page(r#""date": "2026-05-09", "when": "by 9 May""#);
    assert!(worded.contains("when by 9 May") && !worded.contains("Sat 9 May"), "{worded}");
}

#[test]
fn the_page_of_a_tie_has_its_name_if_it_has_one() {
    let named = TINY.replace(r#""id": "f1","#, r#""id": "f1", "name": "The ferry match","#);
    assert_ne!(named, TINY);
    let text = Screen::with(read(&named), COLOURS, 80, 24).press("enter").text();
    assert!(text.contains("The ferry match · Final · tie 1 of 1"), "{text}");
}

#[test]
fn only_what_does_something_is_offered() {
    let on = |keys: &str| last_line(&Screen::new(200, 60).press(keys));
    assert!(on("").contains("0–9 what if"));
    assert!(on("enter").contains("0–9 what if"));
    assert!(!on("right right").contains("what if"), "a place has no score");
    assert!(!on("tab tab").contains("what if"), "the selection is a place of the groups");
    assert!(!on("enter").contains("Enter"), "a tie is open already");
    // In a page over everything, the other keys wait.
    assert_eq!(on("i").trim(), last_line(&Screen::new(200, 60).press("?")).trim());
    assert!(on("i").contains("Esc close") && !on("i").contains("move"));
    assert!(on("e").contains("Enter go there"));
    let nothing = last_line(&Screen::with(read(TINY), COLOURS, 200, 60).press("e"));
    assert!(nothing.contains("Esc close") && !nothing.contains("select") && !nothing.contains("go there"), "{nothing}");
    let narrow = Screen::new(80, 24).press("enter");
    assert!(!last_line(&narrow).contains("zoom"), "there is no bracket to be seen");
}

#[test]
fn a_sentence_that_two_lines_do_not_hold_tells_that_it_goes_on() {
    for width in [40, 50, 60, 80] {
        let text = Screen::new(width, 20).text();
        let lines: Vec<&str> = text.lines().collect();
        let why = &lines[lines.len() - 3..lines.len() - 1];
        let whole = why.concat().ends_with("Next: RS Berkane in the second round.");
        assert_ne!(whole, why[1].ends_with('…'), "{text}");
        assert_eq!(whole, width == 80, "{text}");
    }
}

#[test]
fn the_heading_over_a_ladder_is_told_in_full() {
    let name = "replays at the other ground until one of the two clubs wins, as long as that takes";
    let named = TINY.replace(r#"{"ladder": "one-match"}"#, &format!(r#"{{"name": "{name}", "ladder": "one-match"}}"#));
    let words = |text: &str| text.replace('│', " ").split_whitespace().collect::<Vec<_>>().join(" ");
    let page = words(&Screen::with(read(&named), COLOURS, 60, 40).press("enter").text());
    assert!(page.contains(&format!("The ladder ({name})")), "{page}");
}

#[test]
fn in_ascii_too_the_bar_shows_which_part_is_in_view() {
    let ascii = Look { ascii: true, ..COLOURS };
    let bar = |screen: &Screen| screen.text().lines().map(|line| line.chars().nth(79)).collect::<Vec<_>>();
    let first = Screen::with(default_bracket(), ascii, 80, 24);
    let last = Screen::with(default_bracket(), ascii, 80, 24).press("end");
    assert_ne!(bar(&first), bar(&last), "{}", first.text());
}

#[test]
fn the_help_that_a_page_offers_is_shown() {
    for page in ["i", "e"] {
        let screen = Screen::new(120, 40).press(page);
        assert!(last_line(&screen).contains("? help"), "{}", screen.text());
        let help = screen.press("end ?");
        assert!(help.text().contains("─ Help ─") && help.text().contains("the tie above"), "{}", help.text());
        assert!(!help.press("?").text().contains("─ Help ─"), "and can be left as it was opened");
    }
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
        assert!(Screen::new(80, 400).press("i").text().contains(heading));
    }
}

/// A competition of six rounds whose clubs have long names, each followed by a country.
fn long_names() -> Bracket {
    let name = |i: usize| {
        let names = ["Juventus FC", "FC Internazionale Milano", "Wolverhampton Wanderers FC", "Real Madrid CF"];
        format!("{} {} (ITA)", names[i % 4], i / 4 + 1)
    };
    let clubs: Vec<String> =
        (0..64).map(|i| format!(r#"{{"id": "c{i}", "name": "{}", "association": "ITA"}}"#, name(i))).collect();
    let mut sides: Vec<String> = (0..64).map(|i| format!(r#"{{"club": "c{i}"}}"#)).collect();
    let mut rounds = Vec::new();
    while sides.len() > 1 {
        let round = rounds.len();
        let tie = |(i, pair): (usize, &[String])| {
            let legs = r#"[{"host": "a", "score": {"a": 2, "b": 1}}, {"host": "b", "score": {"a": 0, "b": 0}}]"#;
            format!(r#"{{"id": "r{round}-{i}", "a": {}, "b": {}, "legs": {legs}}}"#, pair[0], pair[1])
        };
        let ties: Vec<String> = sides.chunks(2).enumerate().map(tie).collect();
        rounds.push(format!(r#"{{"id": "r{round}", "name": "Round {round}", "ties": [{}]}}"#, ties.join(",")));
        sides = (0..sides.len() / 2).map(|i| format!(r#"{{"winner_of": "r{round}-{i}"}}"#)).collect();
    }
    read(&format!(
        r#"{{"cuptie": 1, "name": "Long Cup", "season": "2026", "regulations": {{"ladder": ["aggregate"]}},
        "associations": {{"ITA": "Italy"}}, "clubs": [{}], "rounds": [{}]}}"#,
        clubs.join(","),
        rounds.join(",")
    ))
}

#[test]
fn a_place_has_its_name_from_a_hundred_columns_on() {
    for size in [(100, 30), (110, 24), (120, 40), (120, 24), (139, 40), (141, 40), (160, 50), (200, 60), (300, 90)] {
        let text = Screen::new(size.0, size.1).text();
        assert!(text.contains("D1 RS Berkane"), "at {size:?}\n{text}");
    }
}

#[test]
fn no_name_of_ordinary_length_is_cut_where_a_column_has_room() {
    for (width, height) in [(60, 20), (80, 24), (100, 30), (120, 40), (160, 50), (200, 60), (300, 90)] {
        for density in ["", "z"] {
            for keys in ["", "right right", "right right right right right"] {
                let screen = Screen::with(long_names(), COLOURS, width, height).press(density).press(keys);
                // Of one line a tie, not one fits into so few columns.
                let fits = density.is_empty() || width > 80;
                assert!(!fits || !screen.text().contains('…'), "{width}x{height} {density} {keys}\n{}", screen.text());
            }
        }
    }
}

#[test]
fn one_line_a_tie_has_use_for_every_line() {
    let screen = Screen::new(120, 40).press("z");
    let text = screen.text();
    // Title, heads; then all twenty ties of the first round, and the tie below them.
    let ties: Vec<&str> = text.lines().skip(3).take_while(|line| !line.starts_with('─')).collect();
    assert_eq!(ties.len(), 20, "{text}");
    assert!(ties.iter().all(|line| line.contains('–') || line.contains("w/o")), "{text}");
    // Where there are more lines, they stand between the ties; where there are more columns, the legs are told.
    let text = Screen::new(230, 60).press("z").text();
    let bendel = text.lines().position(|line| line.starts_with("▸Bendel Insurance")).expect("it is there");
    assert!(text.lines().nth(bendel + 2).expect("a line").contains("FUS Rabat"), "{text}");
    assert!(text.contains("1–1  ASO Chlef             4–3p  1–0 0–1"), "{text}");
}

#[test]
fn a_table_shows_everything_and_its_notes_where_there_is_room() {
    let wide = Screen::new(300, 90).text();
    for words in [
        "pos  pld   w  d  l   goals  diff  pts",
        "A1  USM Alger            ▸1st    6   4  1  1     8–3    +5   13",
        "First round · tie 1 of 20",
        "could not change the places.",
        "3-1, or another result that fits its table",
    ] {
        assert!(wide.contains(words), "{words}\n{wide}");
    }
    let panes = wide.lines().take(89).collect::<String>();
    assert!(!panes.contains('↓'), "everything is in view\n{wide}");
    // With less room less of it, but never half a figure.
    let narrow = Screen::new(40, 20).press("tab tab").text();
    assert!(narrow.contains("pos  pts") && narrow.contains("▸1st   13") && narrow.contains('↓'), "{narrow}");
}

#[test]
fn a_small_bracket_has_its_tie_beside_it_on_a_small_screen() {
    let text = Screen::with(read(TINY), COLOURS, 80, 24).text();
    assert!(text.lines().nth(1).expect("a line").contains("Final · tie 1 of 1"), "{text}");
    assert!(text.contains("┃▸Ayr NOR 2   ┃"), "{text}");
}

/// The tiny competition on a screen, after its file was read again in vain.
fn read_again_in_vain(text: &str, width: u16, height: u16) -> Screen {
    let mut screen = Screen::with(read(TINY), COLOURS, width, height);
    let problems = source::read(text.as_bytes()).expect_err("it is wrong");
    screen.app.tell(Notice::kept(&source::Error::Refused { origin: "cup.json".to_owned(), problems }));
    screen
}

/// The lines of the page that lies over everything else.
fn page(screen: &Screen) -> Vec<String> {
    let lines: Vec<Vec<char>> = screen.text().lines().map(|line| line.chars().collect()).collect();
    let corner = |line: &Vec<char>| line.windows(3).position(|cells| cells == ['┌', '─', ' ']);
    let (top, left) = lines.iter().enumerate().find_map(|(y, line)| Some((y, corner(line)?))).expect("a page");
    let inside = lines[top + 1..].iter().take_while(|line| line.get(left) == Some(&'│'));
    let edge = ['│', '↓', '↑', ' '];
    inside.map(|line| line[left + 1..].iter().collect::<String>().trim_end_matches(edge).to_owned()).collect()
}

#[test]
fn every_problem_of_a_file_that_was_read_again_in_vain_can_be_read() {
    let wrong = TINY.replace("season", "saeson").replace("\"a\": 2,", "\"a\": -2,").replace("\"host\"", "\"hosts\"");
    let problems = source::read(wrong.as_bytes()).expect_err("it is wrong");
    assert!(problems.0.len() > 2);
    let letters = |text: &str| text.split_whitespace().collect::<String>();
    for (width, height) in [(30, 8), (60, 20), (80, 24), (200, 60)] {
        let mut screen = read_again_in_vain(&wrong, width, height).press("left");
        let footer = last_line(&screen);
        assert!(footer.contains("kept as it was") && footer.ends_with("e all of it"), "{footer}");
        screen = screen.press("e");
        // Line by line to its end.
        let mut read = page(&screen);
        for _ in 0..100 {
            screen = screen.press("down");
            let lines = page(&screen);
            if !read.ends_with(&lines) {
                read.extend(lines.last().cloned());
            }
        }
        let read = letters(&read.concat());
        for problem in &problems.0 {
            assert!(read.contains(&letters(problem.message())), "{problem} at {width}x{height}\n{read}");
            assert!(read.contains(&letters(&problem.place.to_string())), "{problem} at {width}x{height}\n{read}");
        }
        // It has been read: the last line is for the keys again.
        screen = screen.press("esc");
        assert!(!screen.text().contains("kept as it was"), "{}", screen.text());
        assert!(!screen.press("e").text().contains("What is wrong"));
    }
}

#[test]
fn a_page_of_problems_that_is_closed_in_any_way_has_been_read() {
    for keys in ["esc", "e", "enter"] {
        let read = read_again_in_vain("{", 80, 24).press("e").press(keys);
        assert!(last_line(&read).contains("help"), "{keys}: {}", read.text());
    }
    // One that comes while another page is open has not.
    let mut screen = Screen::with(read(TINY), COLOURS, 80, 24).press("i");
    let problems = source::read("{".as_bytes()).expect_err("it is wrong");
    screen.app.tell(Notice::kept(&source::Error::Refused { origin: "cup.json".to_owned(), problems }));
    assert!(last_line(&screen.press("esc")).contains("kept as it was"));
}

#[test]
fn a_page_of_problems_goes_with_them() {
    let mut screen = read_again_in_vain("{", 80, 24).press("e");
    assert!(page(&screen)[1].ends_with("before is still shown."), "{}", screen.text());
    screen.app.replace(read(TINY));
    let text = screen.press("left").text();
    assert!(!text.contains("What is wrong") && text.contains("Ayr win the"), "{text}");
}

#[test]
fn what_is_said_below_the_groups_can_be_scrolled_to() {
    let down = "down ".repeat(100);
    for keys in ["end end", "end pgdn pgdn pgdn pgdn pgdn", &down] {
        for (width, height) in [(80, 24), (60, 20), (120, 40)] {
            let screen = Screen::new(width, height).press("tab tab").press(keys);
            let text = screen.text();
            assert!(text.contains("fits its table"), "{width}x{height} {keys}\n{text}");
            let back = screen.press("up").text();
            assert!(back.contains("D3  Stade Malien"), "{width}x{height}\n{back}");
        }
    }
}

#[test]
fn groups_that_are_all_in_view_are_not_scrolled() {
    let screen = Screen::with(example("world-cup-2014.json"), COLOURS, 166, 18).press("tab tab end");
    assert!(screen.text().contains("Group A  "), "{}", screen.text());
}

#[test]
fn the_selected_tie_is_in_view_where_its_column_is_wider_than_the_screen() {
    for width in 16..30 {
        let screen = Screen::with(read(include_str!("data/replays.json")), COLOURS, width, 3);
        assert!(screen.text().contains("3–3"), "{width}\n{}", screen.text());
    }
}

#[test]
fn a_competition_of_fewer_rounds_is_read_while_the_bracket_is_out_of_sight() {
    let mut screen = Screen::new(80, 24).press("enter");
    screen.app.replace(read(TINY));
    let text = screen.press("esc").text();
    assert!(text.contains("┃▸Ayr"), "{text}");
}

#[test]
fn a_place_that_no_tie_leads_to_has_its_name_at_any_width() {
    // Nothing beside it says who A1 is.
    for (width, height) in [(60, 20), (80, 24), (120, 40), (200, 60), (300, 90)] {
        let text = Screen::with(example("world-cup-2014.json"), COLOURS, width, height).text();
        assert!(text.contains(" A1 Brazil"), "{width}x{height}\n{text}");
    }
}

/// The same, of clubs of which no association is known.
fn without_associations() -> String {
    let text = TINY.replace(r#", "association": "NOR""#, "");
    let text = text.replace("  \"associations\": {\"NOR\": \"North Shore\"},\n", "");
    assert!(!text.contains("association"), "{text}");
    text
}

#[test]
fn where_no_association_is_known_nothing_stands_in_its_place() {
    let text = without_associations();
    let with_town = text.replace(r#""name": "Bo""#, r#""name": "Bo", "town": "Bay""#);
    let page = Screen::with(read(&with_town), COLOURS, 80, 24).press("enter").text();
    assert!(page.lines().any(|line| line.split_whitespace().next_back() == Some("Bay")), "{page}");
    for keys in ["", "enter", "c", "i", "#", "z", "o", "e"] {
        let screen = Screen::with(read(&text), COLOURS, 120, 40).press(keys).text();
        assert!(!screen.contains("()") && !screen.contains("association"), "{keys}\n{screen}");
    }
    let road = Screen::with(read(&text), COLOURS, 80, 24).press("c").text();
    assert!(road.contains("Ayr") && !road.contains("Ayr,"), "{road}");
}

#[test]
fn a_bracket_without_associations_has_no_column_for_them() {
    let first = |bracket: Bracket| {
        let screen = Screen::with(bracket, COLOURS, 120, 40).text();
        screen.lines().find(|line| line.contains("▸Ayr")).unwrap_or_else(|| panic!("{screen}")).to_owned()
    };
    assert!(first(read(TINY)).contains("┃▸Ayr NOR 2"));
    assert!(first(read(&without_associations())).contains("┃▸Ayr 2"));
}

#[test]
fn regulations_that_are_assumed_are_told_as_such_in_full() {
    let why = "nothing is known of this competition; extra time and penalties are on record";
    let assumed =
        TINY.replace(r#"{"ladder": "one-match"}"#, &format!(r#"{{"ladder": "one-match", "assumed": "{why}"}}"#));
    let assumed =
        assumed.replace("  ]}]\n}", "  ]}],\n  \"assumed\": [\"“Ayr” and “Ayr FC” are taken to be one club\"]\n}");
    let words = |text: &str| text.replace('│', " ").split_whitespace().collect::<Vec<_>>().join(" ");
    for width in [40, 60, 80] {
        let page = words(&Screen::with(read(&assumed), COLOURS, width, 40).press("enter").text());
        assert!(page.contains(&format!("The ladder assumed: {why}")), "{page}");
    }
    let about = words(&Screen::with(read(&assumed), COLOURS, 80, 40).press("i").text());
    assert!(about.contains(&format!("(assumed: {why})")), "{about}");
    assert!(about.contains("What was assumed “Ayr” and “Ayr FC” are taken to be one club"), "{about}");
}
