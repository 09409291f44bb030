"""The verb `serve`: the HTTP service and its page for people."""

from __future__ import annotations

from typing import Literal

import click

from extractor.cli.limit_options import is_number
from extractor.cli.messages import CONTEXT, counted, fail, loudness, say
from extractor.cli.own import make_extractor, own_options
from extractor.cli.verb import Verb


@click.command(cls=Verb, context_settings=CONTEXT)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port.")
@click.option("--workers", metavar="N", type=click.IntRange(min=1), help="Processes; by default all cores.")
@click.option(
    "--time-limit",
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    callback=is_number,
    default=30.0,
    show_default=True,
    help="A page that takes longer is given up (504).",
)
@click.option(
    "--size-limit",
    metavar="CHARACTERS",
    type=click.IntRange(min=1),
    default=1_000_000,
    show_default=True,
    help="A longer page is refused (413).",
)
@click.option(
    "--body-limit",
    metavar="BYTES",
    type=click.IntRange(min=1),
    default=16 * 1024 * 1024,
    show_default=True,
    help="A longer request is refused (413).",
)
@click.option(
    "--allow-host",
    "hosts",
    metavar="NAME",
    multiple=True,
    help="A name by which the service may be called, besides those of this machine; * is any.",
)
@click.option(
    "--names",
    type=click.Choice(["network", "fast"]),
    default="network",
    show_default=True,
    help="How names are found: by the neural tagger, or faster and fewer.",
)
@own_options
def serve(
    host: str,
    port: int,
    workers: int | None,
    time_limit: float,
    size_limit: int,
    body_limit: int,
    hosts: tuple[str, ...],
    names: Literal["network", "fast"],
    lexicons: tuple[str, ...],
    rules: tuple[str, ...],
) -> None:
    """Answer over HTTP, and with a page for people. Needs the extra "serve".

    Only this machine is answered unless --host and --allow-host say otherwise: the service has no accounts and no encryption; put it behind a proxy that
    has. Ctrl-C or SIGTERM ends it, after the requests that were asked; Ctrl-C twice ends it at once.

    \b
    Examples:
      extractor serve
      extractor serve --port 9000 --workers 2
      extractor serve --host 0.0.0.0 --allow-host facts.example.org
      curl -F file=@page.txt -F published=2025-03 http://127.0.0.1:8000/extract
    """
    from extractor.serve import LOOPBACK, ServeOptions, require_serve, run_server

    try:
        require_serve()
    except ImportError as error:
        fail(str(error))
    from extractor.workers import default_workers

    count = workers or default_workers()
    options = ServeOptions(
        host=host,
        port=port,
        workers=count,
        time_limit=time_limit,
        size_limit=size_limit,
        body_limit=body_limit,
        hosts=(*LOOPBACK, *hosts),
        reader=make_extractor(lexicons, rules, names),
    )
    where = f"[{host}]" if ":" in host else host
    say(f"http://{where}:{port}/ ({counted(count, 'worker')}); Ctrl-C ends it")
    try:
        run_server(options, verbose=loudness() > 1)
    except OSError as error:
        fail(f"--host {host} --port {port}: {error.strerror or error}", "give another --port")
