"""What an HTML report needs beyond a plain installation."""

from __future__ import annotations

from importlib.util import find_spec

from extractor.extras import install_hint

# The module and the package that has it.
_NEEDED = {"jinja2": "jinja2", "vl_convert": "vl-convert-python"}


class MissingPackagesError(ImportError):
    """Packages of the extra `report` are not installed. `hint` says how to get them."""

    hint = install_hint("report")


def require_packages(*, charts: bool = True) -> None:
    """Raises MissingPackagesError where `to_html` would lack a package, for its `charts` too."""
    needed = _NEEDED if charts else {"jinja2": "jinja2"}
    missing = [package for module, package in needed.items() if find_spec(module) is None]
    if missing:
        raise MissingPackagesError(f"an HTML report needs {', '.join(missing)}")
