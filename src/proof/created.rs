//! Moments as proofs and tokens write them: checked, and as seconds since 1970.

use crate::ground::Instant;

/// Whether a text is an XML Schema `dateTimeStamp`: a date, a time, and a zone.
pub(super) fn is_moment(text: &str) -> bool {
    seconds(text).is_some()
}

/// The moment that an XML Schema `dateTimeStamp` names, to the second.
pub fn moment(text: &str) -> Option<Instant> {
    seconds(text).and_then(Instant::from_seconds)
}

/// Whole seconds since 1970-01-01T00:00:00Z, rounded down (RFC 7519, section 2, "NumericDate").
pub(super) fn seconds(text: &str) -> Option<i64> {
    let (date, time) = text.split_once('T')?;
    let [year, month, day] = numbers(date, '-', [4, 2, 2])?;
    let zone_at = time.find(['Z', '+', '-'])?;
    let (time, zone) = time.split_at(zone_at);
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
    if fraction.is_empty() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let [hour, minute, second] = numbers(time, ':', [2, 2, 2])?;
    let offset = if zone == "Z" {
        0
    } else {
        let [hours, minutes] = numbers(&zone[1..], ':', [2, 2])?;
        if hours > 14 || minutes > 59 {
            return None;
        }
        (hours * 60 + minutes) * if zone.starts_with('-') { -60 } else { 60 }
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days_in_month = match month {
        2 => 28 + i64::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if !(1..=days_in_month).contains(&day) || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    Some(days(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - offset)
}

/// Days since 1970-01-01 in the Gregorian calendar; years that begin in March keep the leap day
/// at their end.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    365 * year + leap_days + (153 * month + 2) / 5 + day - 1 - 719_468
}

/// Numbers of exactly these many digits.
fn numbers<const N: usize>(text: &str, separator: char, widths: [usize; N]) -> Option<[i64; N]> {
    let mut parts = text.split(separator);
    let mut numbers = [0; N];
    for (number, width) in numbers.iter_mut().zip(widths) {
        let part = parts.next()?;
        if part.len() != width || !part.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        *number = part.parse().ok()?;
    }
    parts.next().is_none().then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments() {
        for (text, expected) in [
            ("1970-01-01T00:00:00Z", 0),
            ("1969-12-31T23:59:59Z", -1),
            ("2010-01-01T00:00:00Z", 1_262_304_000),
            ("2024-02-29T12:00:00.999+02:00", 1_709_200_800),
            ("2026-11-23T14:30:00-05:30", 1_795_464_000),
        ] {
            assert_eq!(seconds(text), Some(expected), "{text}");
        }
        for wrong in [
            "",
            "2026-01-15",
            "2026-01-15T09:30:00",
            "2026-01-15T09:30Z",
            "2026-02-29T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-01-15T24:00:00Z",
            "2026-01-15T09:30:00.Z",
            "2026-01-15T09:30:00+0200",
            "2026-01-15T09:30:00Zé",
            "2026-01-15T09:30:00\u{ff0b}02:00",
        ] {
            assert_eq!(seconds(wrong), None, "{wrong}");
        }
    }
}
