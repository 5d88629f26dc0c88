//! The verifier's window on the web: https only, public hosts only, one document at a time, with
//! limits on size, time, redirects and number. Sends no cookie, asks no proxy, unpacks nothing.
//!
//! In reading order: [`Web`] (what is asked and how it is answered), [`origin`] (the auditor's window, on one
//! host that a person named), [`reach`] (which addresses
//! may be connected to), `gate` (names become addresses, and nothing else is connected to), `words`
//! (what is said when there is no answer).

mod gate;
pub mod origin;
pub mod reach;
mod words;

#[cfg(test)]
mod tests;

use std::io::{self, Read};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use ureq::http::{Response, header};
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body};

use self::gate::{Gate, Unreachable};
use self::reach::Refusal;
use crate::ground::Url;
use crate::ground::report::Told;
use crate::verify::{Fetch, FetchError, Fetched};

/// Largest document, in bytes, as sent: nothing is unpacked.
pub const LARGEST_DOCUMENT: u64 = 2 << 20;
/// Longest wait for an open connection, names and certificates included.
pub const CONNECT: Duration = Duration::from_secs(5);
/// Longest wait for a whole document, its redirects included.
pub const WHOLE: Duration = Duration::from_secs(15);
/// Most redirects on the way to one document.
pub const REDIRECTS: u32 = 3;
/// Most requests for the sake of one file, redirects included.
pub const REQUESTS_FOR_A_FILE: u32 = 64;
/// Most requests for the sake of one site, redirects included.
pub const REQUESTS_FOR_A_SITE: u32 = 20_000;
/// Most header bytes of one answer.
pub const LARGEST_HEADER: usize = 32 << 10;

/// What the verifier reads; a server that has several forms of a document sends one of these.
const ACCEPT: &str = "application/vc+ld+json, application/vc, application/ld+json;q=0.9, \
                      application/json;q=0.8, application/did+json, application/jwt, \
                      image/png, image/svg+xml, text/plain;q=0.5, */*;q=0.1";

/// A window on the web.
pub struct Web {
    agent: Agent,
    rules: Rules,
    left: AtomicU32,
}

/// What may be asked. There is one set of rules outside the tests: [`STRICT`].
#[derive(Clone, Copy)]
struct Rules {
    /// The scheme, and the port that it stands for.
    scheme: (&'static str, u16),
    /// Whether an explicit port may be asked.
    port: fn(u16) -> bool,
    gate: Gate,
    connect: Duration,
    whole: Duration,
}

const STRICT: Rules = Rules {
    scheme: ("https", 443),
    port: reach::is_port_allowed,
    gate: Gate { lookup: gate::system, allows: reach::is_public },
    connect: CONNECT,
    whole: WHOLE,
};

/// What one request led to.
enum Answer {
    Document(Fetched),
    Elsewhere(Url),
}

impl Web {
    /// A window through which at most this many requests are sent.
    pub fn new(requests: u32) -> Self {
        Self::with(STRICT, requests)
    }

    fn with(rules: Rules, requests: u32) -> Self {
        let config = Agent::config_builder()
            .https_only(rules.scheme.0 == "https")
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .proxy(None)
            .user_agent(concat!("blason/", env!("CARGO_PKG_VERSION")))
            .accept(ACCEPT)
            .accept_encoding("identity")
            .timeout_connect(Some(rules.connect))
            .timeout_resolve(Some(rules.connect))
            .max_response_header_size(LARGEST_HEADER)
            .build();
        let agent = Agent::with_parts(config, DefaultConnector::default(), rules.gate);
        Self { agent, rules, left: AtomicU32::new(requests) }
    }

    fn fetch(&self, address: &str) -> Result<Fetched, FetchError> {
        let deadline = Instant::now() + self.rules.whole;
        let unreadable = || FetchError::Refused(Refusal::NotAnAddress.words().into());
        let mut url = Url::parse_web(address).ok_or_else(unreadable)?;
        for _ in 0..=REDIRECTS {
            match self.ask(&url, deadline)? {
                Answer::Document(document) => return Ok(document),
                Answer::Elsewhere(next) => url = next,
            }
        }
        Err(FetchError::Failed(Told::new(words::REDIRECTED, &[("limit", &REDIRECTS.to_string())])))
    }

