//! Regulations, and the ladder within them.

use super::*;

impl Reader {
    pub(super) fn regulations(&mut self, entry: RegulationsEntry, path: &Path) -> Regulations {
        Regulations {
            name: self.text_opt(entry.name, &path.key("name")),
            ladder: self.ladder(entry.ladder, &path.key("ladder")).unwrap_or_default(),
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
        let numbers = [("points_for_a_win", entry.points_for_a_win, 2..=3), ("away_win_by", entry.away_win_by, 1..=9)];
        for (key, value, range) in numbers {
            if value.is_some_and(|value| !range.contains(&value)) {
                let message = format!("expected {} to {}", range.start(), range.end());
                self.problem_of(ProblemKind::Shape, &path.key(key), message);
            }
        }
        Some(Ladder::with_matches(entry.steps, play_off, replay).and_then(|mut ladder| {
            ladder.points_for_a_win = entry.points_for_a_win.unwrap_or(ladder.points_for_a_win);
            ladder.away_win_by = entry.away_win_by.unwrap_or(ladder.away_win_by);
            match entry.legs {
                Some(legs) => ladder.with_legs(legs),
                None => Ok(ladder),
            }
        }))
    }
}

/// A ladder for ties that have so many legs in the file: where it does not say how many they are, they are as many as any of
/// those ties has, or as their round has days for. The days of a round with replays may be those of the replays.
pub(super) fn with_legs(ladder: &Ladder, windows: &[Window], legs: impl Iterator<Item = usize>) -> Ladder {
    let days = if ladder.steps().contains(&Step::Replays) { 0 } else { windows.len() };
    let legs = legs.chain([days]).max().and_then(|legs| u8::try_from(legs).ok());
    match legs {
        Some(legs) if ladder.legs().is_none() => ladder.clone().with_legs(legs).unwrap_or_else(|_| ladder.clone()),
        _ => ladder.clone(),
    }
}
