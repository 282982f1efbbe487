//! What printed Markdown becomes where it is read: a heading, tables and names, and nothing else, whatever is in a name.
//! comrak is the judge, which reads GitHub's dialect.

mod generator;
mod support;

use std::collections::BTreeMap;

use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Options, parse_document};
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
use serde_json::{Value, json};
use support::{cup, default_bracket, names_with};

/// A page as it is read.
#[derive(Debug, Default, PartialEq, Eq)]
struct Page {
    title: String,
    /// What is quoted.
    said: String,
    /// What stands above each table, and its rows, the head first.
    tables: Vec<(String, Vec<Vec<Cell>>)>,
    last: String,
}

#[derive(Debug, Default, Clone, PartialEq, Eq)]
struct Cell {
    text: String,
    bold: bool,
}

impl Page {
    /// The rows below a heading that begins so, as texts.
    fn rows(&self, beginning: &str) -> Vec<Vec<&str>> {
        let found = self.tables.iter().find(|(heading, _)| heading.starts_with(beginning));
        let (_, rows) = found.unwrap_or_else(|| panic!("no {beginning} in {self:?}"));
        rows[1..].iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect()
    }
}

fn markdown(bracket: &Bracket, ascii: bool) -> String {
    let mut out = Vec::new();
    print(&mut out, bracket, None, Format::Markdown, ascii).expect("a vector takes everything");
    String::from_utf8(out).expect("text")
}

/// The text of a node, of which nothing may be more than text, or bold.
fn text<'a>(node: &'a AstNode<'a>) -> Cell {
    let mut cell = Cell::default();
    for node in node.descendants().skip(1) {
        match &node.data.borrow().value {
            NodeValue::Text(text) => cell.text.push_str(text),
            NodeValue::Strong => cell.bold = true,
            NodeValue::Paragraph => {}
            other => panic!("{other:?} behind “{}”", cell.text),
        }
    }
    cell
}

fn page(markdown: &str) -> Page {
    let (arena, mut options) = (Arena::new(), Options::default());
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.math_dollars = true;
    options.extension.autolink = true;
    let mut page = Page::default();
    let mut heading = String::new();
    for node in parse_document(&arena, markdown, &options).children() {
        match &node.data.borrow().value {
            NodeValue::Heading(own) if own.level == 1 => page.title = text(node).text,
            NodeValue::Heading(_) => heading = text(node).text,
            NodeValue::BlockQuote => page.said = text(node).text,
            NodeValue::Paragraph => page.last = text(node).text,
            NodeValue::Table(_) => {
                let rows = node.children().map(|row| row.children().map(text).collect()).collect();
                page.tables.push((std::mem::take(&mut heading), rows));
            }
            other => panic!("{other:?} in\n{markdown}"),
        }
    }
    page
}

/// A tie of two such clubs, of which the first one went through, in a competition and a round of that name; then one to
/// come, and a place.
fn named(name: &str) -> Bracket {
    let club = |id: &str| json!({"id": id, "name": name});
    let legs = json!([{"host": "a", "score": {"a": 2, "b": 0}}, {"host": "b", "score": {"a": 1, "b": 2}}]);
    let file = json!({"cuptie": 1, "name": name, "season": "1", "regulations": {"ladder": "caf"},
        "clubs": [club("a"), club("b"), club("c")],
        "rounds": [{"id": "1", "name": name, "ties": [{"id": "1", "a": {"club": "a"}, "b": {"club": "b"}, "legs": legs}]},
            {"id": "2", "name": "Final", "ties": [{"id": "2", "a": {"winner_of": "1"}, "b": {"club": "c"}}]}],
        "group_stage": {"name": name, "groups": [{"name": "A", "places": [{"winner_of": "2"}]}]}});
    read(&file)
}

fn read(file: &Value) -> Bracket {
    Bracket::new(source::read(file.to_string().as_bytes()).unwrap_or_else(|wrong| panic!("{wrong}")))
}

#[test]
fn every_tie_has_a_row_with_its_aggregate_its_legs_and_how_it_was_settled() {
    let page = page(&markdown(&default_bracket(), false));
    assert_eq!(page.title, "CAF Confederation Cup 2023-24 · qualifying rounds");
    assert_eq!((page.said.as_str(), page.last.as_str()), ("", "Bold went through; ○ enters here."));
    let counts: Vec<usize> = page.tables.iter().map(|(_, rows)| rows.len() - 1).collect();
    assert_eq!(counts, [20, 16, 16]);
    let first = page.rows("First round, 18–27 Aug 2023");
    assert_eq!(first[0], ["1", "Bendel Insurance", "1–1", "ASO Chlef", "1–0, 0–1", "4–3 on penalties"]);
    assert_eq!(first[1], ["2", "FUS Rabat", "5–0", "AS Loto FC", "3–0, 2–0", ""]);
    let walkover = ["9", "Sekhukhune United", "w/o", "Young Buffaloes", "", "walkover: Young Buffaloes withdrew"];
    assert_eq!(first[8], walkover);
    let second = page.rows("Second round");
    assert_eq!(second[1], ["2", "FUS Rabat", "1–1", "USM Alger ○", "1–1, 0–0", "away goals"]);
    assert_eq!(page.rows("Group stage")[0], ["A1", "USM Alger"]);
    let [_, second, _] = &page.tables[..] else { panic!("three tables") };
    assert_eq!(second.1[2].iter().map(|cell| cell.bold).collect::<Vec<_>>(), [false, false, false, true, false, false]);
}

