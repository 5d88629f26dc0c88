//! Why no port could be had to serve at.

use crate::shell::http::DoorError;

/// What could not be done.
pub(super) fn what(error: &DoorError, french: bool) -> String {
    match (error, french) {
        (DoorError::Taken(port), true) => format!("le port {port} est pris par un autre programme"),
        (DoorError::Taken(port), false) => format!("port {port} is taken by another program"),
        (DoorError::AllTaken(first, last), true) => {
            format!("les ports {first} à {last} sont tous pris")
        }
        (DoorError::AllTaken(first, last), false) => {
            format!("the ports from {first} to {last} are all taken")
        }
        (DoorError::Io(port, cause), true) => {
            format!("le port {port} ne peut pas être ouvert : {cause}")
        }
        (DoorError::Io(port, cause), false) => format!("port {port} cannot be opened: {cause}"),
    }
}

/// What can be done about it.
pub(super) fn hint() -> (&'static str, &'static str) {
    (
        "Choisissez-en un autre avec `--port`, ou ne dites rien : le premier port libre est pris.",
        "Choose another with `--port`, or say nothing: the first free port is taken.",
    )
}
