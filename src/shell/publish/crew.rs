//! A bounded crew of threads: pieces of work are done in parallel and come back in their order.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::thread;

/// Does pieces of work on `threads` threads and hands each result to `take`, in the order of the
/// pieces, on the calling thread. At most `ahead` pieces are done and not yet taken, so memory does
/// not follow the length of the work. The first error of `take` or of `next` ends it.
pub fn in_order<P: Send, R: Send, E>(
    threads: usize,
    ahead: usize,
    mut next: impl FnMut() -> Result<Option<P>, E>,
    work: impl Fn(P) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let work = &work;
    thread::scope(|scope| {
        let (pieces, queue) = channel::<(usize, P)>();
        let (results, done) = channel::<(usize, thread::Result<R>)>();
        let queue = Arc::new(Mutex::new(queue));
        for _ in 0..threads.max(1) {
            let (queue, results) = (Arc::clone(&queue), results.clone());
            scope.spawn(move || {
                while let Some((number, piece)) = pull(&queue) {
                    let result = catch_unwind(AssertUnwindSafe(|| work(piece)));
                    if results.send((number, result)).is_err() {
                        break; // Nobody takes results any more.
                    }
                }
            });
        }
        drop(results);

        let mut waiting: BTreeMap<usize, thread::Result<R>> = BTreeMap::new();
        let (mut handed_out, mut taken, mut more) = (0, 0, true);
        // The sender is dropped on every way out of this closure, which ends the threads.
        let pieces = pieces;
        loop {
            while more && handed_out < taken + ahead.max(1) {
                match next()? {
                    None => more = false,
                    Some(piece) => {
                        pieces.send((handed_out, piece)).expect("the crew waits for its pieces");
                        handed_out += 1;
                    }
                }
            }
            if taken == handed_out {
                return Ok(());
            }
            while !waiting.contains_key(&taken) {
                let (number, result) = done.recv().expect("the crew answers for every piece");
                waiting.insert(number, result);
            }
            while let Some(result) = waiting.remove(&taken) {
                take(result.unwrap_or_else(|panic| resume_unwind(panic)))?;
                taken += 1;
            }
        }
    })
}

fn pull<P>(queue: &Mutex<Receiver<P>>) -> Option<P> {
    queue.lock().ok()?.recv().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_and_all_of_them() {
        let (mut given, mut got) = (0..1_000, Vec::new());
        let done: Result<(), ()> = in_order(
            3,
            8,
            || Ok(given.next()),
            |n| n * 2,
            |n| {
                got.push(n);
                Ok(())
            },
        );
        assert_eq!(done, Ok(()));
        assert_eq!(got, (0..1_000).map(|n| n * 2).collect::<Vec<_>>());
    }

    #[test]
    fn an_error_ends_the_work() {
        let mut given = 0..;
        let done =
            in_order(2, 4, || Ok(given.next()), |n| n, |n| if n < 5 { Ok(()) } else { Err(n) });
        assert_eq!(done, Err(5));
        assert!(given.start < 12, "no more pieces than were asked for ahead");
    }
}
