"""What a user brings to an extractor: lexicons of their own, and rules of their own. `read_additions` reads them all."""

from __future__ import annotations

from extractor.lexicon import LexiconError
from extractor.user.additions import Additions, read_additions
from extractor.user.rule import RuleError, RuleWarning, UserRule, user_rule
from extractor.user.rules_file import load_rules

__all__ = [
    "Additions",
    "LexiconError",
    "RuleError",
    "RuleWarning",
    "UserRule",
    "load_rules",
    "read_additions",
    "user_rule",
]
