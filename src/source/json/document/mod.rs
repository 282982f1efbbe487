//! The competition file as it is written: one struct an object, one field a key, ids still text. The JSON Schema is made
//! from these types, so their comments are the format's documentation. Reading them into something that holds together is
//! `reader`'s part, and making them of it `writer`'s: what is absent is left out then. An unknown key is an error, so that a
//! misspelt one cannot pass for an absent one. The schema tells what texts and yes-or-no are where they are left out, which
//! `!skip_serializing_if` keeps in it.
//!
//! Clubs and rounds, and the ties of a round, may have been taken aside: `()` is what is left then.
//!
//! Here is the file as a whole; `ladder` has regulations, `tie` what stands within a tie, `ranking` what within the ranking.

mod ladder;
mod ranking;
mod tie;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::entries::Entries;
use super::when::{DateText, TimeText};

pub(super) use self::{ladder::*, ranking::*, tie::*};

/// A knock-out competition for cuptie: facts, rulings and claims. Who won, aggregates and deciding rules are not in it:
/// they are worked out.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Document")]
pub struct Document<Clubs = Vec<ClubEntry>, Rounds = Vec<RoundEntry>> {
    /// Where this schema is, for editors.
    #[serde(rename = "$schema")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The version of the format.
    #[schemars(range(min = 1, max = 1))]
    pub cuptie: u32,
    /// The name of the competition.
    pub name: String,
    /// The season, such as "2023-24".
    pub season: String,
    /// The part of the competition that the file covers, such as "qualifying rounds".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub draw: Option<DrawEntry>,
    /// The regulations of every round that has none of its own.
    pub regulations: RegulationsEntry,
    /// What decided in which round a club enters, such as "ranking points"; left out where `ranking` says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry_by: Option<String>,
    /// The ranking that decided in which round a club enters, where its points can be worked out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ranking: Option<RankingEntry>,
    /// Counts that sources state of the whole: claims, compared and never used.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stated: Vec<StatedEntry>,
    /// What sources tell differently of the competition as a whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub disputes: Vec<DisputeEntry>,
    /// Each association's three-letter code, and its name; left out where none is known.
    #[serde(default, skip_serializing_if = "Entries::is_empty")]
    pub associations: Entries<String>,
    /// Each source's id, and what it is.
    #[serde(default, skip_serializing_if = "Entries::is_empty")]
    pub sources: Entries<SourceEntry>,
    pub clubs: Clubs,
    /// The rounds, first to last.
    pub rounds: Rounds,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_stage: Option<GroupStageEntry>,
    /// What else than regulations was taken to be so where sources are silent, a sentence each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(!skip_serializing_if)]
    pub assumed: Vec<String>,
}

/// A document without its long lists, which were taken aside.
pub(in crate::source::json) type Rest = Document<(), ()>;

/// When and where lots were drawn.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DrawEntry {
    pub date: DateText,
    /// Local time, "14:00".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub local: Option<TimeText>,
    /// Greenwich time, "11:00".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gmt: Option<TimeText>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Ids of sources.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(!skip_serializing_if)]
    pub sources: Vec<String>,
}

/// Counts that a source states of the whole.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatedEntry {
    /// The id of the source.
    pub source: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clubs: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub places: Option<usize>,
    /// Round id to the number of clubs that enter there.
    #[serde(default, skip_serializing_if = "Entries::is_empty")]
    pub entering: Entries<usize>,
}

/// Something that sources tell differently: what is kept here, and what the others say.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DisputeEntry {
    /// What it is about, such as "score of leg 1".
    pub about: String,
    /// What this file holds.
    pub kept: String,
    /// Ids of the sources that say what is kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(!skip_serializing_if)]
    pub sources: Vec<String>,
    pub others: Vec<VersionEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// What other sources say.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VersionEntry {
    pub says: String,
    /// Ids of sources.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(!skip_serializing_if)]
    pub sources: Vec<String>,
}

/// A club as the file spells it.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClubEntry {
    /// What the rest of the file calls it.
    pub id: SmolStr,
    pub name: SmolStr,
    /// The code of its association, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub association: Option<SmolStr>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub town: Option<SmolStr>,
    /// Its points in what decided in which round clubs enter, as a source states them: at most three digits after the point.
    /// Where the `ranking` has placings they are worked out, and these are only compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<f64>,
    /// Other names it goes by.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(!skip_serializing_if)]
    pub aliases: Vec<String>,
}

/// A round of ties.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "RoundEntry")]
pub struct RoundEntry<Ties = Vec<TieEntry>> {
    /// What the rest of the file calls it.
    pub id: String,
    pub name: String,
    /// First and last day of each leg, in leg order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub windows: Vec<[DateText; 2]>,
    /// Regulations of this round alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub regulations: Option<RegulationsEntry>,
    /// The ties, top to bottom.
    pub ties: Ties,
}

/// A stage that is no knock-out, such as groups or a league phase: after the last round, or before one of them.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupStageEntry {
    pub name: String,
    /// The id of the round that follows it; left out, it follows the last round. Clubs that come out of it enter there, or
    /// later, whether they have been in a round before it or not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub draw: Option<DrawEntry>,
    /// The groups, in the order of the draw, as far as the file holds them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<GroupEntry>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub disputes: Vec<DisputeEntry>,
}

/// A group of the stage.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupEntry {
    pub name: String,
    /// Its places, position 1 first.
    pub places: Vec<PlaceEntry>,
    /// The final table, first place first, as sources outside the draw give it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub table: Vec<StandingEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Ids of sources.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(!skip_serializing_if)]
    pub sources: Vec<String>,
}

/// A place in a group: filled by a club, or from a tie.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlaceEntry {
    /// The id of a club: one that enters here, or the one that came from the tie named beside it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub club: Option<SmolStr>,
    /// The id of the tie whose winner fills it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub winner_of: Option<SmolStr>,
    /// The id of the tie whose loser fills it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub loser_of: Option<SmolStr>,
    /// The id of the club that sources say was drawn into it: a claim.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub drawn: Option<SmolStr>,
}

/// A line of a final table.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StandingEntry {
    /// The id of the club.
    pub club: SmolStr,
    pub won: u16,
    pub drawn: u16,
    pub lost: u16,
    /// Goals scored.
    #[serde(rename = "for")]
    pub scored: u16,
    /// Goals conceded.
    pub against: u16,
    pub points: u16,
    /// Whether the club went on from the group.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[schemars(!skip_serializing_if)]
    pub through: bool,
}

/// A page, paper or site that facts were taken from.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourceEntry {
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}
