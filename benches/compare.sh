#!/usr/bin/env bash
# Builds the same site with closecodes, with other generators and as the bare writing of its files, side by side, and
# prints one table. `benches/compare.sh --help` tells the options.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
[[ " $* " == *" --help "* ]] || {
  cargo build --release --quiet --locked --manifest-path "$here/../Cargo.toml"
  cargo build --release --quiet --locked --manifest-path "$here/tools/Cargo.toml"
}
PYTHONPATH=$here PYTHONDONTWRITEBYTECODE=1 exec python3 -m compare "$@"
