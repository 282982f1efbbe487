//! The bracket in Wikipedia's templates for one, `{{4TeamBracket}}` to `{{64TeamBracket}}`. They have room for a tree in which
//! every tie is fed by two, so the bracket begins with the first round from which that is so. Where no such tree is, a comment
//! says why.

use std::io::{self, Write};

use super::Page;
use crate::bracket::Bracket;
use crate::competition::{Prize, RoundId, Side, TieId};
use crate::label::{self, ClubLine, Figures, Scores};
use crate::report::cells;

/// The largest template is for so many rounds.
const MOST_ROUNDS: usize = 6;

/// Goals in both legs, and over them.
const CELLS: usize = 3;

pub(super) fn print<W: Write>(page: &mut Page<W>, is_whole: bool) -> io::Result<()> {
    let bracket = page.bracket;
    let rounds = match rounds(bracket) {
        _ if !is_whole => return none(page, "only what was found is here"),
        None => return none(page, "the ties lead to no final"),
        Some(rounds) if rounds.len() < 2 => return none(page, "not both sides of the final come from ties"),
        Some(rounds) => rounds,
    };
    page.heading("Bracket")?;
    if let Some(first) = rounds[0].first().filter(|tie| bracket.tie(**tie).round > RoundId(0)) {
        page.comment(&format!("It begins with {}.", bracket.competition()[bracket.tie(*first).round].name))?;
    }
    page.line(&format!("{{{{{}TeamBracket", 2 * rounds[0].len()))?;
    page.line("| seeds = no")?;
    let two_legs = |ties: &[TieId]| ties.iter().any(|tie| cells::has_legs(bracket, *tie));
    let cells: Vec<usize> = rounds.iter().map(|ties| if two_legs(ties) { CELLS } else { 1 }).collect();
    if cells.contains(&CELLS) {
        let cells: Vec<String> = cells.iter().map(usize::to_string).collect();
        page.line(&format!("| legs = {}", cells.join("/")))?;
    }
    // Counted with as many digits as the largest number has.
    let digits = if 2 * rounds[0].len() < 10 { 1 } else { 2 };
    for ((ties, cells), round) in rounds.iter().zip(cells).zip(1..) {
        let name = ties.first().map(|tie| &bracket.competition()[bracket.tie(*tie).round].name);
        let name = page.escaped(name.map_or("", String::as_str));
        page.line("")?;
        page.line(&format!("| RD{round} = {name}"))?;
        for (tie, first) in ties.iter().zip((1..).step_by(2)) {
            for (line, number) in label::club_lines(bracket, *tie).into_iter().zip(first..) {
                let number = format!("{number:0digits$}");
                club(page, *tie, &line, &format!("RD{round}"), &number, cells)?;
            }
        }
    }
    page.line("}}")
}

fn none<W: Write>(page: &mut Page<W>, why: &str) -> io::Result<()> {
    page.line("")?;
    page.comment(&format!("No bracket: {why}."))
}

/// The ties of each round, from top to bottom, that lead to the final with no club coming in between, the first round first.
fn rounds(bracket: &Bracket) -> Option<Vec<Vec<TieId>>> {
    let competition = bracket.competition();
    let last = competition.tie_ids().find(|tie| competition.prize(*tie) == Prize::Competition)?;
    let mut rounds = vec![vec![last]];
    while let Some(ties) = rounds.last().filter(|_| rounds.len() < MOST_ROUNDS) {
        let feeders = ties.iter().flat_map(|tie| Side::BOTH.map(|side| competition.feeder(*tie, side)));
        let Some(feeders) = feeders.collect::<Option<Vec<TieId>>>() else { break };
        let round = |tie: &TieId| competition[*tie].round;
        if feeders.iter().any(|tie| round(tie) != round(&feeders[0])) {
            break;
        }
        rounds.push(feeders);
    }
    rounds.reverse();
    Some(rounds)
}

/// The lines of a club: its name, and its goals in so many cells. What is not known is left out, and so is nobody's name.
fn club<W: Write>(
    page: &mut Page<W>,
    tie: TieId,
    line: &ClubLine,
    round: &str,
    number: &str,
    cells: usize,
) -> io::Result<()> {
    let is_known = page.bracket.club(tie, line.side).is_some();
    let name = if is_known { page.club(tie, line.side) } else { String::new() };
    let flag = match page.code(tie, line.side) {
        "" => String::new(),
        code => format!("{{{{fbaicon|{code}}}}} "),
    };
    page.line(&format!("| {round}-team{number} = {flag}{name}"))?;
    let last = if cells == CELLS { format!("{number}-{cells}") } else { number.to_owned() };
    let scores = match &line.figures {
        Figures::Words(words) => return page.line(&format!("| {round}-score{last} = {words}")),
        Figures::Scores(scores) => scores,
    };
    let legs = scores.legs.iter().filter(|goals| *goals != label::NO_LEG).take(cells - 1);
    for (goals, leg) in legs.zip(1..).filter(|(goals, _)| *goals != label::UNKNOWN) {
        page.line(&format!("| {round}-score{number}-{leg} = {goals}"))?;
    }
    match sum(scores) {
        sum if sum == label::UNKNOWN => Ok(()),
        sum => page.line(&format!("| {round}-score{last} = {sum}")),
    }
}

/// A side's goals in all, what was played after that, and how the tie was won: "2 (a)", "1 / 2 (rep)".
fn sum(scores: &Scores) -> String {
    let legs = scores.aggregate.as_ref().or(scores.legs.first());
    let after = scores.play_off.iter().chain(&scores.replays);
    let goals: Vec<&str> = legs.into_iter().chain(after).map(String::as_str).collect();
    let mark = if scores.mark.is_empty() { String::new() } else { format!(" ({})", scores.mark) };
    goals.join(" / ") + &mark
}
