"""Rules out of a Python file, for the command line: `load_rules` runs the file and takes every rule that it defines."""

from __future__ import annotations

import hashlib
import sys
import types
from dataclasses import replace
from pathlib import Path

from extractor.user.lexicon_file import read_bytes, shown_path
from extractor.user.rule import RuleError, UserRule

_LARGEST = 1024 * 1024  # bytes


def load_rules(path: str | Path) -> list[UserRule]:
    """The rules that the Python file at `path` defines, in the order in which they stand there. The file is run, with all that it does.

    Rules that it imports from elsewhere count too, where they have a name in it. Raises RuleError where the file cannot be read, raises itself, or has no rule in it.
    """
    shown = shown_path(path)
    source = read_bytes(path, _LARGEST, f"{_LARGEST // 1024} KB; that is no file of rules", RuleError)
    digest = hashlib.sha256(source).hexdigest()
    module = types.ModuleType(f"extractor_rules_{digest[:16]}")
    module.__file__ = str(path)
    _run(module, source, shown)
    rules = [value for value in vars(module).values() if isinstance(value, UserRule)]
    if not rules:
        raise RuleError(f"{shown}: no rule in it; decorate a function with extractor.user_rule")
    return [replace(rule, code=digest) for rule in dict.fromkeys(rules)]


def _run(module: types.ModuleType, source: bytes, shown: str) -> None:
    import cloudpickle

    # Dataclasses and pydantic models look their module up; it is in no path, so what it defines is pickled whole.
    sys.modules[module.__name__] = module
    cloudpickle.register_pickle_by_value(module)
    try:
        exec(compile(source, shown, "exec", dont_inherit=True), vars(module))
    except SyntaxError as error:
        raise RuleError(f"{shown}:{error.lineno}: {error.msg}; the file of rules is a Python file") from error
    except RuleError as error:
        raise RuleError(f"{shown}: {error}") from error
    except (Exception, SystemExit) as error:
        raise RuleError(f"{shown}{_line(error, shown)}: {type(error).__name__}: {error}") from error


def _line(error: BaseException, shown: str) -> str:
    """The line of the file in which the error arose."""
    at, line = error.__traceback__, ""
    while at is not None:
        if at.tb_frame.f_code.co_filename == shown:
            line = f":{at.tb_lineno}"
        at = at.tb_next
    return line
