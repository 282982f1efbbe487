//! From headings to rounds: which matches belong to one round, in which order rounds are played, and what is no round at all
//! but a group, a league, or another competition.

use hashbrown::{HashMap, HashSet};

use super::heading::{Kind, Meaning, number, words};
use super::placeholder::Placeholder;
use super::teams::Teams;
use super::{Ending, Fixture, Outcome, Season, Team};
use crate::competition::Side;

/// A round: matches that are ties, or legs of ties.
#[derive(Debug, Clone)]
pub(super) struct Round {
    /// As the source calls it.
    pub name: String,
    pub kind: Kind,
    /// Which of several competitions it is of that follow each other in one source, each with a final: counted from 0.
    pub part: usize,
    /// Its matches by their indices, in the order of the source.
    pub fixtures: Vec<usize>,
}

/// A season parted into rounds and the rest.
#[derive(Debug, Default)]
pub(super) struct Parted {
    /// In the order in which they are played.
    pub rounds: Vec<Round>,
    /// What is told by each heading.
    pub meanings: Vec<Meaning>,
    /// The matches of groups and leagues.
    pub league: Vec<usize>,
    /// What the stage of groups is called, where the source has a word for it.
    pub league_name: Option<String>,
    /// The first round after the groups, by its index: none where there are no groups, the number of rounds where all are
    /// before them.
    pub first_after_league: Option<usize>,
    /// Matches of another competition.
    pub elsewhere: Vec<usize>,
    /// Matches of somebody against themselves, which nobody plays.
    pub against_itself: Vec<usize>,
}

/// Of how many opponents a club may meet in a round of ties at most: more say that it is a league.
const MOST_OPPONENTS: usize = 2;

/// What makes matches of one round: its name without accents, case and signs, what it stands in, and whether it is a zone's.
type Key = (bool, String, String);

impl Parted {
    /// The rounds of a season; no spellings of `teams` are joined yet, for which it has to be known who met in a round.
    pub fn of(season: &Season, teams: &Teams) -> Parted {
        let mut parted = Parted { meanings: season.headings.iter().map(Meaning::of).collect(), ..Parted::default() };
        let mut keys: HashMap<Key, usize> = HashMap::new();
        let mut zones: Vec<Option<String>> = Vec::new();
        // Asked once a heading, and not once a match.
        let mut of_heading: Vec<Option<usize>> = vec![None; parted.meanings.len()];
        for (index, fixture) in season.fixtures.iter().enumerate() {
            let Some(meaning) = parted.meanings.get(fixture.heading) else { continue };
            match meaning.kind {
                _ if is_against_itself(fixture) => parted.against_itself.push(index),
                Kind::League => parted.league.push(index),
                Kind::Elsewhere => parted.elsewhere.push(index),
                kind => {
                    let round = *of_heading[fixture.heading].get_or_insert_with(|| {
                        *keys.entry(key(meaning)).or_insert_with(|| {
                            let name = meaning.round.clone();
                            parted.rounds.push(Round { name, kind, part: 0, fixtures: Vec::new() });
                            zones.push(meaning.zone.clone());
                            parted.rounds.len() - 1
                        })
                    });
                    parted.rounds[round].fixtures.push(index);
                }
            }
        }
        parted.name_zones(&zones);
        parted.leagues(season, teams);
        parted.league_name =
            parted.league.first().and_then(|first| season.headings.get(season.fixtures[*first].heading)).map(
                |heading| {
                    let stage = heading.stage.as_deref().unwrap_or(&heading.round);
                    let league = words(stage).iter().any(|word| word == "league" || word == "liga");
                    if league { "League phase" } else { "Group stage" }.to_owned()
                },
            );
        parted.parts();
        parted.in_order(season);
        parted.first_after_league = parted.after_stated(season).or_else(|| parted.after_league(season));
        parted
    }

    /// Tells competitions from each other that follow each other: after a final, others begin if rounds are played again
    /// that were played before it.
    fn parts(&mut self) {
        let kinds: Vec<Kind> = self.rounds.iter().map(|round| round.kind).collect();
        let (mut part, mut first) = (0, 0);
        for index in 1..kinds.len() {
            let is_late = |kind: &&Kind| lateness(**kind).is_some();
            let again = || kinds[index..].iter().filter(is_late).any(|kind| kinds[first..index].contains(kind));
            if kinds[index - 1] == Kind::Final && kinds[index] != Kind::Placing && again() {
                (part, first) = (part + 1, index);
            }
            self.rounds[index].part = part;
        }
    }

