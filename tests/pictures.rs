//! What pictures and pages promise, by another reader of XML than a browser: whatever names are made of, they are text; every
//! tie stands where nothing else does and tells itself in a sentence; a connector leads from a tie to what it feeds. A page
//! runs nothing and loads nothing, and its links lead somewhere.

mod generator;
mod support;

use std::collections::BTreeSet;

use std::collections::HashSet;

use cuptie::bracket::Bracket;
use cuptie::competition::{Node, Side, TieId};
use cuptie::label;
use cuptie::layout::Sides;
use cuptie::report::{Format, Look, Shade, print};
use cuptie::scenario::Scenario;
use cuptie::search::Found;
use cuptie::{source, wording};
use generator::{Feeding, bracket, cases, competitions};
use proptest::prelude::*;
use roxmltree::{Document, Node as Element, ParsingOptions};
use serde_json::{Value, json};
use support::{default_bracket, page};

fn printed(bracket: &Bracket, found: Option<&Found>, ascii: bool) -> String {
    printed_as(Format::Svg, bracket, found, ascii)
}

fn printed_as(format: Format, bracket: &Bracket, found: Option<&Found>, look: impl Into<Look>) -> String {
    let mut out = Vec::new();
    print(&mut out, bracket, found, format, look).expect("a vector takes everything");
    String::from_utf8(out).expect("text")
}

fn parsed(text: &str) -> Document<'_> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).unwrap_or_else(|error| panic!("{error}:\n{text}"))
}

fn example(name: &str) -> Bracket {
    let read = source::read(page::read(&format!("assets/examples/{name}")).as_bytes());
    Bracket::new(read.unwrap_or_else(|problems| panic!("{name}: {problems}")))
}

fn texts<'a>(within: Element<'a, '_>) -> Vec<&'a str> {
    within.descendants().filter(|element| element.has_tag_name("text")).filter_map(|element| element.text()).collect()
}

fn has_class(element: &Element, class: &str) -> bool {
    element.attribute("class").is_some_and(|classes| classes.split(' ').any(|own| own == class))
}

/// The elements of ties, each with the id of its tie.
fn ties<'a, 'b>(document: &'a Document<'b>) -> Vec<(&'a str, Element<'a, 'b>)> {
    let elements = document.descendants();
    elements.filter_map(|element| Some((element.attribute("id")?.strip_prefix("tie-")?, element))).collect()
}

/// Left, top, right and bottom of an element that was moved to its place.
fn area(element: &Element, frame: &Element) -> [f64; 4] {
    let moved = element.attribute("transform").expect("it was moved");
    let moved = moved.trim_start_matches("translate(").trim_end_matches(')');
    let (x, y) = moved.split_once(' ').expect("two numbers");
    let [x, y] = [x, y].map(|number| number.parse::<f64>().expect("a number"));
    let size = |name| frame.attribute(name).expect("a size").parse::<f64>().expect("a number");
    [x, y, x + size("width"), y + size("height")]
}

/// The frames of ties and places.
fn frames(document: &Document) -> Vec<[f64; 4]> {
    let items = document.descendants().filter(|element| element.attribute("role") == Some("listitem"));
    let frame = |item: Element| {
        let card = item.descendants().find(|element| has_class(element, "card")).expect("a frame");
        area(&item, &card)
    };
    items.map(frame).collect()
}

/// The first and the last point of a connector.
fn ends(wire: &Element) -> [(f64, f64); 2] {
    let path = wire.attribute("d").expect("a path");
    let numbers: Vec<f64> = path
        .split(|c: char| !c.is_ascii_digit() && c != '.')
        .filter(|number| !number.is_empty())
        .map(|number| number.parse().expect("a number"))
        .collect();
    match numbers[..] {
        [x, y, end] => [(x, y), (end, y)],
        [x, y, .., last_y, end] => [(x, y), (end, last_y)],
        _ => panic!("{path}"),
    }
}

fn check(bracket: &Bracket, found: Option<&Found>) {
    check_picture(bracket, found, Sides::One);
    check_picture(bracket, found, Sides::Two);
    check_page(bracket, found);
}

