//! Who takes part: which names are one club's, and which stand in the place of a club. Names that are spelled the same, with
//! the same code, are one club; others are only where nothing else can be.

use hashbrown::{HashMap, HashSet};

use super::names::Name;
use super::placeholder::Placeholder;
use super::rounds::Parted;
use super::{Remark, RemarkKind, Season, Team};
use crate::text::quoted;

/// Somebody who takes part, by position: a club under any of its names, or one placeholder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct TeamId(pub usize);

/// Something that is known of some teams: found by their positions, as nearly all have it.
#[derive(Debug)]
pub(super) struct ByTeam<T>(Vec<Option<T>>);

impl<T> Default for ByTeam<T> {
    fn default() -> ByTeam<T> {
        ByTeam(Vec::new())
    }
}

impl<T> ByTeam<T> {
    pub fn get(&self, team: TeamId) -> Option<&T> {
        self.0.get(team.0)?.as_ref()
    }

    /// Puts something in the place of what was known before, and returns that.
    pub fn insert(&mut self, team: TeamId, value: T) -> Option<T> {
        if self.0.len() <= team.0 {
            self.0.resize_with(team.0 + 1, || None);
        }
        self.0[team.0].replace(value)
    }
}

/// Everybody who takes part.
#[derive(Debug, Default)]
pub(super) struct Teams {
    /// Every spelling, with its code.
    spellings: Vec<Team>,
    /// What each stands for, where it is no club.
    placeholders: Vec<Option<Placeholder>>,
    /// Of each spelling another of the same club that came before it, or itself where there is none.
    same: Vec<usize>,
    /// Of each match the spellings of its two sides.
    of_fixtures: Vec<[usize; 2]>,
}

impl Teams {
    /// Everybody in a season, by how they are spelled.
    pub fn of(season: &Season) -> Teams {
        let mut teams = Teams::default();
        let mut known: HashMap<&Team, usize> = HashMap::new();
        for fixture in &season.fixtures {
            let of = [0, 1].map(|side| {
                let team = &fixture.teams[side];
                if let Some(index) = known.get(team) {
                    return *index;
                }
                let placeholder = team.placeholder();
                let index = teams.spellings.len();
                teams.spellings.push(team.clone());
                teams.same.push(index);
                teams.placeholders.push(placeholder);
                // Of those that are to be drawn, each is another.
                if placeholder != Some(Placeholder::Open) {
                    known.insert(team, index);
                }
                index
            });
            teams.of_fixtures.push(of);
        }
        teams
    }

    /// Every spelling; before any are joined, each is a team.
    pub fn spellings(&self) -> &[Team] {
        &self.spellings
    }

    /// The two sides of a match, the one that is named first first.
    pub fn of_fixture(&self, index: usize) -> [TeamId; 2] {
        self.of_fixtures[index].map(|spelling| self.now(TeamId(spelling)))
    }

    /// The name of a team as the source spells it first, and its code.
    pub fn team(&self, id: TeamId) -> &Team {
        &self.spellings[id.0]
    }

    /// The other spellings of every team that has some.
    pub fn aliases(&self) -> HashMap<TeamId, Vec<&Team>> {
        let mut aliases: HashMap<TeamId, Vec<&Team>> = HashMap::new();
        for (index, team) in self.spellings.iter().enumerate().filter(|(index, _)| self.same[*index] != *index) {
            aliases.entry(self.now(TeamId(index))).or_default().push(team);
        }
        aliases
    }

    /// What a team stands for, where it is no club.
    pub fn placeholder(&self, id: TeamId) -> Option<Placeholder> {
        self.placeholders[id.0]
    }

    /// Takes two teams for one from now on. The one that came first keeps its name.
    fn join(&mut self, one: TeamId, two: TeamId) {
        let [one, two] = [self.now(one).0, self.now(two).0];
        let (keep, drop) = (one.min(two), one.max(two));
        self.same[drop] = keep;
        if self.spellings[keep].code.is_none() {
            self.spellings[keep].code = self.spellings[drop].code.clone();
        }
    }

    /// Another club that is called the same.
    pub fn namesake(&mut self, id: TeamId) -> TeamId {
        let another = self.spellings.len();
        self.spellings.push(self.spellings[id.0].clone());
        self.placeholders.push(self.placeholders[id.0]);
        self.same.push(another);
        TeamId(another)
    }

    /// Whom a team is taken for by now.
    pub fn now(&self, id: TeamId) -> TeamId {
        let mut same = id.0;
        while self.same[same] != same {
            same = self.same[same];
        }
        TeamId(same)
    }

