//! Why did a club go through? Reads a competition, settles it, and asks one tie, by its id.
//!
//! `cargo run --example why -- r2-02` asks the competition that is built in; the name of a file after the id, that file.

use std::error::Error;
use std::process::ExitCode;
use std::{env, fs};

use cuptie::bracket::Bracket;
use cuptie::{source, wording};

fn main() -> ExitCode {
    match tell() {
        Ok(()) => ExitCode::SUCCESS,
        // Of a file that is no competition, everything that is wrong with it, a line each.
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn tell() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let asked = arguments.next().ok_or("which tie? Give its id, such as r2-02")?;
    let competition = match arguments.next() {
        Some(file) => source::read(&fs::read(file)?)?,
        None => source::built_in()?,
    };

    // From here on every tie is decided, as far as what is known of it goes.
    let bracket = Bracket::new(competition);
    let competition = bracket.competition();
    let tie = competition.tie_ids().find(|tie| competition[*tie].id == asked).ok_or("no tie has this id")?;

    println!("{}", wording::fixture(&bracket, tie));
    match bracket.winner(tie) {
        Some(club) => println!("Through: {}", competition[club].name),
        None => println!("Through: not known"),
    }
    println!("{}", wording::why(&bracket, tie));

    // The ladder, step by step: what each compared, the winner's figures first, and where it led.
    let first = wording::first_side(&bracket, tie);
    for rung in &bracket.decision(tie).trace {
        let numbers = rung.values.map(|values| wording::score_for(first, values)).unwrap_or_default();
        println!("  {:<12} {numbers:>5}  {}", rung.step.name(), wording::rung(&bracket, tie, *rung));
    }
    Ok(())
}
