"""What is fuzzed: for each target how bytes become an input, and what must hold of every input. `check` raises where it does not."""

from __future__ import annotations

import contextlib
import json
import re
import sys
import tempfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from choices import Choices

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "batch")]

from hostile_patterns import PATTERNS  # noqa: E402

LONGEST = 1500  # characters of a page: a few a second, so that many are read
WORDS = sorted({piece for before, unit, after in PATTERNS.values() for piece in (before, unit, after) if piece})
MORE = [
    "增长",
    "下降",
    "同比",
    "其中",
    "分别",
    "合计",
    "占",
    "比",
    "达",
    "为",
    "至",
    "从",
    "到",
    "以上",
    "左右",
    "近",
    "超",
    "余",
    "多",
    "亿",
    "万",
    "元",
    "美元",
    "%",
    "个百分点",
    "倍",
    "人",
    "家",
    "亩",
    "公里",
    "岁",
    "年",
    "月",
    "日",
    "今年",
    "去年",
    "同期",
    "截至",
    "一",
    "二",
    "三",
    "十",
    "百",
    "3",
    "5",
    "0",
    ".",
    "，",
    "。",
    "、",
    "；",
    "：",
    "（",
    "）",
    "《",
    "》",
    "“",
    "”",
    "|",
    "\n",
    "\t",
    "#",
    "-",
    "〔",
    "〕",
    "浙江",
    "杭州市",
    "某公司",
    "局",
    "王小明",
    "记者",
    "张女士",
    "计划",
    "惠民保",
    "保费",
    "参保",
    "赔付",
    "不",
    "未",
    "将",
]
TOKENS = [*WORDS, *MORE, "\n\n", "    "]


@dataclass(frozen=True)
class Target:
    """What `made` makes of bytes goes to `check`. `guided`: being watched for new code costs it less than it brings."""

    made: Callable[[Choices], object]
    check: Callable[[object], None]
    guided: bool = True


def page(choices: Choices) -> str:
    return choices.text(TOKENS, LONGEST)


def check_page(text: object) -> None:
    """`extract` raises nothing; its offsets are those of the text; JSON brings back the same."""
    from extractor import Document, extract

    assert isinstance(text, str)
    document = extract(text, published="2025-03-20")
    data = document.model_dump_json()
    assert Document.model_validate_json(data) == document
    data.encode("utf-8")
    for entity in document.entities:
        pieces = entity.spans or [(entity.start, entity.end)]  # in reading order, which is not always the page's
        printed = re.sub(r"\s", "", "".join(document.text[start:end] for start, end in pieces))
        assert 0 <= entity.start < entity.end <= len(document.text), entity
        assert printed.startswith(re.sub(r"\s", "", entity.text)[:1]), entity
    for fact in document.facts:
        assert 0 <= fact.evidence.start <= fact.evidence.end <= len(document.text), fact
    for article in document.articles:
        for block in article.blocks:
            assert sum(end - start for start, end in block.spans) >= len(block.text.strip()) // 2, block


def check_phrase(text: object) -> None:
    """Every `parse_…` gives a value or a ValueError that can be printed."""
    from extractor.values import parse

    for name in parse.__all__:
        try:
            str(getattr(parse, name)(text))
        except ValueError as error:
            assert not isinstance(error, UnicodeError), error
            str(error).encode("utf-8")


HTML = [
    "<html>",
    "<head>",
    "<body>",
    "<p>",
    "</p>",
    "<div>",
    "<table>",
    "<tr>",
    "<td>",
    "<math>",
    "<mfrac>",
    "<svg>",
    "<script>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "&nbsp;",
    "&#0;",
    "&#x110000;",
    "<meta",
    "charset=gbk>",
    "<title>",
    "</title>",
    "<article>",
    "<h1>",
    "</h1>",
    "<a",
    "href='x'>",
    "</a>",
    "<br>",
    "<li>",
    "<iframe>",
    "\x00",
    "<pre>",
    "<base",
    "href='//'>",
    "<template>",
    "<noscript>",
]


def html(choices: Choices) -> bytes:
    encoding = choices.one_of(["utf-8", "gb18030", "utf-16"])
    return choices.text([*HTML, *HTML, *TOKENS], 3000).encode(encoding, "ignore")


def check_html(data: object) -> None:
    from extractor.reading import UnreadableError
    from extractor.reading.html import read_html

    assert isinstance(data, bytes)
    with contextlib.suppress(UnreadableError):
        read_html(data, "page.html").text.encode("utf-8", "surrogatepass")


