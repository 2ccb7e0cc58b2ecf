#!/usr/bin/env bash
# Builds the wheel into python/target/wheels and tests it in an environment of its own.
set -euo pipefail
cd "$(dirname "$0")"

environment=target/environment
python3 -m venv "$environment"
"$environment/bin/pip" install --quiet "maturin>=1.9,<2" pytest
"$environment/bin/maturin" build --release --out target/wheels
"$environment/bin/pip" install --quiet --force-reinstall --no-index --find-links target/wheels pullquote
"$environment/bin/pytest" -q tests
ls target/wheels/*.whl
