//! From the start of the program to the last byte of its first screen, with the built-in competition and with the same one
//! out of a file, beside a bare program on the same library: one line, then a wait for a key. They are started in turn, so
//! that whatever else the machine does meets all of them; where it does much, the median of the ratios of each turn tells
//! more than the ratio of the medians.

#[cfg(unix)]
#[path = "started.rs"]
mod started;

#[cfg(unix)]
fn main() {
    unix::main();
}

#[cfg(not(unix))]
fn main() {
    println!("starts are only measured where there are Unix terminals");
}

#[cfg(unix)]
mod unix {
    use std::path::Path;

    use super::started::{Start, start};

    /// How often each of them is started.
    const TURNS: usize = 40;

    /// What is on the first screen of cuptie and of the bare program.
    const MARKS: [&str; 2] = ["Confederation", "bare"];

    /// The competition that is built in, as a file.
    const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/caf-confederation-cup-2023-24.json");

    pub fn main() {
        let cuptie = Path::new(env!("CARGO_BIN_EXE_cuptie"));
        let bare = cuptie.with_file_name("examples").join("bare");
        if !bare.exists() {
            println!("the bare program is not built: cargo build --release --example bare");
            return;
        }
        let of_file = || start(cuptie, &[FILE.as_ref()], MARKS[0]);
        let turn = || [start(&bare, &[], MARKS[1]), start(cuptie, &[], MARKS[0]), of_file()];
        // Once for nothing, so that all are in the page cache.
        turn();
        let turns: Vec<[Start; 3]> = (0..TURNS).map(|_| turn()).collect();

        println!("{TURNS} starts each, in turn, on a screen of 200x60; medians, and ratios to the bare program");
        tell("first screen, ms", &turns, |start| Some(start.time.as_secs_f64() * 1e3));
        tell("peak memory, KiB", &turns, |start| start.memory.map(|memory| memory as f64));
    }

    /// Tells one figure of every start, where it is known.
    fn tell(what: &str, turns: &[[Start; 3]], figure: impl Fn(&Start) -> Option<f64>) {
        let known = |[bare, built_in, file]: &[Start; 3]| Some([figure(bare)?, figure(built_in)?, figure(file)?]);
        let figures: Vec<[f64; 3]> = turns.iter().filter_map(known).collect();
        if figures.is_empty() {
            return;
        }
        let of = |program: usize| median(figures.iter().map(|turn| turn[program]).collect());
        println!("{what:<18} bare     {:>9.2}", of(0));
        for (program, name) in [(1, "built in"), (2, "a file")] {
            let of_turns = median(figures.iter().map(|turn| turn[program] / turn[0]).collect());
            let (median, ratio) = (of(program), of(program) / of(0));
            println!("{what:<18} {name:<8} {median:>9.2}   ratio {ratio:.2}   median of each turn's {of_turns:.2}");
        }
    }

    fn median(mut values: Vec<f64>) -> f64 {
        values.sort_by(f64::total_cmp);
        values[values.len() / 2]
    }
}
