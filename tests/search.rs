//! What somebody types finds what it means: clubs by any name, by town, by association or its code; ties by what happened
//! in them, where and when. With or without accents and case, by the beginnings of words first.
//!
//! Asked of the built-in competition and the examples, in whose files the names, days and places stand: what should be
//! found is read from the files themselves.

mod generator;

use std::collections::BTreeSet;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use cuptie::bracket::Bracket;
use cuptie::browse::keys::Command;
use cuptie::browse::{Action, App};
use cuptie::competition::{ClubId, Competition, Node, TieId};
use cuptie::search::{Fact, Found, Index, only_clubs};
use cuptie::source;
use generator::{Feeding, cases, competitions, nodes};
use proptest::prelude::*;
use proptest::sample::select;
use ratatui::layout::Size;
use serde_json::{Value, json};

const HALF_PLAYED: &str = include_str!("../assets/examples/harbour-cup-half-played.json");
const CHAMPIONS: &str = include_str!("../assets/examples/champions-league-2014-15.json");

fn competition() -> Competition {
    source::built_in().expect("the built-in competition holds together")
}

/// The names of the clubs that are found, in the order of the file.
fn found(query: &str) -> Vec<String> {
    let bracket = Bracket::new(competition());
    let found = Index::new(&bracket).find(&bracket, query);
    found.clubs().iter().map(|club| bracket.competition()[*club].name.to_string()).collect()
}

fn assert_found(queries: &[&str], clubs: &[&str]) {
    for query in queries {
        assert_eq!(found(query), clubs, "{query:?}");
    }
}

#[test]
fn accents_and_case_do_not_matter() {
    assert_found(&["beja", "béja", "BÉJA", "Be\u{301}ja", "Olympique Béja"], &["Olympique Béja"]);
    assert_found(&["lumiere", "LUMIÈRE"], &["Belle Lumière"]);
    assert_found(&["esperanca", "esperança"], &["Sagrada Esperança"]);
}

#[test]
fn a_club_goes_by_any_of_its_names() {
    assert_found(&["muza", "FC MUZA", "maestro"], &["Maestro United"]);
    assert_found(&["singida united", "singida big stars", "fountain gate"], &["Singida Fountain Gate"]);
    assert_found(&["kcca"], &["Kampala City"]);
}

#[test]
fn signs_between_words_do_not_matter() {
    let lupopo = ["saint eloi", "saint-éloi", "Saint-Eloi", "st eloi", "st. éloi", " lupopo "];
    assert_found(&lupopo, &["Saint-Éloi Lupopo"]);
    assert_found(&["solar7", "arta/solar7"], &["Arta Solar"]);
}

#[test]
fn an_association_finds_its_clubs_by_code_and_by_name() {
    let competition = competition();
    for (index, association) in competition.associations().iter().enumerate() {
        let clubs = competition.clubs().iter().filter(|club| club.association.is_some_and(|own| own.index() == index));
        let clubs: Vec<&str> = clubs.map(|club| club.name.as_str()).collect();
        assert!(!clubs.is_empty());
        for club in &clubs {
            assert!(found(&association.code).iter().any(|name| name == club), "{}", association.code);
            assert!(found(&association.name).iter().any(|name| name == club), "{}", association.name);
        }
    }
    // No letters in the middle of a word: Watanga is not of Nigeria.
    assert_found(&["nga", "NGA", "nigeria"], &["Bendel Insurance", "Rivers United"]);
}

#[test]
fn every_club_is_found_by_everything_that_the_file_calls_it() {
    let bracket = Bracket::new(competition());
    let index = Index::new(&bracket);
    for (id, club) in (0u32..).map(ClubId).zip(bracket.competition().clubs()) {
        for name in
            [club.name.as_str()].into_iter().chain(club.aliases.iter().map(String::as_str)).chain(club.town.as_deref())
        {
            for query in [name.to_owned(), name.to_uppercase(), only_clubs(name)] {
                assert!(index.find(&bracket, &query).has_club(id), "{query} finds {}", club.name);
            }
        }
    }
}

#[test]
fn a_town_finds_its_clubs() {
    assert_found(&["cairo"], &["Zamalek", "Modern Future"]);
    assert_found(&["port harcourt"], &["Rivers United"]);
    assert_found(&["rabat"], &["FUS Rabat"]);
}

