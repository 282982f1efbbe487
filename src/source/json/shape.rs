//! A document that has not the right shape: everything about it that the JSON Schema would not have, not the first thing
//! only. The schema is made from the types of `document`; what is checked here is what schemas made from types contain.

use serde_json::{Map, Value};

use super::when::{DateText, TimeText};
use crate::source::problem::{Path, Pointer, Problem, ProblemKind, help, meant, suggestion};
use crate::text::quoted;

/// Something that has not the right shape, and what would have.
pub(super) struct Misfit {
    pub problem: Problem,
    /// What to change, so that the rest of the document can be read.
    pub at: Pointer,
    pub mend: Mend,
}

/// What to do about something of the wrong shape.
pub(super) enum Mend {
    /// Put this there.
    Put(Value),
    TakeOut,
    Leave,
}

/// Everything in `value` that the schema would not have.
pub(super) fn check(schema: &Value, value: &Value) -> Vec<Misfit> {
    let mut checker = Checker { definitions: schema.get("$defs"), misfits: Vec::new() };
    checker.check(schema, value, &Path::Root);
    checker.misfits
}

struct Checker<'a> {
    definitions: Option<&'a Value>,
    misfits: Vec<Misfit>,
}

impl<'a> Checker<'a> {
    /// A value that is not what its schema says.
    fn misfit(&mut self, schema: &Value, path: &Path, message: String) {
        let (at, mend) = (path.place(), Mend::Put(self.sample(schema)));
        self.misfits.push(Misfit { problem: Problem::new(ProblemKind::Shape, path.place(), message), at, mend });
    }

    /// The plainest value of the right shape.
    fn sample(&self, schema: &Value) -> Value {
        let schema = self.resolve(schema);
        let choices = schema.get("anyOf").or(schema.get("oneOf")).and_then(Value::as_array);
        if let Some(first) = choices.and_then(|choices| choices.first()) {
            return self.sample(first);
        }
        if let Some(word) = schema.get("const").or(schema.get("enum").and_then(|words| words.get(0))) {
            return word.clone();
        }
        match (schema.get("format").and_then(Value::as_str), types_of(schema).first()) {
            (Some("date"), _) => "2000-01-01".into(),
            (Some("clock-time"), _) => "00:00".into(),
            (_, Some(&"string")) => "?".into(),
            (_, Some(&"integer" | &"number")) => schema.get("minimum").cloned().unwrap_or(0.into()),
            (_, Some(&"boolean")) => false.into(),
            (_, Some(&"array")) => {
                let least = schema.get("minItems").and_then(Value::as_u64).unwrap_or(0);
                let item = schema.get("items").map_or(Value::Null, |items| self.sample(items));
                (0..least).map(|_| item.clone()).collect()
            }
            // What may be made of itself need not be, or there would be no end to it in a file either.
            (_, Some(&"object")) => {
                let required = schema.get("required").and_then(Value::as_array);
                let required = required.into_iter().flatten().filter_map(Value::as_str);
                let sample = |key: &str| Some((key.to_owned(), self.sample(schema.get("properties")?.get(key)?)));
                Value::Object(required.filter_map(sample).collect())
            }
            _ => Value::Null,
        }
    }

