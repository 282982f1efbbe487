use std::process::ExitCode;

use clap::Parser;
use cuptie::cli::{self, Cli};

fn main() -> ExitCode {
    cli::run(&Cli::parse()).unwrap_or_else(|error| {
        eprintln!("cuptie: {error:#}");
        ExitCode::FAILURE
    })
}