#[test]
fn replays_play_offs_and_single_matches_are_told_as_what_they_are() {
    let text = include_str!("data/replays.json");
    let page = page(&markdown(&Bracket::new(source::read(text.as_bytes()).expect("it reads")), false));
    let quarters = page.rows("Quarter-finals");
    let replay = "0–0, 1–1 a.e.t., 3–4 on penalties (replay)";
    assert_eq!(quarters[2], ["3", "Ebb Tide United", "0–0", "Ferry Town", replay, "1–1 in a replay, on penalties"]);
    assert_eq!(quarters[1], ["2", "Cutter City", "2–1", "Dory Wanderers", "", ""]);
    assert_eq!(page.rows("Semi-finals")[0][4], "1–1, 1–1, 2–0 (play-off)");
    // Nothing stands in the column of the matches where every tie is one.
    assert_eq!(page.rows("Final"), [["1", "Anchor Athletic", "1–2", "Harbour Rangers", "extra time"]]);
}

#[test]
fn what_is_looked_at_otherwise_is_said_above_it() {
    let scenario = Scenario { regulations: Ladder::named("uefa-2021"), ..Scenario::default() };
    let page = page(&markdown(&default_bracket().under(scenario), false));
    assert_eq!(page.said, "Not as it was, but under uefa-2021.");
    let open = page.rows("Second round")[1].clone();
    assert_eq!(open[5], "Open: level at 1–1; extra time would have followed, and was not played.");
}

#[test]
fn only_what_was_found_is_printed() {
    let bracket = default_bracket();
    let found = Index::new(&bracket).find(&bracket, &only_clubs("beja"));
    let mut out = Vec::new();
    print(&mut out, &bracket, Some(&found), Format::Markdown, false).expect("a vector takes everything");
    let page = page(&String::from_utf8(out).expect("text"));
    assert_eq!(page.rows("First round"), [["7", "Olympique Béja", "0–1", "Abu Salim", "0–1, 0–0"]]);
    assert_eq!(page.tables.len(), 1);
}

#[test]
fn ties_are_counted_as_they_are_called() {
    let page = page(&markdown(&cup(8), false));
    let numbers: BTreeMap<&str, Vec<&str>> = ["Round of 8", "Round of 4", "Round of 2"]
        .map(|round| (round, page.rows(round).iter().map(|row| row[0]).collect()))
        .into();
    assert_eq!(numbers["Round of 8"], ["1", "2", "3", "4"]);
    assert_eq!(numbers["Round of 4"], ["1", "2"]);
}

/// Holds that a name comes out as it is, and nothing else is there than without it.
fn holds(name: &str, ascii: bool) {
    let markdown = markdown(&named(name), ascii);
    let page = page(&markdown);
    let clean = clean(name);
    let shown = if ascii { ascii::fold(&clean) } else { clean.into_owned() };
    // Within the title, the spaces at its end are some between words.
    assert_eq!(page.title, format!("{shown} 1").trim(), "{markdown}");
    let shown = shown.trim();
    let headings: Vec<&str> = page.tables.iter().map(|(heading, _)| heading.as_str()).collect();
    assert_eq!(headings, [shown, "Final", shown], "{markdown}");
    let [a, b] = [&page.tables[0].1[1][1], &page.tables[0].1[1][3]];
    assert_eq!((a.text.as_str(), a.bold, b.text.as_str(), b.bold), (shown, true, shown, false), "{markdown}");
    assert_eq!(page.tables[1].1[1][1].text, shown, "{markdown}");
}

const PIECES: &[&str] = &[
    "|",
    "\\",
    "<b>",
    "<!--",
    "&amp;",
    "*",
    "**",
    "_",
    "__",
    "[x](y)",
    "![",
    "]",
    "`",
    "``",
    "#",
    "~~",
    "~",
    "$",
    "$$",
    "\n",
    "http://a.example",
    "www.a.example",
    "a@b.example",
    "1.",
    "-",
    "+",
    ">",
    "=",
    ":-:",
    ":tada:",
    "^",
    "\"",
    "'",
    "!",
    "FC",
    "Béja",
    " ",
    "  ",
    "鹿島",
    "｜",
    "＊",
    "［",
    "…",
    "\u{a0}",
    "{",
    "}",
    "(",
    ")",
    "/",
    "@a",
    "\t",
    "&#124;",
    "[^1]",
    "[ ]",
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
    fn any_competition_looked_at_in_any_way_has_a_row_a_tie(
        text in competitions(Feeding::Anyhow, 6),
        plan in scenarios::plans(),
    ) {
        let bracket = generator::bracket(&text);
        let view = bracket.under(scenarios::scenario(&bracket, &plan));
        let page = page(&markdown(&view, false));
        let rows: usize = page.tables.iter().map(|(_, rows)| rows.len() - 1).sum();
        prop_assert_eq!(rows, generator::nodes(&bracket).len());
    }
}
