//! How things are said: dates, scores, and plain sentences about ties. Shared by the screen and the reports, so that the
//! same thing has the same words everywhere.

use jiff::civil::{Date, Time};

use crate::bracket::{Bracket, Node};
use crate::claims::Mismatch;
use crate::competition::{
    Claim, Clock, ClubId, Competition, Exit, PlaceId, Score, Side, SourceId, TieId, Venue, Window,
};
use crate::label;
use crate::rules::{self, Outcome, Rung, Step, Verdict};

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// "19 Aug".
pub fn day(date: Date) -> String {
    format!("{} {}", date.day(), MONTHS[usize::from(date.month().unsigned_abs()) - 1])
}

/// "Sat 19 Aug 2023".
pub fn date(date: Date) -> String {
    let weekday = WEEKDAYS[usize::from(date.weekday().to_monday_zero_offset().unsigned_abs())];
    format!("{weekday} {} {}", day(date), date.year())
}

/// "18–20 Aug", or "29 Sep – 1 Oct".
pub fn window(window: Window) -> String {
    let (first, last) = (window.first, window.last);
    if first == last {
        day(first)
    } else if (first.year(), first.month()) == (last.year(), last.month()) {
        format!("{}–{}", first.day(), day(last))
    } else {
        format!("{} – {}", day(first), day(last))
    }
}

/// The days of a round, from its first window to its last: "18–27 Aug 2023".
pub fn days(windows: &[Window]) -> Option<String> {
    let (first, last) = (windows.first()?.first, windows.last()?.last);
    Some(format!("{} {}", window(Window { first, last }), last.year()))
}

fn time(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// "20:30 local, 19:30 GMT", as far as it is known.
pub fn clock(clock: Clock) -> Option<String> {
    match (clock.local, clock.gmt) {
        (Some(local), Some(gmt)) => Some(format!("{} local, {} GMT", time(local), time(gmt))),
        (Some(local), None) => Some(format!("{} local", time(local))),
        (None, Some(gmt)) => Some(format!("{} GMT", time(gmt))),
        (None, None) => None,
    }
}

/// "Azam Complex, Dar es Salaam", with the country's code where it is not the host's; none when nothing is known.
pub fn venue(bracket: &Bracket, venue: &Venue, host: Option<ClubId>) -> Option<String> {
    let competition = bracket.competition();
    let abroad = venue.country.filter(|country| host.is_none_or(|host| competition[host].association != *country));
    let country = abroad.map(|country| competition[country].name.as_str());
    let parts: Vec<&str> = [venue.ground.as_deref(), venue.town.as_deref(), country].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// "1–0".
pub fn score(score: Score) -> String {
    format!("{}–{}", score.a, score.b)
}

/// A score with one side's goals first.
pub fn score_for(side: Side, of: Score) -> String {
    score(if side == Side::A { of } else { of.swapped() })
}

/// "withdrew".
pub fn exit(how: Exit) -> &'static str {
    match how {
        Exit::Withdrew => "withdrew",
        Exit::Disqualified => "put out",
    }
}

/// "withdrew", "were disqualified".
pub fn exit_in_a_sentence(how: Exit) -> &'static str {
    match how {
        Exit::Withdrew => "withdrew",
        Exit::Disqualified => "were disqualified",
    }
}

/// The club on a side, or what is known of who it will be.
pub fn club(bracket: &Bracket, tie: TieId, side: Side) -> String {
    match (bracket.club(tie, side), bracket.feeder(tie, side)) {
        (Some(club), _) => bracket.competition()[club].name.clone(),
        (None, Some(feeder)) => format!("winner of {}", bracket.tie(feeder).id),
        (None, None) => "not known".to_owned(),
    }
}

/// Who meets whom: "FUS Rabat v USM Alger".
pub fn fixture(bracket: &Bracket, tie: TieId) -> String {
    format!("{} v {}", club(bracket, tie, Side::A), club(bracket, tie, Side::B))
}