fn check_picture(bracket: &Bracket, found: Option<&Found>, sides: Sides) {
    let text = printed_as(Format::Svg, bracket, found, Look { sides: Some(sides), ..Look::default() });
    let document = parsed(&text);
    let competition = bracket.competition();
    let ties = ties(&document);
    let is_shown = |tie: &TieId| found.is_none_or(|found| found.has(Node::Tie(*tie)));
    let shown: BTreeSet<&str> =
        competition.tie_ids().filter(is_shown).map(|tie| competition[tie].id.as_str()).collect();
    assert_eq!(ties.iter().map(|(id, _)| *id).collect::<BTreeSet<_>>(), shown);
    assert_eq!(ties.len(), shown.len(), "each once");
    for tie in competition.tie_ids().filter(is_shown) {
        let (_, element) = ties.iter().find(|(id, _)| *id == competition[tie].id).expect("it is shown");
        let texts = texts(*element);
        for side in Side::BOTH {
            assert!(texts.contains(&label::name(bracket, tie, side).as_str()), "{texts:?}");
        }
        for line in label::club_lines(bracket, tie) {
            if let label::Figures::Words(words) = line.figures {
                assert!(texts.contains(&words), "{words} in {texts:?}");
            }
        }
        let arrows = element.descendants().filter(|part| has_class(part, "arrow")).count();
        assert_eq!(arrows, usize::from(bracket.verdict(tie).winner().is_some()));
        let title = element.first_element_child().filter(|title| title.has_tag_name("title")).expect("a title");
        assert!(title.text().is_some_and(|title| title.ends_with(&wording::why(bracket, tie))), "{title:?}");
    }

    let frames = frames(&document);
    let whole = document.root_element();
    let size = |name| whole.attribute(name).expect("a size").parse::<f64>().expect("a number");
    let (width, height) = (size("width"), size("height"));
    assert_eq!(whole.attribute("viewBox"), Some(format!("0 0 {width} {height}").as_str()));
    for (i, [left, top, right, bottom]) in frames.iter().enumerate() {
        assert!(*left >= 0.0 && *top >= 0.0 && *right <= width && *bottom <= height, "{:?} is cut off", frames[i]);
        let over = |other: &[f64; 4]| other[0] < *right && *left < other[2] && other[1] < *bottom && *top < other[3];
        assert!(!frames[i + 1..].iter().any(over), "something stands over {:?}", frames[i]);
    }
    let on_edge = |(x, y): (f64, f64)| {
        frames.iter().any(|[left, top, right, bottom]| (x == *left || x == *right) && *top < y && y < *bottom)
    };
    for wire in document.descendants().filter(|element| has_class(element, "wire")) {
        assert!(ends(&wire).into_iter().all(on_edge), "{:?} leads to nothing", ends(&wire));
    }
}

/// All the text within an element.
fn all_text(element: &Element) -> String {
    element.descendants().filter(|part| part.is_text()).filter_map(|part| part.text()).collect()
}

fn check_page(bracket: &Bracket, found: Option<&Found>) {
    let text = printed_as(Format::Html, bracket, found, false);
    let document = parsed(&text);
    let competition = bracket.competition();
    let ids: Vec<&str> = document.descendants().filter_map(|part| part.attribute("id")).collect();
    let known: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(known.len(), ids.len(), "an id stands twice");
    for link in document.descendants().filter(|part| part.has_tag_name("a") || part.tag_name().name() == "a") {
        let address = link.attribute("href").expect("it leads somewhere");
        match address.strip_prefix('#') {
            Some(anchor) => assert!(known.contains(anchor), "{address} leads to nothing"),
            None => assert!(address.starts_with("http://") || address.starts_with("https://"), "{address}"),
        }
    }
    is_inert(&document);
    for tie in competition.tie_ids().filter(|tie| found.is_none_or(|found| found.has(Node::Tie(*tie)))) {
        let id = format!("tie-{}", competition[tie].id);
        let section =
            document.descendants().find(|part| part.attribute("id") == Some(id.as_str())).expect("its section");
        assert!(section.has_tag_name("section"));
        let told = all_text(&section);
        assert!(told.contains(&wording::why(bracket, tie)), "{told}");
        for side in Side::BOTH {
            assert!(told.contains(&wording::club(bracket, tie, side)), "{told}");
        }
        let ladder = section.descendants().find(|part| has_class(part, "ladder")).expect("its ladder");
        let steps = ladder.children().filter(|part| part.has_tag_name("tr")).count();
        assert_eq!(steps, bracket.decision(tie).trace.len());
        let opened = document.descendants().filter(|part| part.attribute("href") == Some(format!("#{id}").as_str()));
        assert!(opened.count() >= 1, "nothing leads to {id}");
    }
}

