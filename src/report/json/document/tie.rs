//! A tie in the report: its sides, what it comes to, its matches, and what is stated about it.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Day, Dispute, Regulations, TimeOfDay};
use crate::competition::{Exit, Score, Side};
use crate::rules::Step;

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
    /// The day; where it is not known exactly, the latest that it can have been.
    pub date: Option<Day>,
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
