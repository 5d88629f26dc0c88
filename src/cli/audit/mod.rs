//! `blason audit`: the published site, as the world sees it.

mod failure;
#[cfg(feature = "online")]
mod files;
#[cfg(feature = "online")]
mod flow;

pub(super) use self::failure::AuditFailure;
#[cfg(feature = "online")]
pub(super) use self::flow::run;

/// Says that this program cannot ask anything.
#[cfg(not(feature = "online"))]
pub(super) fn run(
    _arguments: &super::arguments::Arguments,
    _options: &super::arguments::AuditOptions,
    _terminal: crate::shell::terminal::Terminal,
) -> Result<u8, super::failure::Failure> {
    Err(AuditFailure::WithoutNetwork.into())
}
