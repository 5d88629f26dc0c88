//! Keys, Data Integrity proofs and VC-JWT: making and checking them. Knows no badge.
