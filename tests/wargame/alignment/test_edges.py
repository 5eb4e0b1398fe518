from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wargame.alignment.graphs import DATA, values_of
from wargame.alignment.edges import (
    EdgeFaults,
    FileUnread,
    graph_at,
    moment_in_words,
    moment_of,
    read_edges,
    read_ties,
    turning_points,
)
from wargame.terms import EntenteError

if TYPE_CHECKING:
    from pathlib import Path

GREAT_POWERS = DATA / "great-powers-1872-1907.csv"


@pytest.fixture
def edges(tmp_path: Path) -> Path:
    return tmp_path / "edges.csv"


def told(path: Path) -> str:
    """What reading a file has to say."""
    try:
        return f"{len(read_edges(path))} actors."
    except EntenteError as error:
        return str(error)


def faults_of(path: Path, text: str) -> tuple[str, ...]:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(EdgeFaults) as caught:
        read_edges(path)
    return tuple(map(str, caught.value.faults))


def test_signs_and_weights_are_both_read(edges: Path) -> None:
    edges.write_text("source,target,weight\na,b,-2.5\nb,c,4\n", encoding="utf-8")
    assert dict(read_edges(edges)["b"]) == {"a": {"weight": -2.5}, "c": {"weight": 4}}


@pytest.mark.parametrize("sign", [";", "\t"])
def test_semicolons_and_tabs_part_columns_too(edges: Path, sign: str) -> None:
    edges.write_text(
        f"\ufeffSource{sign}Target{sign}Sign\r\nx{sign}y{sign}+\r\nx{sign}z{sign}−1\r\n", encoding="utf-8"
    )
    assert values_of(read_edges(edges)) == {("x", "y"): 1, ("x", "z"): -1}


def test_columns_may_stand_in_any_order(edges: Path) -> None:
    edges.write_text("end,sign,target,begin,source\n1900,-1,b,1890,a\n", encoding="utf-8")
    assert read_edges(edges, at=1895).edges["a", "b"] == {"weight": -1}


def test_a_tie_holds_from_its_begin_to_just_before_its_end() -> None:
    ties = read_ties(GREAT_POWERS)
    assert graph_at(ties, 1889.9)["RUS"]["DEU"]["weight"] == 1
    assert graph_at(ties, 1890)["RUS"]["DEU"]["weight"] == -1
    assert "ITA" not in graph_at(ties, 1881)
    with pytest.raises(EdgeFaults, match="No tie holds at 1918"):
        graph_at(ties, 1918)


def test_an_open_begin_or_end_holds_for_ever(edges: Path) -> None:
    edges.write_text("source,target,sign,begin,end\na,b,1,,1900\nb,c,-1,1900,\n", encoding="utf-8")
    assert set(read_edges(edges, at=-4000)) == {"a", "b"}
    assert set(read_edges(edges, at=2100)) == {"b", "c"}
    assert turning_points(read_ties(edges)) == (-inf, 1900)


def test_dates_fall_between_years(edges: Path) -> None:
    edges.write_text("source,target,sign,begin,end\na,b,1,1904-04-08,1907-08-31\n", encoding="utf-8")
    assert read_edges(edges, at=1905).number_of_edges() == 1
    with pytest.raises(EdgeFaults, match="No tie holds at 1904"):
        read_edges(edges, at=1904)


def test_turning_points_are_where_ties_begin_or_end() -> None:
    assert turning_points(read_ties(GREAT_POWERS)) == (1872, 1882, 1890, 1891, 1904, 1907)


def test_dated_ties_need_a_moment() -> None:
    with pytest.raises(EdgeFaults, match="say for which moment"):
        read_edges(GREAT_POWERS)


def test_a_moment_without_ties_is_told_with_the_span() -> None:
    with pytest.raises(EdgeFaults, match="run from 1872 to 1918"):
        read_edges(GREAT_POWERS, at=1950)


