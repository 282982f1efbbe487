//! What is to be said about a source while it is read: as much as anybody looks at is kept, the rest is counted.

use super::{At, Remark, RemarkKind, Season};

/// How many remarks of one kind are kept.
const MOST: usize = 1_000;

/// The remarks of one source.
#[derive(Debug, Default)]
pub(in crate::source) struct Remarks {
    kept: Vec<Remark>,
    /// How many there were of each kind, kept or not.
    told: [usize; KINDS.len()],
}

/// Every kind, in the order of the enum.
const KINDS: [RemarkKind; 5] = [
    RemarkKind::NotUnderstood,
    RemarkKind::LeftOut,
    RemarkKind::Understood,
    RemarkKind::Assumed,
    RemarkKind::Contradiction,
];

impl Remarks {
    /// Something to be said; the text is only made where it is kept.
    pub fn tell(&mut self, kind: RemarkKind, at: Option<At>, text: impl FnOnce() -> String) {
        let told = &mut self.told[kind as usize];
        *told += 1;
        if *told <= MOST {
            self.kept.push(Remark { kind, at, text: text() });
        }
    }

    /// Hands them to the season, in the order of the source; of what was too much, how much there was.
    pub fn hand_over(mut self, season: &mut Season) {
        self.kept.sort_by_key(|remark| remark.at);
        season.remarks.append(&mut self.kept);
        let more = KINDS.into_iter().zip(self.told).filter(|(_, told)| *told > MOST);
        season.remarks.extend(more.map(|(kind, told)| Remark { kind, at: None, text: rest(kind, told - MOST) }));
    }
}

/// What is said of the rest.
fn rest(kind: RemarkKind, count: usize) -> String {
    let what = match kind {
        RemarkKind::NotUnderstood => "not understood",
        RemarkKind::LeftOut => "left out",
        RemarkKind::Understood => "of how it was understood",
        RemarkKind::Assumed => "assumed",
        RemarkKind::Contradiction => "that cannot be so",
    };
    format!("and {count} more {what}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_counted_apart_and_the_rest_is_told_as_a_number() {
        let mut remarks = Remarks::default();
        for line in (1..=1_007).rev() {
            let at = At { file: 0, line, column: 1 };
            remarks.tell(RemarkKind::Contradiction, Some(at), || format!("line {line}"));
        }
        remarks.tell(RemarkKind::LeftOut, None, || "a group".to_owned());
        let mut season = Season::default();
        remarks.hand_over(&mut season);
        assert_eq!(season.remarks.len(), 1_002);
        assert_eq!(season.remarks[0].text, "a group");
        assert_eq!(season.remarks[1].text, "line 8");
        assert_eq!(season.remarks[1_001].text, "and 7 more that cannot be so");
    }

    #[test]
    fn every_kind_has_its_own_count() {
        assert!(KINDS.iter().enumerate().all(|(index, kind)| *kind as usize == index));
    }
}
