# make run   the dashboard on http://localhost:8501
# make test  lint, types and all tests on all cores: those without a browser, then those in a Chromium
# make steckbriefe  the area profiles as PDF: make steckbriefe OUT=folder ADDRESS=https://…
# make data  the tidy files anew from the publishers' files: make data SOURCES="folder folder"

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SOURCES ?= ../shared/sources ../shared/sources_2026
OUT ?= steckbriefe
ADDRESS ?= http://localhost:8501/

.PHONY: run test data steckbriefe browser clean

run: $(VENV)/app
	$(BIN)/python -m pages.ui.server

test: $(VENV)/tests browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -m "not browser" -n auto --dist loadfile
	$(BIN)/python -m pytest -m browser -n auto --dist loadfile

data: $(VENV)/tests
	$(BIN)/python -m data.build --sources $(SOURCES)

steckbriefe: $(VENV)/app
	$(BIN)/python -m pages.ui.sheet --out $(OUT) --address $(ADDRESS)

# One on the machine, else the distribution's package, else Playwright's own.
browser: $(VENV)/tests
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
	|| { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -y -qq chromium; } \
	|| { command -v sudo >/dev/null && sudo -n apt-get update -qq && sudo -n apt-get install -y -qq chromium; } \
	|| $(BIN)/python -m playwright install chromium

$(VENV)/app: requirements.txt
	$(PYTHON) -m venv $(VENV) || { apt-get update -qq && apt-get install -y -qq python3-venv && $(PYTHON) -m venv $(VENV); }
	$(BIN)/python -m pip install -q -r requirements.txt
	touch $@

$(VENV)/tests: $(VENV)/app tests/requirements.txt
	$(BIN)/python -m pip install -q -r tests/requirements.txt
	touch $@

clean:
	rm -rf $(VENV)
