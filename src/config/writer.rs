//! A configuration as a file: everything that can be set up, as it is, with what it is for. What is written reads as the same.
//! What is as by default stands there as a comment, so that a file of today does not keep what a later program does better.

use std::fmt::{Arguments, Write};

use clap::ValueEnum;

use super::Setting;
use crate::browse::keys::{Binding, Key};
use crate::browse::{self, Settings};

/// What the file is, for whoever opens it.
const HEAD: &str = "\
# The configuration of cuptie: “cuptie config --path” tells where it is looked for, “cuptie config” prints the one in force.
# The command line goes before it, and so does the environment. A setting behind a # is as by default; without the #, it is
# as it says.
";

/// Writes a configuration.
pub fn write(settings: &Settings) -> String {
    let default = Settings::default();
    let mut file = HEAD.to_owned();
    for setting in Setting::ALL {
        file.push('\n');
        match setting {
            Setting::Theme => one_of(&mut file, setting, "How it looks.", settings.theme, default.theme),
            Setting::Zoom => {
                let what = "How near the bracket is looked at when it opens.";
                one_of(&mut file, setting, what, settings.zoom, default.zoom);
            }
            Setting::Sides => {
                let what = "On which sides of its final a bracket stands, where it ends in one.";
                one_of(&mut file, setting, what, settings.sides, default.sides);
            }
            Setting::Panes => {
                let what =
                    "Where the tie, the groups and other panes stand beside the bracket, as far as there is room.";
                one_of(&mut file, setting, what, settings.panes, default.panes);
            }
            Setting::Ascii => {
                let what = "Only ASCII characters, on the screen and in print.";
                whether(&mut file, setting, what, settings.ascii, default.ascii);
            }
            Setting::Mouse => {
                let what = "Clicks and the wheel; without them, the terminal’s own selection works as ever.";
                whether(&mut file, setting, what, settings.mouse, default.mouse);
            }
            Setting::Keys => keys(&mut file, setting, settings),
        }
    }
    file
}

fn one_of<T: ValueEnum + PartialEq>(file: &mut String, setting: Setting, what: &str, value: T, default: T) {
    put(file, format_args!("# {what}"));
    let values: Vec<_> = T::value_variants().iter().filter_map(ValueEnum::to_possible_value).collect();
    let widest = values.iter().map(|value| value.get_name().len()).max().unwrap_or_default();
    for value in &values {
        let help = value.get_help().map_or_else(String::new, ToString::to_string);
        put(file, format_args!("#   {:widest$}  {help}", value.get_name()));
    }
    let named = value.to_possible_value();
    let name = named.as_ref().map_or("", |value| value.get_name());
    set(file, setting.name(), format_args!("\"{name}\""), value == default);
}

fn whether(file: &mut String, setting: Setting, what: &str, value: bool, default: bool) {
    put(file, format_args!("# {what}"));
    set(file, setting.name(), format_args!("{value}"), value == default);
}

fn keys(file: &mut String, setting: Setting, settings: &Settings) {
    put(
        file,
        format_args!("# The keys of each command: one, \"f\", or several, [\"f\", \"Ctrl-F\", \"PgDn\"], or none, []."),
    );
    put(file, format_args!("# What was a key of another command has to be taken from that one. Digits are for goals."));
    put(file, format_args!("[{}]", setting.name()));
    for binding in browse::default_keys().set_up(&settings.keys, settings.mouse).bindings() {
        if let Some(name) = binding.command.name() {
            put(file, format_args!("# {}", binding.help));
            let is_own = settings.keys.iter().any(|(command, _)| *command == binding.command);
            set(file, name, format_args!("{}", listed(binding)), !is_own);
        }
    }
}

/// Its keys: one by itself, others as a list.
fn listed(binding: &Binding) -> String {
    let quoted = |key: &Key| format!("\"{}\"", key.to_string().replace('\\', "\\\\").replace('"', "\\\""));
    match &*binding.keys {
        [key] => quoted(key),
        keys => format!("[{}]", keys.iter().map(quoted).collect::<Vec<_>>().join(", ")),
    }
}

/// Sets something, or tells what it is by default.
fn set(file: &mut String, name: &str, value: Arguments, is_default: bool) {
    put(file, format_args!("{}{name} = {value}", if is_default { "#" } else { "" }));
}

fn put(file: &mut String, line: Arguments) {
    // There is always room for more letters.
    let _ = writeln!(file, "{line}");
}
