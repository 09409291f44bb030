"""A lexicon that is wrong is told by file, line, what is wrong and how to mend it, before anything is read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from extractor import Extractor, LexiconError


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "own.tsv: empty; a lexicon opens with a header"),
        ("\n  \n", "own.tsv: empty"),
        ("江海卡\tservice\n", "own.tsv:1: the header does not say what the lexicon holds; add a line '# kind: KIND'"),
        ("# note\n# Kind：programmes\n江海卡\n", "own.tsv:2: .*line 2 has 'Kind:'"),
        ("# kind: programs\n江海卡\n", "own.tsv:1: there is no kind 'programs'; did you mean programmes"),
        ("# kind: people\n", "own.tsv: no rows; under the header, write a row a line: name <tab> aliases"),
        ("# kind: people\n# rows: 2\n李大明\n", "own.tsv:2: header says 2 rows, found 1"),
        ("# kind: people\n# columns: name <tab> post\n李大明\n", "own.tsv:2: a lexicon of people has no column 'post'"),
        ("# kind: people\n# columns: aliases\n李大明\n", "own.tsv:2: .*needs the column 'name'"),
        ("# kind: people\n# columns: name\tname\n李大明\n", "own.tsv:2: column 'name' stands twice"),
        ("# kind: people\n李大明\t老李\t经理\n", "own.tsv:2: 3 cells, the columns are 2: name <tab> aliases"),
        ("# kind: programmes\n江海卡,service\n", "own.tsv:2: no tab in this row; .* not by commas"),
        ("# kind: metric_codes\n发卡量 quantity\n", "own.tsv:2: no value_type; cells are set apart by tabs"),
        ("# kind: programmes\n\tservice\n", "own.tsv:2: no name"),
        (
            "# kind: programmes\n江海卡\tinsurence\n",
            "own.tsv:2: there is no category 'insurence'; did you mean insurance",
        ),
        ("# kind: programme_heads\n惠民卡\t卡\n", "own.tsv:2: there is no category '卡'; write one of insurance, fund"),
        ("# kind: places\n凤凰新苑\ttown\n", "own.tsv:2: there is no level 'town'; did you mean township"),
        ("# kind: places\n凤凰新苑\tsite\t3301\n", "own.tsv:2: code '3301' has not six digits"),
        ("# kind: metric_codes\n发卡量\tcount\tcards\n", "own.tsv:2: there is no value type 'count'"),
        ("# kind: metric_codes\n发卡量\tquantity\tCards issued\n", "own.tsv:2: code 'Cards issued'"),
        ("# kind: metric_codes\n“”\tquantity\tcards\n", "own.tsv:2: the wording is nothing but quotation marks"),
        ("# kind: units\n标方\tm3\n", "own.tsv:2: a unit has si_symbol and si_factor, a measure word neither"),
        ("# kind: units\n标方\tm3\t0\n", "own.tsv:2: si_factor '0' is no number above 0"),
        ("# kind: units\n标方\tm3\t1/0\n", "own.tsv:2: si_factor '1/0' is no number"),
        ("# kind: units\n标方\tm3\tnan\n", "own.tsv:2: si_factor 'nan' is no number"),
        ("# kind: units\n标方\t立方\t1\n", "own.tsv:2: '立方' is no SI symbol"),
        ("# kind: units\n3个\n", "own.tsv:2: '3个' is no unit"),
        ("# kind: currencies\n太阳币\tsun\n", "own.tsv:2: 'sun' is no currency code"),
        (
            "# kind: currencies\n太阳币\tXTS\tleft\n",
            "own.tsv:2: there is no side 'left'; write one of before, behind, both",
        ),
        ("# kind: currencies\n太阳币\tXTS\tboth\t1/3\n", "own.tsv:2: factor '1/3' is no finite decimal"),
        ("# kind: people\n李\n", "own.tsv:2: '李' is too short for a name"),
        ("# kind: people\n李大明\t李\n", "own.tsv:2: '李' is too short"),
        (f"# kind: people\n{'李' * 81}\n", "own.tsv:2: .* has 81 characters"),
        ("# kind: people\n，。\n", "own.tsv:2: '，。' neither begins nor ends"),
        ("# kind: people\n李\u202e大明\n", r"own.tsv:2: name holds the unprintable character U\+202E"),
        ("# kind: people\n李\0大明\n", r"own.tsv:2: name holds the unprintable character U\+0000"),
        ("# kind: people\n李大明\n\n“李大明”\n", "own.tsv:4: '李大明' stands in own.tsv:2 already"),
        ("# kind: people\n李大明\t老李头\n李小明\t老李头\n", "own.tsv:3: '老李头' stands in own.tsv:2 already"),
        ("# kind: units\n标方\n标方\tm3\t1\n", "own.tsv:3: '标方' stands in own.tsv:2 already"),
        ("# kind: metric_codes\n赔款\tmoney\ta\n赔款\tmoney\tb\n", "own.tsv:3: '赔款' stands in own.tsv:2 already"),
    ],
)
def test_a_wrong_lexicon(text: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("own.tsv").write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=message):
        Extractor(lexicons=["own.tsv"])


def test_a_name_in_two_lexicons(tmp_path: Path) -> None:
    first, second = tmp_path / "a.tsv", tmp_path / "b.tsv"
    first.write_text("# kind: people\n江海明\n", encoding="utf-8")
    second.write_text("# kind: places\n江海明\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"b.tsv:2: '江海明' stands in .*a.tsv:2 already"):
        Extractor(lexicons=[first, second])


def test_all_problems_are_told_at_once_up_to_ten(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_text("# kind: programmes\n" + "".join(f"江海卡{n}号\tcard\n" for n in range(12)), encoding="utf-8")
    with pytest.raises(LexiconError) as raised:
        Extractor(lexicons=[path])
    lines = str(raised.value).splitlines()
    assert len(lines) == 11 and lines[9].startswith(f"{path}:11: ") and lines[10] == "… and 2 more"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("# kind: people\n李大明\n".encode("gb18030"), "own.tsv:2: not UTF-8 .*; save the file as UTF-8"),
        ("# kind: people\n李大明\n".encode("utf-16"), "own.tsv:1: not UTF-8"),
        (b"# kind: people\n\xed\xa0\x80\n", "own.tsv:2: not UTF-8"),
        (bytes(range(256)), "own.tsv:2: not UTF-8"),
    ],
)
def test_what_is_no_utf8(data: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_bytes(data)
    with pytest.raises(LexiconError, match=message):
        Extractor(lexicons=[path])


def test_what_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"none\.tsv: no such file"):
        Extractor(lexicons=[tmp_path / "none.tsv"])
    with pytest.raises(LexiconError, match="cannot be read: Is a directory"):
        Extractor(lexicons=[tmp_path])
    with pytest.raises(LexiconError, match=r"cannot be read: .*surrogates not allowed"):
        Extractor(lexicons=["\ud800.tsv"])
    with pytest.raises(LexiconError, match="embedded null byte"):
        Extractor(lexicons=["a\0.tsv"])
    if Path("/dev/zero").exists():
        with pytest.raises(LexiconError, match="larger than 64 MB"):
            Extractor(lexicons=["/dev/zero"])


def test_what_is_no_list_of_paths(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    for one in (path, str(path)):
        with pytest.raises(TypeError, match=r"expected a list of paths, got one path; write lexicons=\['"):
            Extractor(lexicons=one)  # type: ignore[arg-type]  # what a caller may do
    with pytest.raises(TypeError, match="expected paths, got int"):
        Extractor(lexicons=[3])  # type: ignore[list-item]  # what a caller may do


def test_forms_that_are_right(tmp_path: Path) -> None:
    """A byte order mark, Windows line ends, a full-width colon, columns in another order, empty cells behind, a whole header."""
    path = tmp_path / "own.tsv"
    text = (
        "# Ours, 2025\n# kind：programmes\n# columns: category <tab> name\n# source: ours\n# edition: 1\n# licence: MIT\n# rows: 2\n\n"
        "service\t江海卡\t\t\nfund\t《暖巢》\n"
    )
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    found = Extractor(lexicons=[path]).extract("江海卡和暖巢惠及300户。").entities
    assert [str(entity.value) for entity in found][:2] == ["江海卡 service", "暖巢 fund"]


@pytest.mark.skipif(os.name == "nt", reason="file names are text there")
def test_a_path_of_other_bytes(tmp_path: Path) -> None:
    """The name of a file from a system in GB18030: it opens, and `explain` can write it."""
    path = os.fsdecode(os.fsencode(tmp_path) + b"/\xc3\xfb.tsv")
    Path(path).write_text("# kind: people\n李大明\n", encoding="utf-8")
    explanation = Extractor(lexicons=[path]).explain("李大明捐了3万元。")
    assert explanation.mentions[0].rule.startswith("user.lexicon:")
    assert "李大明" in explanation.model_dump_json()