    /// Rounds of zones that are called like one of the whole get the zones' word: "Conference Final".
    fn name_zones(&mut self, zones: &[Option<String>]) {
        let plain = |round: &Round| words(&round.name).join(" ");
        let mut called: HashMap<String, usize> = HashMap::new();
        for round in &self.rounds {
            *called.entry(plain(round)).or_default() += 1;
        }
        for (round, zone) in self.rounds.iter_mut().zip(zones) {
            if let Some(zone) = zone
                && called.get(&plain(round)).is_some_and(|count| *count > 1)
            {
                let word = zone.split_whitespace().last().unwrap_or(zone);
                round.name = format!("{word} {}", round.name);
            }
        }
    }

    /// Takes out what is called like a round, or like nothing that is known, and is a league: clubs meet one opponent in a
    /// round, and in a league many.
    fn leagues(&mut self, season: &Season, teams: &Teams) {
        let sides = Sides::of(season, teams);
        let numbered = self.is_numbered_league(season, &sides);
        let is_league = |round: &Round| {
            let may_be = matches!(round.kind, Kind::Unknown | Kind::Round | Kind::Qualifying);
            (numbered && is_numbered(round))
                || may_be
                    && if round.name.is_empty() {
                        losers_play_on(season, &sides, &round.fixtures)
                    } else {
                        is_league(&sides, round)
                    }
        };
        let (leagues, rounds): (Vec<Round>, Vec<Round>) =
            std::mem::take(&mut self.rounds).into_iter().partition(is_league);
        self.rounds = rounds;
        self.league.extend(leagues.iter().flat_map(|round| &round.fixtures));
        self.league.sort_unstable();
    }

    /// Whether rounds that are called by nothing but their numbers are the days of a league: who loses plays on in the next.
    /// Where two meet twice in one of them, they are rounds of ties.
    fn is_numbered_league(&self, season: &Season, sides: &Sides) -> bool {
        let numbered = || self.rounds.iter().filter(|round| is_numbered(round));
        let meet_once = |round: &Round| {
            let mut met: HashSet<[u32; 2]> = HashSet::new();
            let mut pairs = round.fixtures.iter().map(|index| sides.0[*index]);
            pairs.all(|[one, two]| met.insert([one.min(two), one.max(two)]))
        };
        let fixtures: Vec<usize> = numbered().flat_map(|round| &round.fixtures).copied().collect();
        numbered().count() > 1 && numbered().all(meet_once) && losers_play_on(season, sides, &fixtures)
    }

    /// Puts the rounds into the order in which they are played: that of the source, unless their names say otherwise.
    fn in_order(&mut self, season: &Season) {
        let is_sorted =
            |rounds: &[Round]| rounds.iter().filter_map(|round| Some((round.part, lateness(round.kind)?))).is_sorted();
        if is_sorted(&self.rounds) && !self.goes_on_after_final() {
            return;
        }
        let days = |round: &Round| {
            let mut days: Vec<_> = round.fixtures.iter().filter_map(|index| season.fixtures[*index].date).collect();
            days.sort_unstable();
            days.get(days.len() / 2).copied()
        };
        if self.rounds.iter().all(|round| days(round).is_some()) {
            self.rounds.sort_by_cached_key(|round| (round.part, days(round)));
        }
        if !is_sorted(&self.rounds) {
            self.rounds.sort_by_key(|round| (round.part, lateness(round.kind)));
        }
        if self.goes_on_after_final() {
            self.rounds.sort_by_key(|round| (round.part, round.kind == Kind::Final));
        }
    }

    /// Whether what is played before a final is told after it: the match for the third place, or qualifying rounds.
    fn goes_on_after_final(&self) -> bool {
        let mut rounds = self.rounds.iter().skip_while(|round| round.kind != Kind::Final);
        let is_one_final = self.rounds.iter().filter(|round| round.kind == Kind::Final).count() == 1;
        is_one_final && rounds.any(|round| matches!(round.kind, Kind::Placing | Kind::Qualifying))
    }

    /// The first round after those that the source says are before the groups, by its index; what those are called is known
    /// then.
    fn after_stated(&mut self, season: &Season) -> Option<usize> {
        let before = |round: &Round| {
            let mut headings = round.fixtures.iter().map(|index| season.headings.get(season.fixtures[*index].heading));
            headings.find_map(|heading| heading?.before.clone())
        };
        let (last, name) = self.rounds.iter().enumerate().rev().find_map(|(at, round)| Some((at, before(round)?)))?;
        self.league_name = Some(name);
        Some(last + 1)
    }

    /// The first round after the groups, by its index: it is told after them, and was not played before. None where there
    /// are no groups, the number of rounds where all are before them.
    fn after_league(&self, season: &Season) -> Option<usize> {
        let middle = *self.league.get(self.league.len() / 2)?;
        let day = |fixture: usize| season.fixtures[fixture].date;
        let was_before = |first: usize| day(first).zip(day(middle)).is_some_and(|(first, middle)| first < middle);
        let is_after =
            |round: &Round| round.fixtures.first().is_some_and(|first| *first > middle && !was_before(*first));
        Some(self.rounds.iter().position(is_after).unwrap_or(self.rounds.len()))
    }
}

