# Targets: demo, test, lint, docs, package, clusters, bench, seeds, clean. Python 3.11 or newer is needed; PYTHON=python3.12 names another one.
PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/installed
DEVELOPING := .venv/installed-dev
CLUSTERS := .venv/installed-clusters
DOCUMENTING := .venv/installed-docs

.PHONY: demo test lint docs package clusters bench seeds clean

demo: $(INSTALLED)
	@tail -n +2 seeds/published.tsv | while read -r page published; do \
	  $(BIN)/extractor extract "seeds/$$page.txt" --published "$$published" --pretty --table -o "out/$$page.json" || exit 1; \
	done
	@echo "The whole JSON: out/*.json"

test: $(DEVELOPING)
	$(BIN)/pytest

lint: $(DEVELOPING)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

# The documentation's site, to be opened at site/index.html; nothing of it comes from elsewhere.
docs: $(DOCUMENTING)
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

# Wheel and sdist are built, and the wheel installed into a new environment, with each extra (a gigabyte while it runs).
package: $(DEVELOPING)
	$(BIN)/pytest -m slow tests/test_packaging.py

# Ray and Spark, so that `make test` runs them too.
clusters: $(CLUSTERS)

bench: $(DEVELOPING)
	$(BIN)/python benchmarks/values_throughput.py
	$(BIN)/python benchmarks/page_layouts.py
	$(BIN)/python benchmarks/planted_errors.py
	$(BIN)/python benchmarks/batch_throughput.py 300
	$(BIN)/python benchmarks/batch_memory.py 300
	$(BIN)/python benchmarks/batch_kill.py 100 10

# The records that tests/test_seeds.py expects; read what changed before you commit it.
seeds: $(INSTALLED)
	@tail -n +2 seeds/published.tsv | while read -r page published; do \
	  (cd seeds && ../$(BIN)/extractor extract "$$page.txt" --published "$$published" --pretty -o "$$page.json") || exit 1; \
	done

$(INSTALLED): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "extractor needs Python 3.11 or newer; make PYTHON=python3.12 names one" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing into .venv (once; about a minute)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[html,pdf,duckdb,report]'
	@touch $@

$(DEVELOPING): $(INSTALLED)
	@echo "Installing what the tests need (once; about a minute)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

$(CLUSTERS): $(DEVELOPING)
	@echo "Installing Ray and Spark (once; some minutes)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[ray,spark]'
	@touch $@

$(DOCUMENTING): $(INSTALLED)
	@echo "Installing what the documentation is built with (once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[docs]'
	@touch $@

clean:
	rm -rf .venv out site build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
