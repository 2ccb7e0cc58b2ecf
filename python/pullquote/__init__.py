"""Who said what in a text.

>>> import pullquote
>>> text = "Ada Holm, the mayor, was at the river. “It will rain,” she said."
>>> said = pullquote.analyze(text).quotations[0]
>>> said.speaker, said.text
('Ada Holm', '“It will rain,”')
"""

from ._engine import MODEL_VERSION, Analysis, Quotation, Speaker, analyze

__all__ = ["MODEL_VERSION", "Analysis", "Quotation", "Speaker", "analyze"]
