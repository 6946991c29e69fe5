"""What the lookup finds and costs at several sizes, beside other engines, on the same text and questions, in one run.

    pip install -r bench/lookup/requirements.txt -e .
    npm install --prefix bench/lookup
    python bench/lookup/run.py --site . --queries QUERIES.jsonl [--sizes 100 1000 10000] [--peers minisearch pagefind] [--json FILE]

Instead of --site, --catalogue FILE --facts FOLDER --thesaurus FILE index a table of topics with fact sheets.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from pathlib import Path
from typing import Any

from corpus import Corpus, from_facts, from_site, grown, in_language
from fixbook.lookup.evaluation import NONE, auc
from ours import ours, ranked, typed
from peers import IN_CHROMIUM, NAMES, concept_names, documents, in_chromium, in_node, write_peers_input
from questions import GROUPS, TYPED, Question, Tops, has_slips, is_chinese, read_questions, sets_of, shares
from running import Bench, Figures
from tables import OURS, OURS_BARE, tables

CROSSING = ("bm25", "bm25+concepts", "minisearch", "minisearch+concepts")
"""Peers that are also asked questions in one language about text in the other."""


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("site", "catalogue", "facts", "thesaurus", "json"):
        parser.add_argument(f"--{name}", type=Path)
    parser.add_argument("--queries", type=Path, required=True)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10000])
    parser.add_argument("--peers", nargs="*", choices=list(NAMES), default=list(NAMES))
    parser.add_argument("--limit", type=float, default=900, help="seconds that one program of the bench may take")
    return parser.parse_args()


def corpus_of(given: argparse.Namespace) -> Corpus:
    return from_site(given.site) if given.site else from_facts(given.catalogue, given.facts, given.thesaurus)


def measured(bench: Bench) -> dict[str, Figures]:
    """Engine -> its figures, with `seconds` it took here; `tops` and `scores` stand for the questions in their order."""
    sets = sets_of(bench.questions)
    found: dict[str, Figures] = {}
    start = time.monotonic()

    def done(name: str, figures: Figures) -> None:
        nonlocal start
        found[name] = {**figures, "seconds": time.monotonic() - start}
        print(f"<!-- {name}: {found[name]['seconds']:.0f} s -->", flush=True)
        start = time.monotonic()

    figures, pieces = ours(bench)
    done(OURS, figures)
    done(OURS_BARE, {"tops": ranked(bench.corpus._replace(concepts=[]), sets, bench.folder, bench.limit)})
    names = concept_names(pieces)
    file = bench.folder / "peers.json"
    texts = documents(bench.corpus, names)
    write_peers_input(file, texts, sets, names)
    for peer in bench.peers:
        asked = in_chromium(peer, file, texts, bench) if peer in IN_CHROMIUM else in_node(peer, file, bench.limit)
        done(NAMES[peer], asked)
    for lang, tops in crossing(bench, pieces):
        for name, each in tops.items():
            found[name].setdefault("crossing", {})[lang] = each
    print(f"<!-- one language asked, the other indexed: {time.monotonic() - start:.0f} s -->", flush=True)
    return found


def crossing(bench: Bench, pieces: dict[str, Any]) -> list[tuple[str, dict[str, list[float]]]]:
    """For each language: engine -> hit@1 and hit@3 of the other language's questions, where only its text is indexed."""
    names = concept_names(pieces)
    file = bench.folder / "crossing.json"
    found = []
    for lang in ("en", "zh"):
        questions = [row for row in bench.questions if is_chinese(row) == (lang == "en")]
        corpus = in_language(bench.corpus, lang)
        tops: dict[str, dict[str, Tops]] = {OURS: ranked(corpus, typed(questions), bench.folder, bench.limit)}
        write_peers_input(file, documents(corpus, names), typed(questions), names, rounds=0)
        tops |= {
            NAMES[peer]: in_node(peer, file, bench.limit).get("tops", {}) for peer in bench.peers if peer in CROSSING
        }
        found.append((lang, {name: shares(each[TYPED], questions) for name, each in tops.items() if TYPED in each}))
    return found


def judged(figures: Figures, questions: list[Question], ours_tops: dict[str, Tops]) -> Figures:
    """The figures with shares in place of what was found: `hits` by group, `slips` hit@1 of the questions that can have some, `auc`."""
    kept = {key: value for key, value in figures.items() if key not in ("tops", "scores")}
    tops: dict[str, Tops] = figures.get("tops", {})
    if TYPED not in tops:
        return kept
    kept["hits"] = {name: shares(tops[TYPED], questions, keep) for name, keep in GROUPS.items()}
    if len(tops[TYPED]) < len(questions):
        return kept | {"ours_on_same": shares(ours_tops[TYPED][: len(tops[TYPED])], questions)}
    kept["slips"] = {name: shares(each, questions, has_slips)[0] for name, each in tops.items()}
    if scores := figures.get("scores"):
        sides = (
            [score for score, row in zip(scores, questions, strict=True) if (row["slug"] == NONE) is side]
            for side in (False, True)
        )
        kept["auc"] = auc(*sides)
    return kept


def main() -> None:
    given = arguments()
    whole = corpus_of(given)
    results = []
    for size in given.sizes:
        corpus = grown(whole, size)
        questions = read_questions(given.queries, {entry.slug for entry in corpus.entries})
        with tempfile.TemporaryDirectory() as folder:
            found = measured(Bench(corpus, questions, Path(folder), given.peers, given.limit))
        tops = found[OURS].get("tops", {TYPED: []})
        found = {name: judged(figures, questions, tops) for name, figures in found.items()}
        print(tables(size, len(questions), found), flush=True)
        results.append({"articles": size, "questions": len(questions), "engines": found})
        if given.json:
            given.json.write_text(json.dumps(results, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
