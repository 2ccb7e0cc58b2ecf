//! Opens the article's file in the user's editor, if it holds this article alone.

use crate::article::Origin;
use crate::text::display;
use crate::ui::state::message::Effect;
use crate::ui::state::model::Model;

/// Opens the file of the open article in the editor, or says why there is none.
pub(crate) fn open(model: &mut Model) {
    let Some(open) = model.reading.open() else { return };
    let whence = match &open.article.origin {
        Origin::File(path) => {
            let effect = Effect::Edit(path.clone());
            return model.change_terminal(effect);
        }
        Origin::Part { of, .. } => format!("is one of several in {}", display::line(of)),
        Origin::Url(_) => "comes from the web".to_owned(),
        Origin::Stdin => "came from standard input".to_owned(),
        Origin::Bundled => "came with the program".to_owned(),
    };
    model.say(format!("nothing to edit: this article {whence} and has no file of its own"));
}
