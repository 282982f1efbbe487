//! Makes a competition of any size, to try the program on:
//!
//! ```console
//! $ cargo run --release --example cup -- --clubs 131072 > large.json
//! $ cargo run --release --example cup -- --clubs 500 --entry-rounds 4 --played within:3 > half-played.json
//! $ cargo run --release --example cup -- --clubs 1000 --shape groups:32 --seed 7 --told all > groups.json
//! $ cargo run --release --example cup -- --form football-txt --names plain --legs 1 > list.txt
//! ```
//!
//! `--clubs`, `--seed` and `--entry-rounds` take a number; `--shape` takes `cup`, `forest:N` or `groups:N`, `--legs` `1` or
//! `2`, `--played` `all`, `rounds:N` or `within:N`, `--endings` `any` or `goals`, `--names` `mixed` or `plain`, `--told`
//! `scores`, `days` or `all`, and `--form` `json` or `football-txt`. What each means stands in `tests/generator/cup/mod.rs`.

#[path = "../generator/cup/mod.rs"]
mod cup;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use cup::{Cup, Endings, Legs, Names, Played, Shape, Told};

fn main() -> ExitCode {
    let Some((cup, form)) = wanted(std::env::args().skip(1)) else {
        eprintln!("not understood; the first lines of tests/examples/cup.rs tell what can be asked for");
        return ExitCode::from(2);
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let written = match form {
        Form::Json => cup.json(&mut out),
        Form::FootballTxt => cup.football_txt(&mut out),
    };
    match written.and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

enum Form {
    Json,
    FootballTxt,
}

/// What the arguments ask for; none where one is not understood.
fn wanted(mut arguments: impl Iterator<Item = String>) -> Option<(Cup, Form)> {
    let (mut cup, mut form) = (Cup::default(), Form::Json);
    while let Some(option) = arguments.next() {
        let value = arguments.next()?;
        let (word, number) = match value.split_once(':') {
            Some((word, number)) => (word, number.parse().ok()?),
            None => (value.as_str(), 0),
        };
        match (option.as_str(), word) {
            ("--clubs", _) => cup.clubs = value.parse().ok()?,
            ("--seed", _) => cup.seed = value.parse().ok()?,
            ("--entry-rounds", _) => cup.entry_rounds = value.parse().ok()?,
            ("--shape", "cup") => cup.shape = Shape::Cup,
            ("--shape", "forest") => cup.shape = Shape::Forest(number),
            ("--shape", "groups") => cup.shape = Shape::Groups(number),
            ("--legs", "1") => cup.legs = Legs::One,
            ("--legs", "2") => cup.legs = Legs::Two,
            ("--played", "all") => cup.played = Played::All,
            ("--played", "rounds") => cup.played = Played::Rounds(number),
            ("--played", "within") => cup.played = Played::Within(number),
            ("--endings", "any") => cup.endings = Endings::Any,
            ("--endings", "goals") => cup.endings = Endings::Goals,
            ("--names", "mixed") => cup.names = Names::Mixed,
            ("--names", "plain") => cup.names = Names::Plain,
            ("--told", "scores") => cup.told = Told::Scores,
            ("--told", "days") => cup.told = Told::Days,
            ("--told", "all") => cup.told = Told::All,
            ("--form", "json") => form = Form::Json,
            ("--form", "football-txt") => form = Form::FootballTxt,
            _ => return None,
        }
    }
    Some((cup, form))
}
