//! The competition itself, made of what was worked out: ids, names, clubs, rounds and ties as a competition holds them.

use hashbrown::HashMap;

use super::heading::{Kind, words};
use super::team::is_code;
use super::teams::{TeamId, Teams};
use crate::competition::{Association, AssociationId, Club};
use crate::source::{LONGEST_NAME, LONGEST_TEXT};
use crate::text;

/// Ids that are given once each.
#[derive(Debug, Default)]
pub(super) struct Ids(
    /// Each with the highest number that one of its kind has got, so that many of a name take no longer than few.
    HashMap<String, u32>,
);

impl Ids {
    /// An id made of a name: "1-fc-koln", and "1-fc-koln-2" where that is taken.
    pub fn of(&mut self, name: &str) -> String {
        let slug = words(name).join("-");
        self.free(if slug.is_empty() { "x".to_owned() } else { slug })
    }

    /// An id, or the first of its kind that is free: "qf", "qf-2".
    pub fn free(&mut self, id: String) -> String {
        let Some(mut number) = self.0.get(&id).copied() else {
            self.0.insert(id.clone(), 1);
            return id;
        };
        loop {
            number += 1;
            let free = format!("{id}-{number}");
            if !self.0.contains_key(&free) {
                self.0.extend([(id, number), (free.clone(), 1)]);
                return free;
            }
        }
    }
}

/// Texts made safe to show, and how many characters had to go.
#[derive(Debug, Default)]
pub(super) struct Clean {
    pub dropped: usize,
}

impl Clean {
    /// A name: never empty, and not too long.
    pub fn name(&mut self, raw: &str) -> String {
        let name = self.kept(raw, LONGEST_NAME);
        if name.is_empty() { "(without a name)".to_owned() } else { name }
    }

    /// A sentence about what was made of the source.
    pub fn sentence(&mut self, raw: &str) -> String {
        self.kept(raw, LONGEST_TEXT)
    }

    /// Any other text, where there is one.
    pub fn text<T: AsRef<str> + From<String>>(&mut self, raw: &mut Option<T>) {
        let Some(own) = raw.as_ref().map(AsRef::as_ref) else { return };
        // Most are as they should be, and need not be copied.
        let is_trimmed = !own.is_empty() && own.trim().len() == own.len();
        if is_trimmed && own.len() <= LONGEST_TEXT && text::cleaned(own).1 == 0 {
            return;
        }
        let kept = self.kept(own, LONGEST_TEXT);
        *raw = Some(kept).filter(|text| !text.is_empty()).map(T::from);
    }

    fn kept(&mut self, raw: &str, most: usize) -> String {
        let (clean, dropped) = text::cleaned(raw);
        self.dropped += dropped;
        let clean = clean.trim();
        // Characters are only counted where there are enough bytes for too many.
        if clean.len() <= most { clean.to_owned() } else { clean.chars().take(most).collect() }
    }
}

/// Clubs and their associations, as far as the source has codes.
pub(super) fn clubs(teams: &Teams, of: &[TeamId], clean: &mut Clean) -> (Vec<Club>, Vec<Association>) {
    let mut ids = Ids::default();
    let mut known: HashMap<String, AssociationId> = HashMap::new();
    let mut associations: Vec<Association> = Vec::new();
    let spellings = teams.aliases();
    let clubs = of
        .iter()
        .map(|id| {
            let team = teams.team(*id);
            let association = team.code.as_ref().filter(|code| is_code(code)).map(|code| {
                *known.entry(code.clone()).or_insert_with(|| {
                    associations
                        .push(Association { code: code.clone(), name: super::associations::name(code).to_owned() });
                    AssociationId(associations.len() as u32 - 1)
                })
            });
            let name = clean.name(&team.name);
            let spelled = spellings.get(id).into_iter().flatten();
            let mut aliases: Vec<String> = spelled.map(|alias| clean.name(&alias.name)).collect();
            aliases.retain(|alias| *alias != name);
            aliases.dedup();
            Club { id: ids.of(&name).into(), name: name.into(), association, town: None, points: None, aliases }
        })
        .collect();
    (clubs, associations)
}

/// What a file calls a round: short where its name is known.
pub(super) fn round_id(kind: Kind, name: &str, ids: &mut Ids) -> String {
    match kind {
        Kind::QuarterFinal => ids.free("qf".to_owned()),
        Kind::SemiFinal => ids.free("sf".to_owned()),
        Kind::Final => ids.free("final".to_owned()),
        Kind::Of(left) => ids.free(format!("r{left}")),
        _ => match words(name).as_slice() {
            [round, number] if round == "round" && number.parse::<u8>().is_ok() => ids.free(format!("round-{number}")),
            _ => ids.of(name),
        },
    }
}

/// The name of a competition and its season, from what the source calls the two together: "UEFA Champions League 2012/13".
pub(super) fn title(title: &str) -> (String, Option<String>) {
    let is_season = |word: &str| {
        let mut parts = word.split(['/', '-', '–']);
        let year = |part: &str| matches!(part.len(), 2 | 4) && part.bytes().all(|byte| byte.is_ascii_digit());
        let first = parts.next().is_some_and(|part| part.len() == 4 && year(part));
        first && parts.all(year)
    };
    let words: Vec<&str> = title.split_whitespace().collect();
    let season = words.iter().rposition(|word| is_season(word));
    let Some(at) = season else { return (title.trim().to_owned(), None) };
    let rest: Vec<&str> = words.iter().enumerate().filter(|(index, _)| *index != at).map(|(_, word)| *word).collect();
    (rest.join(" ").trim_matches([',', '-', ' ']).to_owned(), Some(words[at].to_owned()))
}
