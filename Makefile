# Everything happens in a virtual environment of the project's own; only Python and make are needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

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

# Trains what ships, from MiniLM, in four runs (hours on two cores; each resumes after a stop).
train: $(VENV)/train  ## train and ship the model (needs the corpora, see CONTRIBUTING.md)
	$(BIN)/python -m training.train polnear --epochs 4
	$(BIN)/python -m training.train both --start polnear --polnear 0.2 --corpus 3 --epochs 3 --rate 1.5e-4
	$(BIN)/python -m training.train all --start both --polnear 0.4 --corpus 2 --epochs 3 --rate 1.5e-4
	$(BIN)/python -m training.train more --start all --polnear 0.3 --corpus 1 --epochs 4 --rate 1.3e-4
	$(BIN)/python -m training.release more --name sayso-3

clean:
	rm -rf $(VENV) build dist
