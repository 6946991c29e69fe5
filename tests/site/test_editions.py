"""An edition holds what its readers may see, and nothing of what they may not, in any file of the site."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.site.building import built, configure, contents, run, starter

RUNBOOK = Path("kb/runbooks/in-store/global/terminal-offline.yml")
POSTMORTEM = Path("postmortems/in-store/global/2026-03-02-terminals-refused.yml")
CHECKLIST = Path("kb/checklists/opening-day.yml")
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)


class Canaries:
    """Texts that betray where they came from: one for each place and audience."""

    def __init__(self) -> None:
        self.planted: dict[str, list[str]] = {"customer": [], "internal": []}

    def text(self, audience: str, place: str) -> dict[str, str]:
        """A text in both languages."""
        return {language: self.word(audience, f"{place}{language}") for language in ("en", "zh")}

    def word(self, audience: str, place: str) -> str:
        """One word."""
        self.planted[audience].append(f"canary{audience}{place}".replace("-", ""))
        return self.planted[audience][-1]


def load(file: Path) -> dict[str, Any]:
    """Plain data, every scalar as text."""
    data: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return data


def save(file: Path, data: dict[str, Any]) -> None:
    """Write plain data as YAML."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


def step(canaries: Canaries, audience: str, key: str) -> dict[str, Any]:
    """A step whose every field is a canary."""
    return {
        "key": key, "kind": "lasting", "by": "shop", "audience": audience, "takes": canaries.text(audience, f"{key}takes"),
        "do": canaries.text(audience, f"{key}do"), "expect": canaries.text(audience, f"{key}expect"), "undo": canaries.text(audience, f"{key}undo"),
        "commands": [{"run": canaries.word(audience, f"{key}run")}], "basis": "documented", "sources": [f"source-{audience}"],
        "table": {"columns": [canaries.text(audience, f"{key}column")], "rows": [[canaries.word(audience, f"{key}cell")]]},
    }  # fmt: skip


def plant_runbook(site: Path, canaries: Canaries) -> None:
    """Every kind of block of a runbook, once for each narrower audience."""
    data = load(site / RUNBOOK)
    (site / RUNBOOK).with_name("canary-picture.png").write_bytes(PICTURE)
    for audience in ("customer", "internal"):
        data["codes"].append(
            {
                "product": "card-terminal",
                "code": canaries.word(audience, "code"),
                "means": canaries.text(audience, "means"),
                "audience": audience,
            }
        )
        data.setdefault("signals", []).append(
            {"metric": "round-trip-time", "above": "1", "note": canaries.text(audience, "signal"), "audience": audience}
        )
        key = canaries.word(audience, "cause")
        first = step(canaries, audience, f"{key}step")
        del first["audience"]  # the cause's own
        cause = {
            "key": key, "title": canaries.text(audience, "causetitle"), "fix": canaries.text(audience, "fix"), "where": "terminal", "audience": audience,
            "check": {"ask": canaries.text(audience, "ask"), "if_so": canaries.text(audience, "ifso")}, "steps": [first],
        }  # fmt: skip
        data["causes"].append(cause)
        data["causes"][0]["steps"].append(step(canaries, audience, canaries.word(audience, "step")))
        data["causes"][0]["steps"][-1]["image"] = {"file": "canary-picture.png", "alt": canaries.text(audience, "alt")}
        data["sources"].append(
            {
                "key": f"source-{audience}",
                "title": canaries.word(audience, "source"),
                "where": canaries.word(audience, "where"),
            }
        )
    data["causes"][1]["check"] = {
        **data["causes"][1]["check"],
        "audience": "internal",
        "do": canaries.text("internal", "check"),
    }
    data["in_regions"] = {"europe": {"note": canaries.text("internal", "region"), "audience": "internal"}}
    data["escalate"] = {
        "when": canaries.text("customer", "when"),
        "send": data["escalate"]["send"],
        "audience": "customer",
    }
    save(site / RUNBOOK, data)


