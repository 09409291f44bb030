# Targets: demo, test, same, lint, docs, reference, package, clusters, installed, fuzz, bench, growth, seeds, clean. Python 3.11 or newer is needed; PYTHON=python3.12 names another one.
PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/installed
DEVELOPING := .venv/installed-dev
CLUSTERS := .venv/installed-clusters
DOCUMENTING := .venv/installed-docs

comma := ,
# uv installs in a fifth of the time that pip takes. It does not read pip's settings: where it fails, pip does it.
define install
@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv 2> .venv/uv.log && \
  $(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python $(1) 2>> .venv/uv.log || \
  { echo "uv could not (.venv/uv.log says why): pip does it"; $(BIN)/python -m pip install --quiet --disable-pip-version-check $(1); }
endef

.PHONY: demo test same lint docs reference package clusters installed fuzz bench growth seeds clean

# Two sample pages: their most telling facts in a table; JSON, DuckDB and a report in out/.
demo: $(INSTALLED)
	@$(BIN)/python tools/demo.py

test: $(DEVELOPING)
	$(BIN)/pytest -n auto --dist loadgroup --no-loadscope-reorder

lint: $(DEVELOPING)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

# The sample pages, the examples of all rules and more, extracted under five hash seeds, two locales and two time zones: the same bytes.
same: $(DEVELOPING)
	$(BIN)/pytest -m slow tests/test_same_bytes.py

# The documentation's site, to be opened at site/index.html; nothing of it comes from elsewhere.
docs: $(DOCUMENTING)
	@$(BIN)/python tools/report_picture.py
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

# What the documentation shows of commands and snippets, and its reference of columns and codes, as they are now; read what changed before you commit it.
reference: $(DEVELOPING)
	$(BIN)/python tools/write_columns.py
	$(BIN)/python tools/refresh_docs.py

# Wheel and sdist are built once, and the wheel installed into one new environment that grows by each extra (a gigabyte while it runs).
package: $(DEVELOPING)
	$(BIN)/pytest -m slow tests/test_packaging.py

# All that the targets here need, installed at once.
installed: $(CLUSTERS) $(DOCUMENTING)

# Ray and Spark, so that `make test` runs them too.
clusters: $(CLUSTERS)

# Each target for so many minutes, one after the other; atheris, where pip finds it for this Python, leads the way.
MINUTES ?= 30
fuzz: $(DEVELOPING)
	@$(BIN)/python -c 'import atheris' 2> /dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check atheris || echo "atheris cannot be installed here: random bytes are used"
	$(BIN)/python tests/fuzz/run.py --minutes $(MINUTES)

bench: $(DEVELOPING)
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/values_throughput.py
	$(BIN)/python benchmarks/page_layouts.py
	$(BIN)/python benchmarks/planted_errors.py
	$(BIN)/python benchmarks/batch_throughput.py 300
	$(BIN)/python benchmarks/batch_memory.py 300
	$(BIN)/python benchmarks/batch_kill.py 60 6

# The curve of cost against length for each of the texts that some step might take badly: half an hour and more.
growth: $(DEVELOPING)
	$(BIN)/python benchmarks/growth.py --longest 250000 --seconds 20

# The records that tests/test_seeds.py expects; read what changed before you commit it.
seeds: $(INSTALLED)
	@tail -n +2 seeds/published.tsv | while read -r page published; do \
	  (cd seeds && ../$(BIN)/extractor extract "$$page.txt" --published "$$published" --pretty -o "$$page.json") || exit 1; \
	done

$(INSTALLED): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "extractor needs Python 3.11 or newer; make PYTHON=python3.12 names one" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing into .venv (once; under a minute)"
	$(call install,-e '.[html$(comma)pdf$(comma)duckdb$(comma)report$(comma)serve]')
	@touch $@

$(DEVELOPING): $(INSTALLED)
	@echo "Installing what the tests need (once; about a minute)"
	$(call install,-e '.[dev]')
	@touch $@

$(CLUSTERS): $(DEVELOPING)
	@echo "Installing Ray and Spark (once; some minutes)"
	$(call install,-e '.[ray$(comma)spark]')
	@touch $@

$(DOCUMENTING): $(INSTALLED)
	@echo "Installing what the documentation is built with (once)"
	$(call install,-e '.[docs$(comma)report]' 'playwright>=1.50')
	@touch $@

clean:
	rm -rf .venv out site build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
