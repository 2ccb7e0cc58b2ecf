//! Holds the ends of the help texts: examples, and the exit statuses.

/// The end of the help of `pullquote`.
pub(crate) const READING: &str = "\
Without an INPUT it opens your library; while that is empty, three articles
that come with the program. An INPUT is read, but not kept in the library.

Examples:
  pullquote add stories/          put a directory of articles into the library
  pullquote                       read the library
  pullquote story.txt             read one article
  pullquote stories/              read all articles of a directory
  pullquote feed.xml book.epub    read the articles of feeds, books, mailboxes
  pullquote extract stories/      write who said what, an article a line
  pullquote --plain story.txt     the same without a screen, as text
  pdftotext a.pdf - | pullquote - read what another program writes

Keys:
  Tab, 1 2 3    go to the next pane; to the articles, the text, the speakers
  Enter         on a speaker: only their articles, and to their first words
  n, N          next, previous quotation, on into the next article
  /, i, y       search the text; why it is theirs; copy with citation
  Esc           back; :  commands by name; ?  all keys; q  quit

A file that has the name of a command is read as ./extract.

The library is the file that --library names, else the one in the variable
PULLQUOTE_LIBRARY, else pullquote/library.db among your data
(~/.local/share, or $XDG_DATA_HOME).

Keys, theme and more are set in the file that --config names, else the one in
the variable PULLQUOTE_CONFIG, else pullquote/config.toml in your
configuration (~/.config, or $XDG_CONFIG_HOME). docs/config.md lists all.

Exit status: 0 done; 1 done, but some inputs could not be read or nothing
was found; 2 wrong usage, or nothing could be done.";

/// The end of the help of `pullquote add`.
pub(crate) const ADDING: &str = "\
Plain text, Markdown, HTML, saved pages (MHTML, WARC, web archives), feeds,
lists of feeds and of addresses (OPML, bookmarks, CSV, JSON), EPUB books, mail,
DOCX, ODT, RTF, PDF and captions are told apart by what is in them. The same article from two places is one.
Feeds, pages, files and directories are remembered: `pullquote refresh` takes in
what is new there. Ctrl-C stops and keeps what is done. An article that takes
longer than --budget is kept without its quotations.

Examples:
  pullquote add stories/ clippings.epub inbox.mbox
  pullquote add https://example.org/feed.xml
  pullquote add subscriptions.opml
  pdftotext report.pdf - | pullquote add -

Exit status: 0 done; 1 done, but some inputs could not be read, or it was
stopped; 2 wrong usage, or nothing could be added.";

/// The end of the help of `pullquote sources`.
pub(crate) const SOURCES: &str = "\
Examples:
  pullquote sources                                   list them
  pullquote sources refresh https://example.org/feed  read one again
  pullquote sources remove https://example.org/feed   visit it no more
  pullquote sources remove --articles stories/        its articles go, too

`pullquote undo` takes a removal back.

Exit status: 0 done; 1 some of these are no sources, or there is none; 2 wrong
usage, or nothing could be done.";

/// The end of the help of `pullquote remove`.
pub(crate) const REMOVING: &str = "\
A removed article is in no list, and its feed or directory does not bring it
back; `pullquote add` of the article itself does, and `pullquote undo`.

Examples:
  pullquote articles harbour      find the number
  pullquote remove 17             take it out
  pullquote remove https://example.org/2031/harbour.html stories/a.txt

Exit status: 0 done; 1 done, but some are no articles; 2 wrong usage, or
nothing could be removed.";

/// The end of the help of `pullquote undo`.
pub(crate) const UNDOING: &str = "\
Corrections, checks and notes, removed articles and sources given up are undone
one by one, the latest first. In the reader, :changes undoes any of them.

Examples:
  pullquote remove 17    take an article out
  pullquote undo         bring it back

Exit status: 0 done; 1 there is nothing to undo; 2 it could not be undone.";

/// The end of the help of `pullquote refresh`.
pub(crate) const REFRESHING: &str = "\
Servers are asked whether anything is new since the last time; files that did
not change are not read again. Articles that another version of the engine
has read are read anew; what you corrected in them stays.

Example:
  pullquote refresh && pullquote

Exit status: 0 done; 1 done, but some sources could not be read, or it was
stopped; 2 nothing could be done.";

/// The end of the help of `pullquote speakers`.
pub(crate) const LISTING: &str = "\
Examples:
  pullquote speakers --limit 20
  pullquote speakers pence
  pullquote speakers --format csv > speakers.csv

Exit status: 0 done; 1 nothing was found; 2 wrong usage, or the library could
not be opened.";

/// The end of the help of `pullquote articles`.
pub(crate) const SEARCHING: &str = "\
The best matches of a search come first; without a search, articles come in
the order in which they were added. A word is a whole word: trade* finds
trademark, trade does not.
A search that begins with a dash comes after --.

