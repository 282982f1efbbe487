//! From matches to ties: matches of one round between the same two are one tie. Whose home leg each was tells legs from each
//! other, whatever the headings say; and whether a second match is a second leg or a replay, the round as a whole.

use hashbrown::{HashMap, HashSet};

use super::heading::{self, Kind, Meaning};
use super::placeholder::Placeholder;
use super::rounds::{Parted, Round};
use super::teams::{TeamId, Teams};
use super::{Fixture, Outcome, Season};
use crate::competition::{Kicks, Score};
use crate::source::MOST_LEGS;

/// A match as a part of a tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Played {
    /// The match, by its index.
    pub fixture: usize,
    /// Whether the tie's side B is the one that the match names first.
    pub swapped: bool,
}

/// A tie, not yet decided, nor led to.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// Side A is the one that its first match names first.
    pub teams: [TeamId; 2],
    /// Its legs, in the order in which they were to be played.
    pub legs: Vec<Played>,
    /// A third match after two legs.
    pub play_off: Option<Played>,
    /// Matches after a first one that ended level.
    pub replays: Vec<Played>,
    /// Whether it is told as one match though its round has two.
    pub alone: bool,
    /// Whether its legs are a series, the best of three.
    pub series: bool,
}

/// What second matches of a round are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Second {
    Legs,
    Replays,
    /// There is none.
    None,
}

/// A round with its ties.
#[derive(Debug)]
pub(super) struct Column {
    /// As the source calls it.
    pub name: String,
    pub kind: Kind,
    /// Which of several competitions it is of, as its round is.
    pub part: usize,
    pub second: Second,
    pub ties: Vec<Draft>,
}

/// The rounds with their ties. Where a club has two ties under one heading, one after the other, they are two rounds.
pub(super) fn of(season: &Season, parted: &Parted, teams: &mut Teams) -> Vec<Column> {
    let mut columns = Vec::with_capacity(parted.rounds.len());
    for round in &parted.rounds {
        let pairs = with_open_legs(season, pairs(season, round, teams), round.kind, teams);
        let counting: Vec<Vec<Played>> = pairs.iter().map(|pair| pair.counting(season)).collect();
        let second = second(season, parted, &counting);
        let series = second == Second::Legs && has_series(season, parted, &counting);
        let drafts = pairs.into_iter().zip(&counting).map(|(pair, counting)| pair.draft(counting, second, series));
        let mut ties: Vec<Draft> = drafts.collect();
        let steps = steps(&mut ties, teams);
        let last = steps.iter().max().copied().unwrap_or_default();
        let mut parts: Vec<Vec<Draft>> = (0..=last).map(|_| Vec::new()).collect();
        for (tie, step) in ties.into_iter().zip(steps) {
            parts[step].push(tie);
        }
        for (step, ties) in parts.into_iter().enumerate() {
            let name = match (round.name.as_str(), step) {
                ("", _) if step == last && step > 0 && ties.len() == 1 => "Final".to_owned(),
                ("", _) => format!("Round {}", step + 1),
                (name, 0) => name.to_owned(),
                (name, _) => format!("{name}, {}", step + 1),
            };
            columns.push(Column { name, kind: round.kind, part: round.part, second, ties });
        }
    }
    columns
}

/// How many ties of the same round each tie has to follow, since one of its clubs has played them. Where that is so for a
/// few of many, they are of clubs that are called the same.
fn steps(ties: &mut [Draft], teams: &mut Teams) -> Vec<usize> {
    let mut known: HashMap<TeamId, usize> = HashMap::new();
    let mut steps = Vec::with_capacity(ties.len());
    for tie in ties.iter() {
        let step = tie.teams.iter().filter_map(|team| known.get(team)).max().map_or(0, |step| step + 1);
        tie.teams.iter().for_each(|team| {
            known.insert(*team, step);
        });
        steps.push(step);
    }
    let late = steps.iter().filter(|step| **step > 0).count();
    if late == 0 || late * FEW > ties.len() {
        return steps;
    }
    let mut seen: HashSet<TeamId> = HashSet::new();
    for team in ties.iter_mut().flat_map(|tie| &mut tie.teams) {
        if !seen.insert(*team) {
            *team = teams.namesake(*team);
        }
    }
    vec![0; ties.len()]
}

