//! Which addresses may be asked: https, a port that a person may open, a host that the whole world
//! can reach. Registries of IANA: "IPv4 and IPv6 Special-Purpose Address Space", as of 2025.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::ground::Url;

/// An address is not asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It is no absolute address of the web.
    NotAnAddress,
    /// It is not https.
    Scheme,
    /// It names a user or a password.
    Credentials,
    /// Its port is neither 443 nor one from 1024 upwards.
    Port,
}

/// Below it, ports belong to services of the system: mail, shells, databases of old.
pub const LOWEST_EXPLICIT_PORT: u16 = 1_024;

/// Whether an explicit port may be asked: 443, or one that needs no privilege to open, where
/// people do publish over https.
pub fn is_port_allowed(port: u16) -> bool {
    port == 443 || port >= LOWEST_EXPLICIT_PORT
}

/// Whether the whole world reaches the same host at this address. Everything that registries set
/// apart is refused, also where it hides inside an IPv6 address.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

/// The text of a request to an address, without its fragment, when it may be asked at all.
pub(super) fn request_target(
    url: &Url,
    scheme: &str,
    port_allowed: fn(u16) -> bool,
) -> Result<String, Refusal> {
    if url.scheme() != scheme {
        return Err(Refusal::Scheme);
    }
    let authority = url.authority();
    if authority.contains('@') {
        return Err(Refusal::Credentials);
    }
    // `[::1]:443`: the last colon outside the brackets.
    let after_host = authority.rfind(']').map_or(authority, |at| &authority[at..]);
    if let Some((_, port)) = after_host.rsplit_once(':')
        && !port.is_empty()
        && !port.parse().is_ok_and(port_allowed)
    {
        return Err(Refusal::Port);
    }
    Ok(url.as_str().split('#').next().unwrap_or_default().to_owned())
}

const SPECIAL_V4: [([u8; 4], u32); 15] = [
    ([0, 0, 0, 0], 8),       // this network
    ([10, 0, 0, 0], 8),      // private
    ([100, 64, 0, 0], 10),   // shared by carriers
    ([127, 0, 0, 0], 8),     // this machine
    ([169, 254, 0, 0], 16),  // this link, and what clouds tell their machines
    ([172, 16, 0, 0], 12),   // private
    ([192, 0, 0, 0], 24),    // protocols
    ([192, 0, 2, 0], 24),    // documentation
    ([192, 88, 99, 0], 24),  // relays of old
    ([192, 168, 0, 0], 16),  // private
    ([198, 18, 0, 0], 15),   // measuring
    ([198, 51, 100, 0], 24), // documentation
    ([203, 0, 113, 0], 24),  // documentation
    ([224, 0, 0, 0], 4),     // many at once
    ([240, 0, 0, 0], 4),     // reserved, and everyone at once
];

fn is_public_v4(address: Ipv4Addr) -> bool {
    let bits = address.to_bits();
    !SPECIAL_V4
        .iter()
        .any(|(network, length)| (bits ^ Ipv4Addr::from(*network).to_bits()) >> (32 - length) == 0)
}

/// Set apart within 2000::/3, the only addresses that are given out.
const SPECIAL_V6: [(u128, u32); 4] = [
    (0x2001 << 112, 23),                    // protocols: Teredo, measuring, ORCHID
    ((0x2001 << 112) | (0x0db8 << 96), 32), // documentation
    (0x2002 << 112, 16),                    // 6to4: an IPv4 address hides in it
    (0x3fff << 112, 20),                    // documentation
];

/// NAT64 (RFC 6052): the last four bytes are an IPv4 address.
const NAT64: u128 = (0x0064 << 112) | (0xff9b << 96);

fn is_public_v6(address: Ipv6Addr) -> bool {
    let bits = address.to_bits();
    let is_in = |(network, length): (u128, u32)| (bits ^ network) >> (128 - length) == 0;
    if is_in((NAT64, 96)) {
        let [.., a, b, c, d] = address.octets();
        return is_public_v4(Ipv4Addr::new(a, b, c, d));
    }
    is_in((0x2000 << 112, 3)) && !SPECIAL_V6.into_iter().any(is_in)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_that_only_some_can_reach_are_refused() {
        let refused = "0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 100.127.255.255 127.0.0.1 127.255.255.255 \
            169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1 192.0.2.1 192.88.99.1 192.168.1.1 \
            198.18.0.1 198.19.255.255 198.51.100.7 203.0.113.7 224.0.0.1 239.255.255.255 240.0.0.1 \
            255.255.255.255 :: ::1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::8.8.8.8 64:ff9b::10.0.0.1 \
            64:ff9b:1::808:808 100::1 fc00::1 fd12:3456::1 fe80::1 febf::1 fec0::1 ff02::1 2001::1 \
            2001:2::1 2001:10::1 2001:db8::1 2002:7f00:1::1 2002:808:808::1 3fff::1 4000::1 5f00::1";
        for text in refused.split_whitespace() {
            assert!(!is_public(text.parse().unwrap()), "{text}");
        }
    }

    #[test]
    fn hosts_that_everybody_can_reach_are_asked() {
        let asked = "1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.1 100.63.255.255 100.128.0.1 126.1.1.1 \
            128.0.0.1 172.15.255.255 172.32.0.1 192.0.1.1 192.169.0.1 198.17.0.1 198.20.0.1 \
            223.255.255.255 2606:4700::1111 2a00:1450::1 2001:4860:4860::8888 2003::1 \
            64:ff9b::8.8.8.8";
        for text in asked.split_whitespace() {
            assert!(is_public(text.parse().unwrap()), "{text}");
        }
    }

    #[test]
    fn what_may_be_asked() {
        let target =
            |text: &str| request_target(&Url::parse_web(text).unwrap(), "https", is_port_allowed);
        assert_eq!(target("https://a.example/b#c"), Ok("https://a.example/b".to_owned()));
        assert!(target("https://a.example:443/").is_ok());
        assert!(target("https://a.example:8443/").is_ok());
        assert!(target("https://[2606:4700::1111]/").is_ok());
        assert!(target("https://[2606:4700::1111]:8443/").is_ok());
        assert_eq!(target("http://a.example/"), Err(Refusal::Scheme));
        for port in ["22", "80", "0", "1023", "65536"] {
            let text = format!("https://a.example:{port}/");
            assert_eq!(target(&text), Err(Refusal::Port), "{port}");
        }
        assert_eq!(target("https://[2606:4700::1111]:22/"), Err(Refusal::Port));
        assert_eq!(target("https://user@a.example/"), Err(Refusal::Credentials));
    }
}
