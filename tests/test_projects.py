import csv
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from project_rows import made, write

from data.folding import fold
from data.project_areas import REGION, UNSTATED, UnknownAreaError, count_by_area, lies_within, sums_by_kind, touches
from data.project_filters import NOT_STATED, Choice, choose, is_in_period
from data.project_schema import AREAS, COLUMNS, KINDS, LAYERS, STATUSES, ProjectError, days
from data.projects import BUILT, BY_HAND, FILES, LANDKREISE, Project, by_id, distinct, load_projects
from geo.areas import PARTNERS, REGION_PARTS

CATALOGUE = by_id(load_projects())
TWO_IN_HARBURG = {"areas": "03353", "amount_eur": "10.50", "amount_kind": "paid"}
CITY = {"areas": "03355022", "amount_eur": "100", "amount_kind": "paid"}
DISTRICT_AND_CITY = {"areas": "03355;03355022", "amount_eur": "1000", "amount_kind": "paid"}
STADE_AND_UELZEN = {"areas": "03359;03360", "amount_eur": "10000", "amount_kind": "paid", "amount_is_about": "yes"}


def ids(projects: tuple[Project, ...]) -> list[str]:
    return [project.id for project in projects]


class TestSchema:
    @pytest.mark.parametrize(
        ("wrong", "column", "said"),
        [
            ({"areas": "03353;99999"}, "areas", "unknown '99999'"),
            ({"areas": "03353;03353"}, "areas", "empty or repeated"),
            ({"areas": "region"}, "areas", "unknown 'region'"),
            ({"field": "energie"}, "field", "unknown 'energie'"),
            ({"layer": "list"}, "layer", "unknown 'list'"),
            ({"layer": ""}, "layer", "is empty"),
            ({"layer": "added"}, "layer", "'added' does not belong in some.csv"),
            ({"status": "läuft"}, "status", "unknown 'läuft'"),
            ({"certainty": "sure"}, "certainty", "unknown 'sure'"),
            ({"certainty": ""}, "certainty", "is empty"),
            ({"amount_eur": "5", "amount_kind": "Zuschuss"}, "amount_kind", "unknown 'Zuschuss'"),
            ({"amount_eur": "5"}, "amount_kind", "is empty although there is a sum"),
            ({"amount_kind": "paid"}, "amount_eur", "is empty although a kind"),
            ({"amount_is_about": "yes"}, "amount_is_about", "without a sum"),
            ({"amount_eur": "1.234,50", "amount_kind": "paid"}, "amount_eur", "no sum in euro"),
            ({"amount_eur": "-5", "amount_kind": "paid"}, "amount_eur", "no sum in euro"),
            ({"begin": "2020-05", "end": "2020-04"}, "end", "2020-04 is before the begin, 2020-05"),
            ({"begin": "2020-05-02", "end": "2020-05-01"}, "end", "before the begin"),
            ({"begin": "Mai 2020"}, "begin", "'Mai 2020' is no date"),
            ({"end": "2020-13"}, "end", "no date"),
            ({"status_date": "2021-02-29"}, "status_date", "no date"),
            ({"source_url": ""}, "source_url", "is empty"),
            ({"source_url": "example.org"}, "source_url", "no address"),
            ({"source_url2": "siehe oben"}, "source_url2", "no address"),
            ({"id": "X 1"}, "id", "is no id"),
            ({"id": ""}, "id", "is empty"),
            ({"title": ""}, "title", "is empty"),
            ({"lead": "A;;B"}, "lead", "empty or repeated"),
            ({"lead": "Erika Muster", "lead_is_person": "yes"}, "lead", "names a person"),
            ({"is_beyond": "ja"}, "is_beyond", "unknown 'ja'"),
            ({"inferred": "place"}, "inferred", "unknown 'place'"),
            ({"same_as": "x-9"}, "same_as", "no other project 'x-9'"),
            ({"same_as": "x-2"}, "same_as", "no other project 'x-2'"),
            ({"description_en": "A barn."}, "description_de", "is empty"),
            ({"description_de": "Eine Scheune."}, "description_en", "is empty"),
            ({"title": " Hof"}, "title", "blanks around"),
        ],
    )
    def test_each_mistake_is_named_with_row_and_column(
        self, tmp_path: Path, wrong: dict[str, str], column: str, said: str
    ) -> None:
        file = write(tmp_path / "some.csv", {}, {"id": "x-2"} | wrong)
        with pytest.raises(ProjectError) as raised:
            load_projects((file,))
        assert [(problem.row, problem.column) for problem in raised.value.problems] == [(3, column)]
        assert said in raised.value.problems[0].message
        assert str(raised.value).startswith(f"some.csv: row 3, column {column}: ")

    def test_all_mistakes_of_a_file_are_named_at_once(self, tmp_path: Path) -> None:
        file = write(tmp_path / "some.csv", {"field": "x", "areas": "1"}, {"id": "x-2"}, {"id": "x-2", "title": ""})
        with pytest.raises(ProjectError) as raised:
            load_projects((file,))
        found = [(problem.row, problem.column) for problem in raised.value.problems]
        assert found == [(2, "areas"), (2, "field"), (4, "id"), (4, "title")]
        assert len(str(raised.value).splitlines()) == 4

    def test_an_id_of_another_file_is_not_given_again(self, tmp_path: Path) -> None:
        files = (write(tmp_path / "one.csv", {}), write(tmp_path / "two.csv", {}))
        with pytest.raises(ProjectError, match=r"^two\.csv: row 2, column id: 'x-1' is given twice$"):
            load_projects(files)

    @pytest.mark.parametrize(
        ("text", "row", "column", "said"),
        [
            ("", 1, "id", "missing"),
            (",".join(COLUMNS).replace("title", "titel"), 1, "titel", "unknown"),
            (",".join(COLUMNS) + ",id", 1, "id", "twice"),
            (",".join(COLUMNS) + "\nx-1,researched", 2, "remark", "2 cells instead of 29"),
            (",".join(COLUMNS) + '\n"x-1', 1, "id", "cannot be read"),
        ],
    )
    def test_a_file_of_another_shape_is_named_with_row_and_column(
        self, tmp_path: Path, *, text: str, row: int, column: str, said: str
    ) -> None:
        file = tmp_path / "some.csv"
        file.write_text(text, encoding="utf-8")
        with pytest.raises(ProjectError) as raised:
            load_projects((file,))
        assert raised.value.problems[0][:2] == (row, column) and said in raised.value.problems[0].message

    def test_a_file_that_is_missing_or_in_another_encoding_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(ProjectError, match=r"nothing\.csv: .*cannot be read"):
            load_projects((tmp_path / "nothing.csv",))
        write(tmp_path / "old.csv", {"title": "Gründung"})
        (tmp_path / "old.csv").write_bytes((tmp_path / "old.csv").read_text(encoding="utf-8").encode("cp1252"))
        with pytest.raises(ProjectError, match=r"old\.csv: .*cannot be read"):
            load_projects((tmp_path / "old.csv",))

    def test_a_byte_order_mark_and_empty_lines_at_the_end_do_no_harm(self, tmp_path: Path) -> None:
        file = write(tmp_path / "some.csv", {})
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes() + b"\n\n")
        assert ids(load_projects((file,))) == ["x-1"]

    def test_a_date_means_all_its_days(self) -> None:
        assert [str(day) for day in days("2020")] == ["2020-01-01", "2020-12-31"]
        assert [str(day) for day in days("2020-02")] == ["2020-02-01", "2020-02-29"]
        assert [str(day) for day in days("2020-02-03")] == ["2020-02-03", "2020-02-03"]

    def test_an_end_known_by_its_year_is_not_before_a_month_of_this_year(self, tmp_path: Path) -> None:
        assert len(made(tmp_path, {"begin": "2020-05", "end": "2020"}, {"begin": "2020", "end": "2020-01-01"})) == 2

    def test_the_areas_are_the_six_partners(self) -> None:
        assert AREAS == PARTNERS and LANDKREISE == REGION_PARTS


