//! What stands within a tie: its sides, what it comes to, its matches, and what is stated about it.

use super::document::{
    Claim, Claimed, Contest, Contradiction, ContradictionKind, Day, Fact, Leg, LegState, Missing, MissingKind, Numbers,
    Outcome, Ruling, Rung, Scorers, Settled, Shootout, Sides, State, Through, Tie, TimeOfDay,
};
use super::shared::{disputes, regulations, slot, sources};
use crate::bracket::Bracket;
use crate::claims::{self, Mismatch};
use crate::competition::{
    self as file, Competition, Facts, Kicks, LegStory, Node, Play, RulingStory, Side, SourceId, Story, TieId,
};
use crate::rules::{self, Decision, Step, Verdict};
use crate::wording;

pub(super) fn tie(bracket: &Bracket, id: TieId) -> Tie<'_> {
    let competition = bracket.competition();
    let (tie, round) = (&competition[id], &competition[competition[id].round]);
    let name = |side| bracket.club(id, side).map(|club| competition[club].name.as_str());
    let contest = |step, facts, story| contest(bracket, id, facts, story, step);
    let (facts, story) = (bracket.facts(id), bracket.story(id));
    let replays = facts.replays.iter().enumerate();
    Tie {
        id: &tie.id,
        name: tie.details.name.as_deref(),
        round: &round.name,
        round_id: &round.id,
        a: name(Side::A),
        b: name(Side::B),
        sides: Sides { a: slot(bracket, Node::Tie(id), Side::A), b: slot(bracket, Node::Tie(id), Side::B) },
        settled: settled(bracket, id, facts, &bracket.decision(id)),
        why: wording::why(bracket, id),
        next: competition.next(id).map(|node| competition.code(node)),
        second_chance: competition.second_chance(id).map(|node| competition.code(node)),
        legs: legs(competition, facts, story),
        play_off: facts.play_off.as_deref().map(|played| contest(Step::PlayOff, played, &story.play_off)),
        replays: replays.map(|(i, played)| contest(Step::Replays, played, story.replay(i))).collect(),
        shootout: facts.shootout.map(shootout),
        lots: facts.lots,
        better_placed: facts.better_placed,
        through: facts.through,
        ruling: facts.ruling.map(|own| ruling(competition, own, story.ruling.as_deref())),
        regulations: tie.regulations.as_ref().map(|own| regulations(competition, own)),
        claims: bracket.claims(id).iter().map(|claim| self::claim(bracket, id, claim)).collect(),
        disputes: disputes(competition, bracket.disputes(id)),
        note: bracket.note(id),
        sources: sources(competition, &tie.details.sources),
    }
}

fn settled(bracket: &Bracket, tie: TieId, facts: &Facts, decision: &Decision) -> Settled {
    let pending = if let Verdict::Pending(missing) = decision.verdict { Some(missing) } else { None };
    let reasons = if let Verdict::Contradiction(reasons) = &decision.verdict { reasons.as_slice() } else { &[] };
    Settled {
        state: match decision.verdict {
            Verdict::Through { .. } => State::Through,
            Verdict::Both => State::Both,
            Verdict::Neither => State::Neither,
            Verdict::Pending(_) => State::Open,
            Verdict::Level => State::Level,
            Verdict::Contradiction(_) => State::Contradiction,
        },
        winner: decision.winner(),
        decided_by: decision.decided_by(),
        aggregate: rules::aggregate(facts).map(Numbers::from),
        penalties: facts.shootout_that_counts().and_then(Kicks::goals),
        missing: pending.map(missing),
        contradictions: reasons.iter().map(|reason| contradiction(bracket, tie, *reason)).collect(),
        trace: decision.trace.iter().map(rung).collect(),
    }
}

fn missing(missing: rules::Missing) -> Missing {
    let (kind, number) = match missing {
        rules::Missing::Legs => (MissingKind::Legs, None),
        rules::Missing::Leg(number) => (MissingKind::Leg, Some(number)),
        rules::Missing::NormalTime(number) => (MissingKind::NormalTime, Some(number)),
        rules::Missing::ExtraTime => (MissingKind::ExtraTime, None),
        rules::Missing::PlayOff => (MissingKind::PlayOff, None),
        rules::Missing::Replay(number) => (MissingKind::Replay, Some(number)),
        rules::Missing::Placing => (MissingKind::Placing, None),
        rules::Missing::Shootout => (MissingKind::Shootout, None),
        rules::Missing::Lots => (MissingKind::Lots, None),
    };
    Missing { kind, number }
}

fn contradiction(bracket: &Bracket, tie: TieId, reason: rules::Contradiction) -> Contradiction {
    let kind = match reason {
        rules::Contradiction::AlreadyDecided { .. } => ContradictionKind::AlreadyDecided,
        rules::Contradiction::NotInTheLadder(_) => ContradictionKind::NotInTheLadder,
        rules::Contradiction::GoalsLost => ContradictionKind::GoalsLost,
        rules::Contradiction::AfterTheGoldenGoal => ContradictionKind::AfterTheGoldenGoal,
        rules::Contradiction::LegAfterTheEnd => ContradictionKind::LegAfterTheEnd,
        rules::Contradiction::ReplayAfterTheEnd => ContradictionKind::ReplayAfterTheEnd,
        rules::Contradiction::TooManyLegs { .. } => ContradictionKind::TooManyLegs,
        rules::Contradiction::ThroughOtherwise(_) => ContradictionKind::ThroughOtherwise,
    };
    Contradiction { kind, says: wording::contradictions(bracket, tie, &[reason]) }
}

