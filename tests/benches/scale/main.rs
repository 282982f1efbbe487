//! What things cost from 36 ties to 131,071, so that a curve that bends is seen: reading, settling, drawing, asking, printing,
//! starting. Everything is measured in turn, each row at every size before the next, so that whatever else the machine does
//! meets all of them; told are medians, and what has to hold as ratios in this one run.
//!
//! `cargo bench --bench scale` prints the table, and `UPDATE=1 cargo bench --bench scale` also puts it into the README.
//! `cargo bench --bench scale -- layout json` measures only the rows with these words in their names.
//!
//! `rows` is what is measured, `stand` a competition of a size and each measure of it, `session` the program in use, `child`
//! the program as a process, `yardstick` what serde alone reads, `stopwatch` how long something takes, `table` how it is told.
//! The competitions come from `tests/generator/cup/`.

mod child;
#[path = "../../generator/cup/mod.rs"]
mod cup;
#[path = "../../support/page.rs"]
mod page;
mod rows;
mod session;
mod stand;
#[cfg(unix)]
#[path = "../started.rs"]
mod started;
mod stopwatch;
mod table;
mod yardstick;

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use cup::Cup;
use rows::{Row, SIZES};
use stand::Stand;

/// How often each is measured, and how often at least where it takes long.
const TIMES: usize = 9;
const TIMES_AT_LEAST: usize = 3;
/// What has taken so long in all is measured no more often than that.
const LONG: Duration = Duration::from_secs(2);

/// Every figure of a row at a size, by its index, in the order in which they were measured.
type Figures = HashMap<(Row, usize), Vec<f64>>;

fn main() {
    // Clubs enter over two rounds at every size, so that a quarter of the ties is in the first and many clubs come later.
    let cups = SIZES.map(|ties| Cup { entry_rounds: 2, ..Cup::of(ties + 1) });
    let asked: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let is_asked = |row: &Row| asked.is_empty() || asked.iter().any(|word| row.name().contains(word.as_str()));
    let mut figures = Figures::new();
    // Processes first, while this one is small: of a large one it takes long to start another.
    let folder = tempfile::tempdir().expect("a folder for a while");
    let files = cups.each_ref().map(|cup| written(cup, folder.path()).expect("the file can be written"));
    in_turn(Row::OF_PROCESSES.into_iter().filter(is_asked), &mut figures, |row, size| {
        child::figures(row, &files[size])
    });
    let bytes = files.each_ref().map(|file| file.metadata().map_or(0, |file| file.len()));
    let mut stands = cups.each_ref().map(Stand::new);
    in_turn(Row::IN_MEMORY.into_iter().filter(is_asked), &mut figures, |row, size| {
        vec![(row, stands[size].time(row).as_secs_f64())]
    });

    let table = table::table(Row::all().filter(is_asked), &figures, bytes);
    println!("{table}");
    for ratio in table::ratios(&figures, bytes) {
        println!("{ratio}");
    }
    if std::env::var_os("UPDATE").is_some() && asked.is_empty() {
        page::write("README.md", &page::with_part(&page::read("README.md"), "scale", &table));
    }
}

/// The file of a cup. Its name says nothing of the cup, which a screen might show before the cup itself.
fn written(cup: &Cup, folder: &Path) -> io::Result<PathBuf> {
    let path = folder.join(format!("{}.json", cup.clubs));
    let mut out = BufWriter::new(File::create(&path)?);
    cup.json(&mut out)?;
    out.flush()?;
    Ok(path)
}

/// Measures rows at each size, again and again.
fn in_turn(
    rows: impl Iterator<Item = Row> + Clone,
    figures: &mut Figures,
    mut measure: impl FnMut(Row, usize) -> Vec<(Row, f64)>,
) {
    let mut spent: HashMap<(Row, usize), Duration> = HashMap::new();
    for time in 0..TIMES {
        for row in rows.clone() {
            for size in 0..SIZES.len() {
                let spent = spent.entry((row, size)).or_default();
                if time >= TIMES_AT_LEAST && *spent > LONG {
                    continue;
                }
                let begin = Instant::now();
                for (row, figure) in measure(row, size) {
                    figures.entry((row, size)).or_default().push(figure);
                }
                *spent += begin.elapsed();
            }
        }
        eprintln!("{} of {TIMES}", time + 1);
    }
}
