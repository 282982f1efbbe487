use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;
use cuptie::cli::{self, Cli};

fn main() -> ExitCode {
    cli::run(&Cli::parse()).unwrap_or_else(|error| {
        // Nobody may be left to be told.
        let _ = writeln!(io::stderr(), "cuptie: {}", cli::complaint(&error));
        ExitCode::FAILURE
    })
}
