//! The program; all of it is the library's.

use std::process::ExitCode;

fn main() -> ExitCode {
    cuptie::cli::main(std::env::args_os())
}
