//! One text, in one or many languages.

use crate::ground::Lang;

/// One text, in one or many languages; the first entry is the one to fall back on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    entries: Vec<(Lang, Box<str>)>,
}

impl Text {
    /// A text in one language.
    pub fn new(lang: Lang, text: impl Into<Box<str>>) -> Self {
        Self { entries: vec![(lang, text.into())] }
    }

    /// Adds or replaces the text in a language.
    pub fn insert(&mut self, lang: Lang, text: impl Into<Box<str>>) {
        let text = text.into();
        match self.entries.iter_mut().find(|(known, _)| *known == lang) {
            Some((_, old)) => *old = text,
            None => self.entries.push((lang, text)),
        }
    }

    /// Puts this language first: the one to fall back on.
    pub fn prefer(&mut self, lang: Lang) {
        if let Some(at) = self.entries.iter().position(|(known, _)| *known == lang) {
            self.entries[..=at].rotate_right(1);
        }
    }

    /// The text in exactly this language.
    pub fn get(&self, lang: Lang) -> Option<&str> {
        self.entries.iter().find(|(known, _)| *known == lang).map(|(_, text)| &**text)
    }

    /// The text in this language, or else in the first, and the language it is in.
    pub fn best(&self, lang: Lang) -> (&str, Lang) {
        let found = self.entries.iter().find(|(known, _)| *known == lang);
        found.or(self.entries.first()).map_or(("", lang), |(known, text)| (text, *known))
    }

    /// The text in this language, or else in the first.
    pub fn in_lang(&self, lang: Lang) -> &str {
        self.best(lang).0
    }

    /// Each language and its text; the reference first.
    pub fn entries(&self) -> impl Iterator<Item = (Lang, &str)> {
        self.entries.iter().map(|(lang, text)| (*lang, &**text))
    }

    /// Whether there is no text in any language.
    pub fn is_empty(&self) -> bool {
        self.entries.iter().all(|(_, text)| text.trim().is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_is_the_fallback() {
        let [fr, en, de] = ["fr", "en", "de"].map(|tag| Lang::parse(tag).unwrap());
        let mut text = Text::new(en, "Listening");
        text.insert(fr, "Écoute");
        assert_eq!(text.best(de), ("Listening", en));
        text.prefer(fr);
        assert_eq!(text.best(de), ("Écoute", fr));
        assert_eq!(text.get(de), None);
        assert_eq!(text.in_lang(en), "Listening");
    }
}