def pdf(choices: Choices) -> bytes:
    """A small PDF, with pieces of its syntax and bytes changed, or compressed content of any kind."""
    content = choices.text(
        ["BT ", "ET ", "(abc) Tj ", "/F1 12 Tf ", "q ", "Q ", "/X Do ", "1 0 0 1 9 9 Tm ", "<4e00> Tj ", "] TJ ", "[ "],
        400,
    )
    packed = zlib.compress(content.encode("utf-8", "replace"))
    data = bytearray(
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/XObject<</X 4 0 R>>>>>>endobj\n"
        b"4 0 obj<</Length %d/Filter/FlateDecode/Type/XObject/Subtype/Form/BBox[0 0 9 9]>>stream\n%s\nendstream endobj\n"
        b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R/Size 6>>\n%%%%EOF"
        % (len(packed), packed)
    )
    pieces = [
        b"/Count 9999999",
        b"2 0 R",
        b"4 0 R",
        b"<<",
        b">>",
        b"[",
        b"]",
        b"stream",
        b"endobj",
        b"-1",
        b"/Filter/LZWDecode",
        b"\x00",
    ]
    for _ in range(choices.number(12)):
        at = choices.number(len(data))
        piece = choices.one_of(pieces)
        data[at : at + choices.number(len(piece) + 4)] = piece
    return bytes(data)


def read_pdf(data: object) -> str:
    from extractor.reading import UnreadableError
    from extractor.reading.pdf import read_pdf

    assert isinstance(data, bytes)
    try:
        return read_pdf(data, "page.pdf", size_limit=100_000, page_limit=100).text
    except UnreadableError as error:
        return str(error)


def check_pdf(data: object) -> None:
    """Read within the limits, by a process that may be lost to them; but a crash of the library for another reason is a find."""
    from extractor.workers import Lost, map_alone

    (text,) = map_alone(read_pdf, [data], time_limit=5, memory_limit=256 * 1024**2)
    if isinstance(text, Lost):
        assert text.kind == "time_limit" or "memory" in text.reason, text
    else:
        text.encode("utf-8", "surrogatepass")


LEXICON = [
    "# kind: ",
    "programmes",
    "organizations",
    "places",
    "units",
    "currencies",
    "people",
    "metrics",
    "# columns: ",
    "name",
    "alias",
    "code",
    "# rows: ",
    "1",
    "3",
    "# source: x",
    "\n",
    "\n",
    "\t",
    "\t",
    "江海健康卡",
    "江海",
    "公司",
    "=",
    "#",
    "\r\n",
    "\ufeff",
    "\x00",
    "元",
    "万",
    "1e99",
    "-1",
    "1/3",
    "m2",
    "CNY",
    "",
]


def lexicon(choices: Choices) -> bytes:
    return choices.text(LEXICON, 400).encode("utf-8", "surrogatepass")


def check_lexicon(data: object) -> None:
    """A user's lexicon is taken, or told to be wrong where; what is taken can be worked with."""
    from extractor import Extractor
    from extractor.lexicon import LexiconError

    assert isinstance(data, bytes)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "own.tsv")
        path.write_bytes(data)
        try:
            extractor = Extractor(names="fast", lexicons=[path])
        except LexiconError as error:
            assert "own.tsv" in str(error)
            return
        extractor.extract("江海健康卡公司赔付3万元，元m2江海。")


def journal(choices: Choices) -> tuple[str, list[tuple[str, int]]]:
    """The kind of output, and what happens to its runs one after the other."""
    out = choices.one_of(["out.jsonl", "out", "out.parquet"])
    events = [
        (
            choices.one_of(["interrupt", "full", "garbage", "shorten", "forget", "state", "another"]),
            choices.number(65536),
        )
        for _ in range(1 + choices.number(4))
    ]
    return out, events


@cache
def undisturbed(out: str) -> dict[str, object]:
    from stopping import batch, contents

    with tempfile.TemporaryDirectory() as folder:
        batch(Path(folder), out)
        return contents(Path(folder, out))


def check_journal(what: object) -> None:
    """Interrupted, with a full disk, with files that were changed: resumed, it is what an undisturbed run writes, or is told to be impossible."""
    from stopping import batch, contents, disturb

    assert isinstance(what, tuple | list)
    out, events = what
    expected = undisturbed(out)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        spoilt = False
        for kind, number in events:
            spoilt |= disturb(folder, out, kind, number)
        try:
            batch(folder, out)
        except ValueError:
            assert spoilt, events
            return
        found = contents(folder / out)
        # What somebody has changed in the middle of the files nobody can tell, but not that a page is missing.
        assert found == expected or (spoilt and found.keys() == expected.keys()), (
            events,
            json.dumps({k: str(v)[:300] for k, v in found.items()}),
        )


TARGETS = {
    "pages": Target(page, check_page, guided=False),
    "phrases": Target(lambda choices: choices.text(TOKENS, 60), check_phrase),
    "html": Target(html, check_html),
    "pdf": Target(pdf, check_pdf, guided=False),
    "lexicons": Target(lexicon, check_lexicon),
    "journals": Target(journal, check_journal),
}
