//! What counts in a tie in a scenario, where that is not what is on record: the facts, and what may still be told of them.

use jiff::civil::Date;

use super::days::RoundDays;
use crate::competition::{Facts, Leg, LegDetails, LegStory, Play, Story, Tie, Window};

/// What counts in a tie, and what is told of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Counted {
    pub facts: Facts,
    pub story: Story,
}

impl Counted {
    /// What of some facts was known on a day. A leg to come is only fixed, and whether there will be a match after the legs
    /// is not known.
    pub fn by(day: Date, facts: &Facts, story: &Story, windows: &[Window], days: RoundDays) -> Counted {
        let known = Known { day, days };
        let legs = known.of_match(facts, story, windows);
        let after =
            |facts: &Facts, story: &Story| known.has_begun(facts, story).then(|| known.of_match(facts, story, &[]));
        let play_off = facts.play_off.as_deref().and_then(|played| after(played, &story.play_off));
        let (play_off, told_of_play_off) = play_off.map(|own| (Box::new(own.facts), own.story)).unzip();
        let replays = facts.replays.iter().enumerate().map_while(|(i, played)| after(played, story.replay(i)));
        let (replays, told_of_replays) = replays.map(|own| (own.facts, own.story)).unzip();
        let mut matches = story.matches_after_legs(facts);
        let is_over =
            known.is_over(facts, story, windows) && matches.all(|(facts, story)| known.is_over(facts, story, &[]));
        let is_ruled = known.has(days.ruling(story));
        Counted {
            // Every fact by its name: what is new has to say on which day it was known.
            facts: Facts {
                legs: legs.facts.legs,
                shootout: legs.facts.shootout,
                play_off,
                replays,
                lots: facts.lots.filter(|_| is_over),
                better_placed: facts.better_placed,
                through: facts.through.filter(|_| is_over),
                ruling: facts.ruling.filter(|_| is_ruled),
            },
            story: Story {
                play_off: told_of_play_off.into(),
                replays: told_of_replays,
                ruling: story.ruling.clone().filter(|_| is_ruled),
                ..legs.story
            },
        }
    }
}

/// What is still told of a tie in which this happens instead of what is on record: of a match that goes otherwise, only when
/// and where it is.
pub(crate) fn told_instead(facts: &Facts, record: &Tie) -> Story {
    let mut story = told_of(facts, &record.facts, &record.story);
    let play_off = facts.play_off.as_deref().zip(record.facts.play_off.as_deref());
    story.play_off = play_off.map(|(facts, own)| told_of(facts, own, &record.story.play_off)).into();
    let replays = facts.replays.iter().zip(&record.facts.replays).enumerate();
    story.replays = replays.map(|(i, (facts, own))| told_of(facts, own, record.story.replay(i))).collect();
    story.ruling = record.story.ruling.clone().filter(|_| facts.ruling == record.facts.ruling);
    story
}

/// What is still told of the legs of a match that goes otherwise than it did.
fn told_of(facts: &Facts, record: &Facts, story: &Story) -> Story {
    let own = |(i, leg): (usize, &LegStory)| {
        if facts.legs.get(i) == record.legs.get(i) { leg.clone() } else { only_when_and_where(leg) }
    };
    Story { legs: story.legs.iter().enumerate().map(own).collect(), ..Story::default() }
}

fn only_when_and_where(told: &LegStory) -> LegStory {
    let mut told = told.clone();
    told.details.change(|LegDetails { scorers, note, one_source, .. }| {
        (*scorers, *note, one_source.score) = ([None, None], None, false);
    });
    told
}

/// What is known on a day.
#[derive(Clone, Copy)]
struct Known {
    day: Date,
    /// The days of the round.
    days: RoundDays,
}

impl Known {
    fn has(self, day: Option<Date>) -> bool {
        day.is_some_and(|day| day <= self.day)
    }

    /// Whether each leg of a match is known.
    fn legs<'a>(self, facts: &'a Facts, story: &'a Story, windows: &'a [Window]) -> impl Iterator<Item = bool> + 'a {
        let legs = story.legs_of(facts).enumerate();
        legs.map(move |(i, (_, told))| self.has(self.days.leg(told, windows.get(i))))
    }

    /// Whether a match has begun that has no window of its own. Of one without a leg nothing has a day of its own.
    fn has_begun(self, facts: &Facts, story: &Story) -> bool {
        self.legs(facts, story, &[]).next().unwrap_or_else(|| self.has(self.days.last))
    }

    fn is_over(self, facts: &Facts, story: &Story, windows: &[Window]) -> bool {
        self.legs(facts, story, windows).all(|known| known) && (!facts.legs.is_empty() || self.has(self.days.last))
    }

    /// The legs of a tie, or of one match, and how they ended.
    fn of_match(self, facts: &Facts, story: &Story, windows: &[Window]) -> Counted {
        let is_over = self.is_over(facts, story, windows);
        let known: Vec<bool> = self.legs(facts, story, windows).collect();
        let leg = |(leg, known): (&Leg, &bool)| if *known { *leg } else { Leg::new(leg.host, Play::Scheduled) };
        let told = |(told, known): (&LegStory, &bool)| if *known { told.clone() } else { only_when_and_where(told) };
        Counted {
            facts: Facts {
                legs: facts.legs.iter().zip(&known).map(leg).collect(),
                shootout: facts.shootout.filter(|_| is_over),
                lots: facts.lots.filter(|_| is_over),
                play_off: None,
                replays: Vec::new(),
                better_placed: None,
                through: None,
                ruling: None,
            },
            story: Story { legs: story.legs.iter().zip(&known).map(told).collect(), ..Story::default() },
        }
    }
}
