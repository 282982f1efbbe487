//! Memory that is counted. The count is of the whole process, so one test has this file for itself.

#[path = "generator/cup/mod.rs"]
mod cup;

use std::io::{self, Write};

use cup::Cup;
use cuptie::bracket::Bracket;
use cuptie::report::{self, Format};
use cuptie::source;
use peak_alloc::PeakAlloc;

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

/// What comes of some work, and how many bytes were held at the most meanwhile.
fn held_while<T>(work: impl FnOnce() -> T) -> (T, usize) {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let made = work();
    (made, MEMORY.peak_usage() - before)
}

#[test]
fn a_competition_takes_three_times_its_text_at_the_most_and_is_printed_without_being_held_whole() {
    let text = Cup::of(2_048).json_text();
    let (bracket, held) = held_while(|| Bracket::new(source::read(text.as_bytes()).expect("it keeps to the format")));
    assert!(held < 3 * text.len(), "{held} bytes were held to read {}", text.len());
    drop(text);
    for (format, ascii) in [
        (Format::Tree, false),
        (Format::Tree, true),
        (Format::List, false),
        (Format::List, true),
        (Format::Json, false),
        (Format::Markdown, false),
        (Format::Csv, false),
        (Format::Wikitext, false),
        (Format::Svg, false),
        (Format::Svg, true),
        (Format::Html, false),
        (Format::Html, true),
    ] {
        let mut out = Counted::default();
        let print = || report::print(&mut out, &bracket, None, format, ascii).expect("it takes everything");
        let ((), held) = held_while(print);
        assert!(2 * held < out.0, "{format:?}: {held} bytes were held to print {}", out.0);
    }
}
