//! What people ask. Each question is a pure function of what counts in a tie and of its ladder, or of a bracket, so that a
//! pane and a report ask the same; how an answer is said is `wording`'s to know.
//!
//! `outcomes` is what every score of a leg would come to, `needs` the same in as few conditions as it takes; `turned` is what
//! comes out otherwise in another view; `course` is how a tie stood after each goal; `journey` is what became of a club, and
//! whom it could have met; `numbers` is all of it counted.

mod course;
mod journey;
mod needs;
mod numbers;
mod outcomes;
mod turned;

pub use course::{Course, Match, Moment, Told};
pub use journey::{Finish, Journey, Others, Station, could_come};
pub use needs::{Condition, Needs};
pub use numbers::{
    ASSOCIATIONS, AtHome, Count, FAR, LISTED, Legs, MANY_GOALS, Near, Number, Numbers, SCORES, Standing, Way, Win,
};
pub use outcomes::{Cell, End, Outcomes, leg_count, leg_to_come, legs, question};
pub use turned::{Turn, Turned, turned};
