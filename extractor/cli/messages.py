"""What all verbs share: how they read, write and complain."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from extractor.reading import PageFile

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def check_date(published: str | None) -> None:
    """Ends the program with a message where `--published` is no date."""
    from extractor.api import check_published

    try:
        check_published(published)
    except ValueError as error:
        fail(str(error).replace("published=", "--published ", 1))


def read(file: str, encoding: str | None) -> PageFile:
    """The text of FILE or standard input, and what its metadata declare; ends the program with a message where there is none."""
    from extractor.reading import MAX_BYTES, UnreadableError, read_bytes, read_file

    try:
        if file != "-":
            return read_file(Path(file), encoding=encoding)
        if sys.stdin is None:
            fail("standard input is closed")
        if sys.stdin.isatty():
            click.echo("extractor: reading a page from the terminal; end it with Ctrl-D", err=True)
        return read_bytes(sys.stdin.buffer.read(MAX_BYTES + 1), "standard input", encoding=encoding)
    except UnreadableError as error:
        fail(str(error), error.hint)


def write(text: str, output: Path | None) -> None:
    """To the file, whole or not at all, or to stdout; folders that are missing are made. Behind a link it is the file that is written; a device or pipe takes the text as it comes."""
    if output is None:
        if sys.stdout is None:
            fail("cannot write: standard output is closed", code=1)
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.buffer.flush()
        return
    try:
        output = output.resolve()
        if output.exists() and not output.is_file():
            with output.open("wb") as stream:
                stream.write(text.encode("utf-8"))
            return
        output.parent.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(text.encode("utf-8"))
            # mkstemp files are private; the result gets the rights that an ordinary new file would have.
            umask = os.umask(0)
            os.umask(umask)
            Path(part).chmod(0o666 & ~umask)
            Path(part).replace(output)
        except OSError:
            Path(part).unlink(missing_ok=True)
            raise
    except FileExistsError as error:
        fail(f"cannot write {output}: {error.filename} is a file, not a folder", code=1)
    except OSError as error:
        fail(f"cannot write {output}: {error.strerror or error}", code=1)


def tell_unresolved(count: int, option: str) -> None:
    """Say once how many dates wait for a publication date, and which `option` gives it; nothing where none does."""
    if count:
        dates = "1 date stays" if count == 1 else f"{count} dates stay"
        click.echo(
            f"extractor: {dates} unresolved (such as 去年, 昨天): the day of publication is not known\n"
            f"  hint: give it with {option}, such as --published 2025-06-18",
            err=True,
        )


def fail(message: str, hint: str = "", code: int = 2) -> NoReturn:
    """Say what is wrong and what would mend it, and end the program."""
    click.echo(f"extractor: error: {message}" + (f"\n  hint: {hint}" if hint else ""), err=True)
    sys.exit(code)
