//! The person's own browser.

use std::process::{Command, Stdio};

/// Opens an address in the browser; whether something that opens addresses could be started.
pub fn open(address: &str) -> bool {
    let tries: &[&[&str]] = if cfg!(target_os = "macos") {
        &[&["open"]]
    } else if cfg!(windows) {
        &[&["rundll32", "url.dll,FileProtocolHandler"]]
    } else {
        &[&["xdg-open"], &["gio", "open"], &["wslview"]]
    };
    tries.iter().any(|words| {
        let mut command = Command::new(words[0]);
        command.args(&words[1..]).arg(address);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let Ok(mut child) = command.spawn() else { return false };
        // Whoever ends leaves no trace; nobody waits for a browser.
        std::thread::spawn(move || child.wait());
        true
    })
}
