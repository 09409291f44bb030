"""Rules that a user brings: a pattern, what it means, and the examples that hold it to its word.

    @user_rule(r"\\p{Han}{2}惠民卡", type="programme", yes={"办理江海惠民卡": "江海惠民卡 service"}, no=["惠民卡"])
    def card(match):
        return Programme(name=match[0], category="service")

`Extractor(rules=[card])` holds it to them, and tries it on every page.
"""

from __future__ import annotations

import hashlib
import inspect
import time
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TypeAlias, get_args

import regex

from extractor.grammar import Match
from extractor.mentions import USER, Mention
from extractor.models import EntityType, Value
from extractor.text import fold_width

TYPES: tuple[str, ...] = get_args(EntityType)
_VALUES: tuple[type, ...] = get_args(get_args(Value)[0])
_TIMEOUT, _LONGEST_TIMEOUT = 1.0, 3600.0  # seconds
_SHOWN = 24  # characters of a text in a message

UserBuild: TypeAlias = Callable[[Match], Value | None]


class RuleError(ValueError):
    """A user's rule cannot be used; the message names the rule, what is wrong, and what would mend it."""


class RuleWarning(UserWarning):
    """A user's rule was given up on a page; the message says which, on what text, and why."""


class _GivenUp(Exception):
    """The rule cannot be applied to this text; the message says why."""


@dataclass(frozen=True, eq=False)
class UserRule:
    """What `user_rule` makes of a function. Calling it calls the function.

    It is pickled with its function's code, so that worker processes can run rules of a script or a notebook. `means` is the first line of the function's
    docstring, `code` a hash of its source, where that is at hand.
    """

    name: str
    source: str
    type: EntityType
    build: UserBuild
    yes: Mapping[str, str]
    no: Sequence[str] = ()
    timeout: float = _TIMEOUT
    means: str = field(default="", repr=False)
    code: str = field(default="", repr=False)

    def __call__(self, match: Match) -> Value | None:
        return self.build(match)

    @cached_property
    def pattern(self) -> regex.Pattern[str]:
        """The compiled pattern."""
        return regex.compile(self.source, regex.VERSION1)

    def check(self) -> None:
        """Hold the rule to its examples. Raises RuleError with the example and what came out."""
        for text, wanted in self.yes.items():
            found = self._example(text)
            said = "; ".join(f"'{mention.value}'" for mention in found) or "nothing"
            if len(found) != 1 or str(found[0].value) != wanted:
                raise RuleError(f"rule {self.name}: the yes example '{text}' gives {said}, not '{wanted}'")
        for text in self.no:
            found = self._example(text)
            if found:
                raise RuleError(f"rule {self.name}: the no example '{text}' gives '{found[0].value}', not nothing")

    def _example(self, text: str) -> list[Mention]:
        try:
            return [mention for _, mention in self._found([text])]
        except _GivenUp as error:
            raise RuleError(f"rule {self.name}: example '{text}': {error}") from error

    def find(self, texts: Sequence[str]) -> list[list[Mention]]:
        """What the rule finds in each of the clean texts of a page.

        Where it takes longer than its timeout over all of them, raises, or gives something that is no value of its type, it is given up on the whole
        page: nothing is found, and a RuleWarning says why.
        """
        found: list[list[Mention]] = [[] for _ in texts]
        try:
            for number, mention in self._found(texts):
                found[number].append(mention)
        except _GivenUp as error:
            opening = next((text for text in texts if text.strip()), "")[:_SHOWN]
            warnings.warn(
                f"rule {self.name} is given up on the page that begins '{opening}': {error}", RuleWarning, stacklevel=2
            )
            return [[] for _ in texts]
        return found

    def _found(self, texts: Sequence[str]) -> Iterator[tuple[int, Mention]]:
        """Each mention with the number of its text."""
        begun = time.perf_counter()
        for number, text in enumerate(texts):
            folded = fold_width(text)
            at = 0
            while at <= len(folded):
                left = self.timeout - (time.perf_counter() - begun)
                try:
                    if left <= 0:
                        raise TimeoutError
                    match = self.pattern.search(folded, at, timeout=left)
                except TimeoutError as error:
                    raise _GivenUp(f"it took longer than {self.timeout:g} s") from error
                if match is None:
                    break
                if match.end() == match.start():
                    raise _GivenUp("the pattern matches the empty string; let it match one character at least")
                at = match.end()
                mention = self._mention(match, folded)
                if mention is not None:
                    yield number, mention

    def _mention(self, match: Match, text: str) -> Mention | None:
        try:
            value = self.build(match)
        except Exception as error:
            # Whatever a user's function raises is the rule's failure, and not the page's.
            raise _GivenUp(f"its function raised {type(error).__name__}: {error} on '{match[0][:_SHOWN]}'") from error
        if value is None:
            return None
        if not isinstance(value, _VALUES) or value.type != self.type:
            said = f"a {value.type}" if isinstance(value, _VALUES) else f"an object of class {type(value).__name__}"
            raise _GivenUp(
                f"its function gave {said} on '{match[0][:_SHOWN]}'; a rule of type='{self.type}' gives a value of that type, or None"
            )
        start, end = match.span("span") if "span" in self.pattern.groupindex else match.span()
        start, end = (start, end) if start >= 0 else match.span()
        # A mention has no blanks at its ends.
        start += len(text[start:end]) - len(text[start:end].lstrip())
        end = start + len(text[start:end].rstrip())
        return Mention(start, end, value, self.name) if start < end else None

    def __reduce__(self) -> tuple[Callable[..., UserRule], tuple[object, ...]]:
        import cloudpickle

        rest = (self.name, self.source, self.type, dict(self.yes), tuple(self.no), self.timeout, self.means, self.code)
        return _unpickled, (cloudpickle.dumps(self.build), *rest)