    /// The schema itself, with references followed.
    fn resolve<'b>(&self, schema: &'b Value) -> &'b Value
    where
        'a: 'b,
    {
        let name = schema.get("$ref").and_then(Value::as_str).and_then(|name| name.strip_prefix("#/$defs/"));
        match name.and_then(|name| self.definitions?.get(name)) {
            Some(definition) => self.resolve(definition),
            None => schema,
        }
    }

    fn check(&mut self, schema: &'a Value, value: &Value, path: &Path) {
        let schema = self.resolve(schema);
        if schema.get("anyOf").or(schema.get("oneOf")).is_some() {
            let absent = value.is_null() && self.allows_null(schema);
            if !absent {
                self.check_choices(schema, value, path);
            }
            return;
        }
        let words = words_of(schema);
        if !words.is_empty() {
            return self.check_word(schema, &words, value, path);
        }
        let types = types_of(schema);
        if !types.is_empty() && !types.iter().any(|kind| is_a(kind, value)) {
            return self.misfit(schema, path, format!("found {}; expected {}", found(value), self.expected(schema)));
        }
        match value {
            Value::Object(object) => self.check_object(schema, object, path),
            Value::Array(items) => self.check_array(schema, items, path),
            Value::Number(number) => {
                let limit = |name: &str| schema.get(name).and_then(Value::as_f64);
                let number = number.as_f64().unwrap_or(f64::NAN);
                if limit("minimum").is_some_and(|least| number < least)
                    || limit("maximum").is_some_and(|most| number > most)
                {
                    self.misfit(schema, path, format!("found {}; expected {}", found(value), self.expected(schema)));
                }
            }
            Value::String(text) => {
                let right = match schema.get("format").and_then(Value::as_str) {
                    Some("date") => DateText::parse(text).is_some(),
                    Some("clock-time") => TimeText::parse(text).is_some(),
                    _ => true,
                };
                if !right {
                    self.misfit(schema, path, format!("found {}; expected {}", found(value), self.expected(schema)));
                }
            }
            Value::Null | Value::Bool(_) => {}
        }
    }

    /// Whether a schema has nothing at all among its shapes.
    fn allows_null(&self, schema: &Value) -> bool {
        let choices = schema.get("anyOf").or(schema.get("oneOf")).and_then(Value::as_array);
        choices.into_iter().flatten().any(|choice| types_of(self.resolve(choice)).contains(&"null"))
    }

    fn check_object(&mut self, schema: &'a Value, object: &Map<String, Value>, path: &Path) {
        let empty = Map::new();
        let properties = schema.get("properties").and_then(Value::as_object);
        let others = schema.get("additionalProperties");
        for (key, value) in object {
            match (properties.and_then(|properties| properties.get(key)), others) {
                (Some(schema), _) => self.check(schema, value, &path.entry(key)),
                (None, Some(Value::Object(_))) => {
                    if let Some(schema) = others {
                        self.check(schema, value, &path.entry(key));
                    }
                }
                (None, Some(Value::Bool(false))) => {
                    let known = properties.unwrap_or(&empty).keys().map(String::as_str);
                    let at = path.entry(key).place();
                    let message = format!("is not a key that is known here{}", help(key, known));
                    let problem = Problem::new(ProblemKind::UnknownKey, at.clone(), message);
                    self.misfits.push(Misfit { problem, at, mend: Mend::TakeOut });
                }
                (None, _) => {}
            }
        }
        let required = schema.get("required").and_then(Value::as_array);
        for key in required.into_iter().flatten().filter_map(Value::as_str) {
            if !object.contains_key(key) {
                let Some(schema) = properties.and_then(|properties| properties.get(key)) else { continue };
                let message = format!("“{key}” is missing; expected {}", self.expected(schema));
                let mend = Mend::Put(self.sample(schema));
                let problem = Problem::new(ProblemKind::MissingKey, path.place(), message);
                self.misfits.push(Misfit { problem, at: path.entry(key).place(), mend });
            }
        }
    }

    fn check_array(&mut self, schema: &'a Value, items: &[Value], path: &Path) {
        let limit = |name: &str| schema.get(name).and_then(Value::as_u64);
        let count = items.len() as u64;
        if limit("minItems").is_some_and(|least| count < least) || limit("maxItems").is_some_and(|most| count > most) {
            let expected = limit("minItems").unwrap_or(0);
            let entries = if count == 1 { "entry" } else { "entries" };
            return self.misfit(schema, path, format!("has {count} {entries}; expected {expected}"));
        }
        if let Some(schema) = schema.get("items") {
            for (i, item) in items.iter().enumerate() {
                self.check(schema, item, &path.index(i));
            }
        }
    }

    /// One of several shapes: what is wrong is told for the one that the value seems to be.
    fn check_choices(&mut self, schema: &'a Value, value: &Value, path: &Path) {
        let choices = self.choices(schema);
        // Each is tried once, and what was found is kept: ladders stand in ladders, and trying twice doubles at each step.
        let mut trials = Vec::with_capacity(choices.len());
        for choice in &choices {
            let mut trial = Checker { definitions: self.definitions, misfits: Vec::new() };
            trial.check(choice, value, path);
            if trial.misfits.is_empty() {
                return;
            }
            trials.push(trial.misfits);
        }
        let words: Vec<&str> = choices.iter().flat_map(|choice| words_of(choice)).collect();
        let only_words = choices.iter().all(|choice| !words_of(choice).is_empty());
        let meant = value.as_str().and_then(|word| meant(word, words.iter().copied()));
        if only_words || meant.is_some() {
            return self.check_word(schema, &words, value, path);
        }
        // There are never two of one kind.
        let likely = (0..choices.len())
            .find(|i| words_of(choices[*i]).is_empty() && types_of(choices[*i]).iter().any(|kind| is_a(kind, value)));
        match likely {
            Some(likely) => self.misfits.append(&mut trials[likely]),
            None => self.misfit(schema, path, format!("found {}; expected {}", found(value), self.expected(schema))),
        }
    }

    /// The shapes that a schema leaves the choice of, those within them included, and without the one for nothing at all.
    fn choices<'b>(&self, schema: &'b Value) -> Vec<&'b Value>
    where
        'a: 'b,
    {
        let schema = self.resolve(schema);
        match schema.get("anyOf").or(schema.get("oneOf")).and_then(Value::as_array) {
            Some(choices) => choices.iter().flat_map(|choice| self.choices(choice)).collect(),
            None if types_of(schema) == ["null"] => Vec::new(),
            None => vec![schema],
        }
    }

    fn check_word(&mut self, schema: &Value, words: &[&str], value: &Value, path: &Path) {
        if value.as_str().is_some_and(|word| words.contains(&word)) {
            return;
        }
        let meant = value.as_str().map_or_else(String::new, |word| suggestion(word, words.iter().copied()));
        let expected = match words {
            // One alone stands beside another shape, and is only told of where it was meant.
            [_] => String::new(),
            words => format!("; expected one of “{}”", words.join("”, “")),
        };
        self.misfit(schema, path, format!("found {}{expected}{meant}", found(value)));
    }

    /// What a schema stands for, in words.
    fn expected(&self, schema: &Value) -> String {
        let schema = self.resolve(schema);
        match words_of(schema).as_slice() {
            [] => {}
            [word] => return format!("“{word}”"),
            words => return format!("one of “{}”", words.join("”, “")),
        }
        match schema.get("format").and_then(Value::as_str) {
            Some("date") => return "a date, “2023-08-19”".to_owned(),
            Some("clock-time") => return "a time of day, “20:30”".to_owned(),
            _ => {}
        }
        if schema.get("anyOf").or(schema.get("oneOf")).is_some() {
            let choices: Vec<String> = self.choices(schema).into_iter().map(|choice| self.expected(choice)).collect();
            return choices.join(", or ");
        }
        let limit = |name: &str| schema.get(name).and_then(Value::as_i64);
        match types_of(schema).first() {
            Some(&"string") => "a text".to_owned(),
            Some(&"integer") => match (limit("minimum"), limit("maximum")) {
                (Some(least), Some(most)) if least == most => format!("{least}"),
                (Some(least), Some(most)) => format!("a whole number from {least} to {most}"),
                (Some(least), None) => format!("a whole number, {least} or more"),
                _ => "a whole number".to_owned(),
            },
            Some(&"number") => "a number".to_owned(),
            Some(&"boolean") => "true or false".to_owned(),
            Some(&"array") => "a list".to_owned(),
            Some(&"object") => expected_object(schema),
            _ => "something else".to_owned(),
        }
    }
}

