//! Names become addresses here, and nothing else is ever connected to. A host that answers with
//! one address that may not be reached is refused whole: public hosts do not live in two worlds.

use std::fmt;
use std::io;
use std::net::{IpAddr, SocketAddr, ToSocketAddrs};
use std::sync::mpsc;
use std::thread;

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{ArrayVec, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

use super::words;
use crate::ground::report::Told;

/// Finds the addresses of a host at a port.
pub(super) type Lookup = fn(host: &str, port: u16) -> io::Result<Vec<SocketAddr>>;

/// Finds the addresses of a host and lets through those that may be reached.
#[derive(Clone, Copy)]
pub(super) struct Gate {
    /// The addresses of a host.
    pub(super) lookup: Lookup,
    /// Whether an address may be connected to.
    pub(super) allows: fn(IpAddr) -> bool,
}

/// A host lives where nothing may be asked.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unreachable {
    host: String,
    address: IpAddr,
}

/// Most addresses of one host that are tried; ureq takes no more.
const TRIED: usize = 16;

/// Asks the system, whatever it asks: a file, DNS.
pub(super) fn system(host: &str, port: u16) -> io::Result<Vec<SocketAddr>> {
    Ok((host, port).to_socket_addrs()?.collect())
}

impl Gate {
    fn pass(self, host: &str, port: u16) -> Result<Vec<SocketAddr>, ureq::Error> {
        let found = (self.lookup)(host, port).map_err(ureq::Error::Io)?;
        for at in &found {
            if !(self.allows)(at.ip()) {
                let refused = Unreachable { host: host.to_owned(), address: at.ip() };
                return Err(ureq::Error::Other(Box::new(refused)));
            }
        }
        if found.is_empty() { Err(ureq::Error::HostNotFound) } else { Ok(found) }
    }
}

impl Resolver for Gate {
    fn resolve(
        &self,
        uri: &Uri,
        _config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let host = uri.host().unwrap_or_default().trim_matches(['[', ']']).to_owned();
        let default = if uri.scheme_str() == Some("http") { 80 } else { 443 };
        let port = uri.port_u16().unwrap_or(default);
        // The system's resolver knows no limit of time: it is asked aside, and left behind.
        let (answer, wait) = mpsc::sync_channel(1);
        let gate = *self;
        thread::spawn(move || answer.send(gate.pass(&host, port)).ok());
        let found = wait
            .recv_timeout(*timeout.after)
            .map_err(|_| ureq::Error::Timeout(timeout.reason))??;
        let mut addresses: ResolvedSocketAddrs =
            ArrayVec::from_fn(|_| SocketAddr::from(([0, 0, 0, 0], 0)));
        for address in found.into_iter().take(TRIED) {
            addresses.push(address);
        }
        Ok(addresses)
    }
}

impl fmt::Debug for Gate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Gate")
    }
}

impl Unreachable {
    /// Where the host lives, in words.
    pub(super) fn told(&self) -> Told {
        let (host, address) = (&*self.host, &*self.address.to_string());
        Told::new(words::NOT_PUBLIC, &[("host", host), ("address", address)])
    }
}

impl fmt::Display for Unreachable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told().en)
    }
}

impl std::error::Error for Unreachable {}
