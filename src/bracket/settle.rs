//! How ties are settled: all of them as they really came out, and when a bracket is looked at in another way, those that this
//! concerns, and those that they feed.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::alike::{Alike, Once};
use super::{Bracket, Seen, Settled, due};
use crate::competition::{Competition, Facts, Ladder, Node, Round, RoundId, Side, Story, TieId};
use crate::rules::{self, Verdict};
use crate::scenario::{Change, Counted, Held, Scenario};

/// Settles every tie, round by round, as it really came out.
pub(super) fn really(competition: &Competition, alike: &Alike) -> Vec<Settled> {
    let ladder = |round| competition.ladder_of_round(round);
    let mut verdicts = Once::new(competition, |round, other| ladder(round) == ladder(other));
    let mut ties: Vec<Settled> = Vec::with_capacity(competition.ties().len());
    for id in competition.tie_ids() {
        let tie = &competition[id];
        let came = |side| tie.named(side).or_else(|| due(tie.slot(side), |tie| &ties[tie.index()]));
        let decide = || rules::decide(&tie.facts, competition.ladder_of(id)).verdict;
        let verdict = match tie.regulations {
            Some(_) => decide(),
            None => verdicts.of(Some(alike.first(id)), tie.round, decide),
        };
        let clubs = Side::BOTH.map(came);
        ties.push(Settled { clubs, verdict, seen: Seen::Record });
    }
    ties
}

/// The ties that are to be settled again.
struct Waiting {
    /// By round, whether all of its ties are.
    rounds: Vec<bool>,
    /// The ties of other rounds.
    ties: BTreeSet<TieId>,
}

impl Waiting {
    fn add(&mut self, competition: &Competition, tie: TieId) {
        if !self.rounds[competition[tie].round.index()] {
            self.ties.insert(tie);
        }
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
    /// where something else comes out. Returns those of which something else is seen now than before.
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
        let mut alike = Once::new(&self.competition, |round, other| {
            let ladders = |round: RoundId| (&self.ladders[round.index()], self.competition.ladder_of_round(round));
            ladders(round) == ladders(other)
        });
        let mut changed = Vec::new();
        let competition = Arc::clone(&self.competition);
        for (index, round) in competition.rounds().iter().enumerate() {
            for id in waiting.take(index, round) {
                let settled = self.settle(id, &mut alike);
                let old = &self.ties[id];
                if settled == *old {
                    continue;
                }
                if (settled.clubs, settled.verdict.winner()) != (old.clubs, old.verdict.winner()) {
                    let fed = [competition.next(id), competition.second_chance(id)];
                    fed.into_iter().flatten().filter_map(Node::tie).for_each(|fed| waiting.add(&competition, fed));
                }
                changed.push(id);
                self.ties.set(id, settled);
            }
        }
        changed
    }

    /// The ties for which it makes a difference of its own that the scenario was another before.
    fn concerned(&self, before: &Scenario, ladders_before: &[Option<Ladder>]) -> Waiting {
        let (now, competition) = (&self.scenario, &*self.competition);
        let ladders = ladders_before.iter().zip(&self.ladders);
        let mut waiting = Waiting { rounds: ladders.map(|(old, new)| old != new).collect(), ties: BTreeSet::new() };
        let mut dated = Vec::new();
        if before.until != now.until {
            let between = self.days().between(before.until, now.until);
            between.rounds(competition).for_each(|round| waiting.rounds[round.index()] = true);
            dated.extend(between.ties());
        }
        let changes = before.changes_of(competition).chain(now.changes_of(competition));
        let changed = changes.map(|(id, _)| id).filter(|id| before.changes.get(id) != now.changes.get(id));
        changed.chain(dated).for_each(|id| waiting.add(competition, id));
        waiting
    }

    /// Settles a tie, once all ties before it are.
    fn settle(&self, id: TieId, alike: &mut Once<(Verdict, Seen)>) -> Settled {
        let clubs = Side::BOTH.map(|side| self.who_came(Node::Tie(id), side));
        let are_real = clubs == self.real[id].clubs;
        let change = self.scenario.changes.get(&id).filter(|change| change.clubs == clubs);
        let (tie, come_to) = (&self.competition[id], || self.come_to(id, are_real, change));
        let is_like_others =
            change.is_none() && tie.regulations.is_none() && !(are_real && self.is_going_on(tie.round));
        let (verdict, seen) = if is_like_others {
            alike.of(are_real.then(|| self.alike.first(id)), tie.round, come_to)
        } else {
            come_to()
        };
        Settled { clubs, verdict, seen }
    }

    /// What a tie comes to, between the clubs that really met there or others, and what counts in it. Without a change, and in
    /// a round that is over, what is told of it makes no difference.
    fn come_to(&self, id: TieId, are_real: bool, change: Option<&Change>) -> (Verdict, Seen) {
        let seen = self.seen(id, are_real, change);
        (rules::decide(self.facts_of(id, &seen), self.ladder(id)).verdict, seen)
    }

    fn seen(&self, id: TieId, are_real: bool, change: Option<&Change>) -> Seen {
        let record = &self.competition[id];
        if let Some(change) = change {
            // What is changed is known on any day: nobody waits for it.
            let facts = self.as_changed(id, change);
            if !are_real {
                return Seen::instead(Counted { facts, story: Story::default() });
            }
            return Seen::of(Counted::instead(facts, record), record);
        }
        if !are_real {
            return Seen::NotPlayed;
        }
        let held = self.held_otherwise(id);
        match self.scenario.until {
            Some(day) if self.is_going_on(record.round) => {
                let (facts, story) =
                    held.as_ref().map_or((&record.facts, &*record.story), |held| (held.facts(), held.story(record)));
                let windows = &self.competition[record.round].windows;
                let days = self.days().of_round(record.round);
                Seen::of(Counted::by(day, facts, story, windows, days), record)
            }
            _ => held.map_or(Seen::Record, Seen::Held),
        }
    }

    /// Whether, on the day up to which facts count, anything of a round may not be known yet.
    fn is_going_on(&self, round: RoundId) -> bool {
        self.scenario.until.is_some_and(|day| !self.days().of_round(round).are_over_by(day))
    }

    /// What of a tie would have come about under the ladder that the scenario has; none where that is what is on record.
    fn held_otherwise(&self, id: TieId) -> Option<Held> {
        let (record, own) = (&self.competition[id].facts, self.competition.ladder_of(id));
        let held = rules::held_under(self.other_ladder(id)?, record, own);
        (held != *record).then(|| Held::new(held))
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
