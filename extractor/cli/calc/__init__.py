"""The verb `calc` and its verbs: calculators over the facts of pages."""

from __future__ import annotations

from extractor.cli.calc.checks import consistency, reimbursement
from extractor.cli.calc.verbs import calc

__all__ = ["calc"]

for verb in (consistency, reimbursement):
    calc.add_command(verb)