class TestCatalogue:
    def test_the_committed_files_pass_the_check(self) -> None:
        assert len(CATALOGUE) >= 316
        assert {project.layer for project in CATALOGUE.values()} >= set(LAYERS) - {"added"}

    def test_what_is_read_is_what_stands_in_the_file(self) -> None:
        with BUILT.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
        assert [row["id"] for row in rows] == list(CATALOGUE)[: len(rows)]
        for row in rows:
            project = CATALOGUE[row["id"]]
            cells = {column: getattr(project, column) for column in COLUMNS}
            assert {
                column: ";".join(value) if isinstance(value, tuple) else "yes" if value is True else str(value or "")
                for column, value in cells.items()
            } == row

    def test_a_row_in_the_file_for_hands_adds_a_project(self, tmp_path: Path) -> None:
        file = write(tmp_path / BY_HAND.name, {"id": "neu", "layer": "added"})
        assert ids(load_projects((BUILT, file)))[-1] == "neu"
        assert BY_HAND.read_text(encoding="utf-8").splitlines()[0] == ",".join(COLUMNS)

    def test_a_row_of_the_build_does_not_belong_in_the_file_for_hands(self, tmp_path: Path) -> None:
        with pytest.raises(ProjectError, match=r"'researched' does not belong in projects_added\.csv"):
            load_projects((write(tmp_path / BY_HAND.name, {}),))

    def test_every_researched_project_is_described_in_both_languages(self) -> None:
        researched = [project for project in CATALOGUE.values() if project.layer == "researched"]
        assert len(researched) == 61
        assert all(project.description(language) for project in researched for language in ("de", "en"))
        assert len({project.description_de for project in researched}) == 61

    def test_no_private_person_is_named(self) -> None:
        text = "".join(file.read_text(encoding="utf-8") for file in FILES)
        assert "Schmidt" not in text and "Inh." not in text and "(privat)" not in text
        assert CATALOGUE["g-6"].lead_is_person and not CATALOGUE["g-6"].lead
        assert [project.id for project in CATALOGUE.values() if project.lead_is_person] == ["g-6"]

    def test_none_of_the_nine_projects_of_smart_region_is_listed(self) -> None:
        assert [each.id for each in CATALOGUE.values() if "SMART REGION" in each.title] == ["sr-0"]

    def test_every_kind_of_sum_says_in_the_words_of_the_source_what_it_is(self) -> None:
        with_sum = [project for project in CATALOGUE.values() if project.amount_eur is not None]
        assert all(project.amount_note for project in with_sum if project.layer != "added")
        assert {project.amount_kind for project in with_sum} == set(KINDS) - {"total_cost"}

    def test_every_status_occurs(self) -> None:
        assert {project.status for project in CATALOGUE.values()} == {*STATUSES, ""}

    def test_a_mapping_of_ours_and_a_region_wide_project_say_so(self) -> None:
        assert CATALOGUE["e-6"].field_is_ours and not CATALOGUE["sr-0"].field_is_ours
        assert [each.id for each in CATALOGUE.values() if each.is_region_wide] == ["sr-0", "q-1", "e-1", "f-4"]

    def test_an_operation_that_is_a_researched_project_counts_once(self) -> None:
        same = {project.same_as for project in CATALOGUE.values() if project.same_as}
        assert same == {"d-7", "d-8", "d-9", "e-5", "e-6", "f-8", "g-1", "g-2", "g-3", "m-5", "m-7"}
        assert len(distinct(CATALOGUE.values())) == len(CATALOGUE) - 11
        alone = [project for project in CATALOGUE.values() if project.layer == "efre_2007_2013"]
        assert len(distinct(alone)) == 232


