//! A configuration as a file: everything that can be set up, as it is, with what it is for. What is written reads as the same.

use std::fmt::Write;

use clap::ValueEnum;

use super::Setting;
use crate::browse::keys::{Binding, Key};
use crate::browse::{self, Settings};

/// What the file is, for whoever opens it.
const HEAD: &str = "\
# The configuration of cuptie. “cuptie config --path” tells where it is looked for, “cuptie config” prints the one in force.
# What is left out here is as it is by default; what the command line or the environment say goes before it.
";

/// Writes a configuration.
pub fn write(settings: &Settings) -> String {
    let mut file = HEAD.to_owned();
    for setting in Setting::ALL {
        file.push('\n');
        match setting {
            Setting::Theme => one_of(&mut file, setting, "How it looks.", settings.theme),
            Setting::Zoom => {
                one_of(&mut file, setting, "How near the bracket is looked at when it opens.", settings.zoom)
            }
            Setting::Panes => {
                let what =
                    "Where the tie, the groups and other panes stand beside the bracket, as far as there is room.";
                one_of(&mut file, setting, what, settings.panes);
            }
            Setting::Ascii => {
                whether(&mut file, setting, "Only ASCII characters, on the screen and in print.", settings.ascii)
            }
            Setting::Mouse => {
                let what = "Clicks and the wheel; without them, the terminal’s own selection works as ever.";
                whether(&mut file, setting, what, settings.mouse);
            }
            Setting::Keys => keys(&mut file, setting, settings),
        }
    }
    file
}

fn one_of<T: ValueEnum>(file: &mut String, setting: Setting, what: &str, value: T) {
    put(file, format_args!("# {what}"));
    let values: Vec<_> = T::value_variants().iter().filter_map(ValueEnum::to_possible_value).collect();
    let widest = values.iter().map(|value| value.get_name().len()).max().unwrap_or_default();
    for value in &values {
        let help = value.get_help().map_or_else(String::new, ToString::to_string);
        put(file, format_args!("#   {:widest$}  {help}", value.get_name()));
    }
    let value = value.to_possible_value();
    let name = value.as_ref().map_or("", |value| value.get_name());
    put(file, format_args!("{} = \"{name}\"", setting.name()));
}

fn whether(file: &mut String, setting: Setting, what: &str, value: bool) {
    put(file, format_args!("# {what}"));
    put(file, format_args!("{} = {value}", setting.name()));
}

fn keys(file: &mut String, setting: Setting, settings: &Settings) {
    put(
        file,
        format_args!(
            "# The keys of each command: one, \"f\", or several, [\"f\", \"Ctrl-F\", \"PgDn\"], or none, []. Digits are for goals."
        ),
    );
    put(file, format_args!("[{}]", setting.name()));
    for binding in browse::default_keys().set_up(&settings.keys, settings.mouse).bindings() {
        if let Some(name) = binding.command.name() {
            put(file, format_args!("# {}", binding.help));
            put(file, format_args!("{name} = {}", listed(binding)));
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

fn put(file: &mut String, line: std::fmt::Arguments) {
    // There is always room for more letters.
    let _ = writeln!(file, "{line}");
}
