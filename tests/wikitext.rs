//! What printed wikitext is to a wiki: templates with as many parameters as they have, tables and names, and nothing else,
//! whatever is in a name; and a bracket only where there is a template that it fits.

mod generator;
mod support;

use cuptie::ascii;
use cuptie::bracket::Bracket;
use cuptie::report::{Format, print};
use cuptie::rules::Ladder;
use cuptie::scenario::Scenario;
use cuptie::search::{Index, only_clubs};
use cuptie::source;
use cuptie::text::clean;
use generator::{Feeding, competitions, scenarios};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;
use support::{cup, default_bracket, names_with, page};

/// The links that the program makes, by what is seen of them.
const LINKS: [(&str, &str); 4] = [
    ("[[Penalty shoot-out (association football)|p]]", "p"),
    ("[[Away goals rule|a]]", "a"),
    ("[[Overtime (sports)#Association football|a.e.t.]]", "a.e.t."),
    ("[[Walkover|w/o]]", "w/o"),
];

fn wikitext(bracket: &Bracket, ascii: bool) -> String {
    let mut out = Vec::new();
    print(&mut out, bracket, None, Format::Wikitext, ascii).expect("a vector takes everything");
    String::from_utf8(out).expect("text")
}

fn read(text: &str) -> Bracket {
    Bracket::new(source::read(text.as_bytes()).unwrap_or_else(|wrong| panic!("{wrong}")))
}

fn example(name: &str) -> Bracket {
    read(&page::read(&format!("assets/examples/{name}")))
}

/// A text as a wiki shows it, without footnotes; nothing in it may mean anything to one.
fn shown(text: &str) -> String {
    let mut text = text.replace("&ndash;", "–");
    while let Some((before, rest)) = text.split_once("<ref group=\"note\">") {
        let (note, after) = rest.split_once("</ref>").expect("a footnote ends");
        assert!(!note.is_empty() && !shown(note).is_empty(), "{text}");
        text = format!("{before}{after}");
    }
    for (link, seen) in LINKS {
        text = text.replace(link, seen);
    }
    if let Some(bold) = text.strip_prefix("'''").and_then(|text| text.strip_suffix("'''")) {
        text = bold.to_owned();
    }
    assert!(!text.contains(['|', '{', '}', '[', ']', '<', '>', '=', '~', '_']) && !text.contains("''"), "{text}");
    assert!(!text.starts_with(['*', '#', ':', ';', '-', '!']) && !text.contains("://"), "{text}");
    decoded(&text)
}

/// A text with its entities as the characters that they stand for.
fn decoded(text: &str) -> String {
    let mut decoded = String::new();
    let mut rest = text;
    while let Some((before, entity)) = rest.split_once("&#") {
        let (number, after) = entity.split_once(';').expect("an entity ends");
        decoded += before;
        decoded.push(char::from_u32(number.parse().expect("a number")).expect("a character"));
        rest = after;
    }
    assert!(!rest.contains('&'), "{text}");
    decoded + rest
}

/// The parameters of a template that stands in a line, as a wiki parts them.
fn parameters(line: &str, template: &str) -> Option<Vec<String>> {
    let inner = line.strip_prefix(&format!("{{{{{template}|"))?.strip_suffix("}}")?;
    let mut inner = inner.to_owned();
    for (link, _) in LINKS {
        inner = inner.replace(link, &link.replace('|', "\u{1}"));
    }
    Some(inner.split('|').map(|part| part.replace('\u{1}', "|")).collect())
}

/// Every tie over two legs: what is seen of its parameters, and which sides are bold.
fn ties(text: &str) -> Vec<Vec<String>> {
    let all = text.lines().filter_map(|line| parameters(line, "TwoLegResult"));
    all.map(|parameters| parameters.iter().map(|one| shown(one)).collect()).collect()
}

/// The lines of the bracket: a parameter and its value.
fn values(text: &str) -> Vec<(String, String)> {
    let lines = text.lines().filter_map(|line| line.strip_prefix("| ")?.split_once(" ="));
    lines.map(|(name, value)| (name.to_owned(), value.trim().to_owned())).collect()
}

fn value<'a>(values: &'a [(String, String)], name: &str) -> Option<&'a str> {
    values.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
}

#[test]
fn every_tie_is_a_template_with_its_aggregate_its_legs_and_what_settled_it() {
    let text = wikitext(&default_bracket(), false);
    let ties = ties(&text);
    assert_eq!(ties.len(), 36);
    assert!(ties.iter().all(|tie| tie.len() == 7), "{ties:?}");
    assert_eq!(ties[0], ["Bendel Insurance", "NGA", "1–1 (4–3 p)", "ASO Chlef", "ALG", "1–0", "0–1"]);
    assert_eq!(ties[2], ["Casa Sports", "SEN", "1–1 (a)", "EF Ouagadougou", "BFA", "1–1", "0–0"]);
    assert_eq!(ties[8], ["Sekhukhune United", "RSA", "w/o", "Young Buffaloes", "SWZ", "–", "–"]);
    let walkover = text.lines().find(|line| line.contains("Young Buffaloes")).expect("its line");
    let note = "<ref group=\"note\">Sekhukhune United go through by walkover: Young Buffaloes withdrew; no leg was played.</ref>";
    assert!(walkover.contains(note), "{walkover}");
    assert!(text.ends_with("== Notes ==\n<references group=\"note\" />\n"));
    assert_eq!(text.matches("'''").count(), 2 * 36, "one of two is bold");
    for template in ["{{TwoLegStart}}", "{{TwoLegEnd}}"] {
        assert_eq!(text.lines().filter(|line| *line == template).count(), 2);
    }
    // Places, of which each has a line.
    assert!(text.contains("|-\n| A1 || {{fbaicon|ALG}} USM Alger\n|-\n"));
}

