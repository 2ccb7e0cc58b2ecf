//! Tests which texts are lists of addresses, and what is read of them.

use proptest::prelude::*;

use super::entries;
use super::kind_of;
use crate::ingest::InputItem;
use crate::ingest::conformance::check_conformance;
use crate::ingest::conformance::provenance;
use crate::ingest::detection::xml;

/// Shows what is found: title and address of leads, title and text of articles.
fn shown(text: &str) -> Vec<String> {
    let kind = kind_of(text, xml::root(text)).unwrap_or_else(|| panic!("no list: {text}"));
    let found = entries(kind, text, &provenance(None)).unwrap().into_iter();
    let or_dash = |said: Option<String>| said.unwrap_or_else(|| "-".to_owned());
    let show = |found| match found {
        InputItem::Lead(lead) => format!(
            "→ {} {} / {} / {}",
            lead.url,
            or_dash(lead.title),
            or_dash(lead.byline),
            or_dash(lead.published)
        ),
        InputItem::Feed(url) => format!("feed {url}"),
        InputItem::Article(article) => format!(
            "{} / {} / {} / {}",
            article.title,
            or_dash(article.byline),
            or_dash(article.claimed_url),
            &*article.text
        ),
        InputItem::Unreadable(lost) => format!("! {}: {}", lost.name, lost.error),
    };
    found.map(show).collect()
}

#[test]
fn a_shortcut_is_the_address_in_it() {
    let expected = ["→ https://a.example/1 - / - / -"];
    for shortcut in [
        "[InternetShortcut]\r\nURL=https://a.example/1\r\n",
        "[Desktop Entry]\nType=Link\nURL=https://a.example/1\n",
        "<?xml version='1.0'?><plist><dict><key>URL</key><string>https://a.example/1</string></dict></plist>",
        "https://a.example/1\n",
    ] {
        assert_eq!(shown(shortcut), expected, "{shortcut}");
    }
    let feeds = "https://a.example/feed \"~Lamp\" news\n# old\nhttps://a.example/x tag\n\
        \"query:Unread:unread = \\\"yes\\\"\"\nexec:ls\n";
    let found = shown(feeds);
    assert_eq!(found[..2], ["feed https://a.example/feed", "feed https://a.example/x"]);
    assert!(found[2].starts_with("! stdin#exec:ls: not an address"), "{found:?}");
}

#[test]
fn a_table_or_an_export_gives_addresses_with_what_it_says_of_them() {
    let expected = "→ https://a.example/1 Ferry sails / - / 2031-02-03";
    for list in [
        "title,url,published,tags\nFerry sails,https://a.example/1,2031-02-03,sea\n",
        "URL,Title,Selection,Date\nhttps://a.example/1,Ferry sails,,2031-02-03\n",
        "[{\"title\": \"Ferry sails\", \"url\": \"https://a.example/1\", \"publishedAt\": \"2031-02-03\"}]",
        "{\"items\": [{\"title\": \"Ferry sails\", \"published\": \"2031-02-03\", \
         \"canonical\": [{\"href\": \"https://a.example/1\"}]}]}",
        "{\"list\": {\"7\": {\"resolved_title\": \"Ferry sails\", \
         \"resolved_url\": \"https://a.example/1\", \"published_at\": \"2031-02-03\"}}}",
        "<urlset><url><loc>https://a.example/1</loc><n:news><n:title>Ferry sails</n:title>\
         <n:publication_date>2031-02-03</n:publication_date></n:news></url></urlset>",
    ] {
        assert_eq!(shown(list), [expected], "{list}");
    }
    let marks = "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p><DT><A HREF=\"https://a.example/1\" \
        ADD_DATE=\"1\">Ferry <b>sails</b></A><DT><A HREF=\"place:x\">Recent</A></DL>";
    assert_eq!(shown(marks), ["→ https://a.example/1 Ferry sails / - / -"]);
}

#[test]
fn references_name_their_authors() {
    let expected = "→ https://a.example/1 Ferry sails / Ann Lee, Bo Diaz / 2031-02-03";
    for list in [
        "TY  - NEWS\nTI  - Ferry sails\nAU  - Lee, Ann\nAU  - Diaz, Bo\nDA  - 2031/02/03/\n\
         UR  - https://a.example/1\nER  - \n",
        "@article{x,\n title = {{Ferry} sails},\n author = \"Lee, Ann and Diaz, Bo\",\n \
         date = {2031-02-03},\n url = {https://a.example/1}\n}\n",
        "[{\"title\": \"Ferry sails\", \"URL\": \"https://a.example/1\", \"author\": \
         [{\"family\": \"Lee\", \"given\": \"Ann\"}, {\"family\": \"Diaz\", \"given\": \"Bo\"}], \
         \"issued\": {\"date-parts\": [[2031, 2, 3]]}}]",
    ] {
        assert_eq!(shown(list), [expected], "{list}");
    }
}

