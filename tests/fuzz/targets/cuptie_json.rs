//! Any text as cuptie's own JSON: what is read can be written, and is read as the same again.
#![no_main]

use cuptie::source::json;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(competition) = json::read(text) {
        let written = json::write(&competition).expect("whatever was read can be written");
        let again = json::read(&written).unwrap_or_else(|problems| panic!("{problems}\n{written}"));
        assert_eq!(json::write(&again).expect("it was written before"), written);
    }
});