class TestAreas:
    @pytest.fixture
    def projects(self, tmp_path: Path) -> tuple[Project, ...]:
        return made(tmp_path, TWO_IN_HARBURG, TWO_IN_HARBURG, CITY, DISTRICT_AND_CITY, STADE_AND_UELZEN, {"areas": ""})

    def test_a_project_counts_in_each_of_its_areas_and_once_in_the_region(self, projects: tuple[Project, ...]) -> None:
        assert dict(count_by_area(projects)) == {
            "03353": 2, "03354": 0, "03355": 2, "03355022": 2, "03359": 1, "03360": 1, REGION: 5, UNSTATED: 1,
        }  # fmt: skip

    def test_an_operation_and_the_researched_project_that_it_is_count_once(self, tmp_path: Path) -> None:
        both = made(tmp_path, TWO_IN_HARBURG, TWO_IN_HARBURG | {"layer": "efre_2007_2013", "same_as": "x-1"})
        assert count_by_area(both)["03353"] == 1 and count_by_area(both[1:])["03353"] == 1
        assert sums_by_kind(both, "03353")[0].amount_eur == Decimal("10.50")

    def test_sums_of_an_area_are_exact_and_leave_what_is_for_several_areas_undivided(
        self, projects: tuple[Project, ...]
    ) -> None:
        def found(area: str) -> list[tuple[Decimal | None, tuple[str, ...], tuple[str, ...]]]:
            return [(each.amount_eur, each.projects, each.undivided) for each in sums_by_kind(projects, area)]

        assert found("03353") == [(Decimal("21.00"), ("x-1", "x-2"), ())]
        assert found("03355022") == [(Decimal("100"), ("x-3",), ("x-4",))]
        assert found("03355") == [(Decimal("1100"), ("x-3", "x-4"), ())]  # the city lies in the district
        assert found("03359") == [(None, (), ("x-5",))]
        assert found(REGION) == [(Decimal("11121.00"), ("x-1", "x-2", "x-3", "x-4", "x-5"), ())]
        assert found("03354") == found(UNSTATED) == []

    def test_kinds_of_money_are_never_added(self, tmp_path: Path) -> None:
        projects = made(tmp_path, TWO_IN_HARBURG, TWO_IN_HARBURG | {"amount_kind": "granted"}, {"areas": "03353"})
        sums = sums_by_kind(projects, "03353")
        assert [(each.kind, each.amount_eur) for each in sums] == [
            ("paid", Decimal("10.50")),
            ("granted", Decimal("10.50")),
        ]

    def test_a_sum_with_one_that_is_about_is_about(self, projects: tuple[Project, ...]) -> None:
        assert sums_by_kind(projects, REGION)[0].is_about and not sums_by_kind(projects, "03353")[0].is_about

    def test_a_sum_that_reaches_beyond_the_region_belongs_to_no_area_of_it(self, tmp_path: Path) -> None:
        (project,) = made(tmp_path, TWO_IN_HARBURG | {"is_beyond": "yes"})
        assert touches(project, "03353") and not lies_within(project, "03353")
        assert sums_by_kind([project], REGION)[0].undivided == ("x-1",)

    def test_an_unknown_area_is_an_error(self, projects: tuple[Project, ...]) -> None:
        with pytest.raises(UnknownAreaError):
            sums_by_kind(projects, "03351")

    @settings(deadline=None)
    @given(st.lists(st.sampled_from(sorted(CATALOGUE)), unique=True, max_size=40))
    def test_the_region_has_no_fewer_projects_than_an_area_and_no_more_than_all_districts(
        self, some: list[str]
    ) -> None:
        counts = count_by_area([CATALOGUE[each] for each in some])
        assert max(counts[area] for area in AREAS) <= counts[REGION] <= sum(counts[area] for area in LANDKREISE)

    def test_counts_and_sums_of_the_catalogue_are_those_counted_by_hand(self) -> None:
        researched = [project for project in CATALOGUE.values() if project.layer == "researched"]
        counts = count_by_area(researched)
        assert (counts["03354"], counts["03359"], counts[REGION], counts[UNSTATED]) == (15, 19, 56, 5)
        # Resilient town centres of Lüchow, Lüneburg and Winsen; Süderelbe and Elbtalaue-Heide-Wendland, undivided.
        reserved = {area: each for area in AREAS for each in sums_by_kind(researched, area) if each.kind == "reserved"}
        assert reserved["03354"].amount_eur == reserved["03355022"].amount_eur == Decimal("3950000")
        assert reserved["03354"].undivided == ("zr-3",) and reserved["03359"].amount_eur is None