#[test]
fn every_word_has_to_be_found_in_whatever_order() {
    assert_found(&["united zambia", "zam united", "united mazabuka"], &["Maestro United"]);
    assert_found(&["douanes niger"], &["AS Douanes Niger"]);
    assert_found(&["douanes"], &["AS Douanes Mauritania", "AS Douanes Niger"]);
    assert_found(&["united zamalek"], &[]);
}

#[test]
fn letters_inside_a_word_count_only_when_no_word_begins_with_them() {
    assert_found(&["uza"], &["Maestro United"]);
    assert_found(&["omeboy"], &["Kakamega Homeboyz"]);
    assert_found(&["eja"], &["Olympique Béja"]);
    // "be" begins some names, and so is not looked for inside the others.
    let begun = found("be");
    assert!(begun.iter().any(|name| name == "Belle Lumière"));
    assert!(begun.iter().all(|name| name != "Saint-Éloi Lupopo"), "only inside Lubumbashi: {begun:?}");
}

#[test]
fn nothing_is_asked_for_with_no_letters() {
    assert_found(&["", " ", "\t", "-", "..."], &[]);
}

#[test]
fn what_nobody_is_called_finds_nobody() {
    assert_found(&["qqq", "real madrid", "鹿島"], &[]);
}

/// A file, settled, with its index, and with its ties as they are written.
struct Asked {
    bracket: Bracket,
    index: Index,
    written: Vec<Value>,
}

impl Asked {
    fn of(text: &str) -> Asked {
        let bracket = generator::bracket(text);
        let file: Value = serde_json::from_str(text).expect("json");
        let rounds = file["rounds"].as_array().expect("rounds").iter();
        let ties = rounds.flat_map(|round| round["ties"].as_array().expect("ties")).cloned();
        Asked { index: Index::new(&bracket), written: ties.collect(), bracket }
    }

    fn find(&self, query: &str) -> Found {
        self.index.find(&self.bracket, query)
    }

    /// The ids of the ties that are found, in the order in which they are stepped through.
    fn ties(&self, query: &str) -> Vec<&str> {
        self.find(query).stops().iter().map(|stop| self.bracket.tie(stop.tie).id.as_str()).collect()
    }

    /// The ids of the ties of which something is so in the file.
    fn written(&self, is_so: impl Fn(&Value) -> bool) -> BTreeSet<&str> {
        let ties = self.written.iter().filter(|tie| is_so(tie));
        ties.map(|tie| tie["id"].as_str().expect("an id")).collect()
    }

    fn id(&self, id: &str) -> TieId {
        self.bracket.competition().tie_ids().find(|tie| self.bracket.tie(*tie).id == id).expect("there is such a tie")
    }

    /// What is said of why a tie was found.
    fn said(&self, query: &str, id: &str) -> Vec<String> {
        let found = self.find(query);
        let reasons = found.reasons(&self.bracket, self.id(id)).into_iter();
        reasons.map(|reason| reason.said(self.bracket.competition())).collect()
    }

    fn assert_ties(&self, queries: &[&str], ids: &[&str]) {
        for query in queries {
            assert_eq!(self.ties(query), ids, "{query:?}");
        }
    }

    /// Asserts that a query finds no club, and all of these ties.
    fn assert_set(&self, query: &str, ids: &BTreeSet<&str>) {
        assert!(self.find(query).clubs().is_empty(), "{query:?} finds clubs");
        assert_eq!(&self.ties(query).into_iter().collect::<BTreeSet<_>>(), ids, "{query:?}");
        assert_eq!(self.ties(query).len(), ids.len(), "{query:?} finds a tie twice");
    }
}

/// The legs of a tie as the file has them.
fn legs(tie: &Value) -> impl Iterator<Item = &Value> {
    tie["legs"].as_array().into_iter().flatten()
}

fn is_claimed(tie: &Value, rule: &str) -> bool {
    tie["claims"].as_array().into_iter().flatten().any(|claim| claim["decided_by"] == rule)
}

