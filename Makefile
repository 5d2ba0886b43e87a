# Everything a person runs. Two targets matter: `make run` and `make test`; the rest is in docs/contributing.md.
# Paths stay relative, so that a folder with spaces in its name works too.

VENV ?= .venv
PYTHON ?= python3

ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
PY := $(BIN)/python
PIP := $(PY) -m pip --disable-pip-version-check --no-input
INSTALL := $(PIP) install --quiet --no-deps --require-hashes --requirement

# Compiled modules are kept, whatever the machine says: every process that a test starts would compile them again.
export PYTHONDONTWRITEBYTECODE :=

HINDI := resources/translations/hi/LC_MESSAGES/luna
WORKERS ?= 2
# How many times longer the campaigns of `make torture` are than those of `make test`.
TIMES ?= 20

.PHONY: run test lint torture build tour texts system system-for-tests format clean
.DELETE_ON_ERROR:
.NOTPARALLEL:

run: system $(VENV)/run.stamp $(HINDI).mo
	$(PY) -m luna_desktop demo

test: system-for-tests $(VENV)/dev.stamp $(HINDI).mo lint
	$(PY) -m compileall -q -j $(WORKERS) luna_desktop
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest -n $(WORKERS) --dist worksteal

lint: $(VENV)/dev.stamp
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(BIN)/lint-imports

torture: system-for-tests $(VENV)/dev.stamp $(HINDI).mo
	LUNA_TORTURE=$(TIMES) QT_QPA_PLATFORM=offscreen $(PY) -m pytest -n $(WORKERS) --timeout=7200

build: system $(VENV)/dev.stamp $(HINDI).mo
	$(PY) -m PyInstaller --noconfirm --clean --log-level WARN build.spec

tour: system $(VENV)/run.stamp $(HINDI).mo
	$(PY) -m luna_desktop tour --out tour

texts: $(VENV)/dev.stamp
	$(PY) tools/texts.py extract
	$(PY) tools/texts.py update
	$(PY) tools/texts.py compile

format: $(VENV)/dev.stamp
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

# Nothing of Qt is imported before this has looked; it says nothing when all is there.
system:
	@$(PYTHON) tools/system_libraries.py

system-for-tests:
	@$(PYTHON) tools/system_libraries.py --for-tests

$(VENV)/made.stamp:
	@$(PYTHON) tools/system_libraries.py
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/run.stamp: requirements/run.txt pyproject.toml | $(VENV)/made.stamp
	@echo "Installing what the program needs (a few minutes the first time) …"
	$(INSTALL) requirements/run.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt pyproject.toml | $(VENV)/made.stamp
	@echo "Installing what the program and its tests need (a few minutes the first time) …"
	$(INSTALL) requirements/dev.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(HINDI).mo: $(HINDI).po tools/texts.py | $(VENV)/made.stamp
	$(PY) tools/texts.py compile

clean:
	rm -rf build dist tour .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
