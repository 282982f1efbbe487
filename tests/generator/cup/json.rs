//! A competition as this program's own JSON, a club or a tie a line. Nothing in it has to be escaped: names have neither
//! quotes nor backslashes.

use std::io::{self, Write};

use super::calendar::Calendar;
use super::course::Goals;
use super::draw::{Entrant, Round, Tie};
use super::names::associations;
use super::random::Random;
use super::{Cup, Legs, Shape, Told};

pub fn write(cup: &Cup, out: &mut impl Write) -> io::Result<()> {
    let rounds = cup.rounds();
    let calendar = Calendar::of(rounds.count_all());
    let mut writer = Writer { cup, calendar, rounds: rounds.count_all(), winners: Vec::new(), out };
    writer.head()?;
    writer.clubs()?;
    writer.out.write_all(b"  \"rounds\": [")?;
    for round in rounds {
        writer.round(&round)?;
    }
    writer.out.write_all(b"\n  ]")?;
    if matches!(cup.shape, Shape::Groups(_)) {
        writer.groups()?;
    }
    writer.out.write_all(b"\n}\n")
}

struct Writer<'a, W> {
    cup: &'a Cup,
    calendar: Calendar,
    rounds: usize,
    /// The ties whose winners have won their trees, by their ids, with these winners.
    winners: Vec<(String, Option<u32>)>,
    out: &'a mut W,
}

impl<W: Write> Writer<'_, W> {
    fn tells_all(&self) -> bool {
        self.cup.told == Told::All
    }

    fn head(&mut self) -> io::Result<()> {
        let ladder = match self.cup.legs {
            Legs::One => r#""aggregate", "extra_time", "penalties""#,
            Legs::Two => r#""aggregate", "away_goals", "extra_time", "penalties""#,
        };
        let out = &mut self.out;
        writeln!(out, "{{\n  \"cuptie\": 1,\n  \"name\": \"Harbour Cup\",\n  \"season\": \"2023-24\",")?;
        writeln!(out, "  \"regulations\": {{\"name\": \"article 9\", \"ladder\": [\"walkover\", {ladder}]}},")?;
        write!(out, "  \"associations\": {{")?;
        for (i, (code, name)) in associations().enumerate() {
            write!(out, "{}\"{code}\": \"{name}\"", if i == 0 { "" } else { ", " })?;
        }
        writeln!(out, "}},")?;
        if self.tells_all() {
            writeln!(self.out, "  \"sources\": {{\"almanac\": {{\"title\": \"Almanac of the Harbours\"}}}},")?;
        }
        Ok(())
    }

    fn clubs(&mut self) -> io::Result<()> {
        self.out.write_all(b"  \"clubs\": [")?;
        for club in 0..self.cup.clubs.max(2) {
            let (name, association) = (self.cup.name(club), self.cup.association(club));
            let comma = if club == 0 { "" } else { "," };
            write!(self.out, "{comma}\n    {{\"id\": \"c{club}\", \"name\": \"{name}\"")?;
            write!(self.out, ", \"association\": \"{association}\"")?;
            if self.tells_all() {
                let town = self.cup.town(club);
                write!(self.out, ", \"town\": \"{town}\", \"aliases\": [\"The {town} Eleven\"]")?;
            }
            self.out.write_all(b"}")?;
        }
        self.out.write_all(b"\n  ],\n")
    }

    fn round(&mut self, round: &Round) -> io::Result<()> {
        let (number, comma) = (round.index + 1, if round.index == 0 { "" } else { "," });
        let name = round_name(self.cup, round, self.rounds);
        write!(self.out, "{comma}\n    {{\"id\": \"r{number}\", \"name\": \"{name}\", ")?;
        if self.tells_all() {
            let windows = (0..self.legs()).map(|leg| self.calendar.window(round.index, leg).map(|day| day.in_json()));
            let windows: Vec<String> = windows.map(|[first, last]| format!("[\"{first}\", \"{last}\"]")).collect();
            write!(self.out, "\"windows\": [{}], ", windows.join(", "))?;
        }
        self.out.write_all(b"\"ties\": [")?;
        for (i, tie) in round.ties.iter().enumerate() {
            self.out.write_all(if i == 0 { b"\n" } else { b",\n" })?;
            self.tie(round, i, tie)?;
        }
        self.out.write_all(b"\n    ]}")
    }

    fn tie(&mut self, round: &Round, index: usize, tie: &Tie) -> io::Result<()> {
        let id = id(round.index, index as u32);
        let [a, b] = tie.sides.map(|side| slot(round.index, side));
        write!(self.out, "      {{\"id\": \"{id}\", \"a\": {a}, \"b\": {b}")?;
        let course = &tie.course;
        if course.withdrew.is_none() && (tie.clubs().is_some() || !course.legs.is_empty()) {
            self.out.write_all(b", \"legs\": [")?;
            for leg in 0..self.legs() {
                self.leg(round, index, tie, leg)?;
            }
            self.out.write_all(b"]")?;
        }
        if let Some(goals) = course.shootout {
            write!(self.out, ", \"shootout\": {}", score(goals))?;
        }
        if let Some(side) = course.withdrew {
            write!(self.out, ", \"ruling\": {{\"out\": \"{}\", \"how\": \"withdrew\"", side_name(side))?;
            if self.cup.told >= Told::Days {
                let day = self.calendar.day((round.index, 0), index, round.ties.len()).in_json();
                write!(self.out, ", \"date\": \"{day}\"")?;
            }
            self.out.write_all(b"}")?;
        }
        if let Some(winner) = course.winner.filter(|_| self.tells_all()) {
            let winner = side_name(winner);
            write!(self.out, ", \"claims\": [{{\"source\": \"almanac\", \"winner\": \"{winner}\"}}]")?;
        }
        if tie.is_last {
            let winner = course.winner.and_then(|winner| tie.sides[winner].club);
            self.winners.push((id, winner));
        }
        self.out.write_all(b"}")
    }

    fn leg(&mut self, round: &Round, index: usize, tie: &Tie, leg: usize) -> io::Result<()> {
        let comma = if leg == 0 { "" } else { ", " };
        write!(self.out, "{comma}{{\"host\": \"{}\"", side_name(leg))?;
        if self.cup.told >= Told::Days {
            let day = self.calendar.day((round.index, leg), index, round.ties.len()).in_json();
            write!(self.out, ", \"date\": \"{day}\"")?;
            if let Some(host) = tie.sides[leg].club {
                self.place(host)?;
            }
        }
        if let Some(goals) = tie.course.legs.get(leg) {
            write!(self.out, ", \"score\": {}", score(*goals))?;
        }
        if let Some(goals) = tie.course.extra_time.filter(|_| leg + 1 == self.legs()) {
            write!(self.out, ", \"extra_time\": {}", score(goals))?;
        }
        self.out.write_all(b"}")
    }

    fn place(&mut self, host: u32) -> io::Result<()> {
        let town = self.cup.town(host);
        if self.tells_all() {
            write!(self.out, ", \"local\": \"20:45\", \"ground\": \"Stade de {town}\"")?;
            if host.is_multiple_of(50) {
                write!(self.out, ", \"note\": \"Played behind closed doors: the ground was being rebuilt.\"")?;
            }
        }
        write!(self.out, ", \"town\": \"{town}\"")
    }

    fn legs(&self) -> usize {
        match self.cup.legs {
            Legs::One => 1,
            Legs::Two => 2,
        }
    }

    /// The winners of all trees in groups of four, drawn by lots; of those that are all known, the final table.
    fn groups(&mut self) -> io::Result<()> {
        let mut random = Random::of(&[self.cup.seed, 5]);
        for at in (1..self.winners.len()).rev() {
            self.winners.swap(at, random.below(at as u32 + 1) as usize);
        }
        self.out.write_all(b",\n  \"group_stage\": {\"name\": \"Group stage\", \"groups\": [")?;
        for (i, places) in self.winners.chunks(4).enumerate() {
            let filled: Vec<String> = places.iter().map(|(id, _)| format!("{{\"winner_of\": \"{id}\"}}")).collect();
            let comma = if i == 0 { "" } else { "," };
            write!(self.out, "{comma}\n    {{\"name\": \"{}\", \"places\": [{}]", i + 1, filled.join(", "))?;
            let clubs: Option<Vec<u32>> = places.iter().map(|(_, club)| *club).collect();
            if let Some(clubs) = clubs {
                write!(self.out, ", \"table\": [{}]", table(&clubs))?;
            }
            self.out.write_all(b"}")?;
        }
        self.out.write_all(b"\n  ]}")
    }
}

