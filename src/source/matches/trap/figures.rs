//! The figures of a match as a source gives them, and what they come to: the score at the end, the one after 90 minutes, the
//! shoot-out.

use super::super::{Ending, ExtraTime, RemarkKind};
use super::First;
use crate::competition::{Kicks, Score, Side};

/// The figures of a match as a source gives them, none of them believed yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::source) struct Figures {
    /// What is said to be the score after 90 minutes: often it is not.
    pub full_time: Option<Score>,
    /// What is said to be the score, of whatever time.
    pub score: Option<Score>,
    /// What is said to be the score after extra time.
    pub after_extra_time: Option<Score>,
    /// Whether there is said to have been extra time.
    pub extra_time: bool,
    /// The goals of the shoot-out.
    pub kicks: Option<Score>,
    /// Who is said to have won the shoot-out.
    pub kicks_won: Option<Side>,
}

/// What figures come to, and what there is to be said about them.
pub(super) struct Told {
    pub ending: Ending,
    pub said: Vec<(RemarkKind, String)>,
}

impl Figures {
    /// Whether no figure is told, and no winner.
    pub fn is_empty(&self) -> bool {
        *self == Figures { extra_time: self.extra_time, ..Figures::default() }
    }

    /// The latest score, as it is told.
    pub fn last(&self) -> Option<Score> {
        self.after_extra_time.or(self.score).or(self.full_time)
    }

    /// The ending of a match, after such a leg before it.
    pub(super) fn told(&self, first: First) -> Told {
        let mut telling = Telling { first, kicks: None, told: Told { ending: Ending::default(), said: Vec::new() } };
        let shootout = telling.shootout(self);
        telling.kicks = shootout.and_then(Kicks::goals);
        telling.told.ending.shootout = shootout;
        match telling.early_and_late(self) {
            (None, None) => {}
            (Some(only), None) | (None, Some(only)) => telling.told.ending.last = Some(telling.true_score(only)),
            (Some(early), Some(late)) if !is_beyond(early, late) => telling.both(early, late),
            (Some(early), Some(late)) if first.is_surely_level(early) => telling.extra_time_alone(early, late),
            (Some(early), Some(late)) => telling.impossible(early, late),
        }
        let ending = &mut telling.told.ending;
        let went_on = ending.normal.is_some() && ending.normal != ending.last;
        if self.extra_time || self.after_extra_time.is_some() || went_on {
            ending.extra_time = Some(ExtraTime::Full);
        } else {
            ending.normal = None;
        }
        telling.told
    }
}

/// An ending that is being told.
struct Telling {
    first: First,
    /// The goals of the shoot-out, where they can be believed.
    kicks: Option<Score>,
    told: Told,
}

impl Telling {
    fn say(&mut self, said: String) {
        self.told.said.push((RemarkKind::Contradiction, said));
    }

    /// The shoot-out, as far as it can be believed.
    fn shootout(&mut self, figures: &Figures) -> Option<Kicks> {
        let Some(kicks) = figures.kicks else { return figures.kicks_won.map(Kicks::Won) };
        match (kicks.leader(), figures.kicks_won) {
            (Some(winner), Some(other)) if winner != other => {
                self.say(format!(
                    "{kicks} on penalties, of which the other side is said to be the winner: the figures are taken"
                ));
            }
            (None, Some(winner)) => {
                self.say(format!("no shoot-out ends {kicks}: only who won it is taken"));
                return Some(Kicks::Won(winner));
            }
            (None, None) => {
                self.say(format!("no shoot-out ends {kicks}: left out"));
                return None;
            }
            _ => {}
        }
        Some(Kicks::Goals(kicks))
    }

    /// The score before extra time and the one at the end, of the three that may be told; one of them alone where no more
    /// is.
    fn early_and_late(&mut self, figures: &Figures) -> (Option<Score>, Option<Score>) {
        let Some(score) = figures.score.filter(|score| Some(*score) != figures.full_time) else {
            return (figures.full_time, figures.after_extra_time);
        };
        match (figures.full_time, figures.after_extra_time) {
            (None, None) => (Some(score), None),
            (Some(early), None) if self.is_summed(score, early) => {
                self.say_summed(score, early);
                (Some(early), None)
            }
            (Some(early), None) if is_beyond(early, score) || !self.first.is_level(early) => {
                self.say(format!("the score is {score}, and {early} beside it: the first is taken"));
                (None, Some(score))
            }
            (early, None) => (early, Some(score)),
            (None, Some(late)) => (Some(score).filter(|score| *score != late), Some(late)),
            (early, Some(late)) => {
                if self.is_summed(score, late) {
                    self.say_summed(score, late);
                } else if score != late {
                    self.say(format!("the score is {score}, and {late} after extra time: the second is taken"));
                }
                (early, Some(late))
            }
        }
    }

