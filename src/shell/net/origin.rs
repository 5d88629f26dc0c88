//! The auditor's window: the one host that a person named, as a page of another site would ask it. Follows
//! nothing, sends no cookie, asks no proxy.
//!
//! The guard is that of [`Web`](super::Web), narrowed: nothing but that scheme, host and port is ever asked,
//! wherever an answer may point. Who names `localhost` or an address by its figures means a machine at hand,
//! and may ask it without https; then `localhost` leads to this machine and nowhere else, and figures
//! cannot lead astray, for nothing is looked up. Every other name is asked by https, and refused when it
//! leads to an address that is not public, so that no name in DNS opens a way into a network.

use std::io::{self, Read};
use std::net::IpAddr;
use std::time::Duration;

use ureq::Agent;
use ureq::Body as Sent;
use ureq::http::{Response, header};
use ureq::unversioned::transport::DefaultConnector;

use super::gate::{self, Gate, Unreachable};
use super::reach::{self, Refusal};
use super::{CONNECT, LARGEST_HEADER, words};
use crate::audit::{Answer, Ask, Body, Silence};
use crate::ground::Url;
use crate::ground::report::Told;

/// Most requests that wait for an answer at the same time.
pub const AT_ONCE: usize = 8;
/// Longest wait for a whole answer.
pub const WHOLE: Duration = Duration::from_mins(1);
/// In whose name it is asked: a page of another site.
const ASKING: &str = "https://verifier.example";

/// A window on one host.
pub struct Origin {
    agent: Agent,
    /// Scheme, host and port, as they were named, and a `/`.
    place: String,
    scheme: &'static str,
}

/// What may be connected to, for the sake of a host that was named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Named {
    /// An address in figures.
    Figures,
    /// This machine.
    Local,
    /// A name that anybody may have given an address to.
    Name,
}

impl Origin {
    /// A window on the host of an address that a person typed.
    pub fn of(address: &Url) -> Result<Self, Refusal> {
        Self::with(address, gate::system, None)
    }

    fn with(
        address: &Url,
        lookup: gate::Lookup,
        roots: Option<ureq::tls::RootCerts>,
    ) -> Result<Self, Refusal> {
        let named = Named::by(address.host());
        let scheme = match (address.scheme(), named) {
            ("https", _) => "https",
            ("http", Named::Figures | Named::Local) => "http",
            _ => return Err(Refusal::Scheme),
        };
        let any: fn(u16) -> bool = |_| true;
        let port = if named == Named::Name { reach::is_port_allowed } else { any };
        reach::request_target(address, scheme, port)?;
        let mut tls = ureq::tls::TlsConfig::builder();
        if let Some(roots) = roots {
            tls = tls.root_certs(roots);
        }
        let config = Agent::config_builder()
            .https_only(scheme == "https")
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .proxy(None)
            .user_agent(concat!("blason/", env!("CARGO_PKG_VERSION")))
            .accept("*/*")
            .accept_encoding("identity")
            .timeout_connect(Some(CONNECT))
            .timeout_resolve(Some(CONNECT))
            .timeout_global(Some(WHOLE))
            .max_response_header_size(LARGEST_HEADER)
            .max_idle_connections_per_host(AT_ONCE)
            .tls_config(tls.build())
            .build();
        let gate = Gate { lookup, allows: named.allowed() };
        let agent = Agent::with_parts(config, DefaultConnector::default(), gate);
        let place = format!("{scheme}://{}/", address.authority());
        Ok(Self { agent, place, scheme })
    }
}

impl Named {
    fn by(host: &str) -> Self {
        let figures = host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok();
        let local = host.eq_ignore_ascii_case("localhost");
        match (figures, local) {
            (true, _) => Self::Figures,
            (_, true) => Self::Local,
            _ => Self::Name,
        }
    }

    fn allowed(self) -> fn(IpAddr) -> bool {
        match self {
            Self::Figures => |_| true,
            Self::Local => |address| address.is_loopback(),
            Self::Name => reach::is_public,
        }
    }
}

