//! The plainest ladder that what is on record allows: for rounds of which nobody here knows the regulations. It takes no
//! step that nothing tells of, but the one that nearly all regulations end with.

use super::Years;
use crate::competition::{Ladder, Step};
use crate::source::matches::ExtraTime;

/// What is on record of the ties of a round, or of a whole competition, that tells of its regulations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Evidence {
    /// How legs, or first matches, ended.
    pub legs: MatchEvidence,
    /// Whether away goals settled a tie: a source says so, or the side that had more of them is found in a later round.
    pub away_goals: bool,
    /// How replays ended, where there were any.
    pub replays: Option<MatchEvidence>,
    /// How play-offs ended, where there were any.
    pub play_off: Option<MatchEvidence>,
    /// Whether lots were drawn.
    pub lots: bool,
}

/// How matches ended that did not after 90 minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MatchEvidence {
    /// The extra time that there was in any of them.
    pub extra_time: Option<ExtraTime>,
    /// Whether there was a shoot-out.
    pub shootout: bool,
    /// Whether there was one straight after 90 minutes.
    pub straight_shootout: bool,
}

/// The first season in which ties of large competitions were settled by penalties.
const FIRST_PENALTIES: i16 = 1970;

/// The plainest ladder for ties of so many legs, and why it is taken.
pub fn plainest(evidence: &Evidence, legs: u8, season: Option<Years>) -> (Ladder, String) {
    let ladder = ladder(evidence, legs, season.is_none_or(|season| season.first >= FIRST_PENALTIES));
    // There is always one but for a number of legs that no tie has.
    (ladder.unwrap_or_else(|| Ladder::named("one-match").unwrap_or_else(Ladder::caf)), why(evidence))
}

/// The ladder for series of matches in which goals are not counted together, and why it is taken.
pub fn series() -> (Ladder, String) {
    let ladder = Ladder::new(vec![Step::Walkover, Step::Points]).unwrap_or_else(|_| Ladder::caf());
    (ladder, "nothing tells which ones held; third matches are on record, and who won two of them plays on".to_owned())
}

fn ladder(evidence: &Evidence, legs: u8, penalties: bool) -> Option<Ladder> {
    let of_match = |own: Option<MatchEvidence>| own.map(|own| Ladder::new(steps_of_match(own, penalties))).transpose();
    let (play_off, replay) = (of_match(evidence.play_off).ok()?, of_match(evidence.replays).ok()?);
    let mut steps = vec![Step::Walkover, Step::Aggregate];
    steps.extend((evidence.away_goals && legs > 1).then_some(Step::AwayGoals));
    steps.extend(evidence.legs.extra_time.map(step));
    steps.extend(play_off.is_some().then_some(Step::PlayOff));
    steps.extend(replay.is_some().then_some(Step::Replays));
    let matches_follow = play_off.is_some() || replay.is_some();
    let at_once = evidence.legs.shootout || evidence.legs.straight_shootout;
    steps.extend((at_once || (penalties && !matches_follow && !evidence.lots)).then_some(Step::Penalties));
    steps.extend(evidence.lots.then_some(Step::Lots));
    Ladder::with_matches(steps, play_off, replay).and_then(|ladder| ladder.with_legs(legs)).ok()
}

/// The steps of a replay or a play-off.
fn steps_of_match(evidence: MatchEvidence, penalties: bool) -> Vec<Step> {
    let shootout = evidence.shootout || evidence.straight_shootout;
    let extra_time = evidence.extra_time.map(step);
    let penalties = (shootout || penalties).then_some(Step::Penalties);
    [Step::Aggregate].into_iter().chain(extra_time).chain(penalties).collect()
}

fn step(extra_time: ExtraTime) -> Step {
    match extra_time {
        ExtraTime::Full => Step::ExtraTime,
        ExtraTime::Golden => Step::GoldenGoal,
        ExtraTime::Silver => Step::SilverGoal,
    }
}

/// "nothing tells which held; extra time and penalties are on record".
fn why(evidence: &Evidence) -> String {
    let matches = [Some(evidence.legs), evidence.replays, evidence.play_off].into_iter().flatten();
    let any = |of: fn(&MatchEvidence) -> bool| matches.clone().any(|own| of(&own));
    let extra_time = matches.clone().find_map(|own| own.extra_time).map(|own| match own {
        ExtraTime::Full => "extra time",
        ExtraTime::Golden => "extra time with a golden goal",
        ExtraTime::Silver => "extra time with a silver goal",
    });
    let penalties = match (any(|own| own.shootout), any(|own| own.straight_shootout)) {
        (_, true) => Some("penalties straight after 90 minutes"),
        (true, false) => Some("penalties"),
        (false, false) => None,
    };
    let said = |is: bool, words: &'static str| is.then_some(words);
    let all = [
        said(evidence.away_goals, "away goals"),
        extra_time,
        said(evidence.play_off.is_some(), "a play-off"),
        said(evidence.replays.is_some(), "replays"),
        penalties,
        said(evidence.lots, "lots"),
    ];
    let on_record: Vec<&str> = all.into_iter().flatten().collect();
    let told = match &on_record[..] {
        [] => "nothing beyond 90 minutes is on record".to_owned(),
        ["replays" | "penalties" | "lots" | "away goals"] => format!("{} are on record", on_record[0]),
        [one] if one.starts_with("penalties") => format!("{one} are on record"),
        [one] => format!("{one} is on record"),
        [first @ .., last] => format!("{} and {last} are on record", first.join(", ")),
    };
    format!("nothing tells which ones held; {told}")
}
