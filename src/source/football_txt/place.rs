//! Where a match is played, as it stands behind an `@`: which part of it is the ground, and which the town.

use super::day;
use super::lexer::{self, Kind, tokens};

/// A place as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub ground: Option<String>,
    pub town: Option<String>,
    /// Whether all that is said is that it was neutral.
    pub neutral: bool,
    /// How far the clocks there are ahead of Greenwich, in minutes.
    pub offset: Option<i32>,
    /// What else stands behind it, apart: "att: 7000".
    pub more: Option<String>,
}

/// Parts of names that only grounds have.
const GROUNDS: [&str; 28] = [
    "stadi",
    "stade",
    "estadi",
    "estádi",
    "arena",
    "aréna",
    "parc",
    "park",
    "ground",
    "field",
    "stadyum",
    "stadion",
    "dome",
    "bowl",
    "coliseum",
    "oval",
    "road",
    "lane",
    "centre",
    "center",
    "anfield",
    "complex",
    "sports",
    "olymp",
    "municipal",
    "riviera",
    "campo",
    "cancha",
];

impl Place {
    /// Reads what stands behind the `@`.
    pub fn read(text: &str) -> Place {
        let (text, more) = split_more(text);
        let (text, offset) = split_offset(text.trim().trim_end_matches(','));
        let mut place = Place { offset, more: more.map(str::to_owned), ..Place::default() };
        if text.eq_ignore_ascii_case("n") || text.eq_ignore_ascii_case("neutral") {
            place.neutral = true;
        } else if let Some((ground, town)) = text.split_once('›') {
            (place.ground, place.town) = (name(ground), name(town));
        } else if let Some((first, rest)) = text.split_once(',') {
            // A third part is the state or the country of the town. Some put the town first.
            let swapped = is_ground(rest) && !is_ground(first);
            let (ground, town) = if swapped { (rest, first) } else { (first, rest) };
            (place.ground, place.town) = (name(ground), name(town));
        } else if let Some((town, ground)) = in_brackets(text).filter(|(_, inside)| is_ground(inside)) {
            (place.ground, place.town) = (name(ground), name(town));
        } else if is_ground(text) {
            place.ground = name(text);
        } else {
            place.town = name(text);
        }
        place
    }
}

/// A name without blanks around it; none where there is nothing else.
fn name(text: &str) -> Option<String> {
    let name = lexer::name(text);
    (!name.is_empty()).then_some(name)
}

/// Whether a name can only be that of a ground.
fn is_ground(text: &str) -> bool {
    let text = text.to_lowercase();
    GROUNDS.iter().any(|part| text.contains(part))
}

/// A name with brackets behind it, and what is in them.
fn in_brackets(text: &str) -> Option<(&str, &str)> {
    let (before, inside) = text.trim_end().strip_suffix(')')?.rsplit_once('(')?;
    (!before.trim().is_empty()).then_some((before, inside))
}

/// A place and a clock behind it, in brackets: "São Paulo (UTC-3)".
fn split_offset(text: &str) -> (&str, Option<i32>) {
    match in_brackets(text).and_then(|(before, inside)| Some((before, day::offset(inside.trim())?))) {
        Some((before, offset)) => (before, Some(offset)),
        None => (text, None),
    }
}

/// A place and what stands apart behind it, as a word with a colon: "Wien   att: 7000", "Wien (att: 7000)".
fn split_more(text: &str) -> (&str, Option<&str>) {
    if let Some((before, inside)) = in_brackets(text).filter(|(_, inside)| inside.contains(':')) {
        return (before, Some(inside));
    }
    let tokens = tokens(text);
    let apart = tokens
        .windows(2)
        .map(|pair| (pair[0], pair[1]))
        .find(|(before, token)| token.text.ends_with(':') && (token.gap || before.kind == Kind::Comma));
    match apart {
        Some((_, token)) => (&text[..token.start], Some(&text[token.start..])),
        None => (text, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ground_is_told_from_a_town() {
        let read = |text: &str| {
            let place = Place::read(text);
            (place.ground.unwrap_or_default(), place.town.unwrap_or_default())
        };
        let both = |ground: &str, town: &str| (ground.to_owned(), town.to_owned());
        assert_eq!(read("Pier Ground, Harbour, North Shore"), both("Pier Ground", "Harbour, North Shore"));
        assert_eq!(read("Harbour, Stade de la Mer"), both("Stade de la Mer", "Harbour"));
        assert_eq!(read("Pier › Harbour, North Shore"), both("Pier", "Harbour, North Shore"));
        assert_eq!(read("Old Pier, Harbour"), both("Old Pier", "Harbour"));
        assert_eq!(read("Harbour (Stade de la Mer)"), both("Stade de la Mer", "Harbour"));
        assert_eq!(read("Harbour  (Northside)"), both("", "Harbour (Northside)"));
        assert_eq!(read("Harbour"), both("", "Harbour"));
        assert_eq!(read("Harbour Stadium"), both("Harbour Stadium", ""));
        assert_eq!(read("Pier Arena, Harbour (UTC-3)"), both("Pier Arena", "Harbour"));
        assert_eq!(Place::read("Pier Arena, Harbour (UTC-3)").offset, Some(-180));
    }

    #[test]
    fn what_stands_apart_is_no_part_of_a_place() {
        let place = Place::read("Pier Arena, Harbour   att: 7000");
        assert_eq!((place.town.as_deref(), place.more.as_deref()), (Some("Harbour"), Some("att: 7000")));
        let place = Place::read("Pier Arena, Harbour, Att: 43893");
        assert_eq!((place.town.as_deref(), place.more.as_deref()), (Some("Harbour"), Some("Att: 43893")));
        assert!(Place::read("n").neutral);
    }
}
