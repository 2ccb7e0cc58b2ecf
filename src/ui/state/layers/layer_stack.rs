//! Lists the layers that can be open over the panes, and stacks those that are.
//!
//! The list below says which lies over which, once for all: a key goes to the top layer that
//! takes keys, Esc closes that, and drawing goes from the lowest to the top one. A new layer is
//! one line of it. What the layer tells of itself is in its own file, as [`LayerState`]; what
//! keys do in it and how it is drawn, in the files of its name in `update` and `view`.

use crate::ui::commands::scope::Scope;
use crate::ui::state::layers::explanation::Explanation;
use crate::ui::state::layers::help_page::HelpPage;
use crate::ui::state::layers::layer_state::LayerState;
use crate::ui::state::layers::library_search::LibrarySearch;
use crate::ui::state::layers::list_windows::change_log::ChangeLog;
use crate::ui::state::layers::list_windows::jump_list::JumpList;
use crate::ui::state::layers::list_windows::links::Links;
use crate::ui::state::layers::list_windows::saved_searches::SavedSearches;
use crate::ui::state::layers::list_windows::source_list::SourceList;
use crate::ui::state::layers::name_input::NameInput;
use crate::ui::state::layers::open_dossier::OpenDossier;
use crate::ui::state::layers::open_history::OpenHistory;
use crate::ui::state::layers::open_voices::OpenVoices;
use crate::ui::state::layers::palette::Palette;
use crate::ui::state::layers::question::Question;
use crate::ui::state::layers::speaker_picker::SpeakerPicker;
use crate::ui::state::text::text_search::TextSearch;
use crate::ui::state::text::text_selection::Selection;

