# Every target sets up what it needs by itself; `make` alone lists them.

JOBS ?= 2
BIN := .venv/bin
READY := .venv/.ready
AXE := tests/browsers/node_modules/.package-lock.json
QT_LIBRARIES := $(BIN)/python .ci/qt_libraries.py
# Files of tests lie in memory where the system has room for them there: a test that writes a record waits for the
# disk at each step.
TESTS = QT_QPA_PLATFORM=offscreen PYTEST_DEBUG_TEMPROOT=$$(.ci/room_for_tests) $(BIN)/python -m pytest -q -n $(JOBS) --dist worksteal

# make PYTHON=python3.13 ... takes that one; else .ci/prepare looks for one that is new enough.
export PYTHON
# What Python compiled is kept, whatever the system around says: else each process of a test compiles all of it again.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test test-wide test-abroad demo check format bench screens phones bundle deb properties fuzz soak hands browsers office kills powercut intervals mutate clean

help:  ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

run: $(READY)  ## open the app; without a display, play the demo session in the terminal
	@if [ "$$(uname -s)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY$$QT_QPA_PLATFORM" ]; then \
		$(QT_LIBRARIES) || true; \
		echo "There is no display here, so the demo session is played in the terminal instead."; \
		$(BIN)/entente demo; \
	else \
		$(QT_LIBRARIES) --window && $(BIN)/entente; \
	fi

test: $(READY)  ## run the tests, without a screen
	@$(QT_LIBRARIES)
	@$(TESTS) -m "not wide"

test-wide: $(READY)  ## run those that go over many sizes, seeds and games of what `make test` holds for a few
	@$(QT_LIBRARIES)
	@$(TESTS) -m wide

test-abroad: $(READY)  ## run what touches text, fonts, time, files and screens again, as on a machine in Kabul
	@$(QT_LIBRARIES)
	@$(BIN)/python .ci/abroad.py -n $(JOBS)

demo: $(READY)  ## play the demo session in the terminal and record it
	@$(BIN)/entente demo

check: $(READY)  ## check format, lint, types and who imports whom
	@$(BIN)/ruff format --check --quiet || { echo "Some files are not formatted: make format"; exit 1; }
	@$(BIN)/ruff check --quiet
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

format: $(READY)  ## format the code and mend what the linter can mend
	@$(BIN)/ruff check --fix --quiet || true
	@$(BIN)/ruff format

bench: $(READY)  ## measure speed and memory, each figure beside its goal
	@$(QT_LIBRARIES)
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m benchmarks

screens: $(READY)  ## write pictures of every window
	@$(QT_LIBRARIES)
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.screens

phones: $(READY)  ## fetch what seals the words of phones, from npm by its hash; names what is missing
	@$(BIN)/python packaging/phones.py

bundle: $(READY)  ## build the folder that runs without Python, in dist/
	@$(QT_LIBRARIES) --window
	@$(BIN)/python packaging/phones.py || echo "The bundle is made without the part for phones."
	@UV_PROJECT_ENVIRONMENT=.venv $(BIN)/uv sync --frozen --inexact --quiet --group bundle
	@$(BIN)/pyinstaller --noconfirm build.spec

deb: $(READY)  ## make a Debian package from the bundle, in dist/
	@$(BIN)/python packaging/deb.py

properties: $(READY)  ## look for new cases that break a property, four times as many as `make test` tries
	@$(QT_LIBRARIES)
	@HYPOTHESIS_PROFILE=new QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q -n $(JOBS) -m hypothesis

fuzz: $(READY)  ## give 20,000 damaged and forged files to the readers
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.fuzz 10000

soak: $(READY)  ## play 200 sessions through the window and watch the memory
	@$(QT_LIBRARIES)
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.soak 200

hands: $(READY)  ## play in a real window, under a window manager, by real keys and a real mouse
	@$(BIN)/python packaging/phones.py
	@$(QT_LIBRARIES) --window
	@$(BIN)/python -m pytest -q -p no:cacheprovider -o "python_files=play_*.py" tests/hands

browsers: $(READY) $(AXE)  ## play by phones in a real browser; names what is missing
	@$(BIN)/python packaging/phones.py
	@UV_PROJECT_ENVIRONMENT=.venv $(BIN)/uv sync --frozen --inexact --quiet --group browsers
	@$(QT_LIBRARIES)
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q -p no:cacheprovider -o "python_files=drive_*.py" tests/browsers

office: $(READY)  ## open Word, slides and tables in LibreOffice; names what is missing
	@$(QT_LIBRARIES)
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q -p no:cacheprovider -o "python_files=open_*.py" tests/office

kills: $(READY)  ## kill what writes, 200 times each at random moments, and see what is left
	@$(BIN)/python -m tests.kills

intervals: $(READY)  ## do intervals of a series hold the truth: 1,000 cohorts from 20,000 games of bots
	@$(BIN)/python -m tests.coverage_of_intervals

powercut: $(READY)  ## cut the power after acknowledged commands, on a disk of its own; needs root
	@$(BIN)/python -m tests.powercut

mutate: $(READY)  ## break the code on purpose and count what the tests notice
	@UV_PROJECT_ENVIRONMENT=.venv $(BIN)/uv sync --frozen --inexact --quiet --group mutate
	@$(BIN)/python -m tests.mutate

clean:  ## remove what the checks and the bundle left behind; .venv stays
	@rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find wargame ui tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# What looks for barriers on the phones' page; by its hash, and nothing of it is run but in the browser.
$(AXE): tests/browsers/package-lock.json
	@command -v npm >/dev/null || { echo "make browsers needs npm: on Debian and Ubuntu apt-get install npm"; exit 1; }
	@npm ci --ignore-scripts --no-audit --no-fund --loglevel=error --prefix tests/browsers >/dev/null
	@touch $@

$(READY): pyproject.toml uv.lock .ci/prepare
	@.ci/prepare
	@touch $@
