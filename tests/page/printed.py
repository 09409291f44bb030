"""PDF pages of our own: text set at its place in a font that every reader knows by name, so that no font file is needed."""

from __future__ import annotations

from dataclasses import dataclass

from scrambler import Clean, break_lines

WIDTH, HEIGHT = 595, 842


@dataclass(frozen=True)
class Placed:
    """A line of text at `x`, `y` (points from the lower left corner), `size` points high."""

    x: float
    y: float
    size: float
    text: str


def pdf_of(pages: list[list[Placed]], *, made: str = "") -> bytes:
    """The bytes of a PDF; `made` is its creation date as ISO 8601."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    font = b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>"
    objects += [
        font,
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /CIDSystemInfo"
        b" << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>",
    ]
    kids = []
    for page in pages:
        shown = " ".join(
            f"BT /F1 {p.size} Tf 1 0 0 1 {p.x:.2f} {p.y:.2f} Tm <{p.text.encode('utf-16-be').hex()}> Tj ET"
            for p in page
        ).encode()
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(shown), shown))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
            % (WIDTH, HEIGHT, len(objects))
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    if made:
        objects.append(b"<< /CreationDate (D:%s090000+08'00') >>" % made.replace("-", "").encode())
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    info = b" /Info %d 0 R" % len(objects) if made else b""
    out += b"trailer << /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, info, start)
    return bytes(out)


def set_article(
    article: Clean, *, columns: int, head: str = "", numbers: bool = True, depth: int = 760
) -> list[list[Placed]]:
    """The article in so many columns a page: the headline over them, a running head, a number at each page's foot.

    `depth` is where the columns end, in points from the top.
    """
    gap = 24.0
    wide = (WIDTH - 100 - gap * (columns - 1)) / columns
    per_line = int(wide // 10.5)
    pages: list[list[Placed]] = []
    state = {"column": columns, "y": 0.0}

    def new_column() -> None:
        state["column"] += 1
        if state["column"] >= columns:
            state["column"] = 0
            pages.append([])
            if head:
                pages[-1].append(Placed(50, HEIGHT - 40, 9, head))
            if numbers:
                pages[-1].append(Placed(WIDTH / 2 - 9, 30, 9, f"- {len(pages)} -"))
        state["y"] = HEIGHT - (130.0 if len(pages) == 1 else 80.0)

    def put(text: str, size: float, indent: float = 0.0) -> None:
        if state["y"] < HEIGHT - depth:
            new_column()
        x = 50 + state["column"] * (wide + gap)
        pages[-1].append(Placed(x + indent, state["y"], size, text))
        state["y"] -= 17

    new_column()
    pages[0].append(Placed(50, HEIGHT - 80, 20, article.title))
    if article.byline:
        pages[0].append(Placed(50, HEIGHT - 105, 10.5, "本报记者 " + " ".join(article.byline)))
    for kind, text in article.body:
        if kind == "caption":
            continue
        if kind == "heading":
            state["y"] -= 6
            put(text, 13)
            state["y"] -= 4
            continue
        for n, line in enumerate(break_lines(text, per_line)):
            put(line, 10.5, 0 if n else 21)
    return pages
