//! The report as it is written: one struct an object, one field a key. The JSON Schema is made from these types, so their
//! comments are its documentation; filling them is `whole`'s and `tie`'s.
//!
//! What a competition file states has the same name and the same meaning here. Every key is always there (but in a ladder,
//! which is as a file would write it): what is not known, or is not so, is null.

use jiff::civil::{Date, Time};
use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use super::parts::{List, Named};
use crate::competition::{Exit, Points, Score, Side};
use crate::report::ladders::Written;
use crate::rules::Step;

/// A knock-out competition as cuptie settled it: all that its file states, and what was worked out from that.
#[derive(Serialize, JsonSchema)]
pub struct Report<'a> {
    /// The name of the competition.
    pub competition: &'a str,
    pub season: &'a str,
    /// The part of the competition that is covered.
    pub stage: Option<&'a str>,
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
    pub ladder: Written,
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
    /// The code of its association.
    pub association: &'a str,
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

/// A tie: two sides, what happened between them, and what that comes to. Side a hosts the first leg.
#[derive(Serialize, JsonSchema)]
pub struct Tie<'a> {
    pub id: &'a str,
    /// What people call it, where it has a name of its own.
    pub name: Option<&'a str>,
    /// The name of its round.
    pub round: &'a str,
    pub round_id: &'a str,
    /// The name of the club on side a; null while it is not known which club that will be.
    pub a: Option<&'a str>,
    /// The name of the club on side b.
    pub b: Option<&'a str>,
    pub sides: Sides<'a>,
    #[serde(flatten)]
    pub settled: Settled,
    /// Why it ended as it did, or what it waits for, in a sentence.
    pub why: String,
    /// Where the winner goes: the id of a tie, or the code of a place.
    pub next: Option<String>,
    /// Where the loser goes, if it gets a second chance.
    pub second_chance: Option<String>,
    pub legs: Vec<Leg<'a>>,
    /// One more match after the legs.
    pub play_off: Option<Contest<'a>>,
    /// Matches after the first ended level, in order.
    pub replays: Vec<Contest<'a>>,
    pub shootout: Option<Shootout>,
    /// Who won by lots.
    pub lots: Option<Side>,
    /// Who was better placed before, where that counts.
    pub better_placed: Option<Side>,
    /// Who went through, where a source tells that but not how. Who did in any case is in `winner`.
    pub through: Option<Side>,
    pub ruling: Option<Ruling<'a>>,
    /// Regulations of this tie alone.
    pub regulations: Option<Regulations<'a>>,
    /// What sources state about the outcome.
    pub claims: Vec<Claim<'a>>,
    pub disputes: Vec<Dispute<'a>>,
    pub note: Option<&'a str>,
    /// Ids of sources.
    pub sources: Vec<&'a str>,
}

/// Who fills each side.
#[derive(Serialize, JsonSchema)]
pub struct Sides<'a> {
    pub a: Slot<'a>,
    pub b: Slot<'a>,
}

/// Who fills a side of a tie, or a place. A club without a tie beside it enters here.
#[derive(Serialize, JsonSchema)]
pub struct Slot<'a> {
    /// The id of the club that stands here; null while that is not known.
    pub club: Option<&'a str>,
    /// The id of the tie whose winner comes here.
    pub winner_of: Option<&'a str>,
    /// The id of the tie whose loser comes here.
    pub loser_of: Option<&'a str>,
    /// Whether lots are still to be drawn.
    pub to_be_drawn: bool,
    /// The id of the club that should stand here by what the tie before it comes to: another than `club` where the file
    /// has it that another club played.
    pub due: Option<&'a str>,
}

/// What the facts come to under the regulations.
#[derive(Serialize, JsonSchema)]
pub struct Settled {
    pub state: State,
    /// Who goes through, where one side does.
    pub winner: Option<Side>,
    /// The step that decided; null while none has, and where it is on record who went through, but not how.
    pub decided_by: Option<Step>,
    /// Goals over all legs, extra time included, as far as they are known.
    pub aggregate: Option<Numbers>,
    /// Goals of the shoot-out that counts: of none that was annulled.
    pub penalties: Option<Score>,
    /// What the step that is to be taken waits for, while the state is open.
    pub missing: Option<Missing>,
    /// Why the facts cannot all be so.
    pub contradictions: Vec<Contradiction>,
    /// Every step of the regulations in its order, above them a ruling where there is one.
    pub trace: Vec<Rung>,
}

/// How a tie, or a match of its own, stands.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// One side goes through.
    Through,
    /// Both sides do, by a ruling.
    Both,
    /// Neither side does, by a ruling.
    Neither,
    /// Something has not happened yet, or is not known.
    Open,
    /// The last step left it level.
    Level,
    /// The facts cannot all be so under these regulations.
    Contradiction,
}

/// Numbers of both sides: goals added up, or points.
#[derive(Serialize, JsonSchema)]
pub struct Numbers {
    pub a: u16,
    pub b: u16,
}

impl From<Score> for Numbers {
    fn from(Score { a, b }: Score) -> Numbers {
        Numbers { a, b }
    }
}

