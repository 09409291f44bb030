"""What the fuzzers check holds of every input that ever failed, and of a few new ones; `make fuzz` goes on from there."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from choices import Choices  # noqa: E402
from targets import TARGETS  # noqa: E402


def corpus() -> Iterator[object]:
    for name in TARGETS:
        file = HERE / "corpus" / f"{name}.jsonl"
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines() if file.exists() else [], start=1):
            yield pytest.param(name, json.loads(line), id=f"{name}-{number}")


@pytest.mark.parametrize(("name", "given"), list(corpus()))
def test_what_failed_once(name: str, given: object) -> None:
    TARGETS[name].check(bytes.fromhex(given["bytes"]) if isinstance(given, dict) else given)


@pytest.mark.parametrize("name", ["phrases", "html", "lexicons", "journals"])
@settings(max_examples=15, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.binary(min_size=1, max_size=300))
def test_a_few_new_ones(name: str, data: bytes) -> None:
    TARGETS[name].check(TARGETS[name].made(Choices(data)))
