"""The component in other people's spaCy pipelines."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from conftest import SEEDS
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

from extractor import extract
from extractor.spacy import label_of

TEXT = (SEEDS / "insurance.txt").read_text(encoding="utf-8")
SENTENCE = "杭州市民张女士2024年11月获赔3.5万元，占43.87%，送医2公里。"


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("zh")
    nlp.add_pipe("extractor", config={"published": "2025-03"})
    return nlp


def test_the_doc_has_what_extract_finds(nlp: Language) -> None:
    doc = nlp(TEXT)
    document = extract(TEXT, published="2025-03")
    assert doc._.extracted == document
    assert doc._.facts == list(document.facts) and doc._.facts
    spans = {span.id_: (span.start_char, span.end_char, span.label_) for span in doc.spans["extractor"]}
    entities = {entity.id: (entity.start, entity.end, entity.type) for entity in document.entities}
    aligned = {id: entities[id] for id in entities if id not in {entity.id for entity in doc._.unaligned}}
    assert spans == aligned
    assert {(ent.id_, ent.label_) for ent in doc.ents} == {
        (entity.id, label_of(entity)) for entity in document.entities if entity.id in aligned
    }


def test_usual_labels(nlp: Language) -> None:
    labels = {ent.text: ent.label_ for ent in nlp(SENTENCE).ents}
    expected = {"张女士": "PERSON", "2024年11月": "DATE", "3.5万元": "MONEY", "43.87%": "PERCENT", "2公里": "QUANTITY"}
    assert labels.items() >= expected.items()


def test_several_processes_give_the_same(nlp: Language) -> None:
    texts = [SENTENCE, "", "去年赔付3万元。"]
    docs = list(nlp.pipe(texts, n_process=2, batch_size=1))
    assert [doc._.extracted for doc in docs] == [extract(text, published="2025-03") for text in texts]
    assert [(ent.text, ent.label_) for ent in docs[0].ents] == [(ent.text, ent.label_) for ent in nlp(SENTENCE).ents]


def test_to_disk_and_back(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "model")
    loaded = spacy.load(tmp_path / "model")
    assert loaded(SENTENCE)._.facts == nlp(SENTENCE)._.facts
    assert spacy.blank("zh").from_config(nlp.config).from_bytes(nlp.to_bytes())(SENTENCE)._.facts
    binned = DocBin(store_user_data=True, docs=[nlp(SENTENCE)]).to_bytes()
    assert next(DocBin().from_bytes(binned).get_docs(nlp.vocab))._.facts == nlp(SENTENCE)._.facts


def test_found_by_name_alone(tmp_path: Path) -> None:
    """Through the entry point: nothing of ours is imported first."""
    code = "import spacy; nlp = spacy.blank('zh'); nlp.add_pipe('extractor'); print(len(nlp('获赔3万元。')._.facts))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, timeout=60)
    assert (done.returncode, done.stdout) == (0, "1\n"), done.stderr


def test_displacy_shows_them(nlp: Language) -> None:
    html = displacy.render(nlp(SENTENCE), style="ent")
    assert "PERSON" in html and "3.5万元" in html
    assert "money" in displacy.render(nlp(SENTENCE), style="span", options={"spans_key": "extractor"})


@pytest.mark.parametrize("alignment", ["strict", "contract", "expand"])
def test_any_tokenizer(alignment: str) -> None:
    """Words that cut through the mentions, as word segmenters make them."""
    words = ["市民张", "女士", "获赔3", ".5万", "元了", "，占", "43.87%", "。"]
    nlp = spacy.blank("zh")
    component = nlp.add_pipe("extractor", config={"alignment": alignment})
    doc = component(Doc(nlp.vocab, words=words, spaces=[False] * len(words)))
    texts = [span.text for span in doc.spans["extractor"]]
    assert {entity.text for entity in doc._.unaligned} >= {"3.5万元"}
    assert "43.87%" in texts
    assert {"strict": "3.5" not in "".join(texts), "contract": ".5万" in texts, "expand": "获赔3.5万元了" in texts}[
        alignment
    ]
    assert len({token.i for ent in doc.ents for token in ent}) == sum(len(ent) for ent in doc.ents)


def test_jieba_words() -> None:
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "jieba"}}})
    nlp.add_pipe("extractor")
    doc = nlp(SENTENCE)
    missing = {entity.id for entity in doc._.unaligned}
    assert {span.id_ for span in doc.spans["extractor"]} == {e.id for e in doc._.extracted.entities} - missing


def test_entities_of_others_stay_where_there_is_room(nlp: Language) -> None:
    def before(doc: Doc) -> Doc:
        doc.ents = (Span(doc, 0, 1, "MARK"), Span(doc, len(doc) - 4, len(doc) - 2, "MARK"))
        return doc

    Language.component("before", func=before)
    mixed = spacy.blank("zh")
    mixed.add_pipe("before")
    mixed.add_pipe("extractor")
    assert [ent.label_ for ent in mixed("他获赔3万元。")[:].ents if ent.label_ in ("MARK", "MONEY")] == [
        "MARK",
        "MONEY",
    ]
    assert nlp("")._.facts == []


def test_the_date_of_a_doc_goes_before_that_of_the_config(nlp: Language) -> None:
    doc = nlp.make_doc("去年获赔3万元。")
    doc._.published = "2021"
    assert nlp(doc)._.extracted.published == "2021"
    assert nlp("去年获赔3万元。")._.extracted.published == "2025-03"


@pytest.mark.parametrize(
    ("config", "message"),
    [
        ({"alignment": "loose"}, "alignment"),
        ({"labels": {"prgoramme": "X"}}, "no type 'prgoramme'"),
        ({"published": "2025/3"}, "write 2025-03"),
        ({"nonsense": 1}, "nonsense"),
    ],
)
def test_wrong_options(config: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        spacy.blank("zh").add_pipe("extractor", config=config)
    assert spacy.blank("zh").add_pipe("extractor", config={"labels": {"programme": "SCHEME"}})