    fn ask(&self, url: &Url, deadline: Instant) -> Result<Answer, FetchError> {
        let (scheme, _) = self.rules.scheme;
        let address = reach::request_target(url, scheme, self.rules.port)
            .map_err(|refusal| FetchError::Refused(refusal.words().into()))?;
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(FetchError::Failed(words::TOO_SLOW.into()));
        }
        self.left
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1))
            .map_err(|_| FetchError::Failed(words::TOO_MANY.into()))?;
        let request = self.agent.get(address).config().timeout_global(Some(left)).build();
        let response = request.call().map_err(explain)?;
        match response.status().as_u16() {
            200 => read(response, url).map(Answer::Document),
            301 | 302 | 303 | 307 | 308 => elsewhere(&response, url).map(Answer::Elsewhere),
            404 => Err(FetchError::NotThere),
            410 => Err(FetchError::Gone),
            other => {
                let status = [("status", &*other.to_string())];
                Err(FetchError::Failed(Told::new(words::STATUS, &status)))
            }
        }
    }
}

impl Fetch for Web {
    fn get(&self, address: &str) -> Result<Fetched, FetchError> {
        self.fetch(address)
    }
}

fn elsewhere(response: &Response<Body>, from: &Url) -> Result<Url, FetchError> {
    let location = response.headers().get(header::LOCATION).and_then(|it| it.to_str().ok());
    location
        .and_then(|location| from.join(location))
        .ok_or_else(|| FetchError::Failed(words::NOWHERE.into()))
}

fn read(response: Response<Body>, url: &Url) -> Result<Fetched, FetchError> {
    let encoding = response.headers().get(header::CONTENT_ENCODING);
    if encoding.is_some_and(|it| !it.as_bytes().eq_ignore_ascii_case(b"identity")) {
        // We asked for none; what is packed may unfold into anything.
        return Err(FetchError::Failed(words::PACKED.into()));
    }
    let media_type = response.headers().get(header::CONTENT_TYPE);
    let media_type = media_type.and_then(|it| media_type_of(it.to_str().ok()?));
    if response.body().content_length().is_some_and(|length| length > LARGEST_DOCUMENT) {
        return Err(FetchError::TooLarge(LARGEST_DOCUMENT));
    }
    let mut bytes = Vec::new();
    // One more than allowed, so that a body that is too long shows.
    let reader = response.into_body().into_with_config().limit(u64::MAX).reader();
    reader
        .take(LARGEST_DOCUMENT + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| FetchError::Failed(Told::foreign(error.to_string())))?;
    if bytes.len() as u64 > LARGEST_DOCUMENT {
        return Err(FetchError::TooLarge(LARGEST_DOCUMENT));
    }
    let address = url.as_str().split('#').next().unwrap_or_default().to_owned();
    Ok(Fetched { bytes, media_type, address })
}

/// The media type without its parameters, in lower case (RFC 9110, section 8.3.1).
fn media_type_of(header: &str) -> Option<String> {
    let kind = header.split(';').next().unwrap_or_default().trim();
    let (main, sub) = kind.split_once('/')?;
    let is_token = |text: &str| {
        let allowed = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b);
        !text.is_empty() && text.len() <= 127 && text.bytes().all(allowed)
    };
    (is_token(main) && is_token(sub)).then(|| kind.to_ascii_lowercase())
}

fn explain(error: ureq::Error) -> FetchError {
    match error {
        ureq::Error::Other(cause) => match cause.downcast::<Unreachable>() {
            Ok(refused) => FetchError::Refused(refused.told()),
            Err(cause) => FetchError::Failed(Told::foreign(cause.to_string())),
        },
        ureq::Error::Timeout(_) => FetchError::Failed(words::TOO_SLOW.into()),
        ureq::Error::Io(cause) if cause.kind() == io::ErrorKind::TimedOut => {
            FetchError::Failed(words::TOO_SLOW.into())
        }
        ureq::Error::HostNotFound => FetchError::Failed(words::NO_HOST.into()),
        error => FetchError::Failed(Told::foreign(error.to_string())),
    }
}
