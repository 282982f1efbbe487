//! From what somebody types to what it means in a bracket: clubs with their roads, or ties, with what each is found by.
//! Accents, case and punctuation do not matter.
//!
//! - `query` reads what was typed; `fact` has what a tie can be found by, and how that is said;
//! - `column` holds the texts of many things in one piece and looks through them, `words` those of clubs and `ties` those of
//!   ties;
//! - `roads` knows where clubs stand on their roads, `index` what a query means, and `found` is what came of it.

mod column;
mod fact;
mod found;
mod index;
mod query;
mod roads;
mod ties;
mod words;

pub use fact::Fact;
pub use found::{Found, Stop};
pub use index::Index;
pub use query::only_clubs;
