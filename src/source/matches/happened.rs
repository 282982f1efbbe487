//! What happened in a tie, and what is told of it: from its matches as the source tells them, seen from the tie's two sides.

use super::ties::{Draft, Played};
use super::{At, Ending, Fixture, Outcome, Remark, RemarkKind, Season};
use smol_str::SmolStr;

use crate::competition::{
    Claim, Clock, Exit, Facts, Goals, Leg, LegDetails, LegStory, Play, Ruling, Score, Shootout, Side, SourceId, Step,
    Story, Venue,
};

/// A tie's facts and its story, what the source claims of it, and what does not fit in that.
pub(super) struct Told {
    pub facts: Facts,
    pub story: Story,
    pub claims: Vec<Claim>,
    pub remarks: Vec<Remark>,
}

/// What a source tells of a tie. `source` is that source.
pub(super) fn of(season: &Season, draft: &Draft, source: SourceId) -> Told {
    let mut told = Told { facts: Facts::default(), story: Story::default(), claims: Vec::new(), remarks: Vec::new() };
    let mut before = Score::default();
    let mut wins = [0; 2];
    for (index, played) in draft.legs.iter().enumerate() {
        let fixture = &season.fixtures[played.fixture];
        if let Outcome::Walkover(winner) = fixture.outcome {
            told.facts.ruling = winner.map(|side| Ruling::Out(!turned(side, played.swapped), Exit::Out));
            continue;
        }
        let again = draft.legs.get(index + 1).is_some_and(|next| next.swapped == played.swapped);
        let (leg, shootout) = told.leg(fixture, *played, before, again);
        let kicks = shootout.and_then(|shootout| shootout.kicks.winner());
        if let Some(side) = leg.score().and_then(Score::leader).or(kicks) {
            wins[side.index()] += 1;
        }
        before = before + leg.score().unwrap_or_default();
        told.facts.legs.push(leg);
        told.story.legs.push(story(fixture, played.swapped));
        if draft.series {
            told.note_kicks(shootout);
        }
        if let Some(shootout) = shootout {
            told.facts.shootout = Some(shootout);
        }
    }
    if draft.series {
        told.series(wins);
    }
    let one_match = |told: &mut Told, played: &Played| {
        let fixture = &season.fixtures[played.fixture];
        let (leg, shootout) = told.leg(fixture, *played, Score::default(), false);
        let facts = Facts { legs: vec![leg], shootout, ..Facts::default() };
        (facts, Story { legs: vec![story(fixture, played.swapped)], ..Story::default() })
    };
    for played in &draft.replays {
        let (facts, story) = one_match(&mut told, played);
        told.facts.replays.push(facts);
        told.story.replays.push(story);
    }
    if let Some(played) = &draft.play_off {
        let (facts, story) = one_match(&mut told, played);
        told.facts.play_off = Some(Box::new(facts));
        told.story.play_off = story.into();
    }
    let all = draft.legs.iter().chain(&draft.replays).chain(&draft.play_off);
    // Who won by lots is a fact as who won a shoot-out is: nothing else tells it.
    told.facts.lots = all.clone().find_map(|played| by_lots(&season.fixtures[played.fixture], played.swapped));
    told.claims.extend(all.filter_map(|played| claim(&season.fixtures[played.fixture], played.swapped, source)));
    if told.facts.ruling.is_some() {
        told.story.ruling = Some(Default::default());
    }
    told
}

impl Told {
    /// What became of a match; `before` has the goals of the legs before it, `again` says whether it was played again.
    fn leg(&mut self, fixture: &Fixture, played: Played, before: Score, again: bool) -> (Leg, Option<Shootout>) {
        let host = turned(Side::A, played.swapped);
        let mut goals =
            |ending: Option<Ending>| ending.and_then(|ending| self.goals(fixture, ending, played.swapped, before));
        let play = match fixture.outcome {
            Outcome::Played(ending) => goals(Some(ending)).map_or(Play::Scheduled, Play::Played),
            Outcome::Abandoned(ending) if again => Play::Annulled(goals(ending)),
            Outcome::Abandoned(ending) => Play::Abandoned(goals(ending)),
            Outcome::Annulled(ending) => Play::Annulled(goals(ending)),
            Outcome::Awarded(Some(counts)) => Play::Awarded { counts: seen(counts, played.swapped), on_pitch: None },
            Outcome::Cancelled => Play::Cancelled,
            Outcome::Awarded(None) | Outcome::Unknown | Outcome::Walkover(_) => Play::Scheduled,
        };
        let kicks = fixture.outcome.played().and_then(|ending| ending.shootout);
        let kicks = kicks.map(|kicks| if played.swapped { kicks.swapped() } else { kicks });
        (Leg::new(host, play), kicks.map(|kicks| Shootout { kicks, annulled: false }))
    }

