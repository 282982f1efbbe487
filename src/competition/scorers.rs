//! What a text of scorers tells, goal by goal: "Dadzie 55', A. Phiri (2), 90+' pen". Sources write them in many ways; what
//! tells nothing of a goal is passed over. Whether these are all goals of a match is for others to find out.

use std::cmp::Ordering;

/// When a goal fell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Minute {
    /// The minute; of added time, the last before it.
    pub minute: u16,
    /// The minute of added time; 0 where that alone is known, that it was added.
    pub added: Option<u16>,
}

impl Minute {
    /// The last minute of normal time, to which its added time counts.
    pub const LAST_OF_NORMAL: u16 = 90;

    /// Whether it is later than another; none where nobody can tell, as of two goals in one minute.
    pub fn order(self, other: Minute) -> Option<Ordering> {
        match self.minute.cmp(&other.minute) {
            Ordering::Equal => match (self.added, other.added) {
                (Some(0), Some(_)) | (Some(_), Some(0)) => None,
                (own, other) if own == other => None,
                (own, other) => Some(own.cmp(&other)),
            },
            order => Some(order),
        }
    }
}

/// How a goal came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Kind {
    /// As most do, or it is not told.
    #[default]
    Play,
    /// From the penalty mark.
    Penalty,
    /// An opponent put it in.
    Own,
}

/// A goal as far as it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Goal<'a> {
    /// Who scored it.
    pub scorer: Option<&'a str>,
    /// When it fell.
    pub minute: Option<Minute>,
    /// How it came about.
    pub kind: Kind,
}

/// The most goals that a number behind a name is believed.
const MOST: u16 = 20;

/// The goals that a text tells, in its order.
pub fn goals(text: &str) -> impl Iterator<Item = Goal<'_>> {
    Goals { rest: text, scorer: None, waits: false, more: 0 }
}

/// The scorers that it names, in its order.
pub fn names(text: &str) -> impl Iterator<Item = &str> {
    let mut last = None;
    goals(text).filter_map(move |goal| {
        let is_new = goal.scorer != last;
        last = goal.scorer;
        goal.scorer.filter(|_| is_new)
    })
}

struct Goals<'a> {
    rest: &'a str,
    /// Who was named last.
    scorer: Option<&'a str>,
    /// Whether no goal of his has been told yet.
    waits: bool,
    /// How many more goals a number told.
    more: u16,
}

impl<'a> Iterator for Goals<'a> {
    type Item = Goal<'a>;

    fn next(&mut self) -> Option<Goal<'a>> {
        loop {
            if let Some(more) = self.more.checked_sub(1) {
                self.more = more;
                return Some(self.goal(None));
            }
            self.rest = self.rest.trim_start();
            let Some(first) = self.rest.chars().next() else { return self.named() };
            match first {
                ',' | ';' => {
                    self.rest = &self.rest[1..];
                    if let Some(goal) = self.named() {
                        return Some(goal);
                    }
                }
                '0'..='9' => match score(self.rest) {
                    Some(rest) => self.rest = rest,
                    None => {
                        let minute = self.minute();
                        return Some(self.goal(minute));
                    }
                },
                '(' => match self.number_in_brackets() {
                    Some(number) => self.more = number.min(MOST),
                    // How the goal came about whose minute is not known; or a word that tells nothing.
                    None if self.waits => return Some(self.goal(None)),
                    None => self.skip_brackets(),
                },
                _ => self.name(),
            }
        }
    }
}

impl<'a> Goals<'a> {
    /// A goal of who was named last, with how it came about, if that stands here.
    fn goal(&mut self, minute: Option<Minute>) -> Goal<'a> {
        self.waits = false;
        Goal { scorer: self.scorer, minute, kind: self.kind() }
    }

    /// The goal of somebody who is named without anything else.
    fn named(&mut self) -> Option<Goal<'a>> {
        self.waits.then(|| self.goal(None))
    }

    /// Takes a name: up to a number, a bracket, or the next entry.
    fn name(&mut self) {
        let end = self.rest.find(|c: char| c.is_ascii_digit() || matches!(c, '(' | ',' | ';'));
        let (name, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        let name = name.trim();
        // A quote that stands alone is none.
        if name.chars().any(char::is_alphabetic) {
            (self.scorer, self.waits) = (Some(name), true);
        }
    }

    fn number(&mut self) -> Option<u16> {
        let end = self.rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(self.rest.len());
        let (digits, rest) = self.rest.split_at(end);
        self.rest = rest;
        digits.parse().ok()
    }

    /// "90+4'", with the quote before what was added, behind it, or left out.
    fn minute(&mut self) -> Option<Minute> {
        let minute = self.number();
        self.skip_quote();
        let added = self.rest.strip_prefix('+').map(|rest| {
            self.rest = rest;
            let added = self.number().unwrap_or(0);
            self.skip_quote();
            added
        });
        Some(Minute { minute: minute?, added })
    }

    fn skip_quote(&mut self) {
        self.rest = self.rest.strip_prefix(['\'', '’', '′', '`']).unwrap_or(self.rest);
    }

    /// "(2)".
    fn number_in_brackets(&mut self) -> Option<u16> {
        let (inside, rest) = self.rest.strip_prefix('(')?.split_once(')')?;
        let number = inside.trim().parse().ok()?;
        self.rest = rest;
        Some(number)
    }

    fn skip_brackets(&mut self) {
        self.rest = self.rest.split_once(')').map_or("", |(_, rest)| rest);
    }

    /// How a goal came about, where that stands here: "pen", "(o.g.)".
    fn kind(&mut self) -> Kind {
        let rest = self.rest.trim_start();
        let (word, after) = match rest.strip_prefix('(') {
            Some(inside) => inside.split_once(')').unwrap_or((inside, "")),
            None => rest.split_at(rest.find(|c: char| !c.is_alphabetic() && c != '.').unwrap_or(rest.len())),
        };
        let is = |called: &[&str]| called.iter().any(|name| word.trim().eq_ignore_ascii_case(name));
        let kind = if is(&["pen", "pen.", "p", "penalty"]) {
            Kind::Penalty
        } else if is(&["og", "o.g.", "og.", "own goal"]) {
            Kind::Own
        } else {
            return Kind::Play;
        };
        self.rest = after;
        kind
    }
}

