//! Asks for a file's name, and orders the export from the session.
//!
//! How a file is written is no business of the screen's: it sends an [`ExportOrder`] to the
//! session.

use crate::app;
use crate::app::Existing;
use crate::app::ExportError;
use crate::app::Remarks;
use crate::session::messages::ExportOrder;
use crate::session::messages::Exported;
use crate::session::messages::Extent;
use crate::session::messages::Request;
use crate::ui::commands::pane::Pane;
use crate::ui::state::layers::name_input::NameInput;
use crate::ui::state::layers::name_input::NameUse;
use crate::ui::state::layers::open_dossier::OpenDossier;
use crate::ui::state::layers::question::Deed;
use crate::ui::state::layers::question::Question;
use crate::ui::state::model::Model;
use crate::ui::state::model::Notice;
use crate::ui::update::match_counts;

/// Asks for the name of a file: for the list of quotations that is open, for the list where that has the keys, else for the open article.
pub(crate) fn open(model: &mut Model) {
    if let Some(opened) = model.layers.get::<OpenDossier>() {
        let extent = Extent::Sayings(Box::new(opened.wanted.clone()));
        return model.layers.open(NameInput::new(NameUse::Export(extent)));
    }
    let extent = match (model.panes.focus, model.reading.id()) {
        (Pane::Articles, _) if model.articles.total() > 0 => Extent::List,
        (Pane::Text | Pane::Speakers, Some(article)) => Extent::Article(article),
        _ => return model.say("there is nothing to export"),
    };
    match_counts::ask(model);
    model.layers.open(NameInput::new(NameUse::Export(extent)));
}

/// Asks the session for the file; one that is there is replaced only if the user said so.
pub(crate) fn ask(model: &mut Model, extent: Extent) {
    let Some(naming) = model.layers.get_mut::<NameInput>() else { return };
    let name = naming.typed().trim().to_owned();
    if naming.is_on_its_way() {
        return;
    }
    if name.is_empty() {
        return model.say("the file needs a name: type one");
    }
    if naming.remarks.is_none() && app::is_site(&name) {
        let asked = "The site is for others to read. Enter puts your checks and notes into it, n \
                     leaves them out.";
        let asked = Question::new(asked, Deed::WriteSite(Remarks::Written));
        return model.open_question(asked.or(Deed::WriteSite(Remarks::LeftOut)));
    }
    let remarks = naming.remarks.unwrap_or_default();
    let existing = if naming.replaces() { Existing::Replaced } else { Existing::Kept };
    naming.send();
    let filter = model.filter.clone();
    model.ask(Request::Export(ExportOrder { name, existing, remarks, extent, filter }));
}

/// Says what was written: "2 quotations of one article are".
fn what(Exported { articles, quotations }: Exported) -> String {
    let from = match articles {
        1 => "one article".to_owned(),
        _ => format!("{articles} articles"),
    };
    match quotations {
        Some(1) => format!("1 quotation of {from} is"),
        Some(count) => format!("{count} quotations of {from} are"),
        None if articles == 1 => format!("{from} is"),
        None => format!("{from} are"),
    }
}

/// Reports the result of an export to the file of this name.
pub(crate) fn take(model: &mut Model, name: &str, written: Result<Exported, ExportError>) {
    let asks = |naming: &&mut NameInput| {
        naming.is_on_its_way() && matches!(naming.purpose(), NameUse::Export(_))
    };
    let naming = model.layers.get_mut::<NameInput>().filter(asks);
    match written {
        Ok(written) => {
            if naming.is_some() {
                model.layers.close::<NameInput>();
            }
            model.say(format!("{} in {name}", what(written)));
        }
        Err(error) => {
            let exists = matches!(error, ExportError::Exists(_));
            let said = app::explain(&error);
            let said = match naming {
                Some(naming) => {
                    naming.come_back();
                    if exists {
                        let asked = Question::new(format!("{said}: replace it?"), Deed::Replace);
                        return model.open_question(asked);
                    }
                    said
                }
                None => format!("not exported: {said}"),
            };
            model.notice = Some(Notice::Alarm(said));
        }
    }
}
