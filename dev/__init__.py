"""Starts the portal on a fresh machine: `make` calls `python -m dev`. Standard library only.

One topic a file: `place` (where private data lives), `packages` (system packages), `venv`,
`processes`, `locks`, `postgres`, `valkey`, `services` (both, shared by commands that run at the
same time), `portal` (run and report), `checks` (check, fix, lock), `__main__` (the commands).
"""
