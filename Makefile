# Short names for run.py, which does the work.
.PHONY: run test check fix lock
run:
	python3 run.py
test:
	python3 run.py test
check:
	python3 run.py check
fix:
	python3 run.py fix
lock:
	python3 run.py lock
