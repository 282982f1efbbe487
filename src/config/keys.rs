//! What a configuration says of keys: which commands have others than by default, each key for one command only.

use std::borrow::Cow;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::reader::Reader;
use crate::browse;
use crate::browse::keys::{Binding, Command, Key, Keys};
use crate::source::{Path, Pointer, ProblemKind};
use crate::text::quoted;

/// The most keys of a command.
const MOST_KEYS: usize = 9;

/// What the file says of one command.
struct Claim {
    command: Command,
    name: &'static str,
    keys: Vec<Key>,
    at: Range<usize>,
}

impl Claim {
    fn place(&self) -> Pointer {
        Path::Root.key("keys").key(self.name).place()
    }
}

/// The commands that have other keys than by default, in the order of the table.
pub(super) fn read(reader: &mut Reader, table: &DeTable) -> Vec<(Command, Vec<Key>)> {
    let default = browse::default_keys();
    let mut claims: Vec<Claim> =
        reader.entries(table).into_iter().filter_map(|(name, value)| claim(reader, &default, name, value)).collect();
    // Without a claim that clashes, its command has its own keys again, which may be what another one claims.
    while let Some((last, key, other)) = clash(&in_force(&default, &claims), &claims) {
        let claim = claims.remove(last);
        let (name, other) = (quoted(&key.to_string()), other.name().unwrap_or("what-if"));
        let message = if key.is_kept() {
            format!("{name} is kept for {}; expected another key", quoted(other))
        } else {
            format!("{name} is a key of {} as well; give that another one, or none: {other} = []", quoted(other))
        };
        reader.tell(ProblemKind::Twice, &claim.at, claim.place(), message);
    }
    let table = in_force(&default, &claims);
    let changed = table.bindings().iter().zip(default.bindings()).filter(|(now, before)| now.keys != before.keys);
    changed.map(|(binding, _)| (binding.command, binding.keys.to_vec())).collect()
}

fn in_force(default: &Keys, claims: &[Claim]) -> Keys {
    let keys: Vec<_> = claims.iter().map(|claim| (claim.command, claim.keys.clone())).collect();
    default.clone().set_up(&keys, true)
}

/// The last claim to a key that another command has, with the key and that command.
fn clash(table: &Keys, claims: &[Claim]) -> Option<(usize, Key, Command)> {
    let other = |claim: &Claim, key: Key| {
        let mut others = table.bindings().iter().filter(|binding| binding.command != claim.command);
        others.find(|binding| binding.keys.contains(&key)).map(|binding| binding.command)
    };
    claims
        .iter()
        .enumerate()
        .rev()
        .find_map(|(number, claim)| claim.keys.iter().find_map(|key| Some((number, *key, other(claim, *key)?))))
}

/// What one entry says, if that is right.
fn claim(reader: &mut Reader, table: &Keys, name: &Spanned<Cow<str>>, value: &Spanned<DeValue>) -> Option<Claim> {
    let named = |binding: &&Binding| binding.command.name() == Some(name.get_ref().as_ref());
    let Some(command) = table.bindings().iter().find(named).map(|binding| binding.command) else {
        let known: Vec<&str> = table.bindings().iter().filter_map(|binding| binding.command.name()).collect();
        let place = Path::Root.key("keys").entry(name.get_ref()).place();
        reader.unknown(name, place, known.into_iter());
        return None;
    };
    let mut claim = Claim { command, name: command.name()?, keys: Vec::new(), at: value.span() };
    let values = match value.get_ref() {
        DeValue::Array(list) => list.iter().collect(),
        _ => vec![value],
    };
    let mut is_right = true;
    for value in values {
        match value.get_ref().as_str().map(str::parse::<Key>) {
            Some(Ok(key)) if claim.keys.contains(&key) => {}
            Some(Ok(key)) => claim.keys.push(key),
            Some(Err(bad)) => {
                reader.tell(ProblemKind::Shape, &value.span(), claim.place(), bad.to_string());
                is_right = false;
            }
            None => {
                reader.shape(claim.place(), value, "a key, \"Ctrl-F\", or a list of keys, [\"f\", \"Ctrl-F\"]");
                is_right = false;
            }
        }
        if claim.keys.iter().filter(|key| !key.is_kept()).count() > MOST_KEYS {
            let message = format!("has more keys than anybody presses; expected no more than {MOST_KEYS}");
            reader.tell(ProblemKind::TooMuch, &claim.at, claim.place(), message);
            return None;
        }
    }
    is_right.then_some(claim)
}