def test_all_faults_are_told_at_once_each_with_its_line(edges: Path) -> None:
    faults = faults_of(
        edges,
        "source,target,weight,begin,end\n"
        "a,a,1,,\n"
        "a,b,strong,,\n"
        "a,c,0,,\n"
        "\n"
        "a,d,1,later,\n"
        "a,e,1,1900,1890\n"
        ",f,1,,\n"
        "a,g\n"
        "a,h,nan,,\n"
        "a,i,1e9,,\n",
    )
    assert [fault.split(":")[0].split(" has")[0] for fault in faults] == [
        f"Line {line}" for line in (2, 3, 4, 6, 7, 8, 9, 10, 11)
    ]
    assert "tie with itself" in faults[0]
    assert "strong is not a number" in faults[1]
    assert "which is no tie" in faults[2]
    assert "later" in faults[3]
    assert "ends before it begins" in faults[4]
    assert "source is empty" in faults[5]
    assert "2 columns" in faults[6]
    assert "out of range" in faults[7]
    assert "out of range" in faults[8]


def test_an_empty_weight_and_one_that_is_no_number_are_told_apart(edges: Path) -> None:
    assert faults_of(edges, "source,target,weight\na,b,\na,c,strong\n") == (
        "Line 2: an empty cell is not a number; write 1, -1 or a weight.",
        "Line 3: strong is not a number; write 1, -1 or a weight.",
    )


def test_a_double_tie_that_disagrees_names_both_lines(edges: Path) -> None:
    assert faults_of(edges, "source,target,sign\na,b,1\nc,d,1\nb,a,-1\n") == (
        "Lines 2 and 4 disagree about b and a: 1 and -1; keep one.",
    )


def test_a_double_tie_that_agrees_is_no_fault(edges: Path) -> None:
    edges.write_text("source,target,sign\na,b,1\nb,a,1\n", encoding="utf-8")
    assert read_edges(edges).number_of_edges() == 1


@pytest.mark.parametrize("text", ["", "\n\n", " , \n"])
def test_an_empty_file_says_what_it_needs(edges: Path, text: str) -> None:
    assert "is empty" in faults_of(edges, text)[0]


def test_a_first_line_alone_says_that_ties_are_missing(edges: Path) -> None:
    assert "no ties below it" in faults_of(edges, "source,target,sign\n")[0]


@pytest.mark.parametrize(
    "head",
    ["from,to,sign", "source,target", "source,target,sign,weight", "source,source,target,sign", "a,b,1"],
)
def test_a_wrong_first_line_says_which_columns_are_needed(edges: Path, head: str) -> None:
    (fault,) = faults_of(edges, f"{head}\na,b,1\n")
    assert "must name the columns source, target, and sign or weight" in fault


def test_too_many_actors_and_ties_are_counted(edges: Path) -> None:
    rows = [f"{one},{one + step},1" for one in range(300) for step in range(1, 7)]
    faults = faults_of(edges, "\n".join(["source,target,sign", *rows]))
    assert faults == (
        "There are 306 actors; up to 200 can be measured.",
        "There are ties between 1,800 pairs; up to 1,500 can be measured.",
    )


def test_a_missing_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileUnread, match="There is no file"):
        read_edges(tmp_path / "nowhere.csv")


def test_a_folder_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(FileUnread, match="cannot be read"):
        read_edges(tmp_path)


def test_other_encodings_are_named(edges: Path) -> None:
    edges.write_bytes(b"source,target,sign\n\xff\xfe\xe4,b,1\n")
    with pytest.raises(FileUnread, match="UTF-8"):
        read_edges(edges)


def test_a_huge_file_is_not_read(edges: Path) -> None:
    edges.write_bytes(b"x" * 5_000_001)
    with pytest.raises(FileUnread, match="larger than 5 MB"):
        read_edges(edges)