    fn goals(&mut self, fixture: &Fixture, ending: Ending, swapped: bool, before: Score) -> Option<Goals> {
        let last = seen(ending.last?, swapped);
        if ending.extra_time.is_none() {
            return Some(Goals::Normal(last));
        }
        // A single figure is that after 90 minutes if extra time can have followed it, else it must be that at half-time.
        let led_on = |score: &Score| (*score + before).leader().is_none();
        let seen = |score: Score| seen(score, swapped);
        let normal = ending.normal.map(seen).or(ending.normal_or_half.map(seen).filter(led_on));
        let grew = |score: &Score| score.a <= last.a && score.b <= last.b;
        if normal.is_some_and(|score| !grew(&score)) {
            let text = "has fewer goals after extra time than before; only those after it are kept".to_owned();
            self.remarks.push(Remark { kind: RemarkKind::Contradiction, at: Some(fixture.at), text });
        }
        Some(Goals::ExtraTime { normal: normal.filter(grew), last })
    }
}

impl Told {
    /// Who went through by what the source states of the tie; nobody where it does not agree with itself.
    pub fn stated_winner(&self) -> Option<Side> {
        let mut stated = self.claims.iter().filter_map(|claim| claim.winner);
        let first = stated.next()?;
        stated.all(|other| other == first).then_some(first)
    }

    /// Keeps a shoot-out in words, where it settled a match and not the tie.
    fn note_kicks(&mut self, shootout: Option<Shootout>) {
        let Some(goals) = shootout.and_then(|shootout| shootout.kicks.goals()) else { return };
        let Some(story) = self.story.legs.last_mut() else { return };
        let kicks = format!("{goals} on penalties");
        story.details.change(|LegDetails { note, .. }| {
            *note = Some(note.take().map_or(kicks.clone(), |note| format!("{kicks}; {note}")));
        });
    }

    /// Who has won two matches of a series, shoot-outs included, goes through; until then, another one is to come.
    fn series(&mut self, wins: [u8; 2]) {
        self.facts.shootout = None;
        self.facts.through = Side::BOTH.into_iter().find(|side| wins[side.index()] > 1);
        if let (None, Some(last)) = (self.facts.through, self.facts.legs.last().filter(|last| !last.is_open())) {
            let next = Leg::new(!last.host, Play::Scheduled);
            self.facts.legs.push(next);
            self.story.legs.push(LegStory::default());
        }
    }

    /// Takes a shoot-out for one straight after 90 minutes, for a tie whose regulations have no extra time: some sources
    /// tell of an extra time before each of them. One with goals of its own there must have been all the same.
    pub fn without_extra_time(&mut self, at: Option<At>) {
        if self.facts.shootout.is_none() {
            return;
        }
        let Some(leg) = self.facts.legs.last_mut() else { return };
        if let Play::Played(Goals::ExtraTime { normal: Some(normal), last }) = leg.play
            && normal == last
        {
            leg.play = Play::Played(Goals::Normal(normal));
            let text = "there is said to have been extra time, which the regulations do not have, and no goal in it: taken \
                        for a shoot-out straight after 90 minutes";
            self.remarks.push(Remark { kind: RemarkKind::Contradiction, at, text: text.to_owned() });
        }
    }
}

/// A side of a match as one of the tie.
fn turned(side: Side, swapped: bool) -> Side {
    if swapped { !side } else { side }
}

/// A score of a match as one of the tie.
fn seen(score: Score, swapped: bool) -> Score {
    if swapped { score.swapped() } else { score }
}

fn by_lots(fixture: &Fixture, swapped: bool) -> Option<Side> {
    let winner = fixture.stated.winner.filter(|_| fixture.stated.decided_by == Some(Step::Lots))?;
    Some(turned(winner, swapped))
}

fn claim(fixture: &Fixture, swapped: bool, source: SourceId) -> Option<Claim> {
    let stated = fixture.stated;
    if stated == Default::default() {
        return None;
    }
    Some(Claim {
        source,
        winner: stated.winner.map(|side| turned(side, swapped)),
        winner_name: None,
        aggregate: stated.aggregate.map(|score| seen(score, swapped)),
        decided_by: stated.decided_by,
        shootout: None,
    })
}

fn story(fixture: &Fixture, swapped: bool) -> LegStory {
    let [first, second] = fixture.scorers.clone();
    let gmt = fixture
        .time
        .zip(fixture.offset)
        .map(|(time, offset)| time.wrapping_sub(jiff::SignedDuration::from_mins(i64::from(offset))));
    let venue = Venue {
        ground: fixture.ground.as_deref().map(SmolStr::new),
        town: fixture.town.as_deref().map(SmolStr::new),
        country: None,
        neutral: fixture.neutral,
    };
    let details = LegDetails {
        kickoff: Clock { local: fixture.time, gmt },
        scorers: if swapped { [second, first] } else { [first, second] },
        note: fixture.note.clone(),
        ..LegDetails::default()
    };
    LegStory { date: fixture.date, venue: venue.into(), details: details.into() }
}
