//! cuptie browses the draw of a knock-out competition in the terminal.
//!
//! From the ground up, each room using only rooms below it: `competition` (the file), `rules` (deciding a tie),
//! `bracket` (ties linked and settled), `search`, `layout` (cells and connectors), `wording` (how things are said),
//! `report` (plain text and json), `browse` (the interactive program), `cli` (the command line).

pub mod ascii;
pub mod bracket;
pub mod browse;
pub mod check;
pub mod claims;
pub mod cli;
pub mod competition;
pub mod label;
pub mod layout;
pub mod report;
pub mod rules;
pub mod search;
pub mod wording;
