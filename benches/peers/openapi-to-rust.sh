#!/usr/bin/env bash
# openapi-to-rust writes modules; this makes the crate around them.
#
#   benches/whole.sh --peer 'openapi-to-rust=benches/peers/openapi-to-rust.sh {spec} {out}'
set -euo pipefail
spec=$1 out=$2
mkdir -p "$out/src"
openapi-to-rust generate "$spec" --output-dir "$out/src/generated" --module-name api --quiet
{
  printf '[package]\nname = "peer"\nversion = "0.1.0"\nedition = "2024"\n\n'
  cat "$out/src/generated/REQUIRED_DEPS.toml"
} >"$out/Cargo.toml"
echo 'pub mod generated;' >"$out/src/lib.rs"
