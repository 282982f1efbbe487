//! How ties are settled: all of them as they really came out, and when a bracket is looked at in another way, those that this
//! concerns, and those that they feed.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::alike::{Alike, Once};
use super::{Bracket, Seen, Settled, Upshot, due};
use crate::competition::{ClubId, Competition, Facts, Ladder, Node, Round, RoundId, Side, Story, TieId};
use crate::rules;
use crate::scenario::{Change, Counted, Scenario, told_instead};

/// Settles every tie, round by round, as it really came out.
pub(super) fn really(competition: &Competition, alike: &Alike) -> Vec<Settled> {
    let ladder = |round| competition.ladder_of_round(round);
    let mut upshots = Once::new(competition, alike, |round, other| ladder(round) == ladder(other));
    let mut ties: Vec<Settled> = Vec::with_capacity(competition.ties().len());
    for id in competition.tie_ids() {
        let tie = &competition[id];
        let came = |side| tie.named(side).or_else(|| due(tie.slot(side), |tie| &ties[tie.index()]));
        let decide = || {
            let verdict = rules::decide(&tie.facts, competition.ladder_of(id)).verdict;
            Arc::new(Upshot { verdict, seen: Seen::Record })
        };
        let upshot = match tie.regulations {
            Some(_) => decide(),
            None => Arc::clone(upshots.of(Some(alike.kind(id)), tie.round, decide)),
        };
        ties.push(Settled::new(Side::BOTH.map(came), upshot));
    }
    ties
}

/// The ties that are to be settled again.
struct Waiting {
    /// By round, whether all of its ties are.
    rounds: Vec<bool>,
    /// The ties of other rounds.
    ties: BTreeSet<TieId>,
    /// By tie, whether other clubs may meet there.
    others: Vec<bool>,
}

impl Waiting {
    fn add(&mut self, competition: &Competition, tie: TieId) {
        if !self.rounds[competition[tie].round.index()] {
            self.ties.insert(tie);
        }
    }

    /// Other clubs may come to a tie.
    fn feed(&mut self, competition: &Competition, tie: TieId) {
        self.others[tie.index()] = true;
        self.add(competition, tie);
    }

    /// Those of a round, once all rounds before it are done.
    fn take(&mut self, index: usize, round: &Round) -> Vec<TieId> {
        if self.rounds[index] {
            return round.ties().collect();
        }
        let later = self.ties.split_off(&TieId(round.ties.end));
        std::mem::replace(&mut self.ties, later).into_iter().collect()
    }
}

impl Bracket {
    /// Looks at the competition in another way. Only ties that this concerns are settled again, and those that they feed
    /// where something else comes out. Returns those of which something else is seen now than before, or the same for another
    /// reason.
    pub fn look(&mut self, scenario: Scenario) -> Vec<TieId> {
        let before = std::mem::replace(&mut self.scenario, scenario);
        let ladders = self.scenario.ladders(&self.competition);
        let ladders_before = std::mem::replace(&mut self.ladders, ladders);
        if self.scenario.is_reality() {
            let changed = self.otherwise().collect();
            self.ties = self.real.clone();
            return changed;
        }
        let mut waiting = self.concerned(&before, &ladders_before);
        let other_day = before.until != self.scenario.until;
        let mut alike = Once::new(&self.competition, &self.alike, |round, other| {
            let ladders = |round: RoundId| (&self.ladders[round.index()], self.competition.ladder_of_round(round));
            ladders(round) == ladders(other)
        });
        let mut changed = Vec::new();
        let competition = Arc::clone(&self.competition);
        for (index, round) in competition.rounds().iter().enumerate() {
            for id in waiting.take(index, round) {
                let old = &self.ties[id];
                let others = other_day || waiting.others[id.index()];
                let clubs = if others { self.who_meets(id) } else { old.clubs };
                let upshot = self.upshot(id, RoundId(index as u32), clubs, &mut alike);
                if clubs == old.clubs && *upshot == old.upshot {
                    continue;
                }
                if (clubs, upshot.verdict.winner()) != (old.clubs, old.upshot.verdict.winner()) {
                    let fed = [competition.next(id), competition.second_chance(id)];
                    fed.into_iter().flatten().filter_map(Node::tie).for_each(|fed| waiting.feed(&competition, fed));
                }
                changed.push(id);
                let settled = Settled::new(clubs, upshot.into_owned());
                self.ties.set(id, settled);
            }
        }
        changed
    }

