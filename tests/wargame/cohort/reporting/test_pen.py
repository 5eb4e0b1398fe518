"""What somebody wrote is text in a drawing, never markup."""

from xml.etree import ElementTree

from wargame.cohort.reporting.pen import Pen, alone, cut


def test_names_and_markings_are_text_whatever_stands_in_them() -> None:
    hostile = "</text><script>x</script>\"' &amp; \x00\u202e"
    pen = Pen()
    pen.text((0, 10), hostile)
    drawing = pen.drawing(20, title=hostile, alt=hostile)
    root = ElementTree.fromstring(alone(drawing, hostile))
    assert not [one for one in root.iter() if "script" in one.tag]
    assert sum("<script>x</script>" in (one.text or "") for one in root.iter()) == 5
    assert "\u202e" not in alone(drawing, hostile)


def test_words_that_find_no_room_end_in_dots() -> None:
    assert cut("Moscow and Tehran", 60, 10) == "Moscow an…"
    assert cut("Iran", 60, 10) == "Iran"
