"""Assembly joins what was read into what was declared, and refuses what does not fit."""

from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd
import pytest
from declared import an_indicator

from data.build.assemble import AssemblyError, assemble
from data.build.contract import Reading, tidy
from data.flags import Flag
from data.indicators import Break, Indicator, Remark, Rule

AREAS = pd.DataFrame(
    [("DG", None), ("02", None), ("11", None), ("03353", None), ("03354", 1994), ("02000", None), ("11000", None)],
    columns=["id", "territory_since"],
)
WORDS = MappingProxyType({"de": "Wort", "en": "word"})
Row = tuple[str, str, int, float | None] | tuple[str, str, int, float | None, Flag]


def reading(*rows: Row, recalculated: bool = False) -> Reading:
    full = [(row[0], row[1], row[2], row[3], row[4] if len(row) == 5 else Flag.CONFIRMED) for row in rows]
    return Reading(tidy(full), files=("a.csv",), recalculated=recalculated)


def assembled(readings: Reading | list[Reading], *indicators: Indicator) -> pd.DataFrame:
    every = readings if isinstance(readings, list) else [readings]
    return assemble(every, {indicator.id: indicator for indicator in indicators}, AREAS)


def found(frame: pd.DataFrame, indicator: str = "number") -> Mapping[tuple[str, int], float | None]:
    part = frame[frame["indicator"] == indicator]
    return {
        (a, y): None if pd.isna(v) else v for a, y, v in zip(part["area"], part["year"], part["value"], strict=True)
    }


def marks(frame: pd.DataFrame, indicator: str = "number") -> Mapping[tuple[str, int], str]:
    part = frame[frame["indicator"] == indicator]
    return dict(zip(zip(part["area"], part["year"], strict=True), part["flag"], strict=True))


def number(*series: str, **declared: object) -> Indicator:
    return an_indicator("number", series=series, **declared)


def share() -> list[Indicator]:
    ratio = an_indicator("share", Rule.RATIO, numerator="part", denominator="whole", factor=100)
    return [ratio, an_indicator("part", series=("f/t/part",)), an_indicator("whole", series=("f/t/whole",))]


class TestJoinedSeries:
    def test_two_series_follow_one_another(self) -> None:
        read = reading(("f/old/n", "03353", 2010, 1), ("f/new/n", "03353", 2011, 2))
        assert found(assembled(read, number("f/old/n", "f/new/n"))) == {("03353", 2010): 1, ("03353", 2011): 2}

    def test_where_both_have_the_same_value_it_is_there_once(self) -> None:
        read = [reading(("f/old/n", "03353", 2010, 1)), reading(("f/new/n", "03353", 2010, 1))]
        assert found(assembled(read, number("f/old/n", "f/new/n"))) == {("03353", 2010): 1}

    def test_a_value_of_one_fills_what_the_other_leaves_open(self) -> None:
        read = reading(("f/old/n", "03353", 2010, None, Flag.CONFIDENTIAL), ("f/new/n", "03353", 2010, 7))
        frame = assembled(read, number("f/old/n", "f/new/n"))
        assert found(frame) == {("03353", 2010): 7}
        assert marks(frame) == {("03353", 2010): "confirmed"}

    def test_two_values_for_one_area_and_year_are_refused_by_indicator_area_and_year(self) -> None:
        read = reading(("f/old/n", "03353", 2010, 1), ("f/new/n", "03353", 2010, 1.5), ("f/new/n", "03354", 2010, 3))
        with pytest.raises(AssemblyError, match=r"^number: its series disagree for 03353 in 2010, 1 times"):
            assembled(read, number("f/old/n", "f/new/n"))

    def test_a_series_that_nobody_read_is_named_with_the_nearest_of_all_that_were_read(self) -> None:
        read = reading(("f/cattle/Rinder insgesamt", "03353", 2010, 1), ("f/t/n", "03353", 2010, 1))
        wrong = an_indicator("cattle", series=("f/cattle/Rinder gesamt",))
        with pytest.raises(AssemblyError, match=r"^cattle: nobody read .*'f/cattle/Rinder gesamt'; near: .*insgesamt'"):
            assembled(read, number("f/t/n"), wrong)

    def test_a_series_without_any_area_of_the_register_counts_as_not_read(self) -> None:
        with pytest.raises(AssemblyError, match=r"^number: nobody read the series 'f/t/n'"):
            assembled(reading(("f/t/n", "03353001", 2010, 1), ("f/t/m", "03353", 2010, 1)), number("f/t/n"))

    def test_series_that_no_indicator_declares_are_left_out(self) -> None:
        read = reading(("f/t/n", "03353", 2010, 1), ("f/t/other", "03353", 2010, 2))
        assert found(assembled(read, number("f/t/n"))) == {("03353", 2010): 1}


