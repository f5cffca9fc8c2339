# Everything a fresh machine with Python, git and make needs. `make help` lists the targets.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.DEFAULT_GOAL := help
.PHONY: help demo test system check unit coverage bench bench-full hostile quality torture fuzz pictures gen messages clean

help:  ## List the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

$(STAMP): pyproject.toml
	test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable . --group dev
	touch $@

demo: $(STAMP)  ## Lint the examples and show the findings
	$(BIN)/jdlint check examples --as-of 2026-11-20 --exit-zero

test: system check unit coverage  ## Static checks and all tests

system:
	@tools/system_packages.sh

check: $(STAMP)  ## Formatting, lint, types, layers, generated files
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m tools.generate --check

unit: $(STAMP)
	$(BIN)/coverage erase
	$(BIN)/python -m pytest -q -n 2 --cov --cov-report=

coverage: $(STAMP)
	$(BIN)/coverage report --skip-covered --sort=cover --include='*/jdlint/core/*,*/jdlint/syntax/*,*/jdlint/engine/*,*/jdlint/checks/*,*/jdlint/facts/*' --fail-under=95

bench: $(STAMP)  ## Against yamllint and check-jsonschema, then CPU time against the budgets: rules, changes, formats, readers, audit
	@status=0; for name in peers project changes outputs run office pdf audit; do \
		echo "== $$name"; $(BIN)/python -m benchmarks.$$name || status=1; \
	done; exit $$status

bench-full: $(STAMP)  ## Against all peers and with 50,000 files; the table in docs/performance.md is written again
	$(BIN)/python -m benchmarks.peers --full --write

hostile: $(STAMP)  ## What hostile files of up to 100 MB cost: verdict, CPU time, memory
	$(BIN)/python -m benchmarks.hostile

quality: $(STAMP)  ## Damaged inputs of every kind and kills, counted; the tables in docs/quality.md are written again
	$(BIN)/python -m fuzz.quality

torture: $(STAMP)  ## The kills alone: commands killed at 200 moments each, ten checks at a time on one cache
	$(BIN)/python -m fuzz.quality kills

SECONDS ?= 60
fuzz: $(STAMP)  ## Coverage-guided fuzzing of each reader for SECONDS; needs atheris, which not every Python has
	$(BIN)/python -m pip install --quiet atheris
	$(BIN)/python -m fuzz.guided $(SECONDS)

gen: $(STAMP)  ## Make schemas, rule index and catalogues again
	$(BIN)/python -m tools.generate

pictures: system $(STAMP)  ## Take the pictures of the audit report in docs/ again
	$(BIN)/python -m tools.report_pictures

clean:  ## Remove the environment and what tests leave behind
	rm -rf $(VENV) benchmarks/.peers .coverage .coverage.* .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