#[test]
fn a_deciding_rule_finds_its_ties() {
    let asked = Asked::of(source::BUILT_IN);
    asked.assert_ties(
        &["penalties", "PENALTIES", "pen", "on penalties", "shoot-out"],
        &["r1-01", "r1-06", "r2-08", "r2-11"],
    );
    // As the sources state it, which is nothing that the program goes by.
    for rule in ["penalties", "away_goals", "aggregate"] {
        let query = rule.replace('_', " ");
        asked.assert_set(&query, &asked.written(|tie| is_claimed(tie, rule)));
    }
    let withdrawn = asked.written(|tie| tie["ruling"]["how"] == "withdrew");
    assert_eq!(withdrawn.len(), 4);
    asked.assert_set("withdrew", &withdrawn);
    asked.assert_set("walkover", &withdrawn);
    assert_eq!(asked.said("penalties", "r2-08"), ["decided on penalties"]);
    assert_eq!(asked.said("withdrew", "r1-09"), ["withdrew"]);
}

#[test]
fn what_is_still_open_is_found_and_what_happened_to_a_leg() {
    let asked = Asked::of(HALF_PLAYED);
    // Only p1, p2 and q1 are settled: in q2 to q4 a leg is to come, and the rest waits for them.
    let open = BTreeSet::from(["q2", "q3", "q4", "s1", "s2", "f"]);
    asked.assert_set("open", &open);
    asked.assert_set("to be played", &open);
    assert_eq!(asked.said("open", "s1"), ["open: to be played"]);
    asked.assert_set("abandoned", &asked.written(|tie| legs(tie).any(|leg| leg["state"] == "abandoned")));
    asked.assert_set("awarded", &asked.written(|tie| legs(tie).any(|leg| leg["awarded"].is_object())));
    let champions = Asked::of(CHAMPIONS);
    let extra = champions.written(|tie| legs(tie).any(|leg| leg["extra_time"].is_object()));
    assert_eq!(extra.len(), 2);
    champions.assert_set("extra time", &extra);
    champions.assert_set("open", &BTreeSet::new());
}

/// Four ties of single matches: one that was replayed, one to be replayed, one with a play-off on neutral ground and a name
/// of its own, one of which only the winner is known.
fn third_matches() -> Asked {
    let score = |a: u8, b: u8| json!({"a": a, "b": b});
    let tie = |id: &str, clubs: [&str; 2], rest: Value| {
        let mut tie = json!({"id": id, "a": {"club": clubs[0]}, "b": {"club": clubs[1]}});
        tie.as_object_mut().expect("an object").extend(rest.as_object().cloned().expect("an object"));
        tie
    };
    let level = json!([{"host": "a", "score": score(1, 1), "date": "1931-01-10"}]);
    let play_off = json!({"legs": [{"host": "a", "score": score(2, 1), "neutral": true, "town": "Stoke",
        "date": "1931-01-21", "scorers": {"a": "Dean 12', 88' (pen.); T. White 30'"}}]});
    let clubs = ["ant", "bee", "cat", "dog", "elk", "fox", "gnu", "hen"];
    let clubs = clubs.map(|id| json!({"id": id, "name": id, "association": "ENG"}));
    let ties = [
        tie(
            "t1",
            ["ant", "bee"],
            json!({"legs": level, "replays": [{"legs": [{"host": "b", "score": score(0, 2), "date": "1931-01-14"}]}]}),
        ),
        tie("t2", ["cat", "dog"], json!({"legs": level})),
        tie(
            "t3",
            ["elk", "fox"],
            json!({"legs": level, "play_off": play_off, "name": "The battle of Stoke",
            "regulations": {"ladder": {"steps": ["aggregate", "play_off"], "play_off": "one-match"}}}),
        ),
        tie("t4", ["gnu", "hen"], json!({"through": "b"})),
    ];
    let file = json!({"cuptie": 1, "name": "Cup", "season": "1931", "associations": {"ENG": "England"}, "clubs": clubs,
        "regulations": {"ladder": "fa-cup"}, "rounds": [{"id": "third", "name": "Third round", "ties": ties}]});
    Asked::of(&file.to_string())
}

