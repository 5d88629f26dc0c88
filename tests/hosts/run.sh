#!/usr/bin/env bash
# Asks real servers for every kind of document: ./run.sh [apache|nginx …]
# Builds the example for both, serves it on this machine alone, and looks at what is answered:
# status, type, CORS, caching, redirects; then lets `blason audit` look, at what is right and at faults
# that are put in. Needs Apache 2.4 and nginx (Debian: apache2, nginx-light),
# curl, and a built program (BLASON, by default the debug build). Servers end with the script.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repository=$(cd "$here/../.." && pwd)
BLASON=${BLASON:-$repository/target/debug/blason}
PORT=${PORT:-18480}
servers=("$@")
[ $# -gt 0 ] || servers=(apache nginx)

work=$(mktemp -d)
server=
stop() { [ -z "$server" ] || { kill "$server" && wait "$server" || true; } 2>/dev/null; server=; }
trap 'stop; rm -rf "$work"' EXIT
chmod 755 "$work"

wrong=0
# says NAME PATH HEADER VALUE: the header, as it is answered, is exactly this; empty: not there.
says() {
  local found
  found=$(curl -s -o /dev/null -D - -H 'Origin: https://verifier.example' "http://127.0.0.1:$PORT$2" |
    tr -d '\r' | awk -v name="${3,,}:" 'tolower($1) == name { sub(/^[^ ]* /, ""); print }')
  if [ "$found" = "$4" ]; then echo "  ok    $1 $2 $3: ${found:-none}"
  else echo "  WRONG $1 $2 $3: “$found”, not “$4”"; wrong=$((wrong + 1)); fi
}
# status NAME PATH CODE
status() {
  local found
  found=$(curl -s -o "$work/body" -w '%{http_code}' "http://127.0.0.1:$PORT$2")
  if [ "$found" = "$3" ]; then echo "  ok    $1 $2 $3"
  else echo "  WRONG $1 $2: $found, not $3"; wrong=$((wrong + 1)); fi
}

# audits NAME CODES [MORE…]: an audit finds these codes, and no other; what is built is in $work/copy.
audits() {
  local name=$1 codes=$2 found code=0 wanted=0
  shift 2
  [ -z "$codes" ] || wanted=1
  rm -rf "$catalogue/.blason/audits"
  "$BLASON" --root "$catalogue" audit "http://127.0.0.1:$PORT$base" --out "$work/copy" --now 2026-11-24 \
    --format json "$@" >"$work/audit.json" 2>"$work/audit.log" || code=$?
  found=$(grep -o '"code": "H[0-9]*"' "$work/audit.json" | cut -d'"' -f4 | sort -u | paste -sd' ' -)
  if [ "$found" = "$codes" ] && [ $code = $wanted ]; then echo "  ok    $name audit: ${found:-nothing}"
  else
    echo "  WRONG $name audit: “$found” ($code), not “$codes” ($wanted)"; wrong=$((wrong + 1))
    cat "$work/audit.log"; grep -A5 '"code"' "$work/audit.json" | head -40
  fi
}

# The site, at the root of its host and below a path.
for base in / /b/; do
  catalogue=$work/catalogue
  rm -rf "$catalogue" "$work/root"
  mkdir -p "$catalogue" "$work/root"
  cp -r "$repository/content" "$repository/static" "$catalogue/"
  origin=https://badges.liens-brelande.example
  sed -e "s|^base_url = .*|base_url = \"$origin$base\"|" \
    -e 's|^hosts = .*|hosts = ["apache", "nginx"]|' "$repository/blason.toml" >"$catalogue/blason.toml"
  badge=$(cd "$catalogue/content/badges" && find . -name index.md | sort | head -1 | cut -d/ -f2)
  cat >>"$catalogue/blason.toml" <<END

[[moved]]
from = "${base}badges/old-name/"
to = "badges/$badge"
[[moved]]
from = "${base}about"
to = "legal/"
END
  public=$work/root${base%/}
  "$BLASON" --root "$catalogue" build --as-of 2026-11-23 --out "$work/made" >"$work/build.log" 2>&1 ||
    { cat "$work/build.log"; exit 1; }
  if [ "$base" = / ]; then rmdir "$work/root"; fi
  mv "$work/made" "$public"
  chmod -R a+rX "$work"
  rm -rf "$work/copy"; cp -r "$public" "$work/copy"
  did=did.json; [ "$base" = / ] && did=.well-known/did.json
  first() { (cd "$public" && find "$@" | sort | head -1); }
  style=$(first assets -name '*.css')
  credential=$(first awards -name '*.json' ! -name '*.ob2.json')
  assertion=$(first awards -name '*.ob2.json')
  token=$(first awards -name '*.jwt')
  list=$(first status -name 'revocation-*.json')
  class=$(first "badges/$badge" -name badgeclass.json)
  shard=$(dirname "$credential")

  for name in "${servers[@]}"; do
    echo "$name at $base"
    mkdir -p "$work/run"
    case $name in
    apache)
      modules=$(dirname "$(find /usr/lib/apache2/modules /usr/lib64/httpd/modules -name mod_mime.so 2>/dev/null | head -1)")
      {
        echo "ServerName 127.0.0.1"; echo "Listen 127.0.0.1:$PORT"
        echo "PidFile $work/run/pid"; echo "ErrorLog $work/run/error.log"
        echo "DefaultRuntimeDir $work/run"
        for it in mpm_event authz_core mime dir alias headers autoindex; do
          echo "LoadModule ${it}_module $modules/mod_$it.so"
        done
        echo "TypesConfig /etc/mime.types"
        [ "$(id -u)" != 0 ] || echo "User www-data"
        echo "DocumentRoot $work/root"
        # What shared hosts allow.
        echo "<Directory $work/root>"; echo "Options Indexes FollowSymLinks"
        echo "AllowOverride FileInfo Options Indexes"; echo "Require all granted"; echo "</Directory>"
        echo '<FilesMatch "^\.ht">'; echo "Require all denied"; echo "</FilesMatch>"
      } >"$work/apache.conf"
      apache=$(command -v apache2 || command -v httpd || echo /usr/sbin/apache2)
      "$apache" -f "$work/apache.conf" -DFOREGROUND & server=$!
      ;;
    nginx)
      {
        echo "daemon off; pid $work/run/pid; error_log $work/run/error.log;"
        [ "$(id -u)" != 0 ] || echo "user www-data;"
        echo "events {}"; echo "http { access_log off; include /etc/nginx/mime.types;"
        for it in client_body proxy fastcgi uwsgi scgi; do echo "${it}_temp_path $work/run/$it;"; done
        echo "server { listen 127.0.0.1:$PORT; root $work/root; include ${public}/nginx.conf; } }"
      } >"$work/nginx.conf"
      nginx=$(command -v nginx || echo /usr/sbin/nginx)
      "$nginx" -p "$work/run" -e "$work/run/error.log" -c "$work/nginx.conf" & server=$!
      ;;
    *) echo "unknown server: $name" >&2; exit 2 ;;
    esac
    curl -s -o /dev/null --retry 20 --retry-connrefused --retry-delay 1 "http://127.0.0.1:$PORT/" ||
      { cat "$work/run/error.log"; exit 1; }

    for path in "$did" catalogue.json "$credential" "$assertion" "$list" "$class"; do
      status "$name" "$base$path" 200
      type=$(curl -s -o /dev/null -w '%{content_type}' "http://127.0.0.1:$PORT$base$path")
      case $type in
      application/json | 'application/json; charset=utf-8' | 'application/json;charset=utf-8') ;;
      *) echo "  WRONG $name $base$path type: $type"; wrong=$((wrong + 1)) ;;
      esac
      says "$name" "$base$path" access-control-allow-origin '*'
      says "$name" "$base$path" x-content-type-options nosniff
    done
    if [ -n "$token" ]; then
      says "$name" "$base$token" content-type application/vc+jwt
      says "$name" "$base$token" access-control-allow-origin '*'
    fi
    for path in "badges/$badge/" "$style" "${credential%.json}.png" feed.atom; do
      status "$name" "$base$path" 200
      says "$name" "$base$path" access-control-allow-origin '*'
    done
    says "$name" "$base$style" cache-control 'public, max-age=31536000, immutable'
    says "$name" "$base$list" cache-control 'public, max-age=300'
    says "$name" "$base$credential" cache-control ''
    status "$name" "${base}no/such/page" 404
    cmp -s "$work/body" "$public/404.html" ||
      { echo "  WRONG $name the page of 404 is not the site's"; wrong=$((wrong + 1)); }
    status "$name" "${base}assets/none.css" 404
    says "$name" "${base}assets/none.css" cache-control ''
    says "$name" "${base}no/such.json" access-control-allow-origin '*'
    # No list of a folder's files.
    found=$(curl -s -o "$work/body" -w '%{http_code}' "http://127.0.0.1:$PORT$base$shard/")
    if [ "$found" = 200 ] || grep -q "$(basename "$credential")" "$work/body"; then
      echo "  WRONG $name $base$shard/ is listed: $found"; wrong=$((wrong + 1))
    fi
    for path in badges/old-name badges/old-name/; do
      status "$name" "$base$path" 301
      says "$name" "$base$path" location "$origin${base}badges/$badge/"
    done
    says "$name" "$base${class/$badge/old-name}" location "$origin$base$class"
    says "$name" "${base}about" location "$origin${base}legal/"
    if [ "$name" = nginx ]; then status "$name" "${base}nginx.conf" 404
    else status "$name" "${base}.htaccess" 403; fi
    # Without redirects, the file at the old address has the bytes of the new one.
    cmp -s "$public/${class/$badge/old-name}" "$public/$class" ||
      { echo "  WRONG the document at the old address"; wrong=$((wrong + 1)); }
    stop
  done
done
[ "$wrong" = 0 ] || { echo "$wrong wrong answers"; exit 1; }
echo "every answer was right"
