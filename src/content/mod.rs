//! Our own files: front matter, TOML tables, translations. Decides no policy, looks at no disk.
