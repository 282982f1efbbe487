//! Everything that clubs and ties of a competition can be found by, ready to be looked through, and what a query means in a
//! bracket of it.

use super::found::{By, Found};
use super::query::{Query, Term};
use super::roads::{Doubts, Roads};
use super::ties::Ties;
use super::words::{Match, Met, Words};
use crate::bracket::Bracket;
use crate::competition::{ClubId, Node};
use crate::scenario::Scenario;

/// Everything that clubs and ties of a competition can be found by, ready to be looked through.
#[derive(Debug)]
pub struct Index {
    clubs: Words,
    /// As they really came out.
    ties: Ties,
    doubts: Doubts,
}

impl Index {
    /// Takes down every text of the competition of a bracket, once. It is good for every way to look at that.
    pub fn new(bracket: &Bracket) -> Index {
        let competition = bracket.competition();
        Index {
            clubs: Words::of_clubs(competition),
            ties: Ties::of(&bracket.under(Scenario::default()), competition.tie_ids()),
            doubts: Doubts::of(competition),
        }
    }

    /// What a query means in a bracket of the same competition; nothing for one without words.
    ///
    /// A query that finds clubs means these, and besides only the ties in which it is the whole name of a ground, a town
    /// or a scorer: who looks for Rabat may want either. Any other query means the ties that all its words are found in,
    /// the clubs' names among them: whole words first, else their beginnings. Last come letters inside words.
    pub fn find(&self, bracket: &Bracket, query: &str) -> Found {
        let otherwise = Ties::of(bracket, bracket.otherwise());
        let view = View { bracket, index: self, otherwise, roads: Roads::of(bracket, &self.doubts) };
        view.find(Query::read(query))
    }

    /// The clubs that a query finds where it means clubs and nothing else, in the order of the file, without their roads.
    pub fn clubs(&self, query: &str) -> Vec<ClubId> {
        let query = Query::read(query);
        let having = |least| having_all(&self.words(&query, least));
        let found = [Match::Begun, Match::Within].into_iter().map(having).find(|clubs| !clubs.is_empty());
        found.unwrap_or_default()
    }

    /// How much clubs have of each word of a query.
    fn words(&self, query: &Query, least: Match) -> Vec<Met> {
        query.words.iter().map(|word| self.clubs.find(word, least)).collect()
    }
}

/// An index, and what is otherwise in the bracket that is asked.
struct View<'a> {
    bracket: &'a Bracket,
    index: &'a Index,
    /// The ties that came out otherwise than they really did.
    otherwise: Ties,
    roads: Roads,
}

impl View<'_> {
    fn find(&self, query: Query) -> Found {
        for least in [Match::Begun, Match::Within] {
            let words = self.index.words(&query, least);
            let clubs = having_all(&words);
            if !clubs.is_empty() {
                let beside = least == Match::Begun && !query.only_clubs;
                let name = beside.then(|| query.words.join(" "));
                return self.with_called(clubs, name);
            }
            let ties = if query.only_clubs { Met::new() } else { self.ties(&query, least, &words) };
            if let Some(best) = ties.iter().flatten().max() {
                let found = ties.iter().map(|met| *met >= Some(*best)).collect();
                return Found::new(self.bracket, &self.roads, Vec::new(), found, By::Query(query, *best));
            }
        }
        self.with_called(Vec::new(), None)
    }

    /// Clubs, and the ties that have a name of their own which is that of the clubs.
    fn with_called(&self, clubs: Vec<ClubId>, name: Option<String>) -> Found {
        let (ties, by) = match name {
            Some(name) => (self.of_ties(|ties| ties.called(&name)), By::Name(name)),
            None => (vec![false; self.bracket.competition().ties().len()], By::Nothing),
        };
        Found::new(self.bracket, &self.roads, clubs, ties, by)
    }

    /// How much each tie has of what one reading of the query asks for, which is as much as it has of each term. `words`
    /// tells what clubs have of each word.
    fn ties(&self, query: &Query, least: Match, words: &[Met]) -> Met {
        let term = |term: &Term| match term {
            Term::Day(parts) => self.of_ties(|ties| ties.on(parts)),
            Term::Word(word) => {
                let met = self.of_ties(|ties| ties.find(word, least));
                let clubs = query.words.iter().zip(words).find(|(other, _)| *other == word);
                clubs.map_or(Met::new(), |(_, clubs)| self.with_roads(met, clubs))
            }
        };
        let readings = query.readings.iter().filter_map(|terms| terms.iter().map(term).reduce(of_both(Ord::min)));
        readings.reduce(of_both(Ord::max)).unwrap_or_default()
    }

    /// What is so of each tie.
    fn of_ties<T>(&self, is_so: impl Fn(&Ties) -> Vec<T>) -> Vec<T> {
        let mut all = is_so(&self.index.ties);
        for (tie, own) in self.bracket.otherwise().zip(is_so(&self.otherwise)) {
            all[tie.index()] = own;
        }
        all
    }

    /// What ties have of a word, with what the clubs have of it on whose roads they are.
    fn with_roads(&self, mut met: Met, clubs: &Met) -> Met {
        if clubs.iter().any(Option::is_some) {
            for (tie, met) in self.bracket.competition().tie_ids().zip(&mut met) {
                let there = self.bracket.clubs(Node::Tie(tie)).filter(|club| self.roads.has(Node::Tie(tie), *club));
                *met = there.fold(*met, |met, club| met.max(clubs[club.index()]));
            }
        }
        met
    }
}

/// The clubs that have something of every word, in the order of the file.
fn having_all(words: &[Met]) -> Vec<ClubId> {
    let Some((first, rest)) = words.split_first() else { return Vec::new() };
    let having = (0u32..).map(ClubId).zip(first).filter(|(_, met)| met.is_some()).map(|(club, _)| club);
    having.filter(|club| rest.iter().all(|met| met[club.index()].is_some())).collect()
}

/// Of each thing, one of two.
fn of_both(which: impl Fn(Option<Match>, Option<Match>) -> Option<Match>) -> impl Fn(Met, Met) -> Met {
    move |a, b| a.into_iter().zip(b).map(|(a, b)| which(a, b)).collect()
}
