#!/bin/sh
# The demonstration, from nothing to a page that answers. A second run changes nothing and starts in seconds.
set -eu
cd "$(dirname "$0")/.."
port=${PORT:-8000}
export GRIDSCHOOL_PROFILE=demo BASE_URL="http://127.0.0.1:$port" HOST=127.0.0.1

if .venv/bin/python -c "import socket; socket.create_connection(('127.0.0.1', $port), 1)" 2>/dev/null; then
    echo "Something serves on port $port already. Another one: make demo PORT=$((port + 1))" >&2
    exit 1
fi
.venv/bin/python manage.py prepare
sign_ins=$(.venv/bin/python manage.py load_demo) # progress goes to standard error, the sign-ins to standard output
exec scripts/serve.sh "
$sign_ins

Gridschool is at $BASE_URL   (Ctrl-C stops it)"
