#!/bin/bash
# scripts/postgresql.sh COMMAND…: runs it with DATABASE_URL set to a PostgreSQL server.
# That is the one DATABASE_URL names already, else one of our own, made in a temporary folder from the installed programs,
# else the one on the usual port. Where there is none, one line says so and nothing is run.
set -eu
cd "$(dirname "$0")/.."

if [[ "${DATABASE_URL:-}" == postgres* ]]; then exec "$@"; fi

programs=$(find /usr/lib/postgresql/*/bin /opt/homebrew/opt/postgresql*/bin /usr/local/opt/postgresql*/bin \
    -maxdepth 0 2>/dev/null | sort -V | tail -1)
[ -n "$programs" ] || programs=$(dirname "$(command -v initdb || true)")

own_server() {
    [ -x "$programs/initdb" ] || return 1
    folder=$(mktemp -d)
    # initdb refuses to run as root.
    as=()
    if [ "$(id -u)" = 0 ]; then
        command -v runuser >/dev/null && id postgres >/dev/null 2>&1 || return 1
        as=(runuser -u postgres --)
        chown postgres "$folder"
    fi
    trap 'cd /; "${as[@]}" "$programs/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1; rm -rf "$folder"' EXIT
    (cd / && "${as[@]}" "$programs/initdb" -D "$folder/data" -U gridschool --auth=trust -E UTF8 >/dev/null &&
        "${as[@]}" "$programs/pg_ctl" -D "$folder/data" -w -l "$folder/log" \
            -o "-c listen_addresses='' -c unix_socket_directories='$folder' -c fsync=off" start >/dev/null) || return 1
    export DATABASE_URL="postgres://gridschool@/gridschool?host=$folder"
}

usual_server() {
    export DATABASE_URL=postgres://postgres@127.0.0.1/gridschool
    .venv/bin/python - <<'PYTHON' 2>/dev/null
import psycopg
psycopg.connect("host=127.0.0.1 user=postgres dbname=postgres connect_timeout=2").close()
PYTHON
}

if own_server || usual_server; then
    "$@"
else
    echo "No PostgreSQL here: the tests on PostgreSQL are skipped." >&2
fi
