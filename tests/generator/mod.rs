//! Competitions that nobody thought of, as text in the project's own format: rounds of any size, clubs that enter late,
//! winners and losers that skip rounds or go nowhere, sides that are to be drawn, ties played, half played, ruled on or not begun, groups fed from what is
//! left.
//!
//! Whatever it makes holds together, so the program must read it. A failing test shows the text itself: save it, and
//! the program can be run on it.

// Each test file uses its own part of this.
#![allow(dead_code)]

use cuptie::bracket::{Bracket, Node};
use cuptie::competition::Competition;
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value, json};

/// Where the winners and losers that fill a tie may come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Feeding {
    /// From any tie of any earlier round.
    AnyEarlierRound,
    /// Only from the round before.
    RoundBefore,
}

/// A competition of up to six rounds with up to `most` ties each, at least one tie in all.
pub fn competitions(feeding: Feeding, most: usize) -> impl Strategy<Value = String> {
    let rounds = vec(vec(tie(), 0..=most), 1..=6);
    let rounds = rounds.prop_filter("a tie at least", |rounds| rounds.iter().any(|ties| !ties.is_empty()));
    (rounds, select(LADDERS), weighted(0.5, vec(vec(place(), 0..=4), 0..=4)))
        .prop_map(move |(rounds, ladder, groups)| Writer::new(feeding, ladder).competition(&rounds, groups.as_deref()))
}

/// The text read and settled.
pub fn bracket(text: &str) -> Bracket {
    Bracket::new(Competition::from_json(text.as_bytes()).expect("the generator keeps to the format"))
}

/// Every node of a bracket, in no order that the bracket chose.
pub fn nodes(bracket: &Bracket) -> Vec<Node> {
    let competition = bracket.competition();
    competition.tie_ids().map(Node::Tie).chain(competition.place_ids().map(Node::Place)).collect()
}

/// How many cases a property is tried on, and nothing written into the source tree when one fails.
pub fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases) }
}

const LADDERS: &[&[&str]] =
    &[&["walkover", "aggregate", "away_goals", "penalties"], &["walkover", "aggregate", "penalties"], &["aggregate"]];

/// Names of all kinds: plain, accented, long, wide, written from the right.
const NAMES: &[&str] = &[
    "United",
    "Béja",
    "Saint-Éloi de la Grande Rivière du Sud-Ouest",
    "鹿島アントラーズ",
    "الزمالك",
    "O'Higgins",
    "Be\u{301}ja",
    "X",
];

#[derive(Debug, Clone)]
struct TiePlan {
    sides: [SidePlan; 2],
    names: [&'static str; 2],
    legs: Vec<LegPlan>,
    /// Whether the second leg mirrors the first, so that shoot-outs are not rare.
    mirrored: bool,
    shootout: Option<bool>,
    ruling: Option<(bool, &'static str)>,
    more: bool,
}

/// Who fills a side.
#[derive(Debug, Clone)]
enum SidePlan {
    /// One of the winners that are still to be placed; a club where there is none.
    Winner(Index),
    /// The same with the losers.
    Loser(Index),
    Club,
    ToBeDrawn,
}

#[derive(Debug, Clone)]
struct LegPlan {
    score: Option<(u16, u16)>,
    day: Option<u8>,
}

#[derive(Debug, Clone)]
struct PlacePlan {
    from: Index,
    standing: Option<[u16; 6]>,
}

fn tie() -> impl Strategy<Value = TiePlan> {
    let side = || {
        prop_oneof![
            12 => any::<Index>().prop_map(SidePlan::Winner),
            3 => any::<Index>().prop_map(SidePlan::Loser),
            4 => Just(SidePlan::Club),
            1 => Just(SidePlan::ToBeDrawn),
        ]
    };
    let leg = (weighted(0.85, (0u16..=3, 0u16..=12)), weighted(0.8, 1u8..=28))
        .prop_map(|(score, day)| LegPlan { score, day });
    (
        [side(), side()],
        [select(NAMES), select(NAMES)],
        vec(leg, 0..=2),
        prop::bool::weighted(0.3),
        weighted(0.7, any::<bool>()),
        weighted(0.1, (any::<bool>(), select(&["withdrew", "disqualified"][..]))),
        any::<bool>(),
    )
        .prop_map(|(sides, names, legs, mirrored, shootout, ruling, more)| TiePlan {
            sides,
            names,
            legs,
            mirrored,
            shootout,
            ruling,
            more,
        })
}

fn place() -> impl Strategy<Value = PlacePlan> {
    (any::<Index>(), weighted(0.5, [0u16..=99, 0u16..=99, 0u16..=99, 0u16..=99, 0u16..=99, 0u16..=99]))
        .prop_map(|(from, standing)| PlacePlan { from, standing })
}

/// Ties whose winner goes nowhere so far, and ties whose loser does.
#[derive(Debug, Clone, Default)]
struct Open {
    winners: Vec<String>,
    losers: Vec<String>,
}

/// Turns plans into a document, and knows who has not been placed yet.
struct Writer {
    feeding: Feeding,
    ladder: &'static [&'static str],
    clubs: Vec<Value>,
    open: Open,
}

impl Writer {
    fn new(feeding: Feeding, ladder: &'static [&'static str]) -> Writer {
        Writer { feeding, ladder, clubs: Vec::new(), open: Open::default() }
    }

