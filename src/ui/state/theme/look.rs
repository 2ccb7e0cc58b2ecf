//! Names the looks of the screen, and how many colours a terminal has.

/// The looks there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Look {
    /// Colours that can be read on any background, while the terminal's is not known.
    #[default]
    Anywhere,
    /// For a dark background.
    Dark,
    /// For a light one.
    Light,
    /// Bright on black, nothing faint.
    HighContrast,
    /// Attributes alone.
    Monochrome,
}

impl Look {
    /// The looks that the user can choose, in the order of the key.
    pub(crate) const ALL: [Look; 4] =
        [Look::Dark, Look::Light, Look::HighContrast, Look::Monochrome];

    /// Returns what it is called.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Look::Anywhere => "the terminal’s own",
            Look::Dark => "dark",
            Look::Light => "light",
            Look::HighContrast => "high contrast",
            Look::Monochrome => "monochrome",
        }
    }

    /// Returns its name as it is written in the settings: "high-contrast".
    pub(crate) fn written(self) -> String {
        self.name().replace(' ', "-")
    }
}

/// The number of colours that the terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Depth {
    /// None, or the user wants none.
    #[default]
    Mono,
    /// The sixteen of old.
    Sixteen,
    /// 256.
    Many,
    /// All colours that eyes can see.
    True,
}
