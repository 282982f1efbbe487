//! The report as it is written: one struct an object, one field a key. The JSON Schema is made from these types, so their
//! comments are its documentation; filling them is `json::whole`'s and `json::tie`'s.
//!
//! What a competition file states has the same name and the same meaning here. Every key is always there, but in a ladder,
//! which is as a file would write it, and where a comment says so: what is not known, or is not so, is null.
//!
//! Here is the competition as a whole; `tie` has what stands within a tie.

mod tie;

use jiff::civil::{Date, Time};
use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use super::parts::{List, Named};
use crate::competition::{Ladder, Points};

pub use tie::*;

/// Another way to look at the competition.
#[derive(Serialize, JsonSchema)]
pub struct Scenario<'a> {
    /// In words.
    pub says: String,
    /// The regulations in the place of those of the whole.
    pub regulations: Option<&'a Ladder>,
    /// The day up to which facts are known.
    pub until: Option<Day>,
}

/// A knock-out competition as cuptie settled it: all that its file states, and what was worked out from that.
#[derive(Serialize, JsonSchema)]
pub struct Report<'a> {
    /// The name of the competition.
    pub competition: &'a str,
    pub season: &'a str,
    /// The part of the competition that is covered.
    pub stage: Option<&'a str>,
    /// How the competition is looked at, where that is not how it was. It is not there in reality.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scenario: Option<Scenario<'a>>,
    pub draw: Option<Draw<'a>>,
    /// The regulations of every round that has none of its own.
    pub regulations: Regulations<'a>,
    /// What decided in which round a club enters.
    pub entry_by: Option<&'a str>,
    /// The ranking that decided it, where its points can be worked out.
    pub ranking: Option<Ranking<'a>>,
    /// Counts that sources state of the whole: claims.
    pub stated: Vec<Stated<'a>>,
    /// What sources tell differently of the competition as a whole.
    pub disputes: Vec<Dispute<'a>>,
    /// The rounds, first to last.
    pub rounds: Vec<Round<'a>>,
    /// Round by round, each in the order of the file. Where something was looked for, only what was found, as for clubs,
    /// groups and places: then ids may lead to what is not here.
    #[schemars(with = "Vec<Tie>")]
    pub ties: List<'a, Tie<'a>>,
    #[schemars(with = "Vec<Club>")]
    pub clubs: List<'a, Club<'a>>,
    /// The stage that is no knock-out, where there is one.
    pub group_stage: Option<GroupStage<'a>>,
    /// The places of that stage, group by group.
    #[schemars(with = "Vec<Place>")]
    pub places: List<'a, Place<'a>>,
    /// Each association's code, and its name.
    pub associations: Named<'a, &'a str>,
    /// Each source's id, and what it is.
    pub sources: Named<'a, Source<'a>>,
    /// What else than regulations was taken to be so where sources are silent, a sentence each.
    pub assumed: &'a [String],
    /// How many characters of the file's texts had to be taken out to make them safe to show.
    pub cleaned: usize,
}

/// A date, YYYY-MM-DD.
#[derive(Serialize, JsonSchema)]
#[schemars(extend("format" = "date"))]
pub struct Day(#[schemars(with = "String")] pub Date);

/// A time of day, HH:MM.
#[derive(JsonSchema)]
#[schemars(extend("pattern" = "^([01][0-9]|2[0-3]):[0-5][0-9]$"))]
pub struct TimeOfDay(#[schemars(with = "String")] pub Time);

impl Serialize for TimeOfDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0.strftime("%H:%M"))
    }
}

/// When and where lots were drawn.
#[derive(Serialize, JsonSchema)]
pub struct Draw<'a> {
    pub date: Day,
    /// Local time.
    pub local: Option<TimeOfDay>,
    /// Greenwich time.
    pub gmt: Option<TimeOfDay>,
    pub place: Option<&'a str>,
    /// Ids of sources.
    pub sources: Vec<&'a str>,
}

/// The regulations under which ties are decided.
#[derive(Serialize, JsonSchema)]
pub struct Regulations<'a> {
    /// The articles, as they are cited.
    pub name: Option<&'a str>,
    /// The steps that settle a tie, in their order, and what they need to know.
    pub ladder: &'a Ladder,
    /// Why they are thought to hold, where no source says that they do.
    pub assumed: Option<&'a str>,
    /// Ids of sources.
    pub sources: Vec<&'a str>,
}

/// A ranking by what clubs reached in earlier seasons.
#[derive(Serialize, JsonSchema)]
pub struct Ranking<'a> {
    /// What its points are called.
    pub name: &'a str,
    /// Each competition that counts, to what can be reached in it, to the points for that.
    #[schemars(with = "Named<Named<f64>>")]
    pub scale: Named<'a, Named<'a, Points>>,
    /// Each season that counts, the earliest first, to the number by which its points are multiplied.
    pub weights: Named<'a, u16>,
    pub placings: Vec<Placing<'a>>,
    /// The lists of who reached what that are known as a whole.
    pub complete: Vec<Complete<'a>>,
    pub note: Option<&'a str>,
    /// Ids of sources.
    pub sources: Vec<&'a str>,
}

