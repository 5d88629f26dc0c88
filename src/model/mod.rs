//! What a badge, an award, an issuer and a catalogue are. Knows no file format.
