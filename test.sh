#!/usr/bin/env bash
# All set-up, then every test. Words run a part of it, in the order given; CI uses the same words:
#   ./test.sh             everything
#   ./test.sh lint test   some of it
#
#   fmt      the Rust code is formatted
#   lint     no warning from clippy or rustdoc, and every script parses
#   test     the Rust tests: units, commands, the real content
#   check    the content has no fault
#   site     the whole site builds
#   samples  the code that its pages show runs, or at least parses
#   browser  its pages in a real browser
#   embeds   its oEmbed documents and badges in other people's programs
#   figures  a quick part of the audit
#
# And one that only its name runs:
#   audit    all that the site promises in figures: Lighthouse, axe, the HTML checker, weights; some ten minutes
set -euo pipefail
cd "$(dirname "$0")"
# What is built stands where the tests look for it.
export CARGO_TARGET_DIR=target

STEPS=(fmt lint test check site samples browser embeds figures)
ON_REQUEST=(audit)
site_is_built=

fail() {
  echo "test.sh: $1" >&2
  exit 2
}

need_cargo() {
  command -v cargo >/dev/null && return
  local oldest
  oldest=$(sed -n 's/^rust-version = "\(.*\)"$/\1/p' Cargo.toml)
  fail "cargo is missing; install Rust $oldest or newer (https://www.rust-lang.org/tools/install)"
}

need_node() {
  command -v node >/dev/null || fail "node is missing; install Node.js 20 or newer (https://nodejs.org/)"
  local major
  major=$(node --print 'process.versions.node.split(".")[0]')
  ((major >= 20)) || fail "node is too old ($(node --version)); install Node.js 20 or newer (https://nodejs.org/)"
}

# Leaves the browser's path in CHROMIUM, where the browser tests look for it.
find_chromium() {
  local name
  for name in chromium chromium-browser google-chrome; do
    if CHROMIUM=$(command -v "$name"); then
      export CHROMIUM
      return
    fi
  done
  return 1
}

# Installs packages where apt-get is there and may be run; whoever calls looks whether the programs have come.
install() {
  local as_root=()
  command -v apt-get >/dev/null || return
  if ((EUID != 0)); then
    command -v sudo >/dev/null || return
    as_root=(sudo)
  fi
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes "$@"
}

need_chromium() {
  if [[ -n ${CHROMIUM:-} ]]; then
    [[ -x $CHROMIUM ]] || fail "CHROMIUM is \`$CHROMIUM\`, and there is no program of that path"
    return
  fi
  find_chromium || install chromium
  find_chromium || fail "no Chromium found, and it could not be installed; install it, or name one in CHROMIUM"
}

need_java() {
  command -v java >/dev/null || install default-jre-headless
  command -v java >/dev/null || fail "java is missing, and it could not be installed; the HTML checker needs 11 or newer"
}

# npm ci starts from nothing each time, so it runs only where the lock file is newer than what stands there.
need_node_modules() {
  command -v npm >/dev/null || fail "npm is missing; it comes with Node.js (https://nodejs.org/)"
  local installed=$1/node_modules/.package-lock.json
  if [[ ! $installed -nt $1/package-lock.json || ! $installed -nt $1/package.json ]]; then
    (cd "$1" && npm ci --no-audit --no-fund)
  fi
}

# A virtual environment of Python; Debian keeps what makes one in a package of its own.
need_python_packages() {
  local venv=$1/venv
  [[ ! $venv/installed -nt $1/requirements.txt ]] || return 0
  python3 -c 'import ensurepip, venv' 2>/dev/null || install python3-venv
  python3 -c 'import ensurepip, venv' 2>/dev/null || fail "Python's venv is missing, and it could not be installed"
  python3 -m venv --clear "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$1/requirements.txt"
  touch "$venv/installed"
}

run_fmt() {
  need_cargo
  cargo fmt -- --check
}

