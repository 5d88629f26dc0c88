//! From the save of a file to the new bytes of a page over HTTP, as a browser would have them.
//! `cargo bench --bench serve -- [AWARDS…] [--rounds N]`.
//!
//! The clock starts before the file is written and stops when the page with the new words has been
//! read: the system's word that a file moved, reading, checking, planning, making the page and two
//! answers are in between, and the pause after which a file counts as saved.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measurement reads the clock, writes files and says what it found"
)]

#[path = "../examples/large_catalogue/catalogue.rs"]
#[expect(dead_code, reason = "the catalogue in five languages is measured elsewhere")]
mod catalogue;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs};

use catalogue::Size;

const BADGES: u64 = 200;
/// Between two saves: a person thinks, and everything of the save before has ended.
const PAUSE: Duration = Duration::from_millis(700);

fn main() {
    let mut arguments = env::args().skip(1).filter(|it| it != "--bench");
    let mut awards: Vec<u64> = Vec::new();
    let mut rounds = 15;
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--rounds" => {
                let number = arguments.next().expect("a value after the option");
                rounds = number.parse().expect("a number of rounds");
            }
            number => awards.push(number.parse().expect("a number of awards")),
        }
    }
    if awards.is_empty() {
        awards.push(10_000);
    }
    for awards in awards {
        measure(Size { awards, badges: BADGES }, rounds);
    }
}

fn measure(size: Size, rounds: usize) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("serve-{}", size.awards));
    let _absent = fs::remove_dir_all(&folder);
    let written = catalogue::write(&folder, size).expect("a catalogue on the disk");
    println!("\n{} awards in {} files, {} kB", size.awards, written.files, written.bytes / 1000);
    let started = Instant::now();
    let mut server = Server::start(&folder);
    println!("  started: {:.0} ms", started.elapsed().as_secs_f64() * 1000.0);

    let path = catalogue::badge_path(0, size);
    let badge = path.trim_start_matches("content/").trim_end_matches("index.md").to_owned();
    let badge = format!("/{badge}");
    let text = fs::read_to_string(folder.join(&path)).expect("a badge");
    let (name, old) = text
        .lines()
        .find_map(|line| Some((line, line.strip_prefix("name = \"")?.strip_suffix('"')?)))
        .map(|(line, name)| (line.to_owned(), name.to_owned()))
        .expect("a badge has a name");
    let renamed = |round: usize| {
        let new = format!("{old} {round}");
        (text.replace(&name, &format!("name = \"{new}\"")), new)
    };
    server.saves("one word of a badge", rounds, &folder.join(&path), &badge, &renamed);
    fs::write(folder.join(&path), &text).expect("the badge as it was");

    let list = catalogue::awards_path(0);
    let awards = fs::read_to_string(folder.join(&list)).expect("a list of awards");
    let added = |round: usize| {
        let award = catalogue::award(size.awards + round as u64, size);
        let id = award.split("id = \"").nth(1).and_then(|it| it.split('"').next());
        let id = id.expect("an award has an id").to_owned();
        (format!("{awards}{award}"), id)
    };
    let page = |round: usize| {
        let (_, id) = added(round);
        format!("/awards/{}/{id}.html", &id[..2])
    };
    server.saves_to("one award more", rounds, &folder.join(&list), &page, &added);

    // The theme: its files are read and tried anew.
    let style = folder.join("themes/neuf/styles/own.css");
    fs::create_dir_all(style.parent().expect("a folder")).expect("a folder");
    let settings = folder.join("blason.toml");
    let own = fs::read_to_string(&settings).expect("settings");
    fs::write(&settings, format!("theme = \"neuf\"\n{own}")).expect("settings with a theme");
    fs::write(&style, "h1 { color: red }\n").expect("a style");
    std::thread::sleep(PAUSE);
    let before = server.get(&badge);
    assert!(before.contains("style."), "the page names its style");
    let mut times = Vec::new();
    for round in 0..rounds {
        std::thread::sleep(PAUSE);
        let known = style_of(&server.get(&badge));
        let number = server.number();
        let began = Instant::now();
        fs::write(&style, format!("h1 {{ margin: {round}px }}\n")).expect("a style");
        server.wait(number);
        while style_of(&server.get(&badge)) == known {}
        times.push(began.elapsed());
    }
    say("one style of a theme", &mut times);
    drop(server);
    fs::remove_dir_all(&folder).expect("what was measured is removed");
}

