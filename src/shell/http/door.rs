//! The port and the connections: a thread each, so many at a time, and so long for everything.

use std::io::{self, ErrorKind, Read};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::answer::Answer;
use super::request::{self, Refusal, Request};

/// The port that is tried first when none was asked for.
pub const FIRST_PORT: u16 = 7117;
/// How many ports are tried from there on.
const PORTS_TRIED: u16 = 100;
/// Connections at a time; one more is told to come back.
pub const MOST_CONNECTIONS: usize = 256;
/// Requests of one connection; then it is closed, and the browser opens another.
const MOST_REQUESTS: usize = 10_000;
/// How long a connection may say nothing between two requests.
const IDLE: Duration = Duration::from_secs(30);
/// How long the head of a request may take from its first byte to its last.
const HEAD: Duration = Duration::from_secs(10);
/// How long the reader may leave the answer lying.
const WRITING: Duration = Duration::from_secs(30);
/// After a refusal, what is still coming is read for so long and so far, so that the refusal arrives.
const REST: (Duration, usize) = (Duration::from_millis(300), 256 << 10);
/// Stack of a connection's thread, in bytes: pages are made by other threads.
const STACK: usize = 256 << 10;

/// An open port on loopback, at which nobody is answered yet.
#[derive(Debug)]
pub struct Door {
    listener: TcpListener,
    port: u16,
}

/// A port could not be had.
#[derive(Debug)]
pub enum DoorError {
    /// Another program has this port.
    Taken(u16),
    /// Every port that was tried is taken: the first and the last of them.
    AllTaken(u16, u16),
    /// The system will not give it.
    Io(u16, io::Error),
}

impl Door {
    /// Opens the port that is asked for (0 means any), or else the first that is free.
    pub fn open(asked: Option<u16>) -> Result<Self, DoorError> {
        if let Some(port) = asked {
            return Self::at(port);
        }
        let last = FIRST_PORT + PORTS_TRIED - 1;
        for port in FIRST_PORT..=last {
            match Self::at(port) {
                Err(DoorError::Taken(_)) => {}
                done => return done,
            }
        }
        Err(DoorError::AllTaken(FIRST_PORT, last))
    }

    fn at(port: u16) -> Result<Self, DoorError> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port));
        let listener = listener.map_err(|cause| match cause.kind() {
            ErrorKind::AddrInUse => DoorError::Taken(port),
            _ => DoorError::Io(port, cause),
        })?;
        let port = listener.local_addr().map_err(|cause| DoorError::Io(port, cause))?.port();
        Ok(Self { listener, port })
    }

    /// The port.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Answers whoever asks, as long as the program runs: each connection by a thread of its own.
    pub fn answer(self, answer: impl Fn(&Request) -> Answer + Send + Sync + 'static) {
        let Self { listener, port } = self;
        let answer = Arc::new(answer);
        let open = Arc::new(AtomicUsize::new(0));
        thread::spawn(move || {
            for stream in listener.incoming() {
                let Ok(stream) = stream else {
                    // No file left for another connection, say: those that are open will end.
                    thread::sleep(Duration::from_millis(20));
                    continue;
                };
                let seat = Seat::take(&open);
                let (answer, crowded) = (Arc::clone(&answer), open.load(Ordering::Relaxed));
                if crowded > MOST_CONNECTIONS {
                    refuse_all(&stream);
                    continue;
                }
                let spawned = thread::Builder::new().stack_size(STACK).spawn(move || {
                    let _seat = seat;
                    // Whoever went away is not told so.
                    let _gone = converse(stream, port, &*answer);
                });
                // No thread to be had: the connection is closed with the closure that held it.
                drop(spawned);
            }
        });
    }
}

/// A place among the connections, given back when it is dropped.
struct Seat(Arc<AtomicUsize>);

