//! Regulations as they are written, and the ladder within them: a name, a list of steps, or an object.

use std::fmt;

use schemars::JsonSchema;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::competition::Step;

/// The regulations under which ties are decided.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegulationsEntry {
    /// The articles, as they are cited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    pub ladder: LadderEntry,
    /// Why they are thought to hold, where no source says that they do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assumed: Option<String>,
    /// Ids of sources.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(!skip_serializing_if)]
    pub sources: Vec<String>,
}

/// The steps that settle a tie, in their order: the name of a known set ("caf", "uefa-2021"; `cuptie ladders` lists
/// them all), a list of steps, or an object where steps need to know more.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum LadderEntry {
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

            fn visit_str<E: Error>(self, name: &str) -> Result<LadderEntry, E> {
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
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FullLadderEntry {
    pub steps: Vec<Step>,
    /// How many legs a tie has, a play-off and replays not counted. Left out: as many as the steps need, where they leave
    /// no choice (away goals need two); a play-off and a replay have one.
    #[schemars(range(min = 1, max = 4))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legs: Option<u8>,
    /// Points for a win, where points count.
    #[schemars(range(min = 2, max = 3))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points_for_a_win: Option<u16>,
    /// By how many goals an away win in the first leg ends the tie, where it does.
    #[schemars(range(min = 1, max = 9))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub away_win_by: Option<u16>,
    /// The ladder of the play-off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub play_off: Option<LadderEntry>,
    /// The ladder of each replay.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replay: Option<LadderEntry>,
}
