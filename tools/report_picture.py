"""Takes the picture of a report that the README shows: docs/assets/report.png, of two sample pages, with headless Chromium.

    python tools/report_picture.py

`make docs` runs it where a browser is there; else the picture stays as it is.
"""

from __future__ import annotations

import csv
import os
import shutil
import sys
import tempfile
from pathlib import Path

from extractor import extract
from extractor.reports import make_report, to_html

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "assets" / "report.png"
PAGES = ("insurance", "renewal")
MOST_BYTES = 200_000
_NAMES = ("chromium", "chromium-browser", "google-chrome")


def main() -> None:
    browser = os.environ.get("EXTRACTOR_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if browser is None:
        print("no browser: docs/assets/report.png stays as it is", file=sys.stderr)
        return
    from playwright.sync_api import sync_playwright

    with (ROOT / "seeds" / "published.tsv").open(encoding="utf-8", newline="") as lines:
        dates = {row["page"]: row["published"] for row in csv.DictReader(lines, delimiter="\t")}
    documents = [
        extract(
            (ROOT / "seeds" / f"{page}.txt").read_text(encoding="utf-8"), published=dates[page], source=f"{page}.txt"
        )
        for page in PAGES
    ]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = Path(folder) / "report.html"
        page.write_text(to_html(make_report(documents, language="en")), encoding="utf-8")
        opened = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
        tab = opened.new_page(viewport={"width": 1100, "height": 780}, color_scheme="light", reduced_motion="reduce")
        tab.goto(page.as_uri())
        tab.evaluate("document.querySelectorAll('[data-chart-waits]').forEach((one) => one.scrollIntoView())")
        tab.wait_for_timeout(2500)
        tab.evaluate("document.getElementById('pages').scrollIntoView()")
        tab.hover(".article .m.money >> nth=0")
        tab.wait_for_timeout(300)
        tab.screenshot(path=PICTURE)
        opened.close()
    size = PICTURE.stat().st_size
    print(f"{PICTURE.relative_to(ROOT)}: {size:,} bytes")
    if size > MOST_BYTES:
        sys.exit(f"more than {MOST_BYTES:,} bytes: a smaller window will do")


if __name__ == "__main__":
    main()
