//! What any program pays that reads such a file with serde: plain types that own their texts, derived, and nothing looked at.

#![allow(dead_code, reason = "what is read is only held")]

use std::collections::HashMap;

use serde::Deserialize;

#[derive(Deserialize)]
pub struct Document {
    cuptie: u32,
    name: String,
    season: String,
    regulations: Regulations,
    associations: HashMap<String, String>,
    clubs: Vec<Club>,
    rounds: Vec<Round>,
}

#[derive(Deserialize)]
struct Regulations {
    name: String,
    ladder: Vec<String>,
}

#[derive(Deserialize)]
struct Club {
    id: String,
    name: String,
    association: Option<String>,
}

#[derive(Deserialize)]
struct Round {
    id: String,
    name: String,
    ties: Vec<Tie>,
}

#[derive(Deserialize)]
struct Tie {
    id: String,
    a: Slot,
    b: Slot,
    #[serde(default)]
    legs: Vec<Leg>,
    shootout: Option<Score>,
    ruling: Option<Ruling>,
}

#[derive(Deserialize)]
struct Slot {
    club: Option<String>,
    winner_of: Option<String>,
}

#[derive(Deserialize)]
struct Leg {
    host: String,
    date: Option<String>,
    town: Option<String>,
    score: Option<Score>,
    extra_time: Option<Score>,
}

#[derive(Deserialize)]
struct Score {
    a: u16,
    b: u16,
}

#[derive(Deserialize)]
struct Ruling {
    out: String,
    how: String,
    date: Option<String>,
}
