//! Texts within markup: whatever a name is made of, it is a text there and nothing else, in XML as in HTML.

use std::borrow::Cow;
use std::fmt::Write;

/// A text as it stands between tags, or between the quotes of an attribute.
pub(super) fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| reference(c).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match reference(c) {
            Some(reference) => escaped.push_str(reference),
            None => escaped.push(c),
        }
    }
    Cow::Owned(escaped)
}

/// What stands for a character that means something else there, or that XML cannot have.
fn reference(c: char) -> Option<&'static str> {
    match c {
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '&' => Some("&amp;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        '\t' | '\n' | '\r' => Some(" "),
        '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => Some("\u{fffd}"),
        _ => None,
    }
}

/// What an element is called by that something leads to: nothing in it has to be escaped, neither there nor in an address.
/// Letters and digits stand for themselves, anything else as its number between full stops.
pub(super) fn anchor(kind: &str, id: &str) -> String {
    let mut anchor = format!("{kind}-");
    for c in id.chars() {
        match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '_' => anchor.push(c),
            _ => {
                let _ = write!(anchor, ".{:x}.", u32::from(c));
            }
        }
    }
    anchor
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_in_markup_is_a_text() {
        assert_eq!(escape("Béja"), Cow::Borrowed("Béja"));
        assert_eq!(escape("<b> & \"c\" 'd' ]]>"), "&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39; ]]&gt;");
        assert_eq!(escape("a\nb\u{0}\u{ffff}"), "a b\u{fffd}\u{fffd}");
    }

    #[test]
    fn every_id_has_an_anchor_of_its_own_that_is_plain() {
        assert_eq!(anchor("tie", "r1-04"), "tie-r1-04");
        assert_eq!(anchor("tie", "a b.鹿"), "tie-a.20.b.2e..9e7f.");
        assert_ne!(anchor("tie", "a.20.b"), anchor("tie", "a b"));
    }
}
