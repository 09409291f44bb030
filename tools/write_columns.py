"""Writes the reference of columns, units and metric codes from the code and the lexicons: docs/{en,zh}/reference/columns.md.

python tools/write_columns.py           writes both pages
python tools/write_columns.py --check   exits with 1 where a page is not what it would write
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

from extractor import extract
from extractor.frames import SPREADSHEET_COLUMNS, TABLES, columns_of, spreadsheet_rows
from extractor.lexicon import read_lexicon

ROOT = Path(__file__).resolve().parent.parent
# Sentences of which each column that a fact can fill is filled in one.
EXAMPLES = (
    "去年，“越惠保”赔付总额达1200万至1500万元/年，续保率提高3至5个百分点，理赔时限由2至3天缩短为1天，占地68至70亩，覆盖12家企业。",
    "截至2025年2月底，“越惠保”累计赔付超12.6亿元。",
)
TEXTS = {
    "en": {
        "title": "Columns, units and codes",
        "intro": "This page is written by `tools/write_columns.py` from the code and the lexicons; a test holds it to them.",
        "csv": "CSV: `extractor extract --format csv`, `batch -o facts.csv`, the report's export",
        "csv_head": "| column | what it holds | for example |",
        "tables": "Tables: Parquet, DuckDB, `to_dataframe`, `extractor.frames.rows_of`",
        "tables_note": "In Parquet and DuckDB each table begins with `document`, the number of the page in its batch; [SQL](../how-to/sql.md) joins by it.",
        "codes": "Metric codes",
        "codes_note": "`metric_code` is the same for all wordings of a common metric; it is null for the rest, and where the unit or the counted noun is another (lexicons/metric_codes.tsv states both for each).",
        "codes_head": "| code | value | wordings |",
        "units": "Physical units",
        "units_note": "`si_unit` and the wordings that lead to it, each with its factor.",
        "units_head": "| SI | wordings |",
        "per": "Denominators",
        "per_note": "`per` holds these words; 元/年 is `year`.",
        "per_head": "| `per` | wordings |",
        "more": "and {n} more",
    },
    "zh": {
        "title": "列、单位与代码",
        "intro": "本页由 `tools/write_columns.py` 根据代码和词表生成，测试保证二者一致。列的说明保留英文。",
        "csv": "CSV：`extractor extract --format csv`、`batch -o facts.csv`、报告的导出",
        "csv_head": "| 列 | 内容 | 例 |",
        "tables": "数据表：Parquet、DuckDB、`to_dataframe`、`extractor.frames.rows_of`",
        "tables_note": "Parquet 和 DuckDB 的每张表以 `document`（版面在批中的序号）开头，[SQL](../how-to/sql.md) 用它连接。",
        "codes": "指标代码",
        "codes_note": "同一常见指标的各种说法共用一个 `metric_code`；其余为空，单位或所计对象不符的也为空（lexicons/metric_codes.tsv 逐一列明）。",
        "codes_head": "| 代码 | 数值类型 | 说法 |",
        "units": "物理单位",
        "units_note": "`si_unit`，以及换算到它的各种写法和系数。",
        "units_head": "| SI | 写法 |",
        "per": "分母",
        "per_note": "`per` 用这些词；“元/年”为 `year`。",
        "per_head": "| `per` | 写法 |",
        "more": "等共 {n} 种",
    },
}
SHOWN = 8


def page(language: str) -> str:
    """The whole page in a language."""
    says = TEXTS[language]
    parts = [f"# {says['title']}", says["intro"]]
    examples = _examples()
    parts += [f"## {says['csv']}", says["csv_head"] + "\n|---|---|---|"]
    parts[-1] += "".join(
        f"\n| `{name}` | {what} | {examples.get(name, '')} |" for name, what in SPREADSHEET_COLUMNS.items()
    )
    parts += [f"## {says['tables']}", says["tables_note"]]
    parts += ["\n".join(f"- `{table}`: {', '.join(f'`{name}`' for name in columns_of(table))}" for table in TABLES)]
    parts += [f"## {says['codes']}", says["codes_note"], _codes(says)]
    parts += [
        f"## {says['units']}",
        says["units_note"],
        _units(says),
        f"## {says['per']}",
        says["per_note"],
        _per(says),
    ]
    return "\n\n".join(parts) + "\n"


def _examples() -> dict[str, str]:
    found: dict[str, str] = {}
    for text in EXAMPLES:
        for row in spreadsheet_rows(extract(text, published="2025-03", source="page.txt")):
            for name, value in row.items():
                if value is not None and str(value):
                    found.setdefault(name, str(value).replace("|", "\\|"))
    return found


def _codes(says: dict[str, str]) -> str:
    codes: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for wording, kind, code, *_ in read_lexicon("metric_codes"):
        codes[code].append((wording, kind))
    rows = [
        f"| `{code}` | {', '.join(dict.fromkeys(kind for _, kind in found))} | {_some([wording for wording, _ in found], says)} |"
        for code, found in sorted(codes.items())
    ]
    return "\n".join([says["codes_head"], "|---|---|---|", *rows])


def _units(says: dict[str, str]) -> str:
    units: defaultdict[str, list[str]] = defaultdict(list)
    for surface, symbol, factor, *_ in read_lexicon("units"):
        if symbol:
            units[symbol].append(f"{surface} ×{factor}")
    return _table(says["units_head"], units, says)


def _per(says: dict[str, str]) -> str:
    words: defaultdict[str, list[str]] = defaultdict(list)
    for surface, _, _, per, *_ in read_lexicon("units"):
        words[per].append(surface)
    for surface, per, *_ in read_lexicon("measure_words"):
        words[per].append(surface)
    words.pop("", None)
    return _table(says["per_head"], words, says)


def _table(head: str, rows: dict[str, list[str]], says: dict[str, str]) -> str:
    return "\n".join(
        [head, "|---|---|", *(f"| `{key}` | {_some(found, says)} |" for key, found in sorted(rows.items()))]
    )


def _some(words: list[str], says: dict[str, str]) -> str:
    words = list(dict.fromkeys(words))
    more = (
        f" {says['more'].format(n=len(words) - SHOWN if says is TEXTS['en'] else len(words))}"
        if len(words) > SHOWN
        else ""
    )
    return ("、".join(words[:SHOWN]) + more).replace("|", "\\|")


def main() -> int:
    """Write both pages, or with `--check` compare them; the number of those that differ."""
    check = "--check" in sys.argv[1:]
    wrong = 0
    for language in TEXTS:
        path = ROOT / "docs" / language / "reference" / "columns.md"
        text = page(language)
        if check:
            wrong += not path.exists() or path.read_text(encoding="utf-8") != text
        else:
            path.write_text(text, encoding="utf-8")
    if wrong:
        print("docs/*/reference/columns.md: written anew by `make reference`", file=sys.stderr)
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main())
