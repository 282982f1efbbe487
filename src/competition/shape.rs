//! A document that has not the right shape: everything about it that the JSON Schema would not have, not the first thing
//! only. The schema is made from the types of `document`; what is checked here is what schemas made from types contain.

use serde_json::{Map, Value};

use super::problem::{Path, Problem, meant, suggestion};

/// Longer values are not repeated in a message.
const SHOWN: usize = 40;

/// Everything in `value` that the schema would not have.
pub(super) fn check(schema: &Value, value: &Value) -> Vec<Problem> {
    let mut checker = Checker { definitions: schema.get("$defs"), problems: Vec::new() };
    checker.check(schema, value, &Path::Root);
    checker.problems
}

struct Checker<'a> {
    definitions: Option<&'a Value>,
    problems: Vec<Problem>,
}

impl<'a> Checker<'a> {
    fn problem(&mut self, path: &Path, message: String) {
        self.problems.push(Problem::new(path.place(), message));
    }

    /// The schema itself, with references followed.
    fn resolve(&self, schema: &'a Value) -> &'a Value {
        let name = schema.get("$ref").and_then(Value::as_str).and_then(|name| name.strip_prefix("#/$defs/"));
        match name.and_then(|name| self.definitions?.get(name)) {
            Some(definition) => self.resolve(definition),
            None => schema,
        }
    }

    fn check(&mut self, schema: &'a Value, value: &Value, path: &Path) {
        let schema = self.resolve(schema);
        if let Some(choices) = schema.get("anyOf").or(schema.get("oneOf")).and_then(Value::as_array) {
            return self.check_choices(choices, value, path);
        }
        if let Some(words) = schema.get("enum").and_then(Value::as_array) {
            let words: Vec<&str> = words.iter().filter_map(Value::as_str).collect();
            return self.check_word(&words, value, path);
        }
        let types = types_of(schema);
        if !types.is_empty() && !types.iter().any(|kind| is_a(kind, value)) {
            return self.problem(path, format!("found {}; expected {}", found(value), self.expected(schema)));
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
                    self.problem(path, format!("found {}; expected {}", found(value), self.expected(schema)));
                }
            }
            Value::String(text) => {
                let right = match schema.get("format").and_then(Value::as_str) {
                    Some("date") => text.parse::<jiff::civil::Date>().is_ok() && text.len() == 10,
                    Some("time") => text.parse::<jiff::civil::Time>().is_ok(),
                    _ => true,
                };
                if !right {
                    self.problem(path, format!("found {}; expected {}", found(value), self.expected(schema)));
                }
            }
            Value::Null | Value::Bool(_) => {}
        }
    }

    fn check_object(&mut self, schema: &'a Value, object: &Map<String, Value>, path: &Path) {
        let empty = Map::new();
        let properties = schema.get("properties").and_then(Value::as_object);
        let others = schema.get("additionalProperties");
        for (key, value) in object {
            match (properties.and_then(|properties| properties.get(key)), others) {
                (Some(schema), _) => self.check(schema, value, &path.key(key)),
                (None, Some(Value::Object(_))) => {
                    if let Some(schema) = others {
                        self.check(schema, value, &path.key(key));
                    }
                }
                (None, Some(Value::Bool(false))) => {
                    let known = properties.unwrap_or(&empty).keys().map(String::as_str);
                    let help = match meant(key, known.clone()) {
                        Some(meant) => format!("did you mean “{meant}”?"),
                        None => format!("known are {}", known.collect::<Vec<_>>().join(", ")),
                    };
                    self.problem(&path.key(key), format!("is not a key that is known here; {help}"));
                }
                (None, _) => {}
            }
        }
        let required = schema.get("required").and_then(Value::as_array);
        for key in required.into_iter().flatten().filter_map(Value::as_str) {
            if !object.contains_key(key) {
                let wanted = properties.and_then(|properties| properties.get(key));
                let wanted = wanted.map_or_else(|| "a value".to_owned(), |schema| self.expected(schema));
                self.problem(path, format!("“{key}” is missing; expected {wanted}"));
            }
        }
    }

    fn check_array(&mut self, schema: &'a Value, items: &[Value], path: &Path) {
        let limit = |name: &str| schema.get(name).and_then(Value::as_u64);
        let count = items.len() as u64;
        if limit("minItems").is_some_and(|least| count < least) || limit("maxItems").is_some_and(|most| count > most) {
            self.problem(path, format!("has {count} entries; expected {}", limit("minItems").unwrap_or(0)));
        }
        if let Some(schema) = schema.get("items") {
            for (i, item) in items.iter().enumerate() {
                self.check(schema, item, &path.index(i));
            }
        }
    }

    /// One of several shapes: what is wrong is told for the one that the value seems to be.
    fn check_choices(&mut self, choices: &'a [Value], value: &Value, path: &Path) {
        let choices: Vec<&Value> = choices.iter().map(|choice| self.resolve(choice)).collect();
        let fits = |choice: &&Value| {
            let mut trial = Checker { definitions: self.definitions, problems: Vec::new() };
            trial.check(choice, value, path);
            trial.problems.is_empty()
        };
        if choices.iter().any(fits) {
            return;
        }
        let words: Vec<&str> = choices.iter().filter_map(|choice| word_of(choice)).collect();
        if value.is_string() && !words.is_empty() {
            return self.check_word(&words, value, path);
        }
        let likely = choices.iter().filter(|choice| types_of(choice).iter().any(|kind| is_a(kind, value)));
        let likely: Vec<&&Value> = likely.collect();
        match likely.as_slice() {
            [only] => self.check(only, value, path),
            [] => {
                let expected: Vec<String> = choices.iter().map(|choice| self.expected(choice)).collect();
                self.problem(path, format!("found {}; expected {}", found(value), expected.join(", or ")));
            }
            several => {
                // Objects that are told apart by their one key.
                let keys = several.iter().filter_map(|choice| choice.get("required")?.get(0)?.as_str());
                let keys: Vec<&str> = keys.collect();
                let own = value.as_object().and_then(|object| object.keys().next());
                let right = own.and_then(|own| keys.iter().position(|key| key == own));
                match (right, own) {
                    (Some(right), _) => self.check(several[right], value, path),
                    (None, own) => {
                        let meant = own.map_or_else(String::new, |own| suggestion(own, keys.iter().copied()));
                        let wanted = keys.join("”, “");
                        self.problem(path, format!("found {}; expected one of “{wanted}”{meant}", found(value)));
                    }
                }
            }
        }
    }

    fn check_word(&mut self, words: &[&str], value: &Value, path: &Path) {
        if value.as_str().is_some_and(|word| words.contains(&word)) {
            return;
        }
        let meant = value.as_str().map_or_else(String::new, |word| suggestion(word, words.iter().copied()));
        let wanted = words.join("”, “");
        self.problem(path, format!("found {}; expected one of “{wanted}”{meant}", found(value)));
    }

    /// What a schema stands for, in words.
    fn expected(&self, schema: &'a Value) -> String {
        let schema = self.resolve(schema);
        if let Some(word) = word_of(schema) {
            return format!("“{word}”");
        }
        match schema.get("format").and_then(Value::as_str) {
            Some("date") => return "a date, “2023-08-19”".to_owned(),
            Some("time") => return "a time of day, “20:30”".to_owned(),
            _ => {}
        }
        if let Some(choices) = schema.get("anyOf").or(schema.get("oneOf")).and_then(Value::as_array) {
            let choices: Vec<String> = choices
                .iter()
                .filter(|choice| !types_of(self.resolve(choice)).contains(&"null"))
                .map(|choice| self.expected(choice))
                .collect();
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
            Some(&"object") => match schema.get("required").and_then(Value::as_array) {
                Some(keys) if !keys.is_empty() => {
                    let keys: Vec<&str> = keys.iter().filter_map(Value::as_str).collect();
                    format!("an object with “{}”", keys.join("”, “"))
                }
                _ => "an object".to_owned(),
            },
            _ => "something else".to_owned(),
        }
    }
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

/// The one word that a schema allows.
fn word_of(schema: &Value) -> Option<&str> {
    schema.get("const").and_then(Value::as_str)
}

fn found(value: &Value) -> String {
    match value {
        Value::Null => "null (what is not known is left out)".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => format!("“{}”", shown(text)),
        Value::Array(items) => format!("a list of {}", items.len()),
        Value::Object(object) => match object.keys().next() {
            Some(key) if object.len() == 1 => format!("an object with “{}”", shown(key)),
            _ => "an object".to_owned(),
        },
    }
}

/// A text of the file as a message can show it: clean, and not too long.
pub(super) fn shown(text: &str) -> String {
    let (clean, _) = super::text::clean(text);
    if clean.chars().count() <= SHOWN {
        return clean;
    }
    clean.chars().take(SHOWN).chain(['…']).collect()
}
