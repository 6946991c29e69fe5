"""The theme's frame around a page, known again in the next build."""

from __future__ import annotations

import pytest
from fixbook.outputs.frame import Frames
from fixbook.outputs.site import Site


def test_frame_of_a_language_that_is_published_no_more_has_changed() -> None:
    frames = Frames(lambda *_: pytest.fail("no menu has this language"), lambda _: None, Site(("en",)))
    assert not frames.unchanged({'["zh", "runbooks", "runbooks", [], true]': "digest"})
