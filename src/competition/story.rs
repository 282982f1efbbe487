//! What is told of a tie beside what happened: days, grounds, scorers, who ruled and why, notes and sources. None of it
//! decides anything; what does is in `facts`.

use jiff::civil::{Date, Time};
use smol_str::SmolStr;

use super::facts::{Facts, Leg};
use super::rare::{Absent, Rare};
use super::{AssociationId, SourceId};

/// What is told of the matches and the ruling of a tie, or of one match besides its legs. It has the shape of [`Facts`]: leg
/// for leg, and replay for replay; there may be fewer than happened.
#[derive(Debug, Clone, Default)]
pub struct Story {
    /// Leg for leg.
    pub legs: Vec<LegStory>,
    /// What is told of the play-off.
    pub play_off: Rare<Story>,
    /// Replay for replay.
    pub replays: Vec<Story>,
    /// Why there was a ruling, and whose it was.
    pub ruling: Option<Box<RulingStory>>,
}

/// Whether two tell the same: of a leg that is left out, as much as of one that is there and has no story.
impl PartialEq for Story {
    fn eq(&self, other: &Story) -> bool {
        let legs = self.legs.len().max(other.legs.len());
        let replays = self.replays.len().max(other.replays.len());
        (0..legs).all(|leg| self.leg(leg) == other.leg(leg))
            && (0..replays).all(|replay| self.replay(replay) == other.replay(replay))
            && self.play_off == other.play_off
            && self.ruling == other.ruling
    }
}

impl Eq for Story {}

/// What is told of one match.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LegStory {
    /// The day on which it was played, or is to be: outside of the days of its round, too, if so it was.
    pub date: Option<Date>,
    /// The ground; whose home leg it was does not follow from it.
    pub venue: Rare<Venue>,
    /// What else is told of it.
    pub details: Rare<LegDetails>,
}

/// What is told of one match besides its day and its ground.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LegDetails {
    /// When it began, or is to begin.
    pub kickoff: Clock,
    /// Scorers of side A and side B, as far as they are known.
    pub scorers: [Option<String>; 2],
    /// The facts that stand on one source alone.
    pub one_source: OneSource,
    /// Whatever else is worth knowing.
    pub note: Option<String>,
    /// Who says so, where that is another than the source of the whole.
    pub sources: Vec<SourceId>,
}

/// What is told of a ruling.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RulingStory {
    /// Why, in a few words.
    pub reason: Option<String>,
    /// Who ruled.
    pub by: Option<String>,
    /// The day; where it is not known exactly, the latest that it can have been.
    pub date: Option<Date>,
    /// In words, as exactly as is known.
    pub when: Option<String>,
    /// Who says so.
    pub sources: Vec<SourceId>,
}

static UNTOLD: Story = Story { legs: Vec::new(), play_off: Rare::ABSENT, replays: Vec::new(), ruling: None };
static UNTOLD_LEG: LegStory = LegStory { date: None, venue: Rare::ABSENT, details: Rare::ABSENT };
static NO_DETAILS: LegDetails = LegDetails {
    kickoff: Clock { local: None, gmt: None },
    scorers: [None, None],
    one_source: OneSource { date: false, kickoff: false, ground: false, score: false },
    note: None,
    sources: Vec::new(),
};

impl Absent for Story {
    fn absent() -> &'static Story {
        &UNTOLD
    }
}

static NOWHERE: Venue = Venue { ground: None, town: None, country: None, neutral: false };

impl Absent for Venue {
    fn absent() -> &'static Venue {
        &NOWHERE
    }
}

impl Absent for LegDetails {
    fn absent() -> &'static LegDetails {
        &NO_DETAILS
    }
}

impl Story {
    /// The story of which nothing is told.
    pub fn untold() -> &'static Story {
        &UNTOLD
    }

    /// The legs that happened, each with what is told of it.
    pub fn legs_of<'a>(&'a self, facts: &'a Facts) -> impl Iterator<Item = (Leg, &'a LegStory)> {
        facts.legs.iter().enumerate().map(|(i, leg)| (*leg, self.leg(i)))
    }

    /// What is told of a leg, counted from 0.
    pub fn leg(&self, index: usize) -> &LegStory {
        self.legs.get(index).unwrap_or(&UNTOLD_LEG)
    }

    /// What is told of a replay, counted from 0.
    pub fn replay(&self, index: usize) -> &Story {
        self.replays.get(index).unwrap_or(&UNTOLD)
    }

    /// What is told of what happened, and of nothing else: leg for leg, and replay for replay.
    pub(crate) fn of_what_happened(&self, facts: &Facts) -> Story {
        let replays = facts.replays.iter().enumerate();
        Story {
            legs: self.legs_of(facts).map(|(_, told)| told.clone()).collect(),
            play_off: facts.play_off.as_deref().map(|own| self.play_off.of_what_happened(own)).into(),
            replays: replays.map(|(i, own)| self.replay(i).of_what_happened(own)).collect(),
            ruling: facts.ruling.map(|_| self.ruling.clone().unwrap_or_default()),
        }
    }

    /// The play-off and the replays that happened, each with what is told of it.
    pub fn matches_after_legs<'a>(&'a self, facts: &'a Facts) -> impl Iterator<Item = (&'a Facts, &'a Story)> {
        let play_off = facts.play_off.as_deref().map(|played| (played, &*self.play_off));
        let replays = facts.replays.iter().enumerate().map(|(i, played)| (played, self.replay(i)));
        play_off.into_iter().chain(replays)
    }
}

/// Where a leg was played, as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Venue {
    /// The name of the stadium.
    pub ground: Option<SmolStr>,
    /// The town in which it lies.
    pub town: Option<SmolStr>,
    /// The association in whose country it lies.
    pub country: Option<AssociationId>,
    /// Whether it was neither side's own.
    pub neutral: bool,
}

/// Which facts of a leg stand on one source alone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OneSource {
    /// The day.
    pub date: bool,
    /// The time of day.
    pub kickoff: bool,
    /// The ground, or its town.
    pub ground: bool,
    /// The goals.
    pub score: bool,
}

impl OneSource {
    /// Whether any of them does.
    pub fn any(self) -> bool {
        self != OneSource::default()
    }
}

/// A time of day: local, Greenwich, or both, as far as it is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Clock {
    /// By the clocks of the town in which it was.
    pub local: Option<Time>,
    /// In Greenwich time.
    pub gmt: Option<Time>,
}

/// The days on which the legs of a round were to be played, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The first day.
    pub first: Date,
    /// The last, which may be the same.
    pub last: Date,
}

impl Window {
    /// Whether a day is one of them.
    pub fn contains(self, date: Date) -> bool {
        (self.first..=self.last).contains(&date)
    }
}
