//! The trap of tables and feeds: goals of a shoot-out within a score, 5–4 for a match of 1–1 that was won by 4–3 on
//! penalties. `figures` works out from all figures of a match what was really scored, and says where a source cannot be
//! right; here it is told for every match that was read, with an eye on the other leg: only over both need the second have
//! been level.

mod figures;

use std::collections::HashMap;

use jiff::civil::Date;

use super::heading::Meaning;
use super::remarks::Remarks;
use super::{Ending, Fixture, Outcome, Season};
use crate::competition::Score;

pub(in crate::source) use figures::Figures;
use figures::Told;

/// A match of which the figures have been read, and the ending is still to be told from them.
#[derive(Debug, Clone, Copy)]
pub(in crate::source) struct Unsettled {
    /// The match, by its index.
    pub fixture: usize,
    /// What the source gives.
    pub figures: Figures,
    /// What becomes of the match with such an ending.
    pub outcome: fn(Ending) -> Outcome,
}

/// Tells how matches ended that a reader has just read, and says what was wrong with their figures.
pub(in crate::source) fn settle(season: &mut Season, unsettled: &[Unsettled], remarks: &mut Remarks) {
    let matches = Matches::of(season, unsettled);
    let told: Vec<Told> = unsettled.iter().map(|one| one.figures.told(matches.first_leg(one))).collect();
    for (one, told) in unsettled.iter().zip(told) {
        let Some(fixture) = season.fixtures.get_mut(one.fixture) else { continue };
        fixture.outcome = (one.outcome)(told.ending);
        let [a, b] = &fixture.teams;
        for (kind, said) in told.said {
            remarks.tell(kind, Some(fixture.at), || format!("{} v {}: {said}", a.name, b.name));
        }
    }
}

/// What is known of a leg before a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum First {
    /// There was none.
    None,
    /// Its score, with the hosts of the second leg as side A.
    Score(Score),
    /// There was one, and how it ended is not told.
    Unknown,
}

impl First {
    /// Whether a shoot-out may come after a match of this score: level over both legs, or by itself where there is one.
    fn is_level(self, score: Score) -> bool {
        match self {
            First::None => score.leader().is_none(),
            First::Score(first) => (first + score).leader().is_none(),
            First::Unknown => true,
        }
    }

    /// The same, and that there is no doubt about it.
    fn is_surely_level(self, score: Score) -> bool {
        self != First::Unknown && self.is_level(score)
    }
}

/// More matches of the same two clubs in a round than these are no two legs, and are not looked through.
const MOST_OF_A_TIE: usize = 4;

/// The matches that were read, by round and by clubs.
struct Matches<'a> {
    season: &'a Season,
    /// Of each heading, the number of its round, and the leg.
    rounds: Vec<(usize, Option<u8>)>,
    /// Those of the same two clubs in the same round: they may be legs of one tie.
    ties: HashMap<Key<'a>, Vec<&'a Unsettled>>,
}

/// A round, and the names of two clubs in the order of the alphabet.
type Key<'a> = (usize, [&'a str; 2]);

