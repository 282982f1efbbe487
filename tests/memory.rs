//! Memory that is counted. The count is of the whole process, so one test has this file for itself.

use std::io::{self, Write};

use cuptie::bracket::Bracket;
use cuptie::report::{self, Format};
use cuptie::source;
use peak_alloc::PeakAlloc;
use serde_json::{Value, json};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Counts what is written to it, and keeps nothing.
#[derive(Default)]
struct Counted(usize);

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A cup of so many rounds in which everybody enters in the first.
fn cup(rounds: u32) -> Bracket {
    let clubs = 1 << rounds;
    let club = |i: usize| {
        let name = format!("The Associated Footballers of the {i}th Harbour of the Northern Shore");
        json!({"id": format!("c{i}"), "name": name, "association": "AAA"})
    };
    let rounds: Vec<Value> = (1..=rounds)
        .map(|round| {
            let side = |i: usize| match round {
                1 => json!({"club": format!("c{i}")}),
                _ => json!({"winner_of": format!("r{}-{i}", round - 1)}),
            };
            let ties: Vec<Value> = (0..clubs >> round)
                .map(|i| {
                    let legs =
                        json!([{"host": "a", "score": {"a": 2, "b": 1}}, {"host": "b", "score": {"a": 1, "b": 1}}]);
                    json!({"id": format!("r{round}-{i}"), "a": side(2 * i), "b": side(2 * i + 1), "legs": legs})
                })
                .collect();
            json!({"id": format!("r{round}"), "name": format!("Round {round}"), "ties": ties})
        })
        .collect();
    let file = json!({
        "cuptie": 1, "name": "Large Cup", "season": "2026", "regulations": {"ladder": "caf"},
        "associations": {"AAA": "Northern Shore"}, "clubs": (0..clubs).map(club).collect::<Vec<_>>(), "rounds": rounds,
    });
    Bracket::new(source::read(file.to_string().as_bytes()).expect("it keeps to the format"))
}

#[test]
fn what_is_printed_is_written_as_it_is_drawn_and_never_held_whole() {
    let bracket = cup(11);
    for (format, ascii) in [
        (Format::Tree, false),
        (Format::Tree, true),
        (Format::List, false),
        (Format::List, true),
        (Format::Json, false),
    ] {
        let mut out = Counted::default();
        let before = MEMORY.current_usage();
        MEMORY.reset_peak_usage();
        report::print(&mut out, &bracket, None, format, ascii).expect("it takes everything");
        let held = MEMORY.peak_usage() - before;
        assert!(2 * held < out.0, "{format:?}: {held} bytes were held to print {}", out.0);
    }
}