#[test]
fn ties_stand_in_the_order_in_which_they_are_counted() {
    let text = wikitext(&read(&page::read("tests/data/everything.json")), false);
    let ties = ties(&text);
    let clubs: Vec<&str> = ties.iter().flat_map(|tie| [tie[0].as_str(), tie[3].as_str()]).collect();
    // The winner of the first round's tie 7 is not known.
    assert!(clubs.contains(&"Winner of first round tie 7"), "{clubs:?}");
    assert_eq!(clubs[12..14], ["Isle", "Jetty"]);
}

#[test]
fn where_no_template_fits_a_comment_says_so() {
    let text = wikitext(&default_bracket(), false);
    assert!(text.contains("<!-- No bracket: the ties lead to no final. -->") && !text.contains("TeamBracket"));
    let alone = wikitext(&cup(2), false);
    assert!(alone.contains("<!-- No bracket: not both sides of the final come from ties. -->"));
}

#[test]
fn a_bracket_has_every_club_where_the_template_has_it() {
    let text = wikitext(&example("champions-league-2018-19.txt"), false);
    assert!(text.contains("\n{{16TeamBracket\n"));
    let values = values(&text);
    assert_eq!(value(&values, "legs"), Some("3/3/3/1"));
    // Sixteen, eight, four and two clubs.
    assert_eq!(values.iter().filter(|(name, _)| name.contains("-team")).count(), 30);
    assert_eq!(value(&values, "RD1"), Some("Round of 16"));
    // Both legs and the aggregate, with the mark of the rule.
    let [first, second, sum] = ["1", "2", "3"].map(|cell| value(&values, &format!("RD3-score01-{cell}")));
    assert_eq!([first, second, sum], [Some("0"), Some("3"), Some("3 (a)")]);
    assert_eq!(value(&values, "RD4-team02"), Some("{{fbaicon|ENG}} '''Liverpool'''"));
    assert_eq!(value(&values, "RD4-score02"), Some("2"));
    // Whoever won a tie stands in the round that follows, halfway down.
    for number in 1..=8 {
        let through: Vec<&str> = (2 * number - 1..=2 * number)
            .filter_map(|from| value(&values, &format!("RD1-team{from:02}")))
            .filter(|name| name.contains("'''"))
            .collect();
        let next = value(&values, &format!("RD2-team{number:02}")).expect("a club");
        assert_eq!(through.iter().map(|name| name.replace("'''", "")).collect::<Vec<_>>(), [next.replace("'''", "")]);
    }
}

#[test]
fn a_bracket_begins_where_every_tie_is_fed_by_two() {
    let text = wikitext(&example("harbour-cup-half-played.json"), false);
    assert!(text.contains("<!-- It begins with Quarter-finals. -->\n{{8TeamBracket\n"), "{text}");
    let values = values(&text);
    assert_eq!(value(&values, "RD1-team2"), Some("{{fbaicon|EAS}} Ebb Tide United"));
    // Nobody is known there yet, nor a score.
    assert_eq!((value(&values, "RD3-team1"), value(&values, "RD3-score1")), (Some(""), None));
    for (clubs, template) in [(4, "{{4TeamBracket"), (64, "{{64TeamBracket"), (128, "{{64TeamBracket")] {
        assert!(wikitext(&cup(clubs), false).lines().any(|line| line == template), "{clubs}");
    }
}

#[test]
fn replays_and_single_matches_have_their_score_and_a_footnote() {
    let text = wikitext(&read(include_str!("data/replays.json")), false);
    let one: Vec<_> = text.lines().filter_map(|line| parameters(line, "OneLegResult")).collect();
    assert!(one.iter().all(|tie| tie.len() == 5));
    assert_eq!(shown(&one[0][2]), "3–3");
    assert!(one[0][2].contains("Anchor Athletic go through in replay 1, 2–1: level at 3–3."));
    assert_eq!(shown(&one[5][2]), "1–2 (a.e.t.)");
}

#[test]
fn what_is_looked_at_otherwise_is_seen_on_the_page() {
    let scenario = Scenario { regulations: Ladder::named("uefa-2021"), ..Scenario::default() };
    let text = wikitext(&default_bracket().under(scenario), false);
    assert_eq!(text.lines().nth(1), Some("''Not as it was, but under uefa-2021.''"));
}

