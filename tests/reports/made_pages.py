"""Pages and documents that the tests of reports share, all of our own making."""

from __future__ import annotations

from decimal import Decimal

from conftest import SEEDS, pages_of

from extractor import Document, extract
from extractor.models import (
    Article,
    Block,
    Entity,
    Evidence,
    Fact,
    Money,
    Programme,
    Subject,
)

# Its sums do not add up, so that checks contradict it.
WRONG_SUMS = """惠农补贴一览

云溪县惠农补贴发放过半

陈思远

学校共招收新生1140名，其中男生640名、女生600名。应参保50万人，实际参保49万人，参保率89%。

王先生住院总费用50万元，医保报销30万元，“云惠保”报销12万元，个人只承担18万元。
"""

# What breaks careless HTML, JSON and Markdown. The emoji has two UTF-16 units.
HOSTILE = """<script>alert(1)</script>保障升级</script><!--

"quoted" 'single' &amp; <img src=x onerror=alert(2)> 😀😀基金已支付3万元，\u202e反向\u202c惠及|`12人`*粗*。\u2028另起\x00一行，投入5亿元。

项目\t金额(万元)\t<b>备注</b>
甲&乙\t12\t"><svg onload=alert(3)>
丙\t30\t</td></tr></table>
"""


def sample_documents() -> list[Document]:
    """The sample pages as documents."""
    return [extract(page.text, published=page.published, source=page.path.name) for page in pages_of(SEEDS)]


def wrong_document() -> Document:
    return extract(WRONG_SUMS, published="2025-07", source="wrong.txt")


def hostile_document() -> Document:
    return extract(HOSTILE, published="2025", source="<i>evil</i>&.txt")


def document_of(text: str) -> Document:
    """A document that says `text` wherever a document can say anything: title, mention, subject, metric, qualifier, cell, source, ids."""
    mention = Entity(
        id=text, type="programme", text=text, start=0, end=len(text), value=Programme(name=text, aliases=[text + "1"])
    )
    figure = Entity(
        id=text + "2", type="money", text="1元", start=len(text), end=len(text) + 2, value=Money(amount=Decimal(1))
    )
    fact = Fact(
        id=text,
        subject=Subject(text=text, type="programme", entity=text),
        metric=text,
        value=Money(amount=Decimal(1)),
        entity=text + "2",
        qualifiers={text: text},
        evidence=Evidence(text=text + "1元", start=0, end=len(text) + 2),
    )
    raw = text + "1元" + text + text
    end = len(text) + 2
    blocks = [
        Block(kind="paragraph", text=raw[:end], spans=[(0, end)]),
        Block(kind="table", text=text, spans=[(end, end + len(text))], rows=[[text]]),
        Block(kind="title", text=text, spans=[(end + len(text), len(raw))]),
    ]
    article = Article(id=text, title=text, blocks=blocks, entities=[mention, figure], facts=[fact])
    return Document(id=text, source=text, published="2025", text=raw, articles=[article])
