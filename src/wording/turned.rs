//! What comes out otherwise than it did, told of a tie and of the competition as a whole.

use super::needs::going_on;
use super::{club_at, count};
use crate::ask::{Turn, Turned};
use crate::bracket::Bracket;
use crate::competition::{Node, PlaceId, Side};
use crate::rules::Step;

/// How a tie comes out otherwise, in a word or two: "turned", "on to extra time".
pub fn turn(turn: Turn) -> String {
    match turn {
        Turn::Otherwise => "turned".to_owned(),
        Turn::Settled => "settled".to_owned(),
        Turn::Untold(Some(step)) => format!("on to {}", going_on(step)),
        Turn::Untold(None) => "open".to_owned(),
        Turn::OtherClubs => "other clubs".to_owned(),
    }
}

/// The same of all ties in as few words as a title has: "2 ties turn, 1 with other clubs"; none where nothing does.
pub fn turned_in_short(turned: &Turned) -> Option<String> {
    let others = turned.count(|turn| turn == Turn::OtherClubs);
    let own = turned.ties.len() - others;
    let turn = if own == 1 { "turns" } else { "turn" };
    match (own, others) {
        (0, 0) => None,
        (own, 0) => Some(format!("{} {turn}", count(own, "tie"))),
        (own, others) => Some(format!("{} {turn}, {others} with other clubs", count(own, "tie"))),
    }
}

/// What comes out otherwise in a view than in another, in sentences: how many ties, and which clubs take whose places.
pub fn turned(view: &Bracket, other: &Bracket, turned: &Turned) -> Vec<String> {
    if turned.is_none() {
        return vec!["Nothing turns.".to_owned()];
    }
    let mut steps: Vec<Step> = Vec::new();
    for (_, turn) in &turned.ties {
        if let Turn::Untold(Some(step)) = turn
            && !steps.contains(step)
        {
            steps.push(*step);
        }
    }
    let untold = steps.iter().map(|step| {
        let count = turned.count(|turn| turn == Turn::Untold(Some(*step)));
        (count, format!("would have gone on to {}, never held", going_on(*step)))
    });
    let told = [
        (turned.count(|turn| turn == Turn::Otherwise), "would have sent another club through"),
        (turned.count(|turn| turn == Turn::Settled), "would be settled"),
        (turned.count(|turn| turn == Turn::Untold(None)), "would be open"),
        (turned.count(|turn| turn == Turn::OtherClubs), "would have been between other clubs"),
    ];
    let [otherwise, settled, open, others] = told.map(|(count, what)| (count, what.to_owned()));
    let parts = [otherwise, settled].into_iter().chain(untold).chain([open, others]);
    let parts = parts.filter(|(ties, _)| *ties > 0);
    let ties: Vec<String> = parts.map(|(ties, what)| format!("{} {what}", count(ties, "tie"))).collect();
    let (taken, lost): (Vec<&PlaceId>, Vec<&PlaceId>) =
        turned.places.iter().partition(|place| view.club_at(**place).is_some());
    let club = |bracket: &Bracket, place: PlaceId| club_at(bracket, Node::Place(place), Side::A);
    let code = |place: PlaceId| view.competition().place_code(place);
    let taken =
        taken.iter().map(|&&place| format!("{} for {} ({})", club(view, place), club(other, place), code(place)));
    let lost = lost.iter().map(|&&place| format!("{} ({})", club(other, place), code(place)));
    let mut sentences = vec![ties.join("; ") + "."];
    for (what, places) in [("In", taken.collect::<Vec<_>>()), ("No longer certain", lost.collect())] {
        if !places.is_empty() {
            sentences.push(format!("{what}: {}.", places.join(", ")));
        }
    }
    sentences
}
