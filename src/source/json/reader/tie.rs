//! What stands within a tie: its sides, its legs, how it ended, and what sources state about that.

use smol_str::SmolStr;

use super::super::document::*;
use super::seat::{Missed, Seat};
use super::{Reader, clock};
use crate::competition::*;
use crate::source::MOST_LEGS;
use crate::source::problem::{Path, ProblemKind};

/// Who fills a side or a place, and the club that the file names there though it came from a tie.
pub(super) struct Filled {
    pub slot: Slot,
    pub club: Option<ClubId>,
}

impl Reader {
    /// A tie by its round and its index there.
    pub(super) fn tie(&mut self, entry: TieEntry, (round, index): (RoundId, u32), path: &Path) -> Tie {
        let seat = |side| Seat::Side { round, tie: index, side };
        let a = self.slot(entry.a, seat(Side::A), &path.key("a"));
        let b = self.slot(entry.b, seat(Side::B), &path.key("b"));
        let name = entry.name.map(|name| self.name(name, &path.key("name")));
        let regulations = entry.regulations.map(|own| Box::new(self.regulations(*own, &path.key("regulations"))));
        let (legs, told_of_legs) = self.tie_legs(entry.legs, path);
        let play_off = entry.play_off.map(|entry| self.contest(*entry, &path.key("play_off")));
        let (play_off, told_of_play_off) = play_off.map(|(facts, story)| (Box::new(facts), story)).unzip();
        let replays = entry.replays.into_iter().enumerate();
        let (replays, told_of_replays) =
            replays.map(|(i, entry)| self.contest(entry, &path.key("replays").index(i))).unzip();
        let shootout = self.shootout(entry.shootout, path);
        let (ruling, told_of_ruling) =
            entry.ruling.and_then(|ruling| self.ruling(*ruling, &path.key("ruling"))).unzip();
        Tie {
            round,
            slots: [a.slot, b.slot],
            clubs: [a.club, b.club],
            regulations,
            facts: Facts {
                legs,
                play_off,
                replays,
                shootout,
                lots: entry.lots,
                better_placed: entry.better_placed,
                through: entry.through,
                ruling,
            },
            story: Rare::from(Story {
                legs: told_of_legs,
                play_off: told_of_play_off.into(),
                replays: told_of_replays,
                ruling: told_of_ruling.map(Box::new),
            }),
            details: Rare::from(TieDetails {
                name,
                claims: self.claims(entry.claims, &path.key("claims")),
                disputes: self.disputes(entry.disputes, &path.key("disputes")),
                note: self.text_opt(entry.note, &path.key("note")),
                sources: self.source_ids(entry.sources, path),
            }),
            id: self.id(entry.id, &path.key("id")),
        }
    }

    fn contest(&mut self, entry: ContestEntry, path: &Path) -> (Facts, Story) {
        let (legs, told) = self.legs(entry.legs, path);
        let shootout = self.shootout(entry.shootout, path);
        (Facts { legs, shootout, lots: entry.lots, ..Facts::default() }, Story { legs: told, ..Story::default() })
    }

    fn slot(&mut self, entry: SlotEntry, seat: Seat, path: &Path) -> Filled {
        match entry {
            SlotEntry::Filled(fill) => self.fill(fill, seat, path),
            SlotEntry::ToBeDrawn(ToBeDrawn::ToBeDrawn) => Filled { slot: Slot::ToBeDrawn, club: None },
        }
    }

    pub(super) fn fill(&mut self, entry: FillEntry, seat: Seat, path: &Path) -> Filled {
        let club = entry.club.map(|id| self.club(&id, &path.key("club")));
        match (entry.winner_of, entry.loser_of, club) {
            (Some(id), None, club) => {
                let slot = self.fed(id, Slot::WinnerOf, seat, &path.key("winner_of"));
                Filled { slot, club: club.flatten() }
            }
            (None, Some(id), club) => {
                let slot = self.fed(id, Slot::LoserOf, seat, &path.key("loser_of"));
                Filled { slot, club: club.flatten() }
            }
            (None, None, Some(club)) => Filled { slot: club.map_or(Slot::ToBeDrawn, Slot::Club), club: None },
            (None, None, None) => {
                self.problem(path, "does not say who comes here; expected “club”, “winner_of” or “loser_of”");
                Filled { slot: Slot::ToBeDrawn, club: None }
            }
            (Some(_), Some(_), _) => {
                self.problem(path, "has both “winner_of” and “loser_of”; expected one of them");
                Filled { slot: Slot::ToBeDrawn, club: None }
            }
        }
    }

