use std::process::ExitCode;

use clap::Parser;
use cuptie::cli::{self, Cli};

fn main() -> ExitCode {
    match cli::run(&Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cuptie: {error:#}");
            ExitCode::FAILURE
        }
    }
}