/// An object, in words: with the keys that it has to have, or with any where there are only a few.
fn expected_object(schema: &Value) -> String {
    let required = schema.get("required").and_then(Value::as_array).filter(|keys| !keys.is_empty());
    let (keys, between): (Vec<&str>, &str) = match (required, schema.get("properties").and_then(Value::as_object)) {
        (Some(keys), _) => (keys.iter().filter_map(Value::as_str).collect(), "”, “"),
        (None, Some(keys)) if (1..=4).contains(&keys.len()) => (keys.keys().map(String::as_str).collect(), "” or “"),
        _ => return "an object".to_owned(),
    };
    format!("an object with “{}”", keys.join(between))
}

fn types_of(schema: &Value) -> Vec<&str> {
    match schema.get("type") {
        Some(Value::String(kind)) => vec![kind],
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

fn is_a(kind: &str, value: &Value) -> bool {
    match kind {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => false,
    }
}

/// The words that a schema allows, where it allows nothing else.
fn words_of(schema: &Value) -> Vec<&str> {
    match (schema.get("const"), schema.get("enum")) {
        (Some(word), _) => word.as_str().into_iter().collect(),
        (None, Some(Value::Array(words))) => words.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

fn found(value: &Value) -> String {
    match value {
        Value::Null => "null (what is not known is left out)".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => quoted(text),
        Value::Array(items) => format!("a list of {}", items.len()),
        Value::Object(object) => match object.keys().next() {
            Some(key) if object.len() == 1 => format!("an object with {}", quoted(key)),
            _ => "an object".to_owned(),
        },
    }
}
