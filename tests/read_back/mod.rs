//! Reads what a side needs back out of its sentence, as somebody does who knows football and nothing of this program: what
//! each score comes to. Wins and defeats are those of the side that needs something; the winner's goals stand first.

use cuptie::ask::End;
use cuptie::competition::{Side, Step};

/// Whether a score is meant, the goals of the one who needs something first.
type Meant = Box<dyn Fn(i32, i32) -> bool>;

pub struct Sentence {
    /// Who needs something; none where that makes no difference.
    pub of: Option<Side>,
    /// Scores and what they come to, as it is told.
    told: Vec<(Meant, String)>,
    otherwise: String,
}

impl Sentence {
    /// What a score comes to. Nothing may be told of it twice.
    pub fn at(&self, own: u16, other: u16) -> &str {
        let mut told = self.told.iter().filter(|(meant, _)| meant(own.into(), other.into()));
        let found = told.next().map_or(&self.otherwise, |(_, end)| end);
        assert!(told.next().is_none(), "{own}–{other} is told twice");
        found
    }
}

pub fn in_words(end: End) -> String {
    match end {
        End::Through(side) => name(side).to_owned(),
        End::Next(Step::BetterPlaced) => "the better placed side".to_owned(),
        End::Next(Step::PlayOff) => "a play-off".to_owned(),
        End::Next(Step::Replays) => "a replay".to_owned(),
        End::Next(step) if step.is_extra_time() => "extra time".to_owned(),
        End::Next(step) => step.name().to_owned(),
        End::Open => "another leg".to_owned(),
        End::Level => "nobody".to_owned(),
    }
}

fn name(side: Side) -> &'static str {
    ["Ayr", "Bo"][side.index()]
}

fn side(told: &str) -> Option<Side> {
    Side::BOTH.into_iter().find(|side| name(*side) == told)
}

pub fn sentence(text: &str) -> Sentence {
    let mut read = Sentence { of: None, told: Vec::new(), otherwise: String::new() };
    let text = text.strip_suffix('.').expect("a sentence");
    for clause in text.split("; ") {
        assert!(read.otherwise.is_empty(), "nothing is left to tell: {clause}");
        read.clause(clause);
    }
    assert!(!read.otherwise.is_empty(), "and the others? {text}");
    read
}

impl Sentence {
    fn clause(&mut self, clause: &str) {
        if let Some(all) = clause.strip_prefix("Whatever the score, ") {
            let through = [" go through", " went through"].iter().find_map(|end| all.strip_suffix(end));
            let leg = [" is to come", " was to come"].iter().find_map(|end| all.strip_suffix(end));
            self.otherwise = through.or(leg).expect(clause).to_owned();
        } else if let Some((who, ways)) = clause.split_once(" need to ").or_else(|| clause.split_once(" needed to ")) {
            self.needs(who, &format!("to {ways}"));
        } else if let Some((who, ways)) = clause.split_once(" need ").or_else(|| clause.split_once(" needed ")) {
            self.needs(who, ways);
        } else {
            let (scores, end) = comes_to(clause);
            match scores {
                "anything else" | "Any score" => self.otherwise = end,
                "after anything else" => self.otherwise = end,
                _ => {
                    let scores = self.without_whose(scores);
                    self.told.push((noun(&scores), end));
                }
            }
        }
    }

    fn needs(&mut self, who: &str, ways: &str) {
        self.of = side(who);
        let mut ways = ways.split(", or ");
        let least = ways.next().expect("what is needed");
        let meant: Meant = match least.strip_prefix("to win") {
            Some("") => margins(1, i32::MAX),
            Some(by) => margins(number(by.strip_prefix(" by ").expect(least)), i32::MAX),
            None if least == "at least a draw" => margins(0, i32::MAX),
            None => {
                let by = least.strip_prefix("to avoid a defeat by ").and_then(|by| by.strip_suffix(" or more"));
                margins(1 - number(by.expect(least)), i32::MAX)
            }
        };
        self.told.push((meant, who.to_owned()));
        self.told.extend(ways.map(|one| (way(one), who.to_owned())));
    }

    /// Takes out whose wins and defeats are told of.
    fn without_whose(&mut self, scores: &str) -> String {
        for own in Side::BOTH {
            let whose = format!(" for {}", name(own));
            if scores.contains(&whose) {
                assert_eq!(self.of.replace(own), None, "{scores}");
                return scores.replacen(&whose, "", 1);
            }
        }
        assert!(self.of.is_some() || !(scores.contains("win") || scores.contains("defeat")), "whose? {scores}");
        scores.to_owned()
    }
}

fn comes_to(clause: &str) -> (&str, String) {
    let verbs = [" would have sent ", " would have gone to ", " sends ", " sent ", " goes to ", " went to "];
    let leaves = [" leaves it to ", " left it to ", " would have left it to "];
    let found = verbs.iter().chain(&leaves).find_map(|verb| clause.split_once(verb));
    let (scores, end) = found.unwrap_or_else(|| panic!("what comes of it? {clause}"));
    (scores, end.strip_suffix(" through").unwrap_or(end).to_owned())
}

