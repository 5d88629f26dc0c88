//! Everything that touches the outside: disk, clock, environment, terminal.
