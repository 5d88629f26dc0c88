//! What is asked, from what was typed: the moment, the recipient, whom to trust, where to look.

use std::path::{Path, PathBuf};

use super::sites;
use crate::cli::arguments::VerifyOptions;
use crate::cli::failure::Failure;
use crate::ground::{Bilingual, Url};
use crate::proof::PublicKey;
use crate::shell::shelf::Folder;
use crate::shell::terminal::Terminal;
use crate::shell::{environment, files};
use crate::verify::{Fetch, MAX_TRUSTED, Nothing, Request, Trusted};

/// What is asked, and the window to ask through.
pub(super) struct Question {
    pub(super) request: Request,
    pub(super) web: Box<dyn Fetch>,
    /// The site of `--site`: where it is published, and its folder.
    pub(super) own_site: Option<(String, Folder)>,
}

impl Question {
    pub(super) fn read(options: &VerifyOptions, terminal: Terminal) -> Result<Self, Failure> {
        if inputs(options) > 1 {
            return Err(Failure::InputTwice);
        }
        let now = options.now.or_else(environment::now).ok_or(Failure::Clock)?;
        let mut request = Request::at(now);
        request.thorough = options.thorough;
        request.recipient = recipient(options, terminal)?;
        for text in &options.trust {
            request.trusted.extend(trusted(text)?);
        }
        for text in &options.context {
            add_context(text, &mut request)?;
        }
        let own_site = options.site.as_deref().map(own_site).transpose()?;
        Ok(Self { request, web: web(options)?, own_site })
    }
}

/// The site in a folder: where it is published, and the folder.
pub(super) fn own_site(folder: &Path) -> Result<(String, Folder), Failure> {
    let shelf = Folder::new(folder);
    let base = sites::base(&shelf);
    base.map(|base| (base, shelf)).ok_or_else(|| Failure::NoSite(folder.display().to_string()))
}

/// How often standard input was named.
fn inputs(options: &VerifyOptions) -> usize {
    let is_input = |path: &&Path| path.as_os_str() == files::STANDARD;
    let files = options.what.iter().map(Path::new);
    let contexts = options.context.iter().filter_map(|it| Some(Path::new(it.rsplit_once('=')?.1)));
    let recipient = options.recipient.as_deref().map(Path::new);
    let recipient = recipient.or(options.recipient_file.as_deref());
    files.chain(contexts).chain(recipient).filter(is_input).count()
}

fn recipient(options: &VerifyOptions, terminal: Terminal) -> Result<Option<String>, Failure> {
    let from = match (&options.recipient, &options.recipient_file) {
        (Some(typed), _) if typed != files::STANDARD => return Ok(Some(typed.clone())),
        (Some(_), _) => {
            terminal.say(terminal.pick(WHOSE));
            PathBuf::from(files::STANDARD)
        }
        (None, Some(file)) => file.clone(),
        (None, None) => return Ok(None),
    };
    files::read_line(&from).map(Some).map_err(Failure::File)
}

/// A key, an identifier, or a file of both: one a line, what follows `#` and a blank is a comment.
fn trusted(text: &str) -> Result<Vec<Trusted>, Failure> {
    if let Some(one) = one_trusted(text) {
        return Ok(vec![one]);
    }
    let path = Path::new(text);
    if !path.exists() {
        return Err(Failure::Trust(text.to_owned()));
    }
    let bytes = files::read(path).map_err(Failure::File)?;
    let list = String::from_utf8_lossy(&bytes);
    let lines = list
        .trim_start_matches('\u{feff}')
        .lines()
        .map(|line| line.split_once(" #").map_or(line, |(line, _)| line).trim());
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    let lines: Vec<&str> = lines.take(MAX_TRUSTED + 1).collect();
    if lines.len() > MAX_TRUSTED {
        return Err(Failure::TrustTooLong(path.to_owned()));
    }
    let lines = lines.into_iter();
    lines.map(|line| one_trusted(line).ok_or_else(|| Failure::Trust(line.to_owned()))).collect()
}

fn one_trusted(text: &str) -> Option<Trusted> {
    if PublicKey::from_multikey(text).is_ok() {
        return Some(Trusted::Key(text.to_owned()));
    }
    let issuer = ["https:", "http:", "did:", "urn:"].iter().any(|it| text.starts_with(it));
    (issuer && Url::parse(text).is_some()).then(|| Trusted::Issuer(text.to_owned()))
}

/// `URL=FILE`. An address may hold `=`, so the last one parts them.
fn add_context(text: &str, request: &mut Request) -> Result<(), Failure> {
    let wrong = || Failure::Context(text.to_owned());
    let (address, file) = text.rsplit_once('=').ok_or_else(wrong)?;
    Url::parse(address).ok_or_else(wrong)?;
    let bytes = files::read(Path::new(file)).map_err(Failure::File)?;
    if request.add_context(address, &bytes) { Ok(()) } else { Err(wrong()) }
}

#[cfg(feature = "online")]
#[expect(clippy::unnecessary_wraps, reason = "without the network, it can fail")]
fn web(options: &VerifyOptions) -> Result<Box<dyn Fetch>, Failure> {
    use crate::shell::net::{REQUESTS_FOR_A_FILE, REQUESTS_FOR_A_SITE, Web};
    if !options.online {
        return Ok(Box::new(Nothing));
    }
    let one = |name: &String| {
        if name.ends_with('/') || files::is_folder(Path::new(name)) {
            REQUESTS_FOR_A_SITE
        } else {
            REQUESTS_FOR_A_FILE
        }
    };
    Ok(Box::new(Web::new(options.what.iter().map(one).fold(0, u32::saturating_add))))
}

#[cfg(not(feature = "online"))]
fn web(options: &VerifyOptions) -> Result<Box<dyn Fetch>, Failure> {
    if options.online { Err(Failure::WithoutNetwork) } else { Ok(Box::new(Nothing)) }
}

/// The web, for one document.
#[cfg(feature = "online")]
#[expect(clippy::unnecessary_wraps, reason = "without the network, it can fail")]
pub(super) fn web_for_one() -> Result<Box<dyn Fetch>, Failure> {
    use crate::shell::net::{REQUESTS_FOR_A_FILE, Web};
    Ok(Box::new(Web::new(REQUESTS_FOR_A_FILE)))
}

#[cfg(not(feature = "online"))]
pub(super) fn web_for_one() -> Result<Box<dyn Fetch>, Failure> {
    Err(Failure::WithoutNetwork)
}

const WHOSE: Bilingual = Bilingual {
    fr: "À qui ce badge aurait-il été remis ? (adresse électronique ou identifiant, puis Entrée)",
    en: "To whom should this badge have been given? (e-mail address or identifier, then Enter)",
};
