# newsgraph: `make demo` shows what the program does, `make test` checks that it does it right.

PREFIX ?= /usr/local
PROGRAM := .build/release/newsgraph
MODELS := $(or $(XDG_DATA_HOME),$(HOME)/.local/share)/newsgraph/models

.PHONY: help demo graphs build test check lint golden bench eval eval-diff eval-public eval-names \
  train install clean setup models

help:
	@echo 'make demo      set up, build, and draw the graph of the article in seeds/'
	@echo 'make test      set up, build, and run all tests'
	@echo 'make graphs    rewrite Graphs/ from seeds/'
	@echo 'make golden    rewrite the expected outputs of the tests'
	@echo 'make bench     time the engine'
	@echo 'make eval      compare graphs with those that people made (ERRORS=1 lists the differences)'
	@echo 'make eval-diff compare differences between articles with what a reader would list'
	@echo 'make train     make the name recognizer anew (an hour or more)'
	@echo 'make install   install program and model below PREFIX ($(PREFIX))'
	@echo 'make clean     remove what the build has left'

setup:
	@Scripts/setup.sh

build: setup
	swift build -c release --product newsgraph

models: build
	$(PROGRAM) model install md >/dev/null

demo: models
	@Scripts/make-graphs.sh $(PROGRAM)

graphs: demo
	@Scripts/make-diff-example.sh $(PROGRAM)

lint:
	swift format lint --strict --parallel -r Sources Tests Package.swift

# Everything that must hold before a change is done. Debug and release share nothing, so that the
# tests run with all checks on and `make demo` gives the program that users run. As many tests run at
# once as there are processors: their time limits count from the start of each test.
test:
	@Scripts/setup.sh --tests
	$(MAKE) lint
	swift build --build-tests
	.build/debug/newsgraph model install md >/dev/null
	.build/debug/newsgraph model install sm >/dev/null
	NEWSGRAPH_REQUIRE_MODEL=1 NEWSGRAPH_REQUIRE_CONSUMERS=1 \
	  SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=$$(getconf _NPROCESSORS_ONLN) \
	  swift test --skip-build --disable-xctest
	@Scripts/make-graphs.sh .build/debug/newsgraph
	@Scripts/make-diff-example.sh .build/debug/newsgraph
	@Scripts/check-graphs.sh

check: test

# A test fails once for each file it rewrites; read the difference, then run the tests.
golden:
	@Scripts/setup.sh --tests
	RECORD_GOLDENS=1 swift test --disable-xctest || true
	@git --no-pager diff --stat -- '*Goldens*'

bench: models
	swift build -c release --package-path Benchmarks
	Benchmarks/.build/release/AnnotateBenchmark $(MODELS)/en_core_web_md-3.8.0 5 1 seeds/*.txt

eval: models
	@Scripts/evaluate.sh $(PROGRAM) $(if $(ERRORS),--errors)

eval-diff: models
	@python3 Evaluation/diff.py $(PROGRAM) $(if $(ERRORS),--errors)

# DATA is a folder of public data sets in the form that Evaluation/README.md describes.
eval-public: models
	@Scripts/evaluate-public.sh $(PROGRAM) '$(DATA)' $(if $(ERRORS),--errors)

# Names by kind, md's recognizer beside ours; DATA as above, PYTHON one that has spaCy 3.8, MD the complete directory of md.
eval-names:
	python3 Evaluation/prepare_names.py '$(DATA)' .build-names
	NEWSGRAPH_EVAL_DATA=.build-names PYTHON='$(or $(PYTHON),python3)' Evaluation/names.sh '$(MD)'

# Makes the recognizer of Models/ anew, an hour or more on two cores; Scripts/pin-recognizer.sh then puts its checksums into the program.
train:
	Training/run.sh

# The program needs Graphviz and libzip of the system, nothing of Swift; it can be moved with its folder.
install: setup
	swift build -c release --product newsgraph --static-swift-stdlib --scratch-path .build-static
	install -d '$(DESTDIR)$(PREFIX)/bin' '$(DESTDIR)$(PREFIX)/share/newsgraph/models'
	install -m 755 -s .build-static/release/newsgraph '$(DESTDIR)$(PREFIX)/bin/newsgraph'
	.build-static/release/newsgraph model install md \
	  --into '$(DESTDIR)$(PREFIX)/share/newsgraph/models' >/dev/null

clean:
	rm -rf .build .build-static Benchmarks/.build .venv .venv312