/// A table in which everybody lost to whoever stands above, 1-0 in the one match that they had.
fn table(clubs: &[u32]) -> String {
    let standing = |(lost, club): (usize, &u32)| {
        let won = clubs.len() - 1 - lost;
        format!(
            "{{\"club\": \"c{club}\", \"won\": {won}, \"drawn\": 0, \"lost\": {lost}, \"for\": {won}, \
             \"against\": {lost}, \"points\": {}, \"through\": {}}}",
            3 * won,
            lost < 2
        )
    };
    clubs.iter().enumerate().map(standing).collect::<Vec<_>>().join(", ")
}

/// What a round is called: the last ones of a cup by their names.
pub fn round_name(cup: &Cup, round: &Round, rounds: usize) -> String {
    match (cup.shape, round.ties.len(), rounds - round.index) {
        (Shape::Cup, 1, 1) => "Final".to_owned(),
        (Shape::Cup, 2, 2) => "Semi-finals".to_owned(),
        (Shape::Cup, 4, 3) => "Quarter-finals".to_owned(),
        _ => format!("Round {}", round.index + 1),
    }
}

/// "r2-17": the tie of an index, both counted from 0.
fn id(round: usize, tie: u32) -> String {
    format!("r{}-{}", round + 1, tie + 1)
}

fn slot(round: usize, side: Entrant) -> String {
    match (side.from, side.club) {
        (Some(tie), _) => format!("{{\"winner_of\": \"{}\"}}", id(round - 1, tie)),
        (None, Some(club)) => format!("{{\"club\": \"c{club}\"}}"),
        (None, None) => "\"to_be_drawn\"".to_owned(),
    }
}

fn side_name(side: usize) -> &'static str {
    ["a", "b"][side]
}

fn score([a, b]: Goals) -> String {
    format!("{{\"a\": {a}, \"b\": {b}}}")
}
