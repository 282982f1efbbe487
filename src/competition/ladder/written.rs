//! A ladder as it is written out, and read again from that.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Serialize};

use super::{BadLadder, Ladder, Step};

/// The steps that settle a tie, in their order, as a file would write them: what they do not need to know is left out.
#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Ladder")]
pub(super) struct Written {
    steps: Vec<Step>,
    /// How many legs a tie has, where the regulations say so.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "usize")]
    legs: Option<usize>,
    /// Points for a win, where points count.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "u16")]
    points_for_a_win: Option<u16>,
    /// By how many goals an away win in the first leg ends the tie, where it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "u16")]
    away_win_by: Option<u16>,
    /// The ladder of the play-off.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Written")]
    play_off: Option<Box<Written>>,
    /// The ladder of each replay.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Written")]
    replay: Option<Box<Written>>,
}

impl JsonSchema for Ladder {
    fn schema_name() -> Cow<'static, str> {
        Written::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        Written::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Written::json_schema(generator)
    }
}

impl From<Ladder> for Written {
    fn from(ladder: Ladder) -> Written {
        let has = |step| ladder.steps.contains(&step);
        let of_match = |step| ladder.of_match(step).cloned().map(Written::from).map(Box::new);
        Written {
            legs: ladder.legs(),
            points_for_a_win: has(Step::Points).then_some(ladder.points_for_a_win),
            away_win_by: has(Step::AwayWin).then_some(ladder.away_win_by),
            play_off: of_match(Step::PlayOff),
            replay: of_match(Step::Replays),
            steps: ladder.steps,
        }
    }
}

impl TryFrom<Written> for Ladder {
    type Error = BadLadder;

    fn try_from(written: Written) -> Result<Ladder, BadLadder> {
        let of_match = |own: Option<Box<Written>>| own.map(|own| Ladder::try_from(*own)).transpose();
        let ladder = Ladder::with_matches(written.steps, of_match(written.play_off)?, of_match(written.replay)?)?;
        let points = written.points_for_a_win.unwrap_or(ladder.points_for_a_win);
        let goals = written.away_win_by.unwrap_or(ladder.away_win_by);
        let ladder = ladder.with_points_for_a_win(points)?.with_away_win_by(goals)?;
        match written.legs {
            Some(legs) => ladder.with_legs(u8::try_from(legs).unwrap_or(u8::MAX)),
            None => Ok(ladder),
        }
    }
}
