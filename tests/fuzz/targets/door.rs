//! Any bytes through the door for all forms: a competition that can be checked, or problems that can be told.
#![no_main]

use cuptie::bracket::Bracket;
use cuptie::check;
use cuptie::source::Text;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = Text::from(bytes);
    match text.reading() {
        Ok(reading) => {
            let bracket = Bracket::new(reading.competition);
            let findings = check::check_text(&bracket, &reading.notes);
            assert!(findings.iter().all(|finding| !finding.told(&bracket).contains(char::is_control)));
        }
        Err(problems) => {
            assert!(!problems.0.is_empty() && !problems.0.iter().any(|one| one.message().contains(char::is_control)))
        }
    }
});
