//! Files of elsewhere in the shapes that platforms write, and what is found in them.
