"""Features: what one candidate shows, each a small function with a name, a number between -3 and 3 or a truth."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator

from extractor.names.choose.candidate import SURE, Candidate

Feature = Callable[[Candidate], float]
_FEATURES: dict[str, list[tuple[str, Feature]]] = {}


def feature(*kinds: str) -> Callable[[Feature], Feature]:
    """Registers a feature for those kinds of names; its name is the function's."""

    def register(function: Feature) -> Feature:
        for kind in kinds:
            _FEATURES.setdefault(kind, []).append((function.__name__, function))
        return function

    return register


def features_of(candidate: Candidate, wanted: Container[str] | None = None) -> Iterator[tuple[str, float]]:
    """The features that the candidate shows, by name, of those `wanted` (None: all); those that are nought are left out."""
    yield f"found by {candidate.mention.rule.removesuffix('.again')}", 1.0
    for name, function in _FEATURES.get(candidate.mention.type, ()):
        if wanted is None or name in wanted:
            value = float(function(candidate))
            if value:
                yield name, value


@feature("person", "place")
def network_agrees(candidate: Candidate) -> float:
    """The network reads just this stretch as a name of this kind: its margin, in halves."""
    return 0.0 if candidate.margin is None else max(-3.0, min(3.0, candidate.margin / 2))


@feature("person", "place")
def network_reads_otherwise(candidate: Candidate) -> float:
    """The network has no name of this kind here, or one of another length."""
    return candidate.margin is None


@feature("person", "place")
def opens_inside_a_word(candidate: Candidate) -> float:
    """The dictionary sees a word running over its first border: 分|乡镇 in 部分."""
    return candidate.start not in candidate.around.edges


@feature("person", "place")
def ends_inside_a_word(candidate: Candidate) -> float:
    """The dictionary sees a word running over its last border: 夏收夏|种."""
    return candidate.end not in candidate.around.edges


@feature("person", "place")
def opens_inside_the_networks_word(candidate: Candidate) -> float:
    """The network has a word running over its first border."""
    return candidate.start not in candidate.around.block.starts


@feature("person", "place")
def ends_inside_the_networks_word(candidate: Candidate) -> float:
    """The network has a word running over its last border."""
    return candidate.end not in candidate.around.block.ends


@feature("person", "place")
def is_sure_elsewhere(candidate: Candidate) -> float:
    """The network is sure of the same name at another place of the article."""
    best = candidate.around.memory.margins.get((candidate.mention.type, candidate.name), 0.0)
    return best > SURE and (candidate.margin is None or best > candidate.margin)


@feature("person", "place")
def is_quoted(candidate: Candidate) -> float:
    """It stands alone in quotation marks, as brands and nicknames do."""
    return candidate.before[-1:] in tuple("“‘「『") and candidate.behind[:1] in tuple("”’」』")