/// Holds that a page runs nothing, loads nothing and says so.
fn is_inert(document: &Document) {
    for part in document.descendants().filter(Element::is_element) {
        let name = part.tag_name().name();
        assert!(
            !["script", "iframe", "object", "embed", "form", "link", "img", "base", "foreignObject"].contains(&name),
            "{name}"
        );
        for attribute in part.attributes() {
            let name = attribute.name();
            assert!(!name.starts_with("on") && !["src", "style", "action"].contains(&name), "{name}");
        }
    }
    let styles = document.descendants().filter(|part| part.tag_name().name() == "style");
    assert!(styles.filter_map(|style| style.text()).all(|style| !style.contains("url(") && !style.contains("@import")));
    let policy = document.descendants().find(|part| part.attribute("http-equiv") == Some("Content-Security-Policy"));
    let policy = policy.and_then(|policy| policy.attribute("content")).expect("a policy");
    assert!(policy.starts_with("default-src 'none'") && !policy.contains("script-src"), "{policy}");
}

#[test]
fn what_is_no_page_of_the_web_is_no_link() {
    let source = |address: &str| {
        let text = page::read("assets/examples/harbour-cup-half-played.json");
        let mut document: Value = serde_json::from_str(&text).expect("json");
        document["sources"]["almanac"] = json!({"title": "An almanac", "url": address});
        document["rounds"][0]["ties"][0]["sources"] = json!(["almanac"]);
        let bracket = Bracket::new(source::read(document.to_string().as_bytes()).expect("it keeps to the format"));
        printed_as(Format::Html, &bracket, None, false)
    };
    let links = |text: &str| -> Vec<String> {
        let document = parsed(text);
        let addresses = document.descendants().filter_map(|part| part.attribute("href"));
        addresses.filter(|address| !address.starts_with('#')).map(str::to_owned).collect()
    };
    let good = source("https://example.org/?a=b&c=\"d\"");
    assert_eq!(links(&good), ["https://example.org/?a=b&c=\"d\""]);
    for address in
        ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,<script>", "//example.org", "file:///etc/passwd"]
    {
        let text = source(address);
        assert_eq!(links(&text), [""; 0], "{address}");
        assert!(all_text(&parsed(&text).root_element()).contains("An almanac"));
    }
}

#[test]
fn on_the_page_of_a_tie_everything_is_told() {
    let text = printed_as(Format::Html, &default_bracket(), None, false);
    let document = parsed(&text);
    let section = document.descendants().find(|part| part.attribute("id") == Some("tie-r2-02")).expect("its section");
    let told = all_text(&section);
    // What the file has of it: days, kick-offs, grounds, scorers, a note, a claim and what another source says.
    for part in [
        "Second round · tie 2 of 16 · r2-02",
        "Rabat, Morocco (MAR)",
        "USM Alger go through on away goals",
        "Sat 23 Sep 2023",
        "20:30 local, 19:30 GMT *",
        "Stade Moulay El Hassan, Rabat",
        "Ajako 84'",
        "Outside the round’s dates, 15–17 Sep",
        "USM Alger were through from Belaïd’s goal in minute 45 of leg 1 on",
        "Ajako · USM Alger ahead on away goals",
        "First round v AS Loto FC: 5–0",
        "agrees with what the legs come to",
        "≠ 24 September",
        "Foot Algérien",
    ] {
        assert!(told.contains(part), "{part} is missing from {told}");
    }
    assert!(text.contains("agrees, under another name of the club"), "as the program says it");
    let steps: Vec<String> =
        section.descendants().filter(|part| has_class(part, "decided")).map(|part| all_text(&part)).collect();
    assert_eq!(steps.len(), 1);
    assert!(steps[0].contains("away goals") && steps[0].contains("1–0") && steps[0].contains("USM Alger"), "{steps:?}");
    // FUS Rabat came from the second tie of the first round.
    let links: Vec<&str> = section
        .descendants()
        .filter_map(|part| part.attribute("href"))
        .filter(|link| link.starts_with("#tie"))
        .collect();
    assert_eq!(links, ["#tie-r1-02"]);
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn any_bracket_is_a_picture(text in competitions(Feeding::Anyhow, 8)) {
        check(&bracket(&text), None);
    }
}

