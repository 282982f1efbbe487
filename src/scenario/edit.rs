//! What becomes of a tie when somebody changes one figure of it. What had come after that figure is gone with it: kicks that
//! followed a draw did not follow a win. Where a figure is again what is on record, so is what came after it.

use crate::competition::{Exit, Facts, Goals, Kicks, Ladder, Leg, Play, Ruling, Score, Shootout, Side, Step};
use crate::rules;

/// A pair of goals in a tie, which can be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Figure {
    /// Of a leg after 90 minutes, counted from 0.
    Leg(usize),
    /// Of a leg after extra time, counted from 0.
    ExtraTime(usize),
    /// Of the play-off after 90 minutes.
    PlayOff,
    /// Of a replay after 90 minutes, counted from 0.
    Replay(usize),
    /// Of the shoot-out.
    Shootout,
}

/// A change to a tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Edit {
    /// A side has so many goals; where nothing was known of the figure, the other has none.
    Goals(Figure, Side, u16),
    /// Both sides have these goals.
    Score(Figure, Score),
    /// The figure is not known.
    Unknown(Figure),
    /// A side is out by walkover; where it is already, it is not.
    Walkover(Side),
    /// A side wins the shoot-out, whatever its goals.
    Penalties(Side),
}

/// The figures of a tie that can be changed: its legs, those to come among them, and what its ladder comes to after them.
pub fn figures(facts: &Facts, ladder: &Ladder) -> Vec<Figure> {
    let legs = legs(facts, ladder);
    let counts = |(i, leg): (usize, &Leg)| (!matches!(leg.play, Play::Annulled(_))).then_some(Figure::Leg(i));
    let mut figures: Vec<Figure> = legs.iter().enumerate().filter_map(counts).collect();
    let last = legs.iter().rposition(|leg| leg.counts().is_some());
    let settles = |edit: Edit, step: fn(Step) -> bool| {
        let tried = edited(facts, &Facts::default(), ladder, edit);
        rules::decide(&tried, ladder).verdict.decided_by().is_some_and(step)
    };
    let ahead = |leg: usize| score(facts, Figure::Leg(leg)).unwrap_or_default().a + 1;
    let extra_time = last.map(|leg| (Figure::ExtraTime(leg), Edit::Goals(Figure::ExtraTime(leg), Side::A, ahead(leg))));
    figures.extend(extra_time.filter(|(_, edit)| settles(*edit, Step::is_extra_time)).map(|(figure, _)| figure));
    let win = |figure| Edit::Score(figure, Score::only(Side::A, 1));
    figures.extend(settles(win(Figure::PlayOff), |step| step == Step::PlayOff).then_some(Figure::PlayOff));
    let replays = (0..=facts.replays.len()).map(Figure::Replay);
    figures.extend(replays.filter(|replay| settles(win(*replay), |step| step == Step::Replays)));
    figures.extend(settles(Edit::Penalties(Side::A), |step| step == Step::Penalties).then_some(Figure::Shootout));
    figures
}

/// What happens in a tie after a change to what happened so far, beside what is on record.
pub fn edited(facts: &Facts, record: &Facts, ladder: &Ladder, edit: Edit) -> Facts {
    let mut new = Facts { legs: legs(facts, ladder), ..facts.clone() };
    let figure = match edit {
        Edit::Walkover(side) => {
            let own = |ruling: Option<Ruling>| ruling.filter(|own| matches!(own, Ruling::Out(out, _) if *out == side));
            let ruling = match own(facts.ruling) {
                Some(_) => None,
                None => own(record.ruling).or(Some(Ruling::Out(side, Exit::Out))),
            };
            return Facts { ruling, ..facts.clone() };
        }
        Edit::Goals(figure, side, goals) => {
            let other = score(&new, figure).unwrap_or_default().of(!side);
            set(&mut new, figure, Score::only(side, goals) + Score::only(!side, other));
            figure
        }
        Edit::Score(figure, score) => {
            set(&mut new, figure, score);
            figure
        }
        Edit::Unknown(figure) => {
            clear(&mut new, figure);
            figure
        }
        Edit::Penalties(side) => {
            let really = record.shootout.filter(|shootout| !shootout.annulled && shootout.kicks.winner() == Some(side));
            new.shootout = really.or(Some(Shootout { kicks: Kicks::Won(side), annulled: false }));
            Figure::Shootout
        }
    };
    let on_record = Facts { legs: legs(record, ladder), ..record.clone() };
    let (mut new, on_record) = (up_to(new, figure), up_to(on_record, figure));
    if let (Figure::Leg(leg) | Figure::ExtraTime(leg), true) = (figure, is_same(&new, &on_record, figure))
        && let (Some(own), Some(really)) = (new.legs.get_mut(leg), on_record.legs.get(leg))
    {
        // The same goals are what they were: awarded, or known only after extra time.
        *own = *really;
    }
    if new == on_record { record.clone() } else { new }
}

