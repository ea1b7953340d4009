# Every command sets up what it needs first; what is there and unchanged is left alone.
# The work is in dev/ (standard library only). ARGS="..." is passed on, PYTHON=... forces an interpreter.
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
dev = @python=$$(sh dev/find_python.sh) && exec "$$python" -m dev

.PHONY: help run report test check fix lock bench lighthouse manage clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

run: ## the portal with Ostrava's data and its evaluation of 2023, until Ctrl-C
	$(dev) run

report: ## only the evaluation of 2023: build/vyhodnoceni-ostrava-2023.pdf and .json
	$(dev) report

test: ## all tests (ARGS="-k name" for some)
	$(dev) test $(ARGS)

check: ## style, types, import rules, migrations, templates, container files
	$(dev) check

fix: ## what the checks can repair by themselves
	$(dev) fix

lock: ## compile requirements/*.in into *.txt with hashes
	$(dev) lock $(ARGS)

bench: ## speed and memory
	$(dev) bench $(ARGS)

lighthouse: ## what Lighthouse says of the portal that `make run` serves (ARGS="home plan")
	$(dev) lighthouse $(ARGS)

manage: ## manage.py with the services up: make manage ARGS="check_plan ostrava-2022-2027"
	$(dev) manage $(ARGS)

clean: ## remove .venv, build/ and the private data: database, queue, secrets
	$(dev) clean
