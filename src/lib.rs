//! cuptie browses the draw of a knock-out competition in the terminal. The rooms of this library are what it is made of: a
//! competition is read, every tie is decided by its regulations, and each can be asked who goes through, and why.
//!
//! ```
//! use cuptie::bracket::Bracket;
//! use cuptie::competition::Score;
//! use cuptie::rules::Step;
//! use cuptie::{source, wording};
//!
//! let file = r#"{
//!   "cuptie": 1, "name": "Harbour Cup", "season": "2026", "regulations": {"ladder": "caf"},
//!   "associations": {"NOR": "North Shore", "SOU": "South Shore"},
//!   "clubs": [{"id": "anchor", "name": "Anchor Athletic", "association": "NOR"},
//!             {"id": "dory", "name": "Dory Wanderers", "association": "SOU"}],
//!   "rounds": [{"id": "final", "name": "Final", "ties": [
//!     {"id": "f", "a": {"club": "anchor"}, "b": {"club": "dory"}, "legs": [
//!       {"host": "a", "score": {"a": 2, "b": 1}}, {"host": "b", "score": {"a": 0, "b": 1}}]}]}]
//! }"#;
//!
//! // A file that is no competition is told with everything that is wrong with it, each with its line.
//! let bracket = Bracket::new(source::read(file.as_bytes())?);
//! let competition = bracket.competition();
//! let tie = competition.tie_ids().find(|tie| competition[*tie].id == "f").expect("it is in the file");
//!
//! let winner = bracket.winner(tie).expect("both legs were played");
//! assert_eq!(competition[winner].name, "Dory Wanderers");
//! let why = "Dory Wanderers win the Harbour Cup on away goals: level at 2–2 on aggregate, 1–0 on away goals.";
//! assert_eq!(wording::why(&bracket, tie), why);
//!
//! // What every step of the ladder found is there to be looked at.
//! let aggregate = bracket.decision(tie).rung(Step::Aggregate).expect("the ladder has it");
//! assert_eq!(aggregate.values, Some(Score::new(2, 2)));
//! # Ok::<(), source::Problems>(())
//! ```
//!
//! # The rooms
//!
//! From the ground up: each uses only rooms above its own line.
//!
//! - [`text`]: what is safe to show
//! - [`ascii`]: any text in plain ASCII, as wide as it was
//! - [`competition`]: what a competition is, the ladders that decide it, and where winners and losers go
//! - [`rules`]: what happened and a ladder in, a decision with its trace out
//! - [`source`]: where a competition comes from, a folder a form, and everything that can be wrong there
//! - [`scenario`]: how the facts are looked at: as they are, under other regulations, with changes, or up to a day
//! - [`bracket`]: a competition looked at in one way, every tie decided: who meets whom, who goes through, a club's road
//! - [`kept`]: a view of a competition as a competition of its own
//! - [`ask`]: what people ask: what a score would come to, what a side needs, what turns, a club's road, the numbers
//! - [`claims`]: what sources state, held against that
//! - [`ranking`]: what clubs' placings come to, and who enters where
//! - [`layout`]: the bracket on an unbounded canvas: nodes, connectors, lines that join
//! - [`wording`]: how things are said, in sentences
//! - [`label`]: what stands on the bracket, line by line
//! - [`search`]: what a query means: clubs with their roads, or ties with what they are found by
//! - [`check`]: everything that does not fit
//! - [`paper`]: the way out for all that is printed: text and nothing else
//! - [`report`]: what is printed, a file a form
//! - [`browse`]: the interactive program
//! - [`config`]: the file in which somebody keeps how it is set up
//! - [`cli`]: the command line

// Data and terminals can make anything fail, and all that is printed goes out through `paper`. Tests may do as they like.
#![cfg_attr(
    not(test),
    warn(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, clippy::print_stderr)
)]

pub mod ascii;
pub mod ask;
pub mod bracket;
pub mod browse;
pub mod check;
pub mod claims;
pub mod cli;
pub mod competition;
pub mod config;
pub mod kept;
pub mod label;
pub mod layout;
pub mod paper;
pub mod ranking;
pub mod report;
pub mod rules;
pub mod scenario;
pub mod search;
pub mod source;
pub mod text;
pub mod wording;
