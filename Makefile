# The doors. What each does stands behind ##; `make help` lists them. The work itself is in scripts/ and in manage.py.

PORT ?= 8000
SHELL := /bin/sh
python := .venv/bin/python
# A machine without a SECRET_KEY holds the demonstration.
manage := $(if $(SECRET_KEY),,GRIDSCHOOL_PROFILE=demo )$(python) manage.py
export PORT

.DEFAULT_GOAL := help
.PHONY: help setup demo serve test check database matrix fuzz faults bench backup restore translations lock clean

help: ## this list
	@awk -F ' ## ' '/^[a-z]+:.* ## / {sub(/:.*/, "", $$1); printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## system libraries, .venv and the locked dependencies
	@scripts/setup.sh

demo: setup ## loads the demonstration, serves it on 127.0.0.1:8000 (PORT=) and prints who can sign in
	@scripts/demo.sh

serve: setup ## serves production: migrations, static files, web server and worker (needs SECRET_KEY; docs/deploy.md)
	@$(python) manage.py prepare
	@scripts/serve.sh

test: ## the everyday tests (ARGS= for pytest)
	@scripts/setup.sh tests
	@$(python) -m pytest -n 2 --maxschedchunk 8 -q $(ARGS)

check: setup ## style, types, import contracts, translations, migrations, Django's deploy check
	@scripts/check.sh

database: ## the tests marked `database`, on PostgreSQL
	@scripts/setup.sh tests
	@scripts/postgresql.sh $(python) -m pytest -q -n 2 -m database $(ARGS)

matrix: ## every address × every role × own and other district
	@scripts/setup.sh tests
	@$(python) -m pytest -n 2 -q -m matrix tests/matrix $(ARGS)

fuzz: ## a hundred thousand spoiled files for each parser of questions
	@scripts/setup.sh tests
	@$(python) -m pytest -n 2 -q -m fuzz tests/bank/exchange $(ARGS)

faults: ## a thousand kills, bad networks, full disks, wrong clocks: no acknowledged answer is lost
	@scripts/setup.sh tests
	@FAULTS_KILLS=$${FAULTS_KILLS:-500} FAULTS_DATABASE_KILLS=$${FAULTS_DATABASE_KILLS:-200} FAULTS_SAVES=$${FAULTS_SAVES:-2000} \
	  FAULTS_STEPS=$${FAULTS_STEPS:-10000} $(python) -m pytest -n 2 --dist loadfile -q -m 'faults or not faults' tests/faults $(ARGS)

bench: setup ## measures against goals (NAME=save_answers JSON=1); 1 when a goal is missed
	@$(python) -m tests.bench $(NAME) $(if $(JSON),--json)

backup: setup ## database and files into one file (TO=FILE)
	@$(manage) backup "$(TO)"

restore: setup ## and back (FROM=FILE, REPLACE=1 over what is there)
	@$(manage) restore "$(FROM)" $(if $(REPLACE),--replace)

translations: setup ## brings the catalogues in step with the texts
	@$(manage) translations --update

lock: ## makes requirements.txt anew from pyproject.toml (needs uv)
	UV_CUSTOM_COMPILE_COMMAND="make lock" uv pip compile pyproject.toml --group dev --generate-hashes --universal --python-version 3.11 \
	  --no-emit-index-url --no-emit-find-links --only-binary :all: $(ARGS) -o requirements.txt --quiet

clean: ## removes what tools left behind; data in var/ stays
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache test-results