class TestTerms:
    def test_terms_are_added_and_a_minus_subtracts(self) -> None:
        read = reading(("f/t/born", "03353", 2010, 10), ("f/t/died", "03353", 2010, 12), ("f/t/here", "03353", 2010, 1))
        assert found(assembled(read, an_indicator(terms=("f/t/born", "-f/t/died", "f/t/here")))) == {
            ("03353", 2010): -1
        }

    def test_the_first_term_may_be_the_one_that_is_subtracted(self) -> None:
        read = reading(("f/t/born", "03353", 2010, 10), ("f/t/died", "03353", 2010, 12))
        assert found(assembled(read, an_indicator(terms=("-f/t/died", "f/t/born")))) == {("03353", 2010): -2}

    def test_without_one_term_there_is_no_sum(self) -> None:
        read = reading(("f/t/a", "03353", 2010, 1), ("f/t/a", "03353", 2011, 1), ("f/t/b", "03353", 2011, 2))
        assert found(assembled(read, an_indicator(terms=("f/t/a", "f/t/b")))) == {("03353", 2011): 3}

    def test_a_confidential_term_makes_the_sum_confidential(self) -> None:
        read = reading(("f/t/a", "03353", 2010, 1), ("f/t/b", "03353", 2010, None, Flag.CONFIDENTIAL))
        frame = assembled(read, an_indicator(terms=("f/t/a", "f/t/b")))
        assert found(frame) == {("03353", 2010): None}
        assert marks(frame) == {("03353", 2010): "confidential"}

    def test_a_sum_carries_the_worst_flag_of_its_terms(self) -> None:
        read = reading(("f/t/a", "03353", 2010, 1, Flag.PROVISIONAL), ("f/t/b", "03353", 2010, 2, Flag.ESTIMATED))
        assert marks(assembled(read, an_indicator(terms=("f/t/a", "f/t/b")))) == {("03353", 2010): "estimated"}


class TestRatios:
    def test_a_ratio_is_computed_from_its_parts_in_whatever_order_they_are_declared(self) -> None:
        read = reading(("f/t/part", "03353", 2010, 1), ("f/t/whole", "03353", 2010, 8))
        assert found(assembled(read, *share()), "share") == {("03353", 2010): 12.5}

    @pytest.mark.parametrize("above", [0, 5])
    def test_a_denominator_of_zero_gives_no_value(self, above: float) -> None:
        read = reading(("f/t/part", "03353", 2010, above), ("f/t/whole", "03353", 2010, 0))
        frame = assembled(read, *share())
        assert found(frame, "share") == {("03353", 2010): None}
        assert marks(frame, "share") == {("03353", 2010): "not_published"}

    def test_there_is_no_ratio_where_one_part_was_never_observed(self) -> None:
        read = reading(("f/t/part", "03353", 2010, 1), ("f/t/whole", "03353", 2011, 8))
        assert found(assembled(read, *share()), "share") == {}

    @pytest.mark.parametrize("hidden", ["f/t/part", "f/t/whole"])
    def test_a_confidential_part_makes_the_ratio_confidential(self, hidden: str) -> None:
        other = {"f/t/part", "f/t/whole"} - {hidden}
        read = reading((hidden, "03353", 2010, None, Flag.CONFIDENTIAL), (other.pop(), "03353", 2010, 3))
        assert marks(assembled(read, *share()), "share") == {("03353", 2010): "confidential"}

    def test_a_ratio_of_itself_is_refused_with_the_way_it_goes(self) -> None:
        circle = [
            an_indicator("a", Rule.RATIO, numerator="b", denominator="c"),
            an_indicator("b", Rule.RATIO, numerator="a", denominator="c"),
            an_indicator("c", series=("f/t/c",)),
        ]
        with pytest.raises(AssemblyError, match=r"a: a ratio of itself: a → b"):
            assembled(reading(("f/t/c", "03353", 2010, 1)), *circle)

    def test_a_ratio_of_a_ratio_is_computed(self) -> None:
        twice = an_indicator("twice", Rule.RATIO, numerator="share", denominator="whole")
        read = reading(("f/t/part", "03353", 2010, 1), ("f/t/whole", "03353", 2010, 8))
        assert found(assembled(read, twice, *share()), "twice") == {("03353", 2010): 12.5 / 8}


