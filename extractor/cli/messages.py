"""What all verbs share: how they read, write and complain."""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from extractor.api import Extractor
    from extractor.cli.limits import Limits
    from extractor.models import Document
    from extractor.reading import PageFile

# All but line ends and tabs; the bidirectional marks too, which turn a line around.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def check_date(published: str | None) -> None:
    """Ends the program with a message where `--published` is no date."""
    from extractor.api import check_published

    try:
        check_published(published)
    except ValueError as error:
        fail(str(error).replace("published=", "--published ", 1))


def extract_or_fail(
    extractor: Extractor, file: str, encoding: str | None, published: str | None, limits: Limits
) -> Document:
    """The document of FILE or standard input, within the limits; ends the program with a message where there is none."""
    from extractor.reading import UnreadableError, printable, read_file, read_stream
    from extractor.workers import Lost, map_alone

    def work(page: PageFile | None) -> Document | tuple[str, str]:
        try:
            if page is None:
                page = read_file(
                    Path(file), encoding=encoding, size_limit=limits["size_limit"], page_limit=limits["page_limit"]
                )
        except UnreadableError as error:
            return str(error), error.hint
        source = None if file == "-" else printable(file)
        return extractor.extract(page.text, published=published, source=source, declared=page.declared)

    page = None
    if file == "-":
        if sys.stdin is None:
            fail("standard input is closed")
        if sys.stdin.isatty():
            click.echo("extractor: reading a page from the terminal; end it with Ctrl-D", err=True)
        try:
            page = read_stream(
                sys.stdin.buffer,
                "standard input",
                encoding=encoding,
                size_limit=limits["size_limit"],
                page_limit=limits["page_limit"],
            )
        except UnreadableError as error:
            fail(str(error), error.hint)
    (result,) = map_alone(work, [page], time_limit=limits["time_limit"], memory_limit=limits["memory_limit"])
    if isinstance(result, Lost):
        hint = "--time-limit allows more" if result.kind == "time_limit" else ""
        hint = "--memory-limit allows more" if "memory" in result.reason else hint
        fail(f"{'standard input' if file == '-' else file}: {result.reason}", hint)
    if isinstance(result, tuple):
        fail(*result)
    return result


def check_output(output: Path | None, inputs: Sequence[str]) -> None:
    """Ends the program with a message where the output would take the place of one of the inputs."""
    if output is None or not output.is_file():
        return
    for file in inputs:
        if Path(file).is_file() and output.samefile(file):
            fail(f"-o {output} is the page that is to be read", "name another file")


def printed(text: str) -> str:
    """A text for a terminal: its control characters, which a terminal would obey, as pictures (␛) or as codes."""
    return _CONTROLS.sub(
        lambda found: chr(0x2400 + ord(found[0])) if found[0] < " " else f"\\x{ord(found[0]):02x}", text
    )


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
    message, hint = printed(message), printed(hint)
    click.echo(f"extractor: error: {message}" + (f"\n  hint: {hint}" if hint else ""), err=True)
    sys.exit(code)
