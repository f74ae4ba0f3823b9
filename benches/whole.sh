#!/usr/bin/env bash
# Prints what it costs to generate the whole Seam API and to check the crate that comes out.
# Arguments go to `cargo xtask bench whole`; `--help` lists them.
set -euo pipefail
cd "$(dirname "$0")/.."
exec cargo xtask bench whole "$@"
