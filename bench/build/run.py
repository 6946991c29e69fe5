"""Builds made-up sites of several sizes with Fixbook and with Material for MkDocs on Markdown of the same text.

    python bench/build/run.py [--sizes 100 1000] [--rounds 3] [--json FILE]

The peer gets what `fixbook export` writes: 2 N Markdown pages (English and Chinese), articles not in the navigation,
`navigation.prune` on, search on. CPU seconds (user + system) of the whole process count; the rounds alternate, and the
median of the ratios of each round is reported.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import re
import resource
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import corpus

SITE = """site_name: Bench
site_url: https://example.org/
theme:
  name: material
  font: false
  features: [navigation.prune, navigation.tabs, navigation.path, content.code.copy]
markdown_extensions: [admonition, attr_list, tables, pymdownx.highlight, pymdownx.superfences, {toc: {permalink: true}}]
"""
OURS = SITE + "plugins:\n  - search\n  - fixbook\n"
PEER = (
    SITE
    + """plugins: [search]
nav:
  - index.md
not_in_nav: |
  *
"""
)


@dataclass
class Run:
    """What one process cost: CPU and wall seconds, peak memory in MB."""

    cpu: float
    wall: float
    memory: float


def run(command: list[str], folder: Path) -> Run:
    """Run a command to its end; a failure shows its output and stops everything."""
    started = time.monotonic()
    done = subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    output = done.stdout.read() if done.stdout else b""
    _, status, usage = os.wait4(done.pid, 0)
    done.returncode = os.waitstatus_to_exitcode(status)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{output.decode(errors='replace')[-3000:]}")
    return Run(usage.ru_utime + usage.ru_stime, time.monotonic() - started, usage.ru_maxrss / 1024)


def mkdocs(folder: Path, target: str) -> Run:
    """One build."""
    return run([sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", target], folder)


def prepare(folder: Path, count: int) -> tuple[Path, Path]:
    """The two sites, on the same text."""
    ours, peer = folder / f"ours-{count}", folder / f"peer-{count}"
    corpus.write(ours, count)
    (ours / "docs").mkdir()
    (ours / "docs/index.md").write_text("A bench site.\n")
    (ours / "mkdocs.yml").write_text(OURS)
    run([sys.executable, "-m", "fixbook.cli", "export", str(peer / "docs"), "--root", str(ours)], folder)
    (peer / "docs/index.md").write_text("# Bench\n\nA bench site.\n")
    (peer / "mkdocs.yml").write_text(PEER)
    return ours, peer


def preview(folder: Path, article: Path, changes: int = 5) -> float:
    """Median wall seconds from saving an article until the preview server gives its page as changed."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--livereload", "-a", f"127.0.0.1:{port}"]
    page = f"http://127.0.0.1:{port}/runbooks/{article.stem}/"
    server = subprocess.Popen(command, cwd=folder, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    try:
        until(page, "</html>", patience=600)
        took = []
        for number in range(changes):
            time.sleep(1)
            article.write_text(re.sub(r"takes: \d+m", f"takes: {number + 50}m", article.read_text(), count=1))
            took.append(until(page, f">{number + 50} min<", patience=600))
        return statistics.median(took)
    finally:
        server.terminate()
        server.wait()


def until(page: str, text: str, patience: float) -> float:
    """Wall seconds until a page holds a text."""
    started = time.monotonic()
    while time.monotonic() - started < patience:
        with contextlib.suppress(OSError), urllib.request.urlopen(page, timeout=patience) as answer:
            if text in answer.read().decode():
                return time.monotonic() - started
        time.sleep(0.01)
    sys.exit(f"{page} never showed {text!r}")


def measure(folder: Path, count: int, rounds: int) -> dict[str, float]:
    """Medians for one size."""
    ours, peer = prepare(folder, count)
    cold, warm, changed, base, checks = [], [], [], [], []
    article = next((ours / "kb/runbooks").rglob("*.yml"))
    for number in range(rounds):
        shutil.rmtree(ours / "site", ignore_errors=True)
        shutil.rmtree(ours / ".fixbook-cache", ignore_errors=True)
        cold.append(mkdocs(ours, "site"))
        warm.append(mkdocs(ours, "site"))
        article.write_text(article.read_text().replace("takes: 5m", f"takes: {number + 6}m", 1))
        changed.append(mkdocs(ours, "site"))
        shutil.rmtree(peer / "site", ignore_errors=True)
        base.append(mkdocs(peer, "site"))
        checks.append(run([sys.executable, "-m", "fixbook.cli", "check"], ours))

    def ratio(runs: list[Run]) -> float:
        return statistics.median(one.cpu / other.cpu for one, other in zip(runs, base, strict=True))

    size = sum(file.stat().st_size for file in (ours / "site").rglob("*.html")) / 1e6
    return {
        "articles": count,
        "peer cpu s": statistics.median(one.cpu for one in base),
        "cold cpu s": statistics.median(one.cpu for one in cold),
        "cold / peer": ratio(cold),
        "warm / peer": ratio(warm),
        "one changed / peer": ratio(changed),
        "cold wall s": statistics.median(one.wall for one in cold),
        "peer wall s": statistics.median(one.wall for one in base),
        "peak MB": max(one.memory for one in cold),
        "peer peak MB": max(one.memory for one in base),
        "preview wall s": preview(ours, article),
        "check wall s": statistics.median(one.wall for one in checks),
        "html MB": size,
    }


def main() -> None:
    """Parse, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    results = []
    with tempfile.TemporaryDirectory() as folder:
        for count in options.sizes:
            results.append(measure(Path(folder), count, options.rounds))
            print("\n".join(f"{name:>20}  {value:.3g}" for name, value in results[-1].items()), "\n", flush=True)
    if options.json:
        options.json.write_text(json.dumps(results, indent=2))


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
