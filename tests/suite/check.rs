//! Each check, failing and passing.
