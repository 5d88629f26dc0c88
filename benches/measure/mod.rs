//! A stopwatch for processes: wall time, processor time and peak memory, read from `/proc`.

use std::fs;
use std::io::Read as _;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What one run took.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Run {
    /// Seconds on the wall.
    pub(crate) wall: f64,
    /// Seconds of processor time in the program.
    pub(crate) user: f64,
    /// Seconds of processor time in the system on its behalf.
    pub(crate) system: f64,
    /// Most memory at a time, in MiB; of processes of their own only.
    pub(crate) peak: Option<u64>,
}

/// Clock ticks in a second, as Linux counts for every program.
const TICKS: f64 = 100.0;
/// Memory only grows to its peak: a late look is as good as a constant one.
const LOOK_EVERY: Duration = Duration::from_millis(5);

/// Runs a command to its end; what it took and what it said.
pub(crate) fn of_child(command: &mut Command) -> (Run, String) {
    let before = ticks(Whose::Children);
    let start = Instant::now();
    let piped = command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = piped.spawn().expect("the program starts");
    let status = format!("/proc/{}/status", child.id());
    let (done, ended) = std::sync::mpsc::channel::<()>();
    let watcher = std::thread::spawn(move || {
        let mut peak = 0;
        loop {
            let text = fs::read_to_string(&status).unwrap_or_default();
            let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
            let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
            peak = peak.max(kib.unwrap_or(0));
            let wait = ended.recv_timeout(LOOK_EVERY);
            if wait != Err(std::sync::mpsc::RecvTimeoutError::Timeout) {
                return peak;
            }
        }
    });
    let mut said = String::new();
    let mut errors = child.stderr.take().expect("a pipe");
    let reader = std::thread::spawn(move || {
        let mut text = String::new();
        errors.read_to_string(&mut text).map(|_| text)
    });
    child.stdout.take().expect("a pipe").read_to_string(&mut said).expect("text");
    let ended_well = child.wait().expect("the program ends").success();
    let wall = start.elapsed().as_secs_f64();
    drop(done);
    said.push_str(&reader.join().expect("a reader").expect("text"));
    assert!(ended_well, "the program failed: {said}");
    let peak = watcher.join().expect("a watcher") / 1024;
    let after = ticks(Whose::Children);
    let run = Run { wall, user: after.0 - before.0, system: after.1 - before.1, peak: Some(peak) };
    (run, said)
}

/// What this work took in this process.
pub(crate) fn of_work(work: impl FnOnce()) -> Run {
    let before = ticks(Whose::Own);
    let start = Instant::now();
    work();
    let wall = start.elapsed().as_secs_f64();
    let after = ticks(Whose::Own);
    Run { wall, user: after.0 - before.0, system: after.1 - before.1, peak: None }
}

/// The median of each figure.
pub(crate) fn median(runs: &[Run]) -> Run {
    let middle = |figure: &dyn Fn(&Run) -> f64| {
        let mut figures: Vec<f64> = runs.iter().map(figure).collect();
        figures.sort_by(f64::total_cmp);
        figures[figures.len() / 2]
    };
    let peak = runs.iter().filter_map(|run| run.peak).max();
    Run {
        wall: middle(&|it| it.wall),
        user: middle(&|it| it.user),
        system: middle(&|it| it.system),
        peak,
    }
}

#[derive(Clone, Copy)]
enum Whose {
    Own,
    /// Those that have ended.
    Children,
}

/// Processor time in the program and in the system, in seconds (`proc(5)`, stat, fields 14 to 17).
fn ticks(whose: Whose) -> (f64, f64) {
    let text = fs::read_to_string("/proc/self/stat").expect("Linux");
    let (_, fields) = text.rsplit_once(')').expect("a name in brackets");
    let fields: Vec<f64> = fields.split_whitespace().map(|it| it.parse().unwrap_or(0.0)).collect();
    let first = match whose {
        Whose::Own => 11,
        Whose::Children => 13,
    };
    (fields[first] / TICKS, fields[first + 1] / TICKS)
}
