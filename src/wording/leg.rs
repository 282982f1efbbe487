//! What is told of a match: its score, what became of it, when and where it was and who scored; of a shoot-out, and of a
//! ruling.

use super::{clock, club, counted_as, date, ruling, score, score_for, venue, window};
use crate::ask;
use crate::bracket::Bracket;
use crate::competition::{Kicks, Leg, LegStory, Play, Ruling, Side, TieId, Window};

/// Stands below the facts of a match of which some have a star.
pub const ONE_SOURCE: &str = "* one source only";

/// Stands below the goals of a shoot-out that does not count.
pub const ANNULLED: &str = "annulled; it counts for nothing";

/// Whether a tie is told leg by leg, those included that are not fixed yet, and not as one match.
pub fn has_legs(bracket: &Bracket, tie: TieId) -> bool {
    ask::leg_count(bracket.facts(tie), bracket.ladder(tie)) > 1
}

/// What is known of a match, as far as it is. A fact that stands on one source alone has a star, since it may fall with it.
pub struct LegFacts {
    /// Its day; else that it is not known, and as which day it counts.
    pub date: Result<String, String>,
    /// When it began.
    pub kickoff: Option<String>,
    /// Where it was.
    pub ground: Option<String>,
    /// Who scored, the host's goals first.
    pub goals: Option<String>,
    /// That it was on another day than its round.
    pub outside: Option<String>,
}

/// What is known of a match of a tie, with its window.
pub fn leg_facts(bracket: &Bracket, tie: TieId, leg: Leg, told: &LegStory, own: Option<Window>) -> LegFacts {
    let (details, once) = (&told.details, told.details.one_source);
    let starred = |fact: String, once: bool| if once { fact + " *" } else { fact };
    let counted = bracket.leg_counted_as(tie, told, own.as_ref()).map(|day| counted_as(day, own.as_ref()));
    let goals = [leg.host, !leg.host].map(|side| details.scorers[side.index()].as_deref());
    let goals: Vec<&str> = goals.into_iter().flatten().filter(|goals| !goals.is_empty()).collect();
    let outside = own.filter(|own| told.date.is_some_and(|date| !own.contains(date)));
    LegFacts {
        date: told.date.map(|day| starred(date(day), once.date)).ok_or_else(|| not_known(counted)),
        kickoff: clock(details.kickoff).map(|clock| starred(clock, once.kickoff)),
        ground: venue(bracket, &told.venue, bracket.club(tie, leg.host)).map(|venue| starred(venue, once.ground)),
        goals: (!goals.is_empty()).then(|| goals.join("; ")),
        outside: outside.map(|own| format!("outside the round’s dates, {}", window(own))),
    }
}

fn not_known(counted: Option<String>) -> String {
    ["not known".to_owned()].into_iter().chain(counted).collect::<Vec<_>>().join("; ")
}

/// "FUS Rabat 1–1 USM Alger", the host first; "FUS Rabat v USM Alger" while it has no score.
pub fn leg_result(bracket: &Bracket, tie: TieId, leg: Leg) -> String {
    let [host, guest] = [leg.host, !leg.host].map(|side| club(bracket, tie, side));
    let score = leg.score().map_or_else(|| "v".to_owned(), |score| score_for(leg.host, score));
    format!("{host} {score} {guest}")
}

/// What is special about a leg, its host's goals first: "after extra time; 1–1 after 90 minutes"; none for a leg that
/// was simply played, or is to come.
pub fn leg_state(leg: Leg) -> Option<String> {
    let say = |score| score_for(leg.host, score);
    let pitch = leg.on_pitch().map(|goals| format!(", {} on the pitch", say(goals.last()))).unwrap_or_default();
    match leg.play {
        Play::Played(goals) => goals.extra_time().map(|_| match goals.normal() {
            Some(normal) => format!("after extra time; {} after 90 minutes", say(normal)),
            None => "after extra time; the score after 90 minutes is not known".to_owned(),
        }),
        Play::Abandoned(_) => Some(format!("abandoned{pitch}; what counts is not known")),
        Play::Awarded { .. } => Some(format!("awarded{pitch}")),
        Play::Annulled(_) => Some(format!("annulled{pitch}; it counts for nothing")),
        play => without_score(play).map(str::to_owned),
    }
}

/// What became of a leg that has no score, in a word or two; none where it is still to come.
pub fn without_score(play: Play) -> Option<&'static str> {
    match play {
        Play::Abandoned(_) => Some("abandoned"),
        Play::Annulled(_) => Some("annulled"),
        Play::Cancelled => Some("cancelled"),
        Play::NotRequired => Some("not required"),
        Play::Scheduled | Play::Played(_) | Play::Awarded { .. } => None,
    }
}

/// How a shoot-out went: "Zamalek 4–3 RS Berkane", "won by Zamalek; the goals are not known".
pub fn kicks(bracket: &Bracket, tie: TieId, kicks: Kicks) -> String {
    let name = |side| club(bracket, tie, side);
    match kicks {
        Kicks::Goals(goals) => format!("{} {} {}", name(Side::A), score(goals), name(Side::B)),
        Kicks::Won(side) => format!("won by {}; the goals are not known", name(side)),
    }
}

/// What the ruling on a tie says, and why: "Young Buffaloes withdrew: no money for the journey."
pub fn ruling_with_reason(bracket: &Bracket, tie: TieId, own: Ruling) -> String {
    let told = bracket.story(tie).ruling.as_ref();
    let reason = told.and_then(|told| told.reason.as_ref()).map_or_else(String::new, |reason| format!(": {reason}"));
    format!("{}{reason}.", ruling(bracket, tie, own))
}

/// When the ruling on a tie was, or that this is not known, where it counts as some day all the same.
pub fn ruling_date(bracket: &Bracket, tie: TieId) -> Option<String> {
    let told = bracket.story(tie).ruling.as_ref();
    let when = told.and_then(|told| told.when.clone().or_else(|| told.date.map(date)));
    let counted = bracket.ruling_counted_as(tie).map(|day| counted_as(day, None));
    match (when, counted) {
        (Some(when), Some(counted)) => Some(format!("{when}; {counted}")),
        (None, Some(counted)) => Some(not_known(Some(counted))),
        (when, None) => when,
    }
}