/// One of so many is few.
const FEW: usize = 10;

/// Two teams of a round with all their matches there.
struct Pair {
    teams: [TeamId; 2],
    matches: Vec<Played>,
}

fn pairs(season: &Season, round: &Round, teams: &Teams) -> Vec<Pair> {
    let mut known: HashMap<[TeamId; 2], usize> = HashMap::new();
    let mut pairs: Vec<Pair> = Vec::new();
    for &fixture in &round.fixtures {
        let [first, second] = teams.of_fixture(fixture);
        let index = *known.entry([first.min(second), first.max(second)]).or_insert_with(|| {
            pairs.push(Pair { teams: [first, second], matches: Vec::new() });
            pairs.len() - 1
        });
        let pair = &mut pairs[index];
        pair.matches.push(Played { fixture, swapped: pair.teams[0] != first });
    }
    for pair in &mut pairs {
        pair.order(season);
    }
    pairs
}

/// Pairs in which nobody is known yet are counted: where a round is known to have half as many ties, they are first legs
/// and, in the same order, second ones.
fn with_open_legs(season: &Season, pairs: Vec<Pair>, kind: Kind, teams: &Teams) -> Vec<Pair> {
    let is_open = |pair: &Pair| {
        let to_come = |played: &Played| season.fixtures[played.fixture].outcome == Outcome::Unknown;
        let is_unknown = |team: &TeamId| teams.placeholder(*team) == Some(Placeholder::Open);
        pair.teams.iter().all(is_unknown) && pair.matches.iter().all(to_come)
    };
    let open = pairs.iter().filter(|pair| is_open(pair)).count();
    let known = pairs.len() - open;
    if open == 0 || heading::ties_of(kind).is_none_or(|ties| known + open / 2 != ties || open % 2 == 1) {
        return pairs;
    }
    let (open_pairs, mut joined): (Vec<Pair>, Vec<Pair>) = pairs.into_iter().partition(is_open);
    let mut open_pairs = open_pairs.into_iter();
    let mut first: Vec<Pair> = open_pairs.by_ref().take(open / 2).collect();
    for (pair, second) in first.iter_mut().zip(open_pairs) {
        pair.matches.extend(second.matches.into_iter().map(|played| Played { swapped: !played.swapped, ..played }));
    }
    joined.append(&mut first);
    joined
}

impl Pair {
    /// Puts the matches into the order of their days, and leaves out what was put off and is told again.
    fn order(&mut self, season: &Season) {
        let at = |played: &Played| &season.fixtures[played.fixture];
        if self.matches.iter().all(|played| at(played).date.is_some()) {
            self.matches.sort_by_key(|played| at(played).date);
        }
        // From the last one on: whether a later match on the same ground is told to its end.
        let mut is_told = [false; 2];
        self.matches.reverse();
        self.matches.retain(|played| {
            let later = &mut is_told[usize::from(played.swapped)];
            let is_known = at(played).outcome != Outcome::Unknown;
            let again = std::mem::replace(later, *later || is_known);
            is_known || !again
        });
        self.matches.reverse();
        self.matches.truncate(MOST_LEGS);
        // Side A is the host of the first match that was to be played, whichever is told first.
        let is_played = |played: &&Played| !matches!(at(played).outcome, Outcome::Walkover(_));
        let first = self.matches.iter().find(is_played).or(self.matches.first());
        if first.is_some_and(|first| first.swapped) {
            self.teams.swap(0, 1);
            self.matches.iter_mut().for_each(|played| played.swapped = !played.swapped);
        }
    }

    /// Those that stand for a match of the tie: all but what was broken off, or counts for nothing, and was played again, and
    /// a walkover, which is none.
    fn counting(&self, season: &Season) -> Vec<Played> {
        let stands = |played: &Played| {
            let outcome = season.fixtures[played.fixture].outcome;
            !matches!(outcome, Outcome::Annulled(_) | Outcome::Cancelled | Outcome::Walkover(_))
        };
        let all: Vec<Played> = self.matches.iter().copied().filter(stands).collect();
        let again = |index: usize| all.get(index + 1).is_some_and(|next| next.swapped == all[index].swapped);
        let broken = |played: &Played| matches!(season.fixtures[played.fixture].outcome, Outcome::Abandoned(_));
        (0..all.len()).filter(|index| !(broken(&all[*index]) && again(*index))).map(|index| all[index]).collect()
    }

