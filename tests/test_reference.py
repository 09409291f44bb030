"""The reference of columns, units and codes is what the code has."""

from __future__ import annotations

import subprocess
import sys

from conftest import ROOT

from extractor import extract
from extractor.frames import SPREADSHEET_COLUMNS, spreadsheet_rows


def test_the_page_of_columns_is_written_by_the_code() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / "write_columns.py", "--check"], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr


def test_a_row_has_the_documented_columns_in_their_order() -> None:
    row = next(spreadsheet_rows(extract("“越惠保”累计赔付超12.6亿元。")))
    assert list(row) == list(SPREADSHEET_COLUMNS)
