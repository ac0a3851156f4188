# Everything happens in a virtual environment of the project's own; only Python and make are needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN ?=

.PHONY: demo test check format train clean

demo: $(VENV)/demo  ## read the example stories
	$(BIN)/sayso demo

test: $(VENV)/dev  ## run the tests
	$(BIN)/pytest

check: $(VENV)/dev  ## what CI runs: format, lint, types, layers, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MAKE) test

format: $(VENV)/dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

$(VENV)/pip:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	touch $@

$(VENV)/demo: $(VENV)/pip pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/dev: $(VENV)/pip pyproject.toml
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

$(VENV)/train: $(VENV)/dev
	$(BIN)/python -m pip install --quiet --editable '.[dev,train]'
	touch $@

clean:
	rm -rf $(VENV) build dist
