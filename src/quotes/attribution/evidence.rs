//! Holds how probable the parts of an attribution are.

/// How probable the parts of an attribution are held, each from 0 to 1; nothing
/// but zeros where typography alone made it.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Evidence {
    /// That the content begins where it does; of several pieces the least sure.
    pub start: f32,
    /// That it ends where it does.
    pub end: f32,
    /// That what lies between is content: the least sure token.
    pub within: f32,
    /// That the cue is one, its least sure token; `None` without a cue.
    pub cue: Option<f32>,
    /// That the source is one, its least sure token; `None` without a source.
    pub source: Option<f32>,
    /// That content and cue belong together.
    pub cue_link: Option<f32>,
    /// That cue and source do; without a source, that the cue has none.
    pub source_link: Option<f32>,
}