impl Seat {
    fn take(open: &Arc<AtomicUsize>) -> Self {
        open.fetch_add(1, Ordering::Relaxed);
        Self(Arc::clone(open))
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Reads requests and writes answers, one after the other.
fn converse(
    mut stream: TcpStream,
    port: u16,
    answer: &(impl Fn(&Request) -> Answer + ?Sized),
) -> io::Result<()> {
    stream.set_nodelay(true)?;
    stream.set_write_timeout(Some(WRITING))?;
    let mut buffer = Vec::new();
    for count in 1..=MOST_REQUESTS {
        let request = match next(&mut stream, &mut buffer, port)? {
            Next::Request(request) => request,
            Next::Gone => return Ok(()),
            Next::Refused(refusal) => {
                Answer::refusing(refusal).write(None, true, &mut stream)?;
                return drain(&stream);
            }
        };
        // A promise of ours that broke must not take the server with it.
        let made = catch_unwind(AssertUnwindSafe(|| answer(&request)));
        let made = made.unwrap_or_else(|_| Answer::plain(500, "500 Internal Server Error"));
        let last = !request.again || count == MOST_REQUESTS;
        made.write(Some(&request), last, &mut stream)?;
        if last {
            return drain(&stream);
        }
    }
    Ok(())
}

/// What came next.
enum Next {
    Request(Request),
    Refused(Refusal),
    /// The other side has gone, or has nothing to say.
    Gone,
}

fn next(stream: &mut TcpStream, buffer: &mut Vec<u8>, port: u16) -> io::Result<Next> {
    let mut until = Instant::now() + if buffer.is_empty() { IDLE } else { HEAD };
    let mut chunk = [0; 4096];
    // A request may have come with the one before.
    let mut whole_line = !buffer.is_empty();
    loop {
        if whole_line {
            match request::read(buffer, port) {
                Ok(Some((request, length))) => {
                    buffer.drain(..length);
                    return Ok(Next::Request(request));
                }
                Ok(None) => {}
                Err(refusal) => return Ok(Next::Refused(refusal)),
            }
        }
        if buffer.len() >= request::LONGEST_HEAD {
            return Ok(Next::Refused(Refusal::LongHead));
        }
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            let slow = Next::Refused(Refusal::Slow);
            return Ok(if buffer.is_empty() { Next::Gone } else { slow });
        }
        stream.set_read_timeout(Some(left))?;
        match stream.read(&mut chunk) {
            Ok(0) => return Ok(Next::Gone),
            Ok(count) => {
                if buffer.is_empty() {
                    until = Instant::now() + HEAD;
                }
                whole_line = chunk[..count].contains(&b'\n');
                buffer.extend_from_slice(&chunk[..count]);
            }
            Err(error) => match error.kind() {
                ErrorKind::WouldBlock | ErrorKind::TimedOut | ErrorKind::Interrupted => {
                    whole_line = false;
                }
                _ => return Err(error),
            },
        }
    }
}

/// Ends a connection so that what was written arrives: a connection that is closed with something
/// unread is cut off.
fn drain(stream: &TcpStream) -> io::Result<()> {
    stream.shutdown(Shutdown::Write)?;
    let (time, most) = REST;
    let until = Instant::now() + time;
    let mut chunk = [0; 4096];
    let mut read = 0;
    while read < most {
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            break;
        }
        stream.set_read_timeout(Some(left))?;
        match (&*stream).read(&mut chunk) {
            Ok(0) | Err(_) => break,
            Ok(count) => read += count,
        }
    }
    Ok(())
}

/// Tells one connection too many to come back, without waiting for what it wants.
fn refuse_all(mut stream: &TcpStream) {
    let busy = Answer::plain(503, "503 Service Unavailable");
    let _gone = stream
        .set_write_timeout(Some(Duration::from_millis(50)))
        .and_then(|()| busy.write(None, true, &mut stream));
}

impl std::fmt::Display for DoorError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Taken(port) => write!(f, "{port}"),
            Self::AllTaken(first, last) => write!(f, "{first}–{last}"),
            Self::Io(port, cause) => write!(f, "{port}: {cause}"),
        }
    }
}
