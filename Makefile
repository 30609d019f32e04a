# What can be done with this clone. Each target first makes ready what it needs; a second run starts at once.

.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
BIN := .venv/bin
ARGS ?=

.PHONY: help setup demo check test bench screens lock clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' Makefile

setup: .venv/ready .venv-noqt/ready ## prepare environment, packages and system libraries
	@:

.venv/ready: requirements.lock pyproject.toml .ci/setup
	@.ci/setup
	@touch $@

.venv-noqt/ready: .venv/ready .ci/without-screen
	@.ci/without-screen
	@touch $@

demo: .venv/ready ## the whole hall on this machine (ARGS="--headless --out DIR")
	@$(BIN)/antrean demo $(ARGS)

check: .venv/ready ## format, lint, types, rules of dependency
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/lint-imports
	$(BIN)/mypy

test: setup ## all tests; then, with Qt not installed, all that need no screen
	$(BIN)/python -m pytest --numprocesses 3 $(ARGS)
	.venv-noqt/bin/python -m pytest --numprocesses 3 $(ARGS)

bench: .venv/ready ## measure the hall; prints a table, writes bench.json
	@$(BIN)/python -m tests.bench $(ARGS)

screens: .venv/ready ## draw every screen of the three programs into screens/
	@$(BIN)/python -m tests.screens $(ARGS)

lock: ## choose the newest versions again and write requirements.lock (needs uv)
	uv pip compile pyproject.toml --quiet --upgrade --universal --python-version 3.11 --all-extras \
		--generate-hashes --no-emit-index-url --no-emit-find-links \
		--custom-compile-command "make lock" --output-file requirements.lock

clean: ## remove all that these targets made
	rm -rf .venv .venv-noqt .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache \
		demo-output screens bench.json
