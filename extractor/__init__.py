"""Structured facts out of Chinese news pages.

    from extractor import extract
    document = extract(text, published="2025-03")

The public names load on first use: importing this package runs no model and reads no lexicon.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.lazy import on_first_use

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Block",
    "Document",
    "Entity",
    "ExtractionError",
    "Extractor",
    "Fact",
    "Failure",
    "LexiconError",
    "Page",
    "RuleError",
    "RuleWarning",
    "UnreadableError",
    "UserRule",
    "extract",
    "extract_many",
    "parse_date",
    "parse_duration",
    "parse_money",
    "parse_number",
    "parse_percent",
    "parse_phone",
    "parse_quantity",
    "read",
    "user_rule",
]

if TYPE_CHECKING:
    from extractor.api import Extractor, extract, extract_many, read
    from extractor.lexicon import LexiconError
    from extractor.many import ExtractionError, Failure, Page
    from extractor.models import Article, Block, Document, Entity, Fact
    from extractor.reading.encoding import UnreadableError
    from extractor.user.rule import RuleError, RuleWarning, UserRule, user_rule
    from extractor.values.parse import (
        parse_date,
        parse_duration,
        parse_money,
        parse_number,
        parse_percent,
        parse_phone,
        parse_quantity,
    )

_HOME = {
    "Extractor": "extractor.api",
    "extract": "extractor.api",
    "extract_many": "extractor.api",
    "read": "extractor.api",
    "ExtractionError": "extractor.many",
    "Failure": "extractor.many",
    "Page": "extractor.many",
    "Article": "extractor.models",
    "Block": "extractor.models",
    "Document": "extractor.models",
    "Entity": "extractor.models",
    "Fact": "extractor.models",
    "parse_date": "extractor.values.parse",
    "parse_duration": "extractor.values.parse",
    "parse_money": "extractor.values.parse",
    "parse_number": "extractor.values.parse",
    "parse_percent": "extractor.values.parse",
    "parse_phone": "extractor.values.parse",
    "parse_quantity": "extractor.values.parse",
    "LexiconError": "extractor.lexicon",
    "UnreadableError": "extractor.reading.encoding",
    "RuleError": "extractor.user.rule",
    "RuleWarning": "extractor.user.rule",
    "UserRule": "extractor.user.rule",
    "user_rule": "extractor.user.rule",
}

__getattr__, __dir__ = on_first_use(__name__, _HOME)