#[test]
fn brackets_with_all_there_is_are_pictures() {
    check(&default_bracket(), None);
    for name in
        ["champions-league-2018-19.txt", "fa-cup-1979-80.json", "world-cup-2014.json", "harbour-cup-half-played.json"]
    {
        check(&example(name), None);
    }
    check(
        &Bracket::new(
            source::read(page::read("tests/data/everything.json").as_bytes()).expect("it keeps to the format"),
        ),
        None,
    );
    check(&support::cup(64), None);
}

#[test]
fn from_both_sides_the_final_stands_in_the_middle() {
    let bracket = example("champions-league-2018-19.txt");
    let text = printed_as(Format::Svg, &bracket, None, Look { sides: Some(Sides::Two), ..Look::default() });
    let document = parsed(&text);
    let whole =
        document.root_element().attribute("width").and_then(|width| width.parse::<f64>().ok()).expect("a width");
    let frames = frames(&document);
    let is_in_the_middle = |frame: &&[f64; 4]| ((frame[0] + frame[2]) / 2.0 - whole / 2.0).abs() < 1.0;
    assert_eq!(frames.iter().filter(is_in_the_middle).count(), 1);
    let on_the_left = frames.iter().filter(|frame| frame[2] < whole / 2.0).count();
    assert_eq!((on_the_left, frames.len()), (7, 15));
}

#[test]
fn of_a_club_only_its_road_is_shown_and_it_stands_out() {
    let bracket = default_bracket();
    let club =
        bracket.competition().club_ids().find(|club| bracket.competition()[*club].name == "Zamalek").expect("it plays");
    let found = Found::roads(&bracket, vec![club]);
    check(&bracket, Some(&found));
    let text = printed(&bracket, Some(&found), false);
    let document = parsed(&text);
    // One tie, and the place that it won.
    let lit: Vec<&str> = document
        .descendants()
        .filter(|part| part.has_tag_name("text") && has_class(part, "lit"))
        .filter_map(|part| part.text())
        .collect();
    assert_eq!(lit, ["Zamalek", "Zamalek"]);
    assert_eq!(document.descendants().filter(|part| has_class(part, "wire") && has_class(part, "lit")).count(), 1);
}

#[test]
fn what_comes_out_otherwise_is_told_in_the_title_and_on_the_tie() {
    let real = default_bracket();
    let regulations =
        real.competition().regulations().ladder.clone().without(cuptie::rules::Step::AwayGoals).expect("a ladder");
    let view = real.under(Scenario { regulations: Some(regulations), ..Scenario::default() });
    check(&view, None);
    let text = printed(&view, None, false);
    let document = parsed(&text);
    let texts = texts(document.root_element());
    assert!(texts.iter().any(|text| text.contains("without away goals")), "{texts:?}");
    let told = |id| {
        let ties = ties(&document);
        let (_, tie) = ties.iter().find(|(own, _)| *own == id).expect("it is there");
        tie.descendants().find(|part| has_class(part, "turn")).and_then(|part| part.text()).map(str::to_owned)
    };
    // USM Alger had won on away goals; RS Berkane on aggregate.
    assert_eq!(told("r2-02").as_deref(), Some("≠ on to penalties"));
    assert_eq!(told("r2-01"), None);
}

/// Names that mean something in markup, and characters that it cannot have.
const MARKUP: &[&str] = &[
    "<script>alert(1)</script>",
    "</text></svg><b>",
    "a & b &amp; &lt; &#60; &nope;",
    "\"quotes\" and 'quotes'",
    "]]> <![CDATA[ <!-- --> <?php ?>",
    "two\nlines\tand a tab",
    "\u{fffe}\u{ffff}\u{fdd0}",
    "' onload='alert(1)",
];

