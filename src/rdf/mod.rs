//! JSON-LD to canonical RDF (RDFC-1.0): contexts on board, nothing fetched.
