//! Any text as a configuration: whatever it says can be written, and is read as the same again.
#![no_main]

use cuptie::config;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (settings, _) = config::read(text);
    let (again, problems) = config::read(&config::write(&settings));
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(again, settings);
});
