//! What a terminal can be asked for besides showing text: to put something on the clipboard, and to make a text a link. A
//! terminal that cannot mostly keeps quiet about it, and asking would mean to wait; so it is known by its name.

use std::env;

use crate::text::is_web_address;

/// What is asked of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reach {
    /// To put a text on the clipboard of whoever sits before it (OSC 52).
    pub clipboard: bool,
    /// To make texts links (OSC 8).
    pub links: bool,
}

/// What is no terminal that draws, or the one of a kernel, or older than what is asked for: the beginnings of their names.
const PLAIN: [&str; 9] = ["dumb", "linux", "cons", "vt1", "vt2", "vt52", "ansi", "sun", "wsvt"];

impl Reach {
    /// What the terminal that this runs in can do, by what the environment says of it.
    pub fn of_terminal() -> Reach {
        Reach::by(|name| env::var(name).ok())
    }

    fn by(told: impl Fn(&str) -> Option<String>) -> Reach {
        let name = told("TERM").unwrap_or_default();
        // Windows has no name for its own.
        let named = !name.is_empty() || cfg!(windows);
        let draws = named && !PLAIN.iter().any(|plain| name.starts_with(plain));
        // These leave the clipboard alone whatever they are asked; within tmux somebody else may be in front of it.
        let deaf =
            told("TERM_PROGRAM").is_some_and(|program| program == "Apple_Terminal") || told("VTE_VERSION").is_some();
        Reach { clipboard: draws && (!deaf || told("TMUX").is_some()), links: draws }
    }
}

/// An address that may be a link: of the web, and of characters that an address is made of, as no sequence of a terminal is.
pub fn address(text: &str) -> Option<&str> {
    let is_of_one = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte);
    (is_web_address(text) && text.len() <= LONGEST && text.bytes().all(is_of_one)).then_some(text)
}

/// The longest address that terminals are said to take, in bytes.
const LONGEST: usize = 2083;

#[cfg(test)]
mod tests {
    use super::*;

    fn by(told: &[(&str, &str)]) -> Reach {
        Reach::by(|name| told.iter().find(|(other, _)| *other == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn a_terminal_is_asked_for_what_its_name_promises() {
        let all = Reach { clipboard: true, links: true };
        let links = Reach { clipboard: false, links: true };
        for (told, expected) in [
            (&[("TERM", "xterm-256color")][..], all),
            (&[("TERM", "tmux-256color"), ("TMUX", "/tmp/tmux-1000/default,1,0")], all),
            (&[("TERM", "xterm-kitty")], all),
            (&[("TERM", "xterm-256color"), ("VTE_VERSION", "7600")], links),
            (&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "Apple_Terminal")], links),
            (&[("TERM", "screen-256color"), ("VTE_VERSION", "7600"), ("TMUX", "x")], all),
            (&[("TERM", "dumb")], Reach::default()),
            (&[("TERM", "linux")], Reach::default()),
            (&[("TERM", "vt220")], Reach::default()),
        ] {
            assert_eq!(by(told), expected, "{told:?}");
        }
        assert_eq!(by(&[]).links, cfg!(windows));
    }

    #[test]
    fn a_link_is_an_address_of_the_web_and_nothing_else() {
        for good in ["https://example.org/a?b=c&d=%20#e", "http://a.example:8080/~x/(y)", "HTTPS://example.org"] {
            assert_eq!(address(good), Some(good));
        }
        let long = format!("https://{}", "x".repeat(LONGEST));
        for bad in [
            "",
            "https://",
            "ftp://a",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "https://a b",
            "https://a\u{1b}\\",
            "https://a\u{7}b",
            "https://münchen.example",
            "www.example.org",
            &long,
        ] {
            assert_eq!(address(bad), None, "{bad:?}");
        }
    }
}