run_lint() {
  need_cargo
  need_node
  cargo clippy --all-targets --locked -- -D warnings
  RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --locked
  # From standard input, as a module: given the path of a `.js` file, Node 20 finds an `export`, takes the file for a
  # module after all and passes it unread. What stands in templates/reconnect/ becomes a script only when it is filled
  # in; the step `samples` runs that.
  local script broken=
  while read -r script; do
    node --check --input-type=module <"$script" || broken+=" $script"
  done < <(find static src templates evidence -name '*.js' -o -name '*.mjs' | grep -v '^templates/reconnect/' | sort)
  bash -n evidence/run.sh
  if [[ -n $broken ]]; then
    echo "test.sh: these scripts do not parse:$broken" >&2
    return 1
  fi
}

run_test() {
  need_cargo
  cargo test --locked
}

run_check() {
  need_cargo
  local format=human
  # On GitHub, faults are then shown beside their lines in the pull request.
  [[ -z ${GITHUB_ACTIONS:-} ]] || format=github
  cargo run --quiet --locked -- check --format "$format"
}

run_site() {
  need_cargo
  ./build.sh
  site_is_built=yes
}

# Whether a program is there, also where only root's PATH leads.
sample_tool() {
  PATH=$PATH:/usr/sbin:/usr/lib/go/bin command -v "$1" >/dev/null
}

# What a machine lacks is installed as root and in CI; elsewhere the tests that need it say that they are skipped.
need_sample_tools() {
  local tool missing=()
  command -v python3 >/dev/null || fail "python3 is missing; install Python 3.11 or newer"
  [[ -e /usr/share/gocode/src/github.com/gorilla/websocket ]] || missing+=(golang-github-gorilla-websocket-dev)
  for tool in go:golang-go nginx:nginx-light haproxy:haproxy caddy:caddy apache2:apache2-bin openssl:openssl; do
    sample_tool "${tool%%:*}" || missing+=("${tool#*:}")
  done
  ((${#missing[@]})) || return 0
  if ((EUID == 0)) || [[ -n ${CI:-} ]]; then
    install "${missing[@]}"
  else
    echo "test.sh: without ${missing[*]} some samples are not looked at" >&2
  fi
}

# The crates that Rust samples use, compiled once: what the samples add takes seconds. The lock file beside the manifest
# leaves out where crates come from; that is the same for every crate of the generator itself.
need_sample_crates() {
  local crate=target/samples/rust lock=tests/samples/rust/Cargo.lock source
  [[ ! $crate/fetched -nt $lock || ! $crate/fetched -nt tests/samples/rust/Cargo.toml ]] || return 0
  mkdir -p "$crate/src"
  cp tests/samples/rust/Cargo.toml "$crate/"
  source=$(grep --max-count=1 '^source = ' Cargo.lock)
  awk -v source="$source" -f evidence/lock.awk "$lock" >"$crate/Cargo.lock"
  : >"$crate/src/lib.rs"
  cargo check --quiet --locked --manifest-path "$crate/Cargo.toml"
  touch "$crate/fetched"
}

run_samples() {
  need_cargo
  need_node
  need_sample_tools
  need_sample_crates
  need_node_modules tests/browser
  [[ -n $site_is_built ]] || run_site
  PATH=$PATH:/usr/sbin:/usr/lib/go/bin node --test tests/samples/*.test.mjs
}

run_browser() {
  need_node
  need_chromium
  need_node_modules tests/browser
  [[ -n $site_is_built ]] || run_site
  (cd tests/browser && npm test)
}

run_embeds() {
  need_node
  need_chromium
  need_node_modules tests/browser
  need_node_modules tests/embeds
  need_python_packages tests/embeds
  [[ -n $site_is_built ]] || run_site
  (cd tests/embeds && npm test)
}

need_audit() {
  need_node
  need_chromium
  need_java
  need_node_modules tests/browser
  need_node_modules tests/audit
  [[ -n $site_is_built ]] || run_site
}

run_figures() {
  need_audit
  (cd tests/audit && npm run --silent sample)
}

run_audit() {
  need_audit
  (cd tests/audit && npm run --silent audit)
}

if (($# == 0)); then
  set -- "${STEPS[@]}"
fi
for step; do
  [[ " ${STEPS[*]} ${ON_REQUEST[*]} " == *" $step "* ]] ||
    fail "there is no step \`$step\`; there are: ${STEPS[*]} ${ON_REQUEST[*]}"
done
for step; do
  printf '\n== %s\n' "$step"
  "run_$step"
done
