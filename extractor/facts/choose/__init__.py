"""One scored choice for each part of a fact: `Candidate`, `Choice`, `Weights`."""

from __future__ import annotations

from extractor.facts.choose.candidate import Candidate, Choice, Features, Gathering
from extractor.facts.choose.weights import Weights

__all__ = ["Candidate", "Choice", "Features", "Gathering", "Weights"]
