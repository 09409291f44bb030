"""What facts are good for: calculators that show their working, and dossiers over many documents.

Pure functions over the records of `extract`; nothing here reads text or files. The public names load on first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.lazy import on_first_use

__all__ = [
    "CalculationError",
    "CapScheme",
    "CappedExpense",
    "Change",
    "Check",
    "Choice",
    "Conversion",
    "Derived",
    "Dossier",
    "Extent",
    "Growth",
    "MetricHistory",
    "Parcel",
    "Premium",
    "Waterfall",
    "apply_cap",
    "bare",
    "check_consistency",
    "choose",
    "convert",
    "find_cap_schemes",
    "find_unnamed_payers",
    "find_waterfalls",
    "growth",
    "land",
    "make_dossiers",
    "premium",
    "ratio",
    "share",
]

if TYPE_CHECKING:
    from extractor.calculators.conversion import Conversion, convert
    from extractor.calculators.derive import Derived, ratio, share
    from extractor.calculators.dossiers.dossier import Dossier, MetricHistory, make_dossiers
    from extractor.calculators.growth_rates.change import Change
    from extractor.calculators.growth_rates.series import Growth, growth
    from extractor.calculators.land_sales.reckoning import Extent
    from extractor.calculators.land_sales.sale import Parcel, land
    from extractor.calculators.premiums.premium import Premium, premium
    from extractor.calculators.reimbursements.waterfall import (
        CappedExpense,
        CapScheme,
        Waterfall,
        apply_cap,
        find_cap_schemes,
        find_unnamed_payers,
        find_waterfalls,
    )
    from extractor.calculators.same_name import bare
    from extractor.calculators.selection import Choice, choose
    from extractor.checks.check import check_consistency
    from extractor.checks.verdict import Check
    from extractor.figures.working import CalculationError

_HOME = {
    "CalculationError": "extractor.figures.working",
    "CapScheme": "extractor.calculators.reimbursements.waterfall",
    "CappedExpense": "extractor.calculators.reimbursements.waterfall",
    "Change": "extractor.calculators.growth_rates.change",
    "Check": "extractor.checks.verdict",
    "Choice": "extractor.calculators.selection",
    "Conversion": "extractor.calculators.conversion",
    "Derived": "extractor.calculators.derive",
    "Dossier": "extractor.calculators.dossiers.dossier",
    "Extent": "extractor.calculators.land_sales.reckoning",
    "Growth": "extractor.calculators.growth_rates.series",
    "MetricHistory": "extractor.calculators.dossiers.dossier",
    "Parcel": "extractor.calculators.land_sales.sale",
    "Premium": "extractor.calculators.premiums.premium",
    "Waterfall": "extractor.calculators.reimbursements.waterfall",
    "apply_cap": "extractor.calculators.reimbursements.waterfall",
    "bare": "extractor.calculators.same_name",
    "check_consistency": "extractor.checks.check",
    "choose": "extractor.calculators.selection",
    "convert": "extractor.calculators.conversion",
    "find_cap_schemes": "extractor.calculators.reimbursements.waterfall",
    "find_unnamed_payers": "extractor.calculators.reimbursements.waterfall",
    "find_waterfalls": "extractor.calculators.reimbursements.waterfall",
    "growth": "extractor.calculators.growth_rates.series",
    "land": "extractor.calculators.land_sales.sale",
    "make_dossiers": "extractor.calculators.dossiers.dossier",
    "premium": "extractor.calculators.premiums.premium",
    "ratio": "extractor.calculators.derive",
    "share": "extractor.calculators.derive",
}

__getattr__, __dir__ = on_first_use(__name__, _HOME)
