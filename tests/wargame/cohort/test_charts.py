"""The chart of a session's luck says what its luck says."""

from tests.wargame.cohort.tables import record_of, shipped
from wargame.cohort.charts import turning_chart
from wargame.cohort.extract import of_record

NAME = "afghanistan-2017"


def test_it_shows_the_chance_of_each_verdict_after_every_throw() -> None:
    one = of_record(*record_of(4, NAME, "greedy", 3))
    chart = turning_chart(shipped(NAME), one, replays=60)
    assert chart is not None
    monitor = shipped(NAME).monitor
    assert monitor is not None
    assert [line.name for line in chart.series] == [verdict.title for verdict in monitor.verdicts]
    assert {len(line.values) for line in chart.series} == {len(chart.rows) + 1} == {len(chart.labels)}
    (strong,) = (line for line in chart.series if line.strong)
    assert strong.values[-1] == 100
    assert [label for label in chart.labels if label] == ["1", "2", "3"]
    assert all(len(row) == len(chart.head) for row in chart.rows)
    assert all(0 < at <= len(chart.rows) for at, _ in chart.marks)
    assert chart.notes[0].startswith("Its moves with other dice: ")


def test_there_is_none_where_no_luck_can_be_told() -> None:
    assert turning_chart(shipped("first-steps"), of_record(*record_of(1, "first-steps", "greedy", 2))) is None
