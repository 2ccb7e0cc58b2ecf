//! Which folders a site is written to, and what becomes of what is there.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::opened;
use super::port;
use super::write;
use crate::app::Existing;
use crate::app::Remarks;
use crate::app::SiteExport;
use crate::app::SiteOptions;
use crate::library::ArticleId;

fn names(folder: &TempDir) -> Vec<String> {
    let entries = fs::read_dir(folder.path()).unwrap().map(Result::unwrap);
    let mut names: Vec<String> =
        entries.map(|entry| entry.file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_site_of_ours_is_replaced_as_a_whole_when_that_is_wanted() {
    let (folder, desk) = (tempfile::tempdir().unwrap(), port());
    let (site, articles) = (folder.path().join("port"), opened(&desk));
    fs::create_dir(&site).unwrap();
    write(&desk, &site, Existing::Kept, Remarks::LeftOut, &articles).unwrap();
    let kept = write(&desk, &site, Existing::Kept, Remarks::LeftOut, &articles[..1]).unwrap_err();
    assert!(kept.ends_with("port is there already"), "{kept}");
    assert!(site.join("articles/2.html").exists());
    write(&desk, &site, Existing::Replaced, Remarks::LeftOut, &articles[..1]).unwrap();
    assert!(site.join("articles/1.html").exists() && !site.join("articles/2.html").exists());
    assert_eq!(names(&folder), ["port"]);
}

#[test]
fn whatever_is_not_ours_stays() {
    let (folder, desk) = (tempfile::tempdir().unwrap(), port());
    let (site, articles) = (folder.path().join("port"), opened(&desk));
    let refused =
        || write(&desk, &site, Existing::Replaced, Remarks::LeftOut, &articles).unwrap_err();
    fs::write(&site, "mine").unwrap();
    assert!(refused().ends_with("port is no folder: name another"));
    fs::remove_file(&site).unwrap();
    fs::create_dir(&site).unwrap();
    fs::write(site.join("index.html"), "mine").unwrap();
    assert!(refused().contains("is not empty and no site that pullquote wrote"));
    fs::remove_file(site.join("index.html")).unwrap();
    write(&desk, &site, Existing::Kept, Remarks::LeftOut, &articles).unwrap();
    for other in ["articles/map.png", "CNAME", "articles/old.html"] {
        fs::write(site.join(other), "mine").unwrap();
        assert!(refused().contains(&format!("has {other} in it")), "{}", refused());
        fs::remove_file(site.join(other)).unwrap();
    }
    drop(SiteExport::begin(&site, Existing::Replaced, SiteOptions::default()).unwrap());
    assert!(site.join("index.html").exists());
    assert_eq!(names(&folder), ["port"]);
}

#[test]
fn what_appears_meanwhile_stays() {
    let (folder, desk) = (tempfile::tempdir().unwrap(), port());
    let path = folder.path().join("port");
    let mut site = SiteExport::begin(&path, Existing::Replaced, SiteOptions::default()).unwrap();
    site.add(&desk.open(ArticleId(1)).unwrap()).unwrap();
    while site.write_next(&desk).unwrap() {}
    fs::write(&path, "mine").unwrap();
    site.end().unwrap_err();
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    assert_eq!(names(&folder), ["port"]);
}

#[test]
fn two_sites_may_be_written_to_one_place_at_once() {
    let (home, desk) = (tempfile::tempdir().unwrap(), port());
    let folder = home.path().join("site");
    let begin = || SiteExport::begin(&folder, Existing::Replaced, SiteOptions::default()).unwrap();
    let (mut first, mut second) = (begin(), begin());
    for site in [&mut first, &mut second] {
        for article in &opened(&desk) {
            site.add(article).unwrap();
        }
        while site.write_next(&desk).unwrap() {}
    }
    first.end().unwrap();
    let written = |folder: &Path| fs::read_dir(folder).unwrap().count();
    let (files, articles) = (written(&folder), written(&folder.join("articles")));
    second.end().unwrap();
    assert_eq!((written(&folder), written(&folder.join("articles"))), (files, articles));
    assert_eq!(written(home.path()), 1, "nothing is left beside it");
}
