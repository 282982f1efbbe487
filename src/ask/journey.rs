//! A club's journey: every tie and place at which it stands, whom else it could have met there, how it ended, and how far
//! the club came that it lost to in the end. Which nodes these are is the bracket's to know (`Bracket::road`).

use std::collections::{HashSet, VecDeque};

use crate::bracket::Bracket;
use crate::competition::{ClubId, Node, PlaceId, Prize, Side, Slot, TieId};
use crate::rules::Verdict;

/// A club's journey, as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Journey {
    /// Whose it is.
    pub club: ClubId,
    /// From where it enters to where it went out or got to; none while nobody knows where it enters.
    pub stations: Vec<Station>,
    /// How it ended, or stands.
    pub finish: Finish,
    /// The club that it lost to in the end, and how the journey of that one ended.
    pub beaten_by: Option<(ClubId, Finish)>,
}

/// A tie or a place on a journey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Station {
    /// Where the club stands.
    pub node: Node,
    /// On which side; A at a place.
    pub side: Side,
    /// Whom it meets in a tie, once that is known.
    pub opponent: Option<ClubId>,
    /// Who else could have come there in the place of the opponent. While that one is not known, who still can.
    pub others: Others,
}

/// Some of the clubs that could have come somewhere, and how many they all are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Others {
    /// Those that were the nearest to coming first: who lost the last tie before it, then those who lost earlier.
    pub first: Vec<ClubId>,
    /// How many there are, those among them.
    pub count: usize,
}

/// How a journey ended, or stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Finish {
    /// It stands nowhere yet.
    NotEntered,
    /// The competition was won, in this tie.
    Won(TieId),
    /// A place among those who went out was won, such as the third.
    Placed(TieId),
    /// It came to a place of the group stage, and no further here.
    InGroup(PlaceId),
    /// It went through from its last tie; where to is not known, or not told here.
    Through(TieId),
    /// Its last tie is open, or nobody can tell who goes through from it.
    StillIn(TieId),
    /// It lost its last tie.
    Lost(TieId),
    /// A ruling sent neither club through from its last tie.
    Neither(TieId),
}

impl Journey {
    /// The journey of a club. Of the clubs that it could have met, no more than `most` are told by name at each station.
    pub fn of(bracket: &Bracket, club: ClubId, most: usize) -> Journey {
        let finish = finish(bracket, club);
        let winner = if let Finish::Lost(tie) = finish { bracket.winner(tie) } else { None };
        Journey {
            club,
            stations: bracket.road(club).map(|node| station(bracket, node, club, most)).collect(),
            finish,
            beaten_by: winner.map(|winner| (winner, self::finish(bracket, winner))),
        }
    }
}

fn station(bracket: &Bracket, node: Node, club: ClubId, most: usize) -> Station {
    let Node::Tie(tie) = node else {
        return Station { node, side: Side::A, opponent: None, others: Others::default() };
    };
    let side = bracket.side_of(tie, club).unwrap_or(Side::A);
    let opponent = bracket.club(tie, !side);
    let mut others = Others::default();
    for other in could_come(bracket, tie, !side) {
        if other != club && Some(other) != opponent {
            others.count += 1;
            if others.first.len() < most {
                others.first.push(other);
            }
        }
    }
    Station { node, side, opponent, others }
}

fn finish(bracket: &Bracket, club: ClubId) -> Finish {
    let tie = match bracket.road(club).last() {
        None => return Finish::NotEntered,
        Some(Node::Place(place)) => return Finish::InGroup(place),
        Some(Node::Tie(tie)) => tie,
    };
    match bracket.verdict(tie) {
        Verdict::Through { .. } if bracket.winner(tie) != Some(club) => Finish::Lost(tie),
        Verdict::Through { .. } => match bracket.competition().prize(tie) {
            Prize::Competition => Finish::Won(tie),
            Prize::Placing => Finish::Placed(tie),
            Prize::PlaysOn => Finish::Through(tie),
        },
        Verdict::Both => Finish::Through(tie),
        Verdict::Neither => Finish::Neither(tie),
        Verdict::Pending(_) | Verdict::Level | Verdict::Contradiction(_) => Finish::StillIn(tie),
    }
}

/// The clubs that could have come to a side of a tie, each once, and the one that came first: all that stand in the part of
/// the draw that leads there, the nearest first. While nobody has come, those who still can.
pub fn could_come(bracket: &Bracket, tie: TieId, side: Side) -> impl Iterator<Item = ClubId> + '_ {
    let came = bracket.club(tie, side);
    let mut clubs: HashSet<ClubId> = came.into_iter().collect();
    let mut part = Part::behind(bracket, tie, side);
    let later = std::iter::from_fn(move || part.next_of(bracket, came.is_none()));
    came.into_iter().chain(later.flatten().filter(move |club| clubs.insert(*club)))
}

/// The part of the draw that leads to a side of a tie, gone through from there backwards. Losers that come in again may
/// lead to a tie in more than one way: it is gone through once.
#[derive(Default)]
struct Part {
    waiting: VecDeque<TieId>,
    known: HashSet<TieId>,
}

impl Part {
    fn behind(bracket: &Bracket, tie: TieId, side: Side) -> Part {
        let mut part = Part::default();
        part.follow(bracket.tie(tie).slot(side));
        part
    }

    fn follow(&mut self, slot: Slot) {
        if let Slot::WinnerOf(tie) | Slot::LoserOf(tie) = slot
            && self.known.insert(tie)
        {
            self.waiting.push_back(tie);
        }
    }

    /// The clubs of the next tie. Where only those count who can still come, nothing behind a club that has come does.
    fn next_of(&mut self, bracket: &Bracket, still: bool) -> Option<impl Iterator<Item = ClubId> + use<>> {
        let tie = self.waiting.pop_front()?;
        let nobody = still && matches!(bracket.verdict(tie), Verdict::Neither);
        for side in Side::BOTH {
            let has_come = still && bracket.club(tie, side).is_some();
            if !(nobody || has_come) {
                self.follow(bracket.tie(tie).slot(side));
            }
        }
        Some(bracket.clubs(Node::Tie(tie)).filter(move |_| !nobody))
    }
}
