//! Who may come in: only pages that this program has served itself. Another page in the same browser can
//! send requests here too, and a name of the outer world can be made to lead here.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use hyper::header::{CONTENT_TYPE, HOST, HeaderMap, HeaderName, ORIGIN};
use hyper::{Method, StatusCode, Uri};

/// What a request is turned away with.
pub(super) type Refusal = (StatusCode, &'static str);

/// What a browser says of the page a request comes from.
const SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// The only kind of body: a plain form of another page cannot send it.
const BODY: &str = "application/octet-stream";

/// The address that the page has.
#[derive(Debug, Clone, Copy)]
pub(super) struct Door {
    address: SocketAddr,
}

impl Door {
    pub(super) fn at(address: SocketAddr) -> Self {
        Self { address }
    }

    /// What to write into the browser.
    pub(super) fn url(self) -> String {
        let ip = match self.address.ip() {
            ip if !ip.is_unspecified() => ip,
            IpAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
            IpAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
        };
        format!("http://{}/", SocketAddr::new(ip, self.address.port()))
    }

    /// True for a request that may be answered, as far as its head tells.
    pub(super) fn check(self, method: &Method, uri: &Uri, head: &HeaderMap) -> Result<(), Refusal> {
        let one = |name: &HeaderName| -> Result<Option<&str>, Refusal> {
            let mut values = head.get_all(name).iter();
            let value = values.next().map(|value| value.to_str()).transpose();
            match (value, values.next()) {
                (Ok(value), None) => Ok(value),
                _ => Err((StatusCode::BAD_REQUEST, "Hodet er ikke forstått.")),
            }
        };
        let host = one(&HOST)?.ok_or((StatusCode::BAD_REQUEST, "Host mangler."))?;
        if !self.is_here(host) || uri.authority().is_some_and(|there| there.as_str() != host) {
            return Err((StatusCode::MISDIRECTED_REQUEST, "Dette er ikke den siden."));
        }
        let foreign = Err((StatusCode::FORBIDDEN, "Bare siden selv kan spørre."));
        let origin = one(&ORIGIN)?;
        let site = one(&SITE)?;
        if origin.is_some_and(|origin| origin.strip_prefix("http://") != Some(host)) {
            return foreign;
        }
        if method == Method::POST {
            // A browser always says where such a request comes from.
            if origin.is_none() || site.is_some_and(|site| site != "same-origin") {
                return foreign;
            }
            if one(&CONTENT_TYPE)? != Some(BODY) {
                return Err((StatusCode::UNSUPPORTED_MEDIA_TYPE, "Send filen som den er."));
            }
        }
        Ok(())
    }

    /// True where `host` is this machine by number, or by the name that always is. Other names can be made
    /// to lead anywhere.
    fn is_here(self, host: &str) -> bool {
        let port = self.address.port();
        let local = self.address.ip().is_loopback() || self.address.ip().is_unspecified();
        let named = host == format!("localhost:{port}") || (port == 80 && host == "localhost");
        if local && named {
            return true;
        }
        let there: Option<SocketAddr> = host.parse().ok().or_else(|| {
            let bare: IpAddr = host.trim_matches(['[', ']']).parse().ok()?;
            (port == 80).then(|| SocketAddr::new(bare, port))
        });
        let loopback = |ip: IpAddr| ip.is_loopback() && self.address.ip().is_loopback();
        there.is_some_and(|there| {
            let here = self.address.ip();
            let ip = there.ip() == here || loopback(there.ip()) || here.is_unspecified();
            there.port() == port && ip
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(pairs: &[(&str, &str)]) -> HeaderMap {
        let named = |name: &str| HeaderName::from_bytes(name.as_bytes()).unwrap();
        pairs.iter().map(|(name, value)| (named(name), value.parse().unwrap())).collect()
    }

    fn door(address: &str) -> Door {
        Door::at(address.parse().unwrap())
    }

    fn opens(door: Door, method: &Method, pairs: &[(&str, &str)]) -> bool {
        door.check(method, &"/read".parse().unwrap(), &head(pairs)).is_ok()
    }

    #[test]
    fn only_this_machine_by_its_own_name_is_the_host() {
        let here = door("127.0.0.1:4810");
        for host in ["127.0.0.1:4810", "localhost:4810"] {
            assert!(opens(here, &Method::GET, &[("host", host)]), "{host}");
        }
        for host in ["example.com:4810", "127.0.0.1", "127.0.0.1:80", "10.0.0.1:4810", "", "x"] {
            assert!(!opens(here, &Method::GET, &[("host", host)]), "{host}");
        }
        assert!(!opens(here, &Method::GET, &[]));
        let open = door("0.0.0.0:4810");
        assert!(opens(open, &Method::GET, &[("host", "192.168.1.7:4810")]));
        assert!(!opens(open, &Method::GET, &[("host", "example.com:4810")]));
        assert_eq!(open.url(), "http://127.0.0.1:4810/");
    }

    #[test]
    fn only_the_page_itself_can_send_files() {
        let here = door("127.0.0.1:4810");
        let send = |more: &[(&str, &str)]| {
            let mut pairs = vec![("host", "127.0.0.1:4810"), ("content-type", BODY)];
            pairs.extend(more);
            opens(here, &Method::POST, &pairs)
        };
        assert!(send(&[("origin", "http://127.0.0.1:4810")]));
        assert!(send(&[("origin", "http://127.0.0.1:4810"), ("sec-fetch-site", "same-origin")]));
        assert!(!send(&[]));
        for origin in
            ["http://localhost:4810", "http://example.com", "null", "https://127.0.0.1:4810"]
        {
            assert!(!send(&[("origin", origin)]), "{origin}");
        }
        assert!(!send(&[("origin", "http://127.0.0.1:4810"), ("sec-fetch-site", "cross-site")]));
        let form = [("host", "127.0.0.1:4810"), ("origin", "http://127.0.0.1:4810")];
        assert!(!opens(here, &Method::POST, &form));
    }
}
