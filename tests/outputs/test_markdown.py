"""Articles as Markdown, the way `fixbook export` writes them."""

from __future__ import annotations

from pathlib import Path

import pytest
from fixbook.library import load_library
from fixbook.outputs.markdown import fenced, sources, without_tags
from fixbook.outputs.site import Site

from tests.fuzzing import bounded

SHOP = Path(__file__).parent / "shop"


@pytest.fixture(scope="module")
def written() -> dict[str, str]:
    """Every file of the shop's public edition."""
    library, problems = load_library(SHOP)
    assert problems == []
    return dict(sources(library.for_edition("public"), Site(tuple(library.languages))))


def test_every_article_stands_in_every_language_with_front_matter(written: dict[str, str]) -> None:
    english = {path for path in written if not path.startswith("zh/")}
    assert english == {path.removeprefix("zh/") for path in written if path.startswith("zh/")}
    assert all(text.startswith("---\ntitle: ") for text in written.values())


def test_postmortem_says_the_state_of_actions_and_that_it_is_invented(written: dict[str, str]) -> None:
    everything = "\n".join(text for path, text in written.items() if path.startswith("postmortems/"))
    assert "- Done: " in everything or "- Committed: " in everything
    assert "- Dropped: " in everything


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("postmortems/2026-03-02-certificate.md", "- 2026-03-02 11:00 UTC: The certificate runs out"),
        ("postmortems/2026-03-02-certificate.md", "- The duty engineer suspects the bank"),
        ("postmortems/2026-03-02-certificate.md", "- about 2026-03-02 14:00 UTC: All servers have the new one"),
        (
            "postmortems/2026-03-02-certificate.md",
            "- 2026-03-02 13:00 UTC, in part: Half of the servers have the new one",
        ),
        ("zh/postmortems/2026-03-02-certificate.md", "- 约 2026-03-02 14:00 UTC: 全部服务器换上新证书"),
        ("zh/postmortems/2026-03-02-certificate.md", "- 2026-03-02 13:00 UTC（部分）: 一半服务器换上新证书"),
    ],
)
def test_timeline_says_how_well_a_time_is_known(written: dict[str, str], path: str, line: str) -> None:
    assert line in written[path].splitlines()


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("a <script>x</script>", "a &lt;script>x&lt;/script>"),
        ("`a < b` and <b>", "`a < b` and &lt;b>"),
        ("`<b>``", "`&lt;b>``"),
        ("``<b>` <i>``", "``<b>` <i>``"),
        ("plain", "plain"),
    ],
)
def test_tag_in_a_text_stays_text(text: str, safe: str) -> None:
    assert without_tags(text) == safe


def test_text_of_nothing_but_backticks_is_not_long_thought_about() -> None:
    with bounded(5):
        assert without_tags("`" * 20_000 + "<b>").endswith("&lt;b>")


def test_fence_is_longer_than_any_in_the_code() -> None:
    assert fenced("```\nx\n```", "text").startswith("````text\n")