#[test]
fn replays_and_play_offs_are_found_and_what_happened_in_them() {
    let asked = third_matches();
    asked.assert_ties(&["replay", "replays"], &["t1", "t2"]);
    assert_eq!(asked.said("replay", "t1"), ["decided by replays"]);
    assert_eq!(asked.said("replay", "t2"), ["open: replay to be played"]);
    asked.assert_ties(&["open"], &["t2"]);
    asked.assert_ties(&["14 jan 1931"], &["t1"]);
    asked.assert_ties(&["play-off", "playoff", "21 jan", "stoke", "neutral", "battle", "dean", "t. white"], &["t3"]);
    assert_eq!(asked.said("battle", "t3"), ["The battle of Stoke"]);
    assert_eq!(asked.said("dean", "t3"), ["scorer: Dean"]);
    assert_eq!(asked.said("neutral", "t3"), ["neutral ground"]);
    asked.assert_ties(&["not known"], &["t4"]);
    assert_eq!(asked.said("not known", "t4"), ["how it was decided is not known"]);
}

#[test]
fn a_day_finds_the_ties_with_a_leg_on_it() {
    let asked = Asked::of(source::BUILT_IN);
    let days: BTreeSet<&str> = asked.written.iter().flat_map(legs).filter_map(|leg| leg["date"].as_str()).collect();
    assert!(days.len() > 9);
    for day in days {
        let ids = asked.written(|tie| legs(tie).any(|leg| leg["date"] == day));
        let date: jiff::civil::Date = day.parse().expect("a day");
        let written = ["%-d %b", "%b %-d", "%-d %B %Y", "%B %-d, %Y", "%a %-d %b", "%A %-d %B %Y"];
        for query in written.map(|form| date.strftime(form).to_string()).iter().map(String::as_str).chain([day]) {
            asked.assert_set(query, &ids);
            assert_eq!(asked.said(query, ids.first().expect("a tie"))[0], date.strftime("%a %-d %b %Y").to_string());
        }
    }
    for (query, month) in [
        ("aug 2023", "2023-08"),
        ("2023-08", "2023-08"),
        ("2023-08-", "2023-08"),
        ("september", "2023-09"),
        ("Oct", "2023-10"),
    ] {
        let in_it = |leg: &Value| leg["date"].as_str().is_some_and(|day| day.starts_with(month));
        asked.assert_set(query, &asked.written(|tie| legs(tie).any(in_it)));
    }
    // Legs on 17 September and on 1 October are no leg on 17 October.
    asked.assert_ties(&["17 oct", "1 sep", "2023-10-17", "aug 2022", "2022"], &[]);
}

#[test]
fn an_id_finds_its_tie_alone_and_its_beginning_all_that_begin_so() {
    for text in [source::BUILT_IN, CHAMPIONS] {
        let asked = Asked::of(text);
        for tie in asked.bracket.competition().ties() {
            asked.assert_ties(&[&tie.id, &tie.id.to_uppercase()], &[&tie.id]);
        }
    }
    let asked = Asked::of(source::BUILT_IN);
    assert_eq!(asked.find("r1-04").reasons(&asked.bracket, asked.id("r1-04")), [Fact::Id("r1-04")]);
    asked.assert_set("r1-0", &asked.written(|tie| tie["id"].as_str().is_some_and(|id| id.starts_with("r1-0"))));
}

#[test]
fn a_round_finds_its_ties() {
    let asked = Asked::of(source::BUILT_IN);
    asked.assert_set("second round", &asked.written(|tie| tie["id"].as_str().is_some_and(|id| id.starts_with("r2"))));
    assert_eq!(asked.said("second round", "r2-16"), ["Second round"]);
    let champions = Asked::of(CHAMPIONS);
    // Not the semi-finals nor the quarter-finals, since one round is called just that.
    assert_eq!(champions.ties("final").len(), 1);
    assert_eq!(champions.ties("semi-finals").len(), 2);
    assert_eq!(champions.ties("finals").len(), 6);
    assert_eq!(champions.ties("fina").len(), 7);
}

