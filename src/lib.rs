//! cuptie browses the draw of a knock-out competition in the terminal.
//!
//! From the ground up, each room using only rooms below it: `text` (what is safe to show), `competition` (what a competition
//! is, and the ladders that decide it), `source` (where it comes from), `rules` (deciding a tie), `bracket` (ties linked and settled), `claims` (what sources state against what was worked
//! out), `ranking` (what clubs' placings come to, and who enters where), `layout` (cells and connectors), `wording` (how
//! things are said), `label` (what stands on the bracket), `search` (what a query means), `check` (everything that does not
//! fit), `paper` (the way out for everything that is printed), `report` (plain text and json), `browse` (the interactive
//! program), `cli` (the command line). `ascii` is for any surface.

// Data and terminals can make anything fail, and all that is printed goes out through `paper`. Tests may do as they like.
#![cfg_attr(
    not(test),
    warn(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, clippy::print_stderr)
)]

pub mod ascii;
pub mod bracket;
pub mod browse;
pub mod check;
pub mod claims;
pub mod cli;
pub mod competition;
pub mod label;
pub mod layout;
pub mod paper;
pub mod ranking;
pub mod report;
pub mod rules;
pub mod search;
pub mod source;
pub mod text;
pub mod wording;
