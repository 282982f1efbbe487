//! Regulations, and the ladder within them.

use std::ops::RangeInclusive;

use super::*;

impl Reader {
    pub(super) fn regulations(&mut self, entry: RegulationsEntry, path: &Path) -> Regulations {
        Regulations {
            name: self.text_opt(entry.name, &path.key("name")),
            // Where there is none, any stands in for it: a file with a problem is no competition.
            ladder: self.ladder(entry.ladder, &path.key("ladder")).unwrap_or_else(Ladder::caf),
            assumed: self.text_opt(entry.assumed, &path.key("assumed")),
            sources: self.source_ids(entry.sources, path),
        }
    }

    fn ladder(&mut self, entry: LadderEntry, path: &Path) -> Option<Ladder> {
        let ladder = match entry {
            LadderEntry::Named(name) => return self.named_ladder(&name, path),
            LadderEntry::Steps(steps) => Ladder::new(steps),
            LadderEntry::Full(full) => self.full_ladder(*full, path)?,
        };
        ladder.map_err(|wrong| self.problem(path, wrong.to_string())).ok()
    }

    fn named_ladder(&mut self, name: &str, path: &Path) -> Option<Ladder> {
        let ladder = Ladder::named(name);
        if ladder.is_none() {
            let meant = suggestion(name, PRESETS.iter().map(|preset| preset.name));
            let message = format!("there are no regulations {}{meant} (“cuptie ladders” lists all)", quoted(name));
            self.problem_of(ProblemKind::Missing, path, message);
        }
        ladder
    }

    /// Steps with what they need to know; none where the ladder of a match within is not right: without it nothing can be
    /// said of the rest.
    fn full_ladder(&mut self, entry: FullLadderEntry, path: &Path) -> Option<Result<Ladder, BadLadder>> {
        let before = self.problems.len();
        for (key, own) in [("play_off", &entry.play_off), ("replay", &entry.replay)] {
            if matches!(own, Some(LadderEntry::Full(own)) if own.legs.is_some_and(|legs| legs != 1)) {
                self.problem(&path.key(key).key("legs"), "expected 1: it is one match");
            }
        }
        let play_off = entry.play_off.and_then(|own| self.ladder(own, &path.key("play_off")));
        let replay = entry.replay.and_then(|own| self.ladder(own, &path.key("replay")));
        if self.problems.len() > before {
            return None;
        }
        let points = self.number(entry.points_for_a_win, Ladder::POINTS_FOR_A_WIN, &path.key("points_for_a_win"));
        let goals = self.number(entry.away_win_by, Ladder::AWAY_WIN_BY, &path.key("away_win_by"));
        let ladder = Ladder::with_matches(entry.steps, play_off, replay).and_then(|ladder| {
            let points = points.unwrap_or(ladder.points_for_a_win());
            let goals = goals.unwrap_or(ladder.away_win_by());
            ladder.with_points_for_a_win(points)?.with_away_win_by(goals)
        });
        Some(match entry.legs {
            Some(legs) => ladder.and_then(|ladder| ladder.with_legs(legs)),
            None => ladder,
        })
    }

    /// A number as far as it is in a range; that it is not is told.
    fn number(&mut self, number: Option<u16>, range: RangeInclusive<u16>, path: &Path) -> Option<u16> {
        let within = number.filter(|number| range.contains(number));
        if number != within {
            let message = format!("expected {} to {}", range.start(), range.end());
            self.problem_of(ProblemKind::Shape, path, message);
        }
        within
    }
}