def _unpickled(
    build: bytes,
    name: str,
    source: str,
    type: EntityType,
    yes: Mapping[str, str],
    no: Sequence[str],
    timeout: float,
    means: str,
    code: str,
) -> UserRule:
    import cloudpickle

    return UserRule(name, source, type, cloudpickle.loads(build), yes, no, timeout, means, code)


def user_rule(
    pattern: str, *, type: EntityType, yes: Mapping[str, str], no: Sequence[str] = (), timeout: float = _TIMEOUT
) -> Callable[[UserBuild], UserRule]:
    """Make a rule of the decorated function, for `Extractor(rules=[…])`.

    `pattern` is one of the `regex` package (VERSION1), written in half width: it runs on text whose full-width letters, digits and number signs are
    folded, character for character. The function gets the match and returns a value (a model of `extractor.models`) of `type`, or None: not this time. The
    mention is the match, or the group `span` where the pattern has one. `yes` maps texts to the `str()` of the one value that the rule finds in each,
    `no` lists texts in which it finds nothing; `Extractor` checks them when it is built. `timeout` is what the rule may take on one page, in seconds: a
    pattern that takes longer is given up there with a RuleWarning, and so is a rule whose function raises. A function that never returns is not
    stopped; `extract_many` has a time limit for that.

    Raises RuleError for a pattern that does not compile or that matches the empty string, an unknown type, and where there is no `yes` example.
    """

    def make(build: UserBuild) -> UserRule:
        if not callable(build):
            raise RuleError(f"user_rule decorates a function, not a {build.__class__.__name__}")
        name = f"{USER}{getattr(build, '__name__', 'rule')}"
        _check(name, pattern, type, yes, no, timeout)
        means = (getattr(build, "__doc__", None) or "").strip().split("\n")[0]
        return UserRule(
            name, pattern, type, build, MappingProxyType(dict(yes)), tuple(no), float(timeout), means, _code_of(build)
        )

    return make


def _code_of(build: UserBuild) -> str:
    try:
        return hashlib.sha256(inspect.getsource(build).encode("utf-8", "surrogatepass")).hexdigest()
    except (OSError, TypeError):
        return ""  # typed at a prompt, or no plain function


def _check(name: str, pattern: object, type: object, yes: Mapping[str, str], no: Sequence[str], timeout: float) -> None:
    """Raises RuleError for an argument of `user_rule` that is none."""
    if not isinstance(pattern, str):
        raise RuleError(f"rule {name}: the pattern is a {pattern.__class__.__name__}; write it as a str")
    if type not in TYPES:
        raise RuleError(f"rule {name}: there is no type {type!r}; write one of {', '.join(TYPES)}")
    if not isinstance(yes, Mapping) or not yes:
        raise RuleError(f"rule {name}: yes needs one example at least; write yes={{'text': 'str() of its value'}}")
    texts = [no] if isinstance(no, str) else [*yes, *yes.values(), *no]
    if isinstance(no, str) or not all(isinstance(text, str) for text in texts):
        raise RuleError(f"rule {name}: yes maps texts to texts, no is a list of texts")
    if not isinstance(timeout, int | float) or not 0 < timeout <= _LONGEST_TIMEOUT:
        raise RuleError(f"rule {name}: timeout={timeout!r}: a number of seconds above 0, at most {_LONGEST_TIMEOUT:g}")
    try:
        compiled = regex.compile(pattern, regex.VERSION1)
    except (regex.error, RecursionError, OverflowError) as error:
        raise RuleError(f"rule {name}: the pattern does not compile: {error}") from error
    if compiled.search("") is not None:
        raise RuleError(f"rule {name}: the pattern matches the empty string; let it match one character at least")
