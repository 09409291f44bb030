"""What facts are good for: calculators that show their working, checks of an article's own figures, dossiers over many documents.

Pure functions over the records of `extract`; nothing here reads text or files. The public names load on first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = [
    "CalculationError",
    "CapScheme",
    "CappedExpense",
    "Check",
    "Conversion",
    "Derived",
    "Dossier",
    "Growth",
    "Parcel",
    "Premium",
    "Waterfall",
    "apply_cap",
    "check_consistency",
    "convert",
    "find_cap_schemes",
    "find_waterfalls",
    "growth",
    "land",
    "make_dossiers",
    "premium",
    "ratio",
    "share",
]

if TYPE_CHECKING:
    from extractor.calculators.consistency import check_consistency
    from extractor.calculators.conversion import Conversion, convert
    from extractor.calculators.derive import Derived, ratio, share
    from extractor.calculators.dossier import Dossier, make_dossiers
    from extractor.calculators.growth_series import Growth, growth
    from extractor.calculators.land_sale import Parcel, land
    from extractor.calculators.premiums import Premium, premium
    from extractor.calculators.reimbursement import (
        CappedExpense,
        CapScheme,
        Waterfall,
        apply_cap,
        find_cap_schemes,
        find_waterfalls,
    )
    from extractor.calculators.verdict import Check
    from extractor.calculators.working import CalculationError

# No module has the name of a function here: importing the one would hide the other.
_HOME = {
    "CalculationError": "working",
    "CapScheme": "reimbursement",
    "CappedExpense": "reimbursement",
    "Check": "verdict",
    "Conversion": "conversion",
    "Derived": "derive",
    "Dossier": "dossier",
    "Growth": "growth_series",
    "Parcel": "land_sale",
    "Premium": "premiums",
    "Waterfall": "reimbursement",
    "apply_cap": "reimbursement",
    "check_consistency": "consistency",
    "convert": "conversion",
    "find_cap_schemes": "reimbursement",
    "find_waterfalls": "reimbursement",
    "growth": "growth_series",
    "land": "land_sale",
    "make_dossiers": "dossier",
    "premium": "premiums",
    "ratio": "derive",
    "share": "derive",
}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
