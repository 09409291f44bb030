"""The verb `calc` and its verbs: calculators over the facts of pages."""

from __future__ import annotations

from extractor.cli.calc.checks import consistency, reimbursement
from extractor.cli.calc.compare import compare, per_capita, trend, unit_price
from extractor.cli.calc.verbs import calc

__all__ = ["calc"]

for verb in (consistency, reimbursement, compare, trend, per_capita, unit_price):
    calc.add_command(verb)
