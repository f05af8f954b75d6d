#!/usr/bin/env bash
# Resolve every dependency anew into the requirements files (running, testing, benchmarks beside their peers): pinned, hashed,
# for every system, without an index address. Needs uv (pip install uv). Packages whose marker says 'never' (see [tool.uv] in pyproject.toml) are left out.
set -euo pipefail
cd "$(dirname "$0")/.."
printf 'hatchling\neditables\n' > .build-requirements.in
trap 'rm -f .build-requirements.in' EXIT
resolve() {
    local output=$1 unwanted=()
    shift
    uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header \
        pyproject.toml .build-requirements.in "$@" -o "$output"
    while read -r name; do unwanted+=(--no-emit-package "$name"); done < <(grep -E "sys_platform == 'never'" "$output" | cut -d= -f1 | sort -u)
    uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header \
        pyproject.toml .build-requirements.in "$@" "${unwanted[@]}" -o "$output"
}
resolve requirements.txt
resolve requirements-test.txt --extra test --extra cluster -c requirements.txt
# One peer asks for an older typer, so this file stands alone.
resolve requirements-peers.txt --extra test --extra cluster --extra peers