/// What follows a score to which a goal led, "1-0 Anchor 70'"; none where there is none.
fn score(text: &str) -> Option<&str> {
    let digits = |text: &str| text.find(|c: char| !c.is_ascii_digit()).filter(|end| *end > 0);
    let rest = text[digits(text)?..].strip_prefix(['-', '–', ':'])?;
    Some(&rest[digits(rest)?..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        let minute = |minute: Minute| match minute.added {
            Some(added) => format!(" {}+{added}", minute.minute),
            None => format!(" {}", minute.minute),
        };
        let goal = |goal: Goal| {
            let kind = match goal.kind {
                Kind::Play => "",
                Kind::Penalty => " pen",
                Kind::Own => " own",
            };
            format!("{}{}{kind}", goal.scorer.unwrap_or("?"), goal.minute.map_or_else(String::new, minute))
        };
        goals(text).map(goal).collect()
    }

    #[test]
    fn goals_are_told_as_sources_write_them() {
        for (text, expected) in [
            ("James Rodríguez 28', 50'", &["James Rodríguez 28", "James Rodríguez 50"][..]),
            ("Paul Pogba 79', Joseph Yobo 90+2' (own goal)", &["Paul Pogba 79", "Joseph Yobo 90+2 own"]),
            ("Oyowah 89', 90+' pen", &["Oyowah 89", "Oyowah 90+0 pen"]),
            ("Casemiro 56' Gabriel Martinelli 90+5'", &["Casemiro 56", "Gabriel Martinelli 90+5"]),
            ("Lavezzi 4' Luiz 61'og Pastore 90'+3", &["Lavezzi 4", "Luiz 61 own", "Pastore 90+3"]),
            ("Messi 33' (pen.), 42' La. Martínez 65'", &["Messi 33 pen", "Messi 42", "La. Martínez 65"]),
            ("Kane 12', 54' pen, Bell 90+2' og", &["Kane 12", "Kane 54 pen", "Bell 90+2 own"]),
            ("A. Ndir-O'Neill (2), Chukwu", &["A. Ndir-O'Neill", "A. Ndir-O'Neill", "Chukwu"]),
            ("1-0 Bonilla 42', 2:0 Pelé 43'", &["Bonilla 42", "Pelé 43"]),
            ("Ajako (pen.), Smith (o.g.)", &["Ajako pen", "Smith own"]),
            ("Osama Beleid 27', others unknown", &["Osama Beleid 27", "others unknown"]),
            ("41'", &["? 41"]),
            ("Her 30", &["Her 30"]),
            ("", &[]),
            (" ,;, (", &[]),
            ("Perišić 53’ (after a corner) Vida 57", &["Perišić 53", "Vida 57"]),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    #[test]
    fn whatever_a_text_is_it_comes_to_an_end() {
        for text in ["(((", "99999999999'", "1-", "(2", "a(b(c)", "90+", "’ ’ '", "(99)", "鹿 3' (鹿", "1-0"] {
            assert!(goals(text).count() <= usize::from(MOST), "{text}");
        }
    }

    #[test]
    fn each_scorer_is_named_once() {
        let text = "Neymar 71', 80'; Diego 56' (pen) Hulk (2)";
        assert_eq!(names(text).collect::<Vec<_>>(), ["Neymar", "Diego", "Hulk"]);
    }

    #[test]
    fn of_two_goals_in_a_minute_nobody_knows_which_was_first() {
        let minute = |minute, added| Minute { minute, added };
        assert_eq!(minute(45, Some(6)).order(minute(46, None)), Some(Ordering::Less));
        assert_eq!(minute(90, None).order(minute(90, Some(1))), Some(Ordering::Less));
        assert_eq!(minute(90, Some(2)).order(minute(90, Some(1))), Some(Ordering::Greater));
        assert_eq!(minute(90, Some(0)).order(minute(90, Some(1))), None);
        assert_eq!(minute(12, None).order(minute(12, None)), None);
    }
}