def plant_postmortem(site: Path, canaries: Canaries) -> None:
    """Every kind of block of a postmortem and a checklist."""
    data = load(site / POSTMORTEM)
    for audience in ("customer", "internal"):
        what = canaries.text(audience, "entry")
        data["timeline"].append(
            {
                "at": "2026-03-02T11:00Z",
                "what": what,
                "evidence": canaries.text(audience, "evidence"),
                "audience": audience,
            }
        )
        data["impact"].append(
            {
                "what": canaries.text(audience, "impact"),
                "unit": canaries.text(audience, "unit"),
                "value": "3",
                "audience": audience,
            }
        )
        data["actions"].append(
            {
                "key": canaries.word(audience, "action"),
                "what": canaries.text(audience, "actionwhat"),
                "kind": "detect",
                "status": "idea",
                "audience": audience,
            }
        )
        points = [{"at": "2026-03-02T11:00Z", "value": "1"}, {"at": "2026-03-02T11:05Z", "value": "2"}]
        data.setdefault("series", []).append(
            {
                "title": canaries.text(audience, "series"),
                "unit": canaries.text(audience, "seriesunit"),
                "points": points,
                "audience": audience,
            }
        )
        note = canaries.text(audience, "promise")
        data.setdefault("promises", []).append(
            {"plan": "standard", "promise": "first", "met": "met", "note": note, "audience": audience}
        )
    save(site / POSTMORTEM, data)
    data = load(site / CHECKLIST)
    for audience in ("customer", "internal"):
        item = {
            "key": canaries.word(audience, "item"),
            "check": canaries.text(audience, "itemcheck"),
            "expect": canaries.text(audience, "itemexpect"),
            "audience": audience,
        }
        data["items"].append(item)
    save(site / CHECKLIST, data)


def plant_articles(site: Path, canaries: Canaries) -> None:
    """Whole articles, and hand-written pages."""
    for number, audience in ((50, "customer"), (51, "internal")):
        data = load(site / RUNBOOK)
        data |= {
            "id": f"KB-00{number}",
            "audience": audience,
            "title": canaries.text(audience, "title"),
            "summary": canaries.text(audience, "summary"),
        }
        data |= {
            "reply": canaries.text(audience, "reply"),
            "symptoms": {language: [canaries.word(audience, f"symptom{language}")] for language in ("en", "zh")},
        }
        for cause in data["causes"]:
            cause["title"] = canaries.text(audience, f"own{cause['key']}")
        save(site / RUNBOOK.with_name(f"{canaries.word(audience, 'slug')}.yml"), data)
        text = f"---\naudience: {audience}\n---\n# {canaries.word(audience, 'docs')}\n"
        (site / "docs" / f"{canaries.word(audience, 'docsname')}.md").write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Canaries]:
    """A site with canaries in every place that can be narrowed."""
    site = starter(tmp_path_factory.mktemp("editions") / "site")
    canaries = Canaries()
    plant_articles(site, canaries)
    plant_runbook(site, canaries)
    plant_postmortem(site, canaries)
    run("ledger", "--root", str(site))
    complaints = run("check", "--root", str(site))
    left = [
        line
        for line in complaints.splitlines()
        if ": error " in line and "would see a cause without a check" not in line
    ]
    assert left == []
    return site, canaries


def everything(out: Path) -> str:
    """Every file's name and content as one text: unpacked, and JSON escapes read."""
    parts = []
    for path, data in contents(out).items():
        raw = gzip.decompress(data) if path.endswith(".gz") else data
        text = raw.decode("utf-8", "replace")
        parts += [path, text]
        if path.endswith(".json"):
            parts.append(json.dumps(json.loads(text), ensure_ascii=False))
        parts.append(re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), text))
    return "\n".join(parts).replace("-", "").lower()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("edition", "hidden"), [("public", ("customer", "internal")), ("customer", ("internal",)), ("internal", ())]
)
def test_edition_holds_nothing_of_narrower_readers(
    planted: tuple[Path, Canaries], edition: str, hidden: tuple[str, ...]
) -> None:
    site, canaries = planted
    text = everything(built(configure(site, fixbook={"edition": edition, "stop_on_errors": False}), strict=False))
    for audience, words in canaries.planted.items():
        found = [word for word in words if word in text]
        if audience in hidden:
            assert found == []
        else:
            assert [word for word in words if word not in found] == []
    assert ("canarypicture.png" in text) is (edition != "public")
    for number, audience in (("kb0050", "customer"), ("kb0051", "internal")):
        assert (number in text) is (audience not in hidden)