/// A figure as it stands; none while it is not known.
pub fn score(facts: &Facts, figure: Figure) -> Option<Score> {
    let goals = |leg: usize| facts.legs.get(leg)?.counts();
    let of_match = |played: &Facts| score(played, Figure::Leg(0));
    match figure {
        Figure::Leg(leg) => goals(leg).map(|goals| goals.normal().unwrap_or(goals.last())),
        Figure::PlayOff => facts.play_off.as_deref().and_then(of_match),
        Figure::Replay(replay) => facts.replays.get(replay).and_then(of_match),
        Figure::ExtraTime(leg) => goals(leg).map(Goals::last),
        Figure::Shootout => facts.shootout_that_counts()?.goals(),
    }
}

/// The host of a leg, counted from 0, whether that is fixed yet or not.
pub fn host(facts: &Facts, ladder: &Ladder, leg: usize) -> Side {
    legs(facts, ladder).get(leg).map_or(Side::A, |leg| leg.host)
}

/// The legs of a tie, with those that its ladder has and that are not fixed yet, at the other side's.
pub(crate) fn legs(facts: &Facts, ladder: &Ladder) -> Vec<Leg> {
    let mut legs = facts.legs.clone();
    while legs.len() < ladder.legs().unwrap_or(1) {
        let host = legs.last().map_or(Side::A, |last| !last.host);
        legs.push(Leg::new(host, Play::Scheduled));
    }
    legs
}

/// Whether a figure is known, and the same in both.
fn is_same(facts: &Facts, record: &Facts, figure: Figure) -> bool {
    score(facts, figure).is_some() && score(facts, figure) == score(record, figure)
}

fn set(facts: &mut Facts, figure: Figure, score: Score) {
    let score = Score::new(score.a.min(Score::MOST_GOALS), score.b.min(Score::MOST_GOALS));
    match figure {
        Figure::Shootout => facts.shootout = Some(Shootout { kicks: Kicks::Goals(score), annulled: false }),
        Figure::PlayOff => facts.play_off = Some(Box::new(one_match(facts.play_off.as_deref(), Side::A, score))),
        Figure::Replay(replay) => {
            // Mostly in turns, at the guest's first.
            let host = if replay.is_multiple_of(2) { Side::B } else { Side::A };
            let own = one_match(facts.replays.get(replay), host, score);
            facts.replays.truncate(replay);
            facts.replays.push(own);
        }
        Figure::Leg(leg) => {
            facts.legs.get_mut(leg).into_iter().for_each(|leg| leg.play = Play::Played(Goals::Normal(score)));
        }
        Figure::ExtraTime(leg) => {
            let normal = facts.legs.get(leg).and_then(Leg::counts).and_then(Goals::normal);
            // No goal of normal time is lost.
            let least = normal.unwrap_or_default();
            let last = Score::new(score.a.max(least.a), score.b.max(least.b));
            let goals = Goals::ExtraTime { normal, last };
            facts.legs.get_mut(leg).into_iter().for_each(|leg| leg.play = Play::Played(goals));
        }
    }
}

/// A match besides the legs that ended so, at the host's that it had, or else at another's.
fn one_match(before: Option<&Facts>, host: Side, score: Score) -> Facts {
    let own = before.and_then(|before| before.legs.first()).map(|leg| leg.host);
    Facts { legs: vec![Leg::played(own.unwrap_or(host), score)], ..Facts::default() }
}

fn clear(facts: &mut Facts, figure: Figure) {
    match figure {
        Figure::Shootout => facts.shootout = None,
        Figure::PlayOff => facts.play_off = None,
        Figure::Replay(replay) => facts.replays.truncate(replay),
        Figure::Leg(leg) => facts.legs.get_mut(leg).into_iter().for_each(|leg| leg.play = Play::Scheduled),
        Figure::ExtraTime(leg) => facts.legs.get_mut(leg).into_iter().for_each(|leg| *leg = after_90_minutes(*leg)),
    }
}

/// The facts of a tie up to a figure, without what comes after it; a change to what was played takes a ruling away.
fn up_to(facts: Facts, figure: Figure) -> Facts {
    let better_placed = facts.better_placed;
    match figure {
        Figure::Leg(_) => {
            Facts { legs: facts.legs.into_iter().map(after_90_minutes).collect(), better_placed, ..Facts::default() }
        }
        Figure::ExtraTime(_) => Facts { legs: facts.legs, better_placed, ..Facts::default() },
        Figure::PlayOff => {
            let play_off = facts.play_off.map(|played| Box::new(up_to(*played, Figure::Leg(0))));
            Facts { legs: facts.legs, play_off, better_placed, ..Facts::default() }
        }
        Figure::Replay(last) => {
            let mut replays = facts.replays;
            replays.truncate(last + 1);
            let replays = replays.into_iter().enumerate();
            let replays = replays.map(|(i, own)| if i == last { up_to(own, Figure::Leg(0)) } else { own }).collect();
            Facts { legs: facts.legs, replays, better_placed, ..Facts::default() }
        }
        Figure::Shootout => Facts { legs: facts.legs, shootout: facts.shootout, better_placed, ..Facts::default() },
    }
}

/// A leg without its extra time; where that is all that is known of its score, the leg as it is.
fn after_90_minutes(leg: Leg) -> Leg {
    match leg.play {
        Play::Played(Goals::ExtraTime { normal: Some(normal), .. }) => Leg::played(leg.host, normal),
        _ => leg,
    }
}
