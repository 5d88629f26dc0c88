//! Which files the site has, from where, how made; their bytes on demand.
