//! Reads the competition again, in a thread of its own: however long that takes, and even if it never ends, the keys are
//! heard.

use std::sync::mpsc::{self, Sender, SyncSender};
use std::thread;

use super::Opened;
use super::terminal::Wake;
use crate::source;

/// Reads the competition as it is now.
pub type Read = Box<dyn Fn() -> Result<Opened, source::Error> + Send>;

/// Asks for the competition to be read again.
#[derive(Debug, Clone)]
pub struct Reader(SyncSender<()>);

impl Reader {
    /// Starts the thread. What it has read wakes the main loop.
    pub fn start(read: Read, wake: Sender<Wake>) -> Reader {
        // Room for one request while a reading is under way: that reading may have missed what the request is about, but
        // the one after it will not, however many more were made meanwhile.
        let (ask, asked) = mpsc::sync_channel(1);
        thread::spawn(move || while asked.recv().is_ok() && wake.send(Wake::Read(read().map(Box::new))).is_ok() {});
        Reader(ask)
    }

    /// Asks, and waits for nothing.
    pub fn ask(&self) {
        // Where there is no room, a reading that has not begun yet does for this request as well.
        let _ = self.0.try_send(());
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;

    /// However often a file changes while it is read, it is read once more.
    #[test]
    fn requests_during_a_reading_come_to_one_more_reading() {
        let (begin, begun) = mpsc::channel();
        let (end, may_end) = mpsc::channel();
        let (wake, woken) = mpsc::channel();
        let read = move || {
            begin.send(()).expect("somebody waits for it");
            may_end.recv().expect("somebody lets it end");
            Err(source::Error::Unread { origin: "a file".to_owned(), error: io::Error::other("nothing to read") })
        };
        let reader = Reader::start(Box::new(read), wake);
        reader.ask();
        begun.recv().expect("a reading begins");
        for _ in 0..100 {
            reader.ask();
        }
        drop(reader);
        for _ in 0..100 {
            // More than there should be, so that too many end as well. When none is to come, nobody takes it.
            let _ = end.send(());
        }
        assert_eq!(woken.iter().count(), 2);
    }
}
