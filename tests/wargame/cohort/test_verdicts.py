"""Verdicts are counted label by label, with the interval that so many tables allow."""

from pathlib import Path

import pytest

from tests.wargame.cohort.reporting.room import room
from wargame.cohort.study import Study
from wargame.cohort.verdicts import label_bars, verdicts_by_label
from wargame.simulation.summary import share


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Study:
    return room(tmp_path_factory.mktemp("room"), games=60)


def test_every_table_of_a_label_counts_for_one_verdict(found: Study) -> None:
    rows = verdicts_by_label(found)
    monitor = found.versions[0].scenario.monitor
    assert monitor is not None
    assert [title for title, _ in rows] == [one.title for one in monitor.verdicts]
    for at, label in enumerate(("plain", "desk")):
        of = [table for table in found.shown if found.labels[table.path].label == label]
        for verdict, (_, labels) in zip(monitor.verdicts, rows, strict=True):
            one = labels[at]
            counted = sum(table.extract.verdict == verdict.id for table in of)
            assert (one.label, one.share) == (label, share(counted, 4))
            assert one.is_filled == (label == "desk")
            assert one.bots == pytest.approx(found.versions[0].bots[0].verdicts[verdict.id].value)


def test_bars_say_the_label_the_interval_and_where_bots_come_to(found: Study) -> None:
    chart = label_bars(found)
    assert chart is not None
    assert chart.remark == "8 tables; mark: bots"
    assert [bar.name for bar in chart.bars][:2] == ["Cooperation, “plain”", "Cooperation, “desk”"]
    assert all(bar.low < bar.high for bar in chart.bars)
    assert "of 4" in chart.bars[0].words


def test_few_tables_of_a_label_have_no_interval_and_no_labels_no_bars(tmp_path: Path) -> None:
    few = label_bars(room(tmp_path, 4))
    assert few is not None
    assert all(bar.low == bar.value == bar.high for bar in few.bars)
    alone = room(tmp_path, 4, labels=False)
    assert label_bars(alone) is None
    assert [len(labels) for _, labels in verdicts_by_label(alone)] == [1, 1, 1]
