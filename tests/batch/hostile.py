"""Work that misbehaves on command, for the tests of the pool. Stands in a file of its own: worker processes import it."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from extractor import Article, Document, Entity, Fact
from extractor.models import Evidence, Quantity


def act(command: str) -> str:
    """Does what the command says; anything else is given back."""
    verb, _, rest = command.partition(" ")
    if verb == "hang":
        while True:
            pass
    if verb == "sleep":
        time.sleep(float(rest))
    elif verb == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    elif verb == "exit":
        os._exit(int(rest))
    elif verb == "raise":
        raise ValueError(rest)
    elif verb == "die-once":
        if not Path(rest).exists():
            Path(rest).touch()
            os.kill(os.getpid(), signal.SIGKILL)
    elif verb == "print":
        print("this goes to stderr, not on the wire")
    elif verb == "memory":
        bytearray(int(rest) * 1024**2)
    elif verb == "long":
        return "长" * int(rest)
    elif verb == "pid":
        return str(os.getpid())
    return command


@dataclass(frozen=True)
class ActTogether:
    """`act`, of which all that stands behind `shared` is done for several commands at once."""

    def __call__(self, command: str) -> str:
        act(command.removeprefix("shared "))
        return command

    def together(self, commands: Sequence[str]) -> Iterator[Callable[[], str]]:
        for command in commands:
            if command.startswith("shared "):
                act(command.removeprefix("shared "))
        for command in commands:
            yield lambda command=command: command if command.startswith("shared ") else self(command)


@dataclass(frozen=True)
class ActPrepared:
    """`act`, with something to do before its first task."""

    before: str

    def prepare(self) -> None:
        act(self.before)

    def __call__(self, command: str) -> str:
        return act(command)


@dataclass(frozen=True)
class HostileReader:
    """A reader in the manner of `Extractor`, whose pages are commands."""

    def extract(self, text: str, *, published: str | None = None, source: str | None = None) -> Document:
        return Document(id=act(text), text=text, published=published, source=source)


@dataclass(frozen=True)
class PlainReader:
    """Reads nothing but the length of a page, at once: for tests of what is around the reading."""

    def extract(self, text: str, *, published: str | None = None, source: str | None = None) -> Document:
        value = Quantity(value=Decimal(len(text)), unit="字")
        entity = Entity(id="a0e0", type="quantity", text=text[:1], start=0, end=1, value=value)
        evidence = Evidence(text=text, start=0, end=len(text))
        fact = Fact(
            id="a0f0", metric="长度", value=value, entity="a0e0", evidence=evidence, qualifiers={"item": text[:2]}
        )
        article = Article(id="a0", title=text[:5], entities=[entity], facts=[fact])
        return Document(id=str(len(text)), text=text, published=published, source=source, articles=[article])


class Unloadable:
    """Can be pickled, but not loaded again."""

    def __call__(self, task: str) -> str:
        return task

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return _refuse, ("no",)


def _refuse(reason: str) -> None:
    raise ImportError(reason)
