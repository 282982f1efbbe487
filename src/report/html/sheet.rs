//! Markup as it is written: whoever writes says texts and what they are, never markup, so that no text can be taken for any.

use crate::report::markup::escape;
use crate::text::is_web_address;

/// A part of a page.
#[derive(Default)]
pub(super) struct Sheet {
    markup: String,
}

impl Sheet {
    /// Begins an element that others stand in; a class may be none.
    pub fn open(&mut self, tag: &str, class: &str) {
        self.markup += &format!("<{tag}{}>", classed(class));
    }

    /// Ends it.
    pub fn close(&mut self, tag: &str) {
        self.markup += &format!("</{tag}>\n");
    }

    /// Begins the section that links to an anchor lead to.
    pub fn section(&mut self, anchor: &str, label: &str) {
        self.markup += &format!("<section id=\"{}\" aria-label=\"{}\">\n", escape(anchor), escape(label));
    }

    /// An element with a text in it.
    pub fn text(&mut self, tag: &str, class: &str, text: &str) {
        self.markup += &format!("<{tag}{}>{}</{tag}>\n", classed(class), escape(text));
    }

    /// A cell of a table over several columns.
    pub fn wide_cell(&mut self, columns: usize, text: &str) {
        self.markup += &format!("<td colspan=\"{columns}\">{}</td>\n", escape(text));
    }

    /// A text without an element of its own.
    pub fn plain(&mut self, text: &str) {
        self.markup += &escape(text);
    }

    /// A heading over a part of a section.
    pub fn heading(&mut self, text: &str) {
        self.text("h3", "", text);
    }

    /// A fact: what it is, and what is known of it.
    pub fn fact(&mut self, label: &str, value: &str) {
        self.markup += &format!("<dt>{}</dt><dd>{}</dd>\n", escape(label), escape(value));
    }

    /// A link within the page.
    pub fn leads_to(&mut self, anchor: &str, class: &str, text: &str) {
        self.markup += &format!("<a href=\"#{}\"{}>{}</a>\n", escape(anchor), classed(class), escape(text));
    }

    /// A link to elsewhere, or the text alone where that is no address of a page.
    pub fn leads_elsewhere(&mut self, address: Option<&str>, text: &str) {
        match address.filter(|address| is_web_address(address)) {
            Some(address) => {
                let (address, text) = (escape(address), escape(text));
                self.markup += &format!("<a href=\"{address}\" rel=\"noopener noreferrer external\">{text}</a>");
            }
            None => self.plain(text),
        }
    }

    /// All that was written.
    pub fn markup(&self) -> &str {
        &self.markup
    }
}

fn classed(class: &str) -> String {
    if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") }
}
