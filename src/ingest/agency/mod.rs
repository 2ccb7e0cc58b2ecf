//! Reads what news agencies and databases of newspapers deliver: NITF and `NewsML`, and the downloads
//! of Nexis and Factiva.

mod downloads;
mod news_xml;

pub(crate) use downloads::are_documents;
pub(crate) use downloads::documents;
pub(crate) use news_xml::article as article_in_xml;
pub(crate) use news_xml::is_root as is_root_of_xml;
