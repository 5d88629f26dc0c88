#!/usr/bin/env bash
# Looks at a built site in a real browser: ./run.sh PUBLIC_DIR [TEST…]
# Installs what it needs once, into node_modules/ beside this file; needs Node 20, Java 17, Chromium.
set -euo pipefail

if [ $# -lt 1 ] || [ ! -f "$1/index.html" ]; then
  echo "usage: $0 PUBLIC_DIR [TEST…]" >&2
  exit 2
fi
PUBLIC=$(cd "$1" && pwd)
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
BLASON=${BLASON:-$here/../../target/release/blason}
export PUBLIC BLASON
shift
cd "$here"
if ! cmp -s package.json node_modules/.installed; then
  npm install --no-package-lock --no-audit --no-fund --loglevel=error
  cp package.json node_modules/.installed
fi
if [ $# -eq 0 ]; then
  set -- *.test.mjs verifier/*.test.mjs
fi
# One file after another: each starts a browser of its own, and one of them measures.
exec node --test --test-concurrency=1 "$@"