    fn competition(mut self, rounds: &[Vec<TiePlan>], groups: Option<&[Vec<PlacePlan>]>) -> String {
        let rounds: Vec<Value> = rounds.iter().enumerate().map(|(i, ties)| self.round(i, ties)).collect();
        let mut document = json!({
            "cuptie": 1,
            "name": "Generated Cup",
            "season": "2023",
            "regulations": {"name": "as drawn", "ladder": self.ladder},
            "associations": {"AAA": "Ålandia", "BBB": "Bland"},
            "rounds": rounds,
        });
        if let Some(groups) = groups {
            let groups: Vec<Value> = groups.iter().enumerate().map(|(i, places)| self.group(i, places)).collect();
            document["group_stage"] = json!({"name": "Group stage", "groups": groups});
        }
        document["clubs"] = Value::Array(self.clubs);
        format!("{document:#}")
    }

    fn round(&mut self, round: usize, ties: &[TiePlan]) -> Value {
        let here: Vec<String> = (1..=ties.len()).map(|tie| format!("r{}-{tie:02}", round + 1)).collect();
        let mut earlier = std::mem::take(&mut self.open);
        let ties: Vec<Value> = ties.iter().zip(&here).map(|(plan, id)| self.tie(plan, id, &mut earlier)).collect();
        self.open = match self.feeding {
            Feeding::AnyEarlierRound => earlier,
            Feeding::RoundBefore => Open::default(),
        };
        self.open.winners.extend(here.iter().cloned());
        self.open.losers.extend(here);
        let mut entry =
            json!({"id": format!("round-{}", round + 1), "name": format!("Round {}", round + 1), "ties": ties});
        if ties.len().is_multiple_of(2) {
            let month = round + 1;
            entry["windows"] = json!([
                [format!("2023-{month:02}-01"), format!("2023-{month:02}-07")],
                [format!("2023-{month:02}-14"), format!("2023-{month:02}-20")]
            ]);
        }
        entry
    }

