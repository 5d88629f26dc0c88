//! Published documents in the shape of their specification.
