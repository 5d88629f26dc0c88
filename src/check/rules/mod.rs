//! One file per rule: what it says, how it looks.

pub(super) mod a101;
pub(super) mod c103;
pub(super) mod l004;
pub(super) mod l005;
pub(super) mod l006;
pub(super) mod l007;
pub(super) mod l008;
pub(super) mod l009;
pub(super) mod l010;
pub(super) mod l026;
pub(super) mod l039;
pub(super) mod o121;
pub(super) mod p102;
pub(super) mod p103;
pub(super) mod p104;
pub(super) mod p107;
pub(super) mod s102;
pub(super) mod t101;
pub(super) mod t102;
