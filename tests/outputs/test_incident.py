"""How the drawn timeline and the charts of a postmortem are laid out."""

from __future__ import annotations

import datetime as dt

import pytest
from fixbook.derive.timeline import drawing
from fixbook.model.fields import Text
from fixbook.model.postmortem import Impact, Moment, Postmortem
from fixbook.outputs import incident
from fixbook.outputs.site import Site
from fixbook.outputs.view import View

from tests.outputs.rendering import SHOP, library_of

NOON = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)


def at(minutes: int) -> Moment:
    return Moment(NOON + dt.timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("values", "grid"),
    [
        ([0, 10], ["0", "5", "10"]),
        ([2, 71.5], ["0", "20", "40", "60", "80"]),
        ([95.2, 99.9], ["94", "96", "98", "100"]),
        ([0.02, 0.11], ["0", "0.05", "0.1", "0.15"]),
        ([-20, 60], ["-20", "0", "20", "40", "60"]),
        ([5, 5], ["4", "6"]),
        ([0, 0], ["0", "0.5"]),
        ([1_200_000, 4_800_000], ["0", "2000000", "4000000", "6000000"]),
    ],
)
def test_axis_of_a_chart_has_round_values_around_all_points(values: list[float], grid: list[str]) -> None:
    chart = incident.chart([(at(n), value) for n, value in enumerate(values)])
    assert chart is not None
    assert [value for _, value in chart.values] == grid
    assert all(0 <= float(y) <= 1000 for point in chart.line.split() for y in [point.split(",")[1]])


def test_points_of_one_moment_make_no_line() -> None:
    assert incident.chart([(at(0), 1), (at(0), 2)]) is None


@pytest.mark.parametrize(
    ("effects", "expected"),
    [
        ([], None),
        ([(None, None)], 0),
        ([(None, None), (5, "min"), (90, "min"), (100, "%")], 2),
        ([(0, "calls")], 0),
    ],
)
def test_biggest_effect_is_taken_among_those_in_one_unit(
    effects: list[tuple[int | None, str | None]], expected: int | None
) -> None:
    impact = [
        Impact.model_validate({"what": "A"} | ({"value": str(value), "unit": unit} if unit else {}))
        for value, unit in effects
    ]
    assert incident.biggest(impact) == (None if expected is None else impact[expected])


def crowded() -> Postmortem:
    kinds = ["other"] * 14 + ["trigger", "recovery"]
    timeline = [
        {"at": f"2026-03-02T12:{n:02d}Z", "kind": kind, "what": f"Event {n} of a long night with many words to tell it"}
        for n, kind in enumerate(kinds)
    ]
    return Postmortem.model_validate(
        {
            "id": "PM-0001",
            "title": "A",
            "summary": "B",
            "audience": "public",
            "kind": "incident",
            "status": "draft",
            "severity": "sev1",
            "times": {},
            "timeline": timeline,
        }
    )


def test_turning_points_are_labelled_first_and_every_event_is_marked() -> None:
    model = crowded()
    drawn = drawing(model)
    assert drawn is not None
    view = View(library_of(SHOP), Site(("en", "zh")), "en", "postmortems/x")
    labels = incident.labels(view, drawn, model.timeline)
    assert len(drawn.marks) == 16
    assert len(labels) == incident.LABELS
    assert {"trigger", "recovery"} <= {label.entry.kind for label in labels}
    assert [label.x for label in labels] == sorted(label.x for label in labels)
    assert [label.after for label in labels] == [label.x <= 580 for label in labels]


def test_text_that_does_not_fit_its_room_gets_two_lines() -> None:
    model = crowded().model_copy(
        update={
            "timeline": [
                entry.model_copy(update={"what": Text({"": "short" if n else "long " * 40})})
                for n, entry in enumerate(crowded().timeline[:3])
            ]
        }
    )
    drawn = drawing(model)
    assert drawn is not None
    view = View(library_of(SHOP), Site(("en", "zh")), "en", "postmortems/x")
    heights = [label.height for label in incident.labels(view, drawn, model.timeline)]
    assert heights == [40, 20, 20]