/// Declares the layers, the lowest first.
macro_rules! layers {
    ($($(#[$doc:meta])* $kind:ident($state:ty),)+) => {
        /// A layer that is open over the panes.
        #[derive(Debug)]
        pub(crate) enum Layer {
            $($(#[$doc])* $kind($state),)+
        }

        /// The kind of a layer; a higher one is greater.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum LayerKind {
            $($(#[$doc])* $kind,)+
        }

        impl Layer {
            /// Returns which layer it is.
            pub(crate) fn kind(&self) -> LayerKind {
                match self {
                    $(Layer::$kind(_) => LayerKind::$kind,)+
                }
            }

            fn state(&self) -> &dyn LayerState {
                match self {
                    $(Layer::$kind(state) => state,)+
                }
            }

            fn state_mut(&mut self) -> &mut dyn LayerState {
                match self {
                    $(Layer::$kind(state) => state,)+
                }
            }
        }

        $(impl Stacked for $state {
            const KIND: LayerKind = LayerKind::$kind;

            fn into_layer(self) -> Layer {
                Layer::$kind(self)
            }

            fn of(layer: &Layer) -> Option<&Self> {
                match layer {
                    Layer::$kind(state) => Some(state),
                    _ => None,
                }
            }

            fn of_mut(layer: &mut Layer) -> Option<&mut Self> {
                match layer {
                    Layer::$kind(state) => Some(state),
                    _ => None,
                }
            }

            fn from_layer(layer: Layer) -> Option<Self> {
                match layer {
                    Layer::$kind(state) => Some(state),
                    _ => None,
                }
            }
        })+
    };
}

layers! {
    /// The text that is selected.
    Selection(Selection),
    /// A search of the whole library.
    LibrarySearch(LibrarySearch),
    /// A search of the open text.
    TextSearch(TextSearch),
    /// The search for a speaker by name.
    SpeakerPicker(SpeakerPicker),
    /// The reasons for a quotation.
    Explanation(Explanation),
    /// The links of the article.
    Links(Links),
    /// The places that the user has jumped from.
    JumpList(JumpList),
    /// The voices: who is quoted how much.
    Voices(OpenVoices),
    /// The dossier of a speaker: all that they said.
    Dossier(OpenDossier),
    /// The history of an article.
    History(OpenHistory),
    /// The log of the user's changes.
    ChangeLog(ChangeLog),
    /// The list of sources.
    SourceList(SourceList),
    /// The input of a name.
    NameInput(NameInput),
    /// The commands by name.
    Palette(Palette),
    /// The searches that were saved.
    SavedSearches(SavedSearches),
    /// A question that is asked before much is changed.
    Question(Question),
    /// The keys and what they do.
    HelpPage(HelpPage),
}

/// A state that is one of the layers.
pub(crate) trait Stacked: Sized {
    /// The kind of the layer.
    const KIND: LayerKind;
    /// Makes a layer of it.
    fn into_layer(self) -> Layer;
    /// Returns the state of a layer, if it is this one.
    fn of(layer: &Layer) -> Option<&Self>;
    /// Returns the state of a layer, to be changed.
    fn of_mut(layer: &mut Layer) -> Option<&mut Self>;
    /// Takes the state out of a layer.
    fn from_layer(layer: Layer) -> Option<Self>;
}

/// The layers that are open, the lowest first.
#[derive(Debug, Default)]
pub(crate) struct Layers {
    open: Vec<Layer>,
}

impl Layers {
    /// Opens a layer, in the place of one of its kind.
    pub(crate) fn open(&mut self, state: impl Stacked) {
        let layer = state.into_layer();
        let kind = layer.kind();
        self.open.retain(|open| open.kind() != kind);
        let at = self.open.partition_point(|open| open.kind() < kind);
        self.open.insert(at, layer);
    }

    /// Opens a layer, or closes the one of its kind.
    pub(crate) fn set<T: Stacked>(&mut self, state: Option<T>) {
        match state {
            Some(state) => self.open(state),
            None => self.close::<T>(),
        }
    }

    /// Returns the state of a layer, if it is open.
    pub(crate) fn get<T: Stacked>(&self) -> Option<&T> {
        self.open.iter().find_map(T::of)
    }

    /// Returns the state of a layer, to be changed.
    pub(crate) fn get_mut<T: Stacked>(&mut self) -> Option<&mut T> {
        self.open.iter_mut().find_map(T::of_mut)
    }

    /// Closes a layer and returns its state.
    pub(crate) fn take<T: Stacked>(&mut self) -> Option<T> {
        let at = self.open.iter().position(|layer| layer.kind() == T::KIND)?;
        T::from_layer(self.open.remove(at))
    }

    /// Closes a layer, if it is open.
    pub(crate) fn close<T: Stacked>(&mut self) {
        self.open.retain(|layer| layer.kind() != T::KIND);
    }

    /// Tells whether a layer is open.
    pub(crate) fn has<T: Stacked>(&self) -> bool {
        self.get::<T>().is_some()
    }

    /// Returns all that are open, the lowest first.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &Layer> {
        self.open.iter()
    }

    /// Returns the layer that keys go to.
    pub(crate) fn active(&self) -> Option<&Layer> {
        self.open.iter().rev().find(|layer| layer.state().scope().is_some())
    }

    /// Returns the layer that Esc closes: the one that keys go to, or else the top one.
    pub(crate) fn topmost(&self) -> Option<&Layer> {
        self.active().or(self.open.last())
    }

    /// Returns the scope in which keys are looked up, if they go to a layer.
    pub(crate) fn scope(&self) -> Option<Scope> {
        self.active()?.state().scope()
    }

    /// Returns the state of the layer that keys go to.
    pub(crate) fn active_state(&self) -> Option<&dyn LayerState> {
        self.active().map(Layer::state)
    }

    /// Returns the state of the active layer, to be changed.
    pub(crate) fn active_state_mut(&mut self) -> Option<&mut dyn LayerState> {
        let active = self.open.iter_mut().rev().find(|layer| layer.state().scope().is_some());
        active.map(Layer::state_mut)
    }
}

#[cfg(test)]
mod tests {
    use super::LayerKind;
    use super::Layers;
    use crate::ui::commands::scope::Scope;
    use crate::ui::state::layers::help_page::HelpPage;
    use crate::ui::state::layers::library_search::LibrarySearch;
    use crate::ui::state::layers::list_windows::links::Links;

    #[test]
    fn a_layer_lies_where_the_list_has_it_whenever_it_was_opened() {
        let mut layers = Layers::default();
        layers.open(HelpPage::default());
        layers.open(Links::default());
        layers.open(LibrarySearch::new(None));
        layers.open(Links::default());
        let kinds: Vec<LayerKind> = layers.iter().map(super::Layer::kind).collect();
        assert_eq!(kinds, [LayerKind::LibrarySearch, LayerKind::Links, LayerKind::HelpPage]);
        assert_eq!(layers.scope(), Some(Scope::Help));
        layers.close::<HelpPage>();
        assert_eq!(layers.scope(), Some(Scope::Links));
        assert!(layers.take::<Links>().is_some() && !layers.has::<Links>());
    }

    #[test]
    fn a_layer_that_is_done_with_the_keys_is_closed_last() {
        let mut layers = Layers::default();
        let mut search = LibrarySearch::new(None);
        search.set_kept(true);
        layers.open(search);
        assert_eq!(layers.scope(), None);
        assert_eq!(layers.topmost().map(super::Layer::kind), Some(LayerKind::LibrarySearch));
    }
}
