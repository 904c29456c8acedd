//! A rendered page with holes in it.
//!
//! The pages of a family's pairs have the same layout and differ in what stands in some places. Rendering the template
//! once with a mark in each such place, and cutting the result there, makes each further page the price of copying
//! its bytes. Marks are characters of Unicode's private use area, which no escaping changes.

/// Where the marks begin; each place has one character.
const FIRST_MARK: u32 = 0xE000;

/// The mark of a place.
pub fn mark(place: usize) -> char {
    char::from_u32(FIRST_MARK + place as u32).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// Text that was cut at its marks.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Stencil {
    text: String,
    /// Ends of pieces of the text, each with the place that follows it.
    cuts: Vec<(usize, usize)>,
}

impl Stencil {
    /// Cuts a rendered text at the marks of so many places.
    pub fn cut(rendered: &str, places: usize) -> Self {
        let mut stencil = Self { text: String::with_capacity(rendered.len()), cuts: Vec::new() };
        for character in rendered.chars() {
            let place = (character as u32).wrapping_sub(FIRST_MARK) as usize;
            if place < places {
                stencil.cuts.push((stencil.text.len(), place));
            } else {
                stencil.text.push(character);
            }
        }
        stencil
    }

    /// Writes the text with every place filled in.
    pub fn fill(&self, out: &mut String, mut put: impl FnMut(usize, &mut String)) {
        let mut from = 0;
        for &(end, place) in &self.cuts {
            out.push_str(&self.text[from..end]);
            put(place, out);
            from = end;
        }
        out.push_str(&self.text[from..]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_each_place_where_its_mark_stood() {
        let rendered = format!("<p>{} and {}, {}</p>", mark(0), mark(1), mark(0));
        let mut out = String::new();
        Stencil::cut(&rendered, 2).fill(&mut out, |place, out| out.push_str(["one", "two"][place]));
        assert_eq!(out, "<p>one and two, one</p>");
    }
}