/// Whether the two sides are one and the same, and not two that are to be drawn.
fn is_against_itself(fixture: &Fixture) -> bool {
    let [one, two] = &fixture.teams;
    one == two && one.placeholder() != Some(Placeholder::Open)
}

/// Whether a round is called by its number alone: "Round 3".
fn is_numbered(round: &Round) -> bool {
    let words = words(&round.name);
    round.kind == Kind::Round && words.len() == 2 && words[0] == "round" && number(&words[1]).is_some()
}

fn key(meaning: &Meaning) -> Key {
    // “Quarter-finals” and “Quarterfinals” are one round, whatever stands beside them.
    let kind = match meaning.kind {
        Kind::QuarterFinal => Some("quarter-final"),
        Kind::SemiFinal => Some("semi-final"),
        Kind::Final => Some("final"),
        _ => None,
    };
    let plain = |text: &str| words(text).join(" ");
    let within = meaning.within.as_deref().filter(|_| kind.is_some()).map(plain).unwrap_or_default();
    let name = kind.map_or_else(|| plain(&meaning.round), str::to_owned);
    (meaning.zone.is_some(), within, name)
}

/// How late in a competition a round is played, where its name says so.
fn lateness(kind: Kind) -> Option<u32> {
    match kind {
        Kind::Of(left) => Some(u32::from(u16::MAX - left)),
        Kind::QuarterFinal => Some(1 << 17),
        Kind::SemiFinal => Some(2 << 17),
        Kind::Final => Some(3 << 17),
        Kind::League | Kind::Elsewhere | Kind::Qualifying | Kind::Round | Kind::Placing | Kind::Unknown => None,
    }
}

/// Of every match the numbers of its two sides: the same for a name however it is typed.
struct Sides(Vec<[u32; 2]>);

impl Sides {
    fn of(season: &Season, teams: &Teams) -> Sides {
        let mut plain: HashMap<String, u32> = HashMap::new();
        let number = |team: &Team| {
            let next = plain.len() as u32;
            *plain.entry(words(&team.name).join(" ")).or_insert(next)
        };
        let numbers: Vec<u32> = teams.spellings().iter().map(number).collect();
        let sides = (0..season.fixtures.len()).map(|fixture| teams.of_fixture(fixture).map(|team| numbers[team.0]));
        Sides(sides.collect())
    }
}

/// Whether more than a fifth of the clubs of a round meet more opponents there than any club does in ties.
fn is_league(sides: &Sides, round: &Round) -> bool {
    let mut opponents: HashMap<u32, Vec<u32>> = HashMap::new();
    for [one, two] in round.fixtures.iter().map(|index| sides.0[*index]) {
        for (club, other) in [(one, two), (two, one)] {
            let met = opponents.entry(club).or_default();
            if met.len() <= MOST_OPPONENTS && !met.contains(&other) {
                met.push(other);
            }
        }
    }
    opponents.values().filter(|met| met.len() > MOST_OPPONENTS).count() * 5 > opponents.len()
        || opponents.values().filter(|met| met.len() == MOST_OPPONENTS).count() * 3 > opponents.len() * 2
}

/// Whether more than a fifth of the clubs have lost to somebody and yet meet somebody else: what no cup allows, even if all
/// of its rounds stand under one heading. Two losers may meet at its end, for the third place.
fn losers_play_on(season: &Season, sides: &Sides, fixtures: &[usize]) -> bool {
    let mut clubs: HashSet<u32> = HashSet::new();
    let mut beaten_by: HashMap<u32, u32> = HashMap::new();
    let mut played_on: HashSet<u32> = HashSet::new();
    for (at, index) in fixtures.iter().enumerate() {
        let [one, two] = sides.0[*index];
        let has_lost = |club: u32, other: u32| beaten_by.get(&club).is_some_and(|winner| *winner != other);
        let lost = [has_lost(one, two), has_lost(two, one)];
        let for_third_place = lost == [true, true] && at + 2 >= fixtures.len();
        clubs.extend([one, two]);
        if !for_third_place {
            played_on.extend([one, two].into_iter().zip(lost).filter(|(_, lost)| *lost).map(|(club, _)| club));
        }
        let Outcome::Played(Ending { last: Some(last), .. }) = season.fixtures[*index].outcome else { continue };
        match last.leader() {
            Some(Side::A) => beaten_by.insert(two, one),
            Some(Side::B) => beaten_by.insert(one, two),
            None => None,
        };
    }
    played_on.len() * 5 > clubs.len()
}
