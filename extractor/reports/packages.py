"""What an HTML report needs beyond a plain installation."""

from __future__ import annotations

from importlib.util import find_spec

from extractor.extras import install_hint

# The module and the package that has it.
_NEEDED = {"jinja2": "jinja2", "altair": "altair", "vl_convert": "vl-convert-python"}


class MissingPackagesError(ImportError):
    """Packages of the extra `report` are not installed. `hint` says how to get them."""

    hint = install_hint("report")


def require_packages() -> None:
    """Raises MissingPackagesError where `to_html` would lack a package."""
    missing = [package for module, package in _NEEDED.items() if find_spec(module) is None]
    if missing:
        raise MissingPackagesError(f"an HTML report needs {', '.join(missing)}")
