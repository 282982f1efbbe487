//! From the start of the program to the last byte of its first screen, beside a bare program on the same library: one
//! line, then a wait for a key. The two are started in turn, so that whatever else the machine does meets both.

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

    /// How often each of the two is started.
    const PAIRS: usize = 40;

    /// What is on the first screen of either.
    const MARKS: [&str; 2] = ["Confederation", "bare"];

    pub fn main() {
        let cuptie = Path::new(env!("CARGO_BIN_EXE_cuptie"));
        let bare = cuptie.with_file_name("examples").join("bare");
        if !bare.exists() {
            println!("the bare program is not built: cargo build --release --example bare");
            return;
        }
        let both = || (start(cuptie, &[], MARKS[0]), start(&bare, &[], MARKS[1]));
        // Once for nothing, so that both are in the page cache.
        both();
        let (ours, theirs): (Vec<Start>, Vec<Start>) = (0..PAIRS).map(|_| both()).unzip();

        println!("{PAIRS} starts each, in turn, on a screen of 200x60; medians");
        let time = |starts: &[Start]| median(starts.iter().map(|start| start.time.as_secs_f64() * 1e3).collect());
        line("first screen, ms", time(&ours), time(&theirs));
        let memory = |starts: &[Start]| {
            let known: Vec<f64> = starts.iter().filter_map(|start| start.memory).map(|memory| memory as f64).collect();
            (!known.is_empty()).then(|| median(known))
        };
        if let (Some(ours), Some(theirs)) = (memory(&ours), memory(&theirs)) {
            line("peak memory, KiB", ours, theirs);
        }
    }

    fn line(what: &str, ours: f64, theirs: f64) {
        println!("{what:<18} cuptie {ours:>9.2}   bare {theirs:>9.2}   ratio {:.2}", ours / theirs);
    }

    fn median(mut values: Vec<f64>) -> f64 {
        values.sort_by(f64::total_cmp);
        values[values.len() / 2]
    }
}
