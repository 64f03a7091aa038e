#!/usr/bin/env bash
# Installs what the build and the tests need from the system: only what is missing, and says what.
#
#   Scripts/setup.sh          what the program needs
#   Scripts/setup.sh --tests  also what the tests need, with a virtual environment in .venv
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf 'setup: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

# What is missing on this machine, as names of Debian packages.
missing_packages() {
  command -v pkg-config >/dev/null || echo pkg-config
  pkg-config --exists libgvc 2>/dev/null || echo libgraphviz-dev
  pkg-config --exists libzip 2>/dev/null || echo libzip-dev
  pkg-config --exists libxml-2.0 2>/dev/null || echo libxml2-dev
  command -v fc-list >/dev/null || echo fontconfig
  [[ -n $(fc-list 'DejaVu Sans' 2>/dev/null) ]] || echo fonts-dejavu-core
  command -v python3 >/dev/null || echo python3
  python3 -m pip --version >/dev/null 2>&1 || echo python3-pip
  if [[ ${1-} == --tests ]]; then
    python3 -c 'import ensurepip, venv' 2>/dev/null || echo python3-venv
    command -v xmllint >/dev/null || echo libxml2-utils
    command -v dot >/dev/null || echo graphviz
    command -v git >/dev/null || echo git
    # Ubuntu has no package of it; the tests of the page take any Chromium or Chrome that is there.
    if grep -qx 'ID=debian' /etc/os-release; then command -v chromium >/dev/null || echo chromium; fi
  fi
}

# Runs a command as root: as we are, or with sudo.
as_root() {
  if [[ $(id -u) == 0 ]]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    fail "this needs root and there is no sudo: $*"
  fi
}

install_packages() {
  local packages
  mapfile -t packages < <(missing_packages "$@")
  if [[ ${#packages[@]} == 0 ]]; then
    say "system packages: all present"
    return
  fi
  command -v apt-get >/dev/null || fail "please install: ${packages[*]} (no apt-get here)"
  say "installing with apt-get: ${packages[*]}"
  export DEBIAN_FRONTEND=noninteractive
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq </dev/null >&2
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${packages[@]}" </dev/null >&2
  mapfile -t packages < <(missing_packages "$@")
  [[ ${#packages[@]} == 0 ]] || fail "still missing after the installation: ${packages[*]}"
}

# The programs of the tests that read our files live in .venv, renewed when the list changes.
install_consumers() {
  local list="Tests/consumers/requirements.txt and Tests/Browser/requirements.txt"
  local wanted
  wanted=$(cat Tests/consumers/requirements.txt Tests/Browser/requirements.txt)
  if [[ -x .venv/bin/python && $(cat .venv/requirements.txt 2>/dev/null) == "$wanted" ]]; then
    say "test programs: present in .venv"
    return
  fi
  say "installing the programs of $list into .venv"
  rm -rf .venv
  python3 -m venv .venv
  .venv/bin/python -m pip install --quiet --disable-pip-version-check \
    -r Tests/consumers/requirements.txt -r Tests/Browser/requirements.txt >&2
  printf '%s\n' "$wanted" >.venv/requirements.txt
}

# Pythons from 3.12 on, those of version managers included: what stands in the path may be a shim that runs none.
newer_pythons() {
  local python
  for python in python3.12 python3.13 python3.14 python3 \
    "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.1[2-9]*/bin/python \
    "$HOME"/.local/share/uv/python/cpython-3.1[2-9]*/bin/python3 \
    "$HOME"/.local/share/mise/installs/python/3.1[2-9]*/bin/python3 \
    "$HOME"/.asdf/installs/python/3.1[2-9]*/bin/python3 \
    /usr/local/bin/python3.1[2-9] /opt/python*/bin/python3; do
    "$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 12))' 2>/dev/null &&
      echo "$python"
  done
  true
}

# A few programs need a newer Python than Debian 12 has; their tests are skipped without one.
install_newer_consumers() {
  local list=Tests/consumers/requirements-py312.txt python
  if [[ -x .venv312/bin/python ]] && cmp -s "$list" .venv312/requirements.txt; then
    say "test programs for Python 3.12: present in .venv312"
    return
  fi
  while read -r python; do
    say "installing the programs of $list into .venv312 with $python"
    rm -rf .venv312
    "$python" -m venv .venv312
    if .venv312/bin/python -m pip install --quiet --disable-pip-version-check -r "$list" \
      </dev/null >&2; then
      cp "$list" .venv312/requirements.txt
      return
    fi
    rm -rf .venv312
  done < <(newer_pythons)
  say '******************************************************************************'
  say '* SKIPPED: Mermaid and FalkorDB, which need Python 3.12 or later, can not be *'
  say '* installed here. Nobody checks what the formats mermaid and cypher write.   *'
  say '******************************************************************************'
}

command -v swift >/dev/null || fail "Swift 6.3 or later is needed; see https://www.swift.org/install"
install_packages "$@"
if [[ ${1-} == --tests ]]; then
  install_consumers
  install_newer_consumers
fi
