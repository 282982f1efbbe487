//! The program itself, in surroundings that do not depend on who runs the tests.

use std::process::Command;

/// The program, without a configuration.
pub fn cuptie() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cuptie"));
    for name in ["NO_COLOR", "CUPTIE_THEME"] {
        command.env_remove(name);
    }
    command.env("CUPTIE_CONFIG", "");
    command
}
