"""How to install an extra: the optional packages that a task needs beyond a plain installation."""

from __future__ import annotations

# The name on PyPI; the import name and the command are `extractor`, which another project owns there.
DISTRIBUTION = "zh-extractor"


def install_hint(extra: str) -> str:
    """What to type to have the packages of `extra` (a name of pyproject's optional-dependencies), for a release and for a clone."""
    return f'pip install "{DISTRIBUTION}[{extra}]" (in a clone of the repository: pip install ".[{extra}]")'