Examples:
  pullquote articles ferry 'speaker:\"Anna Keller\"' after:2025-05
  pullquote articles 'ceasefire -outlet:dawn is:unread'
  pullquote articles -- -kind:direct
  pullquote articles --format csv > articles.csv
  pullquote articles --format ndjson | jq -r 'select(.read | not) | .title'

Exit status: 0 done; 1 nothing was found; 2 wrong usage, or the library could
not be opened.";

/// The end of the help of `pullquote aliases import`.
pub(crate) const NAMING: &str = "\
The first line names the columns; only \"name\" must be there. A speaker who is
listed by an alias is merged with the speaker of that name, or renamed if nobody
has the name yet. Each is a correction, and undone in the reader (u) like others.
Names that the library does not know yet are passed over: import the list again
later.

Examples:
  pullquote speakers --aliases --format csv > names.csv
  pullquote aliases import names.csv

Exit status: 0 done; 1 done, but some lines could not be followed; 2 wrong
usage, or nothing could be done.";

/// The end of the help of `pullquote quotes`.
pub(crate) const QUOTING: &str = "\
The newest come first. A word is a whole word: trade* finds trademark, trade
does not. Words and said: are the same here. An option replaces the same part of a QUERY;
--speaker adds to it.
A QUERY that begins with a dash comes after --.

Examples:
  pullquote quotes ceasefire --speaker rubio
  pullquote quotes 'ceasefire -speaker:rubio is:starred'
  pullquote quotes '\"red line\"' --kind direct --after 2025-05
  pullquote quotes 'war act:thought act:topic'
  pullquote quotes --speaker keller --format csv > keller.csv

Exit status: 0 done; 1 nothing was found; 2 wrong usage, or the library could
not be opened.";

/// The end of the help of `pullquote voices`.
pub(crate) const COUNTING: &str = "\
The same words of the same speaker, five or more, count once, in however many
articles they stand; --every counts each time. DIRECT is the share of the words
that stands in quotation marks as a whole. FIRST and LAST are days of articles.
Only what was said counts, unless --acts or act: says otherwise.

Examples:
  pullquote voices
  pullquote voices ceasefire --top 10
  pullquote voices --by outlet --speaker keller
  pullquote voices --by month --format csv > months.csv

Exit status: 0 done; 1 nothing was found; 2 wrong usage, or the library could
not be opened.";

/// The end of the help of `pullquote export`.
pub(crate) const SHARING: &str = "\
The folder holds a page for each article and each speaker, all quotations, the
voices, and an index. It works from files, without a network; put it on any
server, or send it. Your checks and notes are left out, unless --notes is given.
A site that is there is replaced; a folder with anything else in it is refused.
A search that begins with a dash comes after --.

Examples:
  pullquote export --format site --output harbour/
  pullquote export ceasefire after:2025-05 --output ceasefire/ --title Ceasefire

Exit status: 0 done; 1 done, but some articles could not be written, or nothing
was found; 2 wrong usage, or nothing could be written.";

/// The end of the help of `pullquote doctor`.
pub(crate) const MENDING: &str = "\
Without an option it looks, and mends what is wrong: counts and indexes are
made anew; of a damaged file all that can be read is put into a new library,
and the damaged one is kept beside it. Quit other programs of pullquote first.

Examples:
  pullquote doctor
  pullquote doctor --check
  pullquote doctor --salvage saved.db

Exit status: 0 sound, or mended without loss; 1 something is wrong or was
lost; 2 wrong usage, or nothing could be done.";

/// The end of the help of `pullquote completions`.
pub(crate) const COMPLETING: &str = "\
Examples:
  pullquote completions bash > ~/.local/share/bash-completion/completions/pullquote
  pullquote completions zsh > ~/.zfunc/_pullquote
  pullquote completions fish > ~/.config/fish/completions/pullquote.fish";

/// The end of the help of `pullquote extract`.
pub(crate) const EXTRACTING: &str = "\
Each article is one record of JSON. Offsets are half-open and count Unicode
characters of the text as it was given, so they slice a Python string. Only
what was said is written, unless --acts asks for more: what speech was only
about, what was thought, or what nobody said though it looks like it.

Examples:
  pullquote extract story.txt | jq -r '.quotes[] | [.speaker, .text] | @tsv'
  pullquote extract stories/ --format json --with-text > stories.json
  pullquote extract stories/ --acts said,thought
  pullquote extract https://example.org/feed.xml
  pullquote extract --records < articles.ndjson > quotations.ndjson

With --records one line is written for each line that is read; for a line that
is no record it is {\"id\", \"error\"}. The numbers are reported at the end, on
standard error. If the program is killed, the lines written so far are whole.

Exit status: 0 done; 1 done, but some inputs could not be read or no
quotation was found; 2 wrong usage, or nothing could be read.";
