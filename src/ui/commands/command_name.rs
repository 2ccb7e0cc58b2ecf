//! Names the commands, for the palette and the settings.

use crate::app::Direction;
use crate::ui::commands::command::Command;
use crate::ui::commands::copy_form::Form;
use crate::ui::commands::motion::Motion;
use crate::ui::commands::motion::Step;
use crate::ui::commands::pane::Pane;

impl Command {
    /// Returns its name: a verb and what it acts on, in small letters with hyphens. No two have the
    /// same.
    #[expect(clippy::too_many_lines, reason = "an arm for each command")]
    pub(crate) fn name(self) -> &'static str {
        match self {
            Command::TurnTo(Direction::Next) => "next-pane",
            Command::TurnTo(Direction::Previous) => "previous-pane",
            Command::Focus(Pane::Articles) => "articles",
            Command::Focus(Pane::Text) => "text",
            Command::Focus(Pane::Speakers) => "speakers",
            Command::Move(motion) => motion_name(motion),
            Command::Paragraph(Direction::Next) => "next-paragraph",
            Command::Paragraph(Direction::Previous) => "previous-paragraph",
            Command::OpenArticle => "read-article",
            Command::OpenSpeaker => "read-speaker",
            Command::ToggleSpeaker => "toggle-speaker",
            Command::Unfold => "unfold",
            Command::Fold => "fold",
            Command::SwitchScope => "all-speakers",
            Command::Acts => "acts",
            Command::Quotation(Direction::Next) => "next-quotation",
            Command::Quotation(Direction::Previous) => "previous-quotation",
            Command::Article(Direction::Next) => "next-article",
            Command::Article(Direction::Previous) => "previous-article",
            Command::Unread(Direction::Next) => "next-unread",
            Command::Unread(Direction::Previous) => "previous-unread",
            Command::MarkAllRead => "mark-all-read",
            Command::Order => "order",
            Command::Find => "search-all",
            Command::KeepFind => "keep-search-of-all",
            Command::Complete => "complete",
            Command::CompletePath => "complete-path",
            Command::Recall(Direction::Previous) => "earlier-input",
            Command::Recall(Direction::Next) => "later-input",
            Command::SaveSearch => "save-search",
            Command::Searches => "searches",
            Command::DeleteSearch => "delete-search",
            Command::Search => "search",
            Command::KeepSearch => "keep-search",
            Command::SwitchSearch => "switch-search",
            Command::Match(Direction::Next) => "next-match",
            Command::Match(Direction::Previous) => "previous-match",
            Command::FindSpeaker => "filter",
            Command::AcceptSpeaker => "accept-speaker",
            Command::MarkSpeaker => "mark-speaker",
            Command::EraseCharacter => "erase-character",
            Command::EraseWord => "erase-word",
            Command::EraseLine => "erase-line",
            Command::Why => "why",
            Command::MoveEnd(Direction::Next) => "lengthen-quotation",
            Command::MoveEnd(Direction::Previous) => "shorten-quotation",
            Command::Delimit => "delimit-quotation",
            Command::Attribute => "reattribute",
            Command::CorrectAct => "act",
            Command::Reject => "no-quotation",
            Command::Check => "check",
            Command::Note => "note",
            Command::Merge => "merge-speaker",
            Command::Split => "split-speaker",
            Command::Rename => "rename-speaker",
            Command::Retype => "type",
            Command::Select => "select",
            Command::Extend(step) => step_name(step),
            Command::SelectFrom => "select-from-here",
            Command::AddQuotation => "add-quotation",
            Command::RemoveArticle => "remove-article",
            Command::Changes => "changes",
            Command::UndoThis => "undo-this",
            Command::Sources => "sources",
            Command::RemoveSource => "remove-source",
            Command::RemoveSourceAndArticles => "remove-source-and-articles",
            Command::History => "history",
            Command::Quotations => "quotations",
            Command::Voices => "voices",
            Command::TurnGrouping(Direction::Next) => "next-grouping",
            Command::TurnGrouping(Direction::Previous) => "previous-grouping",
            Command::Narrow => "narrow",
            Command::SortQuotations => "sort-quotations",
            Command::Undo => "undo",
            Command::Redo => "redo",
            Command::Dossier => "dossier",
            Command::Back => "back",
            Command::Forward => "forward",
            Command::Jumps => "jumps",
            Command::Star => "star",
            Command::ToggleRead => "toggle-read",
            Command::Export => "export",
            Command::AcceptName => "accept-name",
            Command::Copy(Form::Text) => "copy",
            Command::Copy(Form::Markdown) => "copy-markdown",
            Command::Links => "links",
            Command::Browse => "browse",
            Command::Edit => "edit",
            Command::Palette => "palette",
            Command::Accept => "accept",
            Command::Decline => "decline",
            Command::Refresh => "refresh",
            Command::FetchPage => "fetch-page",
            Command::Measure(Direction::Next) => "wider",
            Command::Measure(Direction::Previous) => "narrower",
            Command::Justify => "justify",
            Command::Theme => "theme",
            Command::KeepTheme => "keep-theme",
            Command::Mouse => "mouse",
            Command::Count => "count",
            Command::ClearFilter => "clear-filter",
            Command::Escape => "escape",
            Command::Zoom => "zoom",
            Command::Help => "help",
            Command::SearchHelp => "search-help",
            Command::Write => "write",
            Command::Redraw => "redraw",
            Command::Suspend => "suspend",
            Command::Quit => "quit",
        }
    }
}

