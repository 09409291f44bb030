"""The verb `completion`: what makes a shell complete our verbs, options and files."""

from __future__ import annotations

import os
from typing import Literal

import click
from click.shell_completion import get_completion_class, shell_complete

from extractor.cli.messages import CONTEXT, fail, write
from extractor.cli.verb import Verb

# The shell calls the command with this set; click has the format.
_VARIABLE = "_EXTRACTOR_COMPLETE"


@click.command(cls=Verb, context_settings=CONTEXT)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: Literal["bash", "zsh", "fish"]) -> None:
    """Print the script that makes a shell complete verbs, options and files.

    \b
    Examples:
      extractor completion bash > ~/.local/share/bash-completion/completions/extractor
      extractor completion zsh > ~/.zfunc/_extractor    # with ~/.zfunc in fpath, before compinit
      extractor completion fish > ~/.config/fish/completions/extractor.fish
    """
    made = get_completion_class(shell)
    if made is None:
        fail(f"{shell}: this version of click has no completion for it")
    context = click.get_current_context().find_root()
    script = made(context.command, {}, "extractor", _VARIABLE)
    write(script.source_template % script.source_vars() + "\n", None)


def complete(command: click.Command) -> bool:
    """Answer a shell that asks for completions, if it is one that called us."""
    asked = os.environ.get(_VARIABLE)
    if not asked:
        return False
    shell_complete(command, {}, "extractor", _VARIABLE, asked)
    return True