#[test]
fn a_place_finds_the_ties_played_there_beside_the_clubs_from_there() {
    let asked = Asked::of(source::BUILT_IN);
    let rabat = asked.find("rabat");
    assert_eq!(found("rabat"), ["FUS Rabat"]);
    assert_eq!(rabat.stops().len(), 2);
    // Two legs of a Libyan club were played in Cairo, which has clubs of its own.
    assert_eq!(found("cairo"), ["Zamalek", "Modern Future"]);
    asked.assert_ties(&["cairo", "CAIRO "], &["r2-04", "r2-05", "r1-07"]);
    assert_eq!(asked.said("cairo", "r1-07"), ["played in Cairo"]);
    for key in ["town", "ground"] {
        let places: BTreeSet<&str> = asked.written.iter().flat_map(legs).filter_map(|leg| leg[key].as_str()).collect();
        assert!(places.len() > 20);
        for place in places {
            let found = asked.ties(place);
            for id in asked.written(|tie| legs(tie).any(|leg| leg[key] == place)) {
                assert!(found.contains(&id), "{place:?} finds {id}");
            }
        }
    }
    asked.assert_set("oran", &asked.written(|tie| legs(tie).any(|leg| leg["town"] == "Oran")));
    asked.assert_set("azam complex", &asked.written(|tie| legs(tie).any(|leg| leg["ground"] == "Azam Complex")));
    assert_eq!(asked.said("azam complex", "r1-06"), ["ground: Azam Complex"]);
}

#[test]
fn a_scorer_finds_the_ties_in_which_he_scored() {
    let asked = Asked::of(source::BUILT_IN);
    asked.assert_ties(&["zghoudi", "Zghoudi", "zgh"], &["r2-01"]);
    asked.assert_ties(&["osarenkhoe"], &["r1-01", "r2-01"]);
    asked.assert_set("traore", &BTreeSet::from(["r1-04", "r1-17", "r2-15"]));
    asked.assert_ties(&["maria pia", "Maria Pia"], &["r2-16"]);
    assert_eq!(asked.said("zghoudi", "r2-01"), ["scorer: Zghoudi"]);
    assert_eq!(asked.said("traore", "r1-04"), ["scorer: Alain Traoré"]);
    // When, and from the spot, is not who.
    asked.assert_ties(&["58'", "45+3"], &[]);
}

#[test]
fn every_word_has_to_be_found_in_the_tie_or_its_clubs() {
    let asked = Asked::of(source::BUILT_IN);
    asked.assert_ties(&["penalties second round", "second penalties", "sec pen"], &["r2-08", "r2-11"]);
    asked.assert_ties(&["nga penalties", "penalties nigeria", "bendel 19 aug pen"], &["r1-01"]);
    assert_eq!(asked.said("nga penalties", "r1-01"), ["Bendel Insurance", "decided on penalties"]);
    assert_eq!(asked.said("penalties second round", "r2-08"), ["decided on penalties", "Second round"]);
    asked.assert_ties(&["zamalek penalties", "first second", "oran 19 aug", "penalties xyzzy"], &[]);
}

#[test]
fn a_query_that_finds_clubs_means_these_and_their_roads() {
    let asked = Asked::of(source::BUILT_IN);
    let queries = ["nga", "beja", "united", "a", "be", "mar", "azam", "al", "tunisia", "uza", "eja"];
    for query in queries {
        let found = asked.find(query);
        assert!(!found.clubs().is_empty(), "{query:?} finds no club");
        let roads: BTreeSet<TieId> = found
            .clubs()
            .iter()
            .flat_map(|club| {
                asked.bracket.competition().tie_ids().filter(|tie| asked.bracket.side_of(*tie, *club).is_some())
            })
            .collect();
        assert_eq!(found.stops().iter().map(|stop| stop.tie).collect::<BTreeSet<_>>(), roads, "{query:?}");
        assert_eq!(found.stops().len(), roads.len(), "{query:?}");
    }
    // Not March, nor a ground: there are clubs.
    assert_found(&["mar"], &["RS Berkane", "FUS Rabat"]);
    asked.assert_ties(&["azam"], &["r1-06"]);
    // Along the road of one club, then of the next.
    asked.assert_ties(&["nga"], &["r1-01", "r2-01", "r2-03"]);
}

#[test]
fn only_clubs_are_found_where_only_they_are_asked_for() {
    let asked = Asked::of(source::BUILT_IN);
    asked.assert_ties(&["club: cairo", "Club:cairo", &only_clubs("cairo")], &["r2-04", "r2-05"]);
    asked.assert_ties(&["club: penalties", "club: r1-04", "club:", "club: oran"], &[]);
    // Without the colon it is a word of a name.
    assert!(found("club").contains(&"Club Africain".to_owned()));
}

fn app_asking(text: &str, query: &str) -> App {
    let mut app = App::new(generator::bracket(text), Size::new(80, 24));
    app.ask(query);
    app
}

