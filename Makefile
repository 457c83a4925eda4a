# One set of targets for the player, the developer and the machine that checks every change.

PYTHON ?= python3
ARGS ?=
LOCK_FLAGS ?=

VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
NODE_READY := node_modules/.ready
DOCS_READY := .docs/.ready
CODE := $(wildcard wedge.py game agents tests benchmarks docs)
PRODUCT := $(wildcard wedge.py game agents)

.DEFAULT_GOAL := help
.PHONY: help setup run test fuzz lint pages docs lowest bench package lock clean

# One thread a process: two test processes with two BLAS threads each are slower than two with one.
test fuzz lowest bench: export OPENBLAS_NUM_THREADS = 1
test fuzz lowest bench: export OMP_NUM_THREADS = 1

help: ## Show what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(READY) ## Install Wedge and its tools into .venv (PYTHON=python3.12 picks another Python)

$(READY): requirements.lock pyproject.toml
	@command -v $(PYTHON) > /dev/null || { echo "Wedge needs Python 3.11 or newer, and there is no '$(PYTHON)' here. Install Python, or name one: make setup PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Wedge needs Python 3.11 or newer, and '$(PYTHON)' is $$($(PYTHON) --version 2>&1). Name a newer one: make setup PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "'$(PYTHON) -m venv' failed. Some systems keep it in a package of its own, often called python3-venv."; exit 1; }
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $(READY)

run: setup ## Play (ARGS="..." are handed on to wedge)
	$(BIN)/wedge $(ARGS)

test: lint ## Check everything: style, types, floors, docstrings, tests
	$(BIN)/pytest -n 2

lint: setup ## Check all but the tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy $(CODE)
	$(BIN)/lint-imports --no-logo
	$(BIN)/interrogate --quiet $(PRODUCT)
	@if command -v npm > /dev/null; then $(MAKE) --no-print-directory pages; \
	else echo "The classroom's pages are not checked: there is no npm here (Node.js 20 or newer brings it)."; fi

pages: $(NODE_READY)
	node_modules/.bin/prettier --log-level warn --check "assets/classroom/js/**/*.js"
	node_modules/.bin/tsc -p assets/classroom/jsconfig.json

$(NODE_READY): package.json package-lock.json
	npm ci --no-audit --no-fund --silent
	@touch $(NODE_READY)

docs: setup $(DOCS_READY) ## Build the documentation as a site that needs no network, in build/docs/html
	rm -rf build/docs
	$(BIN)/python -m docs.generators.site build/docs/source
	.docs/bin/sphinx-build -q -W --keep-going -c docs build/docs/source build/docs/html
	@echo "Open build/docs/html/index.html in a browser."

$(DOCS_READY): docs/requirements.lock
	$(PYTHON) -m venv .docs
	.docs/bin/python -m pip install --quiet --require-hashes -r docs/requirements.lock
	@touch $(DOCS_READY)

fuzz: setup ## Try every property on fresh examples, which no run has tried before
	WEDGE_FUZZ=1 $(BIN)/pytest -n 2 -p no:cacheprovider $$(grep -rlE "hypothesis" tests --include="test_*.py")

lowest: ## Run the tests with the oldest libraries that pyproject.toml allows (PYTHON=python3.11, the oldest Python)
	$(PYTHON) -m venv .lowest
	.lowest/bin/python -m pip install --quiet 'uv>=0.9,<1'
	.lowest/bin/uv pip compile pyproject.toml --quiet --python .lowest/bin/python --all-extras \
		--resolution lowest-direct --no-header --output-file .lowest/lowest.txt
	.lowest/bin/uv pip install --quiet --python .lowest/bin/python --requirements .lowest/lowest.txt \
		--constraints .lowest/lowest.txt --group dev
	.lowest/bin/uv pip install --quiet --python .lowest/bin/python --no-deps --no-build-isolation --editable .
	.lowest/bin/pytest -n 2

bench: setup ## Run every benchmarks/bench_*.py, one after another
	@for file in benchmarks/bench_*.py; do \
		[ -e "$$file" ] || { echo "There is no benchmarks/bench_*.py yet."; break; }; \
		echo "$$file"; $(BIN)/python "$$file" || exit 1; \
	done

package: setup ## Build a folder with Wedge and all it needs, for this system, in dist/wedge
	$(BIN)/pyinstaller --noconfirm --clean --log-level WARN --distpath dist --workpath build packaging/wedge.spec
	$(BIN)/python packaging/licences.py dist/wedge
	$(BIN)/python packaging/try_out.py dist/wedge

lock: ## Resolve the two locks again (LOCK_FLAGS=--upgrade takes the newest of everything)
	$(PYTHON) -m venv .lock
	.lock/bin/python -m pip install --quiet 'uv>=0.9,<1'
	.lock/bin/uv pip compile pyproject.toml --quiet --group dev --universal --python-version 3.11 --generate-hashes \
		--no-header --no-emit-index-url --no-emit-find-links $(LOCK_FLAGS) --output-file requirements.lock
	.lock/bin/uv pip compile --group pyproject.toml:docs --quiet --universal --python-version 3.11 --generate-hashes \
		--no-header --no-emit-index-url --no-emit-find-links $(LOCK_FLAGS) --output-file docs/requirements.lock
	rm -rf .lock

clean: ## Remove all that was made: .venv, caches, built packages
	rm -rf .venv .other .lock .lowest .docs node_modules build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find $(CODE) -type d -name __pycache__ -prune -exec rm -rf {} +