impl Command {
    /// Returns what it is called in other programs, to be typed whole: it is meant then, whatever else
    /// begins so.
    pub(crate) fn aliases(self) -> &'static [&'static str] {
        match self {
            Command::Quit => &["q", "q!", "qa", "wq", "x"],
            Command::Write => &["w"],
            _ => &[],
        }
    }

    /// Returns other words by which users look for it, as other programs call it.
    pub(crate) fn keywords(self) -> &'static str {
        match self {
            Command::Order => "sort arrange newest oldest",
            Command::Reject => "delete remove wrong",
            Command::Searches => "queries saved",
            Command::ClearFilter => "reset remove everybody",
            Command::Back => "return previous place",
            Command::FindSpeaker => "speakers people only",
            Command::Attribute => "fix speaker wrong name",
            Command::MoveEnd(_) => "extend end word span boundary",
            Command::Quit => "exit close leave",
            Command::Theme => "colours colors dark light",
            Command::Star => "favourite bookmark keep",
            Command::ToggleRead | Command::MarkAllRead => "unread seen",
            Command::Dossier => "all quotes person",
            Command::Voices => "count statistics chart most quoted",
            Command::Copy(_) => "yank clipboard citation",
            Command::Browse | Command::Links => "browser open url address",
            Command::Refresh => "update reload fetch",
            Command::FetchPage => "download web summary full text",
            Command::Export => "save write file download",
            Command::Write => "save keep store",
            Command::Why => "explain reason confidence",
            Command::Zoom => "fullscreen wide",
            Command::Search | Command::Find => "find look",
            Command::Help => "keys manual",
            Command::Merge => "join same combine",
            Command::Split => "separate other",
            Command::Rename => "call name spelling",
            Command::Retype => "person organization place group unnamed kind",
            Command::RemoveArticle => "delete throw away trash",
            Command::Sources => "feeds subscriptions unsubscribe delete remove watched",
            Command::Check => "verify confirm dispute doubt mark fact",
            Command::Note => "comment annotate remark",
            Command::Changes => "log corrections journal",
            Command::Undo => "revert take back",
            Command::Redo => "again repeat",
            Command::History => "versions diff compare edits",
            Command::Quotations => "list all quotes",
            Command::Jumps => "places visited",
            Command::SwitchScope => "library everybody people",
            Command::Acts => "topics thoughts hide show",
            Command::CorrectAct => "topic thought said kind",
            Command::AddQuotation | Command::Select => "new mark missing",
            Command::Measure(_) => "margin columns width",
            Command::Justify => "align ragged",
            _ => "",
        }
    }
}

/// Returns the name of the command that extends the selection by a step.
fn step_name(step: Step) -> &'static str {
    match step {
        Step::Right => "next-character",
        Step::Left => "previous-character",
        Step::NextWord => "next-word",
        Step::PreviousWord => "previous-word",
        Step::EndOfWord => "end-of-word",
    }
}

fn motion_name(motion: Motion) -> &'static str {
    match motion {
        Motion::Down => "down",
        Motion::Up => "up",
        Motion::HalfPageDown => "half-page-down",
        Motion::HalfPageUp => "half-page-up",
        Motion::PageDown => "page-down",
        Motion::PageUp => "page-up",
        Motion::Top => "top",
        Motion::Bottom => "bottom",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use crate::ui::commands::key_table::BINDINGS;

    #[test]
    fn no_two_commands_have_one_name() {
        let mut named = HashMap::new();
        for command in BINDINGS.iter().map(|binding| binding.command) {
            for name in command.aliases().iter().chain([&command.name()]) {
                let known = named.insert(*name, command);
                assert!(known.is_none_or(|known| known == command), "{command:?}");
            }
        }
    }
}