fn with_names(name: &str) -> Bracket {
    let text = json!({"cuptie": 1, "name": name, "season": name, "stage": name,
        "regulations": {"ladder": "caf"}, "associations": {"AAA": name},
        "clubs": [{"id": "p", "name": format!("P{name}"), "association": "AAA"}, {"id": "q", "name": format!("Q{name}"), "association": "AAA"}],
        "rounds": [{"id": "1", "name": name, "ties": [{"id": "t", "name": name, "a": {"club": "p"}, "b": {"club": "q"}, "legs": []}]}]});
    let text: Value = text;
    Bracket::new(source::read(text.to_string().as_bytes()).unwrap_or_else(|problems| panic!("{name}: {problems}")))
}

#[test]
fn a_name_is_text_whatever_it_is_made_of() {
    let known = ["svg", "title", "style", "rect", "text", "g", "path", "circle"];
    for name in MARKUP {
        let bracket = with_names(name);
        for ascii in [false, true] {
            let text = printed(&bracket, None, ascii);
            let document = parsed(&text);
            let unknown =
                document.descendants().find(|part| part.is_element() && !known.contains(&part.tag_name().name()));
            assert_eq!(unknown, None, "{name}");
            assert!(document.descendants().flat_map(|part| part.attributes()).all(|own| !own.name().starts_with("on")));
            let texts = texts(document.root_element());
            let page = printed_as(Format::Html, &bracket, None, ascii);
            let page = parsed(&page);
            is_inert(&page);
            for club in bracket.competition().clubs() {
                let told = club.name.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}");
                assert!(texts.contains(&told.as_str()), "{told} in {texts:?}");
                assert!(all_text(&page.root_element()).contains(&told), "{told} on the page");
            }
        }
    }
}

#[test]
fn ids_of_any_letters_are_targets_of_their_own() {
    let bracket = default_bracket();
    let text = printed(&bracket, None, false);
    let document = parsed(&text);
    let ids: Vec<&str> = document.descendants().filter_map(|part| part.attribute("id")).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    assert!(ids.contains(&"tie-r1-04") && ids.contains(&"place-1"));
}

#[test]
fn places_that_are_called_the_same_are_targets_of_their_own() {
    let mut file: Value = serde_json::from_str(source::BUILT_IN).expect("json");
    let groups = file["group_stage"]["groups"].as_array_mut().expect("groups");
    groups.iter_mut().for_each(|group| group["name"] = json!("A"));
    let bracket = Bracket::new(source::read(file.to_string().as_bytes()).expect("it keeps to the format"));
    let text = printed(&bracket, None, false);
    let document = parsed(&text);
    let ids: Vec<&str> = document.descendants().filter_map(|part| part.attribute("id")).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
}

#[test]
fn in_ascii_it_says_the_same() {
    for bracket in [default_bracket(), support::cup(16)] {
        let (text, ascii) = (printed(&bracket, None, false), printed(&bracket, None, true));
        assert!(ascii.is_ascii() && !text.is_ascii());
        assert_eq!(texts(parsed(&ascii).root_element()), texts(parsed(&text).root_element()));
    }
}

#[test]
fn a_picture_is_light_or_dark_as_its_readers_system_is_or_as_was_asked() {
    let bracket = Bracket::new(source::read(source::BUILT_IN.as_bytes()).expect("it is right"));
    for format in [Format::Svg, Format::Html] {
        let of = |shade| printed_as(format, &bracket, None, Look { shade, ..Look::default() });
        let (system, light, dark) = (of(Shade::AsSystem), of(Shade::Light), of(Shade::Dark));
        let asks = " and (prefers-color-scheme:dark)";
        assert!(system.contains(asks) && !light.contains(asks));
        // Asked for, the colours of the night are those of any screen; nothing else is otherwise.
        assert_eq!(dark, system.replace(asks, "").replace("\"light dark\"", "\"dark\""));
        let light = light.replace("\"light\"", "\"light dark\"");
        let lines: HashSet<&str> = system.lines().collect();
        assert!(light.lines().all(|line| lines.contains(line)) && light.len() < system.len());
    }
}