@given(text=st.text(max_size=300))
def test_any_text_is_read_or_refused_in_words(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("any") / "edges.csv"
    path.write_bytes(f"source,target,weight\n{text}".encode(errors="ignore"))
    assert told(path).endswith(".")


def test_moments_are_numbers_or_dates() -> None:
    assert moment_of(" 1907 ") == 1907
    assert moment_of("1904-07-02") == pytest.approx(1904.5, abs=0.01)
    assert (moment_in_words(-inf), moment_in_words(inf), moment_in_words(1904.25)) == (
        "the beginning",
        "the end",
        "1904.25",
    )
    with pytest.raises(ValueError):
        moment_of("inf")


def test_letters_composed_and_decomposed_are_one_actor() -> None:
    graph = read_edges(DATA / "cases" / "names-composed-and-decomposed.csv")
    assert sorted(graph) == ["Côte d’Ivoire", "Mali", "Niger"]
    assert graph.number_of_edges() == 3


def test_marks_that_nobody_sees_make_no_second_actor(edges: Path) -> None:
    edges.write_text("source,target,sign\nA,B,1\nA\u200b,C,1\nB\u2066,C,-1\n", encoding="utf-8")
    assert sorted(read_edges(edges)) == ["A", "B", "C"]
    faults = faults_of(edges, "source,target,sign\nA,A\u200b,1\n\u200b,B,1\n")
    assert "tie with itself" in faults[0]
    assert "source is empty" in faults[1]


def test_eight_digits_are_a_day() -> None:
    ties = read_ties(DATA / "cases" / "dates-basic-form.csv")
    assert ties[0].begin == moment_of("2019-02-03")
    assert turning_points(ties) == (moment_of("2019-02-03"), moment_of("2019-06-01"), 2020.0)
    assert set(graph_at(ties, moment_of("20190203"))) == {"A", "B"}
    with pytest.raises(EdgeFaults):
        graph_at(ties, moment_of("20190202"))


def test_no_day_of_the_calendar_is_no_year_either(edges: Path) -> None:
    (fault,) = faults_of(edges, "source,target,sign,begin,end\na,b,1,20191340,\n")
    assert fault == "Line 2: begin says 20191340; write a number or a date like 1904-04-08."


def test_a_tie_of_one_year_holds_in_it() -> None:
    ties = read_ties(DATA / "cases" / "dates-same-year.csv")
    for moment in (1840, 1840.9):
        assert set(graph_at(ties, moment)) == {"A", "B"}
    with pytest.raises(EdgeFaults, match="No tie holds at 1841"):
        graph_at(ties, 1841)


def test_a_tie_of_one_day_holds_on_it(edges: Path) -> None:
    edges.write_text("source,target,sign,begin,end\na,b,1,1904-12-31,19041231\n", encoding="utf-8")
    assert read_ties(edges)[0].end == 1905
    assert faults_of(edges, "source,target,sign,begin,end\na,b,1,1905,1904\n")[0].endswith("before end.")


def test_ends_may_be_meant_inclusively(edges: Path) -> None:
    edges.write_text(
        "source,target,sign,begin,end\na,b,1,1890,1899\na,b,-1,1900,\nb,c,1,,2019-02-28\n", encoding="utf-8"
    )
    assert read_edges(edges, at=1899.5, inclusive=True)["a"]["b"]["weight"] == 1
    assert "a" not in read_edges(edges, at=1899.5)
    assert "c" in read_edges(edges, at=moment_of("2019-02-28"), inclusive=True)
    assert "c" not in read_edges(edges, at=moment_of("2019-03-01"), inclusive=True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("source;target;weight\na;b;0,5\n", "Line 2: 0,5 has a decimal comma; write 0.5."),
        ('source,target,weight\na,b,"−1,25"\n', "Line 2: −1,25 has a decimal comma; write -1.25."),
        (
            "source,target,weight\na,b,0,5\n",
            "Line 2 has 4 columns, the first line has 3; if 0,5 is one number, write 0.5 or part the columns "
            "by semicolons.",
        ),
        (
            "source;target;sign;begin\na;b;1;1904,5\n",
            "Line 2: begin says 1904,5; that has a decimal comma; write 1904.5.",
        ),
    ],
)
def test_decimal_commas_are_named(edges: Path, text: str, said: str) -> None:
    assert faults_of(edges, text) == (said,)
