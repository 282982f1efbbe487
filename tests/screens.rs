//! Whole screens, text and looks, as they were when somebody last looked at them and found them good.

mod support;

use std::fs;
use std::path::Path;

use cuptie::bracket::Bracket;
use cuptie::browse::{Look, Theme};
use cuptie::report::{self, Format};
use cuptie::scenario::Scenario;
use cuptie::source;
use jiff::civil::date;
use support::{COLOURS, Screen, cup, default_bracket};

macro_rules! screens {
    ($($name:ident: $width:literal x $height:literal, $keys:literal;)*) => {$(
        #[test]
        fn $name() {
            insta::assert_snapshot!(Screen::new($width, $height).press($keys).picture());
        }
    )*};
}

screens! {
    the_first_screen_at_80x24: 80 x 24, "";
    the_first_screen_at_120x40: 120 x 40, "";
    the_first_screen_at_200x60: 200 x 60, "";
    the_first_screen_at_100x50_has_the_tie_below: 100 x 50, "";
    a_tie_won_on_aggregate: 120 x 40, "down";
    a_tie_won_on_away_goals_outside_the_dates: 120 x 40, "right down tab";
    a_tie_won_on_penalties_fills_a_narrow_screen: 80 x 24, "enter";
    a_tie_won_by_walkover: 120 x 40, "end up up up up";
    the_points_with_which_a_club_enters: 80 x 24, "right down down down enter pgdn pgdn";
    a_tie_scrolled_to_its_sources: 80 x 24, "down down down down enter end";
    one_line_a_tie_shows_all_of_them: 200 x 60, "z right";
    one_line_a_tie_on_a_narrow_screen: 80 x 24, "z down";
    the_last_tie_of_the_round_in_view: 80 x 24, "end";
    all_at_once_at_80x24: 80 x 24, "z z right";
    all_at_once_at_120x40: 120 x 40, "z z right down";
    all_at_once_at_200x60: 200 x 60, "z z";
    all_at_once_and_what_a_filter_found: 120 x 40, "z z / n g a enter";
    all_at_once_on_the_smallest_screen: 16 x 3, "z down";
    a_filter_being_typed_dims_the_rest: 120 x 40, "/ b e j a";
    a_filter_by_association_that_hides_the_rest: 80 x 24, "/ n g a enter x";
    a_filter_by_the_rule_that_decided_ties: 120 x 40, "/ p e n a l t i e s enter n";
    a_filter_by_a_town_that_hides_the_rest: 80 x 24, "/ c a i r o enter x N";
    a_filter_that_finds_nothing: 80 x 24, "/ x y z z y";
    the_road_of_the_other_club: 80 x 24, "right space";
    a_place_of_the_group_stage_shows_its_group: 120 x 40, "right right";
    a_place_of_the_group_stage_in_one_sentence: 80 x 24, "right right";
    the_groups_fill_a_narrow_screen: 80 x 24, "tab tab down";
    the_groups_with_their_matches: 70 x 24, "tab tab";
    the_help: 80 x 24, "?";
    every_score_of_a_second_leg: 80 x 24, "right down o right down";
    every_score_of_a_first_leg_before_the_second: 80 x 24, "right down o tab";
    other_regulations_and_what_they_would_have_turned: 80 x 24, "s down down down down down down";
    without_away_goals_and_up_to_a_day: 120 x 40, "s down down down down down down enter [ [ [";
    a_score_changed_in_place_and_what_turns: 120 x 40, "space 2";
    what_turns_on_one_line_a_tie: 120 x 30, "space 2 esc z";
    what_is_looked_at_otherwise_and_a_file_for_it: 80 x 24, "space 2 esc s down down down down down down enter v S";
    the_competition_in_numbers: 120 x 40, "# down down";
    the_competition_in_numbers_scrolled_on_a_narrow_screen: 80 x 24, "# end";
    the_ties_of_a_number: 80 x 24, "# down down enter n";
    the_page_of_a_clubs_road: 120 x 40, "down right c";
    rounds_and_clubs_to_go_to: 80 x 24, ": s";
    all_rounds_to_go_to: 120 x 40, "right :";
    about_the_competition: 80 x 24, "i";
    the_entries_of_all_clubs: 120 x 40, "i";
    about_the_competition_scrolled: 80 x 24, "i pgdn";
    a_screen_of_60x20: 60 x 20, "right";
    a_screen_of_40x12: 40 x 12, "right";
    a_screen_of_30x8: 30 x 8, "down";
    a_screen_of_25x6_is_a_list: 25 x 6, "down";
    the_smallest_screen: 16 x 3, "down";
    a_screen_too_small: 12 x 2, "";
}

/// A cup with replays and a play-off.
fn replays(width: u16, height: u16) -> Screen {
    let competition = source::read(include_bytes!("data/replays.json")).expect("it can be read");
    Screen::with(Bracket::new(competition), COLOURS, width, height)
}

#[test]
fn replays_and_a_play_off_in_boxes_and_two_whole_roads() {
    insta::assert_snapshot!(replays(200, 60).press("right right right").picture());
}

#[test]
fn replays_on_one_line_a_tie() {
    insta::assert_snapshot!(replays(120, 40).press("z").picture());
}

#[test]
fn replays_on_a_narrow_screen() {
    insta::assert_snapshot!(replays(80, 24).press("").picture());
}

/// A knock-out stage that ends in a final.
fn final_in_the_middle(width: u16, height: u16) -> Screen {
    Screen::with(example("champions-league-2014-15.json"), COLOURS, width, height)
}

