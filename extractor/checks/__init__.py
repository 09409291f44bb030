"""An article's own arithmetic: what it claims about its figures, checked against its other figures (`check_consistency`)."""

from __future__ import annotations

from extractor.checks.check import check_consistency
from extractor.checks.verdict import Check, CheckKind, Verdict

__all__ = [
    "Check",
    "CheckKind",
    "Verdict",
    "check_consistency",
]
