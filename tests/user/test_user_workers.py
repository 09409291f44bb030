"""A user's lexicons and rules go along: to worker processes, through the command line, into a batch and its resumption, to Ray."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from pathlib import Path

import command
import pytest

from extractor import Extractor, UserRule, user_rule
from extractor.batch import BatchError, BatchOptions, find_entries, run_batch
from extractor.grammar import Match
from extractor.models import Programme
from extractor.user import load_rules

LEXICON = "# kind: programmes\n江海惠民健康卡\tservice\t健康卡\n"
UNITS = "# kind: units\n标方\tm3\t1\n"
HEADS = "# kind: programme_heads\n安居券\tsubsidy\n"
TEXT = "健康卡惠及300户，浇筑混凝土500标方，新苑安居券发放200张，江海惠民卡发放20张。"
NAMES = {"江海惠民健康卡 service", "500 标方", "新苑安居券 subsidy", "江海惠民卡 service"}
RULES = """
from extractor import user_rule
from extractor.models import Programme

def called(match):
    return match[0]

@user_rule("[一-龥]{2}惠民卡", type="programme", yes={"办江海惠民卡": "江海惠民卡 service"})
def card(match):
    return Programme(name=called(match), category="service")
"""


@pytest.fixture
def lexicons(tmp_path: Path) -> list[Path]:
    paths = []
    for n, text in enumerate((LEXICON, UNITS, HEADS)):
        paths.append(tmp_path / f"{n}.tsv")
        paths[-1].write_text(text, encoding="utf-8")
    return paths


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    path = tmp_path / "rules.py"
    path.write_text(RULES, encoding="utf-8")
    return path


def local_rule() -> UserRule:
    category = "service"

    @user_rule(r"\p{Han}{2}惠民卡", type="programme", yes={"办江海惠民卡": "江海惠民卡 service"})
    def card(match: Match) -> Programme:
        return Programme(name=match[0], category=category)  # type: ignore[arg-type]  # a closure, to be pickled

    return card


@pytest.mark.parametrize("where", ["here", "in a file"])
def test_worker_processes(where: str, lexicons: list[Path], rules: Path) -> None:
    own = Extractor(
        names="fast", lexicons=lexicons, rules=load_rules(rules) if where == "in a file" else [local_rule()]
    )
    wanted = own.extract(TEXT)
    assert {str(entity.value) for entity in wanted.entities} >= NAMES
    for path in (*lexicons, rules):
        path.unlink()  # what was read goes along, not the files
    assert list(own.extract_many([TEXT] * 5, workers=2)) == [wanted] * 5


def test_pickled_before_and_after_first_use(lexicons: list[Path]) -> None:
    own = Extractor(names="fast", lexicons=lexicons, rules=[local_rule()])
    before = pickle.loads(pickle.dumps(own))
    wanted = own.extract(TEXT)
    after = pickle.loads(pickle.dumps(own))
    assert before.extract(TEXT) == after.extract(TEXT) == wanted
    assert before.fingerprint == after.fingerprint == own.fingerprint


def test_a_script_with_rules_of_its_own(tmp_path: Path) -> None:
    """Nothing need be importable: the rules of `__main__` reach the workers."""
    script = RULES + (
        "from extractor import Extractor\n"
        f"for document in Extractor(names='fast', rules=[card]).extract_many(['{TEXT}'] * 2, workers=2):\n"
        "    print([str(e.value) for e in document.entities if e.type == 'programme'])\n"
    )
    (tmp_path / "script.py").write_text(script, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "script.py"], cwd=tmp_path, capture_output=True, timeout=120, encoding="utf-8", check=False
    )
    assert done.stdout.splitlines() == ["['江海惠民卡 service']"] * 2, done.stderr


def run(*arguments: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return command.run_text(*arguments, stdin=stdin)


def test_the_verbs_for_one_page(lexicons: list[Path], rules: Path) -> None:
    options = [*(part for path in lexicons for part in ("--lexicon", path)), "--rules", rules]
    done = run("extract", "-", *options, stdin=TEXT)
    entities = json.loads(done.stdout)["articles"][0]["entities"]
    assert {e["value"].get("name") for e in entities} >= {"江海惠民健康卡", "新苑安居券", "江海惠民卡"}
    explained = run("explain", TEXT, *options).stdout
    assert f"江海惠民健康卡 service  ← user.lexicon:{lexicons[0]}:2\n" in explained
    assert "江海惠民卡 service  ← user.card\n" in explained


def test_a_wrong_lexicon_and_a_wrong_rule_are_one_message(tmp_path: Path, lexicons: list[Path]) -> None:
    lexicons[0].write_text("# kind: programmes\n江海卡\tcard\n", encoding="utf-8")
    (tmp_path / "bad.py").write_text(RULES.replace("江海惠民卡 service", "江海惠民卡 fund"), encoding="utf-8")
    for verb in (["extract", "-"], ["explain", TEXT], ["batch", "seeds", "-o", str(tmp_path / "out.jsonl")]):
        done = run(*verb, "--lexicon", lexicons[0], stdin=TEXT)
        assert done.returncode == 2 and done.stdout == ""
        assert done.stderr.startswith(f"extractor: error: {lexicons[0]}:2: there is no category 'card'")
        done = run(*verb, "--rules", tmp_path / "bad.py", stdin=TEXT)
        assert done.returncode == 2 and "rule user.card: the yes example '办江海惠民卡' gives" in done.stderr
        done = run(*verb, "--rules", tmp_path / "none.py", stdin=TEXT)
        assert done.returncode == 2 and done.stderr.endswith("none.py: no such file\n")
    assert not (tmp_path / "out.jsonl.resume").exists()


def test_a_rule_that_is_given_up_is_a_message(tmp_path: Path) -> None:
    (tmp_path / "rules.py").write_text(
        RULES.replace("return match[0]", "return match[0] if match.start() < 2 else 1 / 0")
    )
    done = run("extract", "-", "-q", "--rules", tmp_path / "rules.py", stdin=TEXT)
    assert done.returncode == 0
    assert done.stderr == (
        f"extractor: warning: rule user.card is given up on the page that begins '{TEXT[:24]}': "
        "its function raised ZeroDivisionError: division by zero on '江海惠民卡'\n"
    )


def test_a_batch(tmp_path: Path, lexicons: list[Path], rules: Path) -> None:
    pages = tmp_path / "in.jsonl"
    pages.write_text(json.dumps({"text": TEXT}) + "\n", encoding="utf-8")
    out = tmp_path / "out.jsonl"
    done = run("batch", pages, "-o", out, "--names", "fast", "--lexicon", lexicons[0], "--rules", rules, "--workers", 2)
    assert done.returncode == 0, done.stderr
    assert '"江海惠民健康卡"' in out.read_text(encoding="utf-8") and '"江海惠民卡"' in out.read_text(encoding="utf-8")


def test_a_batch_is_resumed_with_the_same_lexicons_and_rules(tmp_path: Path, lexicons: list[Path], rules: Path) -> None:
    pages, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    pages.write_text((json.dumps({"text": TEXT}) + "\n") * 4, encoding="utf-8")

    def batch(resume: bool = True, **options: object) -> int:
        given = BatchOptions(names="fast", workers=1, resume=resume, **options)  # type: ignore[arg-type]  # the fields under test
        return run_batch(find_entries([str(pages)]), out, given, on_progress=None if resume else stop).resumed

    def stop(done: int, _failed: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    own = load_rules(rules)
    with pytest.raises(KeyboardInterrupt):
        batch(resume=False, lexicons=lexicons[:1], rules=own)
    moved = tmp_path / "moved.tsv"
    moved.write_text(LEXICON.replace("健康卡\n", "海卡\n"), encoding="utf-8")
    rules.write_text(RULES.replace("return match[0]", "return '江海惠民卡'"), encoding="utf-8")
    for others in (
        {},
        {"lexicons": lexicons[:2], "rules": own},
        {"lexicons": [moved], "rules": own},
        {"lexicons": lexicons[:1], "rules": load_rules(rules)},
    ):
        with pytest.raises(BatchError, match=r"with other options \(lexicons and rules\)"):
            batch(**others)
    moved.write_text(LEXICON, encoding="utf-8")
    assert batch(lexicons=[moved], rules=own) == 2  # by content, wherever it lies


def test_ray(lexicons: list[Path]) -> None:
    ray = pytest.importorskip("ray", reason="Ray is not installed: pip install 'zh-extractor[ray]'")
    from extractor.batch.on_ray import extract_dataset

    own = Extractor(names="fast", lexicons=lexicons, rules=[local_rule()])
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    try:
        ray.data.DataContext.get_current().enable_progress_bars = False
        rows = extract_dataset(ray.data.from_items([{"text": TEXT}]), extractor=own).take_all()
    finally:
        ray.shutdown()
    (article,) = rows[0]["articles"]
    names = {entity["value"]["name"] for entity in article["entities"]}
    assert names >= {"江海惠民健康卡", "新苑安居券", "江海惠民卡"}
