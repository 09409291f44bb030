"""The kinds of lexicon that a user may bring: what a file says in its header as `# kind: …`, and the columns that go with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of lexicon: its columns in the order in which they stand where the header names none; the `required` ones may not be empty."""

    name: str
    columns: tuple[str, ...]
    required: tuple[str, ...]

    @property
    def header(self) -> str:
        """The columns as a header writes them."""
        return " <tab> ".join(self.columns)


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            Kind("programmes", ("name", "category", "aliases"), ("name",)),
            Kind("organizations", ("name", "aliases"), ("name",)),
            Kind("people", ("name", "aliases"), ("name",)),
            Kind("places", ("name", "level", "code", "aliases"), ("name",)),
            Kind("units", ("surface", "si_symbol", "si_factor"), ("surface",)),
            Kind("currencies", ("surface", "iso", "side", "factor"), ("surface", "iso")),
            Kind("metric_codes", ("wording", "value_type", "code"), ("wording", "value_type", "code")),
            Kind("programme_heads", ("surface", "category"), ("surface", "category")),
        )
    }
)
