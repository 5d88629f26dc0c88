//! Days as people and spreadsheets write them.

use crate::ground::Instant;

/// A day: `2026-06-14`, also with a time of day behind it, or `14/06/2026`, `14.06.2026`,
/// `14-6-2026`. The day comes before the month; a year has four figures.
pub fn day(text: &str) -> Option<Instant> {
    let text = text.trim();
    let date = text.split(['T', ' ']).next()?;
    let parts: Vec<&str> = date.split(['-', '/', '.']).collect();
    let &[first, second, third] = parts.as_slice() else { return None };
    if ![first, second, third].iter().all(|part| part.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let (year, month, day) = if first.len() == 4 {
        (first, second, third)
    } else if third.len() == 4 {
        (third, second, first)
    } else {
        return None;
    };
    Instant::from_date(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_comes_before_the_month() {
        for (text, expected) in [
            ("2026-06-14", Some("2026-06-14")),
            (" 2026-06-14T09:30:00Z", Some("2026-06-14")),
            ("2026-06-14 09:30:00", Some("2026-06-14")),
            ("14/06/2026", Some("2026-06-14")),
            ("1.2.2026", Some("2026-02-01")),
            ("14-06-2026 10:00", Some("2026-06-14")),
            ("06/14/2026", None),
            ("31/02/2026", None),
            ("14/06/26", None),
            ("14 juin 2026", None),
            ("20260614", None),
            ("-1/+2/2026", None),
            ("", None),
        ] {
            assert_eq!(day(text).map(Instant::day).as_deref(), expected, "{text}");
        }
    }
}
