"""The verb `serve`: the HTTP service and its page for people."""

from __future__ import annotations

import click

from extractor.cli.messages import CONTEXT
from extractor.cli.verb import Verb


@click.command(cls=Verb, context_settings=CONTEXT)
def serve() -> None:
    """Serve HTTP."""
