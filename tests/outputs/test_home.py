"""The home page: ways in for who cannot or will not type."""

from __future__ import annotations

import pytest
from fixbook.outputs.environment import environment
from fixbook.outputs.pages import home
from fixbook.outputs.site import Site
from markupsafe import Markup

from tests.outputs.markup_reader import read
from tests.outputs.rendering import PRINTERS, library_of, text_of


@pytest.fixture(scope="module", params=["en", "zh"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def html_of(language: str, intro: str = "") -> str:
    page = home.page(library_of(PRINTERS), Site(("en", "zh")), language, Markup(intro))
    return page.render(environment()).html


def test_symptoms_by_area_lead_to_their_runbooks(language: str) -> None:
    html = html_of(language)
    said = {"en": "it eats my paper", "zh": "又卡纸了"}[language]
    assert f'<a class="fb-said-link" href="runbooks/paper-jam/">{said}</a>' in html


@pytest.mark.parametrize(
    ("phrases", "shown"),
    [
        (["no paper", "the printer eats my paper", "x" * 37], "the printer eats my paper"),
        (["y" * 50, "x" * 37, "z" * 40], "x" * 37),
    ],
)
def test_symptom_to_try_is_a_whole_sentence_that_fits_or_the_shortest(phrases: list[str], shown: str) -> None:
    assert home.to_try(phrases) == shown


def test_ways_in_are_counted() -> None:
    browse = text_of(html_of("en").split('id="browse"')[1].split("<h2")[0])
    assert "By scenario Office 2 Shop 1" in browse
    assert "By region North 2 South 0" in browse
    assert "Error codes Pressmaster 2 Other make 2" in browse
    assert "All runbooks 3" in browse


def test_latest_stand_at_the_foot() -> None:
    foot = text_of(html_of("en").split('class="fb-home__foot"')[1])
    assert (
        "Latest incidents A flood in the paper store SEV1 1 Feb 2026" in foot
    )  # the day it began, not the day it was published
    assert "New and changed Paper jams at every page Paper jams sources checked 4 Mar 2026" in foot


def test_other_language_is_offered_in_itself_and_hidden_until_wanted(language: str) -> None:
    other, words = {"en": ("zh", "本站有中文版。"), "zh": ("en", "This site is available in English.")}[language]
    offers = [each for each in read(html_of(language)) if "data-fb-offer" in each.attributes]
    assert [(each.attributes["lang"], each.hidden) for each in offers] == [(other, True)]
    assert words in text_of(html_of(language))


def test_hand_written_introduction_stands_last() -> None:
    html = html_of("en", "<p>Printers, <em>explained</em>.</p>")
    assert html.rstrip().endswith('<div class="fb-intro"><p>Printers, <em>explained</em>.</p></div>')
    assert 'id="about"' not in html_of("en")