/// The nodes that are selected one after the other.
fn steps(app: &mut App, command: Command, count: usize) -> Vec<Node> {
    let step = |_| {
        app.update(Action::Command(command));
        app.selection()
    };
    (0..count).map(step).collect()
}

#[test]
fn n_goes_through_every_tie_that_was_found_and_round_again() {
    let asked = Asked::of(source::BUILT_IN);
    for query in ["penalties", "nga", "cairo", "beja", "second round"] {
        let all: Vec<Node> = asked.find(query).stops().iter().map(|stop| Node::Tie(stop.tie)).collect();
        let mut app = app_asking(source::BUILT_IN, query);
        assert!(all.contains(&app.selection()), "{query:?}");
        // From the first tie of the bracket, which may be one of them, to the first that was found.
        while app.selection() != all[0] {
            app.update(Action::Command(Command::NextMatch));
        }
        let around: Vec<Node> = all.iter().cycle().skip(1).take(2 * all.len()).copied().collect();
        assert_eq!(steps(&mut app, Command::NextMatch, 2 * all.len()), around, "{query:?}");
        let back: Vec<Node> = all.iter().rev().copied().collect();
        assert_eq!(steps(&mut app, Command::PreviousMatch, all.len()), back, "{query:?}");
    }
    let mut app = app_asking(source::BUILT_IN, "xyzzy");
    let before = app.selection();
    assert_eq!(steps(&mut app, Command::NextMatch, 2), [before, before]);
}

#[test]
fn what_is_typed_selects_a_tie_that_was_found_and_esc_goes_back() {
    let asked = Asked::of(source::BUILT_IN);
    let mut app = App::new(generator::bracket(source::BUILT_IN), Size::new(80, 24));
    app.update(Action::Command(Command::Down));
    let before = app.selection();
    app.update(Action::Command(Command::Filter));
    for letter in "penalties second".chars() {
        app.update(Action::Typed(Event::Key(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE))));
    }
    assert_eq!(app.selection(), Node::Tie(asked.id("r2-08")));
    app.update(Action::Command(Command::Back));
    assert_eq!(app.selection(), before);
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn whatever_is_found_is_stepped_through_once_and_has_its_reasons(
        text in competitions(Feeding::AnyEarlierRound, 4),
        query in select(&[
            "pen", "away goals", "aggregate", "open", "walkover", "withdrew", "round 2", "grun", "jan 2023", "14 feb",
            "2023", "r2", "r1-01", "beja", "aaa", "001", "aaa pen", "x open", "u", "\u{9e7f}", "e", "round aaa 2023",
        ][..]),
    ) {
        let asked = Asked::of(&text);
        let found = asked.find(query);
        let stops: Vec<TieId> = found.stops().iter().map(|stop| stop.tie).collect();
        for node in nodes(&asked.bracket) {
            let club = asked.bracket.clubs(node).any(|club| found.has_club(club));
            match node {
                Node::Tie(tie) => {
                    let times = stops.iter().filter(|stop| **stop == tie).count();
                    prop_assert_eq!(times, usize::from(found.has(node)));
                    prop_assert_eq!(found.has(node), club || found.has_tie(tie));
                    prop_assert_eq!(found.reasons(&asked.bracket, tie).is_empty(), times == 0);
                }
                Node::Place(_) => prop_assert_eq!(found.has(node), club),
            }
        }
        for stop in found.stops().iter().filter(|_| !found.clubs().is_empty()) {
            let club = asked.bracket.club(stop.tie, stop.side);
            prop_assert!(found.has_tie(stop.tie) || club.is_some_and(|club| found.has_club(club)));
        }
        if found.clubs().is_empty() {
            let order = asked.bracket.competition().order().iter().filter(|node| found.has(**node));
            prop_assert_eq!(order.copied().collect::<Vec<_>>(), stops.into_iter().map(Node::Tie).collect::<Vec<_>>());
        }
    }
}

#[test]
fn clubs_alone_are_those_that_a_query_for_clubs_finds() {
    let bracket = Bracket::new(competition());
    let index = Index::new(&bracket);
    for query in ["", "nga", "béja", "al hilal", "casa sports", "ah", "xyzzy", "club: rabat", "19 aug", "fc"] {
        let found = index.find(&bracket, &only_clubs(query.trim_start_matches("club: ")));
        assert_eq!(index.clubs(query), found.clubs(), "{query}");
    }
}