/// The address of the style that a page asks for.
fn style_of(page: &str) -> String {
    let at = page.find("assets/style.").expect("the page names its style");
    page[at..].split('"').next().unwrap_or_default().to_owned()
}

fn say(what: &str, times: &mut [Duration]) {
    times.sort_unstable();
    let ms = |it: Duration| it.as_secs_f64() * 1000.0;
    println!(
        "  {what}, saved to new page: {:.0} ms ({:.0}–{:.0})",
        ms(times[times.len() / 2]),
        ms(times[0]),
        ms(times[times.len() - 1])
    );
}

/// The program, serving; it ends with this value.
struct Server {
    child: Child,
    port: u16,
    /// Kept open, as a browser does.
    pages: BufReader<TcpStream>,
}

impl Server {
    fn start(root: &Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_blason"));
        command.arg("--root").arg(root).args(["--lang", "en", "--quiet", "serve", "--port", "0"]);
        let mut child = command.stdout(Stdio::piped()).spawn().expect("the program starts");
        let mut line = String::new();
        let out = child.stdout.take().expect("a pipe");
        BufReader::new(out).read_line(&mut line).expect("the program prints its address");
        let port = line.trim().trim_end_matches('/').rsplit(':').next().expect("an address");
        let port = port.parse().expect("a port");
        let pages = TcpStream::connect(("127.0.0.1", port)).expect("a connection");
        pages.set_nodelay(true).expect("small requests go at once");
        Self { child, port, pages: BufReader::new(pages) }
    }

    /// The body of an answer.
    fn get(&mut self, path: &str) -> String {
        let request = format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", self.port);
        self.pages.get_mut().write_all(request.as_bytes()).expect("a request is sent");
        let mut length = 0;
        loop {
            let mut line = String::new();
            self.pages.read_line(&mut line).expect("an answer");
            if let Some(number) = line.strip_prefix("Content-Length: ") {
                length = number.trim().parse().expect("a length");
            }
            if line == "\r\n" {
                break;
            }
        }
        let mut body = vec![0; length];
        self.pages.read_exact(&mut body).expect("a body");
        String::from_utf8(body).expect("text")
    }

    /// The number of the newest news.
    fn number(&mut self) -> u64 {
        number(&self.get("/.blason-serve/news?after=0&run="))
    }

    /// Waits for news, as the script in the page does.
    fn wait(&mut self, after: u64) -> u64 {
        let news = self.get("/.blason-serve/news?after=0&run=");
        let run = news.split("\"run\":\"").nth(1).and_then(|it| it.split('"').next());
        let run = run.expect("the news name the run").to_owned();
        number(&self.get(&format!("/.blason-serve/news?after={after}&run={run}")))
    }

    fn saves(
        &mut self,
        what: &str,
        rounds: usize,
        file: &Path,
        page: &str,
        text: &dyn Fn(usize) -> (String, String),
    ) {
        self.saves_to(what, rounds, file, &|_| page.to_owned(), text);
    }

    fn saves_to(
        &mut self,
        what: &str,
        rounds: usize,
        file: &Path,
        page: &dyn Fn(usize) -> String,
        text: &dyn Fn(usize) -> (String, String),
    ) {
        let mut times = Vec::new();
        for round in 0..rounds {
            std::thread::sleep(PAUSE);
            let (text, word) = text(round);
            let page = page(round);
            let mut number = self.number();
            let began = Instant::now();
            fs::write(file, text).expect("a saved file");
            loop {
                number = self.wait(number);
                if self.get(&page).contains(&word) {
                    break;
                }
            }
            times.push(began.elapsed());
        }
        say(what, &mut times);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ended = self.child.kill();
        let _waited = self.child.wait();
    }
}

fn number(news: &str) -> u64 {
    let number = news.split("\"number\":").nth(1).and_then(|it| it.split(',').next());
    number.and_then(|it| it.parse().ok()).expect("the news have a number")
}
