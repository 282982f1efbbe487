//! What does not fit in a tie: how it stands, who played it, what sources state of it, its dates, and where it leads.

use super::{About, Checker, Kind, Severity};
use crate::claims;
use crate::competition::{Claim, Facts, Leg, Node, Play, Prize, Side, Slot, SourceId, TieId};
use crate::rules::{Missing, Outcome, Step, Verdict};
use crate::wording;

/// Whether the match that a tie waits for stands in the file already.
fn is_fixed(facts: &Facts, missing: Missing) -> bool {
    match missing {
        Missing::PlayOff => facts.play_off.is_some(),
        Missing::Replay(number) => number <= facts.replays.len(),
        _ => false,
    }
}

/// Sources that state the same of a tie, which is not what was found.
struct Differing {
    stated: String,
    found: String,
    severity: Severity,
    sources: Vec<SourceId>,
}

impl Checker<'_> {
    pub(super) fn tie(&mut self, id: TieId) {
        self.outcome(id);
        self.unseen(id);
        self.clubs(id);
        self.claims(id);
        self.days(id);
        self.order(id);
        self.hosts(id);
        self.ways(id);
    }

    /// How the tie stands, where that cannot be so, or cannot be all.
    fn outcome(&mut self, id: TieId) {
        let tie = self.bracket.tie(id);
        match self.bracket.verdict(id) {
            Verdict::Contradiction(reasons) => {
                let text = wording::contradictions(self.bracket, id, reasons);
                self.add(Severity::Error, Kind::Contradiction, About::Tie(id), text);
            }
            Verdict::Level => {
                let text = "is level after the last step of the regulations: nobody goes through";
                self.add(Severity::Error, Kind::Level, About::Tie(id), text);
            }
            Verdict::Pending(missing) => self.pending(id, *missing),
            Verdict::Through { by: None, .. } if tie.details.sources.is_empty() => {
                let text = "who went through is on record, but not how, and no source for it is named";
                self.add(Severity::Warning, Kind::NoSource, About::Tie(id), text);
            }
            Verdict::Through { by: Some(by), .. } => self.not_required(id, *by),
            _ => {}
        }
    }

    /// A second leg that is said not to be required, though nothing had ended the tie before it.
    fn not_required(&mut self, id: TieId, by: Step) {
        let ended_before = matches!(by, Step::AwayWin | Step::Ruling | Step::Walkover);
        let two_legs = self.bracket.ladder(id).legs() == Some(2);
        let mut legs = self.bracket.facts(id).legs.iter();
        if two_legs && !ended_before && legs.any(|leg| leg.play == Play::NotRequired) {
            let text = "a leg is said not to be required, though nothing had ended the tie before it";
            self.add(Severity::Warning, Kind::MissingLeg, About::Tie(id), text);
        }
    }

    /// What an open tie waits for, where its next one was played all the same, or where the file has nothing of it.
    fn pending(&mut self, id: TieId, missing: Missing) {
        let facts = self.bracket.facts(id);
        let due = self.bracket.ladder(id).legs();
        let not_in_file = match missing {
            Missing::Leg(leg) if leg > facts.legs.len() => {
                let due = due.unwrap_or_default();
                let has = wording::count(facts.legs_on_record(), "leg");
                Some(format!(
                    "has {has}, where its regulations have {due}: leg {leg} is not in the file \
                     (a single match needs a ladder of 1 leg, such as “one-match”)"
                ))
            }
            Missing::Leg(leg) => match facts.legs.get(leg - 1).map(|leg| leg.play) {
                Some(Play::Cancelled) => Some(wording::missing(self.bracket, id, missing)),
                Some(Play::Abandoned(_)) if due.is_some_and(|due| facts.legs_on_record() > due) => Some(format!(
                    "leg {leg} was abandoned, and a leg follows it: if that one counts instead, leg {leg} is “annulled”"
                )),
                _ => None,
            },
            _ => None,
        };
        let no_more_legs = facts.was_held() && !facts.legs.iter().any(Leg::is_open) && !is_fixed(facts, missing);
        let waits = wording::missing(self.bracket, id, missing);
        let (severity, kind, text) = match not_in_file {
            not_in_file if self.next_is_played(id) => {
                let why = not_in_file.unwrap_or(waits);
                (Severity::Error, Kind::PlayedOn, format!("{why}, and yet the next tie has been played"))
            }
            Some(text) => (Severity::Warning, Kind::MissingLeg, text),
            None if no_more_legs && missing == Missing::Legs => {
                (Severity::Note, Kind::NoEnd, format!("every leg is over, and the tie is open: {waits}"))
            }
            None if no_more_legs => {
                (Severity::Note, Kind::NoEnd, format!("every leg is over, and the tie is level: {waits}"))
            }
            None => return,
        };
        self.add(severity, kind, About::Tie(id), text);
    }

    fn next_is_played(&self, id: TieId) -> bool {
        match self.bracket.competition().next(id) {
            Some(Node::Tie(next)) => self.bracket.facts(next).legs.iter().any(|leg| leg.on_pitch().is_some()),
            _ => false,
        }
    }

    /// Steps that were taken as level without figures.
    fn unseen(&mut self, id: TieId) {
        let trace = self.bracket.decision(id).trace;
        let unseen = trace.iter().filter(|rung| rung.outcome == Outcome::LevelUnseen);
        let unseen: Vec<&str> = unseen.map(|rung| rung.step.name()).collect();
        if !unseen.is_empty() {
            let steps = unseen.join(", ");
            let text = format!("{steps}: taken as level, figures not known, since a later step is on record");
            self.add(Severity::Note, Kind::Unseen, About::Tie(id), text);
        }
    }

    /// Clubs that played the tie, against those that should have come to it.
    fn clubs(&mut self, id: TieId) {
        let competition = self.bracket.competition();
        for side in Side::BOTH {
            let node = Node::Tie(id);
            let named = self.bracket.tie(id).named(side);
            let (Some(named), Some(due), Some(from)) =
                (named, self.bracket.club_due(node, side), competition.origin(node, side))
            else {
                continue;
            };
            if named != due {
                let (named, due, from) = (&competition[named].name, &competition[due].name, &competition[from].id);
                let text = format!("{named} played it, but {due} should have come from {from}");
                self.add(Severity::Error, Kind::OtherClub, About::Tie(id), text);
            }
        }
    }

    /// What sources state of the outcome. Where the facts cannot all be so, that has been told, and nothing is compared
    /// with what they come to; sources that differ in the same way are told together.
    fn claims(&mut self, id: TieId) {
        let cannot_be = matches!(self.bracket.verdict(id), Verdict::Contradiction(_));
        let mut differing: Vec<Differing> = Vec::new();
        for claim in self.bracket.claims(id) {
            self.claimed_name(id, claim);
            let mut mismatches = claims::compare(self.bracket, id, claim);
            mismatches.retain(|mismatch| !(cannot_be && mismatch.is_of_outcome()));
            if mismatches.is_empty() {
                continue;
            }
            // A difference that the file itself tells is no discovery.
            let others = self.bracket.disputes(id).iter().flat_map(|dispute| &dispute.others);
            let known = others.into_iter().any(|other| other.sources.contains(&claim.source));
            let severity = if known { Severity::Note } else { Severity::Error };
            let stated = wording::claim(self.bracket, id, claim);
            let found = wording::mismatches(self.bracket, id, claim, &mismatches);
            match differing.iter_mut().find(|other| (&other.stated, &other.found) == (&stated, &found)) {
                Some(other) if other.severity == severity => other.sources.push(claim.source),
                _ => differing.push(Differing { stated, found, severity, sources: vec![claim.source] }),
            }
        }
        for Differing { stated, found, severity, sources } in differing {
            let verb = if sources.len() == 1 { "states" } else { "state" };
            let sources = wording::sources(self.bracket, &sources);
            self.add(severity, Kind::Claim, About::Tie(id), format!("{sources} {verb} “{stated}”; {found}"));
        }
    }

    fn claimed_name(&mut self, id: TieId, claim: &Claim) {
        let (Some(name), Some(club)) = (&claim.winner_name, claim.winner.and_then(|side| self.bracket.club(id, side)))
        else {
            return;
        };
        let club = &self.bracket.competition()[club];
        let source = &self.bracket.competition()[claim.source].title;
        let text = format!("{source} calls {} “{name}”", club.name);
        let known = *name == club.name || club.aliases.contains(name);
        let severity = if known { Severity::Note } else { Severity::Error };
        self.add(severity, Kind::ClaimedName, About::Tie(id), text);
    }

    /// Legs outside the days of their round, or before the leg ahead of them.
    fn days(&mut self, id: TieId) {
        let tie = self.bracket.tie(id);
        let windows = &self.bracket.competition()[tie.round].windows;
        let mut before = None;
        let legs = self.bracket.story(id).legs_of(self.bracket.facts(id));
        for (i, (leg, told)) in legs.enumerate() {
            let Some(date) = told.date else { continue };
            if let Some(window) = windows.get(i).filter(|window| !window.contains(date)) {
                let verb = if leg.is_open() { "set for" } else { "played on" };
                let text =
                    format!("{verb} {}, outside the round’s dates, {}", wording::date(date), wording::window(*window));
                self.add(Severity::Note, Kind::OutsideDates, About::Leg(id, i), text);
            }
            if let Some(earlier) = before.filter(|earlier| date < *earlier) {
                let text =
                    format!("on {}, before the leg ahead of it, {}", wording::date(date), wording::date(earlier));
                self.add(Severity::Error, Kind::Order, About::Leg(id, i), text);
            }
            before = Some(date);
        }
    }

    /// A tie that begins before the ones that its clubs come from have ended.
    fn order(&mut self, id: TieId) {
        let dates = |tie: TieId| self.bracket.story(tie).legs.iter().filter_map(|leg| leg.date);
        let Some(first) = dates(id).min() else { return };
        for side in Side::BOTH {
            let Some(from) = self.bracket.competition().origin(Node::Tie(id), side) else { continue };
            if let Some(last) = dates(from).max().filter(|last| first <= *last) {
                let from = &self.bracket.tie(from).id;
                let (first, last) = (wording::date(first), wording::date(last));
                let text = format!("begins on {first}, when {from} has not ended ({last})");
                self.add(Severity::Error, Kind::Order, About::Tie(id), text);
            }
        }
    }

    fn hosts(&mut self, id: TieId) {
        let legs = self.bracket.facts(id).legs.iter().filter(|leg| leg.counts().is_some());
        let hosts: Vec<Side> = legs.map(|leg| leg.host).collect();
        if let [one, two] = hosts[..]
            && one == two
        {
            let host = wording::club(self.bracket, id, one);
            self.add(Severity::Warning, Kind::SameHost, About::Tie(id), format!("{host} host both legs"));
        }
    }

    /// Where clubs come from and winners go: ends that are open.
    fn ways(&mut self, id: TieId) {
        if self.bracket.competition().next(id).is_none() && self.should_lead_on(id) {
            self.add(Severity::Warning, Kind::AwaitedNowhere, About::Tie(id), "the winner is awaited nowhere");
        }
        let tie = self.bracket.tie(id);
        let to_be_drawn = match Side::BOTH.map(|side| tie.slot(side) == Slot::ToBeDrawn) {
            [true, true] => "both sides are still to be drawn",
            [true, false] => "side a is still to be drawn",
            [false, true] => "side b is still to be drawn",
            [false, false] => return,
        };
        if self.bracket.facts(id).was_held() {
            let text = format!("was played, though {to_be_drawn}");
            self.add(Severity::Error, Kind::ToBeDrawn, About::Tie(id), text);
        } else {
            self.add(Severity::Note, Kind::ToBeDrawn, About::Tie(id), to_be_drawn);
        }
    }

    /// Whether the winner of a tie should play on: not in the last round, nor for third place, nor on the way to a stage
    /// without places or to a draw that is still to come.
    fn should_lead_on(&self, id: TieId) -> bool {
        let competition = self.bracket.competition();
        let tie = self.bracket.tie(id);
        let after_stage = competition.round_after_stage();
        let to_stage = after_stage.map_or(!competition.places().is_empty(), |first| tie.round < first);
        let to_stage_without_places = to_stage && competition.places().is_empty();
        let in_last_round = !to_stage && tie.round.index() + 1 == competition.rounds().len();
        let for_a_placing = competition.prize(id) == Prize::Placing;
        let to_a_draw = self.last_draw > Some(competition.column_of(Node::Tie(id)));
        !(to_stage_without_places || in_last_round || for_a_placing || to_a_draw)
    }
}
