//! Mistakes underlined where they stand, and hostile files.
