# Two commands are enough: `make demo` and `make test`. Both set everything up by themselves.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/stamps

# Build tools come from the same list of versions as everything else.
export PIP_CONSTRAINT := $(CURDIR)/constraints.txt
export PIP_BUILD_CONSTRAINT := $(CURDIR)/constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# Four at a time, also on two cores: most tests wait for a browser or a server. A file stays together, with what it
# has set up; files come in their order, so that one with a single long test is not left for the end.
PYTEST := $(BIN)/python -m pytest --numprocesses 4 --dist loadfile --no-loadscope-reorder
NPM := $(BIN)/python hatch_build.py npm
PACKAGING := pyproject.toml constraints.txt hatch_build.py
PAGES := package.json package-lock.json tsconfig.json \
	$(shell find common kiosk dashboard -type f -not -path '*/node_modules/*' 2>/dev/null | sed 's/ /\\ /g')

# Tests in this process run on threads anyway; these start real servers, once more without eventlet.
ON_THREADS := tests/cli/test_serve.py tests/e2e/test_a_badge_in_the_camera.py tests/faults

# What holds a page or a door to milliseconds wants the machine to itself.
HOSTILE := tests/hostile
MEASURED := tests/e2e/test_dashboard_load.py tests/e2e/test_kiosk_burst.py tests/e2e/test_kiosk_speed.py $(HOSTILE)

# How often `make test-faults` and `make test-hostile` go through theirs: chance has a part in them, so once proves little.
TIMES ?= 1

.PHONY: setup demo test test-faults test-hostile check bench pictures gallery clean browser
.DEFAULT_GOAL := setup

setup: $(STAMPS)/pages

demo: setup
	$(BIN)/footfall demo

test: setup browser check
	$(NPM) test
	FOOTFALL_WORKER=eventlet $(PYTEST) $(addprefix --ignore=,$(MEASURED))
	FOOTFALL_WORKER=eventlet $(BIN)/python -m pytest $(MEASURED)
	FOOTFALL_WORKER=threading $(PYTEST) $(ON_THREADS)
	FOOTFALL_WORKER=threading $(BIN)/python -m pytest $(HOSTILE)

# Everything that goes wrong on an event day, on both kinds of worker: make test-faults TIMES=10
test-faults: setup $(STAMPS)/dev
	@for time in $$(seq $(TIMES)); do for worker in eventlet threading; do \
		echo "Faults on $$worker, time $$time of $(TIMES)"; \
		FOOTFALL_WORKER=$$worker $(PYTEST) tests/faults || exit 1; \
	done; done

# Everything that somebody may try who means harm, on both kinds of worker, and longer: make test-hostile TIMES=10
test-hostile: setup $(STAMPS)/dev
	@for time in $$(seq $(TIMES)); do for worker in eventlet threading; do \
		echo "Hostile on $$worker, time $$time of $(TIMES)"; \
		FOOTFALL_HOSTILE_LONG=1 FOOTFALL_WORKER=$$worker $(BIN)/python -m pytest $(HOSTILE) || exit 1; \
	done; done

check: $(STAMPS)/dev $(STAMPS)/node
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest --quiet tests/architecture/test_unused_code.py
	$(NPM) run check

# The pictures in docs/, taken anew; look at them before they are committed.
pictures: $(STAMPS)/dev browser
	FOOTFALL_PICTURES=docs $(BIN)/python -m pytest tests/e2e/test_pictures.py

# Every screen of kiosk and dashboard, from a phone to a wall, in three languages and both lights, into gallery/.
gallery: $(STAMPS)/pages $(STAMPS)/dev browser
	FOOTFALL_GALLERY=gallery $(PYTEST) tests/e2e/test_kiosk_looks.py \
		tests/e2e/test_kiosk_layout.py tests/e2e/test_dashboard_looks.py

bench: setup
	$(BIN)/footfall bench scan
	$(BIN)/footfall bench batch
	$(BIN)/footfall bench push --dashboards 100 --seconds 5

clean:
	rm -rf $(VENV) node_modules server/footfall/static

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "footfall: Python 3.11 or later is needed; name it with: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
		{ echo "footfall: this Python lacks venv; on Debian or Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# The packages, without the pages, so that a change of the one does not redo the other.
$(STAMPS)/packages: $(PACKAGING) | $(BIN)/python
	FOOTFALL_SKIP_FRONTEND=1 $(BIN)/python -m pip install --quiet --editable .
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/node: $(STAMPS)/packages
	@needs="$$($(BIN)/python hatch_build.py needs)" && \
		if [ -n "$$needs" ]; then $(BIN)/python -m pip install --quiet "$$needs"; fi
	@touch $@

$(STAMPS)/pages: $(STAMPS)/packages $(STAMPS)/node $(PAGES)
	$(BIN)/python hatch_build.py build
	@touch $@

$(STAMPS)/dev: $(STAMPS)/packages
	FOOTFALL_SKIP_FRONTEND=1 $(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@

# The browser tests need Chromium and a font with Chinese characters.
browser:
	@.ci/browser
