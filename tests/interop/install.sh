# What both scripts install with: sourced in this folder, where `python` names an interpreter.

mkdir -p .installed .results

# Installs again only when what is asked for changed.
install() { # NAME FILE COMMAND…
  local stamp=.installed/$1.stamp file=$2
  shift 2
  if ! cmp -s "$file" "$stamp"; then
    "$@"
    cp "$file" "$stamp"
  fi
}
venv() { # NAME PIP-ARGUMENTS…
  local name=$1
  shift
  "$python" -m venv --clear ".installed/$name"
  ".installed/$name/bin/pip" install --quiet --disable-pip-version-check "$@"
}
