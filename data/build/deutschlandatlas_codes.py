"""Deutschlandatlas: what the column codes mean and which period they describe.

Both follow the documentation that the publisher has embedded in the workbook (sheet Vorblatt, a PDF of 12.12.2024).
The year in a sheet's name is the territorial status of its keys, not the year of the figures: `teilz_insg` describes
2022 in the sheet of 2020. Two units are easily mistaken: `v_harzt` counts doctors and `elade` counts charging points
per 100,000 inhabitants.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Code:
    """Meaning and unit of one column, and the period or date that it describes."""

    meaning: str
    period: str


def _codes(period: str, **meanings: str) -> dict[str, Code]:
    return {code: Code(meaning, period) for code, meaning in meanings.items()}


KREIS_1222 = (
    _codes(
        "2022",
        fl_suv="settlement and traffic area, % of area",
        fl_landw="agricultural area, % of area",
        fl_wald="forest, % of area",
        bev_binw="balance of internal migration per 10,000 inhabitants",
        bev_ausw="balance of external migration per 10,000 inhabitants",
        ko_kasskred="short-term loans of the municipal core budgets, € per inhabitant",
        bev_u18="inhabitants under 18, %",
        bev_18_65="inhabitants from 18 to 64, %",
        bev_ue65="inhabitants aged 65 and over, %",
        bev_ausl="foreigners, %",
        wohn_EZFH="completed dwellings in new buildings with one or two, per 10,000 inhabitants",
        wohn_MFH="completed dwellings in new buildings with three or more, per 10,000 inhabitants",
        heiz_wohn="completed dwellings in new residential buildings heated mainly by renewables, %",
        heiz_wohn_best="existing dwellings in residential buildings heated mainly by renewables, %",
        wohn_leer="vacant dwellings, % of dwellings in buildings with living space",
        erw_mini="only marginally employed, % of persons in employment",
        erw_minineben="marginally employed in a second job, % of persons in employment",
        sozsich="recipients of minimum social security, % of inhabitants",
        v_harzt="general practitioners per 100,000 inhabitants",
        v_karzt="paediatricians per 100,000 inhabitants under 15",
        schule_oabschl="school leavers without Hauptschulabschluss, %",
        kbetr_u3="children under 3 in day care, %",
        kbetr_ue3="children from 3 to 5 in day care, %; can exceed 100",
        kbetr_ue6="children from 6 to 10 in day care, %",
        kinder_bg="children under 15 in households on SGB II, %",
    )
    | _codes("15.05.2022", wohn_eigen="households in a dwelling of their own, % of households")
    | _codes("2012–2022", erw_wachs="persons in employment at the place of work, mean change per year, %")
    | _codes(
        "2023",
        ew_sportv="sports clubs per 100,000 inhabitants",
        mitgl_sportv="members of sports clubs per 100 inhabitants",
        bquali_unifh="employees at the place of work with academic degree, %",
        bquali_mabschl="employees at the place of work with vocational, not academic degree, %",
        bquali_oabschl="employees at the place of work without vocational degree, %",
        alq="unemployment rate, all civilian labour force, %",
        schulden="over-indebted persons, % of adults",
        straft="criminal offences per 100,000 inhabitants",
        einbr="domestic burglaries per 100,000 inhabitants",
    )
    | _codes("2024", auto="cars per 1,000 inhabitants")
)

KREIS_1221 = (
    _codes("2019", elterng_v="children whose father drew parental allowance, %")
    | _codes(
        "2021",
        wahl_beteil="turnout at the Bundestag election, %",
        erw_bip="gross domestic product per person in employment, 1,000 €",
        hh_veink="disposable income of households per inhabitant, 1,000 €",
        pfl_ambu="outpatient care, % of persons in need of care",
        pfl_stat="permanent inpatient care, % of persons in need of care",
        pfl_geld="care allowance, % of persons in need of care",
    )
    | _codes(
        "2022",
        grusi="basic security in old age, % of those aged 65 and over",
        kbtr_pers="places in day-care centres per pedagogical full-time post",
    )
    | _codes("01.10.2023", elade="public charging points per 100,000 inhabitants")
    | _codes("01.01.2023", eauto="battery-electric cars, % of cars")
)

KREIS_1220 = _codes("2014–2020", erw_vol="volume of work at the place of work, change, %") | _codes(
    "2022",
    teilz_insg="part-time employees, % of employees at the place of work",
    teilz_w="part-time employees, % of female employees at the place of work",
    teilz_m="part-time employees, % of male employees at the place of work",
)

CITY_1222 = (
    _codes("2022", bev_dicht="inhabitants per km²", st_einnkr="tax revenue capacity, € per inhabitant")
    | _codes("2017–2022", bev_entw="inhabitants, mean change per year, %")
    | _codes(
        "2023",
        beschq_insg="employees at the place of residence per 100 inhabitants of working age",
        beschq_w="the same for women",
        beschq_m="the same for men",
    )
    | _codes("01.2024", v_gsm="area with GSM, %", v_lte="area with LTE, %", v_5g="area with 5G, %")
    | _codes("2021", p_markt="minutes by car to the next supermarket or discounter")
    | _codes(
        "2024",
        p_hbad="minutes by car to the next indoor pool",
        p_freibad="minutes by car to the next open-air or natural pool",
        p_notfall="minutes by car to the next hospital with an emergency department",
    )
    | _codes(
        "2021–2024",
        p_grunds="minutes by car to the next primary school",
        p_sek_1="minutes by car to the next lower secondary school",
        p_sek_2="minutes by car to the next upper secondary school",
    )
)

VERBAND_1222 = (
    _codes("15.05.2022", preis_miet_best="net cold rent of existing contracts, € per m²")
    | _codes("2022", pendel="mean commuting distance of employees at the place of residence, km")
    | _codes("2023", reg_energie="installed net capacity of renewables, MW per 1,000 inhabitants")
)

CITY_1221 = (
    _codes("06.2022", v_breitb50="households with 50 Mbit/s, %", v_breitb1000="households with 1,000 Mbit/s, %")
    | _codes(
        "2023",
        p_nelade="minutes by car to the next public normal charging station",
        p_selade="minutes by car to the next public fast charging station",
    )
    | _codes("2021", p_harzt="minutes by car to the next general practice, median")
)

CITY_1220 = _codes("2020", p_apo="minutes by car to the next public pharmacy")

VERBAND_1219 = _codes(
    "2020",
    oenv="inhabitants near a stop with 20 departures a day, %",
    p_ozmz_miv="minutes by car to the next higher-order or middle-order centre",
    p_ozmz_oev="minutes by public transport to the next higher-order or middle-order centre",
)

CITY_1218 = _codes("2016", luftrtng="minutes of flight of air rescue in daytime") | _codes(
    "2014", p_poli="minutes by car from the next police station"
)
