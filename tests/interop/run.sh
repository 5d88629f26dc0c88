#!/usr/bin/env bash
# Has independent software read a built site: ./run.sh PUBLIC_DIR STANDARDS_DIR
# Installs that software once, into .installed/ beside this file; needs Python 3.11 and Node 20.
set -euo pipefail

if [ $# -ne 2 ] || [ ! -d "$1" ] || [ ! -d "$2/schemas/ob30" ]; then
  echo "usage: $0 PUBLIC_DIR STANDARDS_DIR" >&2
  exit 2
fi
site=$(cd "$1" && pwd)
standards=$(cd "$2" && pwd)
cd "$(dirname "${BASH_SOURCE[0]}")"
python=${PYTHON:-python3}
. ./install.sh
install python requirements.txt venv python -r requirements.txt
install python-ob2 requirements-ob2.txt venv python-ob2 --no-deps -r requirements-ob2.txt
install node package.json npm install --no-package-lock --no-audit --no-fund --loglevel=error

new=.installed/python/bin/python
old=.installed/python-ob2/bin/python
declare -A checks=(
  [digitalbazaar]="node check_digitalbazaar.mjs"
  [jose]="node check_jose.mjs"
  [ajv]="node check_ajv.mjs"
  [pyld]="$new check_pyld.py"
  [openbadgeslib]="$new check_openbadgeslib.py"
  [pyjwt]="$new check_pyjwt.py"
  [jsonschema]="$new check_jsonschema.py"
  [addresses]="$new check_addresses.py"
  [openbadges]="$old check_openbadges.py"
)
rm -f .results/*.jsonl

echo "reading $site"
for check in "${!checks[@]}"; do
  ${checks[$check]} "$site" "$standards" > ".results/$check.jsonl"
done

# A check that cannot fail says nothing: the same checks, on copies spoilt on purpose.
signatures="digitalbazaar pyld openbadgeslib jose pyjwt"
spoil() { # KIND CHECK…
  local kind=$1 copy
  shift
  copy=.results/site-$kind
  "$new" damage.py "$site" "$copy" "$kind"
  for check in "$@"; do
    ${checks[$check]} "$copy" "$standards" > ".results/$check.$kind.jsonl"
  done
  rm -rf "$copy"
}
spoil altered $signatures
spoil resigned $signatures
spoil undefined digitalbazaar pyld openbadgeslib
spoil borrowed $signatures
spoil unlisted digitalbazaar pyld jose pyjwt
spoil misshapen ajv jsonschema
spoil unhosted openbadges

"$new" table.py .results
