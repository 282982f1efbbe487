//! Who takes part, as tables and feeds name them: "Juventus FC (ITA)", "Liverpool FC › ENG (15)".

use super::Team;
use super::placeholder::Placeholder;

impl Team {
    /// A name with what may stand behind it: the code of an association, and how many matches it has played.
    pub(in crate::source) fn named(text: &str) -> Team {
        let (text, _) = cut_brackets(text.trim(), is_count).unwrap_or((text.trim(), ""));
        let cut = cut_brackets(text, is_code).or_else(|| {
            let (name, code) = text.rsplit_once(" › ")?;
            is_code(code.trim()).then_some((name.trim_end(), code.trim()))
        });
        match cut {
            Some((name, code)) => Team { name: name.to_owned(), code: Some(code.to_owned()), is_club: false },
            None => Team { name: text.to_owned(), code: None, is_club: false },
        }
    }

    /// Whether it stands in the place of a club.
    pub(in crate::source) fn is_placeholder(&self) -> bool {
        self.placeholder().is_some()
    }

    /// What it stands for, where it is no club.
    pub(super) fn placeholder(&self) -> Option<Placeholder> {
        if self.is_club { None } else { Placeholder::of(&self.name) }
    }
}

/// A name and what stands in brackets behind it, if it is such.
fn cut_brackets(text: &str, is_such: fn(&str) -> bool) -> Option<(&str, &str)> {
    let (name, inside) = text.strip_suffix(')')?.rsplit_once('(')?;
    let name = name.trim_end();
    (!name.is_empty() && is_such(inside)).then_some((name, inside))
}

/// Whether a text is the code of an association.
pub(in crate::source) fn is_code(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn is_count(text: &str) -> bool {
    (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_behind_a_name_is_no_part_of_it() {
        let named = |text| {
            let team = Team::named(text);
            (team.name, team.code)
        };
        let with = |name: &str, code: &str| (name.to_owned(), Some(code.to_owned()));
        let alone = |name: &str| (name.to_owned(), None);
        assert_eq!(named("Harbour FC (NOR)"), with("Harbour FC", "NOR"));
        assert_eq!(named("Harbour FC › NOR (15)"), with("Harbour FC", "NOR"));
        assert_eq!(named("Harbour FC (3)"), alone("Harbour FC"));
        assert_eq!(named(" Harbour FC (Amateurs) "), alone("Harbour FC (Amateurs)"));
        assert_eq!(named("(NOR)"), alone("(NOR)"));
        assert_eq!(named("W74"), alone("W74"));
    }
}
