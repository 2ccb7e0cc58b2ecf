from typing import Any, Literal, Optional, final

Kind = Literal["direct", "mixed", "indirect"]
Act = Literal["said", "topic", "thought", "none"]
SpeakerType = Literal["person", "organization", "place", "group", "unnamed"]
Spans = list[tuple[int, int]]

MODEL_VERSION: str
"""The version of the model that reads texts."""

@final
class Analysis:
    """The quotations and speakers of one text."""

    @property
    def quotations(self) -> list[Quotation]:
        """The quotations, sorted by where their content starts."""
    @property
    def speakers(self) -> list[Speaker]:
        """The speakers, in the order of their first quotation; of quotations of every act."""
    @property
    def model(self) -> str:
        """The version of the model that read the text."""

@final
class Quotation:
    """One quotation. Spans are half-open and slice the text: ``text[start:end]``."""

    @property
    def kind(self) -> Kind:
        """How much of the content stands in quotation marks: all, some, none."""
    @property
    def act(self) -> Act:
        """What the cue reports: speech, only its topic, a thought, or none of these."""
    @property
    def content(self) -> Spans:
        """What was said; more than one span where the cue interrupts it."""
    @property
    def cue(self) -> Spans:
        """The words that report it."""
    @property
    def source(self) -> Spans:
        """The mention of the speaker beside them."""
    @property
    def relay(self) -> Spans:
        """Who passed the words on, where that is not the speaker."""
    @property
    def text(self) -> str:
        """The words of the content, pieces joined by " … "."""
    @property
    def cue_text(self) -> str:
        """The words of the cue."""
    @property
    def source_text(self) -> str:
        """The words of the source."""
    @property
    def speaker(self) -> Optional[str]:
        """The name, or a description of several words; None where there is neither."""
    @property
    def speaker_type(self) -> Optional[SpeakerType]:
        """The type of the speaker; None where nobody was found."""
    @property
    def speaker_confidence(self) -> Optional[float]:
        """How likely the source stands for the speaker, from 0 to 1."""
    @property
    def label(self) -> str:
        """The name, the description, or else the source."""
    @property
    def confidence(self) -> float:
        """How likely the words are a quotation with these ends, from 0 to 1."""
    def to_dict(self) -> dict[str, Any]:
        """Return the fields as a dict, as a record of ``pullquote extract`` has them."""

@final
class Speaker:
    """Somebody who is quoted in the text."""

    @property
    def name(self) -> str:
        """The fullest name that the text gives, or a description."""
    @property
    def type(self) -> SpeakerType:
        """The type of the speaker."""
    @property
    def aliases(self) -> list[str]:
        """Other names and descriptions that the text uses, sorted."""
    @property
    def roles(self) -> list[str]:
        """The roles that the text gives them, in lower case."""

def analyze(text: str, *, acts: str = "said", language: Optional[str] = None) -> Analysis:
    """Find who said what in a text, of which each line is a paragraph.

    ``acts`` names the acts that are wanted, with commas between: "said", "topic", "thought",
    "none", or "all". ``language`` is a tag of BCP 47; without one the text is taken for English,
    the only language that the model has learnt. Other threads go on meanwhile.

    Raises ValueError for an act that there is not.
    """
