//! Football.TXT, the plain text in which the open archives keep their seasons: from any of its dialects to a list of
//! matches. What the matches come to is left to `matches`.
//!
//! `lines` takes comments away, `lexer` makes tokens of a line. `line` knows what a line says, with `game` for matches,
//! `score` and `figure` for what is told of them, `day` for days and times, `place` for grounds, and `words` for names of
//! days and rounds. `reader` puts the lines together, with `outline` for headings, `when` for the day and the time that
//! hold, `years` for the years that nobody typed, and `remarks` for what is to be said.

mod aside;
mod day;
mod figure;
mod game;
mod lexer;
mod line;
mod lines;
mod outline;
mod place;
mod reader;
mod remarks;
mod score;
mod when;
mod words;
mod years;

use self::line::Line;
use self::lines::Lines;
use self::reader::{Reader, is_too_long};
use super::matches::Season;

/// So many lines tell what a text is, if they do not all say nothing.
const LOOKED_AT: usize = 2_000;

/// Reads a text into a season, behind whatever is there already. It cannot fail: what is not understood is told by a remark.
pub fn read(text: &str, file: u32, season: &mut Season) {
    let (text, dropped) = lines::safe(text.trim_start_matches('\u{feff}'));
    season.cleaned += dropped;
    Reader::new(season, file).read(&text);
}

/// Whether a text is of this form, by what is in it: a heading or a round, and a match.
pub fn looks_like(text: &str) -> bool {
    let beginning = text.trim_start_matches('\u{feff}').trim_start();
    let in_array = beginning.strip_prefix('[').map_or("", str::trim_start);
    if [beginning, in_array].iter().any(|text| text.starts_with(['{', '"'])) {
        return false;
    }
    let (mut heading, mut game) = (false, false);
    for line in Lines::new(text).filter(|line| !line.text.is_empty() && !is_too_long(&line.text)).take(LOOKED_AT) {
        match line::read(&line.text) {
            Line::Heading(..) | Line::Round(..) => heading = true,
            Line::Game(_) => game = true,
            _ => {}
        }
        if heading && game {
            return true;
        }
    }
    false
}
