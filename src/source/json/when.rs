//! Dates and times of day as a file writes them: "2023-08-19" and "20:30", and no other way that ISO 8601 has besides.

use std::fmt;

use jiff::civil::{Date, Time};
use schemars::JsonSchema;
use serde::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};
use serde::ser::{Serialize, Serializer};

/// A date, YYYY-MM-DD.
#[derive(Debug, Clone, Copy, JsonSchema)]
#[schemars(extend("format" = "date"))]
pub(super) struct DateText(#[schemars(with = "String")] pub Date);

// What JSON Schema calls a time has seconds and an offset; a format that it does not know is left to us to check.
/// A time of day, HH:MM.
#[derive(Debug, Clone, Copy, JsonSchema)]
#[schemars(extend("format" = "clock-time", "pattern" = "^([01][0-9]|2[0-3]):[0-5][0-9]$"))]
pub(super) struct TimeText(#[schemars(with = "String")] pub Time);

impl DateText {
    pub fn parse(text: &str) -> Option<DateText> {
        is_like(text, "0000-00-00").then(|| text.parse().ok().map(DateText))?
    }
}

impl TimeText {
    pub fn parse(text: &str) -> Option<TimeText> {
        is_like(text, "00:00").then(|| text.parse().ok().map(TimeText))?
    }
}

/// Whether a text has digits where the pattern has them, and else the same.
fn is_like(text: &str, pattern: &str) -> bool {
    let like = |(c, pattern): (u8, u8)| if pattern == b'0' { c.is_ascii_digit() } else { c == pattern };
    text.len() == pattern.len() && text.bytes().zip(pattern.bytes()).all(like)
}

impl<'de> Deserialize<'de> for DateText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<DateText, D::Error> {
        deserializer.deserialize_str(Parsed { what: "a date, YYYY-MM-DD", parse: DateText::parse })
    }
}

impl<'de> Deserialize<'de> for TimeText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<TimeText, D::Error> {
        deserializer.deserialize_str(Parsed { what: "a time of day, HH:MM", parse: TimeText::parse })
    }
}

impl Serialize for DateText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl Serialize for TimeText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{:02}:{:02}", self.0.hour(), self.0.minute()))
    }
}

/// Takes a text that can be parsed.
struct Parsed<T> {
    what: &'static str,
    parse: fn(&str) -> Option<T>,
}

impl<T> Visitor<'_> for Parsed<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.what)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.parse)(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_one_way_to_write_a_date() {
        assert!(DateText::parse("2024-02-29").is_some());
        for text in ["2023-02-29", "20230219", "2023-W07-1", "2023-02-1", "+002023-02", "2023-02-19T00:00", "２０２３"]
        {
            assert!(DateText::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn there_is_one_way_to_write_a_time() {
        assert!(TimeText::parse("00:00").is_some() && TimeText::parse("23:59").is_some());
        for text in ["24:00", "14", "T1430", "14:60", "2:30", "20:30Z", "20.30", "20:30:00"] {
            assert!(TimeText::parse(text).is_none(), "{text}");
        }
    }
}
