//! Names the scopes in which keys are pressed, and says which scope lies in which.

/// The scope in which a key is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Scope {
    /// The articles pane.
    Articles,
    /// The text pane.
    Text,
    /// The speakers pane.
    Speakers,
    /// Any pane, unless the pane has its own meaning for the key.
    Anywhere,
    /// While a speaker's name is typed.
    Prompt,
    /// While one of a few is chosen that have names of the program's own.
    Menu,
    /// While a name is typed, of a file or a search.
    Naming,
    /// While a search of the whole library is typed.
    Find,
    /// While words to be found in the text are typed.
    Search,
    /// While text is selected.
    Selecting,
    /// While anything is typed.
    Typing,
    /// While it is explained why a quotation is held to be one.
    Why,
    /// While the links are listed.
    Links,
    /// While the places that the user has jumped from are listed.
    Jumps,
    /// While all that a speaker said is shown.
    Dossier,
    /// While a command is looked for by name.
    Palette,
    /// While the saved searches are listed.
    Searches,
    /// While the user's changes are listed.
    Changes,
    /// While the sources are listed.
    Sources,
    /// While voices are listed.
    Voices,
    /// While the history of an article is shown.
    History,
    /// While it is asked whether much is to be changed.
    Question,
    /// While something is open with lines to choose from.
    List,
    /// While the help is open.
    Help,
    /// While words are typed that lines of the help are to have.
    HelpSearch,
    /// The keys work whatever is open.
    Always,
}

impl Scope {
    /// All scopes, in the order of the help page.
    pub(crate) const ALL: [Scope; 26] = [
        Scope::Anywhere,
        Scope::Articles,
        Scope::Text,
        Scope::Speakers,
        Scope::Selecting,
        Scope::Find,
        Scope::Search,
        Scope::Prompt,
        Scope::Menu,
        Scope::Naming,
        Scope::Typing,
        Scope::Palette,
        Scope::Searches,
        Scope::Why,
        Scope::Links,
        Scope::Jumps,
        Scope::Dossier,
        Scope::Changes,
        Scope::Sources,
        Scope::Voices,
        Scope::History,
        Scope::Question,
        Scope::List,
        Scope::Help,
        Scope::HelpSearch,
        Scope::Always,
    ];

    /// Returns its heading on the help page.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Scope::Articles => "In Articles",
            Scope::Text => "In Text",
            Scope::Speakers => "In Speakers",
            Scope::Anywhere => "In every pane",
            Scope::Prompt => "While looking for a speaker",
            Scope::Menu => "In a short menu",
            Scope::Naming => "While typing a name",
            Scope::Find => "While searching all articles",
            Scope::Search => "While searching the text",
            Scope::Selecting => "While selecting text",
            Scope::Typing => "While typing",
            Scope::Why => "In “Why?”",
            Scope::Links => "In the links",
            Scope::Jumps => "In the places you jumped from",
            Scope::Dossier => "In a dossier or a list of quotations",
            Scope::Changes => "In your changes",
            Scope::Sources => "In the sources",
            Scope::Voices => "In the voices",
            Scope::History => "In a history",
            Scope::Palette => "While looking for a command",
            Scope::Searches => "In the saved searches",
            Scope::Question => "When asked before much is changed",
            Scope::List => "In all that opens with lines to choose from",
            Scope::Help => "In this help",
            Scope::HelpSearch => "While searching this help",
            Scope::Always => "Always",
        }
    }

    /// Tells whether characters are typed in it.
    pub(crate) fn is_typed(self) -> bool {
        self.chain().contains(&Scope::Typing)
    }

    /// Returns where a key of this scope is looked up, innermost first.
    pub(crate) fn chain(self) -> &'static [Scope] {
        match self {
            Scope::Articles => &[Scope::Articles, Scope::Anywhere, Scope::Always],
            Scope::Text => &[Scope::Text, Scope::Anywhere, Scope::Always],
            Scope::Speakers => &[Scope::Speakers, Scope::Anywhere, Scope::Always],
            Scope::Anywhere => &[Scope::Anywhere, Scope::Always],
            Scope::Prompt => &[Scope::Prompt, Scope::Typing, Scope::Always],
            Scope::Menu => &[Scope::Menu, Scope::Prompt, Scope::Typing, Scope::Always],
            Scope::Naming => &[Scope::Naming, Scope::Typing, Scope::Always],
            Scope::Find => &[Scope::Find, Scope::Typing, Scope::Always],
            Scope::Search => &[Scope::Search, Scope::Typing, Scope::Always],
            Scope::Selecting => &[Scope::Selecting, Scope::Always],
            Scope::Typing => &[Scope::Typing, Scope::Always],
            Scope::Why => &[Scope::Why, Scope::List, Scope::Always],
            Scope::Links => &[Scope::Links, Scope::List, Scope::Always],
            Scope::Jumps => &[Scope::Jumps, Scope::List, Scope::Always],
            Scope::Dossier => &[Scope::Dossier, Scope::List, Scope::Always],
            Scope::Changes => &[Scope::Changes, Scope::List, Scope::Always],
            Scope::Sources => &[Scope::Sources, Scope::List, Scope::Always],
            Scope::Voices => &[Scope::Voices, Scope::List, Scope::Always],
            Scope::History => &[Scope::History, Scope::List, Scope::Always],
            Scope::Palette => &[Scope::Palette, Scope::Typing, Scope::Always],
            Scope::Searches => &[Scope::Searches, Scope::Typing, Scope::Always],
            Scope::Question => &[Scope::Question, Scope::Always],
            Scope::List => &[Scope::List, Scope::Always],
            Scope::HelpSearch => &[Scope::HelpSearch, Scope::Typing, Scope::Always],
            Scope::Help => &[Scope::Help, Scope::Always],
            Scope::Always => &[Scope::Always],
        }
    }
}
