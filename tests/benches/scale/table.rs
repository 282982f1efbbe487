//! How the figures are told: as a table, and as what has to hold.

use std::fmt::Write;

use super::Figures;
use super::rows::{Row, SIZES};

/// Where the sizes stand that are compared.
const SMALL: usize = 0;
const CUP: usize = 1;
const LARGEST: usize = 3;

/// What the figures of a row are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    /// A time that grows with the ties, so that there is one a tie.
    Ties,
    /// A time that should not.
    Time,
    /// Bytes, told beside the size of the file.
    Memory,
}

fn unit(row: Row) -> Unit {
    match row {
        Row::Change
        | Row::Frame
        | Row::Step
        | Row::FirstLetter
        | Row::LaterLetter
        | Row::Regulations
        | Row::Day
        | Row::Outcomes => Unit::Time,
        Row::ScreenMemory | Row::ListMemory => Unit::Memory,
        _ => Unit::Ties,
    }
}

/// The table of some rows, in Markdown, below it what the machine was.
pub fn table(rows: impl Iterator<Item = Row>, figures: &Figures, bytes: [u64; SIZES.len()]) -> String {
    let mut table = "| ties |".to_owned();
    SIZES.iter().for_each(|ties| table.push_str(&format!(" {} |", thousands(*ties))));
    table.push_str("\n|---|---|---|---|---|\n| size of the JSON |");
    bytes.iter().for_each(|bytes| table.push_str(&format!(" {} |", memory(*bytes as f64))));
    for row in rows {
        write!(table, "\n| {} |", row.name()).expect("memory takes everything");
        for (size, ties) in SIZES.iter().enumerate() {
            let figure = figures.get(&(row, size)).map(|figures| median(figures.clone()));
            table.push_str(&format!(" {} |", figure.map_or_else(|| "–".to_owned(), |figure| cell(row, figure, *ties))));
        }
    }
    format!("{table}\n\nMeasured on {}.\n", machine())
}

fn cell(row: Row, figure: f64, ties: u32) -> String {
    match unit(row) {
        Unit::Ties => format!("{}, {} a tie", time(figure), time(figure / f64::from(ties))),
        Unit::Time => time(figure),
        Unit::Memory => memory(figure),
    }
}

/// What has to hold, as far as it was measured, a line each.
pub fn ratios(figures: &Figures, bytes: [u64; SIZES.len()]) -> Vec<String> {
    let all = |row, size| figures.get(&(row, size)).cloned().unwrap_or_default();
    // Of figures that were measured together, so that whatever the machine did then cancels out.
    let ratio = |(row, size): (Row, usize), (other, at): (Row, usize)| {
        median(all(row, size).iter().zip(all(other, at)).map(|(one, other)| one / other).collect())
    };
    let of_file = |row| median(all(row, LARGEST)) / bytes[LARGEST] as f64;
    let a_tie = |row| ratio((row, LARGEST), (row, CUP)) * f64::from(SIZES[CUP]) / f64::from(SIZES[LARGEST]);
    let beside = |row, other| ratio((row, LARGEST), (other, LARGEST));
    let mut lines = vec![
        line("reading JSON / serde_json alone", beside(Row::Json, Row::Plain), 2.0),
        line("check / reading JSON", beside(Row::Check, Row::Json), 2.0),
        line("memory of a list / file", of_file(Row::ListMemory), 4.0),
        line("memory at the first screen / file", of_file(Row::ScreenMemory), 4.0),
        line("first screen, s", median(all(Row::FirstScreen, LARGEST)), 1.0),
        line("/ and a letter, ms", 1e3 * median(all(Row::FirstLetter, LARGEST)), 5.0),
        line("a further letter, ms", 1e3 * median(all(Row::LaterLetter, LARGEST)), 5.0),
        line("frame at the largest / at the smallest", ratio((Row::Frame, LARGEST), (Row::Frame, SMALL)), 1.5),
        line("cursor step at the largest / at the smallest", ratio((Row::Step, LARGEST), (Row::Step, SMALL)), 1.5),
    ];
    let linear = Row::all().filter(|row| unit(*row) == Unit::Ties && *row != Row::FirstScreen);
    lines.extend(linear.map(|row| {
        line(
            &format!("{}, a tie at {} / at {}", row.name(), thousands(SIZES[LARGEST]), thousands(SIZES[CUP])),
            a_tie(row),
            1.5,
        )
    }));
    lines.into_iter().flatten().collect()
}

fn line(what: &str, ratio: f64, limit: f64) -> Option<String> {
    let held = if ratio <= limit { "" } else { "  NOT HELD" };
    (!ratio.is_nan()).then(|| format!("{what:<66} ratio {ratio:>8.2}, limit {limit}{held}"))
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// "1.24 ms".
fn time(seconds: f64) -> String {
    let units = [(1.0, "s"), (1e-3, "ms"), (1e-6, "µs"), (1e-9, "ns")];
    let (unit, name) = units.into_iter().find(|(unit, _)| seconds >= *unit).unwrap_or(units[3]);
    format!("{} {name}", three_digits(seconds / unit))
}

/// "1.24 MB".
fn memory(bytes: f64) -> String {
    let (unit, name) = if bytes >= 1e6 { (1e6, "MB") } else { (1e3, "kB") };
    format!("{} {name}", three_digits(bytes / unit))
}

fn three_digits(figure: f64) -> String {
    let digits = if figure < 9.995 { 2 } else { usize::from(figure < 99.95) };
    format!("{figure:.digits$}")
}

/// "131,071".
pub fn thousands(number: u32) -> String {
    if number < 1_000 { number.to_string() } else { format!("{},{:03}", number / 1_000, number % 1_000) }
}

/// Its system, cores, processor and memory, as far as it tells; never what it is called.
fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let told = |file: &str, key: &str| -> Option<String> {
        let text = std::fs::read_to_string(file).ok()?;
        let line = text.lines().find_map(|line| line.strip_prefix(key))?;
        Some(line.trim_start_matches([' ', '\t', ':']).trim().to_owned())
    };
    let processor = told("/proc/cpuinfo", "model name").map(|name| format!(" of {name}")).unwrap_or_default();
    let kib = told("/proc/meminfo", "MemTotal").and_then(|memory| memory.strip_suffix(" kB")?.parse::<f64>().ok());
    let memory = kib.map(|kib| format!(", {:.0} GiB of memory", kib / f64::from(1 << 20))).unwrap_or_default();
    format!("{} {}, {cores} cores{processor}{memory}", std::env::consts::OS, std::env::consts::ARCH)
}
