//! Lists the keys of every command.

use crate::app::Direction;
use crate::ui::commands::command::Command;
use crate::ui::commands::copy_form::Form;
use crate::ui::commands::key::Key;
use crate::ui::commands::motion::Motion;
use crate::ui::commands::motion::Step;
use crate::ui::commands::pane::Pane;
use crate::ui::commands::scope::Scope;

/// One line of the table.
#[derive(Debug)]
pub(crate) struct Binding {
    /// The scope in which the keys have this meaning.
    pub(crate) scope: Scope,
    /// The keys, each for itself; the first is the one that hints show.
    pub(crate) keys: &'static [Key],
    /// The command of the keys.
    pub(crate) command: Command,
    /// The text for the help page.
    pub(crate) help: &'static str,
    /// A word for the footer; empty where the footer does not mention it.
    pub(crate) hint: &'static str,
}

const fn bind(
    scope: Scope,
    keys: &'static [Key],
    command: Command,
    help: &'static str,
    hint: &'static str,
) -> Binding {
    Binding { scope, keys, command, help, hint }
}

/// The table.
#[rustfmt::skip]
pub(crate) static BINDINGS: &[Binding] = &[
    bind(Scope::Anywhere, &[Key::Tab], Command::TurnTo(Direction::Next), "next pane", ""),
    bind(Scope::Anywhere, &[Key::BackTab], Command::TurnTo(Direction::Previous), "previous pane", ""),
    bind(Scope::Anywhere, &[Key::Char('1')], Command::Focus(Pane::Articles), "to the articles", ""),
    bind(Scope::Anywhere, &[Key::Char('2')], Command::Focus(Pane::Text), "to the text", ""),
    bind(Scope::Anywhere, &[Key::Char('3')], Command::Focus(Pane::Speakers), "to the speakers", ""),
    bind(Scope::Anywhere, &[Key::Char('j'), Key::Down], Command::Move(Motion::Down), "line or row down", ""),
    bind(Scope::Anywhere, &[Key::Char('k'), Key::Up], Command::Move(Motion::Up), "line or row up", ""),
    bind(Scope::Anywhere, &[Key::Ctrl('d')], Command::Move(Motion::HalfPageDown), "half a page down", ""),
    bind(Scope::Anywhere, &[Key::Ctrl('u')], Command::Move(Motion::HalfPageUp), "half a page up", ""),
    bind(Scope::Anywhere, &[Key::PageDown, Key::Ctrl('f')], Command::Move(Motion::PageDown), "page down", ""),
    bind(Scope::Anywhere, &[Key::PageUp, Key::Ctrl('b')], Command::Move(Motion::PageUp), "page up", ""),
    bind(Scope::Anywhere, &[Key::Char('g'), Key::Home], Command::Move(Motion::Top), "top", ""),
    bind(Scope::Anywhere, &[Key::Char('G'), Key::End], Command::Move(Motion::Bottom), "bottom", ""),
    bind(Scope::Anywhere, &[Key::Char('n')], Command::Quotation(Direction::Next), "next quotation, also in the next article; or match", "next"),
    bind(Scope::Anywhere, &[Key::Char('N')], Command::Quotation(Direction::Previous), "previous quotation, or match", ""),
    bind(Scope::Anywhere, &[Key::Char(']')], Command::Article(Direction::Next), "next article", ""),
    bind(Scope::Anywhere, &[Key::Char('[')], Command::Article(Direction::Previous), "previous article", ""),
    bind(Scope::Anywhere, &[Key::Char('J')], Command::Unread(Direction::Next), "next unread article", ""),
    bind(Scope::Anywhere, &[Key::Char('K')], Command::Unread(Direction::Previous), "previous unread article", ""),
    bind(Scope::Anywhere, &[Key::Char('O')], Command::Order, "sort the articles: by date, outlet, title, unread …", ""),
    bind(Scope::Anywhere, &[], Command::MarkAllRead, "mark all articles of the list as read", ""),
    bind(Scope::Anywhere, &[Key::Char('/')], Command::Search, "search this text as you type", "search"),
    bind(Scope::Anywhere, &[Key::Char('S')], Command::Searches, "saved searches, to run one again", ""),
    bind(Scope::Anywhere, &[], Command::SaveSearch, "save the search of all articles under a name", ""),
    bind(Scope::Anywhere, &[Key::Char('i')], Command::Why, "why: cue, source, the way to the name", "why"),
    bind(Scope::Anywhere, &[Key::Char('d')], Command::Dossier, "dossier: all that this speaker said, over all articles", "dossier"),
    bind(Scope::Anywhere, &[Key::Backspace, Key::Ctrl('o')], Command::Back, "back to where you jumped from, also in another article", ""),
    bind(Scope::Anywhere, &[Key::AltRight, Key::Ctrl('i')], Command::Forward, "forward again", ""),
    bind(Scope::Anywhere, &[], Command::Jumps, "places you jumped from, to go back to one", ""),
    bind(Scope::Anywhere, &[Key::Char('s')], Command::Star, "star this article, or take its star away", ""),
    bind(Scope::Anywhere, &[Key::Char('U')], Command::ToggleRead, "mark this article as unread, or as read", ""),
    bind(Scope::Anywhere, &[Key::Char('y')], Command::Copy(Form::Text), "copy the quotation with its citation", "copy"),
    bind(Scope::Anywhere, &[Key::Char('Y')], Command::Copy(Form::Markdown), "the same as Markdown", ""),
    bind(Scope::Anywhere, &[Key::Char('o')], Command::Links, "links of this article, and its address", ""),
    bind(Scope::Anywhere, &[Key::Char('e')], Command::Edit, "open its file in your editor", ""),
    bind(Scope::Anywhere, &[Key::Char('f')], Command::FindSpeaker, "filter by a speaker, found by name", "filter"),
    bind(Scope::Anywhere, &[Key::Char('F')], Command::ClearFilter, "clear the filter", ""),
    bind(Scope::Anywhere, &[Key::Char('A')], Command::SwitchScope, "speakers of this article, or of all", "all speakers"),
    bind(Scope::Anywhere, &[Key::Char('t')], Command::Acts, "what was said; and topics; and thoughts", ""),
    bind(Scope::Anywhere, &[Key::Char('z')], Command::Zoom, "the text alone, and back", "zoom"),
    bind(Scope::Anywhere, &[Key::Char('r')], Command::Attribute, "correct whose the quotation is", "correct"),
    bind(Scope::Anywhere, &[Key::Char('x')], Command::Reject, "correct: this is no quotation", ""),
    bind(Scope::Anywhere, &[Key::Char('X')], Command::CorrectAct, "correct: said, topic, thought or none", ""),
    bind(Scope::Anywhere, &[Key::Char('>')], Command::MoveEnd(Direction::Next), "correct: the quotation has a word more", ""),
    bind(Scope::Anywhere, &[Key::Char('<')], Command::MoveEnd(Direction::Previous), "correct: the quotation has a word less", ""),
    bind(Scope::Anywhere, &[Key::Char('c')], Command::Check, "checked; disputed; neither", ""),
    bind(Scope::Anywhere, &[Key::Char('C')], Command::Note, "note on the quotation; empty takes it away", ""),
    bind(Scope::Anywhere, &[Key::Char('D')], Command::RemoveArticle, "remove this article; u brings it back", ""),
    bind(Scope::Anywhere, &[], Command::Changes, "log of what you corrected, checked, removed; undo any", ""),
    bind(Scope::Anywhere, &[], Command::Sources, "feeds, pages, directories: read again, remove", ""),
    bind(Scope::Anywhere, &[Key::Char('H')], Command::History, "history: what changed in this article, by word", ""),
    bind(Scope::Anywhere, &[Key::Char('Q')], Command::Quotations, "list of quotations, of the filter and the search", ""),
    bind(Scope::Anywhere, &[Key::Char('V')], Command::Voices, "voices: who is quoted how often", ""),
    bind(Scope::Anywhere, &[Key::Char('v')], Command::Select, "select text by keys, to add it", ""),
    bind(Scope::Anywhere, &[Key::Char('M')], Command::Merge, "merge this speaker into another", ""),
    bind(Scope::Anywhere, &[], Command::Split, "one name of this speaker is somebody else’s", ""),
    bind(Scope::Anywhere, &[], Command::Rename, "call this speaker something else", ""),
    bind(Scope::Anywhere, &[], Command::Retype, "correct: person, organization, place, group, unnamed", ""),
    bind(Scope::Anywhere, &[Key::Char('u')], Command::Undo, "undo the last correction or check", ""),
    bind(Scope::Anywhere, &[Key::Ctrl('r')], Command::Redo, "make it again", ""),
    bind(Scope::Anywhere, &[Key::Char('R')], Command::Refresh, "look at the sources of the library again", ""),
    bind(Scope::Anywhere, &[Key::Char('W')], Command::FetchPage, "fetch the page of a summary", ""),
    bind(Scope::Anywhere, &[Key::Char('E')], Command::Export, "export this article; from the list, all it shows", ""),
    bind(Scope::Anywhere, &[Key::Char('+')], Command::Measure(Direction::Next), "wider lines of text", ""),
    bind(Scope::Anywhere, &[Key::Char('-')], Command::Measure(Direction::Previous), "narrower lines of text", ""),
    bind(Scope::Anywhere, &[], Command::Justify, "lines filled to the measure, or ragged", ""),
    bind(Scope::Anywhere, &[Key::Char('T')], Command::Theme, "next theme", ""),
    bind(Scope::Anywhere, &[], Command::KeepTheme, "write this theme into config.toml", ""),
    bind(Scope::Anywhere, &[Key::Char('m')], Command::Mouse, "give the mouse to the terminal, and back", ""),
    bind(Scope::Anywhere, &[Key::Char(':'), Key::Ctrl('p')], Command::Palette, "find a command by name", "commands"),
    bind(Scope::Anywhere, &[Key::Char('4'), Key::Char('5'), Key::Char('6'), Key::Char('7'), Key::Char('8'), Key::Char('9'), Key::Char('0')], Command::Count, "how often: 5n, 40j, 012j (1 2 3 first are panes)", ""),
    bind(Scope::Anywhere, &[Key::Esc], Command::Escape, "close what is open, end the search, clear the filter", ""),
    bind(Scope::Anywhere, &[Key::Char('?')], Command::Help, "this help", "help"),
    bind(Scope::Anywhere, &[], Command::Write, "all is kept at once: nothing need be saved", ""),
    bind(Scope::Anywhere, &[Key::Char('q')], Command::Quit, "quit", "quit"),

    bind(Scope::Articles, &[Key::Enter], Command::OpenArticle, "read this article", "read"),
    bind(Scope::Articles, &[Key::Char('/')], Command::Find, "search all articles as you type", "search all"),

    bind(Scope::Text, &[Key::Char(' ')], Command::Move(Motion::PageDown), "page down", ""),
    bind(Scope::Text, &[Key::Char('}')], Command::Paragraph(Direction::Next), "next paragraph", ""),
    bind(Scope::Text, &[Key::Char('{')], Command::Paragraph(Direction::Previous), "previous paragraph", ""),

    bind(Scope::Speakers, &[Key::Enter], Command::OpenSpeaker, "filter by this speaker, go to their first words", "filter"),
    bind(Scope::Speakers, &[Key::Char(' ')], Command::ToggleSpeaker, "add to or take from the filter", "add"),
    bind(Scope::Speakers, &[Key::Char('/')], Command::FindSpeaker, "filter by a speaker, found by name", ""),
    bind(Scope::Speakers, &[Key::Right, Key::Char('l')], Command::Unfold, "unfold the speaker’s quotations in this article", "unfold"),
    bind(Scope::Speakers, &[Key::Left, Key::Char('h')], Command::Fold, "fold them", ""),

    bind(Scope::Prompt, &[Key::Enter], Command::AcceptSpeaker, "take this one", "take"),
    bind(Scope::Prompt, &[Key::Tab], Command::MarkSpeaker, "mark this one; of a correction: all like it", "several"),
    bind(Scope::Prompt, &[Key::Down, Key::Ctrl('n')], Command::Move(Motion::Down), "next match", "choose"),
    bind(Scope::Prompt, &[Key::Ctrl('p')], Command::Move(Motion::Up), "previous match", ""),
    bind(Scope::Prompt, &[Key::Up], Command::Recall(Direction::Previous), "previous match; at the top, what was typed before", ""),
    bind(Scope::Prompt, &[Key::PageDown], Command::Move(Motion::PageDown), "page down", ""),
    bind(Scope::Prompt, &[Key::PageUp], Command::Move(Motion::PageUp), "page up", ""),

    bind(Scope::Menu, &[Key::Char('j')], Command::Move(Motion::Down), "line down", ""),
    bind(Scope::Menu, &[Key::Char('k')], Command::Move(Motion::Up), "line up", ""),

    bind(Scope::Naming, &[Key::Enter], Command::AcceptName, "take this name", "take"),
    bind(Scope::Naming, &[Key::Tab], Command::CompletePath, "complete the path of a file", "complete"),
    bind(Scope::Naming, &[Key::Up], Command::Recall(Direction::Previous), "what was typed before", ""),
    bind(Scope::Naming, &[Key::Down], Command::Recall(Direction::Next), "what was typed after that", ""),

    bind(Scope::Find, &[Key::Enter], Command::KeepFind, "keep the list as it is; Esc in it shows all", "keep"),
    bind(Scope::Find, &[Key::Tab], Command::Complete, "complete a field or its value", "complete"),
    bind(Scope::Find, &[Key::Ctrl('s')], Command::SaveSearch, "save it under a name", "save"),
    bind(Scope::Find, &[Key::Ctrl('n')], Command::Move(Motion::Down), "next article found", ""),
    bind(Scope::Find, &[Key::Ctrl('p')], Command::Move(Motion::Up), "previous article found", ""),
    bind(Scope::Find, &[Key::Up], Command::Recall(Direction::Previous), "the same; with nothing typed, what was before", ""),
    bind(Scope::Find, &[Key::Down], Command::Recall(Direction::Next), "next article found, or what was typed after that", ""),
    bind(Scope::Find, &[Key::PageDown], Command::Move(Motion::PageDown), "page down", ""),
    bind(Scope::Find, &[Key::PageUp], Command::Move(Motion::PageUp), "page up", ""),

    bind(Scope::Search, &[Key::Enter], Command::KeepSearch, "keep the search: n and N go on; alone, the last again", "keep"),
    bind(Scope::Search, &[Key::Ctrl('n')], Command::Match(Direction::Next), "next match", ""),
    bind(Scope::Search, &[Key::Ctrl('p')], Command::Match(Direction::Previous), "previous match", ""),
    bind(Scope::Search, &[Key::Up], Command::Recall(Direction::Previous), "the same; with nothing typed, what was before", ""),
    bind(Scope::Search, &[Key::Down], Command::Recall(Direction::Next), "next match, or what was typed after that", ""),
    bind(Scope::Search, &[Key::Ctrl('r'), Key::Alt('r')], Command::SwitchSearch, "a regular expression, or words", "regex"),

    bind(Scope::Selecting, &[Key::Char('a'), Key::Enter], Command::AddQuotation, "make it a quotation", "add"),
    bind(Scope::Selecting, &[Key::Char('=')], Command::Delimit, "correct: these are the chosen quotation’s words", ""),
    bind(Scope::Selecting, &[Key::Char('y')], Command::Copy(Form::Text), "copy it as it stands in the text", "copy"),
    bind(Scope::Selecting, &[Key::Char('l'), Key::Right], Command::Extend(Step::Right), "a character on", ""),
    bind(Scope::Selecting, &[Key::Char('h'), Key::Left], Command::Extend(Step::Left), "a character back", ""),
    bind(Scope::Selecting, &[Key::Char('w')], Command::Extend(Step::NextWord), "a word on", "word"),
    bind(Scope::Selecting, &[Key::Char('b')], Command::Extend(Step::PreviousWord), "a word back", ""),
    bind(Scope::Selecting, &[Key::Char('e')], Command::Extend(Step::EndOfWord), "to the end of a word", ""),
    bind(Scope::Selecting, &[Key::Char('j'), Key::Down], Command::Move(Motion::Down), "line down", "line"),
    bind(Scope::Selecting, &[Key::Char('k'), Key::Up], Command::Move(Motion::Up), "line up", ""),
    bind(Scope::Selecting, &[Key::PageDown], Command::Move(Motion::PageDown), "page down", ""),
    bind(Scope::Selecting, &[Key::PageUp], Command::Move(Motion::PageUp), "page up", ""),
    bind(Scope::Selecting, &[Key::Char('g'), Key::Home], Command::Move(Motion::Top), "top", ""),
    bind(Scope::Selecting, &[Key::Char('G'), Key::End], Command::Move(Motion::Bottom), "bottom", ""),
    bind(Scope::Selecting, &[Key::Char('v'), Key::Char(' ')], Command::SelectFrom, "begin here", "begin here"),
    bind(Scope::Selecting, &[Key::Esc, Key::Char('q')], Command::Escape, "leave off", "leave off"),
    bind(Scope::Selecting, &[Key::Char('?')], Command::Help, "this help", "help"),

    bind(Scope::Typing, &[Key::Backspace, Key::Ctrl('h')], Command::EraseCharacter, "erase a character", ""),
    bind(Scope::Typing, &[Key::Ctrl('w')], Command::EraseWord, "erase a word", ""),
    bind(Scope::Typing, &[Key::Ctrl('u')], Command::EraseLine, "erase all", ""),
    bind(Scope::Typing, &[Key::Esc], Command::Escape, "close", "close"),

    bind(Scope::Why, &[Key::Enter], Command::Accept, "go to this place in the text", "go there"),

    bind(Scope::Links, &[Key::Enter], Command::Accept, "copy the address", "copy"),
    bind(Scope::Links, &[Key::Char('o')], Command::Browse, "open it in the browser", "open in browser"),

    bind(Scope::Jumps, &[Key::Enter], Command::Accept, "go to this place", "go there"),

    bind(Scope::Dossier, &[Key::Enter], Command::Accept, "go to it in its article; Backspace comes back", "go there"),
    bind(Scope::Dossier, &[Key::Char('y')], Command::Copy(Form::Text), "copy it with its citation", "copy"),
    bind(Scope::Dossier, &[Key::Char('Y')], Command::Copy(Form::Markdown), "the same as Markdown", ""),
    bind(Scope::Dossier, &[Key::Char('c')], Command::Check, "checked; disputed; neither", "check"),
    bind(Scope::Dossier, &[Key::Char('C')], Command::Note, "note on it", ""),
    bind(Scope::Dossier, &[Key::Char('/')], Command::Narrow, "narrow: words, kind: act: is: sure: …", "narrow"),
    bind(Scope::Dossier, &[Key::Char('O')], Command::SortQuotations, "sort by date, speaker, outlet, sureness", "sort"),
    bind(Scope::Dossier, &[Key::Char('E')], Command::Export, "export just these", "export"),
    bind(Scope::Dossier, &[Key::Char('u')], Command::Undo, "undo the last correction or check", ""),
    bind(Scope::Dossier, &[Key::Char('t')], Command::Acts, "what was said; and topics; and thoughts", ""),
    bind(Scope::Dossier, &[Key::Ctrl('d')], Command::Move(Motion::HalfPageDown), "half a page down", ""),
    bind(Scope::Dossier, &[Key::Ctrl('u')], Command::Move(Motion::HalfPageUp), "half a page up", ""),

    bind(Scope::Voices, &[Key::Enter], Command::Accept, "list these quotations", "list"),
    bind(Scope::Voices, &[Key::Tab, Key::Right, Key::Char('l')], Command::TurnGrouping(Direction::Next), "by type, outlet, month, kind, act, relay", "by what"),
    bind(Scope::Voices, &[Key::BackTab, Key::Left, Key::Char('h')], Command::TurnGrouping(Direction::Previous), "the other way round", ""),
    bind(Scope::Voices, &[Key::Char('t')], Command::Acts, "what was said; and topics; and thoughts", ""),
    bind(Scope::Voices, &[Key::Ctrl('d')], Command::Move(Motion::HalfPageDown), "half a page down", ""),
    bind(Scope::Voices, &[Key::Ctrl('u')], Command::Move(Motion::HalfPageUp), "half a page up", ""),

    bind(Scope::Changes, &[Key::Char('u'), Key::Delete], Command::UndoThis, "undo this one", "undo this"),
    bind(Scope::Changes, &[Key::Enter], Command::Accept, "go to its article", "go there"),
    bind(Scope::Changes, &[Key::Ctrl('r')], Command::Redo, "make the one again that was undone last", ""),
    bind(Scope::Sources, &[Key::Enter, Key::Char('R')], Command::Accept, "read it again", "read again"),
    bind(Scope::Sources, &[Key::Char('x'), Key::Delete], Command::RemoveSource, "give it up; asks first; its articles stay", "give up"),
    bind(Scope::Sources, &[Key::Char('X')], Command::RemoveSourceAndArticles, "give it up and remove its articles; asks first", "with articles"),
    bind(Scope::Sources, &[Key::Char('u')], Command::Undo, "undo that", "undo"),

    bind(Scope::History, &[Key::Ctrl('d')], Command::Move(Motion::HalfPageDown), "half a page down", ""),
    bind(Scope::History, &[Key::Ctrl('u')], Command::Move(Motion::HalfPageUp), "half a page up", ""),

    bind(Scope::Palette, &[Key::Enter], Command::Accept, "do it", "do it"),
    bind(Scope::Palette, &[Key::Down, Key::Ctrl('n')], Command::Move(Motion::Down), "next match", ""),
    bind(Scope::Palette, &[Key::Ctrl('p')], Command::Move(Motion::Up), "previous match", ""),
    bind(Scope::Palette, &[Key::Up], Command::Recall(Direction::Previous), "previous match; at the top, what was typed before", ""),
    bind(Scope::Palette, &[Key::PageDown], Command::Move(Motion::PageDown), "page down", ""),
    bind(Scope::Palette, &[Key::PageUp], Command::Move(Motion::PageUp), "page up", ""),

    bind(Scope::Searches, &[Key::Enter], Command::Accept, "search for that", "search"),
    bind(Scope::Searches, &[Key::Delete, Key::Ctrl('x')], Command::DeleteSearch, "delete it; u brings it back", "delete"),
    bind(Scope::Searches, &[Key::Down, Key::Ctrl('n')], Command::Move(Motion::Down), "next match", ""),
    bind(Scope::Searches, &[Key::Up, Key::Ctrl('p')], Command::Move(Motion::Up), "previous match", ""),
    bind(Scope::Searches, &[Key::PageDown], Command::Move(Motion::PageDown), "page down", ""),
    bind(Scope::Searches, &[Key::PageUp], Command::Move(Motion::PageUp), "page up", ""),

    bind(Scope::Question, &[Key::Enter, Key::Char('y')], Command::Accept, "do it", "do it"),
    bind(Scope::Question, &[Key::Char('n')], Command::Decline, "no: go on without, or leave all as it is", "without"),
    bind(Scope::Question, &[Key::Esc, Key::Char('q')], Command::Escape, "leave all as it is", "leave it"),

    bind(Scope::List, &[Key::Char('j'), Key::Down, Key::Tab], Command::Move(Motion::Down), "line down", ""),
    bind(Scope::List, &[Key::Char('k'), Key::Up, Key::BackTab], Command::Move(Motion::Up), "line up", ""),
    bind(Scope::List, &[Key::PageDown, Key::Char(' '), Key::Ctrl('f')], Command::Move(Motion::PageDown), "page down", ""),
    bind(Scope::List, &[Key::PageUp, Key::Ctrl('b')], Command::Move(Motion::PageUp), "page up", ""),
    bind(Scope::List, &[Key::Char('g'), Key::Home], Command::Move(Motion::Top), "top", ""),
    bind(Scope::List, &[Key::Char('G'), Key::End], Command::Move(Motion::Bottom), "bottom", ""),
    bind(Scope::List, &[Key::Esc, Key::Char('q')], Command::Escape, "close", "close"),

    bind(Scope::Help, &[Key::Char('j'), Key::Down], Command::Move(Motion::Down), "line down", ""),
    bind(Scope::Help, &[Key::Char('k'), Key::Up], Command::Move(Motion::Up), "line up", ""),
    bind(Scope::Help, &[Key::PageDown, Key::Char(' '), Key::Ctrl('f')], Command::Move(Motion::PageDown), "page down", ""),
    bind(Scope::Help, &[Key::PageUp, Key::Ctrl('b')], Command::Move(Motion::PageUp), "page up", ""),
    bind(Scope::Help, &[Key::Ctrl('d')], Command::Move(Motion::HalfPageDown), "half a page down", ""),
    bind(Scope::Help, &[Key::Ctrl('u')], Command::Move(Motion::HalfPageUp), "half a page up", ""),
    bind(Scope::Help, &[Key::Char('g'), Key::Home], Command::Move(Motion::Top), "top", ""),
    bind(Scope::Help, &[Key::Char('G'), Key::End], Command::Move(Motion::Bottom), "bottom", ""),
    bind(Scope::Help, &[Key::Char('/')], Command::SearchHelp, "only the lines with what is typed", "search"),
    bind(Scope::Help, &[Key::Esc], Command::Escape, "close, as any other key", "close"),

    bind(Scope::HelpSearch, &[Key::Enter], Command::Accept, "keep these lines; Esc shows all", "keep"),
    bind(Scope::HelpSearch, &[Key::Down, Key::PageDown], Command::Move(Motion::PageDown), "page down", ""),
    bind(Scope::HelpSearch, &[Key::Up, Key::PageUp], Command::Move(Motion::PageUp), "page up", ""),

    bind(Scope::Always, &[Key::Ctrl('l')], Command::Redraw, "draw the screen anew", ""),
    bind(Scope::Always, &[Key::Ctrl('z')], Command::Suspend, "back to the shell for a while", ""),
    bind(Scope::Always, &[Key::Ctrl('c')], Command::Quit, "quit", ""),
];
