# Everything a fresh machine with Python, git and make needs. `make help` lists the targets.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.DEFAULT_GOAL := help
.PHONY: help demo test system check unit coverage bench bench-full hostile quality torture fuzz mutants floors lock dist-check sbom workflows pictures gen messages clean

help:  ## List the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

$(STAMP): pyproject.toml requirements-dev.txt
	test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	if [ "$$($(BIN)/python -c 'import sys; print("%d.%d %s" % (*sys.version_info[:2], sys.platform))')" = "3.11 linux" ]; then \
		$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-dev.txt && \
		$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .; \
	else $(BIN)/python -m pip install --quiet --editable . --group dev; fi
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

# What counts how much of the engine is run; the others start so many programs that counting would take half of the time.
COUNTED := $(addprefix tests/,api changes cli engine estonian facts fixer model predicates reporters rules syntax)
OTHERS = $(filter-out $(COUNTED) tests/__pycache__,$(patsubst %/,%,$(wildcard tests/*/)))
unit: $(STAMP)
	$(BIN)/coverage erase
	$(BIN)/python -m pytest -q -n 2 --cov --cov-report= $(COUNTED)
	$(BIN)/python -m pytest -q -n 2 $(OTHERS)

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

mutants: $(STAMP)  ## Break the code in small ways and see whether tests notice
	$(BIN)/python -m tools.mutants

floors:  ## A part of the tests with the oldest versions that pyproject.toml allows
	$(PYTHON) -m tools.floors build/floors

lock:  ## Pin all that development installs, with hashes: requirements-dev.txt
	$(PYTHON) -m tools.lock

dist-check: $(STAMP)  ## Build wheel and sdist twice, into dist/: the same bytes
	$(BIN)/python -m tools.dist_check dist

sbom: $(STAMP)  ## What jdlint brings along when it is installed, as CycloneDX: dist/jdlint.cdx.json
	rm -rf build/sbom && mkdir -p dist
	$(PYTHON) -m venv --without-pip build/sbom/run
	$(BIN)/python -m pip --python build/sbom/run/bin/python install --quiet .
	$(PYTHON) -m venv build/sbom/tool
	build/sbom/tool/bin/python -m pip install --quiet cyclonedx-bom
	build/sbom/tool/bin/cyclonedx-py environment build/sbom/run/bin/python --pyproject pyproject.toml \
		--output-reproducible --output-format JSON --output-file dist/jdlint.cdx.json

workflows:  ## Look at workflows and the action with zizmor
	$(PYTHON) -m venv build/zizmor
	build/zizmor/bin/python -m pip install --quiet zizmor
	build/zizmor/bin/zizmor --offline --pedantic .

gen: $(STAMP)  ## Make schemas, rule index and catalogues again
	$(BIN)/python -m tools.generate

pictures: system $(STAMP)  ## Take the pictures of the audit report in docs/ again
	$(BIN)/python -m tools.report_pictures

clean:  ## Remove the environment and what tests leave behind
	rm -rf $(VENV) benchmarks/.peers build .coverage .coverage.* .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
