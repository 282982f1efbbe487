//! What a tie can be found by, the words that find it, and how it is said.

use std::borrow::Cow;

use jiff::civil::Date;

use super::query::Term;
use super::words::Match;
use crate::bracket::Bracket;
use crate::competition::{
    Association, Club, ClubId, Competition, Exit, Leg, LegStory, Play, Ruling, Side, TieId, scorers,
};
use crate::rules::{Missing, Step, Verdict};
use crate::text::fold;
use crate::wording;

/// Something that a tie can be found by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Fact<'a> {
    /// A club on one of its sides.
    Club(ClubId),
    /// The id of the tie in the file, which people use to talk about it.
    Id(&'a str),
    /// The name of its round.
    Round(&'a str),
    /// What people call the tie.
    Name(&'a str),
    /// The day of a leg.
    Day(Date),
    /// The ground of a leg.
    Ground(&'a str),
    /// The town in which a leg was played.
    Town(&'a str),
    /// A scorer of a leg, as the file spells the name.
    Scorer(&'a str),
    /// How the tie was decided, or what it waits for.
    Verdict(&'a Verdict),
    /// How a side went out that did not lose.
    Exit(Exit),
    /// What is special about a leg.
    Leg(&'static str),
}

/// Everything that a tie can be found by, in the order in which it is worth telling.
pub(super) fn facts(bracket: &Bracket, tie: TieId) -> impl Iterator<Item = Fact<'_>> {
    let (own, verdict) = (bracket.tie(tie), bracket.verdict(tie));
    let (facts, story) = (bracket.facts(tie), bracket.story(tie));
    let clubs = Side::BOTH.into_iter().filter_map(move |side| bracket.club(tie, side)).map(Fact::Club);
    let exit = facts.ruling.and_then(|ruling| match ruling {
        Ruling::Out(_, how) => Some(Fact::Exit(how)),
        Ruling::Through(_) | Ruling::Both | Ruling::Neither => None,
    });
    let round = &bracket.competition()[own.round].name;
    let after = story.matches_after_legs(facts).flat_map(|(played, told)| told.legs_of(played));
    clubs
        .chain(own.details.name.as_deref().map(Fact::Name))
        .chain([Fact::Verdict(verdict), Fact::Round(round), Fact::Id(&own.id)])
        .chain(exit)
        .chain(story.legs_of(facts).chain(after).flat_map(|(leg, told)| of_leg(leg, told)))
}

fn of_leg(leg: Leg, told: &LegStory) -> impl Iterator<Item = Fact<'_>> {
    let (ground, town) = (told.venue.ground.as_deref().map(Fact::Ground), told.venue.town.as_deref().map(Fact::Town));
    let special = match leg.play {
        Play::Played(goals) => goals.extra_time().map(|_| "extra time"),
        Play::Awarded { .. } => Some("awarded"),
        play => wording::without_score(play),
    };
    let neutral = told.venue.neutral.then_some("neutral ground");
    let scorers = told.details.scorers.iter().flatten().flat_map(|side| scorers::names(side)).map(Fact::Scorer);
    let day = told.date.map(Fact::Day).into_iter();
    day.chain(ground).chain(town).chain(neutral.into_iter().chain(special).map(Fact::Leg)).chain(scorers)
}

impl<'a> Fact<'a> {
    /// Whether it is a name that a club can have, too, and this is all of it, folded.
    pub(super) fn is_called(self, folded: &str) -> bool {
        matches!(self, Fact::Ground(name) | Fact::Town(name) | Fact::Scorer(name) if fold(name) == folded)
    }

    /// The words that find it.
    pub(super) fn words(self, competition: &Competition) -> Cow<'a, str> {
        match self {
            Fact::Club(club) => Cow::Owned(club_words(competition, club)),
            Fact::Id(name) | Fact::Round(name) | Fact::Name(name) => Cow::Borrowed(name),
            Fact::Ground(name) | Fact::Town(name) | Fact::Scorer(name) => Cow::Borrowed(name),
            Fact::Day(_) => Cow::Borrowed(""),
            Fact::Verdict(verdict) => Cow::Owned(format!("{} {}", said(verdict), step(verdict).map_or("", also))),
            Fact::Exit(how) => Cow::Borrowed(exit(how)),
            Fact::Leg(special) => Cow::Borrowed(special),
        }
    }

    /// Whether a term of a query means it.
    pub(super) fn is_meant(self, competition: &Competition, term: &Term, how: Match) -> bool {
        match (self, term) {
            (Fact::Day(date), Term::Day(parts)) => parts.iter().all(|part| part.holds(date)),
            (_, Term::Day(_)) => false,
            (_, Term::Word(typed)) => {
                fold(&self.words(competition)).split_whitespace().any(|word| how.holds(word, typed))
            }
        }
    }

    /// As it is told to who looked for it.
    pub fn said(self, competition: &Competition) -> String {
        match self {
            Fact::Club(club) => competition[club].name.to_string(),
            Fact::Id(id) => format!("tie {id}"),
            Fact::Round(name) | Fact::Name(name) => name.to_owned(),
            Fact::Day(date) => wording::date(date),
            Fact::Ground(ground) => format!("ground: {ground}"),
            Fact::Town(town) => format!("played in {town}"),
            Fact::Scorer(name) => format!("scorer: {name}"),
            Fact::Verdict(verdict) => said(verdict),
            Fact::Exit(how) => exit(how).to_owned(),
            Fact::Leg(special) => special.to_owned(),
        }
    }
}

/// Everything that a club is called, and where it is from.
fn club_words(competition: &Competition, id: ClubId) -> String {
    let association = competition.association_of(id).into_iter().flat_map(association_texts);
    club_texts(&competition[id]).chain(association).collect::<Vec<_>>().join(" ")
}

/// What a club alone is called, and its town.
pub(super) fn club_texts(club: &Club) -> impl Iterator<Item = &str> {
    [club.name.as_str()].into_iter().chain(club.aliases.iter().map(String::as_str)).chain(club.town.as_deref())
}

/// What its association is called.
pub(super) fn association_texts(association: &Association) -> impl Iterator<Item = &str> {
    [&association.code, &association.name].into_iter().map(String::as_str)
}

fn exit(how: Exit) -> &'static str {
    match how {
        Exit::Withdrew => "withdrew",
        Exit::Disqualified => "disqualified",
        Exit::Out => "out",
    }
}

fn said(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Through { by: Some(by), .. } => format!("decided {}", by_step(*by)),
        Verdict::Through { by: None, .. } => "how it was decided is not known".to_owned(),
        Verdict::Both => "both go through by a ruling".to_owned(),
        Verdict::Neither => "neither goes through, by a ruling".to_owned(),
        Verdict::Level => "left level".to_owned(),
        Verdict::Pending(Missing::ExtraTime) => "open: extra time to be played".to_owned(),
        Verdict::Pending(Missing::PlayOff) => "open: play-off to be played".to_owned(),
        Verdict::Pending(Missing::Replay(_)) => "open: replay to be played".to_owned(),
        Verdict::Pending(Missing::Shootout) => "open: penalties not known".to_owned(),
        Verdict::Pending(Missing::Lots) => "open: lots to be drawn".to_owned(),
        Verdict::Pending(Missing::Placing) => "open: placing not known".to_owned(),
        Verdict::Pending(Missing::NormalTime(_)) => "open: score after 90 minutes not known".to_owned(),
        Verdict::Pending(Missing::Legs | Missing::Leg(_)) => "open: to be played".to_owned(),
        Verdict::Contradiction(_) => "contradiction: it cannot all be so".to_owned(),
    }
}

fn by_step(step: Step) -> String {
    match step {
        Step::Points
        | Step::Aggregate
        | Step::GoalDifference
        | Step::GoalsFor
        | Step::AwayGoals
        | Step::AwayGoalsAfterExtraTime
        | Step::Penalties => format!("on {step}"),
        Step::ExtraTime => format!("in {step}"),
        Step::BetterPlaced | Step::VisitingSide => format!("for the {step}"),
        _ => format!("by {step}"),
    }
}

/// The step that decided, or that is waited for.
fn step(verdict: &Verdict) -> Option<Step> {
    match verdict {
        Verdict::Through { by, .. } => *by,
        Verdict::Pending(missing) => missing.step(),
        _ => None,
    }
}

/// What else somebody might call a step.
fn also(step: Step) -> &'static str {
    match step {
        Step::Penalties => "penalty shoot-out shootout",
        Step::PlayOff => "playoff",
        Step::Replays => "replay replays",
        Step::ExtraTime | Step::AwayGoalsAfterExtraTime => "aet after extra time",
        Step::GoldenGoal | Step::SilverGoal => "extra time",
        Step::Lots => "coin",
        _ => "",
    }
}