    /// A score as it stands, or without the goals of the shoot-out where only that makes it one that a shoot-out comes
    /// after.
    fn true_score(&mut self, score: Score) -> Score {
        let Some(kicks) = self.kicks.filter(|_| !self.first.is_level(score)) else { return score };
        let Some(without) = less(score, kicks).filter(|without| self.first.is_level(*without)) else { return score };
        self.say_summed(score, without);
        without
    }

    /// An earlier and a later score, as they can follow each other.
    fn both(&mut self, early: Score, late: Score) {
        let last = self.true_score(late);
        self.told.ending.last = Some(last);
        // Both may have been summed.
        self.told.ending.normal = Some(early).filter(|early| !is_beyond(*early, last));
    }

    /// After a level score, fewer goals after extra time than before it: those of extra time alone.
    fn extra_time_alone(&mut self, early: Score, late: Score) {
        let last = early + late;
        if last.a.max(last.b) > Score::MOST_GOALS {
            return self.impossible(early, late);
        }
        self.told.ending.last = Some(last);
        self.told.ending.normal = Some(early);
        let said = format!(
            "{late} after extra time is less than {early} before it: taken as the goals of extra time alone, {last} in all"
        );
        self.told.said.push((RemarkKind::Assumed, said));
    }

    /// An earlier score with more goals than a later one: it is something else.
    fn impossible(&mut self, early: Score, late: Score) {
        self.told.ending.last = Some(late);
        if self.is_summed(early, late) {
            return self.say_summed(early, late);
        }
        let ending = &mut self.told.ending;
        if self.kicks == Some(early) {
            self.say(format!("{early} is the shoot-out, not the score: the match ended {late}"));
        } else if let (None, Some(winner), true) = (ending.shootout, early.leader(), self.first.is_surely_level(late)) {
            ending.shootout = Some(Kicks::Won(winner));
            self.say(format!(
                "{early} cannot have been the score of a match that was {late} after extra time: taken as won on \
                 penalties, by how many is not known"
            ));
        } else {
            self.say(format!("{early} cannot come before {late} after extra time: left out"));
        }
    }

    /// Whether a score is another one and the shoot-out.
    fn is_summed(&self, score: Score, other: Score) -> bool {
        self.kicks.is_some_and(|kicks| other + kicks == score)
    }

    fn say_summed(&mut self, score: Score, without: Score) {
        let kicks = self.kicks.map(|kicks| format!(", {kicks}")).unwrap_or_default();
        self.say(format!("{score} has the goals of the shoot-out in it{kicks}: the match ended {without}"));
    }
}

/// Whether a side has more goals in the first score than in the second.
fn is_beyond(early: Score, late: Score) -> bool {
    early.a > late.a || early.b > late.b
}

