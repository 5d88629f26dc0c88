//! Versions of the program, and ranges of them: which programs a theme is made for.

/// A version: three numbers.
pub type Version = (u64, u64, u64);

/// The version of this program.
pub const PROGRAM: &str = env!("CARGO_PKG_VERSION");

/// Most conditions in one range.
const CONDITIONS: usize = 8;

/// Reads `0.1.0`, or `0.1`, or `1`; a pre-release mark after `-` is left aside.
pub fn parse(text: &str) -> Option<Version> {
    let text = text.trim().split(['-', '+']).next()?;
    let mut parts = text.split('.');
    let mut next = |needed: bool| match parts.next() {
        Some(part) if !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()) => {
            part.parse().ok()
        }
        Some(_) => None,
        None => (!needed).then_some(0),
    };
    let version = (next(true)?, next(false)?, next(false)?);
    parts.next().is_none().then_some(version)
}

/// Whether a version lies in a range: conditions parted by commas, all of them met, each `>=`,
/// `>`, `<=`, `<` or `=` and a version. `None` when the range cannot be read.
pub fn lies_in(version: Version, range: &str) -> Option<bool> {
    if range.split(',').count() > CONDITIONS {
        return None;
    }
    let mut met = true;
    for condition in range.split(',').map(str::trim) {
        let end = condition.find(|c: char| c.is_ascii_digit())?;
        let bound = parse(&condition[end..])?;
        met &= match condition[..end].trim() {
            ">=" => version >= bound,
            ">" => version > bound,
            "<=" => version <= bound,
            "<" => version < bound,
            "=" => version == bound,
            _ => return None,
        };
    }
    Some(met)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges() {
        let version = parse("0.1.4").unwrap();
        for (range, met) in [
            (">=0.1, <0.2", Some(true)),
            (">= 0.1.5", Some(false)),
            ("=0.1.4", Some(true)),
            ("0.1", None),
            (">=0.x", None),
            ("", None),
            (">=1.2.3.4", None),
        ] {
            assert_eq!(lies_in(version, range), met, "{range}");
        }
        assert!(parse(PROGRAM).is_some());
    }
}
