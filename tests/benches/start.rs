//! From the start of the program to the last byte of its first screen, beside a bare program on the same library: one
//! line, then a wait for a key. The two are started in turn, so that whatever else the machine does meets both.

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
    use std::io::{Read, Write};
    use std::path::Path;
    use std::time::{Duration, Instant};

    use portable_pty::{CommandBuilder, PtySize, native_pty_system};

    /// How often each of the two is started.
    const PAIRS: usize = 40;

    /// The end of a frame, which both programs write: that of a synchronized update.
    const FRAME_END: &[u8] = b"\x1b[?2026l";

    /// One start: how long it took, and the memory it took at the most, in KiB, where the system tells.
    #[derive(Clone, Copy)]
    struct Start {
        time: Duration,
        memory: Option<u64>,
    }

    pub fn main() {
        let cuptie = Path::new(env!("CARGO_BIN_EXE_cuptie"));
        let bare = cuptie.with_file_name("examples").join("bare");
        if !bare.exists() {
            println!("the bare program is not built: cargo build --release --example bare");
            return;
        }
        // Once for nothing, so that both are in the page cache.
        start(cuptie);
        start(&bare);
        let (ours, theirs): (Vec<Start>, Vec<Start>) = (0..PAIRS).map(|_| (start(cuptie), start(&bare))).unzip();

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

    /// Starts a program in a new terminal, and ends it with a key once its screen is there.
    fn start(program: &Path) -> Start {
        let size = PtySize { rows: 60, cols: 200, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let mut reader = pair.master.try_clone_reader().expect("the terminal's output");
        let mut keyboard = pair.master.take_writer().expect("the terminal's input");
        let mut command = CommandBuilder::new(program);
        command.env("TERM", "xterm-256color");

        let mut child = pair.slave.spawn_command(command).expect("the program starts");
        // Starting has come back: the program has just been put in the place of the fork.
        let begin = Instant::now();
        // Our hold on the program's side of the terminal: only without it does reading end with the program.
        drop(pair.slave);
        let mut seen = Vec::with_capacity(1 << 16);
        let mut chunk = [0; 1 << 14];
        while !seen.windows(FRAME_END.len()).any(|bytes| bytes == FRAME_END) {
            let length = reader.read(&mut chunk).expect("the terminal's output");
            assert!(length > 0, "{} ended without a screen", program.display());
            seen.extend_from_slice(&chunk[..length]);
        }
        let time = begin.elapsed();

        let memory = child.process_id().and_then(peak_memory);
        keyboard.write_all(b"q").and_then(|()| keyboard.flush()).expect("a key reaches the program");
        // Reads the rest, or the program might wait for somebody to do so.
        while reader.read(&mut chunk).is_ok_and(|length| length > 0) {}
        child.wait().expect("the program ends");
        Start { time, memory }
    }

    fn peak_memory(process: u32) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        line.trim().strip_suffix(" kB")?.trim().parse().ok()
    }
}
