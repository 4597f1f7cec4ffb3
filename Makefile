# verbale: the two commands a newcomer needs are `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CASE := demo/lisk-bank.verbale

.PHONY: demo test setup check gate bench model clean

demo: $(VENV)/.installed ## read the example case, write the dossier page, say where it lies
	@mkdir -p demo
	@$(BIN)/verbale read src/verbale/examples/lisk-bank --case $(CASE)
	@$(BIN)/verbale page $(CASE) --out demo/lisk-bank.html
	@$(BIN)/verbale show $(CASE)
	@echo "The dossier page: $(abspath demo/lisk-bank.html)"

test: $(VENV)/.installed-dev ## set up and run all tests
	@$(BIN)/python -m pytest

setup: $(VENV)/.installed-dev ## a virtual environment with everything for development

check: $(VENV)/.installed-dev ## linters, types, floors
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

gate: $(VENV)/.installed-dev ## quality on the hand-made gold, against pinned floors
	@$(BIN)/python eval/gate.py --floors

bench: $(VENV)/.installed-dev ## throughput and memory, as ratios in one run
	@$(BIN)/python benchmarks/read.py
	@$(BIN)/python benchmarks/align.py

model: $(VENV)/.installed-dev ## train the English pipeline again from ../shared/treebanks (about an hour of one core)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[training]'
	@PYTHON=$(BIN)/python sh training/model.sh

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "verbale needs Python 3.11 or newer")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/bin/python pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(VENV)/.installed

clean: ## remove what the commands above made
	rm -rf $(VENV) demo build dist src/*.egg-info
