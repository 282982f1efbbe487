//! The competition file as it is written: one struct an object, one field a key, ids still text. The JSON Schema is made
//! from these types, so their comments are the format's documentation. Reading them into something that holds together is
//! `read`'s part. An unknown key is an error, so that a misspelt one cannot pass for an absent one.

mod ranking;

use std::fmt;

pub(super) use ranking::{CompleteEntry, PlacingEntry, RankingEntry, WeightNumber};
use schemars::JsonSchema;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{self, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::Exit;
use super::entries::Entries;
use super::ladder::Step;
use super::score::{Score, Side};
use super::when::{DateText, TimeText};

/// A knock-out competition for cuptie: facts, rulings and claims. Who won, aggregates and deciding rules are not in it:
/// they are worked out.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Document {
    /// Where this schema is, for editors.
    #[serde(rename = "$schema")]
    #[expect(dead_code, reason = "editors read it; the program has its own")]
    pub schema: Option<String>,
    /// The version of the format.
    #[schemars(range(min = 1, max = 1))]
    pub cuptie: u32,
    /// The name of the competition.
    pub name: String,
    /// The season, such as "2023-24".
    pub season: String,
    /// The part of the competition that the file covers, such as "qualifying rounds".
    pub stage: Option<String>,
    pub draw: Option<DrawEntry>,
    /// The regulations of every round that has none of its own.
    pub regulations: RegulationsEntry,
    /// What decided in which round a club enters, such as "ranking points"; left out where `ranking` says it.
    pub entry_by: Option<String>,
    /// The ranking that decided in which round a club enters, where its points can be worked out.
    pub ranking: Option<RankingEntry>,
    /// Counts that sources state of the whole: claims, compared and never used.
    #[serde(default)]
    pub stated: Vec<StatedEntry>,
    /// What sources tell differently of the competition as a whole.
    #[serde(default)]
    pub disputes: Vec<DisputeEntry>,
    /// Each association's three-letter code, and its name.
    pub associations: Entries<String>,
    pub clubs: Vec<ClubEntry>,
    /// The rounds, first to last.
    pub rounds: Vec<RoundEntry>,
    pub group_stage: Option<GroupStageEntry>,
    /// Each source's id, and what it is.
    #[serde(default)]
    pub sources: Entries<SourceEntry>,
}

/// When and where lots were drawn.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct DrawEntry {
    pub date: DateText,
    /// Local time, "14:00".
    pub local: Option<TimeText>,
    /// Greenwich time, "11:00".
    pub gmt: Option<TimeText>,
    pub place: Option<String>,
    /// Ids of sources.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// The regulations under which ties are decided.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RegulationsEntry {
    /// The articles, as they are cited.
    pub name: Option<String>,
    pub ladder: LadderEntry,
    /// Ids of sources.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// The steps that settle a tie, in their order: the name of a known set ("caf", "uefa-2021"; `cuptie ladders` lists
/// them all), a list of steps, or an object where steps need to know more.
#[derive(Debug, JsonSchema)]
#[schemars(untagged)]
pub(super) enum LadderEntry {
    Named(String),
    Steps(Vec<Step>),
    Full(Box<FullLadderEntry>),
}

impl<'de> Deserialize<'de> for LadderEntry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<LadderEntry, D::Error> {
        struct OneOfThree;

        impl<'de> Visitor<'de> for OneOfThree {
            type Value = LadderEntry;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("the name of a ladder, a list of steps, or an object with steps")
            }

            fn visit_str<E: de::Error>(self, name: &str) -> Result<LadderEntry, E> {
                Ok(LadderEntry::Named(name.to_owned()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, steps: A) -> Result<LadderEntry, A::Error> {
                Deserialize::deserialize(SeqAccessDeserializer::new(steps)).map(LadderEntry::Steps)
            }

            fn visit_map<A: MapAccess<'de>>(self, full: A) -> Result<LadderEntry, A::Error> {
                Deserialize::deserialize(MapAccessDeserializer::new(full)).map(LadderEntry::Full)
            }
        }

        deserializer.deserialize_any(OneOfThree)
    }
}

/// Steps with what they need to know.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct FullLadderEntry {
    pub steps: Vec<Step>,
    /// How many legs a tie has, a play-off and replays not counted. Left out: as many as the steps need, where they leave
    /// no choice (away goals need two); a play-off and a replay have one.
    #[schemars(range(min = 1, max = 4))]
    pub legs: Option<u8>,
    /// Points for a win, where points count.
    #[schemars(range(min = 2, max = 3))]
    pub points_for_a_win: Option<u16>,
    /// By how many goals an away win in the first leg ends the tie, where it does.
    #[schemars(range(min = 1, max = 9))]
    pub away_win_by: Option<u16>,
    /// The ladder of the play-off.
    pub play_off: Option<LadderEntry>,
    /// The ladder of each replay.
    pub replay: Option<LadderEntry>,
}

/// Counts that a source states of the whole.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct StatedEntry {
    /// The id of the source.
    pub source: String,
    pub clubs: Option<usize>,
    pub places: Option<usize>,
    /// Round id to the number of clubs that enter there.
    #[serde(default)]
    pub entering: Entries<usize>,
}

/// Something that sources tell differently: what is kept here, and what the others say.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct DisputeEntry {
    /// What it is about, such as "score of leg 1".
    pub about: String,
    /// What this file holds.
    pub kept: String,
    /// Ids of the sources that say what is kept.
    #[serde(default)]
    pub sources: Vec<String>,
    pub others: Vec<VersionEntry>,
    pub note: Option<String>,
}

