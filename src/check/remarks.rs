//! What there is to say about the source itself, as findings among the others.

use std::collections::HashMap;

use super::{About, Finding, Kind, Severity};
use crate::source::Notes;
use crate::source::matches::{Remark, RemarkKind};

/// A finding of each remark, with its place. One on the line of a match is about that leg.
pub fn remarks(notes: &Notes) -> Vec<Finding> {
    let legs: HashMap<(u32, u32), About> =
        notes.legs().map(|(at, tie, leg)| ((at.file, at.line), About::Leg(tie, leg))).collect();
    let finding = |remark: &Remark| {
        let (severity, kind) = kind(remark.kind);
        let about = remark.at.and_then(|at| legs.get(&(at.file, at.line)));
        Finding {
            severity,
            kind,
            about: about.cloned().unwrap_or(About::Source),
            file: remark.at.and_then(|at| notes.file(at)).map(str::to_owned),
            line: remark.at.map(|at| (at.line as usize, at.column as usize)),
            message: remark.text.clone(),
        }
    };
    notes.remarks.iter().map(finding).collect()
}

fn kind(kind: RemarkKind) -> (Severity, Kind) {
    match kind {
        RemarkKind::NotUnderstood => (Severity::Warning, Kind::NotUnderstood),
        RemarkKind::Contradiction => (Severity::Warning, Kind::Contradiction),
        RemarkKind::LeftOut => (Severity::Note, Kind::LeftOut),
        RemarkKind::Understood => (Severity::Note, Kind::Understood),
        RemarkKind::Assumed => (Severity::Note, Kind::Assumed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::competition::TieId;
    use crate::source::matches::At;

    #[test]
    fn a_remark_on_the_line_of_a_match_is_about_that_leg_and_any_other_about_the_source() {
        let at = |line, column| At { file: 0, line, column };
        let remark = |kind, at| Remark { kind, at, text: "so it is".to_owned() };
        let said = vec![
            remark(RemarkKind::Contradiction, Some(at(7, 12))),
            remark(RemarkKind::NotUnderstood, Some(at(6, 1))),
            remark(RemarkKind::LeftOut, None),
        ];
        let legs = vec![vec![at(4, 3)], vec![at(5, 3), at(7, 3)]];
        let found = remarks(&Notes::of_matches(said, legs));
        let told: Vec<_> = found.iter().map(|one| (one.severity, one.kind, one.about.clone(), one.line)).collect();
        assert_eq!(
            told,
            [
                (Severity::Warning, Kind::Contradiction, About::Leg(TieId(1), 1), Some((7, 12))),
                (Severity::Warning, Kind::NotUnderstood, About::Source, Some((6, 1))),
                (Severity::Note, Kind::LeftOut, About::Source, None),
            ]
        );
    }
}