#[test]
fn both_halves_around_the_final_where_there_is_room() {
    insta::assert_snapshot!(final_in_the_middle(240, 30).press("right right right right").picture());
}

#[test]
fn both_halves_around_the_final_with_names_cut_for_it() {
    insta::assert_snapshot!(final_in_the_middle(200, 60).press("b right right right").picture());
}

#[test]
fn both_halves_around_the_final_on_one_line_a_tie() {
    insta::assert_snapshot!(final_in_the_middle(330, 24).press("z").picture());
}

#[test]
fn both_halves_have_no_room() {
    insta::assert_snapshot!(final_in_the_middle(120, 24).press("b").picture());
}

/// A cup of 4,096 clubs, seen all at once.
fn cup_at_once(width: u16, height: u16, keys: &str) -> String {
    Screen::with(cup(4096), COLOURS, width, height).press("z z").press(keys).picture()
}

#[test]
fn a_large_cup_at_once_at_80x24() {
    insta::assert_snapshot!(cup_at_once(80, 24, "right right down"));
}

#[test]
fn a_large_cup_at_once_at_120x40() {
    insta::assert_snapshot!(cup_at_once(120, 40, ": 4 0 9 5 enter left left left"));
}

#[test]
fn a_large_cup_at_once_at_200x60_and_what_a_filter_found() {
    insta::assert_snapshot!(cup_at_once(200, 60, "/ c l u b : space 1 enter pgdn"));
}

#[test]
fn a_large_cup_at_once_in_ascii_and_without_colours() {
    let look = Look { theme: Theme::Plain, ascii: true };
    let screen = Screen::with(cup(4096), look, 80, 24).press("z z right right down");
    assert!(screen.text().is_ascii());
    insta::assert_snapshot!(screen.picture());
}

/// A competition from the examples.
fn example(name: &str) -> Bracket {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/examples").join(name);
    let bytes = fs::read(path).expect("there is such an example");
    Bracket::new(source::read(&bytes).expect("an example can be read"))
}

#[test]
fn a_half_played_competition_has_no_zero_where_nothing_was_played() {
    let bracket = example("harbour-cup-half-played.json");
    insta::assert_snapshot!(Screen::with(bracket, COLOURS, 120, 40).press("right down").picture());
}

#[test]
fn a_tie_that_waits_for_its_second_leg_on_a_narrow_screen() {
    let bracket = example("harbour-cup-half-played.json");
    insta::assert_snapshot!(Screen::with(bracket, COLOURS, 80, 24).press("right down enter").picture());
}

#[test]
fn as_of_a_day_a_leg_without_a_date_counts_from_another_on() {
    // Of the first leg of Stade Malien v Aigle Noir the day is not known.
    let until = Some(date(2023, 9, 20));
    let bracket = default_bracket().under(Scenario { until, ..Scenario::default() });
    let keys = "right down down down down down down down down down down down down down down enter pgdn";
    insta::assert_snapshot!(Screen::with(bracket, COLOURS, 80, 60).press(keys).picture());
}

#[test]
fn a_competition_of_four_rounds_under_other_regulations() {
    let bracket = example("champions-league-2014-15.json");
    insta::assert_snapshot!(Screen::with(bracket, COLOURS, 200, 60).press("down down down down").picture());
}

#[test]
fn a_long_road_with_whom_else_the_club_could_have_met() {
    let bracket = example("champions-league-2014-15.json");
    insta::assert_snapshot!(Screen::with(bracket, COLOURS, 80, 24).press("right right right c").picture());
}

#[test]
fn a_competition_of_four_rounds_is_scrolled_on_a_narrow_screen() {
    let bracket = example("champions-league-2014-15.json");
    insta::assert_snapshot!(Screen::with(bracket, COLOURS, 80, 24).press("right right right").picture());
}

#[test]
fn without_colours_everything_can_still_be_told_apart() {
    let look = Look { theme: Theme::Plain, ascii: false };
    insta::assert_snapshot!(Screen::with(default_bracket(), look, 80, 24).press("right").picture());
}

#[test]
fn in_ascii_nothing_moves() {
    let ascii = Look { ascii: true, ..COLOURS };
    let screen = Screen::with(default_bracket(), ascii, 120, 40).press("right enter");
    assert!(screen.text().is_ascii());
    insta::assert_snapshot!(screen.text());
}

#[test]
fn the_bracket_printed() {
    let mut printed = Vec::new();
    report::print(&mut printed, &default_bracket(), None, Format::Tree, false).expect("memory can be written to");
    insta::assert_snapshot!(String::from_utf8(printed).expect("it is text"));
}

#[test]
fn the_csv_printed() {
    let mut printed = Vec::new();
    report::print(&mut printed, &default_bracket(), None, Format::Csv, false).expect("memory can be written to");
    insta::assert_snapshot!(String::from_utf8(printed).expect("it is text"));
}

#[test]
fn the_wikitext_printed() {
    let mut printed = Vec::new();
    report::print(&mut printed, &default_bracket(), None, Format::Wikitext, false).expect("memory can be written to");
    insta::assert_snapshot!(String::from_utf8(printed).expect("it is text"));
}

#[test]
fn the_markdown_printed() {
    let mut printed = Vec::new();
    report::print(&mut printed, &default_bracket(), None, Format::Markdown, false).expect("memory can be written to");
    insta::assert_snapshot!(String::from_utf8(printed).expect("it is text"));
}

#[test]
fn the_list_printed() {
    let mut printed = Vec::new();
    report::print(&mut printed, &default_bracket(), None, Format::List, false).expect("memory can be written to");
    insta::assert_snapshot!(String::from_utf8(printed).expect("it is text"));
}
