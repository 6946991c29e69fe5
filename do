#!/bin/sh
# Sets up what a task needs, then runs it. "./do" alone lists the tasks.
# Works on a bare Debian or Ubuntu with Python 3.11 or newer; what is missing is installed when root or sudo allows it.
set -eu
cd "$(dirname "$0")"
bin=.venv/bin
sites=.cache/sites
export NO_MKDOCS_2_WARNING=1 # the theme prints a notice at every run

say() { printf '%s\n' "$*" >&2; }
fail() {
    say "./do: $*"
    exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }

# install_debian WHAT PACKAGE...: asks apt for packages, or says what to ask an administrator for.
install_debian() {
    what=$1
    shift
    have apt-get || fail "$what is missing. Install it with the package manager of this system, then run this again."
    if [ "$(id -u)" = 0 ]; then root=; elif have sudo; then root=sudo; else
        fail "$what is missing. Ask an administrator for: apt-get install $*"
    fi
    say "$what is missing: installing $*"
    $root apt-get update -qq
    $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null ||
        fail "apt-get could not install $*"
}

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if have "$name" && new_enough "$name"; then
            echo "$name"
            return
        fi
    done
    return 1
}

# changed STAMP WORD...: true when the words differ from those kept by keep().
changed() {
    stamp=$1
    shift
    [ ! -f "$stamp" ] || [ "$(cat "$stamp")" != "$*" ]
}
keep() {
    stamp=$1
    shift
    printf '%s\n' "$*" >"$stamp"
}

need_python() {
    if ! { [ -x $bin/python ] && new_enough $bin/python && $bin/python -m pip --version >/dev/null 2>&1; }; then
        python=$(find_python) || {
            install_debian "Python 3.11 or newer" python3 python3-venv
            python=$(find_python) || fail "this system's Python is older than 3.11. Install a newer one and set PYTHON=/path/to/python3."
        }
        "$python" -c 'import ensurepip, venv' 2>/dev/null ||
            install_debian "the module venv of $python" "python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
        "$python" -m venv --clear .venv
    fi
    wanted="$(cat pyproject.toml constraints.txt | cksum) $($bin/python --version) $PWD"
    if changed .venv/installed "$wanted"; then
        say "installing Fixbook and its tools into .venv"
        $bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
        keep .venv/installed "$wanted"
    fi
}

need_node() {
    if ! have node || ! node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)'; then
        install_debian "Node 18 or newer" nodejs
        node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)' ||
            fail "this system's Node is older than 18. Install a newer one."
    fi
    have npm || install_debian "npm" npm
    wanted="$(cat tests/package.json tests/package-lock.json | cksum) $(node --version)"
    if changed tests/node_modules/installed "$wanted"; then
        say "installing the browser test packages into tests/node_modules"
        (cd tests && npm ci --silent --no-audit --no-fund)
        keep tests/node_modules/installed "$wanted"
    fi
}

# The browser is one that starts: Ubuntu's chromium package is a stub where snaps do not run.
find_browser() {
    for name in ${FIXBOOK_BROWSER:-} chromium chromium-browser google-chrome google-chrome-stable "$1"; do
        if [ -n "$name" ] && have "$name" && "$name" --version >/dev/null 2>&1; then
            command -v "$name"
            return
        fi
    done
    return 1
}

need_browser() {
    own=$(node -p 'require("./tests/node_modules/playwright-core").chromium.executablePath()')
    if ! FIXBOOK_BROWSER=$(find_browser "$own"); then
        if [ -f /etc/os-release ] && grep -qx 'ID=debian' /etc/os-release; then
            install_debian "Chromium" chromium
        else
            say "Chromium is missing: installing the one of the browser test package"
            node tests/node_modules/playwright-core/cli.js install --with-deps chromium || true
        fi
        FIXBOOK_BROWSER=$(find_browser "$own") || fail "no Chromium starts. Install one and set FIXBOOK_BROWSER=/path/to/chromium."
    fi
    export FIXBOOK_BROWSER
}

# build_site NAME TOOL OPTION...: one strict build into its own folder.
build_site() {
    site=$PWD/$sites/$1
    tool=$2
    shift 2
    $bin/"$tool" build --strict --quiet --site-dir "$site" "$@"
}

