//! What the filter found, counted column by column for the whole bracket at once.

use std::ops::Range;

use crate::browse::filter::Filter;
use crate::layout::Layout;

/// How many nodes the filter found above each node of a column, so that those of a cell are soon counted.
#[derive(Debug)]
pub(super) struct Marks {
    /// The edition, and what was asked for in it.
    of: (u32, u32),
    above: Vec<Vec<u32>>,
}

impl Marks {
    /// Those of what is found now, unless they are counted already. None while nothing is asked for.
    pub fn current(
        own: Option<Marks>,
        layout: &Layout,
        columns: usize,
        filter: &Filter,
        edition: u32,
    ) -> Option<Marks> {
        let of = (edition, filter.asked());
        let found = filter.found.as_ref()?;
        let count = |column: usize| {
            let mut above = 0;
            let counted = layout.nodes(column).iter().map(|node| {
                above += u32::from(found.has(*node));
                above
            });
            std::iter::once(0).chain(counted).collect()
        };
        own.filter(|own| own.of == of).or_else(|| Some(Marks { of, above: (0..columns).map(count).collect() }))
    }

    /// How many of the nodes of a column at some positions were found.
    pub fn in_range(&self, column: usize, nodes: Range<usize>) -> u32 {
        let above = self.above.get(column);
        above.map_or(0, |above| above[nodes.end] - above[nodes.start])
    }
}
