#!/usr/bin/env bash
# Has independent software read what code hosts are given: ./reports.sh BLASON
# BLASON is the built program. Two parts: the SARIF of `check` and `diff` against the schema of OASIS,
# and the workflows of `init --ci` under the parsers of their hosts, those of GitHub run step by step.
# Installs that software once, beside this file; needs Python 3.11, Node 20, git, bash and jq.
set -euo pipefail

if [ $# -ne 1 ] || ! [ -x "$1" ]; then
  echo "usage: $0 BLASON" >&2
  exit 2
fi
blason=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
cd "$(dirname "${BASH_SOURCE[0]}")"
python=${PYTHON:-python3}
. ./install.sh
install python-hosts requirements-hosts.txt venv python-hosts -r requirements-hosts.txt
install node package.json npm install --no-package-lock --no-audit --no-fund --loglevel=error

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
hosts=.installed/python-hosts/bin
"$hosts/python" check_sarif.py "$blason" "$work/sarif" node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json
"$hosts/python" check_workflows.py "$blason" "$work/workflows" "$hosts"
"$hosts/python" run_workflows.py "$blason" "$work/runs"
