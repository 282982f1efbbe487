//! A tie as it is written: its sides, its legs, how it ended, and what sources state about that.

use std::fmt;

use schemars::JsonSchema;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, IntoDeserializer, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use smol_str::SmolStr;

use super::{DisputeEntry, RegulationsEntry};
use crate::competition::{Exit, Score, Side, Step};
use crate::source::json::when::{DateText, TimeText};

/// A tie: two sides, and what happened between them. Side A hosts the first leg.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TieEntry {
    /// What the rest of the file calls it. Keep it: other files may know it too.
    pub id: SmolStr,
    /// What people call it, where it has a name of its own: "Match for third place".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    pub a: SlotEntry,
    pub b: SlotEntry,
    /// Regulations of this tie alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub regulations: Option<Box<RegulationsEntry>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub legs: Vec<LegEntry>,
    /// One more match after the legs, usually on neutral ground.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub play_off: Option<Box<ContestEntry>>,
    /// Matches after the first ended level, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replays: Vec<ContestEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shootout: Option<ShootoutEntry>,
    /// Who won by lots.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lots: Option<Side>,
    /// Who was better placed before, where that counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub better_placed: Option<Side>,
    /// Who went through, where a source tells that but not how. Name the source in `sources`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub through: Option<Side>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ruling: Option<Box<RulingEntry>>,
    /// What sources state about the outcome: compared with what is worked out, never trusted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<ClaimEntry>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub disputes: Vec<DisputeEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Ids of sources.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(!skip_serializing_if)]
    pub sources: Vec<String>,
}

/// Who fills a side: an object that says so, or "to_be_drawn" while lots have not been drawn yet. A bye needs no entry: the
/// club stands where it enters.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
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
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ToBeDrawn {
    ToBeDrawn,
}

/// A club that enters here; or the tie that one comes from, and, where it is known, which club that was.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FillEntry {
    /// The id of a club: one that enters here, or the one that came from the tie named beside it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub club: Option<SmolStr>,
    /// The id of an earlier tie, whose winner comes here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub winner_of: Option<SmolStr>,
    /// The id of an earlier tie, whose loser comes here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub loser_of: Option<SmolStr>,
}

/// A match, or more than one, with an end of its own.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContestEntry {
    pub legs: Vec<LegEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shootout: Option<ShootoutEntry>,
    /// Who won by lots that the regulations have for this match; those drawn after it for the tie are the tie's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lots: Option<Side>,
}

/// Goals from the penalty mark, or only who won there. They are never added to a score.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShootoutEntry {
    #[schemars(range(min = 0, max = 99))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub a: Option<u16>,
    #[schemars(range(min = 0, max = 99))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub b: Option<u16>,
    /// Who won it, where the goals are not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub winner: Option<Side>,
    /// It was taken but does not count.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[schemars(!skip_serializing_if)]
    pub annulled: bool,
}

/// A leg. What is not known is left out.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LegEntry {
    /// Whose home leg it is: away goals follow the host, wherever the ground lies.
    pub host: Side,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<DateText>,
    /// Kick-off in local time, "20:30".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub local: Option<TimeText>,
    /// Kick-off in Greenwich time, "19:30".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gmt: Option<TimeText>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ground: Option<SmolStr>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub town: Option<SmolStr>,
    /// The code of the association in whose country the ground lies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<SmolStr>,
    /// Whether the ground was neither side's own. Away goals follow the host all the same.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[schemars(!skip_serializing_if)]
    pub neutral: bool,
    /// The score on the pitch after 90 minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<Score>,
    /// The score on the pitch after extra time, goals of normal time included. It may be known without the one before it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extra_time: Option<Score>,
    /// What became of the leg. Left out: played if it has a score, else scheduled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<StateEntry>,
    /// The score that counts instead, where it was laid down off the pitch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub awarded: Option<Score>,
    /// Who scored, as far as it is known.
    #[serde(default, skip_serializing_if = "ScorersEntry::is_empty")]
    pub scorers: ScorersEntry,
    /// Which of these facts stand on one source alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub one_source: Vec<FactEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Ids of sources.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(!skip_serializing_if)]
    pub sources: Vec<String>,
}

/// What became of a leg.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScorersEntry {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub a: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub b: Option<String>,
}

impl ScorersEntry {
    fn is_empty(&self) -> bool {
        self.a.is_none() && self.b.is_none()
    }
}

/// A fact about a leg.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum FactEntry {
    Date,
    Kickoff,
    Ground,
    Score,
}

/// A decision made off the pitch: either `out` and `how`, or `through`.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RulingEntry {
    /// The side that is out; its opponent goes through.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub out: Option<Side>,
    /// How it came to be out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how: Option<Exit>,
    /// Who goes through.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub through: Option<ThroughEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Who ruled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The day; where it is not known exactly, the latest that it can have been.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<DateText>,
    /// In words, as exactly as is known: "about 10 August 2023".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// Ids of sources.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(!skip_serializing_if)]
    pub sources: Vec<String>,
}

/// Who goes through by a ruling.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ThroughEntry {
    A,
    B,
    Both,
    Neither,
}

/// What a source states about a tie's outcome.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClaimEntry {
    /// The id of the source.
    pub source: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub winner: Option<Side>,
    /// The winner's name as the source has it, where that is not the club's name here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub winner_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aggregate: Option<Score>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided_by: Option<Step>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shootout: Option<Score>,
}
