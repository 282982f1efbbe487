//! On which day a leg is played: all within the season of 2023-24, the legs of a round a few days apart or a week, each over
//! a day or more.

/// The first day, a Saturday.
const BEGIN: (u32, u32) = (2023, 7);
/// Days that the whole takes at most, so that it ends before the next season begins.
const LONGEST: u32 = 330;
const MONTHS: [(&str, u32); 12] = [
    ("Jan", 31),
    ("Feb", 28),
    ("Mar", 31),
    ("Apr", 30),
    ("May", 31),
    ("Jun", 30),
    ("Jul", 31),
    ("Aug", 31),
    ("Sep", 30),
    ("Oct", 31),
    ("Nov", 30),
    ("Dec", 31),
];
const WEEKDAYS: [&str; 7] = ["Sat", "Sun", "Mon", "Tue", "Wed", "Thu", "Fri"];

/// The days of a competition of so many rounds.
pub struct Calendar {
    /// Days from one leg to the next.
    step: u32,
}

/// A day, counted from the first of the season.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day(u32);

impl Calendar {
    pub fn of(rounds: usize) -> Calendar {
        Calendar { step: (LONGEST / (2 * rounds.max(1) as u32)).clamp(1, 7) }
    }

    /// The day of a leg: the ties of a round are played from top to bottom, a part of them on each of its days.
    pub fn day(&self, (round, leg): (usize, usize), tie: usize, ties: usize) -> Day {
        Day(self.first(round, leg) + (tie as u32 * self.days()) / ties.max(1) as u32)
    }

    /// The first and the last day of a leg.
    pub fn window(&self, round: usize, leg: usize) -> [Day; 2] {
        let first = self.first(round, leg);
        [Day(first), Day(first + self.days() - 1)]
    }

    fn first(&self, round: usize, leg: usize) -> u32 {
        (2 * round + leg) as u32 * self.step
    }

    fn days(&self) -> u32 {
        (self.step / 2).max(1)
    }
}

impl Day {
    /// Year, month and day, each counted from 1.
    fn date(self) -> (u32, u32, u32) {
        let ((mut year, mut month), mut left) = (BEGIN, self.0);
        loop {
            let days = MONTHS[month as usize - 1].1 + u32::from(month == 2 && year.is_multiple_of(4));
            if left < days {
                return (year, month, left + 1);
            }
            left -= days;
            (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        }
    }

    /// "2023-07-01".
    pub fn in_json(self) -> String {
        let (year, month, day) = self.date();
        format!("{year}-{month:02}-{day:02}")
    }

    /// "Sat Jul 1 2023".
    pub fn in_list(self) -> String {
        let (year, month, day) = self.date();
        format!("{} {} {day} {year}", WEEKDAYS[self.0 as usize % 7], MONTHS[month as usize - 1].0)
    }
}