/// "by two if they score four or more", "2–0 or 3–1", "to draw 0–0", "to lose by one".
fn way(way: &str) -> Meant {
    match (way.strip_prefix("to draw"), way.strip_prefix("to lose ")) {
        (Some(goals), _) => noun(&match goals.strip_prefix(' ') {
            Some(list) if list.contains('–') => list.to_owned(),
            _ => format!("a draw{goals}"),
        }),
        (_, Some(lost)) if lost.contains('–') => noun(&format!("a {lost} defeat")),
        (_, Some(lost)) => noun(&format!("a defeat {lost}")),
        _ if way.contains('–') => noun(&format!("a {way} win")),
        _ => noun(&format!("a win {way}")),
    }
}

/// "a win by two conceding at most one", "a 2–0 or 3–1 win", "0–0", "a draw".
fn noun(scores: &str) -> Meant {
    if scores.contains('–') {
        let list = |list: &str| -> Vec<(i32, i32)> {
            let goals = |goals: &str| goals.parse::<i32>().expect(scores);
            list.split(" or ")
                .map(|one| one.split_once('–').expect(scores))
                .map(|(a, b)| (goals(a), goals(b)))
                .collect()
        };
        let inner = |end: &str| scores.strip_prefix("a ").and_then(|inner| inner.strip_suffix(end)).map(list);
        return match (inner(" win"), inner(" defeat")) {
            (Some(won), _) => {
                assert!(won.iter().all(|(a, b)| a > b), "{scores}");
                Box::new(move |own, other| won.contains(&(own, other)))
            }
            (_, Some(lost)) => {
                assert!(lost.iter().all(|(a, b)| a > b), "{scores}");
                Box::new(move |own, other| lost.contains(&(other, own)))
            }
            _ => {
                let drawn = list(scores);
                assert!(drawn.iter().all(|(a, b)| a == b), "{scores}");
                Box::new(move |own, other| drawn.contains(&(own, other)))
            }
        };
    }
    let (margin, goals) =
        match [" if they ", " conceding ", " scoring ", " with "].iter().find_map(|by| scores.find(by)) {
            Some(at) => scores.split_at(at),
            None => (scores, ""),
        };
    let (margin, goals) = (margin_of(margin.trim_end()), goals_of(goals));
    Box::new(move |own, other| margin(own, other) && goals(own, other))
}

fn margin_of(margin: &str) -> Meant {
    let range = |by: &str| match (by.strip_suffix(" or more"), by.split_once(" to ")) {
        (Some(least), _) => (number(least), i32::MAX),
        (_, Some((least, most))) => (number(least), number(most)),
        _ => (number(by), number(by)),
    };
    match margin.to_lowercase().as_str() {
        "a win" => margins(1, i32::MAX),
        "a draw" => margins(0, 0),
        "a win or a draw" => margins(0, i32::MAX),
        told => {
            if let Some(by) = told.strip_prefix("a draw or a win by up to ") {
                margins(0, number(by))
            } else if let Some(by) = told.strip_prefix("a draw or a defeat by up to ") {
                margins(-number(by), 0)
            } else if let Some(by) = told.strip_prefix("anything but a defeat by ") {
                margins(1 - range(by).0, i32::MAX)
            } else if let Some(both) = told.strip_prefix("anything from a defeat by ") {
                let (lost, won) = both.split_once(" to a win by ").expect(told);
                margins(-number(lost), number(won))
            } else if let Some(by) = told.strip_prefix("a win by ") {
                let (least, most) = range(by);
                margins(least, most)
            } else if let Some(by) = told.strip_prefix("a defeat by ") {
                let (least, most) = range(by);
                margins(-most, -least)
            } else {
                panic!("which scores? {told}")
            }
        }
    }
}

fn goals_of(goals: &str) -> Meant {
    let scored = |goals: &str| goals.strip_suffix(" or more").map(number);
    let at_most = |goals: &str| match (goals.strip_prefix("at most "), goals.split_once(" to ")) {
        (Some(most), _) => (0, number(most)),
        (_, Some((least, most))) => (number(least), number(most)),
        _ => panic!("how many goals? {goals}"),
    };
    if goals.is_empty() {
        Box::new(|_, _| true)
    } else if let Some(least) = goals.strip_prefix(" if they score ").or(goals.strip_prefix(" if they scored ")) {
        let least = scored(least).expect(goals);
        Box::new(move |own, _| own >= least)
    } else if let Some(few) = goals.strip_prefix(" conceding ") {
        let (least, most) = at_most(few);
        Box::new(move |_, other| (least..=most).contains(&other))
    } else if let Some(few) = goals.strip_prefix(" scoring ") {
        let (least, most) = at_most(few);
        Box::new(move |own, _| (least..=most).contains(&own))
    } else {
        let each = goals.strip_prefix(" with ").and_then(|each| each.strip_suffix(" goals each")).expect(goals);
        let (least, most) = at_most(each);
        Box::new(move |own, _| (least..=most).contains(&own))
    }
}

fn margins(least: i32, most: i32) -> Meant {
    Box::new(move |own, other| (least..=most).contains(&(own - other)))
}

fn number(word: &str) -> i32 {
    const WORDS: [&str; 13] =
        ["nil", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let known = WORDS.iter().position(|own| *own == word).map(|number| number as i32);
    known.unwrap_or_else(|| word.parse().unwrap_or_else(|_| panic!("no number: {word}")))
}
