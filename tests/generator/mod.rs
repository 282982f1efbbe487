//! Competitions that nobody thought of, as text in the project's own format: rounds of any size, clubs that enter late,
//! winners and losers that skip rounds or go nowhere, sides that are to be drawn, other clubs than should have come, ties
//! played, half played, ruled on or not begun, groups after the last round or between two, from which clubs enter again;
//! with associations known of all clubs, of some or of none, and with more or less that was assumed.
//!
//! Whatever it makes holds together, so the program must read it. A failing test shows the text itself: save it, and
//! the program can be run on it.

#![allow(dead_code, reason = "each test file uses its own part")]

pub mod richer;
pub mod scenarios;
pub mod views;

use cuptie::bracket::Bracket;
use cuptie::competition::Node;
use cuptie::source;
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value, json};

/// Where the winners and losers that fill a tie may come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Feeding {
    /// However the format allows it: besides any earlier round, from groups between two rounds; and another club may have
    /// come than should have.
    Anyhow,
    /// From any tie of any earlier round. Groups come last, and hold winners.
    AnyEarlierRound,
    /// Only from the round before, otherwise the same.
    RoundBefore,
}

/// A competition of up to six rounds with up to `most` ties each, at least one tie in all.
pub fn competitions(feeding: Feeding, most: usize) -> impl Strategy<Value = String> {
    let rounds = vec(vec(tie(), 0..=most), 1..=6);
    let rounds = rounds.prop_filter("a tie at least", |rounds| rounds.iter().any(|ties| !ties.is_empty()));
    let stage = (vec(vec(place(), 0..=4), 0..=4), weighted(0.5, any::<Index>()))
        .prop_map(|(groups, before)| StagePlan { groups, before });
    (rounds, select(LADDERS), weighted(0.5, stage), silence()).prop_map(move |(rounds, ladder, stage, silence)| {
        Writer::new(feeding, ladder, silence).competition(&rounds, stage.as_ref())
    })
}