    /// Whoever comes from an earlier tie, its winner or its loser. One that is not there may be a later one.
    fn fed(&mut self, id: SmolStr, slot: fn(TieId) -> Slot, seat: Seat, path: &Path) -> Slot {
        let Some(tie) = self.ties.find(&id) else {
            self.missed.push(Missed { id, seat, place: path.place() });
            return Slot::ToBeDrawn;
        };
        slot(TieId(tie))
    }

    fn tie_legs(&mut self, entries: Vec<LegEntry>, path: &Path) -> (Vec<Leg>, Vec<LegStory>) {
        if entries.first().is_some_and(|leg| leg.host == Side::B) {
            let path = path.key("legs");
            self.problem(&path.index(0).key("host"), "found “b”; expected “a”: side a is the host of the first leg");
        }
        self.legs(entries, path)
    }

    fn legs(&mut self, entries: Vec<LegEntry>, path: &Path) -> (Vec<Leg>, Vec<LegStory>) {
        let path = path.key("legs");
        if entries.len() > MOST_LEGS {
            let message = format!("has {} legs; expected {MOST_LEGS} at most", entries.len());
            self.problem_of(ProblemKind::TooMuch, &path, message);
        }
        entries.into_iter().enumerate().map(|(i, leg)| self.leg(leg, &path.index(i))).unzip()
    }

    fn leg(&mut self, entry: LegEntry, path: &Path) -> (Leg, LegStory) {
        let leg = Leg::new(entry.host, self.play(&entry, path));
        let on_one = |fact| entry.one_source.contains(&fact);
        let venue = Venue {
            country: entry.country.and_then(|code| self.association(&code, &path.key("country"))),
            ground: self.text_opt(entry.ground, &path.key("ground")),
            town: self.text_opt(entry.town, &path.key("town")),
            neutral: entry.neutral,
        };
        let details = LegDetails {
            kickoff: clock(entry.local, entry.gmt),
            one_source: OneSource {
                date: on_one(FactEntry::Date),
                kickoff: on_one(FactEntry::Kickoff),
                ground: on_one(FactEntry::Ground),
                score: on_one(FactEntry::Score),
            },
            scorers: [
                self.text_opt(entry.scorers.a, &path.key("scorers").key("a")),
                self.text_opt(entry.scorers.b, &path.key("scorers").key("b")),
            ],
            note: self.text_opt(entry.note, &path.key("note")),
            sources: self.source_ids(entry.sources, path),
        };
        (leg, LegStory { date: entry.date.map(|date| date.0), venue: venue.into(), details: details.into() })
    }

    /// What became of a leg: its state and its scores have to fit each other.
    fn play(&mut self, entry: &LegEntry, path: &Path) -> Play {
        for (key, score) in [("score", entry.score), ("extra_time", entry.extra_time), ("awarded", entry.awarded)] {
            if let Some(score) = score {
                self.goals(score, &path.key(key));
            }
        }
        let goals = on_pitch(entry);
        let state = entry.state.unwrap_or(match (entry.awarded, goals) {
            (Some(_), _) => StateEntry::Awarded,
            (None, Some(_)) => StateEntry::Played,
            (None, None) => StateEntry::Scheduled,
        });
        if entry.awarded.is_some() && state != StateEntry::Awarded {
            self.problem(&path.key("awarded"), "does not fit the state of the leg; expected the state “awarded”");
        }
        match (state, goals, entry.awarded) {
            (StateEntry::Played, Some(goals), _) => Play::Played(goals),
            (StateEntry::Awarded, on_pitch, Some(counts)) => Play::Awarded { counts, on_pitch },
            (StateEntry::Abandoned, on_pitch, _) => Play::Abandoned(on_pitch),
            (StateEntry::Annulled, on_pitch, _) => Play::Annulled(on_pitch),
            (StateEntry::Scheduled, None, _) => Play::Scheduled,
            (StateEntry::Cancelled, None, _) => Play::Cancelled,
            (StateEntry::NotRequired, None, _) => Play::NotRequired,
            (StateEntry::Played, None, _) => {
                self.problem(path, "was played, but has no “score”; leave out the state while it is not known");
                Play::Scheduled
            }
            (StateEntry::Awarded, _, None) => {
                self.problem(path, "was awarded; expected “awarded” with the score that counts");
                Play::Scheduled
            }
            (StateEntry::Scheduled | StateEntry::Cancelled | StateEntry::NotRequired, Some(_), _) => {
                self.problem(&path.key("score"), "does not fit the state of the leg, which was not played");
                Play::Scheduled
            }
        }
    }

