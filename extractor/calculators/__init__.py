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
    "Cell",
    "Change",
    "Check",
    "Choice",
    "ComparedRow",
    "Conversion",
    "Derived",
    "Dossier",
    "Extent",
    "Growth",
    "Merged",
    "MetricHistory",
    "Parcel",
    "PerHead",
    "Premium",
    "SideBySide",
    "StatedChange",
    "Trend",
    "UnitPrice",
    "Waterfall",
    "apply_cap",
    "bare",
    "check_consistency",
    "choose",
    "compare_subjects",
    "convert",
    "find_cap_schemes",
    "find_unnamed_payers",
    "find_waterfalls",
    "growth",
    "land",
    "make_dossiers",
    "per_head",
    "premium",
    "ratio",
    "share",
    "trend",
    "unit_price",
]

if TYPE_CHECKING:
    from extractor.calculators.comparisons.comparison import Cell, ComparedRow, SideBySide, compare_subjects
    from extractor.calculators.comparisons.per_place import PerHead, UnitPrice, per_head, unit_price
    from extractor.calculators.comparisons.trend import StatedChange, Trend, trend
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
    from extractor.calculators.selection import Choice, choose
    from extractor.calculators.thing import Merged, bare
    from extractor.checks.check import check_consistency
    from extractor.checks.verdict import Check
    from extractor.figures.working import CalculationError

_HOME = {
    "CalculationError": "extractor.figures.working",
    "CapScheme": "extractor.calculators.reimbursements.waterfall",
    "CappedExpense": "extractor.calculators.reimbursements.waterfall",
    "Cell": "extractor.calculators.comparisons.comparison",
    "Change": "extractor.calculators.growth_rates.change",
    "Check": "extractor.checks.verdict",
    "Choice": "extractor.calculators.selection",
    "ComparedRow": "extractor.calculators.comparisons.comparison",
    "Conversion": "extractor.calculators.conversion",
    "Derived": "extractor.calculators.derive",
    "Dossier": "extractor.calculators.dossiers.dossier",
    "Extent": "extractor.calculators.land_sales.reckoning",
    "Growth": "extractor.calculators.growth_rates.series",
    "Merged": "extractor.calculators.thing",
    "MetricHistory": "extractor.calculators.dossiers.dossier",
    "Parcel": "extractor.calculators.land_sales.sale",
    "PerHead": "extractor.calculators.comparisons.per_place",
    "Premium": "extractor.calculators.premiums.premium",
    "SideBySide": "extractor.calculators.comparisons.comparison",
    "StatedChange": "extractor.calculators.comparisons.trend",
    "Trend": "extractor.calculators.comparisons.trend",
    "UnitPrice": "extractor.calculators.comparisons.per_place",
    "Waterfall": "extractor.calculators.reimbursements.waterfall",
    "apply_cap": "extractor.calculators.reimbursements.waterfall",
    "bare": "extractor.calculators.thing",
    "check_consistency": "extractor.checks.check",
    "choose": "extractor.calculators.selection",
    "compare_subjects": "extractor.calculators.comparisons.comparison",
    "convert": "extractor.calculators.conversion",
    "find_cap_schemes": "extractor.calculators.reimbursements.waterfall",
    "find_unnamed_payers": "extractor.calculators.reimbursements.waterfall",
    "find_waterfalls": "extractor.calculators.reimbursements.waterfall",
    "growth": "extractor.calculators.growth_rates.series",
    "land": "extractor.calculators.land_sales.sale",
    "make_dossiers": "extractor.calculators.dossiers.dossier",
    "per_head": "extractor.calculators.comparisons.per_place",
    "premium": "extractor.calculators.premiums.premium",
    "ratio": "extractor.calculators.derive",
    "share": "extractor.calculators.derive",
    "trend": "extractor.calculators.comparisons.trend",
    "unit_price": "extractor.calculators.comparisons.per_place",
}

__getattr__, __dir__ = on_first_use(__name__, _HOME)
