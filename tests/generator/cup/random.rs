//! Numbers that look like chance, and are the same for the same keys: splitmix64. One that is asked for by its keys needs none
//! before it, so that what happens in a tie can be told without all the others.

pub struct Random(u64);

impl Random {
    /// The numbers that belong to these keys, such as a seed, a round and a tie.
    pub fn of(keys: &[u64]) -> Random {
        let mut random = Random(0);
        for key in keys {
            random.0 ^= *key;
            random.0 = random.next();
        }
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// One of the numbers from 0 up to this one.
    pub fn below(&mut self, end: u32) -> u32 {
        (self.next() % u64::from(end.max(1))) as u32
    }

    pub fn one_in(&mut self, times: u32) -> bool {
        self.below(times) == 0
    }

    pub fn pick<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len() as u32) as usize]
    }
}
