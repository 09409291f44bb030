"""The choice among candidates: readable, repeatable, and made of whole words."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from facts_marked import Example, read_article

from extractor import Extractor, extract
from extractor.facts import Candidate, Weights
from extractor.facts.clauses.frame import read_frame
from extractor.facts.clauses.naming import read_namings
from extractor.facts.clauses.sentence import read_sentences

SENTENCES = [
    "据市统计局的公报，2024年全国规模以上食品企业实现利润总额310.5亿元，比上年下降3.3%。",
    "冰箱、彩电、空调的销量分别上涨9.4%、6.8%和3.5%。",
    "海东县新开工项目21个，其中工业项目占三成五。",
    "92号汽油上涨5%，30元。",
]


def weights(**owner: float) -> Weights:
    return Weights({"owner": owner})


def test_the_best_candidate_comes_first_and_equal_ones_keep_their_order() -> None:
    candidates = [Candidate(text, "own clause", text, (text,)) for text in ("甲", "乙", "丙")]
    chosen = weights(甲=1.0, 乙=2.0, 丙=2.0).choose("owner", candidates)
    assert [candidate.text for candidate in chosen.candidates] == ["乙", "丙", "甲"]
    assert chosen.scores == (2.0, 2.0, 1.0)
    assert weights().choose("owner", candidates).best.text == "甲"


def test_a_choice_needs_candidates() -> None:
    with pytest.raises(ValueError, match="no candidates for owner"):
        weights().choose("owner", [])


def test_the_deciding_features_are_told_the_weightiest_first() -> None:
    told = weights(甲=0.5, 乙=-2.0).deciding("owner", ("甲", "乙", "丙"))
    assert told == [("乙", -2.0), ("甲", 0.5)]


def test_explain_shows_what_competed() -> None:
    explanation = Extractor().explain(SENTENCES[0], published="2025-01", why=True)
    owner = next(choice for choice in explanation.facts[0].choices if choice.part == "owner")
    assert owner.candidates[0].text == "全国规模以上食品企业"
    assert len(owner.candidates) > 1 and owner.candidates[0].score >= owner.candidates[1].score
    assert owner.candidates[0].features
    assert any(line.lstrip().startswith("owner") for line in explanation.lines())
    assert not Extractor().explain(SENTENCES[0]).facts[0].choices


def test_facts_do_not_change_with_the_hash_seed() -> None:
    """Another process with a hash seed of its own writes what this one does."""
    code = f"from extractor import extract\nfor text in {SENTENCES!r}: print(extract(text, published='2025-01').model_dump_json())"
    seed = "78" if os.environ.get("PYTHONHASHSEED") == "77" else "77"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )
    assert done.stdout.splitlines() == [extract(text, published="2025-01").model_dump_json() for text in SENTENCES]


@pytest.mark.parametrize("text", SENTENCES)
def test_phrases_are_whole_words(text: str) -> None:
    article, read = read_article(Example("", "2025-01", (), text, ()))
    seen = 0
    for sentence in read_sentences(article.blocks[0], read[0]):
        for clause in sentence.clauses:
            frame = read_frame(0, clause)
            borders = {token.start for token in frame.tokens} | {token.end for token in frame.tokens}
            assert len(frame.classes) == len(frame.tokens)
            for naming in read_namings(frame):
                seen += 1
                assert frame.tokens[naming.first].start in borders and frame.tokens[naming.end - 1].end in borders
                assert 0 <= naming.run[0] <= naming.first < naming.end <= naming.run[1]
    assert seen


@pytest.mark.parametrize("whole", ["我国粮食产量", "全市农林牧渔业总产值", "可再生能源发电量", "新开工项目"])
def test_no_subject_or_metric_begins_inside_a_word(whole: str) -> None:
    for fact in extract(f"2024年，{whole}达到310亿元，比上年增长3.5%。").facts:
        for part in (fact.metric, fact.subject.text if fact.subject else ""):
            assert not part.startswith(("国粮食", "牧渔业", "林牧", "再生能源", "工项目", "国发电"))


@pytest.mark.parametrize("text", ["占0%\x1b、", "\x1b\x1b达3亿元。", "～～有5个※※。"])
def test_what_holds_no_letter_names_nothing(text: str) -> None:
    for fact in extract(text).facts:
        assert fact.subject is None or any(map(str.isalnum, fact.subject.text))
        assert not any(ord(c) < 32 or c in "～※" for c in fact.metric)


def test_a_list_of_names_parted_into_clauses_is_one_list() -> None:
    facts = extract("1至5月，住宿和餐饮业，批发和零售业，信息传输和软件业生产指数同比分别增长9.5%、4.0%、3.2%。").facts
    members = ["住宿和餐饮业", "批发和零售业", "信息传输和软件业"]
    assert [fact.subject.text for fact in facts if fact.subject] == members


def test_a_unit_of_place_that_the_article_does_not_name_is_told_as_it_stands() -> None:
    (fact,) = extract("全市参保人数达到86万人。").facts
    assert fact.subject is not None and (fact.subject.text, fact.subject.type) == ("全市", "thing")


def test_where_a_village_is_named_the_words_for_it_mean_it() -> None:
    (fact,) = extract("白石镇最近忙着修路。镇里投入资金300万元。").facts
    assert fact.subject is not None and fact.subject.text == "白石镇"


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("青禾股份发布年报。公司去年营业收入36.2亿元。", "青禾股份"),
        ("市税务局走访青禾股份。公司去年纳税3亿元。", "青禾股份"),
        ("市税务局召开座谈会。公司去年纳税3亿元。", "公司"),  # no body named is a company
    ],
)
def test_the_company_is_the_one_named_last(text: str, owner: str) -> None:
    (fact,) = extract(text, published="2025-03").facts
    assert fact.subject is not None and fact.subject.text == owner
