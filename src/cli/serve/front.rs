//! From a request to its answer: the site as a static host would give it, and beside it what is of
//! the preview.

use super::board::{Board, Shown};
use super::stage::Made;
use crate::ground::Bilingual;
use crate::render::preview;
use crate::shell::http::{Answer, Request};

/// How the site is shown.
#[derive(Debug, Clone, Copy)]
pub(super) struct Manner {
    /// Whether drafts are shown: then nothing is for pages of other sites.
    pub drafts: bool,
    /// Whether the person reads French.
    pub french: bool,
}

const HTML: &str = "text/html; charset=utf-8";

/// Answers a request.
pub(super) fn answer(board: &Board, manner: Manner, request: &Request) -> Answer {
    match request.path.strip_prefix(preview::FOLDER) {
        Some(name) => own(board, manner, name, request),
        None => of_site(board, manner, &request.path),
    }
}

/// A file of the site.
fn of_site(board: &Board, manner: Manner, address: &str) -> Answer {
    let shown = board.shown();
    let Some(stage) = &shown.stage else {
        return Answer::new(503, HTML, preview::waiting(manner.french, board.marks(&shown)));
    };
    let page = |status, page: &str, digest: &str| {
        let marks = board.marks(&shown);
        let mut answer = Answer::new(status, HTML, preview::inject(page, digest, marks));
        answer.tag = Some(tag(board, &shown, page.as_bytes()));
        answer
    };
    let to = |status, location: String| {
        let mut answer = Answer::plain(status, &location);
        answer.location = Some(location);
        answer
    };
    let mut answer = match stage.ask(address) {
        Made::Page(text, digest) => page(200, &text, &digest),
        Made::Nothing(text, digest) => page(404, &text, &digest),
        Made::File(kind, bytes) => {
            let tag = preview::short(&bytes);
            let mut answer = Answer::new(200, kind, bytes);
            answer.tag = Some(tag);
            answer
        }
        Made::Moved(location) => to(301, location),
        Made::Below(location) => to(302, location),
        Made::Failed(why) => match board.unsigned() {
            Some(unsigned) => {
                Answer::plain(503, &format!("{}\n\n{unsigned}", UNSIGNED.say(manner.french)))
            }
            None => Answer::plain(500, &format!("{}\n\n{why}", FAILED.say(manner.french))),
        },
    };
    // As the hosts are told: everything that is published may be read by everybody. Drafts are not.
    answer.shared = !manner.drafts;
    answer
}

/// What tells a page of this state from one of another: pages name the state of pictures, too.
fn tag(board: &Board, shown: &Shown, page: &[u8]) -> String {
    let marks = board.marks(shown);
    let state = format!("{}-{}-", marks.run, marks.pictures);
    preview::short(&[state.as_bytes(), page].concat())
}

/// What is of the preview: for pages of this server alone.
fn own(board: &Board, manner: Manner, name: &str, request: &Request) -> Answer {
    if request.foreign {
        return Answer::plain(403, "403 Forbidden");
    }
    let kept = |kind, text: String| {
        let mut answer = Answer::new(200, kind, text);
        answer.tag = Some(preview::short(&answer.body));
        answer
    };
    match name {
        "preview.js" => kept("text/javascript; charset=utf-8", preview::script(manner.french)),
        "preview.css" => kept("text/css; charset=utf-8", preview::STYLE.to_owned()),
        "news" => {
            let said = |name: &str| {
                let mut all = request.query.split('&').filter_map(|it| it.split_once('='));
                all.find(|(it, _)| *it == name).map_or("", |(_, value)| value)
            };
            let after = said("after").parse().unwrap_or(0);
            Answer::new(200, "application/json", board.news(after, said("run")))
        }
        "findings" => Answer::new(200, HTML, board.findings().html.clone()),
        "review" => match board.reviewed() {
            Some(review) => Answer::new(200, HTML, review.html.clone()),
            None => Answer::plain(404, "404 Not Found"),
        },
        _ => Answer::plain(404, "404 Not Found"),
    }
}

const UNSIGNED: Bilingual = Bilingual {
    fr: "Ce document est signé, et ne peut pas l’être ici :",
    en: "This document is signed, and cannot be signed here:",
};
const FAILED: Bilingual =
    Bilingual { fr: "Ce fichier ne peut pas être fait :", en: "This file cannot be made:" };