    fn goals(&mut self, score: Score, path: &Path) {
        let most = score.a.max(score.b);
        if most > Score::MOST_GOALS {
            self.problem_of(
                ProblemKind::Shape,
                path,
                format!("has {most} goals for one side; expected {} at most", Score::MOST_GOALS),
            );
        }
    }

    fn shootout(&mut self, entry: Option<ShootoutEntry>, path: &Path) -> Option<Shootout> {
        let entry = entry?;
        let path = path.key("shootout");
        let kicks = match (entry.a, entry.b, entry.winner) {
            (Some(a), Some(b), winner) => {
                let goals = Score::new(a, b);
                self.goals(goals, &path);
                if goals.leader().is_none() && !entry.annulled {
                    self.problem(&path, format!("ends level, {a}-{b}; a shoot-out has a winner"));
                } else if winner.is_some_and(|winner| goals.leader() != Some(winner)) {
                    self.problem(&path.key("winner"), format!("is not the side that has more goals in {a}-{b}"));
                }
                Kicks::Goals(goals)
            }
            (None, None, Some(winner)) => Kicks::Won(winner),
            _ => {
                self.problem(&path, "expected the goals of both sides in “a” and “b”, or only the “winner”");
                return None;
            }
        };
        Some(Shootout { kicks, annulled: entry.annulled })
    }

    fn ruling(&mut self, entry: RulingEntry, path: &Path) -> Option<(Ruling, RulingStory)> {
        let ruling = match (entry.out, entry.how, entry.through) {
            (Some(out), how, None) => Some(Ruling::Out(out, how.unwrap_or(Exit::Out))),
            (None, None, Some(ThroughEntry::A)) => Some(Ruling::Through(Side::A)),
            (None, None, Some(ThroughEntry::B)) => Some(Ruling::Through(Side::B)),
            (None, None, Some(ThroughEntry::Both)) => Some(Ruling::Both),
            (None, None, Some(ThroughEntry::Neither)) => Some(Ruling::Neither),
            _ => {
                self.problem(
                    path,
                    "does not say clearly who goes through; expected either “out” (with “how”) or “through”",
                );
                None
            }
        };
        let reason = self.text_opt(entry.reason, &path.key("reason"));
        let by = self.text_opt(entry.by, &path.key("by"));
        let date = entry.date.map(|date| date.0);
        let when = self.text_opt(entry.when, &path.key("when"));
        let sources = self.source_ids(entry.sources, path);
        Some((ruling?, RulingStory { reason, by, date, when, sources }))
    }

    fn claims(&mut self, entries: Vec<ClaimEntry>, path: &Path) -> Vec<Claim> {
        let entries = entries.into_iter().enumerate();
        let claims = entries.map(|(i, entry)| {
            let path = path.index(i);
            for (key, score) in [("aggregate", entry.aggregate), ("shootout", entry.shootout)] {
                if let Some(score) = score {
                    self.goals(score, &path.key(key));
                }
            }
            Claim {
                source: self.source(&entry.source, &path),
                winner: entry.winner,
                winner_name: self.text_opt(entry.winner_name, &path.key("winner_name")),
                aggregate: entry.aggregate,
                decided_by: entry.decided_by,
                shootout: entry.shootout,
            }
        });
        claims.collect()
    }
}

/// The score on the pitch, at its two possible ends.
fn on_pitch(entry: &LegEntry) -> Option<Goals> {
    match (entry.score, entry.extra_time) {
        (normal, Some(last)) => Some(Goals::ExtraTime { normal, last }),
        (Some(normal), None) => Some(Goals::Normal(normal)),
        (None, None) => None,
    }
}