    fn tie(&mut self, plan: &TiePlan, id: &str, earlier: &mut Open) -> Value {
        let mut tie = Map::new();
        tie.insert("id".into(), json!(id));
        for ((side, filled), name) in ["a", "b"].into_iter().zip(&plan.sides).zip(plan.names) {
            let fed = match filled {
                SidePlan::Winner(index) => take(&mut earlier.winners, index).map(|id| json!({"winner_of": id})),
                SidePlan::Loser(index) => take(&mut earlier.losers, index).map(|id| json!({"loser_of": id})),
                SidePlan::ToBeDrawn => Some(json!("to_be_drawn")),
                SidePlan::Club => None,
            };
            let slot = fed.unwrap_or_else(|| json!({"club": self.club(name)}));
            tie.insert(side.into(), slot);
        }
        let scores = scores(plan);
        let legs = plan.legs.iter().zip(&scores).enumerate().map(|(i, (leg, score))| {
            let mut entry = json!({"host": (if i == 0 { "a" } else { "b" })});
            if let Some((a, b)) = score {
                entry["score"] = json!({"a": a, "b": b});
            }
            if let Some(day) = leg.day {
                entry["date"] = json!(format!("2023-{:02}-{day:02}", i + 1));
            }
            if plan.more {
                entry["town"] = json!("Grün");
                entry["local"] = json!("20:30");
                entry["country"] = json!("BBB");
                entry["note"] = json!("Played behind closed doors, because the ground was being rebuilt.");
            }
            entry
        });
        let legs: Vec<Value> = legs.collect();
        if !legs.is_empty() {
            tie.insert("legs".into(), json!(legs));
        }
        if let Some(a_wins) = plan.shootout.filter(|_| self.comes_to_penalties(&scores)) {
            tie.insert("shootout".into(), if a_wins { json!({"a": 5, "b": 4}) } else { json!({"a": 10, "b": 11}) });
        }
        if let Some((a_is_out, how)) = plan.ruling {
            tie.insert("ruling".into(), json!({"out": if a_is_out { "a" } else { "b" }, "how": how}));
        }
        Value::Object(tie)
    }

    /// A shoot-out in a tie that is not level would be a contradiction.
    fn comes_to_penalties(&self, scores: &[Option<(u16, u16)>]) -> bool {
        let level = |of: &dyn Fn(usize, (u16, u16)) -> (u16, u16)| {
            let goals = scores.iter().enumerate().map(|(leg, score)| score.map(|score| of(leg, score)));
            let sum = goals.reduce(|sum, goals| sum.zip(goals).map(|(sum, goals)| (sum.0 + goals.0, sum.1 + goals.1)));
            sum.flatten().is_some_and(|(a, b)| a == b)
        };
        let away = |leg, (a, b)| if leg == 0 { (0, b) } else { (a, 0) };
        self.ladder.contains(&"penalties")
            && level(&|_, score| score)
            && (!self.ladder.contains(&"away_goals") || level(&away))
    }

    fn club(&mut self, name: &str) -> String {
        let number = self.clubs.len() + 1;
        let id = format!("club-{number:03}");
        let association = ["AAA", "BBB"][number % 2];
        let mut club = json!({"id": id, "name": format!("{name} {number:03}"), "association": association});
        if number.is_multiple_of(3) {
            club["town"] = json!("Grün");
            club["aliases"] = json!([format!("The {number:03}")]);
        }
        self.clubs.push(club);
        id
    }

    fn group(&mut self, group: usize, plans: &[PlacePlan]) -> Value {
        let mut places = Vec::new();
        let mut table = Vec::new();
        for plan in plans {
            let Some(winner) = take(&mut self.open.winners, &plan.from) else { break };
            places.push(json!({"winner_of": winner}));
            if let Some([won, drawn, lost, scored, against, points]) = plan.standing.filter(|_| !self.clubs.is_empty())
            {
                let club = format!("club-{:03}", plan.from.index(self.clubs.len()) + 1);
                table.push(json!({"club": club, "won": won, "drawn": drawn, "lost": lost,
                    "for": scored, "against": against, "points": points, "through": won > lost}));
            }
        }
        let name = ["A", "B", "C", "D"][group];
        json!({"name": name, "places": places, "table": table})
    }
}

fn take(open: &mut Vec<String>, which: &Index) -> Option<String> {
    (!open.is_empty()).then(|| open.swap_remove(which.index(open.len())))
}

/// The scores of a plan's legs; a mirrored second leg has the first one's goals, host for host.
fn scores(plan: &TiePlan) -> Vec<Option<(u16, u16)>> {
    let mut scores: Vec<_> = plan.legs.iter().map(|leg| leg.score).collect();
    if plan.mirrored
        && let [Some((a, b)), second] = &mut scores[..]
    {
        *second = Some((*b, *a));
    }
    scores
}
