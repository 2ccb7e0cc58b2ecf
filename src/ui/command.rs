//! What the reader can have done, and the table that says with which keys.

use crate::app::Direction;
use crate::ui::keymap::Key;
use crate::ui::keymap::Scope;
use crate::ui::model::Pane;

/// Something the reader can have done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Command {
    /// The keys go to the pane beside this one.
    TurnTo(Direction),
    /// The keys go to this pane.
    Focus(Pane),
    /// Scroll, or choose another row.
    Move(Motion),
    /// Read the chosen article.
    OpenArticle,
    /// Filter by the chosen speaker and go to their first words; on a
    /// quotation, go there.
    OpenSpeaker,
    /// Add the chosen speaker to the filter, or take them from it.
    ToggleSpeaker,
    /// Show the chosen speaker's quotations beneath them.
    Unfold,
    /// Hide them again.
    Fold,
    /// The speakers of this article, or of the library.
    SwitchScope,
    /// Go to the quotation after or before the current one.
    Quotation(Direction),
    /// Go to the article after or before this one.
    Article(Direction),
    /// Look for a speaker by name.
    FindSpeaker,
    /// Filter by the speaker found, and go to their first words.
    AcceptSpeaker,
    /// Erase the last character typed.
    EraseCharacter,
    /// Erase the last word typed.
    EraseWord,
    /// Erase all that was typed.
    EraseLine,
    /// Show everybody's quotations again.
    ClearFilter,
    /// Close what is open, else clear the filter.
    Escape,
    /// The text alone, and back.
    Zoom,
    /// Show or close the help.
    Help,
    /// Give the terminal back to the shell until it asks us to go on.
    Suspend,
    /// End the program.
    Quit,
}

/// How far to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Motion {
    /// One line or row towards the end.
    Down,
    /// One line or row towards the start.
    Up,
    /// Half a page towards the end.
    HalfPageDown,
    /// Half a page towards the start.
    HalfPageUp,
    /// A page towards the end.
    PageDown,
    /// A page towards the start.
    PageUp,
    /// To the start.
    Top,
    /// To the end.
    Bottom,
}

impl Motion {
    /// Where `from` comes to among `0..=last`, where a page is `page` long.
    pub fn apply(self, from: usize, last: usize, page: usize) -> usize {
        let (page, half) = (page.max(1), (page / 2).max(1));
        let to = match self {
            Motion::Down => from.saturating_add(1),
            Motion::Up => from.saturating_sub(1),
            Motion::HalfPageDown => from.saturating_add(half),
            Motion::HalfPageUp => from.saturating_sub(half),
            Motion::PageDown => from.saturating_add(page),
            Motion::PageUp => from.saturating_sub(page),
            Motion::Top => 0,
            Motion::Bottom => last,
        };
        to.min(last)
    }
}

