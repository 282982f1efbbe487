//! The competition file as it is written: one struct an object, one field a key, ids still text. Reading it into something
//! that holds together is `read`'s part. An unknown key is an error, so that a misspelt one cannot pass for an absent one.

use std::collections::BTreeMap;

use jiff::civil::{Date, Time};
use serde::Deserialize;

use super::Exit;
use super::score::{Score, Side};
use crate::rules::Step;

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Document {
    /// The version of the format: 1.
    pub cuptie: u32,
    pub name: String,
    pub season: String,
    /// The part of the competition that the file covers, such as "qualifying rounds".
    pub stage: Option<String>,
    pub draw: Option<DrawEntry>,
    pub regulations: RegulationsEntry,
    /// What decided in which round a club enters, such as "ranking points".
    pub entry_by: Option<String>,
    #[serde(default)]
    pub stated: Vec<StatedEntry>,
    #[serde(default)]
    pub disputes: Vec<DisputeEntry>,
    /// Code to name.
    pub associations: BTreeMap<String, String>,
    pub clubs: Vec<ClubEntry>,
    pub rounds: Vec<RoundEntry>,
    pub group_stage: Option<GroupStageEntry>,
    /// Id to source.
    #[serde(default)]
    pub sources: BTreeMap<String, SourceEntry>,
}

/// When and where lots were drawn.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DrawEntry {
    pub date: Date,
    /// Local time, "14:00".
    pub local: Option<Time>,
    /// Greenwich time, "11:00".
    pub gmt: Option<Time>,
    pub place: Option<String>,
    #[serde(default)]
    pub sources: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RegulationsEntry {
    pub name: String,
    pub ladder: Vec<Step>,
    #[serde(default)]
    pub sources: Vec<String>,
}

/// Counts that a source states of the whole: claims, compared and never used.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StatedEntry {
    pub source: String,
    pub clubs: Option<usize>,
    pub places: Option<usize>,
    /// Round id to the number of clubs that enter there.
    #[serde(default)]
    pub entering: BTreeMap<String, usize>,
}

/// Something that sources tell differently: what is kept here, and what the others say.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DisputeEntry {
    pub about: String,
    pub kept: String,
    /// Who says what is kept.
    #[serde(default)]
    pub sources: Vec<String>,
    pub others: Vec<VersionEntry>,
    pub note: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct VersionEntry {
    pub says: String,
    #[serde(default)]
    pub sources: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ClubEntry {
    pub id: String,
    pub name: String,
    pub association: String,
    pub town: Option<String>,
    /// Its points in whatever `entry_by` names.
    pub points: Option<f64>,
    #[serde(default)]
    pub aliases: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RoundEntry {
    pub id: String,
    pub name: String,
    /// First and last day of each leg, in leg order.
    #[serde(default)]
    pub windows: Vec<[Date; 2]>,
    pub ties: Vec<TieEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TieEntry {
    pub id: String,
    pub a: SlotEntry,
    pub b: SlotEntry,
    #[serde(default)]
    pub legs: Vec<LegEntry>,
    pub shootout: Option<Score>,
    pub ruling: Option<RulingEntry>,
    #[serde(default)]
    pub claims: Vec<ClaimEntry>,
    #[serde(default)]
    pub disputes: Vec<DisputeEntry>,
    pub note: Option<String>,
    #[serde(default)]
    pub sources: Vec<String>,
}

/// Who fills a side: `{"club": "id"}` or `{"winner_of": "tie id"}`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum SlotEntry {
    Club(String),
    WinnerOf(String),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LegEntry {
    pub host: Side,
    pub date: Option<Date>,
    /// Kick-off in local time, "20:30".
    pub local: Option<Time>,
    /// Kick-off in Greenwich time, "19:30".
    pub gmt: Option<Time>,
    pub ground: Option<String>,
    pub town: Option<String>,
    /// The association in whose country the ground lies.
    pub country: Option<String>,
    pub score: Option<Score>,
    /// Who scored, as far as it is known.
    #[serde(default)]
    pub scorers: ScorersEntry,
    /// Which of these facts stand on one source alone.
    #[serde(default)]
    pub one_source: Vec<FactEntry>,
    pub note: Option<String>,
    #[serde(default)]
    pub sources: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ScorersEntry {
    pub a: Option<String>,
    pub b: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum FactEntry {
    Date,
    Kickoff,
    Ground,
    Score,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RulingEntry {
    /// The side that is out.
    pub out: Side,
    /// How it came to be out.
    pub how: Exit,
    pub reason: Option<String>,
    /// Who ruled.
    pub by: Option<String>,
    /// In words, as exactly as is known: "about 10 August 2023".
    pub when: Option<String>,
    #[serde(default)]
    pub sources: Vec<String>,
}

/// What a source states about a tie's outcome: compared with what is computed, never trusted.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ClaimEntry {
    pub source: String,
    pub winner: Option<Side>,
    /// The winner's name as the source has it, where that is not the club's name here.
    pub winner_name: Option<String>,
    pub aggregate: Option<Score>,
    pub decided_by: Option<Step>,
    pub shootout: Option<Score>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GroupStageEntry {
    pub name: String,
    pub draw: Option<DrawEntry>,
    pub groups: Vec<GroupEntry>,
    #[serde(default)]
    pub disputes: Vec<DisputeEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GroupEntry {
    pub name: String,
    /// In draw order: position 1 first.
    pub places: Vec<PlaceEntry>,
    /// The final table, first place first, as sources outside the page give it.
    #[serde(default)]
    pub table: Vec<StandingEntry>,
    pub note: Option<String>,
    #[serde(default)]
    pub sources: Vec<String>,
}

/// A place in a group: who is to fill it, and the club that sources say was drawn into it (a claim).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlaceEntry {
    pub winner_of: String,
    pub drawn: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StandingEntry {
    pub club: String,
    pub won: u16,
    pub drawn: u16,
    pub lost: u16,
    #[serde(rename = "for")]
    pub scored: u16,
    pub against: u16,
    pub points: u16,
    /// Whether the club went on from the group.
    #[serde(default)]
    pub through: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SourceEntry {
    pub title: String,
    pub url: Option<String>,
}