/// A score without some goals, where it has as many.
fn less(score: Score, goals: Score) -> Option<Score> {
    Some(Score::new(score.a.checked_sub(goals.a)?, score.b.checked_sub(goals.b)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(a: u16, b: u16) -> Option<Score> {
        Some(Score::new(a, b))
    }

    /// Last, normal and shoot-out, and how much was said.
    fn told(figures: Figures, first: First) -> (Option<Score>, Option<Score>, Option<Kicks>, usize) {
        let Told { ending, said } = figures.told(first);
        (ending.last, ending.normal, ending.shootout, said.len())
    }

    fn goals(a: u16, b: u16) -> Option<Kicks> {
        Some(Kicks::Goals(Score::new(a, b)))
    }

    #[test]
    fn figures_that_can_be_so_are_taken_as_they_are() {
        let plain = Figures { full_time: score(2, 1), ..Figures::default() };
        assert_eq!(told(plain, First::None), (score(2, 1), None, None, 0));
        let twice = Figures { score: score(2, 1), ..plain };
        assert_eq!(told(twice, First::None), (score(2, 1), None, None, 0));
        let all = Figures { full_time: score(0, 0), after_extra_time: score(1, 1), kicks: score(4, 2), ..plain };
        assert_eq!(told(all, First::None), (score(1, 1), score(0, 0), goals(4, 2), 0));
        let at_once = Figures { full_time: score(1, 1), kicks: score(4, 2), ..Figures::default() };
        assert_eq!(told(at_once, First::None), (score(1, 1), None, goals(4, 2), 0));
        assert_eq!(at_once.told(First::None).ending.extra_time, None);
        let final_score = Figures { full_time: score(1, 1), score: score(3, 1), ..Figures::default() };
        assert_eq!(told(final_score, First::None), (score(3, 1), score(1, 1), None, 0));
        assert_eq!(final_score.told(First::None).ending.extra_time, Some(ExtraTime::Full));
    }

    #[test]
    fn of_two_scores_that_do_not_go_together_one_is_taken() {
        // There is no extra time after 2–0, and none that takes goals away.
        for (full_time, last) in [(score(2, 0), score(3, 0)), (score(1, 1), score(1, 0))] {
            let figures = Figures { full_time, score: last, ..Figures::default() };
            assert_eq!(told(figures, First::None), (last, None, None, 1));
            assert_eq!(figures.told(First::None).ending.extra_time, None);
        }
    }

    #[test]
    fn goals_of_the_shoot_out_are_taken_out_of_a_score_wherever_they_are() {
        let kicks = Figures { kicks: score(4, 3), ..Figures::default() };
        for (figures, normal) in [
            (Figures { full_time: score(5, 4), ..kicks }, None),
            (Figures { score: score(5, 4), ..kicks }, None),
            (Figures { full_time: score(1, 1), score: score(5, 4), ..kicks }, None),
            (Figures { full_time: score(5, 4), after_extra_time: score(1, 1), ..kicks }, None),
            (Figures { full_time: score(0, 0), after_extra_time: score(5, 4), ..kicks }, score(0, 0)),
            (Figures { full_time: score(5, 4), after_extra_time: score(5, 4), ..kicks }, None),
            (
                Figures { full_time: score(0, 0), score: score(5, 4), after_extra_time: score(1, 1), ..kicks },
                score(0, 0),
            ),
            // The shoot-out in the place of the score.
            (Figures { full_time: score(4, 3), after_extra_time: score(1, 1), ..kicks }, None),
        ] {
            assert_eq!(told(figures, First::None), (score(1, 1), normal, goals(4, 3), 1), "{figures:?}");
        }
    }

    #[test]
    fn over_two_legs_a_score_is_only_summed_where_the_aggregate_says_so() {
        let figures = Figures { full_time: score(5, 4), kicks: score(4, 3), ..Figures::default() };
        // With the hosts' goals first: 1–1 would be level after 1–1, not after 1–0; after 4–5 it is level as it stands.
        assert_eq!(told(figures, First::Score(Score::new(1, 1))).0, score(1, 1));
        assert_eq!(told(figures, First::Score(Score::new(1, 0))).0, score(5, 4));
        assert_eq!(told(figures, First::Score(Score::new(4, 5))), (score(5, 4), None, goals(4, 3), 0));
        assert_eq!(told(figures, First::Unknown), (score(5, 4), None, goals(4, 3), 0));
    }

    #[test]
    fn a_shoot_out_has_a_winner() {
        let figures = Figures { full_time: score(1, 1), kicks: score(4, 4), ..Figures::default() };
        assert_eq!(told(figures, First::None), (score(1, 1), None, None, 1));
        let won = Figures { kicks_won: Some(Side::B), ..figures };
        assert_eq!(told(won, First::None), (score(1, 1), None, Some(Kicks::Won(Side::B)), 1));
        let other = Figures { kicks: score(4, 3), ..won };
        assert_eq!(told(other, First::None), (score(1, 1), None, goals(4, 3), 1));
    }

    #[test]
    fn more_goals_before_extra_time_than_after_it_are_something_else() {
        let with = |full_time, after_extra_time| Figures { full_time, after_extra_time, ..Figures::default() };
        let won = Some(Kicks::Won(Side::A));
        assert_eq!(told(with(score(5, 3), score(1, 1)), First::None), (score(1, 1), None, won, 1));
        assert_eq!(told(with(score(2, 2), score(1, 0)), First::None), (score(3, 2), score(2, 2), None, 1));
        assert_eq!(told(with(score(5, 3), score(2, 1)), First::None), (score(2, 1), None, None, 1));
        assert_eq!(told(with(score(99, 99), score(1, 0)), First::None), (score(1, 0), None, None, 1));
        // After a first leg that is not known, nothing can be made of them.
        assert_eq!(told(with(score(5, 3), score(1, 1)), First::Unknown), (score(1, 1), None, None, 1));
    }
}
