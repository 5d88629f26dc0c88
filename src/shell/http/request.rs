//! The head of a request taken apart. Whoever sends it is a stranger: any page of the web can make a
//! browser ask this machine.

/// Longest head of a request, in bytes.
pub const LONGEST_HEAD: usize = 16 << 10;
/// Most header fields of a request.
pub const MOST_FIELDS: usize = 64;
/// Longest target of a request, in bytes.
pub const LONGEST_TARGET: usize = 4 << 10;

/// The names under which this machine is asked for by its own browser. Any other name is somebody
/// else's, made to lead here (DNS rebinding).
const OWN_NAMES: [&str; 3] = ["127.0.0.1", "localhost", "[::1]"];

/// A request that may be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Whether only the head of the answer is wanted.
    pub head_only: bool,
    /// The path as it was sent, from its first `/`: still percent-encoded.
    pub path: String,
    /// What follows the `?`; empty when there is none.
    pub query: String,
    /// The tags of what the browser has already (RFC 9110, 13.1.2, `If-None-Match`).
    pub known: Option<String>,
    /// Whether a page of another origin asks.
    pub foreign: bool,
    /// Whether the connection may be used again.
    pub(super) again: bool,
}

/// Why a request is not answered. The connection is closed after each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It is no HTTP, or not one that two readers would read alike.
    Malformed,
    /// It wants more than reading.
    NotReading,
    /// It brings a body.
    Body,
    /// It asks another host.
    OtherHost,
    /// Its target is too long.
    LongTarget,
    /// Its head is too long.
    LongHead,
    /// Its head did not come in time.
    Slow,
    /// Its version of HTTP is another one.
    Version,
}

impl Refusal {
    /// The status that says it (RFC 9110, 15.5; RFC 6585, 5).
    pub fn status(self) -> u16 {
        match self {
            Self::Malformed => 400,
            Self::NotReading => 405,
            Self::Slow => 408,
            Self::Body => 413,
            Self::LongTarget => 414,
            Self::OtherHost => 421,
            Self::LongHead => 431,
            Self::Version => 505,
        }
    }
}

/// Reads the request that `bytes` begin with, sent to this port, and how many bytes it takes; `None`
/// when more must come.
pub fn read(bytes: &[u8], port: u16) -> Result<Option<(Request, usize)>, Refusal> {
    let mut fields = [httparse::EMPTY_HEADER; MOST_FIELDS];
    let mut parsed = httparse::Request::new(&mut fields);
    let length = match parsed.parse(bytes) {
        Ok(httparse::Status::Complete(length)) if length <= LONGEST_HEAD => length,
        Ok(httparse::Status::Partial) if bytes.len() < LONGEST_HEAD => return Ok(None),
        Ok(_) | Err(httparse::Error::TooManyHeaders) => return Err(Refusal::LongHead),
        Err(httparse::Error::Version) => return Err(Refusal::Version),
        Err(_) => return Err(Refusal::Malformed),
    };
    let (Some(method), Some(target), Some(version)) = (parsed.method, parsed.path, parsed.version)
    else {
        return Err(Refusal::Malformed);
    };
    let head_only = match method {
        "GET" => false,
        "HEAD" => true,
        _ => return Err(Refusal::NotReading),
    };
    if target.len() > LONGEST_TARGET {
        return Err(Refusal::LongTarget);
    }
    let fields = Fields(parsed.headers);
    // A body that two readers would end at two places is how requests are smuggled: there is none.
    let length_given = fields.all("content-length").any(|value| value != b"0");
    if length_given || fields.all("transfer-encoding").next().is_some() {
        return Err(Refusal::Body);
    }
    // RFC 9112, 3.2: one `Host`, or it is answered with 400.
    let host = fields.one("host")?.ok_or(Refusal::Malformed)?;
    let (authority, place) = taken_apart(target).ok_or(Refusal::Malformed)?;
    if !is_own(host, port) || authority.is_some_and(|it| !is_own(it, port)) {
        return Err(Refusal::OtherHost);
    }
    let (path, query) = place.split_once('?').unwrap_or((place, ""));
    let foreign_site = fields.one("sec-fetch-site")?;
    let foreign_site = foreign_site.is_some_and(|it| !matches!(it, "same-origin" | "none"));
    let origin = fields.one("origin")?;
    let foreign_origin = origin.is_some_and(|it| {
        it.strip_prefix("http://").is_none_or(|authority| !is_own(authority, port))
    });
    let connection = fields.one("connection")?.unwrap_or_default().to_ascii_lowercase();
    let request = Request {
        head_only,
        path: path.to_owned(),
        query: query.to_owned(),
        known: fields.one("if-none-match")?.map(str::to_owned),
        foreign: foreign_site || foreign_origin,
        again: version == 1 && !connection.split(',').any(|it| it.trim() == "close"),
    };
    Ok(Some((request, length)))
}

/// The header fields of a request.
struct Fields<'a>(&'a [httparse::Header<'a>]);

impl<'a> Fields<'a> {
    fn all(&self, name: &str) -> impl Iterator<Item = &'a [u8]> {
        self.0.iter().filter(move |it| it.name.eq_ignore_ascii_case(name)).map(|it| it.value)
    }

    /// The only field of this name, as text.
    fn one(&self, name: &str) -> Result<Option<&'a str>, Refusal> {
        let mut all = self.all(name);
        let first = all.next().map(std::str::from_utf8).transpose();
        let first = first.map_err(|_| Refusal::Malformed)?;
        if all.next().is_some() { Err(Refusal::Malformed) } else { Ok(first.map(str::trim)) }
    }
}

/// The host and the place of a target: a path, or a whole address (RFC 9112, 3.2.1 and 3.2.2).
fn taken_apart(target: &str) -> Option<(Option<&str>, &str)> {
    if target.starts_with('/') {
        return Some((None, target));
    }
    let rest = target.strip_prefix("http://")?;
    let at = rest.find('/')?;
    Some((Some(&rest[..at]), &rest[at..]))
}

/// Whether an authority is this server's.
fn is_own(authority: &str, port: u16) -> bool {
    OWN_NAMES.iter().any(|name| {
        let Some(start) = authority.get(..name.len()) else { return false };
        let rest = &authority[name.len()..];
        let number = rest.strip_prefix(':').and_then(|it| it.parse::<u16>().ok());
        start.eq_ignore_ascii_case(name) && (number == Some(port) || rest.is_empty() && port == 80)
    })
}