browser_tests() {
    export FIXBOOK_SITE="$PWD/$sites/mkdocs" FIXBOOK_FLAT_SITE="$PWD/$sites/flat"
    if [ $# = 0 ]; then set -- tests/browser/*.test.mjs; fi
    node --test --test-concurrency=2 --test-reporter=spec "$@"
}

unit_tests_of_scripts() {
    # shellcheck disable=SC2046 # file names of the repository have no spaces
    node --test --test-reporter=spec $(find tests -name node_modules -prune -o -path tests/browser -prune -o -name '*.test.*js' -print | sort)
}

types_of_scripts() { node tests/node_modules/typescript/bin/tsc --project tests; }

golden() { if [ -f kb/golden.yml ]; then $bin/fixbook eval kb/golden.yml --fail; else say "kb/golden.yml does not exist yet"; fi; }

# step COMMAND...: runs it and remembers a failure, so that one run shows all of them.
failed=
step() {
    say "== $*"
    "$@" || failed="$failed
  $*"
}

lint() {
    step $bin/ruff check
    step $bin/ruff format --check
    step $bin/mypy
    step types_of_scripts
}

# Closing lines are pytest's own, unless an earlier step failed.
finish() {
    [ -z "$failed" ] || fail "failed:$failed"
}

task=${1:-help}
[ $# = 0 ] || shift
case $task in
serve) # [OPTION...]   the site of this folder at http://127.0.0.1:8000/, rebuilt when a file changes
    need_python
    exec $bin/mkdocs serve --livereload "$@"
    ;;
test) #                everything: lint, types, content, builds, Node, browser and Python tests
    need_python
    need_node
    need_browser
    lint
    step $bin/fixbook check
    step golden
    step build_site mkdocs mkdocs
    step build_site flat mkdocs --no-directory-urls
    step build_site properdocs properdocs
    step unit_tests_of_scripts
    step browser_tests
    step $bin/python -m pytest -q
    finish
    ;;
nightly) #             100,000 broken content files and as many odd questions to both runtimes; takes an hour or two
    need_python
    need_node
    export FIXBOOK_FUZZ="${FIXBOOK_FUZZ:-100000}"
    $bin/python -m pytest -q -s tests/library/test_fuzz.py &
    content=$!
    step $bin/python -m pytest -q -s tests/lookup/test_parity.py
    step wait $content
    finish
    ;;
lint) #                style and types alone
    need_python
    need_node
    lint
    finish
    ;;
fix) #                 formats the code and mends what the linter can
    need_python
    $bin/ruff format
    exec $bin/ruff check --fix
    ;;
build) # [OPTION...]   the site into site/
    need_python
    exec $bin/mkdocs build --strict "$@"
    ;;
browser) # [FILE...]   the browser tests alone, on a fresh build
    need_python
    need_node
    need_browser
    build_site mkdocs mkdocs
    build_site flat mkdocs --no-directory-urls
    browser_tests "$@"
    ;;
screens) #             the pictures of README.md, made anew
    need_python
    need_node
    need_browser
    build_site mkdocs mkdocs
    FIXBOOK_SITE="$PWD/$sites/mkdocs" exec node tests/browser/screenshots.mjs docs/assets/screens
    ;;
test-lowest) #         the Python tests with the lowest versions that pyproject.toml allows
    need_python
    $bin/python tests/versions.py lowest pyproject.toml >.venv/lowest.txt
    [ -x .cache/lowest/bin/python ] || $bin/python -m venv .cache/lowest
    .cache/lowest/bin/python -m pip install --quiet --disable-pip-version-check -c .venv/lowest.txt -e '.[dev]'
    exec .cache/lowest/bin/python -m pytest -q -W default "$@"
    ;;
lock) #                writes constraints.txt: the newest versions that run on the oldest Python of each 3.11 system
    need_python
    $bin/python tests/versions.py requirements pyproject.toml >.venv/requirements.txt
    $bin/python -m pip install --quiet --disable-pip-version-check --dry-run --ignore-installed --report .venv/report.json \
        --python-version 3.11.0 --only-binary=:all: --target .venv/none -r .venv/requirements.txt
    {
        echo "# The versions that ./do installs and the tests ran with, for Python 3.11.0 and newer. Written by ./do lock."
        $bin/python tests/versions.py pins .venv/report.json
    } >constraints.txt
    ;;
help | -h | --help)
    echo "usage: ./do TASK"
    sed -n 's/^\([a-z-]*\)) # \(.*\)$/  \1 \2/p' do
    ;;
*) fail "no task \"$task\"; ./do lists them" ;;
esac
