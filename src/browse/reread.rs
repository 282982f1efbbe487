//! Reads the competition again, in a thread of its own: however long that takes, and even if it never ends, the keys are
//! heard.

use std::sync::mpsc::{self, Sender, SyncSender};
use std::thread;

use super::Opened;
use super::terminal::Wake;

/// Reads the competition as it is now.
pub type Read = Box<dyn Fn() -> anyhow::Result<Opened> + Send>;

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