/// What a step waits for.
#[derive(Serialize, JsonSchema)]
pub struct Missing {
    pub kind: MissingKind,
    /// Which leg or replay, counted from 1.
    pub number: Option<usize>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MissingKind {
    /// There is no leg yet.
    Legs,
    /// The result of a leg.
    Leg,
    /// The score after 90 minutes of a leg that went to extra time.
    NormalTime,
    ExtraTime,
    PlayOff,
    Replay,
    /// Which side was better placed.
    Placing,
    Shootout,
    Lots,
}

/// Why facts cannot all be so.
#[derive(Serialize, JsonSchema)]
pub struct Contradiction {
    pub kind: ContradictionKind,
    pub says: String,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ContradictionKind {
    /// Something was played or drawn although an earlier step had settled the tie.
    AlreadyDecided,
    /// Something was played or drawn that the regulations do not know.
    NotInTheLadder,
    /// A score after extra time has fewer goals for a side than the one before it.
    GoalsLost,
    /// Extra time went on after its golden goal.
    AfterTheGoldenGoal,
    /// The second leg was played although the first had ended the tie.
    LegAfterTheEnd,
    ReplayAfterTheEnd,
    /// More legs count than the regulations have.
    TooManyLegs,
    /// A side is on record as having gone through, and yet the facts come to something else.
    ThroughOtherwise,
}

/// What one step found.
#[derive(Serialize, JsonSchema)]
pub struct Rung {
    pub step: Step,
    /// The numbers that the step compares, as far as they are known.
    pub values: Option<Numbers>,
    pub outcome: Outcome,
    /// For whom it decided.
    pub winner: Option<Side>,
    /// What it waits for.
    pub missing: Option<Missing>,
}

/// How a step ended.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It settled the tie for one side.
    Decided,
    /// It sent both sides through.
    Both,
    /// It put both sides out.
    Neither,
    /// It left the tie open: the next step was to be taken.
    Open,
    /// What it looks at is not known, but it must have left the tie level: a later step is on record.
    LevelUnseen,
    /// What it looks at is not known yet.
    Unknown,
    /// An earlier step had settled the tie, or could not be taken yet.
    NotReached,
}

/// A match, or more than one, with regulations and an end of its own: a play-off, or a replay.
#[derive(Serialize, JsonSchema)]
pub struct Contest<'a> {
    #[serde(flatten)]
    pub settled: Settled,
    pub legs: Vec<Leg<'a>>,
    pub shootout: Option<Shootout>,
    /// Who won by lots.
    pub lots: Option<Side>,
}

/// A leg: one match of a tie.
#[derive(Serialize, JsonSchema)]
pub struct Leg<'a> {
    /// Whose home leg it is, wherever the ground lies.
    pub host: Side,
    pub date: Option<Day>,
    /// Kick-off in local time.
    pub local: Option<TimeOfDay>,
    /// Kick-off in Greenwich time.
    pub gmt: Option<TimeOfDay>,
    pub ground: Option<&'a str>,
    pub town: Option<&'a str>,
    /// The code of the association in whose country the ground lies.
    pub country: Option<&'a str>,
    /// Whether the ground was neither side's own.
    pub neutral: bool,
    pub state: LegState,
    /// The score on the pitch after 90 minutes.
    pub score: Option<Score>,
    /// The score on the pitch after extra time, goals of normal time included.
    pub extra_time: Option<Score>,
    /// The score that was laid down off the pitch, and counts instead.
    pub awarded: Option<Score>,
    /// The score that counts in the end; null where none does, or not yet.
    pub counts: Option<Score>,
    pub scorers: Scorers<'a>,
    /// Which of these facts stand on one source alone.
    pub one_source: Vec<Fact>,
    pub note: Option<&'a str>,
    /// Ids of sources.
    pub sources: Vec<&'a str>,
}

/// What became of a leg.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LegState {
    /// It is to be played, or its result is not known.
    Scheduled,
    Played,
    /// It was broken off; what will count is not known.
    Abandoned,
    /// The score that counts was laid down off the pitch.
    Awarded,
    /// It was played, but counts for nothing.
    Annulled,
    /// It will not be played.
    Cancelled,
    /// It will not be played, since it is not needed any more.
    NotRequired,
}

/// Scorers of each side, as far as they are known.
#[derive(Serialize, JsonSchema)]
pub struct Scorers<'a> {
    pub a: Option<&'a str>,
    pub b: Option<&'a str>,
}

/// A fact about a leg.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Fact {
    Date,
    Kickoff,
    Ground,
    Score,
}

/// Kicks from the penalty mark. They are never added to a score.
#[derive(Serialize, JsonSchema)]
pub struct Shootout {
    /// It was taken but does not count.
    pub annulled: bool,
    #[schemars(range(min = 0, max = 99))]
    pub a: Option<u16>,
    #[schemars(range(min = 0, max = 99))]
    pub b: Option<u16>,
    /// Who won the kicks: of one that was annulled, nobody by them.
    pub winner: Option<Side>,
}

/// A decision made off the pitch: either `out` and `how`, or `through`.
#[derive(Serialize, JsonSchema)]
pub struct Ruling<'a> {
    /// The side that is out; its opponent goes through.
    pub out: Option<Side>,
    /// How it came to be out.
    pub how: Option<Exit>,
    pub through: Option<Through>,
    pub reason: Option<&'a str>,
    /// Who ruled.
    pub by: Option<&'a str>,
    /// In words, as exactly as is known.
    pub when: Option<&'a str>,
    /// Ids of sources.
    pub sources: Vec<&'a str>,
}

/// Who goes through by a ruling.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Through {
    A,
    B,
    Both,
    Neither,
}

/// What a source states about a tie's outcome, and whether that is what it comes to.
#[derive(Serialize, JsonSchema)]
pub struct Claim<'a> {
    /// The id of the source.
    pub source: &'a str,
    pub winner: Option<Side>,
    /// The winner's name as the source has it, where that is not the club's name here.
    pub winner_name: Option<&'a str>,
    pub aggregate: Option<Score>,
    pub decided_by: Option<Step>,
    pub shootout: Option<Score>,
    pub agrees: bool,
    /// The points on which it does not agree.
    pub differs: Vec<Claimed>,
}

/// A point of a claim.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Claimed {
    Winner,
    Aggregate,
    DecidedBy,
    Shootout,
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
