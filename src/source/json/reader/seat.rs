//! Where in the file somebody comes, to a side of a tie or to a place of a group; and that everybody comes to one of them: a
//! club once in each part of the competition, the winner of a tie and its loser to one place each, of a later round.

use smol_str::SmolStr;

use super::Reader;
use super::listed::Called;
use crate::competition::{Place, RoundId, Side, Slot, Tie, TieId};
use crate::source::problem::{Pointer, Problem, ProblemKind, Step};
use crate::text::quoted;

/// A side of a tie, or a place of a group, as the file counts them: small, for one is remembered for each club and each tie.
#[derive(Debug, Clone, Copy)]
pub(super) enum Seat {
    /// In a tie of a round, by its index there.
    Side { round: RoundId, tie: u32, side: Side },
    /// In a group, by the index of each.
    Place { group: u32, place: u32 },
}

impl Seat {
    /// Where it stands in the file.
    fn pointer(self) -> Pointer {
        let key = |key: &'static str| Step::Key(key.into());
        let index = |index: u32| Step::Index(index as usize);
        Pointer(match self {
            Seat::Side { round, tie, side } => {
                let side = key(if side == Side::A { "a" } else { "b" });
                vec![key("rounds"), index(round.0), key("ties"), index(tie), side]
            }
            Seat::Place { group, place } => {
                vec![key("group_stage"), key("groups"), index(group), key("places"), index(place)]
            }
        })
    }

    /// Where in it something stands.
    fn pointer_to(self, key: &'static str) -> Pointer {
        let Pointer(mut steps) = self.pointer();
        steps.push(Step::Key(key.into()));
        Pointer(steps)
    }
}

/// A tie of an earlier round that somebody is to come from, and that no earlier round has.
pub(super) struct Missed {
    pub id: SmolStr,
    pub seat: Seat,
    pub place: Pointer,
}

/// A part of the competition: the rounds before the stage that is no knock-out, that stage, and the rounds after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Before,
    Stage,
    After,
}

/// The seats that are taken, each by something that is known by its number.
#[derive(Debug, Default)]
struct Taken(Vec<Option<Seat>>);

impl Taken {
    /// Remembers a seat; returns the one that the same has taken before.
    fn by(&mut self, number: u32, seat: Seat) -> Option<Seat> {
        let number = number as usize;
        if self.0.len() <= number {
            self.0.resize(number + 1, None);
        }
        self.0[number].replace(seat)
    }
}

/// Who has come where.
#[derive(Default)]
struct Seating {
    stage_before: Option<RoundId>,
    /// Where clubs entered, by part of the competition.
    entered: [Taken; 3],
    winners: Taken,
    losers: Taken,
    problems: Vec<Problem>,
}

impl Seating {
    fn part_of(&self, seat: Seat) -> Part {
        match (seat, self.stage_before) {
            (Seat::Place { .. }, _) => Part::Stage,
            (Seat::Side { round, .. }, Some(before)) if round >= before => Part::After,
            (Seat::Side { .. }, _) => Part::Before,
        }
    }

    fn problem(&mut self, place: Pointer, message: String) {
        self.problems.push(Problem::new(ProblemKind::Unfit, place, message));
    }

    fn seat(&mut self, slot: Slot, seat: Seat, ties: &[Tie]) {
        let (tie, taken, key, who) = match slot {
            Slot::ToBeDrawn => return,
            Slot::Club(club) => {
                let part = self.part_of(seat);
                if let Some(before) = self.entered[part as usize].by(club.0, seat) {
                    let before = before.pointer();
                    let message = format!(
                        "this club has entered already, in {before}; expected “winner_of” the tie it came from"
                    );
                    self.problem(seat.pointer(), message);
                }
                return;
            }
            Slot::WinnerOf(tie) => (tie, &mut self.winners, "winner_of", "winner"),
            Slot::LoserOf(tie) => (tie, &mut self.losers, "loser_of", "loser"),
        };
        let before = taken.by(tie.0, seat);
        self.same_part(&ties[tie.index()], seat, key);
        if let Some(before) = before {
            let before = before.pointer_to(key);
            self.problem(seat.pointer_to(key), format!("the {who} of this tie is awaited already, in {before}"));
        }
    }

    /// Nobody comes past a stage between the rounds straight from a tie.
    fn same_part(&mut self, tie: &Tie, seat: Seat, key: &'static str) {
        let after_stage = self.stage_before.is_some_and(|before| tie.round >= before);
        let why = match self.part_of(seat) {
            Part::Stage if after_stage => "played after this stage; expected a tie of a round before it",
            Part::After if !after_stage => {
                "played before the stage that this round follows; expected the club that came out of it"
            }
            _ => return,
        };
        self.problem(seat.pointer_to(key), format!("{} is {why}", quoted(&tie.id)));
    }
}

impl Reader {
    /// Sees to it that everybody has one seat.
    pub(super) fn seat_all(&mut self, stage_before: Option<RoundId>, places: &[Place]) {
        let mut seating = Seating { stage_before, ..Seating::default() };
        let ties = &self.ties.all;
        for (round, entry) in (0..).map(RoundId).zip(&self.rounds) {
            for (index, id) in (0..).zip(entry.ties()) {
                for side in Side::BOTH {
                    seating.seat(ties[id.index()].slot(side), Seat::Side { round, tie: index, side }, ties);
                }
            }
        }
        for place in places {
            let seat = Seat::Place { group: place.group as u32, place: place.position - 1 };
            seating.seat(place.slot, seat, ties);
        }
        self.problems.extend(seating.problems);
    }

    /// Tells of the ties that rounds before did not have, once it is known which other ones have them.
    pub(super) fn tell_missed(&mut self) {
        for Missed { id, seat, place } in std::mem::take(&mut self.missed) {
            let other = self.ties.find(&id).map(TieId);
            let missed = quoted(&id);
            let problem = match (seat, other.map(|tie| self.ties.all[tie.index()].round)) {
                (Seat::Side { round, .. }, Some(other)) => {
                    let when = if other == round { "the same round" } else { "a later round" };
                    let message = format!("{missed} is a tie of {when}; expected one of an earlier round");
                    Problem::new(ProblemKind::Unfit, place, message)
                }
                _ => {
                    let is_earlier = |tie: &&Tie| match seat {
                        Seat::Side { round, .. } => tie.round < round,
                        Seat::Place { .. } => true,
                    };
                    let meant = self.meant(&id, self.ties.all.iter().filter(is_earlier).map(Called::id));
                    let message = format!("there is no tie of an earlier round {missed}{meant}");
                    Problem::new(ProblemKind::Missing, place, message)
                }
            };
            self.problems.push(problem);
        }
    }
}
