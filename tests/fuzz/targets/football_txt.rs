//! Any text as Football.TXT: a list of matches, and whatever that comes to can be written as a file.
#![no_main]

use cuptie::source::matches::{self, Season};
use cuptie::source::{football_txt, json};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = football_txt::looks_like(text);
    let mut season = Season::default();
    football_txt::read(text, 0, &mut season);
    assert!(season.fixtures.iter().all(|fixture| fixture.heading < season.headings.len()));
    if let Ok(made) = matches::competition(season) {
        json::write_certain(&made.competition).unwrap_or_else(|untold| panic!("{untold}"));
    }
});
