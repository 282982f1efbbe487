//! What is mostly not there: held apart where it is, so that it takes next to no room where it is not.

use std::ops::Deref;

/// A value that mostly is what it is by default, and can be read as if it were always there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rare<T>(Option<Box<T>>);

/// What is read where nothing is held.
pub trait Absent: Default + PartialEq + 'static {
    /// The value by default.
    fn absent() -> &'static Self;
}

impl<T: Absent> From<T> for Rare<T> {
    fn from(value: T) -> Rare<T> {
        Rare((value != *T::absent()).then(|| Box::new(value)))
    }
}

/// Of what is not there, the default.
impl<T: Absent> From<Option<T>> for Rare<T> {
    fn from(value: Option<T>) -> Rare<T> {
        value.map(Rare::from).unwrap_or_default()
    }
}

impl<T> Default for Rare<T> {
    fn default() -> Rare<T> {
        Rare::ABSENT
    }
}

impl<T> Rare<T> {
    /// Nothing but the default.
    pub const ABSENT: Rare<T> = Rare(None);
}

impl<T: Absent> Rare<T> {
    /// Changes the value.
    pub fn change(&mut self, change: impl FnOnce(&mut T)) {
        let mut value = self.0.take().map_or_else(T::default, |value| *value);
        change(&mut value);
        *self = Rare::from(value);
    }
}

impl<T: Absent> Deref for Rare<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0.as_deref().unwrap_or_else(|| T::absent())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Absent for u64 {
        fn absent() -> &'static u64 {
            &0
        }
    }

    #[test]
    fn the_default_is_read_and_takes_no_room() {
        let (rare, default) = (Rare::from(7), Rare::from(0));
        assert_eq!((*rare, *default), (7, 0));
        assert_eq!(default, Rare::default());
        let mut changed = rare;
        changed.change(|value| *value -= 7);
        assert_eq!(changed, Rare::ABSENT);
        assert_eq!(size_of::<Rare<[u64; 9]>>(), size_of::<usize>());
    }
}
