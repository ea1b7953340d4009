#!/bin/sh
# Prints the newest Python (3.13, 3.12, 3.11) that really runs and can make a virtual environment.
# A name on PATH is not enough: version managers leave shims behind that only print an error.
# PYTHON=... asks for one particular interpreter, MINORS="11 12" for these versions only.
# In sh, because it runs before any Python is known.
set -u

works() { # $1 interpreter, $2 minor version; prints the interpreter's own path
    "$1" -c "
import sys, ctypes, ensurepip, ssl, venv
if sys.version_info[:2] != (3, $2) or sys.prefix != sys.base_prefix:
    sys.exit(1)
print(sys.executable)" 2>/dev/null </dev/null
}

candidates() { # $1 minor version; one path a line
    printf '%s\n' "$PATH" | tr ':' '\n' | while IFS= read -r folder; do
        printf '%s\n' "$folder/python3.$1" "$folder/python3"
    done
    for path in "${PYENV_ROOT:-${HOME:-/nonexistent}/.pyenv}/versions/3.$1"*/bin/python; do
        printf '%s\n' "$path"
    done
}

find_python() {
    for minor in ${MINORS:-13 12 11}; do
        if [ -n "${PYTHON:-}" ]; then
            works "$PYTHON" "$minor" && return
            continue
        fi
        found=$(candidates "$minor" | while IFS= read -r path; do
            [ -x "$path" ] && works "$path" "$minor" && break
        done)
        [ -n "$found" ] && printf '%s\n' "$found" && return
    done
    return 1
}

find_python && exit
[ -z "${MINORS:-}" ] || exit 1
if [ -z "${PYTHON:-}" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing the system package python3-venv with apt-get (no working Python 3.11 to 3.13 found)" >&2
    export DEBIAN_FRONTEND=noninteractive
    { apt-get update -qq; apt-get install -y -qq --no-install-recommends python3-venv; } >/dev/null 2>&1 </dev/null
    find_python && exit
fi
echo "No working Python 3.11, 3.12 or 3.13 with venv and ssl found; on Debian or Ubuntu: apt-get install python3-venv" >&2
exit 1