/// The result in one go, one side's goals first: "1–1, 4–3 on penalties", "5–0", "walkover".
pub fn result(bracket: &Bracket, tie: TieId, side: Side) -> String {
    let facts = &bracket.tie(tie).facts;
    let aggregate = rules::aggregate(facts).map(|sum| score_for(side, sum));
    match (bracket.decision(tie).decided_by(), aggregate) {
        (Some(Step::Walkover), _) => "walkover".to_owned(),
        (Some(Step::AwayGoals), Some(sum)) => format!("{sum}, away goals"),
        (Some(Step::Penalties), Some(sum)) => match facts.shootout {
            Some(goals) => format!("{sum}, {} on penalties", score_for(side, goals)),
            None => format!("{sum}, on penalties"),
        },
        (Some(_), Some(sum)) => sum,
        (None, Some(sum)) => format!("{sum} so far"),
        (_, None) => "not played".to_owned(),
    }
}

/// One plain sentence that says why the winner of a tie went through, or what is still missing.
pub fn why(bracket: &Bracket, tie: TieId) -> String {
    let (facts, decision) = (&bracket.tie(tie).facts, bracket.decision(tie));
    let (winner, by) = match decision.verdict {
        Verdict::Through { winner, by } => (winner, by),
        Verdict::Level => return "Level after the last step of the regulations: nobody goes through yet.".to_owned(),
        Verdict::Pending => return pending(bracket, tie),
    };
    let (name, other) = (club(bracket, tie, winner), club(bracket, tie, !winner));
    let sum = rules::aggregate(facts).map(|sum| score_for(winner, sum)).unwrap_or_default();
    let away = decision.rung(Step::AwayGoals).and_then(|rung| rung.values);
    match by {
        Step::Aggregate => format!("{name} go through: {sum} on aggregate."),
        Step::AwayGoals => {
            let goals = away.unwrap_or_default();
            let goals = score_for(winner, goals);
            format!("{name} go through on away goals: level at {sum} on aggregate, {goals} on away goals.")
        }
        Step::Penalties => {
            let shootout = facts.shootout.map(|goals| score_for(winner, goals)).unwrap_or_default();
            let level = match away {
                Some(goals) => format!("{sum} on aggregate and {} on away goals", score_for(winner, goals)),
                None => format!("{sum} on aggregate"),
            };
            format!("{name} go through on penalties: level at {level}, they won the shoot-out {shootout}.")
        }
        Step::Walkover => {
            let how = facts.ruling.as_ref().map_or("are out", |ruling| exit_in_a_sentence(ruling.how));
            let played = if facts.legs.iter().any(|leg| leg.score.is_some()) { "" } else { "; no leg was played" };
            format!("{name} go through by walkover: {other} {how}{played}.")
        }
    }
}

fn pending(bracket: &Bracket, tie: TieId) -> String {
    let facts = &bracket.tie(tie).facts;
    match rules::aggregate(facts) {
        None => "Not played yet.".to_owned(),
        Some(sum) if facts.legs.iter().any(|leg| leg.score.is_none()) => match sum.leader() {
            Some(side) => format!("Open: {} lead {}.", club(bracket, tie, side), score_for(side, sum)),
            None => format!("Open: level at {}.", score(sum)),
        },
        Some(sum) => format!("Level at {}: the shoot-out is not known.", score(sum)),
    }
}

/// What a rung of the ladder came to.
pub fn rung(bracket: &Bracket, tie: TieId, rung: Rung) -> String {
    match rung.outcome {
        Outcome::Decided(side) => club(bracket, tie, side),
        Outcome::Open if rung.step == Step::Walkover => "none".to_owned(),
        Outcome::Open => "level".to_owned(),
        Outcome::Unknown => "not known yet".to_owned(),
        Outcome::NotReached if bracket.decision(tie).decided_by().is_some() => "not needed".to_owned(),
        Outcome::NotReached => "not reached".to_owned(),
    }
}

/// How the club on a side came to a tie.
pub fn came_from(bracket: &Bracket, tie: TieId, side: Side) -> String {
    let round = |tie| bracket.competition()[bracket.tie(tie).round].name.to_lowercase();
    match bracket.feeder(tie, side) {
        None => {
            let entry = format!("enters in the {}", round(tie));
            let competition = bracket.competition();
            match (&competition.entry_by, bracket.club(tie, side).and_then(|club| competition[club].points)) {
                (Some(by), Some(points)) => format!("{entry}: {points} {by}"),
                (Some(by), None) => format!("{entry}; {by} not known"),
                (None, _) => entry,
            }
        }
        Some(feeder) => match bracket.decision(feeder).winner() {
            Some(winner) => {
                let (loser, result) = (club(bracket, feeder, !winner), result(bracket, feeder, winner));
                format!("{} v {loser}: {result}", round(feeder))
            }
            None => format!("winner of {}", fixture(bracket, feeder)),
        },
    }
}

