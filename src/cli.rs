//! The command line: what was asked for, and doing it.

use std::fs;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Parser;

use crate::bracket::{Bracket, Roads};
use crate::browse::{self, view};
use crate::competition::Competition;
use crate::report::{self, Format};
use crate::search::Index;

/// Browse the draw of a knock-out competition: every tie with both legs, the aggregate and the rule that settled it.
///
/// Without a FILE it opens the qualifying rounds of the 2023-24 CAF Confederation Cup. Where output is not a terminal, it
/// prints the bracket instead.
#[derive(Debug, Parser)]
#[command(name = "cuptie", version, about)]
pub struct Cli {
    /// A competition file; - reads it from standard input
    file: Option<PathBuf>,

    /// Start with the clubs that match NAME: any of their names, town, association or its code
    #[arg(long, value_name = "NAME")]
    club: Option<String>,

    /// Print the bracket instead of browsing it
    #[arg(long, value_enum)]
    format: Option<Format>,

    /// Use only ASCII characters
    #[arg(long)]
    ascii: bool,
}

/// Does what the command line asks for.
///
/// # Errors
/// With what went wrong, for the person who asked.
pub fn run(cli: &Cli) -> anyhow::Result<()> {
    let bracket = Bracket::new(competition(cli.file.as_deref())?);
    let browsable = io::stdout().is_terminal() && std::env::var_os("TERM").is_none_or(|term| term != "dumb");
    match cli.format {
        None if browsable => {
            let colours = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
            let look = view::Look { theme: view::Theme::new(colours), ascii: cli.ascii };
            browse::run(bracket, look, cli.club.as_deref())
        }
        format => print(&bracket, cli, format.unwrap_or(Format::Tree)),
    }
}

fn competition(file: Option<&Path>) -> anyhow::Result<Competition> {
    let Some(path) = file else {
        return Competition::embedded().context("the built-in competition");
    };
    let mut bytes = Vec::new();
    let name = if path == Path::new("-") {
        io::stdin().lock().read_to_end(&mut bytes).context("cannot read standard input")?;
        "standard input".to_owned()
    } else {
        bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        path.display().to_string()
    };
    Competition::from_json(&bytes).with_context(|| format!("{name} is not a competition that can be read"))
}

fn print(bracket: &Bracket, cli: &Cli, format: Format) -> anyhow::Result<()> {
    let roads = match &cli.club {
        None => None,
        Some(name) => {
            let clubs = Index::new(bracket.competition()).find(name);
            if clubs.is_empty() {
                bail!("no club matches “{name}”; try a part of its name, its town, or its association's code");
            }
            Some(Roads::of(bracket, clubs))
        }
    };
    match report::print(&mut io::stdout().lock(), bracket, roads.as_ref(), format, cli.ascii) {
        // Whoever read the output has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result.context("cannot write the bracket"),
    }
}
