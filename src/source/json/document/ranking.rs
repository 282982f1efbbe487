//! The ranking as it is written.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::source::json::entries::Entries;

/// A ranking whose points are worked out: what clubs reached in earlier seasons, by a scale, times the weight of the season.
/// All points are numbers with at most three digits after the point.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RankingEntry {
    /// What its points are called, such as "CAF 5-year ranking points".
    pub name: String,
    /// Each competition that counts, to what can be reached in it ("winner", "semi-final"), to the points for that.
    pub scale: Entries<Entries<f64>>,
    /// Each season that counts, the earliest first, to the whole number by which its points are multiplied.
    pub weights: Entries<WeightNumber>,
    /// What clubs of this competition reached; a club that stands here has all that it reached here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub placings: Vec<PlacingEntry>,
    /// The lists of who reached what that are known as a whole. Where they are so for every season and competition that
    /// counts, a club without a placing has 0 points; else its points are not known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub complete: Vec<CompleteEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Ids of the sources of the scale and the weights.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(!skip_serializing_if)]
    pub sources: Vec<String>,
}

/// What a club reached in one season of one competition.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlacingEntry {
    /// The id of the club.
    pub club: String,
    /// A season of the weights.
    pub season: String,
    /// A competition of the scale.
    pub competition: String,
    /// What it reached there, as the scale calls it.
    pub reached: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Ids of sources.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(!skip_serializing_if)]
    pub sources: Vec<String>,
}

/// A season of a competition in which every club on the scale is known.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CompleteEntry {
    /// A season of the weights.
    pub season: String,
    /// A competition of the scale.
    pub competition: String,
    /// Ids of sources.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(!skip_serializing_if)]
    pub sources: Vec<String>,
}

/// The weight of a season.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
pub struct WeightNumber(#[schemars(range(min = 1, max = 100))] pub u16);