class TestAreas:
    def test_areas_outside_the_register_are_left_out(self) -> None:
        read = reading(("f/t/n", "03353", 2010, 1), ("f/t/n", "03152", 2010, 2), ("f/t/n", "03353001", 2010, 3))
        assert found(assembled(read, number("f/t/n"))) == {("03353", 2010): 1}

    def test_years_before_todays_territory_are_left_out(self) -> None:
        read = reading(("f/t/n", "03354", 1993, 1), ("f/t/n", "03354", 1994, 2), ("f/t/n", "03353", 1993, 3))
        frame = assembled(read, number("f/t/n"))
        assert found(frame) == {("03353", 1993): 3, ("03354", 1993): None, ("03354", 1994): 2}
        assert marks(frame)["03354", 1993] == "other_territory"

    def test_of_another_territory_only_what_was_published_is_known(self) -> None:
        read = reading(("f/t/n", "03354", 1993, None, Flag.CONFIDENTIAL), ("f/t/n", "03354", 1994, 2))
        assert found(assembled(read, number("f/t/n"))) == {("03354", 1994): 2}

    def test_years_that_the_publisher_recalculated_to_todays_territory_are_kept(self) -> None:
        read = reading(("f/t/n", "03354", 1993, 1), recalculated=True)
        assert found(assembled(read, number("f/t/n"))) == {("03354", 1993): 1}

    @pytest.mark.parametrize(("given", "copy"), [("02", "02000"), ("02000", "02"), ("11", "11000"), ("11000", "11")])
    def test_hamburg_and_berlin_have_their_values_as_kreis_and_as_land(self, given: str, copy: str) -> None:
        frame = assembled(reading(("f/t/n", given, 2010, 5, Flag.PROVISIONAL)), number("f/t/n"))
        assert found(frame) == {(given, 2010): 5, (copy, 2010): 5}
        assert set(marks(frame).values()) == {"provisional"}

    def test_a_value_that_the_publisher_gives_under_both_keys_stays_as_published(self) -> None:
        read = reading(("f/t/n", "02", 2010, 74.5), ("f/t/n", "02000", 2010, 75))
        assert found(assembled(read, number("f/t/n"))) == {("02", 2010): 74.5, ("02000", 2010): 75}