impl Ask for Origin {
    fn ask(&self, address: &str, most: u64) -> Result<Answer, Silence> {
        if !address.starts_with(&self.place) {
            return Err(Silence::Failed(words::ELSEWHERE.into()));
        }
        debug_assert!(address.starts_with(self.scheme), "the origin begins with its scheme");
        let request = self.agent.get(address).header(header::ORIGIN, ASKING);
        read(request.call().map_err(silence)?, most)
    }
}

fn read(response: Response<Sent>, most: u64) -> Result<Answer, Silence> {
    let header = |name| response.headers().get(name).and_then(|it| it.to_str().ok());
    let shared = header(header::ACCESS_CONTROL_ALLOW_ORIGIN).map(str::trim);
    let packed =
        header(header::CONTENT_ENCODING).is_some_and(|it| !it.eq_ignore_ascii_case("identity"));
    let mut answer = Answer {
        status: response.status().as_u16(),
        kind: header(header::CONTENT_TYPE).map(str::to_owned),
        shared: shared.is_some_and(|it| it == "*" || it == ASKING),
        location: header(header::LOCATION).map(str::to_owned),
        kept: header(header::CACHE_CONTROL).and_then(max_age),
        body: Body::Packed,
    };
    if packed {
        return Ok(answer);
    }
    let mut bytes = Vec::new();
    let reader = response.into_body().into_with_config().limit(u64::MAX).reader();
    // One more than allowed, so that a body that is too long shows.
    reader
        .take(most.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|error| Silence::Failed(Told::foreign(error.to_string())))?;
    answer.body = if bytes.len() as u64 > most { Body::TooLong } else { Body::Whole(bytes) };
    Ok(answer)
}

/// For how many seconds an answer may be kept (RFC 9111, section 5.2.2.1).
fn max_age(header: &str) -> Option<u64> {
    let mut parts = header.split(',').map(|part| part.trim().to_ascii_lowercase());
    parts.find_map(|part| part.strip_prefix("max-age=")?.trim_matches('"').parse().ok())
}

fn silence(error: ureq::Error) -> Silence {
    if let Some(why) = certificate(&error) {
        return Silence::Certificate(why);
    }
    Silence::Failed(match error {
        ureq::Error::Other(cause) => match cause.downcast::<Unreachable>() {
            Ok(refused) => refused.told(),
            Err(cause) => Told::foreign(cause.to_string()),
        },
        ureq::Error::Timeout(_) => words::TOO_SLOW.into(),
        ureq::Error::Io(cause) if cause.kind() == io::ErrorKind::TimedOut => words::TOO_SLOW.into(),
        ureq::Error::HostNotFound => words::NO_HOST.into(),
        error => Told::foreign(error.to_string()),
    })
}

/// Why a certificate is not believed, when that is what failed.
fn certificate(error: &ureq::Error) -> Option<Told> {
    use rustls::CertificateError as Why;
    let cause = match error {
        ureq::Error::Rustls(cause) => cause,
        ureq::Error::Io(cause) => cause.get_ref()?.downcast_ref::<rustls::Error>()?,
        _ => return None,
    };
    let rustls::Error::InvalidCertificate(why) = cause else {
        // A server that speaks no TLS at all has no certificate either.
        let told = &[("why", &*cause.to_string())];
        return Some(Told::new(words::NO_TLS, told));
    };
    Some(match why {
        Why::Expired | Why::ExpiredContext { .. } => words::EXPIRED.into(),
        Why::NotValidYet | Why::NotValidYetContext { .. } => words::NOT_YET.into(),
        Why::NotValidForName | Why::NotValidForNameContext { .. } => words::OTHER_NAME.into(),
        Why::UnknownIssuer => words::UNKNOWN_ISSUER.into(),
        Why::Revoked => words::REVOKED.into(),
        other => Told::foreign(other.to_string()),
    })
}

#[cfg(test)]
#[path = "origin_tests.rs"]
mod tests;