/// What other sources say.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct VersionEntry {
    pub says: String,
    /// Ids of sources.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// A club as the file spells it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ClubEntry {
    /// What the rest of the file calls it.
    pub id: String,
    pub name: String,
    /// The code of its association.
    pub association: String,
    pub town: Option<String>,
    /// Its points in what decided in which round clubs enter, as a source states them: at most three digits after the point.
    /// Where the `ranking` has placings they are worked out, and these are only compared.
    pub points: Option<f64>,
    /// Other names it goes by.
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// A round of ties.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RoundEntry {
    /// What the rest of the file calls it.
    pub id: String,
    pub name: String,
    /// First and last day of each leg, in leg order.
    #[serde(default)]
    pub windows: Vec<[DateText; 2]>,
    /// Regulations of this round alone.
    pub regulations: Option<RegulationsEntry>,
    /// The ties, top to bottom.
    pub ties: Vec<TieEntry>,
}

/// A tie: two sides, and what happened between them. Side A hosts the first leg.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct TieEntry {
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
pub(super) enum SlotEntry {
    Filled(FillEntry),
    ToBeDrawn(ToBeDrawn),
}

/// Lots have not been drawn yet.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum ToBeDrawn {
    ToBeDrawn,
}

/// A club that enters here; or the tie that one comes from, and, where it is known, which club that was.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct FillEntry {
    /// The id of a club: one that enters here, or the one that came from the tie named beside it.
    pub club: Option<String>,
    /// The id of an earlier tie, whose winner comes here.
    pub winner_of: Option<String>,
    /// The id of an earlier tie, whose loser comes here.
    pub loser_of: Option<String>,
}

impl<'de> Deserialize<'de> for SlotEntry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<SlotEntry, D::Error> {
        struct Either;

        impl<'de> Visitor<'de> for Either {
            type Value = SlotEntry;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an object or “to_be_drawn”")
            }

            fn visit_str<E: de::Error>(self, word: &str) -> Result<SlotEntry, E> {
                ToBeDrawn::deserialize(word.into_deserializer()).map(SlotEntry::ToBeDrawn)
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<SlotEntry, A::Error> {
                FillEntry::deserialize(MapAccessDeserializer::new(map)).map(SlotEntry::Filled)
            }
        }

        deserializer.deserialize_any(Either)
    }
}

/// A match, or more than one, with an end of its own.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ContestEntry {
    pub legs: Vec<LegEntry>,
    pub shootout: Option<ShootoutEntry>,
    /// Who won by lots that the regulations have for this match; those drawn after it for the tie are the tie's.
    pub lots: Option<Side>,
}

/// Goals from the penalty mark, or only who won there. They are never added to a score.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ShootoutEntry {
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
pub(super) struct LegEntry {
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
pub(super) enum StateEntry {
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
pub(super) struct ScorersEntry {
    pub a: Option<String>,
    pub b: Option<String>,
}

/// A fact about a leg.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum FactEntry {
    Date,
    Kickoff,
    Ground,
    Score,
}

/// A decision made off the pitch: either `out` and `how`, or `through`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RulingEntry {
    /// The side that is out; its opponent goes through.
    pub out: Option<Side>,
    /// How it came to be out.
    pub how: Option<Exit>,
    /// Who goes through.
    pub through: Option<ThroughEntry>,
    pub reason: Option<String>,
    /// Who ruled.
    pub by: Option<String>,
    /// In words, as exactly as is known: "about 10 August 2023".
    pub when: Option<String>,
    /// Ids of sources.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// Who goes through by a ruling.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum ThroughEntry {
    A,
    B,
    Both,
    Neither,
}

/// What a source states about a tie's outcome.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ClaimEntry {
    /// The id of the source.
    pub source: String,
    pub winner: Option<Side>,
    /// The winner's name as the source has it, where that is not the club's name here.
    pub winner_name: Option<String>,
    pub aggregate: Option<Score>,
    pub decided_by: Option<Step>,
    pub shootout: Option<Score>,
}

/// A stage that is no knock-out, such as groups or a league phase: after the last round, or before one of them.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct GroupStageEntry {
    pub name: String,
    /// The id of the round that follows it; left out, it follows the last round. Clubs that come out of it enter there, or
    /// later, whether they have been in a round before it or not.
    pub before: Option<String>,
    pub draw: Option<DrawEntry>,
    /// The groups, in the order of the draw, as far as the file holds them.
    #[serde(default)]
    pub groups: Vec<GroupEntry>,
    #[serde(default)]
    pub disputes: Vec<DisputeEntry>,
}

/// A group of the stage.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct GroupEntry {
    pub name: String,
    /// Its places, position 1 first.
    pub places: Vec<PlaceEntry>,
    /// The final table, first place first, as sources outside the draw give it.
    #[serde(default)]
    pub table: Vec<StandingEntry>,
    pub note: Option<String>,
    /// Ids of sources.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// A place in a group: filled by a club, or from a tie.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PlaceEntry {
    /// The id of a club: one that enters here, or the one that came from the tie named beside it.
    pub club: Option<String>,
    /// The id of the tie whose winner fills it.
    pub winner_of: Option<String>,
    /// The id of the tie whose loser fills it.
    pub loser_of: Option<String>,
    /// The id of the club that sources say was drawn into it: a claim.
    pub drawn: Option<String>,
}

/// A line of a final table.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct StandingEntry {
    /// The id of the club.
    pub club: String,
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
    #[serde(default)]
    pub through: bool,
}

/// A page, paper or site that facts were taken from.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SourceEntry {
    pub title: String,
    pub url: Option<String>,
}
