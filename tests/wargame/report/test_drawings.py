"""The graph of a report is the graph of the windows."""

from tests.ui.sessions import started
from wargame.alignment.svg import as_svg, described
from wargame.report.drawings import LARGE, Drawings
from wargame.report.options import Options
from wargame.report.story import Story
from wargame.shown.graph import content_of, picture_of, place_setting, places_in


def test_actors_stand_where_somebody_put_them_and_the_others_where_they_are_in_the_window() -> None:
    session = started()
    drawings = Drawings(Story(session, Options()))
    as_given = drawings.large(session.state, "Now").svg
    session.change_settings(place_setting("iran", 0.9, 0.1))
    state = session.state
    picture = picture_of(content_of(state, None, places_in(session.settings)), *LARGE, shows_change=False)
    drawn = Drawings(Story(session, Options())).large(state, "Now").svg
    assert drawn != as_given
    assert drawn == as_svg(
        picture, title="Now", description=described(picture), glyphs=drawings.glyphs, name="graph-1"
    )
