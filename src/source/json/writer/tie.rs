//! What stands within a tie: its sides, its legs, how it ended, and what sources state about that.

use super::{Writer, clock};
use crate::competition::*;
use crate::source::json::document::*;
use crate::source::json::when::DateText;

impl Writer<'_> {
    pub(super) fn tie(&self, tie: &Tie) -> TieEntry {
        let [a, b] = Side::BOTH.map(|side| self.slot(tie.slot(side), tie.named(side)));
        let (facts, story) = (tie.on_record(), tie.told());
        let replays = facts.replays.iter().enumerate();
        TieEntry {
            id: tie.id.clone(),
            name: tie.details.name.clone(),
            a,
            b,
            regulations: tie.regulations.as_ref().map(|own| Box::new(self.regulations(own))),
            legs: self.legs(facts, story),
            play_off: facts.play_off.as_ref().map(|own| Box::new(self.contest(own, &story.play_off))),
            replays: replays.map(|(i, own)| self.contest(own, story.replay(i))).collect(),
            shootout: facts.shootout.map(shootout),
            lots: facts.lots,
            better_placed: facts.better_placed,
            through: facts.through,
            ruling: facts.ruling.map(|ruling| Box::new(self.ruling(ruling, story.ruling.as_deref()))),
            claims: tie.details.claims.iter().map(|claim| self.claim(claim)).collect(),
            disputes: self.disputes(&tie.details.disputes),
            note: tie.details.note.clone(),
            sources: self.sources(&tie.details.sources),
        }
    }

    fn contest(&self, facts: &Facts, story: &Story) -> ContestEntry {
        ContestEntry { legs: self.legs(facts, story), shootout: facts.shootout.map(shootout), lots: facts.lots }
    }

    fn slot(&self, slot: Slot, named: Option<ClubId>) -> SlotEntry {
        self.fill(slot, named).map_or(SlotEntry::ToBeDrawn(ToBeDrawn::ToBeDrawn), SlotEntry::Filled)
    }

    /// Who fills a side or a place, and the club that is named there though it came from a tie; none before the draw.
    pub(super) fn fill(&self, slot: Slot, named: Option<ClubId>) -> Option<FillEntry> {
        let id = |tie: TieId| Some(self.0[tie].id.clone());
        let club = named.map(|club| self.club(club));
        match slot {
            Slot::Club(club) => Some(FillEntry { club: Some(self.club(club)), ..FillEntry::default() }),
            Slot::WinnerOf(tie) => Some(FillEntry { club, winner_of: id(tie), ..FillEntry::default() }),
            Slot::LoserOf(tie) => Some(FillEntry { club, loser_of: id(tie), ..FillEntry::default() }),
            Slot::ToBeDrawn => None,
        }
    }

    fn legs(&self, facts: &Facts, story: &Story) -> Vec<LegEntry> {
        story.legs_of(facts).map(|(leg, told)| self.leg(leg, told)).collect()
    }

    fn leg(&self, leg: Leg, told: &LegStory) -> LegEntry {
        let Played { state, goals, awarded } = played(leg.play);
        let (local, gmt) = clock(told.details.kickoff);
        let [a, b] = told.details.scorers.clone();
        LegEntry {
            host: leg.host,
            date: told.date.map(DateText),
            local,
            gmt,
            ground: told.venue.ground.clone(),
            town: told.venue.town.clone(),
            country: told.venue.country.map(|country| self.0[country].code.as_str().into()),
            neutral: told.venue.neutral,
            score: goals.and_then(Goals::normal),
            extra_time: goals.and_then(Goals::extra_time),
            state,
            awarded,
            scorers: ScorersEntry { a, b },
            one_source: one_source(told.details.one_source),
            note: told.details.note.clone(),
            sources: self.sources(&told.details.sources),
        }
    }

    fn ruling(&self, ruling: Ruling, told: Option<&RulingStory>) -> RulingEntry {
        let (out, how, through) = match ruling {
            Ruling::Out(side, how) => (Some(side), Some(how).filter(|how| *how != Exit::Out), None),
            Ruling::Through(Side::A) => (None, None, Some(ThroughEntry::A)),
            Ruling::Through(Side::B) => (None, None, Some(ThroughEntry::B)),
            Ruling::Both => (None, None, Some(ThroughEntry::Both)),
            Ruling::Neither => (None, None, Some(ThroughEntry::Neither)),
        };
        let RulingStory { reason, by, date, when, sources } = told.cloned().unwrap_or_default();
        let (date, sources) = (date.map(DateText), self.sources(&sources));
        RulingEntry { out, how, through, reason, by, date, when, sources }
    }

    fn claim(&self, claim: &Claim) -> ClaimEntry {
        ClaimEntry {
            source: self.source(claim.source),
            winner: claim.winner,
            winner_name: claim.winner_name.clone(),
            aggregate: claim.aggregate,
            decided_by: claim.decided_by,
            shootout: claim.shootout,
        }
    }
}

/// What became of a leg: a state where its scores do not tell it, the goals on the pitch, and those laid down instead.
#[derive(Default)]
struct Played {
    state: Option<StateEntry>,
    goals: Option<Goals>,
    awarded: Option<Score>,
}

fn played(play: Play) -> Played {
    let state = |state, goals| Played { state: Some(state), goals, awarded: None };
    match play {
        Play::Scheduled => Played::default(),
        Play::Played(goals) => Played { goals: Some(goals), ..Played::default() },
        Play::Awarded { counts, on_pitch } => Played { state: None, goals: on_pitch, awarded: Some(counts) },
        Play::Abandoned(goals) => state(StateEntry::Abandoned, goals),
        Play::Annulled(goals) => state(StateEntry::Annulled, goals),
        Play::Cancelled => state(StateEntry::Cancelled, None),
        Play::NotRequired => state(StateEntry::NotRequired, None),
    }
}

fn shootout(shootout: Shootout) -> ShootoutEntry {
    let (goals, winner) = match shootout.kicks {
        Kicks::Goals(goals) => (Some(goals), None),
        Kicks::Won(winner) => (None, Some(winner)),
    };
    ShootoutEntry { a: goals.map(|goals| goals.a), b: goals.map(|goals| goals.b), winner, annulled: shootout.annulled }
}

fn one_source(facts: OneSource) -> Vec<FactEntry> {
    let all = [
        (facts.date, FactEntry::Date),
        (facts.kickoff, FactEntry::Kickoff),
        (facts.ground, FactEntry::Ground),
        (facts.score, FactEntry::Score),
    ];
    all.into_iter().filter_map(|(is_one, fact)| is_one.then_some(fact)).collect()
}