    /// The ties for which it makes a difference of its own that the scenario was another before.
    fn concerned(&self, before: &Scenario, ladders_before: &[Option<Ladder>]) -> Waiting {
        let (now, competition) = (&self.scenario, &*self.competition);
        let ladders = ladders_before.iter().zip(&self.ladders);
        let mut waiting = Waiting {
            rounds: ladders.map(|(old, new)| old != new).collect(),
            ties: BTreeSet::new(),
            others: vec![false; competition.ties().len()],
        };
        let mut dated = Vec::new();
        if before.until != now.until {
            let between = self.days().between(before.until, now.until);
            between.rounds(competition).into_iter().for_each(|round| waiting.rounds[round.index()] = true);
            dated.extend(between.ties());
        }
        let changes = before.changes_of(competition).chain(now.changes_of(competition));
        let changed = changes.map(|(id, _)| id).filter(|id| before.changes.get(id) != now.changes.get(id));
        changed.chain(dated).for_each(|id| waiting.add(competition, id));
        waiting
    }

    /// The clubs that meet in a tie, once all ties before it are settled.
    fn who_meets(&self, id: TieId) -> [Option<ClubId>; 2] {
        Side::BOTH.map(|side| self.who_came(Node::Tie(id), side))
    }

    /// What a tie of a round comes to between these clubs.
    fn upshot<'a>(
        &self,
        id: TieId,
        round: RoundId,
        clubs: [Option<ClubId>; 2],
        alike: &'a mut Once<Arc<Upshot>>,
    ) -> Cow<'a, Arc<Upshot>> {
        let are_real = clubs == self.real[id].clubs;
        let change = self.scenario.changes.get(&id).filter(|change| change.clubs == clubs);
        let work = || {
            let seen = self.seen(id, are_real, change);
            let verdict = rules::decide(self.facts_of(id, &seen), self.ladder(id)).verdict;
            let (upshot, real) = (Upshot { verdict, seen }, &self.real[id].upshot);
            if upshot == **real { Arc::clone(real) } else { Arc::new(upshot) }
        };
        // What is told of a tie makes no difference in a round that is over.
        let is_like_others = change.is_none() && !(are_real && self.is_going_on(round));
        if is_like_others && self.competition[id].regulations.is_none() {
            Cow::Borrowed(alike.of(are_real.then(|| self.alike.kind(id)), round, work))
        } else {
            Cow::Owned(work())
        }
    }

    /// What counts in a tie between the clubs that really met there or others.
    fn seen(&self, id: TieId, are_real: bool, change: Option<&Change>) -> Seen {
        let record = &self.competition[id];
        if let Some(change) = change {
            // What is changed is known on any day: nobody waits for it.
            return match self.as_changed(id, change) {
                facts if !are_real => Seen::Instead(Counted { facts, story: Story::default() }),
                facts if facts == record.facts => Seen::Record,
                facts => Seen::Held(facts),
            };
        }
        if !are_real {
            return Seen::NotPlayed;
        }
        let held = self.held_otherwise(id);
        if let Some(day) = self.scenario.until.filter(|_| self.is_going_on(record.round)) {
            let facts = held.as_ref().unwrap_or(&record.facts);
            let story = held.as_ref().map(|held| told_instead(held, record));
            let story = story.as_ref().unwrap_or(&record.story);
            let (windows, days) = (&self.competition[record.round].windows, self.days().of_round(record.round));
            let known = Counted::by(day, facts, story, windows, days);
            if known.facts != *facts || known.story != *story {
                return Seen::Instead(known);
            }
        }
        held.map_or(Seen::Record, Seen::Held)
    }

    /// Whether, on the day up to which facts count, anything of a round may not be known yet.
    fn is_going_on(&self, round: RoundId) -> bool {
        self.scenario.until.is_some_and(|day| !self.days().of_round(round).are_over_by(day))
    }

    /// What of a tie would have come about under the ladder that the scenario has; none where that is what is on record.
    fn held_otherwise(&self, id: TieId) -> Option<Facts> {
        let (record, own) = (&self.competition[id].facts, self.competition.ladder_of(id));
        let held = rules::held_under(self.other_ladder(id)?, record, own);
        (held != *record).then_some(held)
    }

    /// What happens in a tie that is changed. Under a ladder that the scenario has, what that does not come to is not held.
    fn as_changed(&self, id: TieId, change: &Change) -> Facts {
        let held = |ladder| rules::held_under(ladder, &change.facts, ladder);
        self.other_ladder(id).map_or_else(|| change.facts.clone(), held)
    }

    /// The ladder of a tie where that is another than its own.
    fn other_ladder(&self, id: TieId) -> Option<&Ladder> {
        self.ladder_instead(id).filter(|ladder| *ladder != self.competition.ladder_of(id))
    }

    /// What would count in a tie without the change that the scenario has.
    pub(super) fn unchanged(&self, id: TieId) -> Seen {
        self.seen(id, self.ties[id].clubs == self.real[id].clubs, None)
    }
}