fn rung(rung: &rules::Rung) -> Rung {
    let (outcome, winner, awaited) = match rung.outcome {
        rules::Outcome::Decided(side) => (Outcome::Decided, Some(side), None),
        rules::Outcome::Both => (Outcome::Both, None, None),
        rules::Outcome::Neither => (Outcome::Neither, None, None),
        rules::Outcome::Open => (Outcome::Open, None, None),
        rules::Outcome::LevelUnseen => (Outcome::LevelUnseen, None, None),
        rules::Outcome::Unknown(awaited) => (Outcome::Unknown, None, Some(missing(awaited))),
        rules::Outcome::NotReached => (Outcome::NotReached, None, None),
    };
    Rung { step: rung.step, values: rung.values.map(Numbers::from), outcome, winner, missing: awaited }
}

/// A match with an end of its own, decided by the rules that the regulations of its tie have for it.
fn contest<'a>(bracket: &'a Bracket, tie: TieId, facts: &Facts, story: &'a Story, step: Step) -> Contest<'a> {
    let rules = bracket.ladder(tie).of_match(step);
    let decision = rules.map_or_else(
        || {
            let unknown = rules::Contradiction::NotInTheLadder(step);
            Decision { verdict: Verdict::Contradiction(vec![unknown]), trace: Vec::new() }
        },
        |rules| rules::decide(facts, rules),
    );
    Contest {
        settled: settled(bracket, tie, facts, &decision),
        legs: legs(bracket.competition(), facts, story),
        shootout: facts.shootout.map(shootout),
        lots: facts.lots,
    }
}

fn legs<'a>(competition: &'a Competition, facts: &Facts, story: &'a Story) -> Vec<Leg<'a>> {
    facts.legs.iter().enumerate().map(|(i, leg)| self::leg(competition, *leg, story.leg(i))).collect()
}

fn leg<'a>(competition: &'a Competition, leg: file::Leg, told: &'a LegStory) -> Leg<'a> {
    let pitch = leg.on_pitch();
    let (venue, one) = (&told.venue, told.details.one_source);
    let facts =
        [(one.date, Fact::Date), (one.kickoff, Fact::Kickoff), (one.ground, Fact::Ground), (one.score, Fact::Score)];
    let [a, b] = &told.details.scorers;
    Leg {
        host: leg.host,
        date: told.date.map(Day),
        local: told.details.kickoff.local.map(TimeOfDay),
        gmt: told.details.kickoff.gmt.map(TimeOfDay),
        ground: venue.ground.as_deref(),
        town: venue.town.as_deref(),
        country: venue.country.map(|country| competition[country].code.as_str()),
        neutral: venue.neutral,
        state: state(leg.play),
        score: pitch.and_then(file::Goals::normal),
        extra_time: pitch.and_then(file::Goals::extra_time),
        awarded: if let Play::Awarded { counts, .. } = leg.play { Some(counts) } else { None },
        counts: leg.score(),
        scorers: Scorers { a: a.as_deref(), b: b.as_deref() },
        one_source: facts.into_iter().filter_map(|(is_so, fact)| is_so.then_some(fact)).collect(),
        note: told.details.note.as_deref(),
        sources: sources(competition, &told.details.sources),
    }
}

fn state(play: Play) -> LegState {
    match play {
        Play::Scheduled => LegState::Scheduled,
        Play::Played(_) => LegState::Played,
        Play::Abandoned(_) => LegState::Abandoned,
        Play::Awarded { .. } => LegState::Awarded,
        Play::Annulled(_) => LegState::Annulled,
        Play::Cancelled => LegState::Cancelled,
        Play::NotRequired => LegState::NotRequired,
    }
}

fn shootout(shootout: file::Shootout) -> Shootout {
    let goals = shootout.kicks.goals();
    Shootout {
        annulled: shootout.annulled,
        a: goals.map(|goals| goals.a),
        b: goals.map(|goals| goals.b),
        winner: shootout.kicks.winner(),
    }
}

fn ruling<'a>(competition: &'a Competition, ruling: file::Ruling, told: Option<&'a RulingStory>) -> Ruling<'a> {
    let (out, how, through) = match ruling {
        file::Ruling::Out(side, how) => (Some(side), Some(how), None),
        file::Ruling::Through(Side::A) => (None, None, Some(Through::A)),
        file::Ruling::Through(Side::B) => (None, None, Some(Through::B)),
        file::Ruling::Both => (None, None, Some(Through::Both)),
        file::Ruling::Neither => (None, None, Some(Through::Neither)),
    };
    Ruling {
        out,
        how,
        through,
        reason: told.and_then(|told| told.reason.as_deref()),
        by: told.and_then(|told| told.by.as_deref()),
        date: told.and_then(|told| told.date).map(Day),
        when: told.and_then(|told| told.when.as_deref()),
        sources: told.map(|told| sources(competition, &told.sources)).unwrap_or_default(),
    }
}

fn claim<'a>(bracket: &'a Bracket, tie: TieId, claim: &'a file::Claim) -> Claim<'a> {
    let differs: Vec<Claimed> = claims::compare(bracket, tie, claim)
        .into_iter()
        .map(|mismatch| match mismatch {
            Mismatch::Winner { .. } => Claimed::Winner,
            Mismatch::Aggregate { .. } => Claimed::Aggregate,
            Mismatch::DecidedBy { .. } => Claimed::DecidedBy,
            Mismatch::Shootout { .. } => Claimed::Shootout,
        })
        .collect();
    Claim {
        source: source(bracket.competition(), claim.source),
        winner: claim.winner,
        winner_name: claim.winner_name.as_deref(),
        aggregate: claim.aggregate,
        decided_by: claim.decided_by,
        shootout: claim.shootout,
        agrees: differs.is_empty(),
        differs,
    }
}

fn source(competition: &Competition, id: SourceId) -> &str {
    &competition[id].id
}
