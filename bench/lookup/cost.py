"""What the lookup costs at 100, 1,000 and 10,000 articles: index build, bytes before the first answer, time of a question in node and Python.

python bench/lookup/cost.py --site . --queries QUERIES.jsonl [--sizes 100 1000 10000]
python bench/lookup/cost.py --catalogue FILE --facts FOLDER --thesaurus kb/thesaurus.yml --queries QUERIES.jsonl
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

import brotli
from corpus import Corpus, from_facts, from_site, grown
from fixbook.lookup import Lookup, open_index
from fixbook.lookup.index import build
from fixbook.lookup.pieces import files, write

HERE = Path(__file__).parent


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path)
    parser.add_argument("--catalogue", type=Path)
    parser.add_argument("--facts", type=Path)
    parser.add_argument("--thesaurus", type=Path)
    parser.add_argument("--queries", type=Path, required=True)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10000])
    return parser.parse_args()


def corpus_of(given: argparse.Namespace) -> Corpus:
    return from_site(given.site) if given.site else from_facts(given.catalogue, given.facts, given.thesaurus)


def percentiles(times: list[float]) -> tuple[float, float]:
    times = sorted(times)
    return round(times[len(times) // 2], 2), round(times[int(len(times) * 0.99)], 2)


def timed(lookup: Lookup, queries: list[str]) -> tuple[float, float]:
    """Median and 99th percentile of a question, in ms of CPU, when its pieces are loaded."""
    for q in queries:
        lookup.search(q)
    times = []
    for q in queries:
        start = time.process_time()
        lookup.search(q)
        times.append((time.process_time() - start) * 1000)
    return percentiles(times)


def measured(corpus: Corpus, size: int, queries: list[str], folder: Path) -> dict[str, Any]:
    entries = grown(corpus, size)
    start = time.process_time()
    pieces = build(*entries)
    built = time.process_time() - start
    raw = write(pieces, folder)
    packed = {
        path: len(brotli.compress(text.encode(), quality=9))
        for path, text in files(pieces)
        if path in ("engine.js", "core.js")
    }
    (folder / "queries.json").write_text(json.dumps(queries))
    result = subprocess.run(
        ["node", HERE / "latency.mjs", folder, folder / "queries.json"], capture_output=True, check=True, text=True
    )
    node = json.loads(result.stdout)
    first = []
    for loaded in node["firsts"]:
        for path in loaded:
            if path not in packed:
                packed[path] = len(brotli.compress((folder / path).read_bytes(), quality=9))
        first.append(packed["engine.js"] + sum(packed[path] for path in loaded))
    first.sort()
    lookup = open_index(folder)
    p50, p99 = timed(lookup, queries)
    return {
        "articles": size,
        "build_cpu_s": round(built, 2),
        "raw_mb": round(raw / 1e6, 2),
        "files": sum(1 for _ in folder.rglob("*.js")),
        "engine_kb": round(packed["engine.js"] / 1024, 1),
        "core_kb": round(packed["core.js"] / 1024, 1),
        "first_answer_kb_p50": round(first[len(first) // 2] / 1024, 1),
        "first_answer_kb_max": round(first[-1] / 1024, 1),
        "pieces_p50": sorted(map(len, node["firsts"]))[len(first) // 2],
        "node_ms": [round(node["p50"], 2), round(node["p99"], 2)],
        "node_paste_ms": round(node["pasted"], 1),
        "python_ms": [p50, p99],
    }


def main() -> None:
    given = arguments()
    corpus = corpus_of(given)
    queries = [json.loads(line)["q"] for line in given.queries.read_text(encoding="utf-8").splitlines() if line.strip()]
    for size in given.sizes:
        with tempfile.TemporaryDirectory() as folder:
            print(json.dumps(measured(corpus, size, queries, Path(folder))), flush=True)


if __name__ == "__main__":
    main()
