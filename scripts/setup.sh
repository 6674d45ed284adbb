#!/bin/sh
# What the program needs: system libraries, .venv, the locked dependencies. With "tests" also Chromium for the journeys.
# A run that finds everything says nothing and takes no time.
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }

find_python() {
    for name in ${PYTHON:-} python3.11 python3.12 python3.13 python3; do
        if "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
}

loads() { "$python" -c 'import ctypes, sys; [ctypes.CDLL(name) for name in sys.argv[1:]]' "$@" 2>/dev/null; }

# Whether this user may act as root: is it, has a sudo that asks nothing, or can be asked.
may_be_root() {
    [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; }
}

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

apt_install() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1
}

install() {
    if [ "$(uname)" = Darwin ]; then
        command -v brew >/dev/null || return 1
        say "Installing $* …"
        brew install --quiet "$@" >/dev/null
    else
        command -v apt-get >/dev/null && may_be_root || return 1
        say "Installing $* …"
        apt_install "$@" || { as_root apt-get update -qq >/dev/null 2>&1 && apt_install "$@"; }
    fi
}

need() {
    install "$@" && return
    if [ "$(uname)" = Darwin ]; then how="brew install $*"; else how="sudo apt-get install $*"; fi
    say "Something is missing that may not be installed from here. Install it and start again: $how"
    exit 1
}

system_libraries() {
    if [ "$(uname)" = Darwin ]; then
        brew list pango >/dev/null 2>&1 || need pango
    else
        loads libpango-1.0.so.0 libpangoft2-1.0.so.0 libharfbuzz-subset.so.0 ||
            need libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
    fi
}

environment() {
    wanted="$("$python" -V) $(cksum <requirements.txt)"
    [ -x .venv/bin/python ] && [ "$(cat .venv/installed 2>/dev/null)" = "$wanted" ] && return
    say "Installing the locked dependencies into .venv …"
    with_uv || with_pip
    printf '%s\n' "$wanted" >.venv/installed
}

# The fast path; where uv is absent or cannot reach what pip reaches, pip does it.
with_uv() {
    command -v uv >/dev/null && uv --version >/dev/null 2>&1 || return 1
    [ -x .venv/bin/python ] || uv venv --quiet --python "$python" .venv || return 1
    uv pip install --quiet --python .venv/bin/python --require-hashes --only-binary :all: -r requirements.txt 2>/dev/null
}

with_pip() {
    "$python" -c 'import ensurepip, venv' 2>/dev/null || need "$("$python" -c 'import sys; print("python3.%d-venv" % sys.version_info[1])')"
    [ -x .venv/bin/pip ] || "$python" -m venv --clear .venv
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.txt
}

browser() {
    for name in chromium chromium-browser google-chrome; do
        command -v "$name" >/dev/null && return
    done
    install chromium && command -v chromium >/dev/null || say "No Chromium here: the browser journeys are skipped."
}

python=$(find_python)
if [ -z "$python" ]; then
    install python3 && python=$(find_python)
    [ -n "$python" ] || { say "Python 3.11, 3.12 or 3.13 is needed. Please install it and start again."; exit 1; }
fi
system_libraries
environment
if [ "${1:-}" = tests ]; then browser; fi