class TestFilters:
    def test_without_a_choice_all_projects_are_there_in_their_order(self) -> None:
        assert ids(choose(CATALOGUE.values(), Choice())) == list(CATALOGUE)

    @pytest.mark.parametrize(
        ("choice", "some", "others"),
        [
            (Choice(fields=("energy",)), ["e-6"], ["m-1"]),
            (Choice(fields=("energy", "materials")), ["e-6", "m-1"], ["f-1"]),
            (Choice(fields=(NOT_STATED,)), ["efre-2007-2013-007"], ["e-6", "sr-0"]),
            (Choice(areas=("03360",)), ["f-1", "sr-0"], ["m-1", "e-7"]),
            (Choice(areas=("03355",)), ["e-6", "q-4"], ["m-1"]),
            (Choice(areas=("03355022",)), ["e-6", "zr-1b"], ["zr-3"]),
            (Choice(areas=(UNSTATED,)), ["e-7", "f-5"], ["sr-0"]),
            (Choice(areas=(REGION,)), ["sr-0", "f-1"], ["e-7"]),
            (Choice(statuses=("planned",)), ["zr-1a"], ["zr-1"]),
            (Choice(statuses=(NOT_STATED,)), ["esf-2014-2020-001"], ["zr-1"]),
            (Choice(programmes=("interreg-ivb-nordsee",)), ["f-7"], ["f-1"]),
            (Choice(layers=("esf_2014_2020",)), ["esf-2014-2020-018"], ["efre-2014-2020-001", "sr-0"]),
            (Choice(layers=("researched",), areas=("03359",), fields=("food",)), ["f-2", "zr-4"], ["f-1", "m-1"]),
        ],
    )
    def test_a_choice_keeps_what_fits_and_drops_the_rest(
        self, choice: Choice, some: list[str], others: list[str]
    ) -> None:
        found = ids(choose(CATALOGUE.values(), choice))
        assert set(some) <= set(found) and not set(others) & set(found)

    @pytest.mark.parametrize(
        ("begin", "end", "years", "fits"),
        [
            ("2010", "2014", (2014, 2020), True),
            ("2010", "2014", (2000, 2010), True),
            ("2010", "2014", (2011, 2012), True),
            ("2010", "2014", (2015, 2020), False),
            ("", "2015", (2015, 2015), True),
            ("", "2015", (2010, 2014), False),  # no earlier begin is assumed
            ("2018-03", "", (2018, 2018), True),
            ("2018-03", "", (2019, 2020), False),  # no later end is assumed
        ],
    )
    def test_a_period_keeps_the_projects_whose_known_run_touches_it(
        self, tmp_path: Path, *, begin: str, end: str, years: tuple[int, int], fits: bool
    ) -> None:
        (project,) = made(tmp_path, {"begin": begin, "end": end})
        assert is_in_period(project, years) is fits

    def test_projects_without_a_date_are_kept_or_dropped_as_asked(self, tmp_path: Path) -> None:
        projects = made(tmp_path, {}, {"begin": "2020"})
        assert ids(choose(projects, Choice(years=(1990, 1991)))) == ["x-1"]
        assert ids(choose(projects, Choice(years=(2020, 2020), with_undated=False))) == ["x-2"]

    @pytest.mark.parametrize(
        "words",
        [
            "gründungszentrum",
            "GRUENDUNGSZENTRUM",
            "grundungszentrum",
            "zentrum  gründung",
            "wlh",
            "wirtschaftsförderung",
        ],
    )
    def test_words_are_found_whatever_their_case_order_and_umlauts(self, tmp_path: Path, words: str) -> None:
        projects = made(tmp_path, {"partners": "WLH"}, {"title": "Deich"})
        assert ids(choose(projects, Choice(words=words))) == ["x-1"]

    def test_words_are_found_in_title_organisations_and_both_descriptions(self, tmp_path: Path) -> None:
        described = {"description_de": "Ein Löschteich.", "description_en": "A pond."}
        projects = made(tmp_path, {"title": "Teich"}, {"lead": "Löwe e.V."}, {"partners": "Löwen"}, described)
        assert ids(choose(projects, Choice(words="lö"))) == ["x-2", "x-3", "x-4"]
        assert ids(choose(projects, Choice(words="pond"))) == ["x-4"]
        assert ids(choose(projects, Choice(words="teich löwe"))) == []

    @settings(deadline=None)
    @given(st.text(max_size=12))
    def test_any_words_can_be_searched_and_folding_twice_is_folding_once(self, words: str) -> None:
        choose(CATALOGUE.values(), Choice(words=words))
        assert fold(fold("Straße Öl É")) == fold("Straße Öl É") == "strasse oel e"
