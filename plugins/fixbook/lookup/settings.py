"""Every number that shapes the ranking, in one block that the index carries; docs/reference/ranking.md says what each does."""

from __future__ import annotations

from typing import Any

from fixbook.lookup import words

FORMAT = 2
"""Of the index; raised when a program that reads an older one would rank otherwise."""

SETTINGS: dict[str, Any] = {
    # words
    "light": words.LIGHT_WORDS,
    "stop": words.STOP_WORDS,
    "same": words.SAME_WORDS,
    "particles": words.PARTICLES,
    "fillers": words.FILLERS,
    "same_dense": words.SAME_DENSE,
    "code_context": words.CODE_CONTEXT,
    "requests": words.REQUESTS,
    "turns": words.TURNS,
    "fine_words": words.FINE,
    "denials": words.DENIALS,
    # how many units a phrase may skip, particles apart: one that begins with a word, with a character
    "word_gap": 2,
    "dense_gap": 1,
    # what a feature of a question weighs, by kind (a code that is a name: `name`); then per cent: of the
    # words that a known name is spelt with, of a concept's weight for its neighbours, and of what is fine
    "weights": {
        "word": 10,
        "gram1": 4,
        "gram2": 6,
        "term": 16,
        "symptom": 20,
        "weak": 5,
        "code": 15,
        "name": 30,
        "spelt": 30,
        "narrower": 15,
        "broader": 50,
        "fine": 40,
    },
    # per cent of the weight of what had to be mended: one slip, or by ear; two slips
    "mended": [90, 70],
    # per cent for what is chosen in a filter, for what a question names in passing, and for regions of an article that are neither
    "boosts": {
        "chosen": 12,
        "scenario": 4,
        "region": 15,
        "elsewhere": -15,
        "platform": 4,
        "plan": 4,
        "affects": 4,
        "where": 4,
    },
    # how many articles are compared line by line, in which fields, and how much (per cent) the best line adds when it is the question
    "candidates": 8,
    "best_of": ["title", "symptom", "summary"],
    "line": 100,
    # the rarity taken for a feature that no article has
    "unknown": 40,
    # points for each kind of evidence; `low` and `high` are what becomes 0 and 1000; below `floor` nothing fits
    "fit": {
        "strength": 2,
        "concept": 8,
        "concepts": 6,
        "few": 100,
        "assumed": 4,
        "alike": 50,
        "code": 100,
        "request": 30,
        "rarest": 68,
        "low": 120,
        "high": 370,
        "floor": 290,
    },
    # one answer stands alone from so many points on: per cent of lead over the second and third, 1000ths of fit and of the best line's lead,
    # less so many for each word that asks for something; it always leads the second by so many per cent
    "certain": {"fit": 200, "lead": 200, "request": 60, "second": 20, "points": 225},
    "reasons": 3,
    # a longer text is shortened to `keep` code points; more than `read` is not looked at; lines are cut at `line`;
    # of all of it, so many names of errors are looked up
    "paste": {"keep": 1500, "read": 400_000, "line": 240, "names": 30, "telling": words.TELLING, "quiet": words.QUIET},
}

# What shapes the index alone.
FIELD_WEIGHTS = {
    "title": 4.0,
    "symptom": 2.0,
    "summary": 2.0,
    "cause": 1.5,
    "code": 2.0,
    "signal": 0.7,
    "check": 0.5,
    "step": 0.5,
    "text": 0.5,
    "facet": 1.5,
}
LISTED_NAME = 8.0
"""Weight of an error's name where an article lists it; elsewhere it is mentioned, for a third of its field's weight."""

LENGTH = {"title": 0.3, "symptom": 0.7}
LENGTH_ELSEWHERE = 0.7
"""How much a field longer than the average is held back (BM25F's b)."""

SATURATION = 6.0
"""The weight at which a feature has half its impact (BM25F's k1)."""

WEAK_SHARE = 0.4
"""How much of a concept its weak words count in an article."""

LEAST_HOLDERS = 0.5
"""Fewer count as so many, or a single mention in passing would tell most."""

IMPACT = 31
"""Impacts are whole numbers from 1 to this."""

RARITY = 16
"""Rarities are whole numbers: this times the natural logarithm of BM25's inverse document frequency."""

WHOLE_FIELDS = ("title", "symptom", "summary")
"""Fields read to the single character, and whose words are worth mending to."""

HELD_FIELDS = ("title", "symptom", "summary", "cause", "code", "signal")
"""Fields whose lines an entry's piece holds, to compare and to show why."""

BUCKET = 1000
"""About how many bytes a piece holds before compression."""

LONGEST_POSTINGS = 1500
"""A feature keeps its strongest articles only; one that nearly all have tells nearly nothing."""

VOCABULARY = 4000
"""Words that misspellings are mended to, at most."""
