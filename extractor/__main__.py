"""The entry point of the `extractor` command and of `python -m extractor`."""

from __future__ import annotations

import sys


def main() -> None:
    """Runs the command line. Ctrl-C ends it with 130 at any moment, while it still loads too."""
    try:
        from extractor.cli import main as run

        run()
    except KeyboardInterrupt:
        print("extractor: error: interrupted", file=sys.stderr)
        sys.exit(130)


if __name__ == "__main__":
    main()