#[test]
fn an_export_with_the_text_is_the_article() {
    let text = "The ferry sails again, said Ann Lee, and nobody knew when it would be back.";
    let list = serde_json::json!([{
        "title": "Ferry", "url": "https://a.example/1", "published_by": ["Ann Lee"],
        "content": format!("<p>{text}</p>"),
    }]);
    let expected = format!("Ferry / Ann Lee / https://a.example/1 / {text}");
    assert_eq!(shown(&list.to_string()), [expected]);
    let lines = format!("{{\"title\": \"One\", \"text\": \"{text}\"}}\n{{\"text\": \"{text}\"}}\n");
    assert_eq!(shown(&lines).len(), 2);
}

#[test]
fn a_list_with_a_fault_gives_the_others_and_says_so() {
    let entry =
        |number: u32| format!("{{\"title\": \"Ferry\", \"url\": \"https://a.example/{number}\"}}");
    let (one, two) = (entry(1), entry(2));
    let read = |list: String| {
        let found = shown(&list);
        let (lost, rest): (Vec<_>, Vec<_>) =
            found.into_iter().partition(|found| found.starts_with('!'));
        (rest.len(), lost)
    };
    for (list, kept) in [
        (format!("[{one}, {two}, {{\"url\": \"https://a.ex"), 2),
        (format!("{{\"count\": 3, \"items\": [{one}, {two}, {{\"url\""), 2),
        (format!("{one}\n{{\"url\": \n{two}\n"), 2),
        (format!("{one}\n{two}\n{{\"url\": \"https://a.ex"), 2),
        ("url,title\nhttps://a.example/1,Ferry\nhttps://a.example/2,\"It sank".to_owned(), 2),
    ] {
        let (rest, lost) = read(list.clone());
        assert_eq!((rest, lost.len()), (kept, 1), "{list}");
        assert!(lost[0].contains("! stdin: damaged"), "{lost:?}");
    }
}

#[test]
fn a_mark_of_inches_is_no_damage_of_a_table() {
    let list = "url,title\nhttps://a.example/1,The 19\" screen\nhttps://a.example/2,Ferry\n";
    let expected =
        ["→ https://a.example/1 The 19\" screen / - / -", "→ https://a.example/2 Ferry / - / -"];
    assert_eq!(shown(list), expected);
}

#[test]
fn a_reference_with_an_abstract_needs_no_address() {
    let abstracted = "The ferry sails again, and nobody knew when it would be back.";
    for list in [
        format!("@article{{x,\n title = {{Ferry}},\n abstract = {{{abstracted}}}\n}}\n"),
        format!("TY  - NEWS\nTI  - Ferry\nAB  - {abstracted}\nER  - \n"),
    ] {
        assert_eq!(shown(&list), [format!("Ferry / - / - / {abstracted}")], "{list}");
    }
}

#[test]
fn what_only_looks_like_a_list_is_none() {
    for text in [
        "The ferry, said Ann Lee, sails again.\n",
        "https://a.example/1 has the story.\nIt is long.\n",
        "title, said the clerk, is all\n",
        "{\"a\": 1}",
        "@annlee wrote: no\n",
        "",
    ] {
        assert_eq!(kind_of(text, None), None, "{text}");
    }
}

proptest! {
    #[test]
    fn anything_like_a_list_gives_entries_or_a_reason(
        text in "(\\[InternetShortcut\\]|URL=|url,title|[\n,\"{}:\\[\\]<>@=-]|https://a\\.example/|TY  - |UR  - |<A HREF=|<urlset>|<loc>|\"url\"|\"items\"|\\PC){0,40}",
    ) {
        let Some(kind) = kind_of(&text, xml::root(&text)) else { return Ok(()) };
        for found in entries(kind, &text, &provenance(None)).into_iter().flatten() {
            if let InputItem::Article(article) = found {
                check_conformance(&article)?;
            }
        }
    }
}