impl<'a> Matches<'a> {
    fn of(season: &'a Season, unsettled: &'a [Unsettled]) -> Matches<'a> {
        let mut known = HashMap::new();
        let number = |heading| {
            let Meaning { zone, round, leg, .. } = Meaning::of(heading);
            let next = known.len();
            (*known.entry((zone, round.to_lowercase())).or_insert(next), leg)
        };
        let mut matches =
            Matches { season, rounds: season.headings.iter().map(number).collect(), ties: HashMap::new() };
        for one in unsettled {
            if let Some(key) = matches.key(one) {
                matches.ties.entry(key).or_default().push(one);
            }
        }
        matches
    }

    fn fixture(&self, one: &Unsettled) -> Option<&'a Fixture> {
        self.season.fixtures.get(one.fixture)
    }

    fn key(&self, one: &Unsettled) -> Option<Key<'a>> {
        let fixture = self.fixture(one)?;
        let [a, b] = &fixture.teams;
        let mut names = [a.name.as_str(), b.name.as_str()];
        names.sort_unstable();
        let (round, _) = self.rounds.get(fixture.heading)?;
        Some((*round, names))
    }

    /// The leg before, if there is one and no more: after several matches, one more has to be level by itself.
    fn first_leg(&self, one: &Unsettled) -> First {
        let Some(fixture) = self.fixture(one) else { return First::None };
        let all = self.key(one).and_then(|key| self.ties.get(&key)).filter(|all| all.len() <= MOST_OF_A_TIE);
        let earlier =
            |other: &&&Unsettled| other.fixture != one.fixture && self.is_before(other, one.fixture, fixture.date);
        let before: Vec<&&Unsettled> = all.map(|all| all.iter().filter(earlier).collect()).unwrap_or_default();
        match before[..] {
            [first] if self.fixture(first).is_some_and(|first| first.teams[0].name == fixture.teams[1].name) => {
                first.figures.last().map_or(First::Unknown, |score| First::Score(score.swapped()))
            }
            [] if self.is_second_leg(fixture) => First::Unknown,
            _ => First::None,
        }
    }

    fn is_before(&self, other: &Unsettled, index: usize, date: Option<Date>) -> bool {
        match (self.fixture(other).and_then(|other| other.date), date) {
            (Some(other), Some(date)) if other != date => other < date,
            _ => other.fixture < index,
        }
    }

    /// Whether the source says that there was a leg before.
    fn is_second_leg(&self, fixture: &Fixture) -> bool {
        self.rounds.get(fixture.heading).is_some_and(|(_, leg)| *leg == Some(2))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{At, Heading, RemarkKind, Stated, Team};
    use super::*;
    use crate::competition::Kicks;

    /// A season of matches: round, day of January, hosts, visitors, score, shoot-out.
    type Row = (&'static str, i8, &'static str, &'static str, (u16, u16), Option<(u16, u16)>);

    fn told(rows: &[Row]) -> (Vec<Ending>, usize) {
        let mut season = Season::default();
        let mut unsettled = Vec::new();
        for (round, day, host, visitor, score, kicks) in rows {
            season.headings.push(Heading { round: (*round).to_owned(), ..Default::default() });
            season.fixtures.push(Fixture {
                at: At::default(),
                heading: season.headings.len() - 1,
                number: None,
                date: Date::new(2024, 1, *day).ok(),
                time: None,
                offset: None,
                teams: [Team::named(host), Team::named(visitor)],
                outcome: Outcome::Unknown,
                stated: Stated::default(),
                ground: None,
                town: None,
                neutral: false,
                scorers: [None, None],
                note: None,
            });
            let figures = Figures {
                full_time: Some(Score::new(score.0, score.1)),
                kicks: kicks.map(|(a, b)| Score::new(a, b)),
                ..Figures::default()
            };
            unsettled.push(Unsettled { fixture: season.fixtures.len() - 1, figures, outcome: Outcome::Played });
        }
        let mut remarks = Remarks::default();
        settle(&mut season, &unsettled, &mut remarks);
        remarks.hand_over(&mut season);
        assert!(season.remarks.iter().all(|remark| remark.kind == RemarkKind::Contradiction));
        let ending = |fixture: &Fixture| match fixture.outcome {
            Outcome::Played(ending) => ending,
            _ => Ending::default(),
        };
        (season.fixtures.iter().map(ending).collect(), season.remarks.len())
    }

    #[test]
    fn a_second_leg_need_only_be_level_over_both() {
        // 1–0 and 0–1: level. The 5–4 of the other tie is 1–0 after a first leg of 1–0 elsewhere, and 4–4 of goals on
        // penalties cannot be; 4–3 can.
        let (endings, said) = told(&[
            ("Semi-finals - 1st Leg", 1, "Anchor", "Dory", (1, 0), None),
            ("Semi-finals - 2nd Leg", 8, "Dory", "Anchor", (1, 0), Some((4, 2))),
            ("Semi-finals - 1st Leg", 1, "Ferry", "Gull", (1, 0), None),
            ("Semi-finals - 2nd Leg", 8, "Gull", "Ferry", (5, 3), Some((4, 3))),
        ]);
        assert_eq!(endings[1].last, Some(Score::new(1, 0)));
        assert_eq!(endings[3].last, Some(Score::new(1, 0)));
        assert_eq!(endings[3].shootout, Some(Kicks::Goals(Score::new(4, 3))));
        assert_eq!(said, 1);
    }

    #[test]
    fn a_second_leg_that_would_be_level_alone_is_none_that_would_be_over_both() {
        // After 0–2, 5–4 with 4–3 on penalties is explained by nothing: it stays as it is.
        let (endings, said) =
            told(&[("Final", 1, "Anchor", "Dory", (2, 0), None), ("Final", 8, "Dory", "Anchor", (5, 4), Some((4, 3)))]);
        assert_eq!((endings[1].last, said), (Some(Score::new(5, 4)), 0));
    }

    #[test]
    fn a_match_of_a_group_is_no_first_leg() {
        let (endings, said) = told(&[
            ("Group A", 1, "Dory", "Anchor", (2, 1), None),
            ("Final", 20, "Anchor", "Dory", (5, 4), Some((4, 3))),
        ]);
        assert_eq!((endings[1].last, said), (Some(Score::new(1, 1)), 1));
    }

    #[test]
    fn the_first_leg_may_stand_below_the_second() {
        let (endings, _) =
            told(&[("Final", 8, "Dory", "Anchor", (4, 2), Some((4, 2))), ("Final", 1, "Anchor", "Dory", (0, 0), None)]);
        assert_eq!(endings[0].last, Some(Score::new(0, 0)));
    }
}