    /// The tie that they make; `counting` are those that stand for a match of it.
    fn draft(self, counting: &[Played], second: Second, series: bool) -> Draft {
        let (legs, replays) = (Vec::new(), Vec::new());
        let mut draft = Draft { teams: self.teams, legs, play_off: None, replays, alone: false, series };
        let is_first = |played: &Played| counting.first() == Some(played) || !counting.contains(played);
        match second {
            Second::Replays => {
                let replayed = self.matches.iter().skip_while(|played| is_first(played));
                draft.replays = replayed.copied().filter(|played| counting.contains(played)).collect();
                draft.legs = self.matches.into_iter().filter(|played| !draft.replays.contains(played)).collect();
            }
            Second::Legs | Second::None => {
                draft.alone = second == Second::Legs && self.matches.len() == 1 && !series;
                let third = counting.get(2).copied();
                let two_legs = matches!(counting, [one, two, _] if one.swapped != two.swapped);
                draft.play_off = third.filter(|_| two_legs && !series);
                draft.legs = self.matches.into_iter().filter(|played| Some(*played) != draft.play_off).collect();
            }
        }
        draft
    }
}

/// Whether the ties of a round are series: the source counts a third match, or there are third ones, and shoot-outs before
/// the last, that no tie over two legs has.
fn has_series(season: &Season, parted: &Parted, counting: &[Vec<Played>]) -> bool {
    let third = || counting.iter().filter_map(|matches| matches.get(2).copied());
    let early_shootout = |matches: &Vec<Played>| {
        let before = matches.split_last().map_or(&[][..], |(_, before)| before);
        before.iter().any(|played| shootout(&season.fixtures[played.fixture]).is_some())
    };
    third().any(|third| is_third(season, parted, third))
        || (third().next().is_some() && counting.iter().any(early_shootout))
}

/// Whether the source calls a match the third of a series.
fn is_third(season: &Season, parted: &Parted, played: Played) -> bool {
    let meaning = parted.meanings.get(season.fixtures[played.fixture].heading);
    meaning.is_some_and(|meaning| meaning.leg == Some(3))
}

/// What the second matches of a round are. They are legs where the source says so of any. Else they are replays where it
/// says that, or where every first match ended level, and there are ties without a second one that were settled at once, or
/// extra time in a first one, or a second one on the same side's ground.
fn second(season: &Season, parted: &Parted, counting: &[Vec<Played>]) -> Second {
    let several = || counting.iter().filter(|matches| matches.len() > 1);
    if several().next().is_none() {
        return Second::None;
    }
    let meaning = |played: &Played| parted.meanings.get(season.fixtures[played.fixture].heading);
    let says = |holds: fn(&Meaning) -> bool| counting.iter().flatten().any(|played| meaning(played).is_some_and(holds));
    // A replay after two legs is a play-off.
    if says(|meaning| meaning.leg.is_some()) {
        return Second::Legs;
    }
    if says(|meaning| meaning.replay) {
        return Second::Replays;
    }
    let first = |matches: &[Played]| matches.first().map(|played| &season.fixtures[played.fixture]);
    let all_level = several().all(|matches| first(matches).is_some_and(is_level));
    let singles = counting.iter().filter(|matches| matches.len() == 1);
    let open_single =
        singles.clone().any(|matches| first(matches).is_some_and(|one| is_level(one) && shootout(one).is_none()));
    let signs = singles.count() > 0 && !open_single
        || several().any(|matches| first(matches).is_some_and(had_extra_time))
        || several().any(|matches| matches[0].swapped == matches[1].swapped);
    if all_level && signs { Second::Replays } else { Second::Legs }
}

fn shootout(fixture: &Fixture) -> Option<Kicks> {
    fixture.outcome.played()?.shootout
}

fn is_level(fixture: &Fixture) -> bool {
    fixture.outcome.played().and_then(|ending| ending.last).is_some_and(|last: Score| last.leader().is_none())
}

fn had_extra_time(fixture: &Fixture) -> bool {
    fixture.outcome.played().is_some_and(|ending| ending.extra_time.is_some() && ending.shootout.is_none())
}