/// The text read and settled.
pub fn bracket(text: &str) -> Bracket {
    Bracket::new(source::read(text.as_bytes()).expect("the generator keeps to the format"))
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
    legs: Vec<LegPlan>,
    /// Whether the second leg mirrors the first, so that shoot-outs are not rare.
    mirrored: bool,
    shootout: Option<bool>,
    ruling: Option<(bool, &'static str)>,
    more: bool,
}

/// Who fills a side of a tie, or a place.
#[derive(Debug, Clone)]
struct SidePlan {
    from: From,
    /// The name of a club that enters here for the first time.
    name: &'static str,
    /// Which of the clubs that may enter again enters here instead.
    again: Option<Index>,
    /// Which of all clubs it really was that came.
    really: Option<Index>,
}

#[derive(Debug, Clone)]
enum From {
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
    side: SidePlan,
    /// Whose standing is the next in the table.
    of: Index,
    standing: Option<[u16; 6]>,
}

#[derive(Debug, Clone)]
struct StagePlan {
    groups: Vec<Vec<PlacePlan>>,
    /// The round that it comes before; after the last where there is none.
    before: Option<Index>,
}

/// What nothing is said of, and what was assumed for it.
#[derive(Debug, Clone)]
struct Silence {
    /// Of which clubs the association is known: of all, of every other one, or of none.
    associations: Known,
    /// Why the regulations of all, and those of the first round, are thought to hold.
    regulations: [Option<&'static str>; 2],
    assumed: Vec<&'static str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Known {
    All,
    Some,
    None,
}

fn silence() -> impl Strategy<Value = Silence> {
    let why = || weighted(0.3, select(&["nothing is known of it", "鹿島, as the year before"][..]));
    let known = prop_oneof![3 => Just(Known::All), 1 => Just(Known::Some), 1 => Just(Known::None)];
    (known, [why(), why()], vec(select(NAMES), 0..=2)).prop_map(|(associations, regulations, assumed)| Silence {
        associations,
        regulations,
        assumed,
    })
}

fn side() -> impl Strategy<Value = SidePlan> {
    let from = prop_oneof![
        12 => any::<Index>().prop_map(From::Winner),
        3 => any::<Index>().prop_map(From::Loser),
        4 => Just(From::Club),
        1 => Just(From::ToBeDrawn),
    ];
    (from, select(NAMES), weighted(0.7, any::<Index>()), weighted(0.05, any::<Index>()))
        .prop_map(|(from, name, again, really)| SidePlan { from, name, again, really })
}

fn tie() -> impl Strategy<Value = TiePlan> {
    let leg = (weighted(0.85, (0u16..=3, 0u16..=12)), weighted(0.8, 1u8..=28))
        .prop_map(|(score, day)| LegPlan { score, day });
    (
        [side(), side()],
        vec(leg, 0..=2),
        prop::bool::weighted(0.3),
        weighted(0.7, any::<bool>()),
        weighted(0.1, (any::<bool>(), select(&["withdrew", "disqualified"][..]))),
        any::<bool>(),
    )
        .prop_map(|(sides, legs, mirrored, shootout, ruling, more)| TiePlan {
            sides,
            legs,
            mirrored,
            shootout,
            ruling,
            more,
        })
}

fn place() -> impl Strategy<Value = PlacePlan> {
    (side(), any::<Index>(), weighted(0.5, [0u16..=99, 0u16..=99, 0u16..=99, 0u16..=99, 0u16..=99, 0u16..=99]))
        .prop_map(|(side, of, standing)| PlacePlan { side, of, standing })
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
    silence: Silence,
    clubs: Vec<Value>,
    /// Clubs that may enter again.
    again: Vec<String>,
    open: Open,
}

impl Writer {
    fn new(feeding: Feeding, ladder: &'static [&'static str], silence: Silence) -> Writer {
        Writer { feeding, ladder, silence, clubs: Vec::new(), again: Vec::new(), open: Open::default() }
    }

    fn competition(mut self, plans: &[Vec<TiePlan>], stage: Option<&StagePlan>) -> String {
        let before = stage.and_then(|stage| stage.before).filter(|_| self.feeding == Feeding::Anyhow);
        let before = before.map(|before| before.index(plans.len()));
        let mut rounds = Vec::new();
        let mut groups = None;
        for (i, ties) in plans.iter().enumerate() {
            if before == Some(i) {
                groups = stage.map(|stage| self.stage(stage));
            }
            rounds.push(self.round(i, ties));
        }
        let [all, first] = self.silence.regulations;
        if first.is_some() {
            rounds[0]["regulations"] = self.regulations(first);
        }
        let mut stage = groups.or_else(|| stage.map(|stage| self.stage(stage)));
        if let (Some(stage), Some(before)) = (&mut stage, before) {
            stage["before"] = rounds[before]["id"].clone();
        }
        let mut document = json!({
            "cuptie": 1,
            "name": "Generated Cup",
            "season": "2023",
            "regulations": self.regulations(all),
            "associations": {"AAA": "Ålandia", "BBB": "Bland"},
            "clubs": self.clubs,
            "rounds": rounds,
        });
        if let Some(stage) = stage {
            document["group_stage"] = stage;
        }
        if !self.silence.assumed.is_empty() {
            document["assumed"] = json!(self.silence.assumed);
        }
        format!("{document:#}")
    }

    fn regulations(&self, assumed: Option<&str>) -> Value {
        let mut regulations = json!({"name": "as drawn", "ladder": self.ladder});
        if let Some(why) = assumed {
            regulations["assumed"] = json!(why);
        }
        regulations
    }

    /// Nobody comes past it straight from a tie, and every club may enter in it, and again after it.
    fn stage(&mut self, plan: &StagePlan) -> Value {
        let mut open = std::mem::take(&mut self.open);
        self.again = self.ids();
        let groups: Vec<Value> =
            plan.groups.iter().enumerate().map(|(i, places)| self.group(i, places, &mut open)).collect();
        self.again = self.ids();
        json!({"name": "Group stage", "groups": groups})
    }

    fn ids(&self) -> Vec<String> {
        self.clubs.iter().filter_map(|club| club["id"].as_str()).map(str::to_owned).collect()
    }

    fn round(&mut self, round: usize, ties: &[TiePlan]) -> Value {
        let here: Vec<String> = (1..=ties.len()).map(|tie| format!("r{}-{tie:02}", round + 1)).collect();
        let mut earlier = std::mem::take(&mut self.open);
        let ties: Vec<Value> = ties.iter().zip(&here).map(|(plan, id)| self.tie(plan, id, &mut earlier)).collect();
        self.open = match self.feeding {
            Feeding::Anyhow | Feeding::AnyEarlierRound => earlier,
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
        for (side, filled) in ["a", "b"].into_iter().zip(&plan.sides) {
            let slot = match filled.from {
                From::ToBeDrawn => json!("to_be_drawn"),
                _ => self.side(filled, earlier),
            };
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

    fn side(&mut self, plan: &SidePlan, open: &mut Open) -> Value {
        let fed = match &plan.from {
            From::Winner(which) => take(&mut open.winners, which).map(|id| json!({"winner_of": id})),
            From::Loser(which) => take(&mut open.losers, which).map(|id| json!({"loser_of": id})),
            From::Club | From::ToBeDrawn => None,
        };
        let Some(mut fed) = fed else {
            let again = plan.again.as_ref().and_then(|which| take(&mut self.again, which));
            return json!({"club": again.unwrap_or_else(|| self.club(plan.name))});
        };
        if let (Some(which), Feeding::Anyhow) = (&plan.really, self.feeding)
            && !self.clubs.is_empty()
        {
            fed["club"] = self.clubs[which.index(self.clubs.len())]["id"].clone();
        }
        fed
    }

    fn club(&mut self, name: &str) -> String {
        let number = self.clubs.len() + 1;
        let id = format!("club-{number:03}");
        let mut club = json!({"id": id, "name": format!("{name} {number:03}")});
        let known = self.silence.associations;
        if known == Known::All || (known == Known::Some && number.is_multiple_of(2)) {
            club["association"] = json!(["AAA", "BBB"][number / 2 % 2]);
        }
        if number.is_multiple_of(3) {
            club["town"] = json!("Grün");
            club["aliases"] = json!([format!("The {number:03}")]);
        }
        self.clubs.push(club);
        id
    }

    fn group(&mut self, group: usize, plans: &[PlacePlan], open: &mut Open) -> Value {
        let mut places = Vec::new();
        let mut table = Vec::new();
        for plan in plans {
            if self.feeding == Feeding::Anyhow {
                places.push(self.side(&plan.side, open));
            } else {
                let Some(winner) = take(&mut open.winners, &plan.of) else { break };
                places.push(json!({"winner_of": winner}));
            }
            if let Some([won, drawn, lost, scored, against, points]) = plan.standing.filter(|_| !self.clubs.is_empty())
            {
                let club = format!("club-{:03}", plan.of.index(self.clubs.len()) + 1);
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
