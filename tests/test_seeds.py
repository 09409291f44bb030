"""The sample pages give the records that a reader has checked: seeds/<page>.json.

After a change that makes the records better, `make seeds` writes them anew; read the difference before it is committed.
"""

from __future__ import annotations

import json

from conftest import Page

from extractor import extract


def test_expected_records(sample_page: Page) -> None:
    expected = json.loads(sample_page.path.with_suffix(".json").read_text(encoding="utf-8"))
    got = json.loads(extract(sample_page.text, published=sample_page.published).model_dump_json())
    for key in ("schema_version", "id", "published", "published_basis", "text"):
        assert got[key] == expected[key]
    assert len(got["articles"]) == len(expected["articles"])
    for article, wanted in zip(got["articles"], expected["articles"], strict=True):
        for key in wanted:
            assert article[key] == wanted[key], f"{wanted['title']}: {key}"
