#!/usr/bin/env bash
# All set-up, then the whole site into public/. Arguments go to `closecodes build`, for instance:
#   ./build.sh --base-url https://example.org/codes/
set -euo pipefail
cd "$(dirname "$0")"

if ! command -v cargo >/dev/null; then
  echo "build.sh: cargo is missing; install Rust 1.88 or newer (https://www.rust-lang.org/tools/install)" >&2
  exit 2
fi

# What stands elsewhere would not be found below.
export CARGO_TARGET_DIR=target
cargo build --release --locked --quiet
./target/release/closecodes build "$@"
# An archive cannot be looked at as it is, and where it goes to standard output, nothing else must.
[[ " $* " == *" --tar"* ]] ||
  echo "look at it: ./target/release/closecodes serve, or any static server in the folder above"
