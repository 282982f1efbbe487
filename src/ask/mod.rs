//! What people ask of a tie. Each question is a pure function of what counts in it and of its ladder, so that a pane and a
//! report ask the same; how an answer is said is `wording`'s to know.
//!
//! `outcomes` is what every score of a leg would come to, `needs` the same in as few conditions as it takes.

mod needs;
mod outcomes;

pub use needs::{Condition, Needs};
pub use outcomes::{Cell, End, Outcomes, question};
