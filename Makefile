# Constat: every task of the project. `make help` lists them.
# Set-up needs git, Python 3.11 or newer and the network once; after that everything works offline.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO ?= demo
export PIP_DISABLE_PIP_VERSION_CHECK = 1
export PIP_NO_INPUT = 1

.DEFAULT_GOAL := help
.PHONY: help demo test check lint types contract bench bench-register bench-link bench-estimate bench-forecast fuzz fuzz-api lock wheel portable frontend docs pictures clean browser

help: ## list the tasks
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

$(VENV)/.runtime: requirements/runtime.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'Constat needs Python 3.11 or newer; name one with PYTHON=python3.12')"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/build.txt
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/runtime.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements/dev.txt
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/dev.txt
	@touch $@

frontend: $(VENV)/.runtime ## build the front end (Node comes with the environment)
	@$(BIN)/python hatch_build.py

demo: frontend ## set up, build the demo workspace and its reports, and serve it on 127.0.0.1:8000
	@$(BIN)/constat demo --workspace $(DEMO)

browser:
	@sh .ci/browser

test: $(VENV)/.dev frontend browser ## set up what the tests need and run them all
	$(BIN)/python -m pytest -n 2 --dist loadfile

lint: $(VENV)/.dev ## style, with ruff
	$(BIN)/ruff check .

types: $(VENV)/.dev ## types, with mypy --strict
	$(BIN)/mypy

contract: $(VENV)/.dev ## which room may import which
	$(BIN)/lint-imports --no-logo

check: lint types contract test ## everything that must pass before a change lands

bench: $(VENV)/.dev frontend ## the measures of docs/understand/benchmarks.md, on this machine
	$(BIN)/python -m benchmarks

bench-register: $(VENV)/.dev ## the measures of the register, the vault and the exchange between offices
	$(BIN)/python -m benchmarks register vault kills flips convergence

bench-link: $(VENV)/.dev ## how well and how fast rows that tell of the same incident or person are linked
	$(BIN)/python -m benchmarks 'link*' persons

bench-estimate: $(VENV)/.dev ## the estimates beside published figures, and how often their intervals hold
	$(BIN)/python -m benchmarks 'estimate*'

bench-forecast: $(VENV)/.dev ## the forecasts beside simpler ones, in and out of sample
	$(BIN)/python -m benchmarks 'forecast*'

fuzz-api: $(VENV)/.dev ## 2,000 cases for each route of the API, with fresh seeds
	$(BIN)/python -m fuzz.api --cases 2000

fuzz: $(VENV)/.dev ## a minute of fuzzing per reader, with fresh seeds
	$(BIN)/python -m fuzz all --seconds 60

docs: $(VENV)/.dev ## write the generated pages of docs/ anew
	$(BIN)/python -m constat.cli.page

pictures: $(VENV)/.dev frontend ## take the pictures of docs/pictures anew (needs a Chromium)
	$(BIN)/python -m pictures

lock: $(VENV)/.dev ## resolve the locked requirements anew
	sh requirements/lock

wheel: $(VENV)/.dev ## the wheel, front end included, in dist/
	$(BIN)/python -m build --wheel --no-isolation

portable: frontend ## the archive for a laptop without a network, in dist/ (FOR=windows-x86_64 PYTHONS="3.12 3.13" for another kind)
	@$(BIN)/python start/gather.py $(if $(FOR),--for $(FOR)) $(foreach version,$(PYTHONS),--python $(version))

clean: ## remove what was built here (workspaces stay)
	rm -rf $(VENV) build dist frontend/node_modules src/constat/web/static/built .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
