"""What every verb is: a command with `--quiet`, `--verbose` and `--config`, whose inputs are files and never addresses."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

import click

from extractor.cli.messages import CONTEXT, LOUDNESS, fail, say_more
from extractor.cli.settings import find_settings, read_settings

_SETTINGS = "extractor.settings"
_ADDRESSES = ("http://", "https://", "ftp://")


F = TypeVar("F", bound=Callable[..., object])


class Verb(click.Command):
    """A command of ours. What is set in a configuration takes the place of its defaults."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.params += _common_options()

    def invoke(self, ctx: click.Context) -> Any:
        """Run it; with `--verbose` say whose settings hold and how long it took."""
        began = time.monotonic()
        settings = ctx.meta.get(_SETTINGS)
        if settings is not None:
            say_more(f"settings of {settings.path}")
        result = super().invoke(ctx)
        say_more(f"{time.monotonic() - began:.1f} s")
        return result


class VerbGroup(click.Group):
    """A command with verbs of its own; `homes` maps those that load when they are asked for to the modules that have them."""

    command_class = Verb

    def __init__(self, *given: Any, homes: Mapping[str, str] | None = None, **named: Any) -> None:
        super().__init__(*given, **named)
        self.params += _common_options()
        self._homes = homes or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the verbs, those that have not been loaded among them."""
        return sorted({*super().list_commands(ctx), *self._homes})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb of that name, loaded from the module that `homes` gives for it; None where there is none."""
        if cmd_name in self._homes and cmd_name not in self.commands:
            self.add_command(getattr(import_module(self._homes[cmd_name]), cmd_name))
        return super().get_command(ctx, cmd_name)


def files_argument(name: str, *, required: bool = True) -> Callable[[F], F]:
    """The argument INPUT...: files, folders, patterns and `-`, as they are given; a web address is refused."""
    return click.argument(
        name,
        nargs=-1,
        required=required,
        metavar="INPUT..." if required else "[INPUT...|-]",
        type=click.Path(allow_dash=True),
        callback=_refuse_addresses,
    )


def _refuse_addresses(context: click.Context, parameter: click.Parameter, value: Any) -> Any:
    del context, parameter
    for given in [value] if isinstance(value, str) else value or ():
        if given.lower().startswith(_ADDRESSES):
            fail(
                f"{given}: a web address, and extractor fetches nothing",
                f"save the page first: curl -L -o page.html {given!r}; extractor extract page.html",
            )
    return value


def _common_options() -> list[click.Parameter]:
    return [
        click.Option(
            ["-q", "--quiet"],
            is_flag=True,
            expose_value=False,
            is_eager=True,
            callback=_set_quiet,
            help="Say nothing but errors.",
        ),
        click.Option(
            ["-v", "--verbose"],
            is_flag=True,
            expose_value=False,
            is_eager=True,
            callback=_set_verbose,
            help="Say more on stderr: times, settings in use, each page that fails.",
        ),
        click.Option(
            ["--config"],
            metavar="FILE",
            expose_value=False,
            is_eager=True,
            callback=_configure,
            type=click.Path(path_type=Path),
            help="Defaults for the options, a TOML file; else [tool.zh-extractor] of the nearest pyproject.toml.",
        ),
    ]


def _set_quiet(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    del parameter
    if value:
        context.meta[LOUDNESS] = 0


def _set_verbose(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    del parameter
    if value:
        context.meta[LOUDNESS] = 2


def _configure(context: click.Context, parameter: click.Parameter, value: Path | None) -> None:
    """Settings become the defaults of the verb that is run; `--config` may stand before the verb or behind it."""
    del parameter
    if value is not None:
        context.meta[_SETTINGS] = read_settings(value)
    if isinstance(context.command, click.Group):
        return
    settings = context.meta.get(_SETTINGS) or find_settings(Path.cwd())
    if settings is not None:
        context.meta[_SETTINGS] = settings
        context.default_map = settings.defaults_of(context)


__all__ = ["CONTEXT", "Verb", "VerbGroup", "files_argument"]