/// One line of the table.
#[derive(Debug)]
pub struct Binding {
    /// Where the keys mean this.
    pub scope: Scope,
    /// The keys, each for itself; the first is the one that hints show.
    pub keys: &'static [Key],
    /// What they mean.
    pub command: Command,
    /// What they do, for the help page.
    pub help: &'static str,
    /// A word for the footer; empty where the footer does not mention it.
    pub hint: &'static str,
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
pub static BINDINGS: &[Binding] = {
    use Command::*;
    use Direction::*;
    use Key::*;
    use Motion::*;
    use Scope::Anywhere;
    &[
        bind(Anywhere, &[Tab], TurnTo(Next), "next pane", ""),
        bind(Anywhere, &[BackTab], TurnTo(Previous), "previous pane", ""),
        bind(Anywhere, &[Char('1')], Focus(Pane::Articles), "to the articles", ""),
        bind(Anywhere, &[Char('2')], Focus(Pane::Text), "to the text", ""),
        bind(Anywhere, &[Char('3')], Focus(Pane::Speakers), "to the speakers", ""),
        bind(Anywhere, &[Char('j'), Down], Move(Motion::Down), "line or row down", ""),
        bind(Anywhere, &[Char('k'), Up], Move(Motion::Up), "line or row up", ""),
        bind(Anywhere, &[Ctrl('d')], Move(HalfPageDown), "half a page down", ""),
        bind(Anywhere, &[Ctrl('u')], Move(HalfPageUp), "half a page up", ""),
        bind(Anywhere, &[PageDown], Move(Motion::PageDown), "page down", ""),
        bind(Anywhere, &[PageUp], Move(Motion::PageUp), "page up", ""),
        bind(Anywhere, &[Char('g'), Home], Move(Top), "top", ""),
        bind(Anywhere, &[Char('G'), End], Move(Bottom), "bottom", ""),
        bind(Anywhere, &[Char('n')], Quotation(Next), "next quotation, also in the next article", "next"),
        bind(Anywhere, &[Char('N')], Quotation(Previous), "previous quotation", ""),
        bind(Anywhere, &[Char(']')], Article(Next), "next article", ""),
        bind(Anywhere, &[Char('[')], Article(Previous), "previous article", ""),
        bind(Anywhere, &[Char('f')], FindSpeaker, "filter by a speaker, found by name", "filter"),
        bind(Anywhere, &[Char('F')], ClearFilter, "clear the filter", ""),
        bind(Anywhere, &[Char('A')], SwitchScope, "speakers of this article, or of all", "all speakers"),
        bind(Anywhere, &[Char('z')], Zoom, "the text alone, and back", "zoom"),
        bind(Anywhere, &[Esc], Escape, "close what is open, else clear the filter", ""),
        bind(Anywhere, &[Char('?')], Help, "this help", "help"),
        bind(Anywhere, &[Char('q')], Quit, "quit", "quit"),

        bind(Scope::Articles, &[Enter], OpenArticle, "read this article", "read"),

        bind(Scope::Text, &[Char(' ')], Move(Motion::PageDown), "page down", ""),

        bind(Scope::Speakers, &[Enter], OpenSpeaker, "filter by this speaker, go to their first words", "filter"),
        bind(Scope::Speakers, &[Char(' ')], ToggleSpeaker, "add to or take from the filter", "add"),
        bind(Scope::Speakers, &[Right, Char('l')], Unfold, "unfold the speaker’s quotations in this article", "unfold"),
        bind(Scope::Speakers, &[Left, Char('h')], Fold, "fold them", ""),

        bind(Scope::Prompt, &[Enter], AcceptSpeaker, "filter by this speaker, go to their first words", "filter"),
        bind(Scope::Prompt, &[Down, Ctrl('n')], Move(Motion::Down), "next match", "choose"),
        bind(Scope::Prompt, &[Up, Ctrl('p')], Move(Motion::Up), "previous match", ""),
        bind(Scope::Prompt, &[PageDown], Move(Motion::PageDown), "page down", ""),
        bind(Scope::Prompt, &[PageUp], Move(Motion::PageUp), "page up", ""),
        bind(Scope::Prompt, &[Backspace, Ctrl('h')], EraseCharacter, "erase a character", ""),
        bind(Scope::Prompt, &[Ctrl('w')], EraseWord, "erase a word", ""),
        bind(Scope::Prompt, &[Ctrl('u')], EraseLine, "erase all", ""),
        bind(Scope::Prompt, &[Esc], Escape, "close", "close"),

        bind(Scope::Help, &[Char('j'), Down], Move(Motion::Down), "line down", ""),
        bind(Scope::Help, &[Char('k'), Up], Move(Motion::Up), "line up", ""),
        bind(Scope::Help, &[PageDown, Char(' ')], Move(Motion::PageDown), "page down", ""),
        bind(Scope::Help, &[PageUp], Move(Motion::PageUp), "page up", ""),
        bind(Scope::Help, &[Esc], Escape, "close, as any other key", "close"),

        bind(Scope::Always, &[Ctrl('z')], Suspend, "back to the shell for a while", ""),
        bind(Scope::Always, &[Ctrl('c')], Quit, "quit", ""),
    ]
};

#[cfg(test)]
mod tests {
    use super::Motion;

    #[test]
    fn motions_stay_inside_the_list() {
        assert_eq!(Motion::Down.apply(4, 4, 3), 4);
        assert_eq!(Motion::Up.apply(0, 4, 3), 0);
        assert_eq!(Motion::PageDown.apply(0, 9, 3), 3);
        assert_eq!(Motion::HalfPageDown.apply(0, 9, 0), 1);
        assert_eq!(Motion::Bottom.apply(2, 9, 3), 9);
    }
}
