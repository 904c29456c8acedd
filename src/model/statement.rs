//! Sentences of Markdown, and whether a source stands beside each.
//!
//! Two questions need the same cut: whether a sentence is said twice, and how many of them a source proves. A citation
//! counts for the whole paragraph, list item or table row that it stands in, because that is how people read it.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Markdown;

/// One sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Its words, without marks.
    pub text: String,
    /// Whether a citation stands in its paragraph, list item or table row.
    pub cited: bool,
}

impl Markdown {
    /// The sentences of a text. Headings, the heads of tables and code state nothing, so they are left out.
    pub fn statements(text: &str) -> Vec<Statement> {
        let mut statements = Vec::new();
        let mut block = Block::default();
        let mut silent = 0;
        for event in Self::events(text) {
            match event {
                Event::Start(Tag::CodeBlock(_) | Tag::Heading { .. } | Tag::TableHead) => {
                    block.finish(&mut statements);
                    silent += 1;
                }
                Event::End(TagEnd::CodeBlock | TagEnd::Heading(_) | TagEnd::TableHead) => silent -= 1,
                _ if silent > 0 => {}
                Event::Text(words) | Event::Code(words) => block.text.push_str(&words),
                Event::SoftBreak | Event::HardBreak => block.text.push(' '),
                Event::FootnoteReference(_) => block.cited = true,
                // A row states one thing in several cells.
                Event::End(TagEnd::TableCell) => block.text.push(' '),
                Event::Start(Tag::Item | Tag::Paragraph) | Event::End(TagEnd::Paragraph | TagEnd::Item) => {
                    block.finish(&mut statements);
                }
                Event::End(TagEnd::TableRow) => block.finish(&mut statements),
                _ => {}
            }
        }
        block.finish(&mut statements);
        statements
    }
}

#[derive(Default)]
struct Block {
    text: String,
    cited: bool,
}

impl Block {
    fn finish(&mut self, statements: &mut Vec<Statement>) {
        let Self { text, cited } = std::mem::take(self);
        statements.extend(sentences(&text).map(|text| Statement { text, cited }));
    }
}

/// Cuts where a full stop, a question mark or an exclamation mark is followed by a space and no small letter.
fn sentences(text: &str) -> impl Iterator<Item = String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut sentences = vec![Vec::new()];
    for (at, word) in words.iter().enumerate() {
        sentences.last_mut().into_iter().for_each(|sentence: &mut Vec<&str>| sentence.push(word));
        let goes_on = words.get(at + 1).and_then(|next| next.chars().next()).is_some_and(char::is_lowercase);
        if word.ends_with(['.', '?', '!']) && !goes_on {
            sentences.push(Vec::new());
        }
    }
    let spoken = |sentence: &Vec<&str>| sentence.iter().any(|word| word.chars().any(char::is_alphanumeric));
    sentences.into_iter().filter(spoken).map(|sentence| sentence.join(" ")).collect::<Vec<_>>().into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(String, bool)> {
        Markdown::statements(text).into_iter().map(|statement| (statement.text, statement.cited)).collect()
    }

    #[test]
    fn a_citation_covers_its_paragraph_or_list_item() {
        let text = "One `a.b`. Two.[^x]\n\nThree?\n\n- Four.[^x]\n- Five";
        let wanted = [("One a.b.", true), ("Two.", true), ("Three?", false), ("Four.", true), ("Five", false)];
        assert_eq!(told(text), wanted.map(|(text, cited)| (text.to_owned(), cited)));
    }

    #[test]
    fn a_row_of_a_table_is_one_statement() {
        let text = "| a | b |\n| - | - |\n| one | two[^x] |\n| three | four |\n";
        let wanted = [("one two", true), ("three four", false)];
        assert_eq!(told(text), wanted.map(|(text, cited)| (text.to_owned(), cited)));
    }

    #[test]
    fn headings_and_code_state_nothing() {
        assert_eq!(
            told("## A heading.\n\n```js\nlet a = 1.\n```\n\nSaid, e.g. here."),
            [("Said, e.g. here.".to_owned(), false)]
        );
    }
}
