# make run: set up everything and serve. make test: set up what tests need and run them all.
# Linux users who want torch's smaller processor-only builds: make run TORCH_INDEX=<address of torch's CPU builds>
TORCH_INDEX ?=
PYTHON ?= python3
VENV := .venv
BIN := $(abspath $(VENV)/bin)
PY := $(BIN)/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check -c constraints.txt
NPM := cd frontend && PATH="$(BIN):$$PATH" npm
DATA ?= ../shared/data
export HF_HUB_OFFLINE := 1

.PHONY: run test check model docs screenshots bench wheel clean chromium

run: $(VENV)/.run frontend/dist/index.html
	@$(PY) -m coach bank lint --strict --fast
	@exec $(PY) -m coach serve

test: $(VENV)/.test frontend/dist/index.html chromium
	$(NPM) test
	$(PY) -m pytest

check: $(VENV)/.test frontend/node_modules/.done
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/bandit --quiet --recursive --configfile pyproject.toml coach
	$(BIN)/lint-imports
	$(BIN)/codespell --skip 'tests/quality/gold/answers.jsonl,models/*/numbers.json,coach/interview/words.py,coach/bank/importing/titles.py' README.md CHANGELOG.md CONTRIBUTING.md DECISIONS.md SECURITY.md coach corpus docs frontend/src models tests
	$(NPM) run check

# Each step leaves a mark, so that a second run starts at once.
$(VENV)/.torch: constraints.txt
	@echo "Setting up a virtual environment (some minutes the first time) ..."
	$(PYTHON) -m venv $(VENV)
	$(PIP) --upgrade pip
	$(PIP) $(if $(TORCH_INDEX),--index-url $(TORCH_INDEX)) torch
	@touch $@

$(VENV)/.run: $(VENV)/.torch pyproject.toml constraints.txt
	$(PIP) -e '.[page]'
	@touch $@

$(VENV)/.test: $(VENV)/.run
	$(PIP) -e '.[page,test,check,model]'
	@touch $@

frontend/node_modules/.done: frontend/package.json frontend/package-lock.json $(VENV)/.run
	$(NPM) ci --no-audit --no-fund
	@touch $@

frontend/dist/index.html: frontend/node_modules/.done $(shell find frontend/src frontend/public frontend/index.html frontend/vite.config.ts -type f 2>/dev/null)
	$(NPM) run build
	@touch $@

chromium: $(VENV)/.test
	@$(PY) tests/browser/find_chromium.py >/dev/null || $(PY) tests/browser/find_chromium.py --install

model: $(VENV)/.test
	$(PY) -m coach.study --data $(DATA) --gold tests/quality/gold/answers.jsonl

docs: $(VENV)/.test
	$(PY) -m coach.server.documents docs/protocol
	$(PY) -m coach bank schema > corpus/question.schema.json
	$(NPM) run types

screenshots: $(VENV)/.test frontend/dist/index.html chromium
	$(PY) -m tests.browser.screenshots

wheel: $(VENV)/.test frontend/dist/index.html
	$(PY) -m pip wheel --quiet --no-deps --wheel-dir dist .

clean:
	rm -rf $(VENV) frontend/node_modules frontend/dist dist
