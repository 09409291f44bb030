"""Defaults for options from a file: `--config FILE`, or the table `[tool.zh-extractor]` of the nearest pyproject.toml.

A key is an option's long name without the dashes; in a table with a verb's name it holds for that verb alone:

    [tool.zh-extractor]
    lexicon = ["programmes.tsv"]   # beside this file
    published-from = "sidecar"

    [tool.zh-extractor.report]
    lang = "en"
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from extractor.cli.messages import fail
from extractor.extras import DISTRIBUTION

# Paths in them are those of the file's folder, wherever the command is run.
_PATHS = frozenset({"lexicon", "rules"})
# Not settings: what is said on the command line alone.
_NEVER = frozenset({"config", "help", "version"})


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a file. Those that were `found`, not named by the user, run no code: a folder of pages that somebody sent may hold a pyproject.toml."""

    path: Path
    table: Mapping[str, Any]
    found: bool

    def defaults_of(self, context: click.Context) -> dict[str, Any]:
        """The defaults of the verb that is run, by the names of its parameters. Ends the program where a key is no option's name."""
        levels = [self.table]
        for name in _names_of(context):
            inner = levels[-1].get(name)
            if isinstance(inner, Mapping):
                levels.append(inner)
        self._check(context.find_root().command, self.table, [])
        options = {_key(option): option for option in context.command.params if isinstance(option, click.Option)}
        defaults: dict[str, Any] = {}
        for level in levels:
            for key, value in level.items():
                option = options.get(key)
                if option is not None and option.name and key not in _NEVER and not isinstance(value, Mapping):
                    defaults[option.name] = self._value(key, option, value)
        return defaults

    def _value(self, key: str, option: click.Option, value: Any) -> Any:
        if key == "rules" and self.found:
            fail(
                f"{self.path}: rules are Python files that are run, so they are not taken from a file that nobody named",
                f"give --config {self.path}, or --rules FILE.py",
            )
        values = value if isinstance(value, list) else [value]
        if key in _PATHS:
            values = [str(self.path.parent / str(one)) for one in values]
        return values if option.multiple else values[0] if len(values) == 1 else value

    def _check(self, command: click.Command, table: Mapping[str, Any], names: list[str]) -> None:
        verbs = _verbs_of(command)
        known = set(_keys(command))
        for key, value in table.items():
            if key in verbs:
                if not isinstance(value, Mapping):
                    fail(f"{self.path}: {'.'.join([*names, key])} is a verb; write a table of its options")
                self._check(verbs[key], value, [*names, key])
            elif key not in known:
                fail(f"{self.path}: {'.'.join([*names, key])}: no such option", _near(key, known | set(verbs)))


def read_settings(path: Path) -> Settings:
    """The settings of a file: its table `[tool.zh-extractor]` where it has one, else the whole file. Ends the program where it cannot be read."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        fail(f"--config {path}: {error.strerror or error}")
    except ValueError as error:
        fail(f"--config {path}: not TOML ({error})")
    ours = table.get("tool", {}).get(DISTRIBUTION)
    if ours is None and path.name == "pyproject.toml":
        fail(f"--config {path}: it has no table [tool.{DISTRIBUTION}]")
    return Settings(path, table if ours is None else ours, found=False)


def find_settings(folder: Path) -> Settings | None:
    """The settings of the nearest pyproject.toml, in the folder or above it, that has a table for us."""
    for place in (folder, *folder.parents):
        path = place / "pyproject.toml"
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            continue
        if f"[tool.{DISTRIBUTION}" not in text:
            continue
        try:
            return Settings(path, tomllib.loads(text)["tool"][DISTRIBUTION], found=True)
        except ValueError as error:
            fail(f"{path}: not TOML ({error})")
    return None


def _names_of(context: click.Context) -> list[str]:
    """The verb's name, behind that of its group: calc, growth."""
    names: list[str] = []
    at: click.Context | None = context
    while at is not None and at.parent is not None:
        names.insert(0, at.info_name or "")
        at = at.parent
    return names


def _keys(command: click.Command) -> Iterator[str]:
    """What may be set for a command: its own options and those of its verbs."""
    for option in command.params:
        if isinstance(option, click.Option) and _key(option) not in _NEVER:
            yield _key(option)
    for verb in _verbs_of(command).values():
        yield from _keys(verb)


def _verbs_of(command: click.Command) -> dict[str, click.Command]:
    """A group's verbs by their names, loaded."""
    if not isinstance(command, click.Group):
        return {}
    context = click.Context(command)
    found = {name: command.get_command(context, name) for name in command.list_commands(context)}
    return {name: verb for name, verb in found.items() if verb is not None}


def _key(option: click.Option) -> str:
    return max(option.opts, key=len).removeprefix("--")


def _near(key: str, known: set[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key, sorted(known), n=3)
    return f"perhaps {' or '.join(near)}" if near else "extractor VERB --help lists the options"
