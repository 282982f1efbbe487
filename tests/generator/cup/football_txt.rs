//! A competition as Football.TXT, a match a line: the first legs of a round, then the second ones. Who has a bye is not
//! named, nor any tie that nobody has been drawn into.

use std::io::{self, Write};

use super::calendar::{Calendar, Day};
use super::course::{Course, Goals};
use super::draw::Round;
use super::json::round_name;
use super::{Cup, Legs, Told};

pub fn write(cup: &Cup, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "= Harbour Cup 2023/24")?;
    let rounds = cup.rounds();
    let count = rounds.count_all();
    let calendar = Calendar::of(count);
    for round in rounds.filter(|round| round.ties.iter().any(|tie| tie.clubs().is_some())) {
        writeln!(out, "\n▪ {}", round_name(cup, &round, count))?;
        let legs = if cup.legs == Legs::One { 1 } else { 2 };
        for leg in 0..legs {
            self::leg(cup, &calendar, &round, leg, leg + 1 == legs, out)?;
        }
    }
    Ok(())
}

/// One leg of all ties of a round.
fn leg(
    cup: &Cup,
    calendar: &Calendar,
    round: &Round,
    leg: usize,
    is_last: bool,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut today: Option<Day> = None;
    for (i, tie) in round.ties.iter().enumerate() {
        let (Some(clubs), course) = (tie.clubs(), &tie.course) else { continue };
        if leg > 0 && course.withdrew.is_some() {
            continue;
        }
        let day = calendar.day((round.index, leg), i, round.ties.len());
        if cup.told >= Told::Days && today.replace(day) != Some(day) {
            writeln!(out, "{}", day.in_list())?;
        }
        if let Some(winner) = course.withdrew.map(|side| 1 - side) {
            let [winner, loser] = [winner, 1 - winner].map(|side| name(cup, clubs[side]));
            writeln!(out, "         {winner:32} w/o {loser}")?;
            continue;
        }
        // The host is side A in the first leg, and side B in the second.
        let [host, guest] = [leg, 1 - leg].map(|side| name(cup, clubs[side]));
        let time = if cup.told == Told::All { "20:45" } else { "" };
        write!(out, "  {time:5}  {host:32} v {guest:32}  {}", result(course, leg, is_last))?;
        match cup.told {
            Told::Scores => {}
            Told::Days => write!(out, "  @ {}", cup.town(clubs[leg]))?,
            Told::All => {
                let town = cup.town(clubs[leg]);
                write!(out, "  @ Stade de {town}, {town}")?;
            }
        }
        writeln!(out)?;
    }
    Ok(())
}

/// "4-2 pen. 1-1 a.e.t. (1-1)", the host's goals first; nothing where the leg was not played.
fn result(course: &Course, leg: usize, is_last: bool) -> String {
    let told = |goals: Goals| format!("{}-{}", goals[leg], goals[1 - leg]);
    let Some(normal) = course.legs.get(leg).map(|goals| told(*goals)) else { return String::new() };
    match (course.extra_time.filter(|_| is_last).map(told), course.shootout.filter(|_| is_last).map(told)) {
        (Some(last), Some(kicks)) => format!("{kicks} pen. {last} a.e.t. ({normal})"),
        (Some(last), None) => format!("{last} a.e.t. ({normal})"),
        _ => match course.level_but_away().filter(|_| is_last) {
            Some([a, b]) => format!("{normal} (agg {a}-{b}, win on away goals)"),
            None => normal,
        },
    }
}

/// "FC Kamoro (AAA)".
fn name(cup: &Cup, club: u32) -> String {
    format!("{} ({})", cup.own_name(club), cup.association(club))
}