/// What a club reached in one season of one competition.
#[derive(Serialize, JsonSchema)]
pub struct Placing<'a> {
    /// The id of the club.
    pub club: &'a str,
    pub season: &'a str,
    pub competition: &'a str,
    /// What it reached there, as the scale calls it.
    pub reached: &'a str,
    /// What that comes to.
    #[schemars(with = "f64")]
    pub points: Points,
    pub note: Option<&'a str>,
    /// Ids of sources.
    pub sources: Vec<&'a str>,
}

/// A season of a competition in which every club on the scale is known.
#[derive(Serialize, JsonSchema)]
pub struct Complete<'a> {
    pub season: &'a str,
    pub competition: &'a str,
    /// Ids of sources.
    pub sources: Vec<&'a str>,
}

/// Counts that a source states of the whole.
#[derive(Serialize, JsonSchema)]
pub struct Stated<'a> {
    /// The id of the source.
    pub source: &'a str,
    pub clubs: Option<usize>,
    pub places: Option<usize>,
    /// The id of a round, to the number of clubs that enter there.
    pub entering: Named<'a, usize>,
    /// Whether all of them are what there is.
    pub agrees: bool,
}

/// Something that sources tell differently.
#[derive(Serialize, JsonSchema)]
pub struct Dispute<'a> {
    pub about: &'a str,
    /// What the file holds.
    pub kept: &'a str,
    /// Ids of the sources that say what is kept.
    pub sources: Vec<&'a str>,
    pub others: Vec<Version<'a>>,
    pub note: Option<&'a str>,
}

/// What other sources say.
#[derive(Serialize, JsonSchema)]
pub struct Version<'a> {
    pub says: &'a str,
    /// Ids of sources.
    pub sources: Vec<&'a str>,
}

/// A page, paper or site that facts were taken from.
#[derive(Serialize, JsonSchema)]
pub struct Source<'a> {
    pub title: &'a str,
    pub url: Option<&'a str>,
}

/// A round of ties.
#[derive(Serialize, JsonSchema)]
pub struct Round<'a> {
    pub id: &'a str,
    pub name: &'a str,
    /// First and last day of each leg, in leg order.
    pub windows: Vec<[Day; 2]>,
    /// Regulations of this round alone.
    pub regulations: Option<Regulations<'a>>,
}

/// A club.
#[derive(Serialize, JsonSchema)]
pub struct Club<'a> {
    pub id: &'a str,
    pub name: &'a str,
    /// The code of its association. It is not there where that is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub association: Option<&'a str>,
    pub town: Option<&'a str>,
    /// Other names it goes by.
    pub aliases: &'a [String],
    /// The name of the round or stage in which it enters first; null while it waits in the pot.
    pub enters: Option<&'a str>,
    /// The points that decided that: worked out, or else as a source states them.
    #[schemars(with = "Option<f64>")]
    pub points: Option<Points>,
    /// The same, as a source states them: the `points` of the file.
    #[schemars(with = "Option<f64>")]
    pub stated_points: Option<Points>,
    /// Where it stands, from where it enters to where it went out or got to: ids of ties, and codes of places.
    pub road: Vec<String>,
}

/// A stage that is no knock-out: groups, or a league phase.
#[derive(Serialize, JsonSchema)]
pub struct GroupStage<'a> {
    pub name: &'a str,
    /// The id of the round that follows it; null where it follows the last one.
    pub before: Option<&'a str>,
    pub draw: Option<Draw<'a>>,
    /// In the order of the draw.
    pub groups: Vec<Group<'a>>,
    pub disputes: Vec<Dispute<'a>>,
}

/// A group of the stage.
#[derive(Serialize, JsonSchema)]
pub struct Group<'a> {
    pub name: &'a str,
    /// The codes of its places, position 1 first.
    pub places: Vec<String>,
    /// The final table, first place first, as far as it is known.
    pub table: Vec<Standing<'a>>,
    pub note: Option<&'a str>,
    /// Ids of sources.
    pub sources: Vec<&'a str>,
}

/// A place in a group.
#[derive(Serialize, JsonSchema)]
pub struct Place<'a> {
    /// Its group and position, such as D1.
    pub code: String,
    /// The name of its group.
    pub group: &'a str,
    /// 1 is the first drawn.
    pub position: u32,
    #[serde(flatten)]
    pub slot: Slot<'a>,
    /// The name of the club.
    pub name: Option<&'a str>,
    /// The id of the club that sources say was drawn into it: a claim.
    pub drawn: Option<&'a str>,
}

/// A line of a final table.
#[derive(Serialize, JsonSchema)]
pub struct Standing<'a> {
    /// The id of the club.
    pub club: &'a str,
    /// The name of the club.
    pub name: &'a str,
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
    pub through: bool,
}
