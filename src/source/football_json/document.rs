//! A match as football.json has it, in either generation: a thing may stand under several keys, and in several shapes. What
//! is of no use here is passed over, whatever it is.

use serde::Deserialize;
use serde::de::{Deserializer, Error, Unexpected, Visitor};
use serde_json::value::RawValue;

use crate::competition::Score;

/// The whole: matches, or rounds of matches.
#[derive(Deserialize)]
pub(super) struct Document<'t> {
    #[serde(borrow)]
    pub name: Option<&'t RawValue>,
    #[serde(borrow)]
    pub matches: Option<&'t RawValue>,
    #[serde(borrow)]
    pub rounds: Option<&'t RawValue>,
    #[serde(borrow)]
    pub cuptie: Option<&'t RawValue>,
}

/// A round of the first generation.
#[derive(Deserialize)]
pub(super) struct Round<'t> {
    pub name: Option<String>,
    #[serde(borrow)]
    pub matches: Option<&'t RawValue>,
}

/// A match. Parts that have several shapes are left as they stand.
#[derive(Deserialize)]
pub(super) struct Match<'t> {
    pub num: Option<u32>,
    pub stage: Option<String>,
    pub round: Option<String>,
    pub group: Option<String>,
    #[serde(borrow)]
    pub leg: Option<&'t RawValue>,
    #[serde(borrow)]
    pub date: Option<&'t RawValue>,
    #[serde(borrow)]
    pub time: Option<&'t RawValue>,
    pub timezone: Option<String>,
    #[serde(borrow)]
    pub team1: Option<&'t RawValue>,
    #[serde(borrow)]
    pub team2: Option<&'t RawValue>,
    #[serde(borrow)]
    pub score: Option<&'t RawValue>,
    pub score1: Option<Goals>,
    pub score2: Option<Goals>,
    pub score1et: Option<Goals>,
    pub score2et: Option<Goals>,
    pub score1p: Option<Goals>,
    pub score2p: Option<Goals>,
    #[serde(borrow)]
    pub status: Option<&'t RawValue>,
    #[serde(borrow)]
    pub ground: Option<&'t RawValue>,
    #[serde(borrow)]
    pub stadium: Option<&'t RawValue>,
    pub city: Option<String>,
    #[serde(borrow)]
    pub goals1: Option<&'t RawValue>,
    #[serde(borrow)]
    pub goals2: Option<&'t RawValue>,
}

/// A club, a country or a ground in the shape of an object.
#[derive(Deserialize)]
pub(super) struct Named {
    pub name: String,
    pub code: Option<String>,
}

/// The score of the second generation. Half-time is passed over.
#[derive(Deserialize)]
pub(super) struct Parts {
    pub ft: Option<Pair>,
    pub et: Option<Pair>,
    pub p: Option<Pair>,
}

/// The goals of both sides, as far as they are told.
pub(super) type Pair = [Option<Goals>; 2];

/// A goal.
#[derive(Deserialize)]
pub(super) struct Goal<'t> {
    pub name: String,
    #[serde(borrow)]
    pub minute: Option<&'t RawValue>,
    pub offset: Option<u16>,
    #[serde(default)]
    pub penalty: bool,
    #[serde(default)]
    pub owngoal: bool,
}

/// Goals of a side: no more than can be believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Goals(pub u16);

impl<'de> Deserialize<'de> for Goals {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Goals, D::Error> {
        struct Believed;
        impl Visitor<'_> for Believed {
            type Value = Goals;

            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                write!(f, "goals, 0 to {}", Score::MOST_GOALS)
            }

            fn visit_u64<E: Error>(self, number: u64) -> Result<Goals, E> {
                let goals = u16::try_from(number).ok().filter(|goals| *goals <= Score::MOST_GOALS);
                goals.map(Goals).ok_or_else(|| E::invalid_value(Unexpected::Unsigned(number), &self))
            }
        }
        deserializer.deserialize_u64(Believed)
    }
}

/// The score in two numbers, where both are told.
pub(super) fn score(pair: Pair) -> Option<Score> {
    let [Some(a), Some(b)] = pair else { return None };
    Some(Score::new(a.0, b.0))
}
