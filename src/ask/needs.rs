//! What a side needs in a leg: its map in as few conditions as it takes.
//!
//! Regulations look at who scored more and by how many, and after that at goals away from home. So what counts is by how many
//! a side wins, and where that does not tell it, how many goals there are: on each margin what a score comes to changes a few
//! times and then no more. That makes the conditions exact for every score there can be; under a ladder that looked at goals
//! away from home before anything else, which nobody ever had, they would be so within the map.

use super::outcomes::{End, Outcomes};
use crate::competition::Side;

/// Some scores that come to the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Condition {
    /// By how many goals the side wins, at least; less than 0 where it loses.
    pub from: i32,
    /// And at most; none where it may win by any more.
    pub to: Option<i32>,
    /// Goals of whoever has fewer, at least.
    pub fewer_from: u16,
    /// And at most; none where there may be any more.
    pub fewer_to: Option<u16>,
    /// What they come to.
    pub end: End,
}

/// What a leg comes to, from the side of the one who needs something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needs {
    /// Who needs something: who is behind in the other legs, or else the host.
    pub side: Side,
    /// The scores that come to something else than the rest: from the highest wins down, of one margin first what
    /// is enough. No score is in two of them.
    pub conditions: Vec<Condition>,
    /// What all other scores come to.
    pub otherwise: End,
}

impl Condition {
    /// Whether a score is one of them, the goals of the one who needs something first.
    pub fn holds(&self, own: u16, other: u16) -> bool {
        let margin = i32::from(own) - i32::from(other);
        let fewer = own.min(other);
        margin >= self.from
            && self.to.is_none_or(|to| margin <= to)
            && fewer >= self.fewer_from
            && self.fewer_to.is_none_or(|to| fewer <= to)
    }

    /// Whether it is the same, one goal less.
    fn continues(&self, above: &Condition) -> bool {
        let of_margins = self.is_of_margin() && above.is_of_margin();
        of_margins && self.end == above.end && above.to.is_some() && above.from == self.from + 1
    }

    /// Whether all of them are draws.
    pub fn is_of_draws(&self) -> bool {
        self.from == 0 && self.to == Some(0)
    }

    /// Whether goals do not matter, only by how many the leg is won.
    pub fn is_of_margin(&self) -> bool {
        self.fewer_from == 0 && self.fewer_to.is_none()
    }
}

impl Needs {
    /// The conditions of a map.
    pub fn of(map: &Outcomes) -> Needs {
        let side = Side::BOTH.into_iter().find(|side| map.lead(*side) < 0).unwrap_or(map.host);
        let most = i32::from(map.most());
        let line = |margin: i32| Line::of(map, side, margin);
        let (otherwise, top) = (line(-most).last(), line(most).last());
        let above = (-most..=most).rev().find(|margin| line(*margin) != Line::all(top));
        let above = above.map_or(-most, |margin| margin + 1);
        let mut conditions = Vec::new();
        if top != otherwise {
            conditions.push(Condition { from: above, to: None, fewer_from: 0, fewer_to: None, end: top });
        }
        for margin in (-most..above).rev() {
            let mut runs: Vec<_> = line(margin).runs().filter(|(.., end)| *end != otherwise).collect();
            runs.sort_by_key(|(.., end)| *end != End::Through(side));
            for (fewer_from, fewer_to, end) in runs {
                let own = Condition { from: margin, to: Some(margin), fewer_from, fewer_to, end };
                match conditions.last_mut() {
                    // Margins side by side that come to the same are one condition.
                    Some(before) if own.continues(before) => before.from = margin,
                    _ => conditions.push(own),
                }
            }
        }
        Needs { side, conditions, otherwise }
    }

    /// What a score comes to, the goals of the one who needs something first.
    pub fn at(&self, own: u16, other: u16) -> End {
        self.conditions.iter().find(|condition| condition.holds(own, other)).map_or(self.otherwise, |one| one.end)
    }
}

/// What the scores of one margin come to, by the goals of whoever has fewer.
#[derive(PartialEq, Eq)]
struct Line(Vec<End>);

impl Line {
    fn of(map: &Outcomes, side: Side, margin: i32) -> Line {
        let more = margin.unsigned_abs() as u16;
        let end = |fewer: u16| {
            let (own, other) = if margin >= 0 { (fewer + more, fewer) } else { (fewer, fewer + more) };
            let (of_host, of_guest) = if side == map.host { (own, other) } else { (other, own) };
            map.at(of_host, of_guest).map(super::Cell::end)
        };
        let mut ends: Vec<End> = (0..=map.most().saturating_sub(more)).filter_map(end).collect();
        // What it comes to at last, it comes to from there on.
        while let [.., before, last] = ends[..]
            && before == last
        {
            ends.pop();
        }
        Line(ends)
    }

    fn all(end: End) -> Line {
        Line(vec![end])
    }

    fn last(&self) -> End {
        self.0.last().copied().unwrap_or(End::Open)
    }

    /// Goals from which, and up to which, it comes to the same.
    fn runs(&self) -> impl Iterator<Item = (u16, Option<u16>, End)> + '_ {
        let runs = self.0.chunk_by(|one, other| one == other).scan(0, |from, run| {
            let first = *from;
            *from += run.len() as u16;
            Some((first, first + run.len() as u16 - 1, run[0]))
        });
        let last = self.0.len() as u16 - 1;
        runs.map(move |(from, to, end)| (from, (to != last).then_some(to), end))
    }
}
