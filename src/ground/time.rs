//! Instants and periods, without a clock: time is always an argument.

use jiff::{SpanRelativeTo, Timestamp, civil, tz::Offset};

/// A moment in UTC, to the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant(i64);

/// A length of time in calendar units, as ISO 8601 writes it: `P3Y`, `P18M`, `P90D`.
#[derive(Debug, Clone, Copy)]
pub struct Period(jiff::Span);

impl Instant {
    /// This many seconds after 1970-01-01T00:00:00Z, when it lies in years 1 to 9999.
    pub fn from_seconds(seconds: i64) -> Option<Self> {
        let timestamp = Timestamp::from_second(seconds).ok()?;
        (Offset::UTC.to_datetime(timestamp).year() >= 1).then_some(Self(seconds))
    }

    /// Midnight UTC of a calendar day.
    pub fn from_date(year: i16, month: i8, day: i8) -> Option<Self> {
        Self::from_civil(civil::Date::new(year, month, day).ok()?.at(0, 0, 0, 0))
    }

    /// Reads `2026-06-14`, or `2026-06-14T09:30:00Z` with any offset. A time without an offset is
    /// refused: it would name another moment in another country.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() == 10 {
            let date: civil::Date = text.parse().ok()?;
            return Self::from_civil(date.at(0, 0, 0, 0));
        }
        let timestamp: Timestamp = text.parse().ok()?;
        Self::from_seconds(timestamp.as_second())
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    pub fn seconds(self) -> i64 {
        self.0
    }

    /// Year, month and day in UTC.
    pub fn date(self) -> (i16, i8, i8) {
        let date = self.civil().date();
        (date.year(), date.month(), date.day())
    }

    /// Midnight UTC of the first day of this instant's month.
    #[must_use]
    pub fn month_start(self) -> Self {
        let (year, month, _) = self.date();
        Self::from_date(year, month, 1).expect("the first of a month that exists exists")
    }

    /// This instant and a period of calendar time; `None` past year 9999.
    pub fn after(self, period: Period) -> Option<Self> {
        Self::from_civil(self.civil().checked_add(period.0).ok()?)
    }

    /// The calendar day alone: `2026-06-14`.
    pub fn day(self) -> String {
        let (year, month, day) = self.date();
        format!("{year:04}-{month:02}-{day:02}")
    }

    fn from_civil(moment: civil::DateTime) -> Option<Self> {
        Self::from_seconds(Offset::UTC.to_timestamp(moment).ok()?.as_second())
    }

    fn civil(self) -> civil::DateTime {
        let timestamp = Timestamp::from_second(self.0);
        Offset::UTC.to_datetime(timestamp.expect("an instant is made from a timestamp that exists"))
    }
}

/// RFC 3339 with `Z`, to the second: `2026-06-14T00:00:00Z`.
impl std::fmt::Display for Instant {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let moment = self.civil();
        write!(
            f,
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
            moment.year(),
            moment.month(),
            moment.day(),
            moment.hour(),
            moment.minute(),
            moment.second()
        )
    }
}

impl Period {
    /// Reads an ISO 8601 duration of whole days or more, longer than nothing.
    pub fn parse(text: &str) -> Option<Self> {
        if !text.starts_with('P') || text.contains('T') {
            return None;
        }
        let span: jiff::Span = text.parse().ok()?;
        span.is_positive().then_some(Self(span))
    }

    /// Whether this period is shorter than another, counted from a common day.
    pub fn is_shorter_than(self, other: Self) -> bool {
        let from = SpanRelativeTo::from(civil::date(2001, 1, 1));
        self.0.compare((other.0, from)).is_ok_and(std::cmp::Ordering::is_lt)
    }

    /// Years, months, weeks and days, as written.
    pub fn parts(self) -> (i16, i32, i32, i32) {
        (self.0.get_years(), self.0.get_months(), self.0.get_weeks(), self.0.get_days())
    }
}

/// Two periods are equal when they are as long counted from any one day.
impl PartialEq for Period {
    fn eq(&self, other: &Self) -> bool {
        let from = SpanRelativeTo::from(civil::date(2001, 1, 1));
        self.0.compare((other.0, from)).is_ok_and(std::cmp::Ordering::is_eq)
    }
}

impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_read_and_written() {
        let day = Instant::parse("2026-06-14").unwrap();
        assert_eq!(day.to_string(), "2026-06-14T00:00:00Z");
        assert_eq!(Instant::parse("2026-06-14T02:00:00+02:00"), Some(day));
        assert_eq!(day.month_start().day(), "2026-06-01");
        for bad in ["2026-06-14T00:00:00", "2026-13-01", "2026-02-30", "14/06/2026", ""] {
            assert_eq!(Instant::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn periods_follow_the_calendar() {
        let leap = Instant::parse("2024-02-29").unwrap();
        assert_eq!(leap.after(Period::parse("P3Y").unwrap()).unwrap().day(), "2027-02-28");
        for bad in ["3Y", "PT5H", "P", "-P1D", "P0D", "P1Y2"] {
            assert!(Period::parse(bad).is_none(), "{bad}");
        }
    }
}
