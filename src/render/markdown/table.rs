//! Tables of Markdown.
//!
//! A phone is too narrow for three columns of text, so there a row becomes a list, and each of its cells has to say the
//! name of its column. Two columns stay a table.

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::render::escape;

/// As few columns fit on a phone.
const FITTING: usize = 2;

/// A table that is being written.
#[derive(Default)]
pub(super) struct Table {
    /// The names of its columns; none where its cells need not say them.
    labels: Vec<String>,
    /// The column of the next cell; nothing in the head.
    column: Option<usize>,
}

impl Table {
    /// The table that begins with these events.
    pub fn new(events: &[Event<'_>]) -> Self {
        let mut labels = Vec::new();
        for event in events.iter().take_while(|event| !matches!(event, Event::End(TagEnd::TableHead))) {
            match (event, labels.last_mut()) {
                (Event::Start(Tag::TableCell), _) => labels.push(String::new()),
                (Event::Text(text) | Event::Code(text), Some(label)) => label.push_str(text),
                _ => {}
            }
        }
        let labels = if labels.len() > FITTING { labels } else { Vec::new() };
        Self { labels, column: None }
    }

    /// How it begins. A table that is still too wide scrolls in its own frame, which keyboards must be able to reach.
    pub fn opening(&self) -> String {
        let class = if self.labels.is_empty() { "" } else { " class=\"rows\"" };
        format!("<div class=\"table\" tabindex=\"0\"><table{class}>")
    }

    /// The next row begins.
    pub fn row(&mut self) {
        self.column = Some(0);
    }

    /// How the next cell begins, where it says its column. The first of a row is what the row is about.
    pub fn cell(&mut self) -> Option<String> {
        let column = self.column.as_mut()?;
        let label = self.labels.get(*column).filter(|_| *column > 0);
        *column += 1;
        Some(format!("<td data-label=\"{}\">", escape(label?)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::shown;

    #[test]
    fn cells_of_many_columns_say_their_column() {
        let html = shown("|a|b \"*c*\" `<d>`|e|\n|-|-|-|\n|f|g|h|\n|i||j|");
        let row = "<tr><td>f</td><td data-label=\"b &quot;c&quot; &lt;d&gt;\">g</td><td data-label=\"e\">h</td></tr>";
        assert!(html.contains(row) && html.contains("<td data-label=\"e\">j</td>"), "{html}");
        assert!(!shown("|a|b|\n|-|-|\n|c|d|").contains("data-label"));
    }
}
