//! What a check found, a line each, or as json.

use crate::check::{Finding, Severity};
use crate::wording;
use unicode_width::UnicodeWidthStr;

/// The findings in plain text, with a line that counts them.
pub(super) fn text(name: &str, findings: &[Finding]) -> String {
    let mut text = String::new();
    let width = findings.iter().map(|finding| finding.place.width()).max().unwrap_or(0);
    for finding in findings {
        let (severity, place) = (finding.severity.name(), &finding.place);
        let space = " ".repeat(width - place.width());
        text.push_str(&format!("{severity:<7}  {place}{space}  {}\n", finding.message));
    }
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let counts = [Severity::Error, Severity::Warning, Severity::Note];
    let counts = counts.map(|severity| wording::count(count(severity), severity.name()));
    text.push_str(&format!("{name}: {}\n", counts.join(", ")));
    text
}
