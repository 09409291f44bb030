"""Web addresses and the numbers of official documents."""

from __future__ import annotations

import string

import regex

from extractor.grammar import Match, Placed, RuleSet, examples
from extractor.lexicon import TopLevelDomain, rows
from extractor.models import DocumentNumber, Url
from extractor.values.number.unit_words import any_of

URL: RuleSet[Url] = RuleSet("url")
DOCUMENT: RuleSet[DocumentNumber] = RuleSet("document_number")

_ZONES = any_of(row.name for row in rows(TopLevelDomain) if not row.plain)
_TOP = rf"(?:{_ZONES}|(?:com|net|org|gov|edu|co|ac|go|or|ne)\.[a-z]{{2}}|{any_of(row.name for row in rows(TopLevelDomain) if row.plain)}(?=/))"
_LABEL = r"[A-Za-z0-9\-]{1,63}"
_PATH = r"(?::\d{2,5}(?!\d))?(?:[/?#][A-Za-z0-9\-._~:/?#@!$&'*+,;=%()]{0,2000}+)?"


@URL.rule(
    rf"(?<![A-Za-z0-9@.])(?:(?:(?i:https?)[:：]//(?:(?i:www)\.)?|(?i:www)\.)[一-龥]{{1,30}}\.(?:com|cn|net|org|中国){_PATH}|(?i:https?|s?ftps?|wss?)[:：]//(?!(?i:www)\.?(?![A-Za-z0-9.\-]))(?:[A-Za-z0-9\-._~%:@]{{1,255}}|\[[0-9A-Fa-f:.]{{2,45}}\](?::\d{{1,5}})?)(?:[/?#][\w\-._~:/?#\[\]@!$&'()*+,;=%]{{0,2000}}+)?"
    rf"|(?i:https?)://(?:[一-龥A-Za-z0-9\-]{{1,30}}\.){{1,4}}(?:中国|公司|网络|政务|公益|集团|香港){_PATH}"
    rf"|(?i:www)\.(?:{_LABEL}\.){{1,4}}[A-Za-z]{{2,12}}(?![A-Za-z0-9\-]){_PATH}"
    rf"|(?:{_LABEL}\.){{1,8}}(?i:{_TOP})(?![A-Za-z0-9\-@]|\.[A-Za-z0-9]|[\w.\-]{{1,40}}@){_PATH})",
    yes=examples("""
        https://www.example.com -> https://www.example.com | www.example.gov.cn -> www.example.gov.cn | example.com/a?b=1 -> example.com/a?b=1
        http://example.org/路径 -> http://example.org/ | https://example.com:8080/x#y -> https://example.com:8080/x#y | ftp://example.net/f.zip -> ftp://example.net/f.zip | example.com.cn -> example.com.cn
        https://user:pass@example.com/x -> https://user:pass@example.com/x | https://例子.中国 -> https://例子.中国 | http://www.例子.cn/a -> http://www.例子.cn/a | https：//example.com/x -> https://example.com/x | www.例子.cn -> www.例子.cn | WWW.EXAMPLE.COM -> WWW.EXAMPLE.COM | www.example.museum/a -> www.example.museum/a | 网址example.com. -> example.com | example.com:8080/x -> example.com:8080/x
        http://[2001:db8::1]:8080/a -> http://[2001:db8::1]:8080/a | ftps://example.com/a -> ftps://example.com/a | example.co.jp -> example.co.jp | example.de/a -> example.de/a
    """),
    no=[
        "name@example.com",
        "first.last@example.com",
        "mail.news@example.com",
        "3.14",
        "V2.0",
        "A.B",
        "192.168",
        "U.S.",
        "图1.jpg",
        "main.py",
        "README.md",
        "时间8.30",
        "a.so",
    ],
    needs=("://", *(f".{letter}" for letter in string.ascii_letters)),
)
def address(match: Match) -> Placed[Url] | None:
    """A web address, with a scheme or by its top-level domain."""
    text = match[0].replace("：", ":", 1)
    if not text.isascii() and not _CHINESE_HOST.match(text):
        text = text[: next(i for i, c in enumerate(text) if not c.isascii())]
    text = text.rstrip(".,;:!?'\"")
    if text.endswith(")") and "(" not in text:
        text = text.rstrip(")")
    return Placed(Url(url=text), match.start(), match.start() + len(text))


_CHINESE_HOST = regex.compile(r"(?:(?i:https?)://)?[^/?#]*[一-龥][^/?#]*(?:[/?#][!-~]*)?$")


# A document number opens with its office; words that lead up to it are not part of it.
_LEAD = regex.compile(
    r".*(?:根据|依据|按照|依照|参照|印发|下发|发布|执行|编号|文号|详见|参见|关于|其中|文件|通知|公告|以及|[为是见以和与及的按由据])(?=[一-龥])"
)


@DOCUMENT.rule(
    r"(?<![一-龥])(?P<lead>[一-龥]{2,24}+)(?P<year>[\[〔【［(（]\s?(?:19|20)\d{2}\s?[\]〕】］)）])\s?(?:第)?\s?\d{1,6}(?:-\d{1,4})?\s?号",
    yes=examples("""
        国办发〔2024〕12号 -> 国办发〔2024〕12号 | 财税[2016]36号 -> 财税[2016]36号 | 根据浙政发【2023】5号 -> 浙政发【2023】5号 | 义土挂[2026]29号 -> 义土挂[2026]29号
        规划条件(2025)118号 -> 规划条件(2025)118号 | 银保监发（2022）第3号 -> 银保监发（2022）第3号 | 按照人社部发〔2021〕94号 -> 人社部发〔2021〕94号
    """),
    no=["2024年12号", "会议(2024)", "第12号", "楼(3)5号", "文件〔12〕3号"],
    needs=("号",),
)
def official(match: Match) -> Placed[DocumentNumber] | None:
    """The office's abbreviation, the year in brackets, the running number."""
    lead = match["lead"]
    if lead.endswith(("其中", "根据", "依据", "按照", "依照", "参照", "关于", "以及")):
        return None
    cut = _LEAD.match(lead)
    start = match.start() + (cut.end() if cut else 0)
    if match.start("year") - start > 12 or match.start("year") - start < 2:
        start = max(match.start(), match.start("year") - 8)
    number = match.string[start : match.end()]
    return Placed(DocumentNumber(number="".join(number.split())), start, match.end())


@DOCUMENT.rule(
    r"(?<![\dA-Za-z])[(（〔\[](?:19|20)\d{2}[)）〕\]][一-龥]{1,4}\d{0,4}[一-龥]{0,2}[民刑行执赔知破财商字调申辖][一-龥]{0,2}\d{1,6}号(?:之[一二三四五六七八九十]{1,2})?",
    yes=examples("""
        (2023)浙01民初123号 -> (2023)浙01民初123号 | （2022）最高法民终45号 -> （2022）最高法民终45号
    """),
    no=["(2023)第5号楼", "（2022）年报"],
    needs=("号",),
)
def court_case(match: Match) -> Placed[DocumentNumber] | None:
    """The number of a court case."""
    return Placed(DocumentNumber(number=match[0]), *match.span())
