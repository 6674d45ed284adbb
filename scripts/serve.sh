#!/bin/sh
# The web server, one worker for background tasks and one that marks exams, started and stopped together.
# PORT (8000), HOST (127.0.0.1). One process with THREADS (2; 4 on PostgreSQL): SQLite lets one write at a time, and more
# threads than that get into each other's way.
# SAVE_LANE=1: saves that arrive together are committed together, for many at once (docs/deploy.md).
# A first argument, if any, is shown once the server answers.
set -eu
cd "$(dirname "$0")/.."
host=${HOST:-127.0.0.1} port=${PORT:-8000}
export PYTHONPATH="$PWD/site${PYTHONPATH:+:$PYTHONPATH}"
case ${DATABASE_URL:-} in postgres*) most=4 ;; *) most=2 ;; esac
export THREADS="${THREADS:-$most}"

stop() {
    trap '' INT TERM
    kill $web $worker $marker 2>/dev/null || true
    wait $web $worker $marker 2>/dev/null || true
}

# What puts answers at risk is said at every start, and delays nothing.
.venv/bin/python manage.py check --database default --tag exams --fail-level CRITICAL >/dev/null &
.venv/bin/python manage.py db_worker & worker=$!
case ${SAVE_LANE:-0} in
1 | true | yes | on) lane="--interface asgi --http 1 --no-ws config.asgi:application" ;;
*) lane="--interface wsgi --blocking-threads $THREADS config.wsgi:application" ;;
esac
# shellcheck disable=SC2086
.venv/bin/python -m granian --host "$host" --port "$port" --workers 1 --log-level warning $lane & web=$!
# Exams whose time is up are handed in for those who did not come back; what was handed in is marked.
.venv/bin/python manage.py mark_attempts --every 1 & marker=$!
trap stop EXIT
trap 'exit 0' INT TERM

answers() { .venv/bin/python -c "import socket; socket.create_connection(('$host', $port), 1)" 2>/dev/null; }
until answers || ! kill -0 $web 2>/dev/null; do sleep 0.2; done
kill -0 $web 2>/dev/null || exit 1
if [ -n "${1:-}" ]; then printf '%s\n' "$1"; fi

# None serves without the others.
while kill -0 $web 2>/dev/null && kill -0 $worker 2>/dev/null && kill -0 $marker 2>/dev/null; do sleep 1 & wait $! || true; done
exit 1
