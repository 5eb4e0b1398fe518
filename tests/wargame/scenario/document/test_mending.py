"""A document tells what would mend its faults, and a mend is an edit like any other."""

from tests.wargame.scenario.small import small_text
from wargame.scenario.document.document import of_text
from wargame.scenario.document.edits import Patch


def test_a_mend_is_made_and_taken_back_as_an_edit() -> None:
    document = of_text(small_text().replace("cost: 1\n", "cost: 11\n"))
    (fault,) = document.mendable
    after, inverse = document.edited(Patch(fault.mends[0].patches))
    assert after.faults == ()
    assert after.edited(inverse)[0].text == document.text


def test_a_document_whose_yaml_breaks_off_tells_all_its_faults_with_their_mends() -> None:
    document = of_text(
        small_text().replace("cost: 1\n", "cost: 11\n").replace("    name: South", "\tname: South")
    )
    assert document.data is None
    tab, cost = document.mendable
    after = document.edited(Patch(tab.mends[0].patches))[0]
    assert [str(fault) for fault in after.mendable] == [str(cost)]


def test_a_sound_document_has_hints_where_they_stand_after_an_edit() -> None:
    text = small_text().replace("    name: South Bank\n", "    name: South #2 Bank\n")
    document = of_text(text)
    (hint,) = document.hints
    after = document.edited(Patch(hint.mends[0].patches))[0]
    assert after.hints == ()
    assert 'name: "South #2 Bank"' in after.text
