//! How things are said: dates, scores, and plain sentences about ties. Shared by the screen and the reports, so that the
//! same thing has the same words everywhere.
//!
//! Here are the small ones; `names` says what rounds and ties are called, `verdict` why a tie ended as it did, `settlement` what
//! settled it in a few words, `course` how it stood after each goal, `leg` what is known of a match, `road` where clubs come
//! from and go to, `journey` all that became of one of them, `needs` and `outcomes` what a side needs in a leg, `points` what
//! their ranking points are made of, `stated` what sources state and how that differs, `scenario` how a competition is looked
//! at, `turned` what comes out otherwise then, and `numbers` all of it counted.

mod course;
mod journey;
mod leg;
mod names;
mod needs;
mod numbers;
mod outcomes;
mod points;
mod road;
mod scenario;
mod settlement;
mod stated;
mod turned;
mod verdict;

pub use course::{GoalByGoal, GoalLine, course, goal_by_goal, match_heading, turning};
pub use journey::{arrival, association, finish, hometown, others, station, unexplained_entry, with_association};
pub use leg::{
    ANNULLED, LegFacts, ONE_SOURCE, has_legs, kicks, leg_facts, leg_result, leg_state, ruling_date, ruling_with_reason,
    without_score,
};
pub use names::{NAMED, the_round, tie_called};
pub use needs::needs;
pub use numbers::{Line, Section, near, number_called, numbers};
pub use outcomes::{Letters, other_legs, question, told};
pub use points::{complete, scale, share, unexplained, weights, with_points, without_placing};
pub use road::{final_position, goes_to, place, road};
pub use scenario::{figure, otherwise, scenario, title};
pub use settlement::{matches_in_short, settlement};
pub use stated::{agrees, claim, counted, mismatch, mismatches, sources, version};
pub use turned::{turn, turned, turned_in_short};
pub use verdict::{
    UNKNOWN_HOW, beside_aggregate, contradictions, exit, first_side, missing, result, ruling, rung, why,
};

use jiff::civil::{Date, Time};

use crate::bracket::Bracket;
use crate::competition::{
    Clock, ClubId, Competition, Ladder, Node, Regulations, Score, Side, Slot, TieId, Venue, Window,
};

/// "19 Aug".
pub fn day(date: Date) -> String {
    date.strftime("%-d %b").to_string()
}

/// "Sat 19 Aug 2023".
pub fn date(date: Date) -> String {
    date.strftime("%a %-d %b %-Y").to_string()
}

/// As which day something counts whose own is not known: "counted as Sun 27 Aug 2023, the last day of its window".
pub fn counted_as(day: Date, window: Option<&Window>) -> String {
    let is = match window {
        Some(window) if window.last == day => "the last day of its window",
        _ => "when its round was over",
    };
    format!("counted as {}, {is}", date(day))
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
    time.strftime("%H:%M").to_string()
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
    let abroad =
        venue.country.filter(|country| host.is_none_or(|host| competition[host].association != Some(*country)));
    let country = abroad.map(|country| competition[country].name.as_str());
    let parts: Vec<&str> = [venue.ground.as_deref(), venue.town.as_deref(), country].into_iter().flatten().collect();
    match (parts.is_empty(), venue.neutral) {
        (true, true) => Some("neutral".to_owned()),
        (true, false) => None,
        (false, neutral) => Some(parts.join(", ") + if neutral { " (neutral)" } else { "" }),
    }
}

/// "1–0".
pub fn score(score: Score) -> String {
    score.to_string()
}

/// A score with one side's goals first.
pub fn score_for(side: Side, of: Score) -> String {
    score(if side == Side::A { of } else { of.swapped() })
}

/// The club on a side of a tie, or what is known of who it will be.
pub fn club(bracket: &Bracket, tie: TieId, side: Side) -> String {
    club_at(bracket, Node::Tie(tie), side)
}

/// The club on a side of a node, or what is known of who it will be; a place has side A alone.
pub fn club_at(bracket: &Bracket, node: Node, side: Side) -> String {
    let club = match node {
        Node::Tie(tie) => bracket.club(tie, side),
        Node::Place(place) => bracket.club_at(place),
    };
    if let Some(club) = club {
        return bracket.competition()[club].name.to_string();
    }
    match bracket.competition().slot(node, side) {
        Slot::WinnerOf(feeder) => format!("winner of {}", tie_called(bracket, feeder)),
        Slot::LoserOf(feeder) => format!("loser of {}", tie_called(bracket, feeder)),
        Slot::ToBeDrawn | Slot::Club(_) => "to be drawn".to_owned(),
    }
}

/// The steps of regulations, with the articles where they are known, and why they are assumed where they are: "III.13:
/// walkover, then aggregate".
pub fn regulations(regulations: &Regulations) -> String {
    let name = regulations.name.iter().map(|name| format!("{name}: "));
    let assumed = regulations.assumed.iter().map(|why| format!(" (assumed: {why})"));
    name.chain([steps(&regulations.ladder)]).chain(assumed).collect()
}

/// "walkover, then aggregate".
fn steps(ladder: &Ladder) -> String {
    ladder.steps().iter().map(|step| step.name()).collect::<Vec<_>>().join(", then ")
}

/// A text at the beginning of a sentence.
pub fn upper_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Who meets whom: "FUS Rabat v USM Alger".
pub fn fixture(bracket: &Bracket, tie: TieId) -> String {
    format!("{} v {}", club(bracket, tie, Side::A), club(bracket, tie, Side::B))
}

/// That so many characters of a file are not shown.
pub fn cleaned(characters: usize) -> String {
    let were = if characters == 1 { "was" } else { "were" };
    format!("{} could not be shown safely and {were} left out", count(characters, "character"))
}

/// "Zamalek’s", "Dory Wanderers’".
fn whose(name: &str) -> String {
    format!("{name}’{}", if name.ends_with('s') { "" } else { "s" })
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
    let mut totals =
        format!("{} · {}", count(competition.clubs().len(), "club"), count(competition.ties().len(), "tie"));
    if !competition.places().is_empty() {
        totals.push_str(" · ");
        totals.push_str(&count(competition.places().len(), "place"));
    }
    totals
}
