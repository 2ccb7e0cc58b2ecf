//! Lists the commands that the user can give.

use crate::app::Direction;
use crate::ui::commands::copy_form::Form;
use crate::ui::commands::motion::Motion;
use crate::ui::commands::motion::Step;
use crate::ui::commands::pane::Pane;

/// A command that the user can give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Command {
    /// The keys go to the pane beside this one.
    TurnTo(Direction),
    /// The keys go to this pane.
    Focus(Pane),
    /// Scroll, or choose another row.
    Move(Motion),
    /// Go to the paragraph after or before the first in sight.
    Paragraph(Direction),
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
    /// Show what was said; also what was spoken about; also what was thought.
    Acts,
    /// Go to the quotation after or before the current one.
    Quotation(Direction),
    /// Go to the article after or before this one.
    Article(Direction),
    /// Go to the unread article after or before this one.
    Unread(Direction),
    /// Mark all articles of the list as read.
    MarkAllRead,
    /// Choose the order of the list of articles.
    Order,
    /// Look for articles in the whole library.
    Find,
    /// Keep the list of articles as what is typed narrows it.
    KeepFind,
    /// Put in what could stand at the end of what is typed.
    Complete,
    /// Put in the end of a path.
    CompletePath,
    /// Type again what was typed before, or after that.
    Recall(Direction),
    /// Keep the search of the whole library under a name.
    SaveSearch,
    /// List the saved searches.
    Searches,
    /// Delete the chosen one.
    DeleteSearch,
    /// Look for words in the text.
    Search,
    /// Take what is typed as what is looked for.
    KeepSearch,
    /// Look for a regular expression, or for words.
    SwitchSearch,
    /// Go to the match after or before the current one.
    Match(Direction),
    /// Look for a speaker by name.
    FindSpeaker,
    /// Filter by the speaker found, and go to their first words.
    AcceptSpeaker,
    /// Mark the speaker found, to filter by several.
    MarkSpeaker,
    /// Erase the last character typed.
    EraseCharacter,
    /// Erase the last word typed.
    EraseWord,
    /// Erase all that was typed.
    EraseLine,
    /// Say why the current quotation is held to be one, and whose.
    Why,
    /// Move the end of the current quotation a word on or back.
    MoveEnd(Direction),
    /// Say that the current quotation has the words that are selected.
    Delimit,
    /// Say whose the current quotation is.
    Attribute,
    /// Say which act the current quotation reports.
    CorrectAct,
    /// Say that the current quotation is none.
    Reject,
    /// Say that the current quotation is checked; disputed; neither.
    Check,
    /// Write a note on the current quotation.
    Note,
    /// Say that a speaker is the same as another.
    Merge,
    /// Say that one name of a speaker is somebody else's.
    Split,
    /// Give a speaker another name.
    Rename,
    /// Say of what type a speaker is.
    Retype,
    /// Begin to select text.
    Select,
    /// Move the end of what is selected along the line.
    Extend(Step),
    /// Make the selection begin here.
    SelectFrom,
    /// Say that what is selected is a quotation.
    AddQuotation,
    /// Take the article out of the library.
    RemoveArticle,
    /// List what the user corrected, checked and removed.
    Changes,
    /// Take back the chosen one of these.
    UndoThis,
    /// List the sources.
    Sources,
    /// Give the chosen source up.
    RemoveSource,
    /// Give the chosen source up, and take its articles out.
    RemoveSourceAndArticles,
    /// Show how the article changed.
    History,
    /// List quotations instead of articles.
    Quotations,
    /// Show who is quoted how much.
    Voices,
    /// Put the voices together by something else.
    TurnGrouping(Direction),
    /// Narrow the open list of quotations.
    Narrow,
    /// Sort the open list of quotations otherwise.
    SortQuotations,
    /// Take back the last correction.
    Undo,
    /// Make the last correction again that was taken back.
    Redo,
    /// Show all that a speaker said, over all articles.
    Dossier,
    /// Go back to where the user jumped from.
    Back,
    /// Go again to where the user came back from.
    Forward,
    /// List the places that the user has jumped from.
    Jumps,
    /// Star the article, or take its star away.
    Star,
    /// Mark the article as unread, or one that is unread as read.
    ToggleRead,
    /// Write the open article, or all that the list shows, to a file.
    Export,
    /// Take what is typed as the name.
    AcceptName,
    /// Copy the current quotation with its citation.
    Copy(Form),
    /// List where the article leads.
    Links,
    /// Open the chosen address in the browser.
    Browse,
    /// Open the article's file in the user's editor.
    Edit,
    /// Look for a command by name.
    Palette,
    /// Add a digit to the number of times that the next motion is to be made.
    Count,
    /// Wider or narrower lines of text.
    Measure(Direction),
    /// Lines that are filled to the measure, or ragged ones.
    Justify,
    /// The next theme.
    Theme,
    /// Write the theme into the settings.
    KeepTheme,
    /// Give the mouse to the terminal, or take it back.
    Mouse,
    /// Do with the chosen line of what is open what is to be done with it.
    Accept,
    /// Say no where something is asked: go on without it, or leave all as it is.
    Decline,
    /// Show everybody's quotations again.
    ClearFilter,
    /// Close what is open, else clear the filter.
    Escape,
    /// The text alone, and back.
    Zoom,
    /// Look at the sources of the library again.
    Refresh,
    /// Fetch the page of the article, of which there is only a summary.
    FetchPage,
    /// Show or close the help.
    Help,
    /// Show only the lines of the help that have certain words.
    SearchHelp,
    /// Tell that all is kept already, as users of other programs ask for it.
    Write,
    /// Draw the whole screen anew.
    Redraw,
    /// Give the terminal back to the shell until it asks us to go on.
    Suspend,
    /// End the program.
    Quit,
}
