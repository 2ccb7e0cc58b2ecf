//! The real binary in a real (pseudo) terminal.

mod checks;
mod config;
mod corrections;
mod dossier;
mod editor;
mod export;
mod library;
mod links;
mod pastes;
mod pictures;
mod screen;
mod session;
mod suspension;
mod terminal_loss;
