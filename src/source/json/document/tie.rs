//! A tie as it is written: its sides, its legs, how it ended, and what sources state about that.

use std::fmt;

use schemars::JsonSchema;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, IntoDeserializer, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::{DisputeEntry, RegulationsEntry};
use crate::competition::{Exit, Score, Side, Step};
use crate::source::json::when::{DateText, TimeText};

/// A tie: two sides, and what happened between them. Side A hosts the first leg.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TieEntry {
    /// What the rest of the file calls it. Keep it: other files may know it too.
    pub id: String,
    /// What people call it, where it has a name of its own: "Match for third place".
    pub name: Option<String>,
    pub a: SlotEntry,
    pub b: SlotEntry,
    /// Regulations of this tie alone.
    pub regulations: Option<RegulationsEntry>,
    #[serde(default)]
    pub legs: Vec<LegEntry>,
    /// One more match after the legs, usually on neutral ground.
    pub play_off: Option<ContestEntry>,
    /// Matches after the first ended level, in order.
    #[serde(default)]
    pub replays: Vec<ContestEntry>,
    pub shootout: Option<ShootoutEntry>,
    /// Who won by lots.
    pub lots: Option<Side>,
    /// Who was better placed before, where that counts.
    pub better_placed: Option<Side>,
    /// Who went through, where a source tells that but not how. Name the source in `sources`.
    pub through: Option<Side>,
    pub ruling: Option<RulingEntry>,
    /// What sources state about the outcome: compared with what is worked out, never trusted.
    #[serde(default)]
    pub claims: Vec<ClaimEntry>,
    #[serde(default)]
    pub disputes: Vec<DisputeEntry>,
    pub note: Option<String>,
    /// Ids of sources.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// Who fills a side: an object that says so, or "to_be_drawn" while lots have not been drawn yet. A bye needs no entry: the
/// club stands where it enters.
#[derive(Debug, JsonSchema)]
#[schemars(untagged)]
pub enum SlotEntry {
    Filled(FillEntry),
    ToBeDrawn(ToBeDrawn),
}

impl<'de> Deserialize<'de> for SlotEntry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<SlotEntry, D::Error> {
        struct Either;

        impl<'de> Visitor<'de> for Either {
            type Value = SlotEntry;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an object or “to_be_drawn”")
            }

            fn visit_str<E: Error>(self, word: &str) -> Result<SlotEntry, E> {
                ToBeDrawn::deserialize(word.into_deserializer()).map(SlotEntry::ToBeDrawn)
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<SlotEntry, A::Error> {
                FillEntry::deserialize(MapAccessDeserializer::new(map)).map(SlotEntry::Filled)
            }
        }

        deserializer.deserialize_any(Either)
    }
}

/// Lots have not been drawn yet.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ToBeDrawn {
    ToBeDrawn,
}

/// A club that enters here; or the tie that one comes from, and, where it is known, which club that was.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FillEntry {
    /// The id of a club: one that enters here, or the one that came from the tie named beside it.
    pub club: Option<String>,
    /// The id of an earlier tie, whose winner comes here.
    pub winner_of: Option<String>,
    /// The id of an earlier tie, whose loser comes here.
    pub loser_of: Option<String>,
}

/// A match, or more than one, with an end of its own.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContestEntry {
    pub legs: Vec<LegEntry>,
    pub shootout: Option<ShootoutEntry>,
    /// Who won by lots that the regulations have for this match; those drawn after it for the tie are the tie's.
    pub lots: Option<Side>,
}

/// Goals from the penalty mark, or only who won there. They are never added to a score.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShootoutEntry {
    #[schemars(range(min = 0, max = 99))]
    pub a: Option<u16>,
    #[schemars(range(min = 0, max = 99))]
    pub b: Option<u16>,
    /// Who won it, where the goals are not known.
    pub winner: Option<Side>,
    /// It was taken but does not count.
    #[serde(default)]
    pub annulled: bool,
}

/// A leg. What is not known is left out.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LegEntry {
    /// Whose home leg it is: away goals follow the host, wherever the ground lies.
    pub host: Side,
    pub date: Option<DateText>,
    /// Kick-off in local time, "20:30".
    pub local: Option<TimeText>,
    /// Kick-off in Greenwich time, "19:30".
    pub gmt: Option<TimeText>,
    pub ground: Option<String>,
    pub town: Option<String>,
    /// The code of the association in whose country the ground lies.
    pub country: Option<String>,
    /// Whether the ground was neither side's own. Away goals follow the host all the same.
    #[serde(default)]
    pub neutral: bool,
    /// The score on the pitch after 90 minutes.
    pub score: Option<Score>,
    /// The score on the pitch after extra time, goals of normal time included. It may be known without the one before it.
    pub extra_time: Option<Score>,
    /// What became of the leg. Left out: played if it has a score, else scheduled.
    pub state: Option<StateEntry>,
    /// The score that counts instead, where it was laid down off the pitch.
    pub awarded: Option<Score>,
    /// Who scored, as far as it is known.
    #[serde(default)]
    pub scorers: ScorersEntry,
    /// Which of these facts stand on one source alone.
    #[serde(default)]
    pub one_source: Vec<FactEntry>,
    pub note: Option<String>,
    /// Ids of sources.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// What became of a leg.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StateEntry {
    Scheduled,
    Played,
    Abandoned,
    Awarded,
    Annulled,
    Cancelled,
    NotRequired,
}

/// Scorers of each side.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScorersEntry {
    pub a: Option<String>,
    pub b: Option<String>,
}

/// A fact about a leg.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum FactEntry {
    Date,
    Kickoff,
    Ground,
    Score,
}

/// A decision made off the pitch: either `out` and `how`, or `through`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RulingEntry {
    /// The side that is out; its opponent goes through.
    pub out: Option<Side>,
    /// How it came to be out.
    pub how: Option<Exit>,
    /// Who goes through.
    pub through: Option<ThroughEntry>,
    pub reason: Option<String>,
    /// Who ruled.
    pub by: Option<String>,
    /// The day; where it is not known exactly, the latest that it can have been.
    pub date: Option<DateText>,
    /// In words, as exactly as is known: "about 10 August 2023".
    pub when: Option<String>,
    /// Ids of sources.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// Who goes through by a ruling.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ThroughEntry {
    A,
    B,
    Both,
    Neither,
}

/// What a source states about a tie's outcome.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClaimEntry {
    /// The id of the source.
    pub source: String,
    pub winner: Option<Side>,
    /// The winner's name as the source has it, where that is not the club's name here.
    pub winner_name: Option<String>,
    pub aggregate: Option<Score>,
    pub decided_by: Option<Step>,
    pub shootout: Option<Score>,
}
