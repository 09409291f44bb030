"""What all verbs share: how they read, write and complain."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

import click

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
# Where a run keeps how much it says: 0 errors alone, 1 a line about the run, 2 more.
LOUDNESS = "extractor.loudness"


def check_date(published: str | None) -> None:
    """Ends the program with a message where `--published` is no date."""
    from extractor.api import check_published

    try:
        check_published(published)
    except ValueError as error:
        fail(str(error).replace("published=", "--published ", 1))


def read(file: str, encoding: str | None) -> str:
    """The text of FILE or standard input; ends the program with a message where there is none."""
    from extractor.reading import MAX_BYTES, UnreadableError, decode, read_text

    try:
        if file != "-":
            return read_text(Path(file), encoding=encoding)
        if sys.stdin is None:
            fail("standard input is closed")
        if sys.stdin.isatty():
            click.echo("extractor: reading a page from the terminal; end it with Ctrl-D", err=True)
        return decode(sys.stdin.buffer.read(MAX_BYTES + 1), "standard input", encoding=encoding)
    except UnreadableError as error:
        fail(str(error), error.hint)


def is_stdout(output: Path | None) -> bool:
    """Whether OUT is standard output: left out, or `-`."""
    return output is None or str(output) == "-"


def write(text: str, output: Path | None) -> None:
    """Write a text: see `write_pieces`."""
    write_pieces([text], output)


def write_pieces(pieces: Iterable[str], output: Path | None) -> None:
    """To stdout where OUT is left out or `-`, piece by piece as they come; else to the file, whole or not at all.

    Folders that are missing are made. Behind a link it is the file that is written; a device or pipe takes the text as it comes. Ends the program where
    OUT cannot be written.
    """
    if output is None or is_stdout(output):
        for piece in pieces:
            print_bytes(piece.encode("utf-8"))
        return
    try:
        output = output.resolve()
        if output.exists() and not output.is_file():
            with output.open("wb") as stream:
                stream.writelines(piece.encode("utf-8") for piece in pieces)
            return
        output.parent.mkdir(parents=True, exist_ok=True)
        _replace(output, pieces)
    except FileExistsError as error:
        fail(f"cannot write {output}: {error.filename} is a file, not a folder", code=1)
    except OSError as error:
        fail(f"cannot write {output}: {error.strerror or error}", code=1)


def _replace(output: Path, pieces: Iterable[str]) -> None:
    """The pieces as a file that takes the place of what is there, once it is whole."""
    handle, part = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(piece.encode("utf-8") for piece in pieces)
        # mkstemp files are private; the result gets the rights that an ordinary new file would have.
        umask = os.umask(0)
        os.umask(umask)
        Path(part).chmod(0o666 & ~umask)
        Path(part).replace(output)
    except BaseException:  # Ctrl-C among them: no half of a file stays
        Path(part).unlink(missing_ok=True)
        raise


def print_bytes(data: bytes) -> None:
    """To standard output, at once; ends the program where there is none."""
    if sys.stdout is None:
        fail("cannot write: standard output is closed", code=1)
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def say(message: str, *, hint: str = "") -> None:
    """The one line about a run, on stderr; nothing with `--quiet`."""
    if loudness() > 0:
        click.echo(f"extractor: {message}" + (f"\n  hint: {hint}" if hint else ""), err=True)


def say_more(message: str) -> None:
    """A line that only `--verbose` asks for."""
    if loudness() > 1:
        click.echo(f"extractor: {message}", err=True)


def loudness() -> int:
    """How much the run says: 0 with `--quiet`, 2 with `--verbose`, else 1."""
    context = click.get_current_context(silent=True)
    return 1 if context is None else int(context.meta.get(LOUDNESS, 1))


def counted(number: int, one: str, many: str = "") -> str:
    """A number and its noun: 1 article, 2 articles, 1,204 facts; `many` where the plural is not in -s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def complain(message: str) -> None:
    """An error that does not end the program: one page of many."""
    click.echo(f"extractor: error: {message}", err=True)


def fail(message: str, hint: str = "", code: int = 2) -> NoReturn:
    """Say what is wrong and what would mend it, and end the program."""
    click.echo(f"extractor: error: {message}" + (f"\n  hint: {hint}" if hint else ""), err=True)
    sys.exit(code)