    /// Joins spellings that cannot but be one club's, unless the two ever meet others in one round; and tells it.
    pub fn join_spellings(&mut self, parted: &Parted) -> Vec<Remark> {
        let pairs = self.alike();
        if pairs.is_empty() {
            return Vec::new();
        }
        let met = self.met(parted, &pairs);
        let league = parted.rounds.len();
        let apart = |one: usize, two: usize| {
            let mut rounds = met[&one].iter().filter_map(|(round, own)| Some((*round, own, met[&two].get(round)?)));
            // In one round only if it is the same tie: its legs may be spelled in two ways. A league has many spellings.
            rounds.all(|(round, own, others)| {
                let alike = round == league || own.is_subset(others);
                alike && !own.contains(&two)
            })
        };
        let joined: Vec<[usize; 2]> = pairs.into_iter().filter(|[one, two]| apart(*one, *two)).collect();
        joined.into_iter().map(|[one, two]| self.joined(TeamId(one), TeamId(two))).collect()
    }

    /// Pairs of spellings that may be one club's, by the order of the first of each.
    fn alike(&self) -> Vec<[usize; 2]> {
        let clubs = (0..self.spellings.len()).filter(|spelling| self.placeholders[*spelling].is_none());
        let name = |spelling: usize| Name::of(&self.spellings[spelling].name);
        let mut keys: Vec<(String, usize)> = clubs.map(|spelling| (name(spelling).key(), spelling)).collect();
        keys.sort_unstable();
        let mut pairs: Vec<[usize; 2]> = Vec::new();
        let of_one_club = |alike: &&[(String, usize)]| (2..=MOST_SPELLINGS).contains(&alike.len());
        for alike in keys.chunk_by(|(one, _), (other, _)| one == other).filter(of_one_club) {
            let names: Vec<(Name, usize)> = alike.iter().map(|(_, spelling)| (name(*spelling), *spelling)).collect();
            for (i, (name, one)) in names.iter().enumerate() {
                let fits = |(other, two): &&(Name, usize)| name.is(other) && self.codes_fit(TeamId(*one), TeamId(*two));
                pairs.extend(names[i + 1..].iter().filter(fits).map(|(_, two)| [*one, *two]));
            }
        }
        pairs.sort_unstable();
        pairs
    }

    /// Joins two teams, and tells it.
    pub fn joined(&mut self, one: TeamId, two: TeamId) -> Remark {
        let [a, b] = [one, two].map(|id| quoted(&self.team(id).name));
        self.join(one, two);
        Remark { kind: RemarkKind::Assumed, at: None, text: format!("{a} and {b} are taken to be one club") }
    }

    /// What is told of a club that is not seen again, where others may be it.
    pub fn in_doubt(&self, lost: TeamId, found: &[TeamId]) -> Remark {
        let name = |id: &TeamId| quoted(&self.team(*id).name);
        let others = found.iter().map(name).collect::<Vec<_>>().join(" or ");
        let text = format!("{} went through and is not seen again; {others} may be the same club", name(&lost));
        Remark { kind: RemarkKind::Understood, at: None, text }
    }

    /// Whether nothing in the codes says that two are not one.
    pub fn codes_fit(&self, one: TeamId, two: TeamId) -> bool {
        match (&self.team(one).code, &self.team(two).code) {
            (Some(one), Some(two)) => one == two,
            _ => true,
        }
    }

    /// By spelling, whom each met in each round: only of those in some pairs, as few are.
    fn met(&self, parted: &Parted, pairs: &[[usize; 2]]) -> HashMap<usize, HashMap<usize, HashSet<usize>>> {
        let mut met: HashMap<usize, HashMap<usize, HashSet<usize>>> = HashMap::new();
        met.extend(pairs.iter().flatten().map(|spelling| (*spelling, HashMap::new())));
        let league = (parted.rounds.len(), &parted.league);
        let rounds = parted.rounds.iter().enumerate().map(|(index, round)| (index, &round.fixtures)).chain([league]);
        for (round, fixtures) in rounds {
            for [one, two] in fixtures.iter().map(|index| self.of_fixtures[*index]) {
                for (own, other) in [(one, two), (two, one)] {
                    if let Some(rounds) = met.get_mut(&own) {
                        rounds.entry(round).or_default().insert(other);
                    }
                }
            }
        }
        met
    }
}

/// More spellings than that nobody has of one club.
const MOST_SPELLINGS: usize = 6;
