//! Any text as CSV: a list of matches, and whatever that comes to can be written as a file.
#![no_main]

use cuptie::source::matches::{self, Season};
use cuptie::source::{json, table};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = table::looks_like(text);
    let mut season = Season::default();
    table::read(text, 0, &mut season);
    assert!(season.fixtures.iter().all(|fixture| fixture.heading < season.headings.len()));
    if let Ok(made) = matches::competition(season) {
        json::write_certain(&made.competition).unwrap_or_else(|untold| panic!("{untold}"));
    }
});