#[test]
fn only_what_was_found_is_printed() {
    let bracket = example("champions-league-2018-19.txt");
    let found = Index::new(&bracket).find(&bracket, &only_clubs("ajax"));
    let mut out = Vec::new();
    print(&mut out, &bracket, Some(&found), Format::Wikitext, false).expect("a vector takes everything");
    let text = String::from_utf8(out).expect("text");
    assert_eq!(
        ties(&text).iter().map(|tie| tie[0].as_str()).collect::<Vec<_>>(),
        ["Ajax", "Ajax", "Tottenham Hotspur"]
    );
    assert!(text.contains("<!-- No bracket: only what was found is here. -->"));
}

/// Four such clubs in two ties, and a final that one of them won by walkover.
fn named(name: &str) -> Bracket {
    let clubs: Vec<_> = (1..=4).map(|id| json!({"id": format!("{id}"), "name": name})).collect();
    let legs = json!([{"host": "a", "score": {"a": 2, "b": 0}}, {"host": "b", "score": {"a": 1, "b": 2}}]);
    let tie = |id: &str, a: &str, b: &str| json!({"id": id, "a": {"club": a}, "b": {"club": b}, "legs": legs});
    let file = json!({"cuptie": 1, "name": name, "season": "1", "regulations": {"ladder": "caf"}, "clubs": clubs, "rounds": [
        {"id": "1", "name": name, "ties": [tie("s1", "1", "2"), tie("s2", "3", "4")]},
        {"id": "2", "name": "Final", "ties": [
            {"id": "f", "a": {"winner_of": "s1"}, "b": {"winner_of": "s2"}, "ruling": {"out": "b", "how": "withdrew"}}]}]});
    read(&file.to_string())
}

/// Holds that a name comes out as it is, and nothing else is there than without it.
fn holds(name: &str, ascii: bool) {
    let text = wikitext(&named(name), ascii);
    let clean = clean(name);
    let expected = if ascii { ascii::fold(&clean) } else { clean.into_owned() };
    let expected = expected.trim();
    let ties = ties(&text);
    assert_eq!(ties.len(), 3, "{text}");
    for tie in &ties {
        assert_eq!((tie[0].as_str(), tie[3].as_str(), tie.len()), (expected, expected, 7), "{text}");
    }
    let headings: Vec<String> =
        text.lines().filter_map(|line| line.strip_prefix("== ")?.strip_suffix(" ==")).map(shown).collect();
    assert_eq!(headings, [expected, "Final", "Bracket", "Notes"], "{text}");
    let values = values(&text);
    for (parameter, value) in values.iter().filter(|(name, _)| name.contains("-team") || name == "RD1") {
        assert_eq!(shown(value), expected, "{parameter} in\n{text}");
    }
    assert_eq!(values.len(), 2 + 2 + 6 + 4 * 3 + 2, "{text}");
    assert_eq!(text.matches("<!--").count(), text.matches("-->").count(), "{text}");
    assert_eq!(text.matches("<!--").count(), 1, "{text}");
}

const PIECES: &[&str] = &[
    "|",
    "||",
    "{{",
    "}}",
    "{{!}}",
    "{|",
    "|}",
    "|-",
    "[[",
    "]]",
    "[",
    "<!--",
    "-->",
    "<ref>",
    "</nowiki>",
    "<",
    ">",
    "&amp;",
    "&#124;",
    "&",
    "=",
    "==",
    "'",
    "''",
    "'''",
    "~~~~",
    "__NOTOC__",
    "*",
    "#",
    ":",
    ";",
    "----",
    "!",
    "!!",
    "http://a.example",
    "//a",
    "\n",
    "\t",
    " ",
    "FC",
    "O'Higgins",
    "Béja",
    "鹿島",
    "｜",
    "＝",
    "［［",
    "｛｛",
    "…",
    "\\",
    "1=",
    "{{{1}}}",
    "-{",
    "}-",
];

#[test]
fn no_piece_of_a_name_means_anything() {
    for name in names_with(PIECES) {
        for ascii in [false, true] {
            holds(&name, ascii);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn whatever_a_name_is_made_of_it_stands_there_as_it_is(
        pieces in proptest::collection::vec(select(PIECES), 1..8),
        ascii in any::<bool>(),
    ) {
        holds(&format!("x{}", pieces.concat()), ascii);
    }

    #[test]
    fn any_competition_looked_at_in_any_way_has_a_template_a_tie(
        text in competitions(Feeding::Anyhow, 6),
        plan in scenarios::plans(),
    ) {
        let bracket = generator::bracket(&text);
        let view = bracket.under(scenarios::scenario(&bracket, &plan));
        let text = wikitext(&view, false);
        let of_one = text.lines().filter_map(|line| parameters(line, "OneLegResult"));
        let of_one: Vec<Vec<String>> = of_one.map(|tie| tie.iter().map(|one| shown(one)).collect()).collect();
        prop_assert!(of_one.iter().all(|tie| tie.len() == 5) && ties(&text).iter().all(|tie| tie.len() == 7), "{text}");
        prop_assert_eq!(of_one.len() + ties(&text).len(), bracket.competition().ties().len());
    }
}
