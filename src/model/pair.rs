//! Two codes of one family in family order, and how they differ.

use super::Family;

/// Two places in a family's list of codes, the first before the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct Pair {
    /// The code that comes first.
    pub left: usize,
    /// The code that comes second.
    pub right: usize,
}

impl Pair {
    /// The pair of two different places, in family order.
    pub fn new(a: usize, b: usize) -> Option<Self> {
        (a != b).then(|| Self { left: a.min(b), right: a.max(b) })
    }

    /// The attributes of the family with both codes' values, those that differ first; what neither code has is left out.
    pub fn rows(self, family: &Family) -> impl Iterator<Item = Row> {
        let (left, right) = (&family.codes[self.left].values, &family.codes[self.right].values);
        let rows = move |differs: bool| {
            left.iter().zip(right).enumerate().filter_map(move |(attribute, (&left, &right))| {
                let row = Row { attribute, left, right };
                (row.differs() == differs && (left.is_some() || right.is_some())).then_some(row)
            })
        };
        rows(true).chain(rows(false))
    }
}

/// One attribute of two codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Row {
    /// The attribute's place in the family.
    pub attribute: usize,
    /// The first code's value, if it has one.
    pub left: Option<usize>,
    /// The second code's value, if it has one.
    pub right: Option<usize>,
}

impl Row {
    /// Whether the two codes differ here.
    pub fn differs(self) -> bool {
        self.left != self.right
    }
}
