//! From what somebody types to the clubs it means. Accents, case and punctuation do not matter; a club is found by any of
//! its names, by its town, and by its association's name or code.

use crate::competition::{ClubId, Competition};

/// Every club's names, ready to be searched.
#[derive(Debug)]
pub struct Index {
    clubs: Vec<String>,
}

impl Index {
    pub fn new(competition: &Competition) -> Index {
        let clubs = competition.club_ids().map(|id| {
            let (club, association) = (&competition[id], competition.association_of(id));
            let names = [&club.name, &association.code, &association.name];
            let all = names.into_iter().chain(&club.aliases).chain(&club.town);
            all.map(|name| fold(name)).collect::<Vec<_>>().join("\n")
        });
        Index { clubs: clubs.collect() }
    }

    /// The clubs that every word of the query is found for, in the order of the file; none for a query without words.
    ///
    /// A word is found where a name's word begins with it, so that "nga" means Nigeria and not Watanga. Only when that
    /// finds no club at all does it count anywhere in a name.
    pub fn find(&self, query: &str) -> Vec<ClubId> {
        let query = fold(query);
        let words: Vec<&str> = query.split_whitespace().collect();
        let clubs = |found: &dyn Fn(&str, &str) -> bool| -> Vec<ClubId> {
            let hit = |names: &str| !words.is_empty() && words.iter().all(|word| found(names, word));
            (0u32..).zip(&self.clubs).filter(|(_, names)| hit(names)).map(|(id, _)| ClubId(id)).collect()
        };
        let begun = clubs(&|names, word| names.split_whitespace().any(|name| name.starts_with(word)));
        if begun.is_empty() { clubs(&|names, word| names.contains(word)) } else { begun }
    }
}

/// Letters without accents or case, and a space for everything else.
fn fold(text: &str) -> String {
    let plain = deunicode::deunicode(text);
    let letters = plain.chars().filter(|c| !matches!(c, '\'' | '.'));
    letters.map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' }).collect()
}
