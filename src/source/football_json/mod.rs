//! A stand-in until the reader of football.json is here.

use serde_json::Value;

use super::football_txt;
use super::matches::Season;

/// Whether a text looks like football.json.
pub fn looks_like(text: &str) -> bool {
    text.contains("\"matches\"") && text.contains("\"team1\"")
}

/// Reads a text into a season.
pub fn read(text: &str, file: u32, season: &mut Season) {
    let value: Value = serde_json::from_str(text).unwrap_or_default();
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let row = |one: &Value| {
        let score = &one["score"]["ft"];
        format!("▪ {}\n{} {}-{} {}", word(&one["round"]), word(&one["team1"]), score[0], score[1], word(&one["team2"]))
    };
    let rows = value["matches"].as_array().map(|all| all.iter().map(row).collect::<Vec<_>>().join("\n"));
    football_txt::read(&format!("= {}\n{}", word(&value["name"]), rows.unwrap_or_default()), file, season);
}