class TestFlags:
    BREAK = Break(year=2011, cause=WORDS)

    @pytest.mark.parametrize("first", [2011, 2012])
    def test_the_first_value_from_a_break_on_is_marked_and_no_other(self, first: int) -> None:
        read = reading(*(("f/t/n", "03353", year, 1) for year in (2009, 2010, first, 2013)))
        assert marks(assembled(read, number("f/t/n", breaks=(self.BREAK,)))) == {
            ("03353", 2009): "confirmed",
            ("03353", 2010): "confirmed",
            ("03353", first): "break",
            ("03353", 2013): "confirmed",
        }

    def test_an_area_whose_values_begin_after_a_break_is_not_marked(self) -> None:
        read = reading(
            ("f/t/n", "03353", 2011, 1), ("f/t/n", "03354", 2010, None, Flag.CONFIDENTIAL), ("f/t/n", "03354", 2011, 1)
        )
        frame = assembled(read, number("f/t/n", breaks=(self.BREAK,)))
        assert [marks(frame)[area, 2011] for area in ("03353", "03354")] == ["confirmed", "confirmed"]

    def test_a_break_is_marked_at_the_first_value_when_cells_are_confidential(self) -> None:
        read = reading(
            ("f/t/n", "03353", 2010, 1), ("f/t/n", "03353", 2011, None, Flag.CONFIDENTIAL), ("f/t/n", "03353", 2012, 1)
        )
        frame = assembled(read, number("f/t/n", breaks=(self.BREAK,)))
        assert [marks(frame)["03353", year] for year in (2011, 2012)] == ["confidential", "break"]

    def test_a_break_does_not_hide_a_worse_flag(self) -> None:
        worse = Remark(text=WORDS, flag=Flag.NOT_COMPARABLE, years=(2011,))
        read = reading(("f/t/n", "03353", 2010, 1), ("f/t/n", "03353", 2011, 1))
        frame = assembled(read, number("f/t/n", breaks=(self.BREAK,), remarks=(worse,)))
        assert marks(frame)["03353", 2011] == "not_comparable"

    @pytest.mark.parametrize(
        ("years", "areas", "marked"),
        [
            ((), (), {("03353", 2010), ("03353", 2011), ("03354", 2010), ("03354", 2011)}),
            ((2010,), (), {("03353", 2010), ("03354", 2010)}),
            ((), ("03354",), {("03354", 2010), ("03354", 2011)}),
            ((2011,), ("03353",), {("03353", 2011)}),
        ],
    )
    def test_a_remark_marks_its_areas_and_years(
        self, years: tuple[int, ...], areas: tuple[str, ...], marked: set[tuple[str, int]]
    ) -> None:
        read = reading(*(("f/t/n", area, year, 1) for area in ("03353", "03354") for year in (2010, 2011)))
        remark = Remark(text=WORDS, flag=Flag.ESTIMATED, years=years, areas=areas)
        frame = assembled(read, number("f/t/n", remarks=(remark,)))
        assert {key for key, flag in marks(frame).items() if flag == "estimated"} == marked

    def test_a_remark_never_makes_a_value_look_better_than_its_publisher_says(self) -> None:
        remark = Remark(text=WORDS, flag=Flag.CONFIRMED)
        frame = assembled(reading(("f/t/n", "03353", 2010, 1, Flag.ESTIMATED)), number("f/t/n", remarks=(remark,)))
        assert marks(frame) == {("03353", 2010): "estimated"}

    def test_a_confidential_cell_stays_confidential_under_a_remark(self) -> None:
        remark = Remark(text=WORDS, flag=Flag.NOT_COMPARABLE)
        read = reading(("f/t/n", "03353", 2010, None, Flag.CONFIDENTIAL))
        assert marks(assembled(read, number("f/t/n", remarks=(remark,)))) == {("03353", 2010): "confidential"}

    def test_a_missing_value_without_a_reason_is_not_published(self) -> None:
        assert marks(assembled(reading(("f/t/n", "03353", 2010, None)), number("f/t/n"))) == {
            ("03353", 2010): "not_published"
        }


def test_the_result_is_sorted_and_has_one_row_per_indicator_area_and_year() -> None:
    rows = [("f/t/n", "03354", 2011, 1.0), ("f/t/n", "03353", 2011, 2.0), ("f/t/n", "03353", 2010, 3.0)]
    frame = assembled(reading(*rows), number("f/t/n"), an_indicator("a", series=("f/t/n",)))
    keys = list(zip(frame["indicator"], frame["area"], frame["year"], strict=True))
    assert keys == sorted(set(keys))
    assert list(frame.columns) == ["indicator", "area", "year", "value", "flag"]
    assert len(keys) == 6
