# Erstanlauf from a bare checkout: `make demo` runs it, `make test` tests it, `make` lists the rest.
# Everything lives in .venv; which package index is asked is the business of the user's pip configuration.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
unexport PYTHONDONTWRITEBYTECODE # a start is measured with compiled modules, as every user has them

BIN := .venv/bin

.PHONY: help demo test lint format bench peers build pins translations clean prepare

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: .venv/run.stamp ## set everything up and open the desk with invented visits
	$(BIN)/python -m erstanlauf demo $(if $(OUT),--out "$(OUT)")

test: export QT_QPA_PLATFORM := offscreen
test: .venv/test.stamp ## set everything up and run every test, those that read the code too
	$(BIN)/python -m pytest

lint: .venv/test.stamp ## only read the code: rules, format, types, layers, translations
	$(BIN)/python -m pytest -q tests/house/test_code.py tests/i18n/test_catalogues.py

format: .venv/test.stamp ## format the code and mend what ruff can mend
	$(BIN)/ruff check -q --fix .
	$(BIN)/ruff format -q .

bench: export QT_QPA_PLATFORM := offscreen
bench: .venv/peers.stamp ## measure against the peers and print the ratios
	$(BIN)/python -m pytest -m benchmark -p no:randomly tests/benchmarks

peers: .venv/peers.stamp ## install what the benchmarks measure against

build: NEEDS := build
build: .venv/test.stamp ## build the frozen program into dist/erstanlauf
	$(BIN)/python -m PyInstaller --noconfirm --log-level WARN build.spec

translations: .venv/test.stamp ## bring new sentences of the code into every .po file
	$(BIN)/python .ci/translations.py update

pins: .venv/run.stamp ## renew the pinned requirements from pyproject.toml
	$(BIN)/python -m pip install -q uv
	sh .ci/pin_requirements

clean: ## remove what was made, .venv too
	rm -rf .venv build dist demo-out .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find erstanlauf tests .ci -name __pycache__ -prune -exec rm -rf {} +

prepare:
	@python=$$(sh .ci/find_python) && "$$python" .ci/prepare.py $(NEEDS)

.venv/bin/python: | prepare
	"$$(sh .ci/find_python)" -m venv .venv

.venv/run.stamp: requirements.txt | prepare .venv/bin/python
	$(BIN)/python -m pip install -q --require-hashes -r requirements.txt
	@touch $@

.venv/test.stamp: requirements-test.txt | prepare .venv/bin/python
	$(BIN)/python -m pip install -q --require-hashes -r requirements-test.txt
	@touch $@

.venv/peers.stamp: requirements-peers.txt .venv/test.stamp
	$(BIN)/python -m pip install -q --no-deps --require-hashes -r requirements-peers.txt # no-deps: each is pinned there
	@touch $@
