//! From what somebody types to what it means in a bracket: clubs with their roads, or ties, with what each is found by.
//! Accents, case and punctuation do not matter.
//!
//! `query` reads what was typed, `fact` has what a tie can be found by and how that is said, `words` finds what has a word,
//! and `found` is what came of it.

mod fact;
mod found;
mod query;
mod words;

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use crate::bracket::Bracket;
use crate::competition::{ClubId, Node, TieId};
use crate::text::fold;
pub use fact::Fact;
use fact::{club_words, facts};
use found::By;
pub use found::{Found, Stop};
pub use query::only_clubs;
use query::{Query, Term};
use words::{Match, Words};

/// Everything that clubs and ties of a bracket can be found by, ready to be searched.
#[derive(Debug)]
pub struct Index {
    /// Clubs by their names, town, and the association's name and code.
    clubs: Words,
    /// Ties by everything else.
    ties: Words,
    days: BTreeMap<Date, Vec<u32>>,
    /// Ties by the whole name of a ground, a town or a scorer.
    names: HashMap<String, Vec<u32>>,
}

impl Index {
    /// Takes every text of the bracket apart, once. What is found later is told against the same bracket.
    pub fn new(bracket: &Bracket) -> Index {
        let competition = bracket.competition();
        let mut clubs = Words::default();
        for club in competition.club_ids() {
            clubs.add(&club_words(competition, club), &[club.0]);
        }
        let mut days = BTreeMap::<Date, Vec<u32>>::new();
        // The same text in many ties is taken apart once.
        let mut texts = HashMap::<(bool, Cow<str>), Vec<u32>>::new();
        for tie in competition.tie_ids() {
            for fact in facts(bracket, tie) {
                match fact {
                    Fact::Club(_) => {}
                    Fact::Day(date) => days.entry(date).or_default().push(tie.0),
                    _ => texts.entry((fact.is_name(), fact.words(competition))).or_default().push(tie.0),
                }
            }
        }
        let (mut ties, mut names) = (Words::default(), HashMap::<String, Vec<u32>>::new());
        for ((is_name, text), having) in texts {
            ties.add(&text, &having);
            if is_name {
                names.entry(fold(&text)).or_default().extend(having);
            }
        }
        Index { clubs, ties, days, names }
    }

    /// What a query means; nothing for one without words.
    ///
    /// A query that finds clubs means these, and besides only the ties in which it is the whole name of a ground, a town
    /// or a scorer: who looks for Rabat may want either. Any other query means the ties that all its words are found in,
    /// the clubs' names among them: whole words first, else their beginnings. Last come letters inside words.
    pub fn find(&self, bracket: &Bracket, query: &str) -> Found {
        let query = Query::read(query);
        let clubs = self.clubs(bracket, &query, Match::Begun);
        if query.only_clubs {
            let clubs = if clubs.is_empty() { self.clubs(bracket, &query, Match::Within) } else { clubs };
            return Found::roads(bracket, clubs);
        }
        if !clubs.is_empty() {
            return self.with_named(bracket, clubs, query.words.join(" "));
        }
        for how in [Match::Whole, Match::Begun] {
            let ties = self.ties(bracket, &query, how);
            if ties.contains(&true) {
                return Found::ties(bracket, ties, query, how);
            }
        }
        let clubs = self.clubs(bracket, &query, Match::Within);
        if !clubs.is_empty() {
            return Found::roads(bracket, clubs);
        }
        let ties = self.ties(bracket, &query, Match::Within);
        Found::ties(bracket, ties, query, Match::Within)
    }

    /// The clubs that every word is found for, in the order of the file.
    fn clubs(&self, bracket: &Bracket, query: &Query, how: Match) -> Vec<ClubId> {
        let count = bracket.competition().clubs().len();
        let met = meets_all(count, &query.words, |word, meet| self.clubs.find(word, how).for_each(meet));
        (0u32..).zip(met).filter(|(_, met)| *met).map(|(id, _)| ClubId(id)).collect()
    }

    /// Clubs, and the ties that have a name of their own which is that of the clubs.
    fn with_named(&self, bracket: &Bracket, clubs: Vec<ClubId>, name: String) -> Found {
        let mut ties = vec![false; bracket.competition().ties().len()];
        for tie in self.names.get(&name).into_iter().flatten() {
            ties[*tie as usize] = true;
        }
        Found::new(bracket, clubs, ties, By::Name(name))
    }

    /// The ties that have everything that one reading of the query asks for.
    fn ties(&self, bracket: &Bracket, query: &Query, how: Match) -> Vec<bool> {
        let count = bracket.competition().ties().len();
        let readings = query.readings.iter().map(|terms| {
            meets_all(count, terms, |term, meet| match term {
                Term::Day(parts) => {
                    let days = self.days.iter().filter(|(day, _)| parts.iter().all(|part| part.holds(**day)));
                    days.flat_map(|(_, ties)| ties).copied().for_each(meet);
                }
                Term::Word(word) => {
                    self.ties.find(word, how).for_each(&mut *meet);
                    let clubs = self.clubs.find(word, how).map(ClubId);
                    clubs.flat_map(|club| bracket.road(club)).filter_map(tie_of).for_each(|tie| meet(tie.0));
                }
            })
        });
        let either = |a: Vec<bool>, b: Vec<bool>| a.iter().zip(b).map(|(a, b)| *a || b).collect();
        readings.reduce(either).unwrap_or_default()
    }
}

fn tie_of(node: Node) -> Option<TieId> {
    match node {
        Node::Tie(tie) => Some(tie),
        Node::Place(_) => None,
    }
}

/// Which of `count` things meet every term: `meeting` tells those that meet one. Nothing does where there is no term.
fn meets_all<T>(count: usize, terms: &[T], meeting: impl Fn(&T, &mut dyn FnMut(u32))) -> Vec<bool> {
    // How many terms, from the first on, each thing meets.
    let mut met = vec![0; count];
    for (before, term) in terms.iter().enumerate() {
        meeting(term, &mut |thing| {
            if met[thing as usize] == before {
                met[thing as usize] = before + 1;
            }
        });
    }
    met.into_iter().map(|met| met > 0 && met == terms.len()).collect()
}
