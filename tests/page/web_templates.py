"""Web pages of our own, in the manner of Chinese portals, government sites and local media: clean articles set into templates.

A template in `web/` opens with a comment that says how its site marks up a body (`body`, `heading`, `figure`), where it names the authors, in which
encoding it is, and whether it was kept from those that the reader was built with (`kept: yes`).
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from scrambler import Clean

TEMPLATES = Path(__file__).parent / "web"


@dataclass(frozen=True)
class Template:
    """A site: its HTML with `{{fields}}`, and how it marks up what stands in an article."""

    name: str
    html: str
    ways: dict[str, str]

    @property
    def ending(self) -> str:
        """That of the file: `.txt` for what somebody copied from a browser's window and pasted."""
        return ".txt" if self.ways.get("paste") else ".html"

    @property
    def kept(self) -> bool:
        """Whether the reader was built without a look at it."""
        return self.ways["kept"] == "yes"

    def names_authors(self) -> bool:
        """Whether the page says who wrote the article."""
        return self.ways["author"] != "none"

    def fill(self, article: Clean, date: str) -> bytes:
        """The page with an article in it, published on `date` (ISO 8601)."""
        year, month, day = date.split("-")
        lead = next(text for kind, text in article.body if kind == "paragraph")
        authors = [json.dumps({"@type": "Person", "name": name}, ensure_ascii=False) for name in article.byline]
        fields = {
            "title": article.title,
            "date": date,
            "date_cn": f"{year}年{month}月{day}日",
            "date_packed": year + month + day,
            "year": year,
            "month": month,
            "day": day,
            "epoch": "1750000000",
            "authors": " ".join(article.byline),
            "authors_json": ",".join(authors),
            "first_author_json": authors[0] if authors else "null",
            "lead": lead[:60],
            "body": "\n".join(self._block(kind, text) for kind, text in article.body),
        }
        html = re.sub(r"\{\{(\w+)\}\}", lambda match: fields[match[1]], self.html)
        return html.encode(self.ways.get("encoding", "utf-8"))

    def _block(self, kind: str, text: str) -> str:
        if kind == "heading":
            return _HEADINGS[self.ways["heading"]].format(text)
        if kind == "caption":
            return _FIGURES[self.ways["figure"]].format(text)
        return _BODIES[self.ways["body"]].format(text)


_BODIES = {
    "p": "<p>{}</p>",
    "span": '<p style="text-indent:2em"><span style="font-family:宋体;font-size:12pt">{}</span></p><p>&nbsp;</p>',
    "br": "　　{}<br><br>",
    "section": '<section><p style="margin:0"><span>{}</span></p></section><p><br></p>',
    "indent": "<p>　　{}</p>",
    "div": "<div>　　{}</div>",
    "tabbed": '<p style="text-indent: 2em;">\n\t{}</p>',
    "indentp": '<p style="text-indent: 2em; font-family: 宋体; font-size: 12pt;">{}</p>',
    "pfont": "<P><FONT face=宋体 size=3>　　{}</FONT></P>",
    "bare": "{}<br/><br/>",
    "blank": "{}\n",
    "indent_line": "　　{}",
    "leaf": '<section style="line-height:1.75em"><span leaf="" style="font-size:15px">　　{}</span></section><section><span leaf=""><br></span></section>',
}
_HEADINGS = {
    "h2": "<h2>{}</h2>",
    "h3": "<h3>{}</h3>",
    "strong": "<p><strong>{}</strong></p>",
    "bold": "<b>　　{}</b><br><br>",
    "h1t": '<h1 class="pgc-h-arrow-right" data-track="4">{}</h1>',
    "plain": "{}",
    "strongfont": "<P><FONT face=宋体 size=3>　　<STRONG>{}</STRONG></FONT></P>",
    "leafbold": '<section style="text-align:center"><strong><span leaf="">{}</span></strong></section>',
}
_FIGURES = {
    "figure": '<figure><img src="a.jpg" alt=""><figcaption>{}</figcaption></figure>',
    "wp": '<figure class="wp-caption"><img src="a.jpg"><figcaption class="wp-caption-text">{}</figcaption></figure>',
    "center": '<p style="text-align:center"><img src="a.jpg"></p><p style="text-align:center"><span style="font-size:10pt">{}</span></p>',
    "desc": '<p><img src="a.jpg"></p><span class="pic-desc">{}</span>',
    "fcenter": '<p class="f_center"><img src="a.jpg"><br>{}<br></p>',
    "centertd": '<table class="pci_c" width="400"><tr><td align="center"><img src="a.jpg"></td></tr><tr><td>{}</td></tr></table>',
    "leaf": '<section style="text-align:center"><img data-src="a.jpg"></section><section style="text-align:center"><span style="font-size:12px;color:#888"><span leaf="">{}</span></span></section>',
    "ql": '<p class="ql-align-center"><img src="a.jpg"></p><p class="ql-align-center"><span style="font-size: 14px;">{}</span></p>',
    "imgdesc": '<p><img src="a.jpg"/></p><p class="image_desc">{}</p>',
    "imgtext": '<center><img src="a.jpg"></center><p class="img-text">{}</p>',
    "ctr": "<P align=center><IMG src='a.jpg'></P><P align=center><FONT size=2>{}</FONT></P>",
    "photodesc": '<p class="image-wrapper"><img src="a.jpg"></p><p class="photo-desc">{}</p>',
    "tri": '<p style="text-align:center"><img src="a.jpg"></p><p style="text-align:center">▲{}</p>',
    "track": '<div class="pgc-img"><img src="a.jpg"><p class="pgc-img-caption">{}</p></div>',
    "tri_line": "▲ {}\n",
    "none": "",
}


def read_templates() -> list[Template]:
    """All templates, by name."""
    templates = []
    for path in sorted((*TEMPLATES.glob("*.html"), *TEMPLATES.glob("*.txt"))):
        told, html = path.read_text(encoding="utf-8").split("-->\n", 1)
        ways = dict(re.findall(r"(\w+): ([\w-]+)", told))
        templates.append(Template(path.stem, html, ways))
    return templates
