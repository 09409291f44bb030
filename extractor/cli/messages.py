"""What all verbs share: how they read, write and complain."""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from extractor.api import Extractor
    from extractor.cli.limit_options import Limits
    from extractor.models import Document
    from extractor.reading import PageFile

# All but line ends and tabs; the bidirectional marks too, which turn a line around.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
# Where a run keeps how much it says: 0 errors alone, 1 a line about the run, 2 more.
LOUDNESS = "extractor.loudness"


def check_date(published: str | None) -> None:
    """Ends the program with a message where `--published` is no date."""
    from extractor.arguments import check_published

    try:
        check_published(published)
    except ValueError as error:
        fail(str(error).replace("published=", "--published ", 1))


def extract_or_fail(
    extractor: Extractor, file: str, encoding: str | None, published: str | None, limits: Limits
) -> Document:
    """The document of FILE or standard input, within the limits; ends the program with a message where there is none."""
    from extractor.reading import UnreadableError, printable, read_file
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

    page = read_stdin(encoding, limits["size_limit"], limits["page_limit"]) if file == "-" else None
    (result,) = map_alone(work, [page], time_limit=limits["time_limit"], memory_limit=limits["memory_limit"])
    if isinstance(result, Lost):
        hint = "--time-limit allows more" if result.kind == "time_limit" else ""
        hint = "--memory-limit allows more" if "memory" in result.reason else hint
        fail(f"{'standard input' if file == '-' else file}: {result.reason}", hint)
    if isinstance(result, tuple):
        fail(*result)
    return result


def read_stdin(encoding: str | None, size_limit: int | None = None, page_limit: int | None = None) -> PageFile:
    """The page on standard input; ends the program with a message where there is none."""
    from extractor.reading import PAGE_LIMIT, UnreadableError, read_stream

    if sys.stdin is None:
        fail("standard input is closed")
    if sys.stdin.isatty():
        say("reading a page from the terminal; end it with Ctrl-D")
    try:
        return read_stream(
            sys.stdin.buffer,
            "standard input",
            encoding=encoding,
            size_limit=size_limit,
            page_limit=PAGE_LIMIT if page_limit is None else page_limit,
        )
    except UnreadableError as error:
        fail(str(error), error.hint)


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
        message = printed(message)
        click.echo(f"extractor: {message}" + (f"\n  hint: {hint}" if hint else ""), err=True)


def say_more(message: str) -> None:
    """A line that only `--verbose` asks for."""
    if loudness() > 1:
        click.echo(f"extractor: {printed(message)}", err=True)


def loudness() -> int:
    """How much the run says: 0 with `--quiet`, 2 with `--verbose`, else 1."""
    context = click.get_current_context(silent=True)
    return 1 if context is None else int(context.meta.get(LOUDNESS, 1))


def counted(number: int, one: str, many: str = "") -> str:
    """A number and its noun: 1 article, 2 articles, 1,204 facts; `many` where the plural is not in -s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def complain(message: str) -> None:
    """An error that does not end the program: one page of many."""
    click.echo(f"extractor: error: {printed(message)}", err=True)


def fail(message: str, hint: str = "", code: int = 2) -> NoReturn:
    """Say what is wrong and what would mend it, and end the program."""
    message, hint = printed(message), printed(hint)
    click.echo(f"extractor: error: {message}" + (f"\n  hint: {hint}" if hint else ""), err=True)
    sys.exit(code)
