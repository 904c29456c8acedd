//! The pairs before and after a pair, in the order in which a family's pairs stand.
//!
//! They follow from the outline alone, like the addresses that they lead to, so no list of pairs is needed.

use super::Outline;
use super::outline::Pairs;
use crate::model::Pair;

impl Outline {
    /// The pair before this one that has a page.
    pub fn pair_before(&self, family: usize, pair: Pair) -> Option<Pair> {
        let Pair { left, right } = pair;
        if let Pairs::Listed(pairs) = &self.families[family].pairs {
            return pairs.binary_search(&pair).ok()?.checked_sub(1).map(|at| pairs[at]);
        }
        let codes = self.families[family].codes.len();
        let same = (left + 1..right).rev().map(|right| Pair { left, right });
        let earlier = (0..left).rev().flat_map(|left| (left + 1..codes).rev().map(move |right| Pair { left, right }));
        same.chain(earlier).find(|&pair| self.has_pair(family, pair))
    }

    /// The pair after this one that has a page.
    pub fn pair_after(&self, family: usize, pair: Pair) -> Option<Pair> {
        let Pair { left, right } = pair;
        if let Pairs::Listed(pairs) = &self.families[family].pairs {
            return pairs.get(pairs.binary_search(&pair).ok()? + 1).copied();
        }
        let codes = self.families[family].codes.len();
        let same = (right + 1..codes).map(|right| Pair { left, right });
        let later = (left + 1..codes).flat_map(|left| (left + 1..codes).map(move |right| Pair { left, right }));
        same.chain(later).find(|&pair| self.has_pair(family, pair))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::outline::FamilyOutline;

    /// The places of all pairs of four codes that have a page, going from one to the next, and back.
    fn walk(pairs: Pairs) -> [Vec<(usize, usize)>; 2] {
        let codes = ["1", "2", "3", "4"].map(str::to_owned).to_vec();
        let family = FamilyOutline { key: "f".into(), codes, reconnects: Vec::new(), pairs };
        let outline = Outline { families: vec![family], ..Outline::default() };
        let all = (0..4).flat_map(|a| (a + 1..4).filter_map(move |b| Pair::new(a, b)));
        let own: Vec<Pair> = all.filter(|&pair| outline.has_pair(0, pair)).collect();
        let forth = std::iter::successors(own.first().copied(), |&pair| outline.pair_after(0, pair));
        let back = std::iter::successors(own.last().copied(), |&pair| outline.pair_before(0, pair));
        let (forth, mut back): (Vec<Pair>, Vec<Pair>) = (forth.collect(), back.collect());
        back.reverse();
        [forth, back].map(|pairs| pairs.iter().map(|pair| (pair.left, pair.right)).collect())
    }

    #[test]
    fn goes_through_all_pairs_in_order_and_back() {
        let all = vec![(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)];
        assert_eq!(walk(Pairs::All), [all.clone(), all]);
    }

    #[test]
    fn leaves_out_pairs_without_a_page() {
        let alternate = vec![(0, 2), (1, 3)];
        assert_eq!(walk(Pairs::Category(vec![0, 1, 0, 1])), [alternate.clone(), alternate.clone()]);
        let listed = [(0, 2), (1, 3)].map(|(left, right)| Pair { left, right });
        assert_eq!(walk(Pairs::Listed(listed.to_vec())), [alternate.clone(), alternate]);
    }
}