/// Where the winner of a tie goes next.
pub fn goes_to(bracket: &Bracket, tie: TieId) -> String {
    let competition = bracket.competition();
    match bracket.next(tie) {
        None => "the last tie".to_owned(),
        Some(Node::Place(place)) => {
            let stage = competition.group_stage.as_ref().map_or("group stage", |stage| &stage.name);
            format!("place {} of the {}", competition.place_code(place), stage.to_lowercase())
        }
        Some(Node::Tie(next)) => {
            let side = bracket.side_fed(Node::Tie(next), tie);
            let round = competition[bracket.tie(next).round].name.to_lowercase();
            format!("{} in the {round}", club(bracket, next, !side))
        }
    }
}

/// One sentence about a place of the group stage: its club, and where that finished.
pub fn place(bracket: &Bracket, place: PlaceId) -> String {
    let competition = bracket.competition();
    let (code, name) = label::place(bracket, place);
    let from = competition[place].from;
    match bracket.club_at(place) {
        None => format!("{code} goes to the {name}."),
        Some(club) => {
            let came = bracket.decision(from).winner().map_or_else(String::new, |winner| {
                format!(", after {} against {}", result(bracket, from, winner), self::club(bracket, from, !winner))
            });
            let finished = label::final_position(bracket, club)
                .map_or_else(String::new, |position| format!(" They finished {position} in the group."));
            format!("{code}: {name}{came}.{finished}")
        }
    }
}

/// What a source states about a tie, as a sentence of ours.
pub fn claim(bracket: &Bracket, tie: TieId, claim: &Claim) -> String {
    let mut parts = Vec::new();
    if let Some(winner) = claim.winner {
        parts.push(claim.winner_name.clone().unwrap_or_else(|| club(bracket, tie, winner)));
    }
    let first = claim.winner.unwrap_or(Side::A);
    if let Some(aggregate) = claim.aggregate {
        parts.push(format!("{} on aggregate", score_for(first, aggregate)));
    }
    match (claim.decided_by, claim.shootout) {
        (Some(Step::Aggregate) | None, None) => {}
        (_, Some(goals)) => parts.push(format!("{} on penalties", score_for(first, goals))),
        (Some(step), None) => parts.push(step.name().to_owned()),
    }
    parts.join(", ")
}

/// How a claim differs from what is computed.
pub fn mismatch(bracket: &Bracket, tie: TieId, mismatch: Mismatch) -> String {
    let missing = || "none".to_owned();
    match mismatch {
        Mismatch::Winner { computed, .. } => {
            format!("the winner comes to {}", computed.map_or_else(missing, |side| club(bracket, tie, side)))
        }
        Mismatch::Aggregate { computed, .. } => {
            format!("the aggregate comes to {}", computed.map_or_else(missing, score))
        }
        Mismatch::DecidedBy { computed, .. } => {
            format!("the deciding step comes to {}", computed.map_or_else(missing, |step| step.name().to_owned()))
        }
        Mismatch::Shootout { recorded, .. } => {
            format!("the shoot-out is recorded as {}", recorded.map_or_else(missing, score))
        }
    }
}

/// The titles of sources, in order.
pub fn sources(bracket: &Bracket, ids: &[SourceId]) -> String {
    ids.iter().map(|id| bracket.competition()[*id].title.as_str()).collect::<Vec<_>>().join("; ")
}

/// "1 club", "2 clubs".
pub fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// "1st", "2nd", "3rd", "4th".
pub fn ordinal(number: usize) -> String {
    let ending = match (number % 10, number % 100) {
        (1, hundreds) if hundreds != 11 => "st",
        (2, hundreds) if hundreds != 12 => "nd",
        (3, hundreds) if hundreds != 13 => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// "52 clubs · 36 ties · 16 places".
pub fn totals(competition: &Competition) -> String {
    let mut totals = format!("{} · {}", count(competition.clubs.len(), "club"), count(competition.ties.len(), "tie"));
    if !competition.places.is_empty() {
        totals.push_str(" · ");
        totals.push_str(&count(competition.places.len(), "place"));
    }
    totals
}
