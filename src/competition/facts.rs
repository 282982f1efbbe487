//! What happened in a tie, and nothing else: all that deciding it may look at is in [`Facts`], host and goals of each leg,
//! play-off, replays, shoot-out, lots, rulings. No word and no day is in here; what is told of it is `story`'s.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::score::{Score, Side};

/// What happened in a tie: all that deciding it may look at.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Facts {
    /// The matches of the tie itself, in the order in which they were fixed. A tie of which nothing is known has none.
    pub legs: Vec<Leg>,
    /// One more match after the legs, usually on neutral ground.
    pub play_off: Option<Box<Facts>>,
    /// Matches after the first one ended level, in order.
    pub replays: Vec<Facts>,
    /// The kicks that followed the last of the legs.
    pub shootout: Option<Shootout>,
    /// Who won by lots, or by a coin.
    pub lots: Option<Side>,
    /// Who was better placed before, where that counts.
    pub better_placed: Option<Side>,
    /// Who went through, where that is known but not how.
    pub through: Option<Side>,
    /// What was decided off the pitch: it stands above whatever was played.
    pub ruling: Option<Ruling>,
}

static NOTHING: Facts = Facts {
    legs: Vec::new(),
    play_off: None,
    replays: Vec::new(),
    shootout: None,
    lots: None,
    better_placed: None,
    through: None,
    ruling: None,
};

impl Facts {
    /// The facts of a tie of which nothing has happened.
    pub fn nothing() -> &'static Facts {
        &NOTHING
    }

    /// The shoot-out that counts: none where there was none, and none where it was annulled.
    pub fn shootout_that_counts(&self) -> Option<Kicks> {
        self.shootout.filter(|shootout| !shootout.annulled).map(|shootout| shootout.kicks)
    }

    /// How many legs stand for one that the regulations ask for: all but those that were annulled or cancelled.
    pub fn legs_on_record(&self) -> usize {
        self.legs.iter().filter(|leg| !matches!(leg.play, Play::Annulled(_) | Play::Cancelled)).count()
    }

    /// Whether anything of it has taken place, or was laid down.
    pub fn was_held(&self) -> bool {
        let leg = |leg: &Leg| leg.on_pitch().is_some() || leg.counts().is_some();
        self.legs.iter().any(leg) || self.shootout.is_some() || self.lots.is_some()
    }
}

/// A shoot-out. Its goals are never added to a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub struct Shootout {
    /// How it went.
    pub kicks: Kicks,
    /// It was taken but does not count.
    pub annulled: bool,
}

/// What is known of the kicks from the penalty mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kicks {
    /// How many kicks of each side went in.
    Goals(Score),
    /// Who won, and no more.
    Won(Side),
}

impl Kicks {
    /// The goals, as far as they are known.
    pub fn goals(self) -> Option<Score> {
        match self {
            Kicks::Goals(goals) => Some(goals),
            Kicks::Won(_) => None,
        }
    }

    /// Who won; none when they ended level, as only an annulled shoot-out may.
    pub fn winner(self) -> Option<Side> {
        match self {
            Kicks::Goals(goals) => goals.leader(),
            Kicks::Won(side) => Some(side),
        }
    }

    /// The same shoot-out seen with the sides exchanged.
    pub fn swapped(self) -> Kicks {
        match self {
            Kicks::Goals(goals) => Kicks::Goals(goals.swapped()),
            Kicks::Won(side) => Kicks::Won(!side),
        }
    }
}

/// Goals in a match, at its two possible ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Goals {
    /// After 90 minutes, and there was no more.
    Normal(Score),
    /// After extra time, the goals of normal time included.
    ExtraTime {
        /// After 90 minutes, where that is known.
        normal: Option<Score>,
        /// After 120 minutes, or whenever extra time ended.
        last: Score,
    },
}

impl Goals {
    /// After normal time, 90 minutes; none where only the score after extra time is known.
    pub fn normal(self) -> Option<Score> {
        match self {
            Goals::Normal(score) => Some(score),
            Goals::ExtraTime { normal, .. } => normal,
        }
    }

    /// After extra time; none when it was not played.
    pub fn extra_time(self) -> Option<Score> {
        match self {
            Goals::Normal(_) => None,
            Goals::ExtraTime { last, .. } => Some(last),
        }
    }

    /// The score in the end.
    pub fn last(self) -> Score {
        match self {
            Goals::Normal(score) | Goals::ExtraTime { last: score, .. } => score,
        }
    }
}

/// What became of a leg: what happened on the pitch, and what counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Play {
    /// To be played, or its result is not known.
    Scheduled,
    /// Played to its end, and what was scored counts.
    Played(Goals),
    /// Broken off; what will count is not known.
    Abandoned(Option<Goals>),
    /// The score that counts was laid down off the pitch.
    Awarded {
        /// The score that was laid down, such as 3-0.
        counts: Score,
        /// What had been scored, where it was played at all.
        on_pitch: Option<Goals>,
    },
    /// Played, but it counts for nothing.
    Annulled(Option<Goals>),
    /// Will not be played.
    Cancelled,
    /// Will not be played, since it is not needed any more.
    NotRequired,
}

/// One match of a tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub struct Leg {
    /// Whose home leg it is: away goals follow the host, wherever the ground lies.
    pub host: Side,
    /// What became of it.
    pub play: Play,
}

impl Leg {
    /// A leg of which this became.
    pub fn new(host: Side, play: Play) -> Leg {
        Leg { host, play }
    }

    /// A leg that ended with a score, without extra time.
    pub fn played(host: Side, normal: Score) -> Leg {
        Leg::new(host, Play::Played(Goals::Normal(normal)))
    }

    /// The goals that count; none before they are known, and for a leg that does not count.
    pub fn counts(&self) -> Option<Goals> {
        match self.play {
            Play::Played(goals) => Some(goals),
            Play::Awarded { counts, .. } => Some(Goals::Normal(counts)),
            Play::Scheduled | Play::Abandoned(_) | Play::Annulled(_) | Play::Cancelled | Play::NotRequired => None,
        }
    }

    /// The goals on the pitch, whether they count or not.
    pub fn on_pitch(&self) -> Option<Goals> {
        match self.play {
            Play::Played(goals) => Some(goals),
            Play::Abandoned(goals) | Play::Awarded { on_pitch: goals, .. } | Play::Annulled(goals) => goals,
            Play::Scheduled | Play::Cancelled | Play::NotRequired => None,
        }
    }

    /// The score that counts in the end.
    pub fn score(&self) -> Option<Score> {
        self.counts().map(Goals::last)
    }

    /// Whether something may still come of it.
    pub fn is_open(&self) -> bool {
        matches!(self.play, Play::Scheduled | Play::Abandoned(_))
    }
}

/// A decision made off the pitch: whom it sends through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Ruling {
    /// This side is out, and its opponent goes through.
    Out(Side, Exit),
    /// This side goes through.
    Through(Side),
    /// Both do.
    Both,
    /// Neither does.
    Neither,
}

/// How a side went out without losing on the pitch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "a word here would be one of the schema, which needs none")]
#[non_exhaustive]
pub enum Exit {
    Withdrew,
    Disqualified,
    /// How is not known, or neither of these.
    Out,
}
