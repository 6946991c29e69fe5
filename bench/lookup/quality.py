"""How often the right article comes first or among the first three, beside other engines, on the same text and questions.

    npm install --prefix bench/lookup
    python bench/lookup/quality.py --site . --queries QUERIES.jsonl
    python bench/lookup/quality.py --catalogue FILE --facts FOLDER --thesaurus kb/thesaurus.yml --queries QUERIES.jsonl

A question has q, slug ("none": nothing fits), also, lang. The half of the questions that settings were tuned on and the half that they
were not are reported apart (by a hash of q). Typing slips are made the same way in each run.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from corpus import Corpus, from_facts, from_site
from fixbook.lookup import Lookup
from fixbook.lookup.evaluation import Case, figures, run
from fixbook.lookup.index import build

HERE = Path(__file__).parent
Tops = list[list[str]]


def read_queries(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def half(q: str) -> str:
    return "tuning half" if int(hashlib.sha256(q.encode()).hexdigest(), 16) % 2 else "reporting half"


def slipped(q: str, slips: int) -> str:
    """The question with letters of long words swapped, left out or doubled, the same in every run."""
    draw = random.Random(q)
    words = q.split(" ")
    long = [at for at, word in enumerate(words) if len(word) > 4 and word.isascii() and word.isalpha()]
    for at in draw.sample(long, min(slips, len(long))):
        word, place = words[at], draw.randrange(1, len(words[at]) - 1)
        kind = draw.choice(["swap", "drop", "double"])
        swap = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        words[at] = {
            "swap": swap,
            "drop": word[:place] + word[place + 1 :],
            "double": word[:place] + word[place] + word[place:],
        }[kind]
    return " ".join(words)


def ours(corpus: Corpus, queries: list[dict[str, Any]]) -> tuple[Lookup, Tops]:
    lookup = Lookup(build(*corpus).__getitem__)
    return lookup, [[hit.slug for hit in lookup.search(row["q"], limit=10).hits] for row in queries]


def peers(corpus: Corpus, lookup: Lookup, queries: list[dict[str, Any]]) -> dict[str, Any]:
    def names(text: str) -> list[str]:
        return sorted({lookup.concept_ids[number] for number, _, _ in lookup.read(text).analysis.concepts})

    documents = []
    for entry in corpus.entries:
        title = " ".join(line.text for line in entry.lines if line.field == "title")
        text = "\n".join(line.text for line in entry.lines if line.field != "title")
        held = sorted({name for line in entry.lines for name in names(line.text)})
        documents.append({"slug": entry.slug, "title": title, "text": text, "concepts": held})
    rows = [{"q": row["q"], "concepts": names(row["q"])} for row in queries]
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump({"documents": documents, "queries": rows}, file)
        file.flush()
        found: dict[str, Any] = {}
        environment = {**os.environ, "PYTHON": sys.executable, "NO_MKDOCS_2_WARNING": "1"}
        for script in ("peers.mjs", "material.mjs", "pagefind.mjs"):
            command = ["node", HERE / script, file.name]
            result = subprocess.run(command, capture_output=True, check=True, text=True, env=environment)
            found |= json.loads(result.stdout.splitlines()[-1])
    return found


def shares(tops: Tops, queries: list[dict[str, Any]], keep: Callable[[dict[str, Any]], bool]) -> str:
    kept = [
        (top, {row["slug"], *row.get("also", ())})
        for top, row in zip(tops, queries, strict=True)
        if row["slug"] != "none" and keep(row)
    ]
    if not kept:
        return "-"
    first = sum(bool(right & set(top[:1])) for top, right in kept)
    third = sum(bool(right & set(top[:3])) for top, right in kept)
    return f"{100 * first / len(kept):.1f} / {100 * third / len(kept):.1f}"


def is_chinese(row: dict[str, Any]) -> bool:
    return row.get("lang") in ("zh", "mixed")


GROUPS: dict[str, Callable[[dict[str, Any]], bool]] = {
    "all": lambda _: True,
    "Chinese": is_chinese,
    "others": lambda row: not is_chinese(row),
    "reporting half": lambda row: half(row["q"]) == "reporting half",
    "tuning half": lambda row: half(row["q"]) == "tuning half",
}


def crossing(corpus: Corpus, queries: list[dict[str, Any]]) -> str:
    """Each question asked of an index that holds the other language's text only."""
    parts = []
    for lang, asked in (
        ("en", [row for row in queries if is_chinese(row)]),
        ("zh", [row for row in queries if not is_chinese(row)]),
    ):
        entries = [
            replace(e, lines=tuple(line for line in e.lines if line.lang in ("", lang)), shown={})
            for e in corpus.entries
        ]
        _, tops = ours(corpus._replace(entries=entries), asked)
        parts.append(f"to {lang} {shares(tops, asked, lambda _: True)}")
    return ", ".join(parts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("site", "catalogue", "facts", "thesaurus"):
        parser.add_argument(f"--{name}", type=Path)
    parser.add_argument("--queries", type=Path, required=True)
    given = parser.parse_args()
    corpus = from_site(given.site) if given.site else from_facts(given.catalogue, given.facts, given.thesaurus)
    slugs = {entry.slug for entry in corpus.entries} | {"none"}
    queries = [row for row in read_queries(given.queries) if row["slug"] in slugs]
    lookup, tops = ours(corpus, queries)
    found = {"Fixbook": {"tops": tops}, **peers(corpus, lookup, queries)}
    _, bare_tops = ours(corpus._replace(concepts=[]), queries)
    found["Fixbook without concepts"] = {"tops": bare_tops}
    print(f"{len(corpus.entries)} articles, {len(queries)} questions; hit@1 / hit@3 in %\n")
    print("| engine | " + " | ".join(GROUPS) + " | ms p50 / p99 | KB brotli |\n|---|" + "---|" * (len(GROUPS) + 2))
    for name, row in found.items():
        cells = [shares(row["tops"], queries, keep) for keep in GROUPS.values()]
        speed = f"{row['p50']:.1f} / {row['p99']:.1f}" if "p50" in row else ""
        size = f"{row['bytes'] / 1024:.0f}" if row.get("bytes") else ""
        print(f"| {name} | {' | '.join(cells)} | {speed} | {size} |")
    print(f"\none language asked, the other indexed: {crossing(corpus, queries)}")
    for slips in (1, 2):
        rows = [{**row, "q": slipped(row["q"], slips)} for row in queries]
        print(
            f"{slips} typing slip(s): {shares([[h.slug for h in lookup.search(row['q'], limit=3).hits] for row in rows], rows, lambda _: True)}"
        )
    everything = figures(run(lookup, [Case.of(row) for row in queries]))
    print(f"certain {everything['certain']}, nothing fits {everything['nothing fits']}")


if __name__ == "__main__":
    main()
