"""Postmortems as readers see them: numbers, drawing, story, lists, trends, board."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from fixbook.outputs.pages import postmortem
from fixbook.outputs.pages.page import Body

from tests.outputs.rendering import SHOP, bodies, changed, library_of, text_of, with_script_everywhere

CERTIFICATE = "postmortems/2026-03-02-certificate"
FILE = "postmortems/checkout/europe/2026-03-02-certificate.yml"
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def shop() -> dict[tuple[str, str], Body]:
    return bodies(library_of(SHOP), postmortem.pages)


def section(html: str, anchor: str) -> str:
    """From the heading with an anchor to the next heading of its level."""
    start = html.index(f'id="{anchor}"')
    end = html.find("<h2", start)
    return html[start : end if end > 0 else None]


def test_numbers_say_how_well_they_are_known(shop: dict[tuple[str, str], Body]) -> None:
    figures = text_of(re.findall(r'<dl class="fb-figures">(.*?)</dl>', shop["en", CERTIFICATE].html, re.DOTALL)[0])
    assert figures == (
        "Lasted 3 h about Detected after 12 min Alert Mitigated after 2 h (in part)"
        " Affected 12 500 payments Failed payments 2 more"
    )


def test_lengths_beside_the_four_numbers_are_shown_where_known(shop: dict[tuple[str, str], Body]) -> None:
    assert "taken on after 15 min" in text_of(shop["en", CERTIFICATE].html)
    assert "users told after 40 min" in text_of(shop["en", CERTIFICATE].html)
    assert "users told" not in text_of(shop["en", "postmortems/2025-02-03-network"].html)


def test_unknown_times_are_said_to_be_unknown_and_nothing_is_drawn(shop: dict[tuple[str, str], Body]) -> None:
    html = shop["en", "postmortems/2024-05-provider-outage"].html
    figures = text_of(re.findall(r'<dl class="fb-figures">(.*?)</dl>', html, re.DOTALL)[0])
    assert figures.startswith("Lasted not known stated by the source: two days Detected after not known")
    assert "fb-drawing" not in html
    assert "May 2024" in html


def test_unknown_actions_differ_from_none(shop: dict[tuple[str, str], Body]) -> None:
    unknown = section(shop["en", "postmortems/2024-05-provider-outage"].html, "actions")
    none = section(shop["en", "postmortems/2025-11-28-near-miss"].html, "actions")
    assert "The source does not say" in unknown
    assert "No action followed" in none


def test_retold_and_invented_are_marked(shop: dict[tuple[str, str], Body]) -> None:
    retold = text_of(shop["en", "postmortems/2025-02-03-network"].html)
    assert "Public incident, retold Example Net" in retold
    assert "These conclusions are ours, not those of Example Net." in retold
    assert "This never happened." in text_of(shop["en", "postmortems/2025-11-28-near-miss"].html)
    assert "never happened" not in text_of(shop["en", CERTIFICATE].html)


def test_entries_keep_the_order_of_the_file_with_or_without_a_time(shop: dict[tuple[str, str], Body]) -> None:
    events = re.findall(r'<li class="fb-event.*?</li>', shop["en", CERTIFICATE].html, re.DOTALL)
    assert [text_of(event) for event in events] == [
        "2 Mar 11:00 Trigger The certificate runs out Shown by: its last day",
        "11:12 Detection An alert on declined cards",
        "no time known Response The duty engineer suspects the bank",
        "about 12:30 Response The certificate is found",
        "13:00 Mitigation Half of the servers have the new one (in part)",
        "about 14:00 Recovery All servers have the new one",
        "3 Mar 09:00 Communication Customers get a report",
    ]


def test_labels_of_the_drawing_stand_in_rows_of_their_own(shop: dict[tuple[str, str], Body]) -> None:
    drawn = re.findall(r'<foreignObject x="[^"]+" y="(\d+)" width="[^"]+" height="(\d+)"', shop["en", CERTIFICATE].html)
    rows = [(int(y), int(y) + int(height)) for y, height in drawn]
    assert len(rows) == 5  # the report of the day after lies beyond the drawing
    assert all(below >= bottom for (_, bottom), (below, _) in pairwise(rows))


def test_phases_are_drawn_to_scale(shop: dict[tuple[str, str], Body]) -> None:
    bar = shop["en", CERTIFICATE].html.split('class="fb-bar"')[1]
    found = re.findall(r'fb-phase--(\w+)" x="([\d.]+)%" y="3" width="([\d.]+)%"', bar)
    assert found == [("undetected", "0", "6.7"), ("unmitigated", "6.7", "60"), ("recovering", "66.7", "33.3")]


def test_hollow_marks_stand_for_rough_times(shop: dict[tuple[str, str], Body]) -> None:
    bar = shop["en", CERTIFICATE].html.split('class="fb-bar"')[1].split("</svg>")[0]
    assert bar.count("<circle") == 5
    assert bar.count("fb-point--about") == 2


def test_shared_cause_leads_to_the_other_incidents_with_it(shop: dict[tuple[str, str], Body]) -> None:
    chain = section(shop["en", CERTIFICATE].html, "root-cause")
    assert "Expired certificate" in chain
    assert 'href="../2024-05-provider-outage/"' in chain


def test_series_is_drawn_and_given_as_a_table(shop: dict[tuple[str, str], Body]) -> None:
    series = section(shop["en", CERTIFICATE].html, "series")
    assert series.count("fb-chart__dot") == 4
    assert re.findall(r">(\d+)</text>", series) == ["0", "20", "40", "60", "80"]
    assert "71.5 %" in text_of(series)


@pytest.mark.parametrize("address", [CERTIFICATE, "postmortems/2025-02-03-network", "postmortems", "trends", "actions"])
def test_anchors_are_the_same_in_every_language_and_occur_once(shop: dict[tuple[str, str], Body], address: str) -> None:
    english, chinese = (re.findall(r'\bid="([^"]+)"', shop[language, address].html) for language in ("en", "zh"))
    assert english == chinese
    assert len(set(english)) == len(english)


def test_no_text_becomes_markup(tmp_path: Path) -> None:
    pages = bodies(with_script_everywhere(tmp_path, SCRIPT), postmortem.pages)
    assert len(pages) == 14
    for body in pages.values():
        assert "<script" not in body.html
    assert pages["en", CERTIFICATE].html.count("&lt;script&gt;") > 40


def test_missing_translation_is_shown_in_the_default_language_with_a_mark(tmp_path: Path) -> None:
    def drop(data: dict[str, Any]) -> None:
        del data["takeaways"][0]["zh"]

    html = bodies(changed(tmp_path, FILE, drop), postmortem.pages)["zh", CERTIFICATE].html
    assert 'class="fb-untranslated" lang="en"' in section(html, "takeaways")


def test_no_style_or_handler_stands_in_the_page(shop: dict[tuple[str, str], Body]) -> None:
    for body in shop.values():
        assert not re.search(r'\sstyle="|\son[a-z]+="|<style|<script', body.html)


# Lists


def test_list_is_grouped_by_year_newest_first(shop: dict[tuple[str, str], Body]) -> None:
    html = shop["en", "postmortems"].html
    assert [heading.label for heading in shop["en", "postmortems"].headings] == ["2026", "2025", "2024"]
    assert re.findall(r"PM-\d+", text_of(html)) == ["PM-0001", "PM-0002", "PM-0004", "PM-0003"]


def test_incident_of_a_country_is_found_under_the_region_around_it(shop: dict[tuple[str, str], Body]) -> None:
    item = re.findall(r"<li data-item[^>]*>", shop["en", "postmortems"].html)[0]
    assert 'data-region="europe germany global"' in item
    assert 'data-cause="expired-certificate"' in item


def test_filters_offer_only_what_occurs(shop: dict[tuple[str, str], Body]) -> None:
    selects = re.findall(r'data-filter="(\w+)">(.*?)</select>', shop["en", "postmortems"].html, re.DOTALL)
    assert [name for name, _ in selects] == ["scenario", "region", "severity", "kind", "organisation", "year"]
    assert text_of(dict(selects)["kind"]) == "All Incident Near miss Public incident, retold"


def test_trends_count_own_and_retold_apart(shop: dict[tuple[str, str], Body]) -> None:
    own, retold = (text_of(section(shop["en", "trends"].html, anchor)) for anchor in ("own", "retold"))
    assert "Invented examples among them: 1" in own
    assert "Expired certificate 1" in own
    assert "All years 2 1 h 45 min (2) 12 min (1) 2 h (1)" in own
    assert "All years 2 2 h (1) 20 min (1) not known" in retold


def test_board_holds_own_actions_and_keeps_reported_ones_apart(shop: dict[tuple[str, str], Body]) -> None:
    html = shop["en", "actions"].html
    own, retold = (section(html, anchor) for anchor in ("own", "retold"))
    assert [text_of(state) for state in re.findall(r"<h3.*?</h3>", own)] == [
        "Committed 1",
        "Idea 1",
        "Done 1",
        "Dropped 1",
    ]
    assert "Filters on routes" not in own
    assert [text_of(state) for state in re.findall(r"<h3.*?</h3>", retold)] == ["Reported 1"]


def test_day_an_action_is_due_is_left_to_the_browser_to_judge(shop: dict[tuple[str, str], Body]) -> None:
    own = section(shop["en", "actions"].html, "own")
    assert re.findall(r'data-fb-due="([^"]+)"', own) == ["2026-06-01"]
    assert "due 1 Jun 2026 (first promised for 1 May 2026" in text_of(own)
    assert "overdue today" not in text_of(own)


def test_library_without_postmortems_has_no_such_pages() -> None:
    assert bodies(replace(library_of(SHOP), postmortems={}), postmortem.pages) == {}


def test_library_without_shared_causes_still_tells_the_root_cause() -> None:
    html = bodies(replace(library_of(SHOP), causes=None), postmortem.pages)["en", CERTIFICATE].html
    assert "Nobody owned the renewal." in section(html, "root-cause")
    assert "A case of" not in section(html, "root-cause")
