#!/bin/sh
# Everything that can be said about the code without running it. All checks run; one that fails makes the whole fail.
cd "$(dirname "$0")/.." || exit 1
python=.venv/bin/python failed=

check() {
    title=$1
    shift
    if output=$("$@" 2>&1); then
        printf '  ok      %s\n' "$title"
    else
        printf '  FAILED  %s\n%s\n' "$title" "$output"
        failed=1
    fi
}

with_site() { PYTHONPATH="$PWD/site" "$@"; }

# As an installation behind HTTPS would have it, whatever stands in the caller's environment.
production() {
    env -u DATABASE_URL -u DEBUG -u INSECURE_HTTP -u DATA_DIR GRIDSCHOOL_PROFILE=production \
        SECRET_KEY=for-checking-only-not-a-secret-0123456789-abcdefghijklmn ALLOWED_HOSTS=gridschool.example "$@"
}

check "format" $python -m ruff format --check .
check "lint" $python -m ruff check .
check "types" production $python -m mypy
check "import contracts" with_site $python -c "from importlinter.cli import lint_imports_command as run; run()"
check "translations" production $python manage.py translations --check
check "migrations" production $python manage.py makemigrations --check --dry-run
check "deploy" production $python manage.py check --deploy --fail-level WARNING
[ -z "$failed" ]
