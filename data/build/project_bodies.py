"""The organisations in the texts of researched projects: each text that names several, or something else, is declared.

A district that the source calls by its bare name is written out; a spelling is otherwise left as it is, since
`data.organisations` knows which spellings are the same body.
"""

import re
from pathlib import Path

from data.build.contract import SourceFormatError

DISTRICTS = (
    "Landkreis Harburg", "Landkreis Lüchow-Dannenberg", "Landkreis Lüneburg", "Landkreis Stade", "Landkreis Uelzen",
)  # fmt: skip
LEADS = {
    "nicht genannt": (),
    "Grüne Werkstatt Wendland e.V. / Landkreis Lüchow-Dannenberg": (
        "Grüne Werkstatt Wendland e.V.",
        "Landkreis Lüchow-Dannenberg",
    ),
    "Grüne Werkstatt Wendland / Landkreis Lüchow-Dannenberg": (
        "Grüne Werkstatt Wendland",
        "Landkreis Lüchow-Dannenberg",
    ),
    # Four by the areas of the project, six by its partners.
    "zehn Landkreise": (
        "Landkreis Harburg", "Landkreis Lüneburg", "Landkreis Stade", "Landkreis Uelzen", "Landkreis Celle",
        "Landkreis Cuxhaven", "Landkreis Heidekreis", "Landkreis Osterholz", "Landkreis Rotenburg (Wümme)",
        "Landkreis Verden",
    ),
    "hochschule 21 und Leuphana": ("hochschule 21", "Leuphana"),
    "TU Braunschweig, TU Clausthal, Leibniz Universität Hannover": (
        "TU Braunschweig",
        "TU Clausthal",
        "Leibniz Universität Hannover",
    ),
    "PFH Private Hochschule Göttingen, Hansecampus Stade": ("PFH Private Hochschule Göttingen, Hansecampus Stade",),
    "Lightweight for Hydrogen Stade e.V. / Hansestadt Stade": (
        "Lightweight for Hydrogen Stade e.V.",
        "Hansestadt Stade",
    ),
    "Region Aktiv Wendland-Elbetal e.V. / Wirtschaftsförderung Lüchow-Dannenberg": (
        "Region Aktiv Wendland-Elbetal e.V.",
        "Wirtschaftsförderung Lüchow-Dannenberg",
    ),
    "Landwirtschaftskammer Niedersachsen, Bezirksstelle Uelzen": (
        "Landwirtschaftskammer Niedersachsen, Bezirksstelle Uelzen",
    ),
    "Gesellschaft für Wirtschafts- und Beschäftigungsförderung Lüchow-Dannenberg GmbH": (
        "Gesellschaft für Wirtschafts- und Beschäftigungsförderung Lüchow-Dannenberg GmbH",
    ),
    "Stadt/Samtgemeinde Lüchow (Wendland)": ("Stadt/Samtgemeinde Lüchow (Wendland)",),
}  # fmt: skip
PARTNERS = {
    "5 Landkreise, Hansestadt Lüneburg": (*DISTRICTS, "Hansestadt Lüneburg"),
    "Stade, Lüneburg, Hansestadt Lüneburg, Süderelbe AG": (
        "Landkreis Stade",
        "Landkreis Lüneburg",
        "Hansestadt Lüneburg",
        "Süderelbe AG",
    ),
    "Hochschule 21, Leuphana u. a. (Planung)": ("Hochschule 21", "Leuphana"),
    "Leuphana u. a. (Planung)": ("Leuphana",),
    "Hansecampus Stade, Hochschule 21 (Planung)": ("Hansecampus Stade", "Hochschule 21"),
    "Zukunftsregion Süderelbe": (),  # a programme area, no body
    "WLH; wiss. Begleitung Leuphana, Hochschule 21; TÜV Rheinland Consulting": (
        "WLH",
        "Leuphana",
        "Hochschule 21",
        "TÜV Rheinland Consulting",
    ),
    "Grüne Werkstatt Wendland u. a.": ("Grüne Werkstatt Wendland",),
    "Stendal, Prignitz, Ludwigslust(-Parchim)": (
        "Landkreis Stendal",
        "Landkreis Prignitz",
        "Landkreis Ludwigslust-Parchim",
    ),
    "Hochschulen, regionale Unternehmen": (),
    "Land Niedersachsen; ca. 600 Kooperationspartner": ("Land Niedersachsen",),
    "Celle, Cuxhaven, Heidekreis, Osterholz, Rotenburg, Verden": (),  # six of the ten districts that lead
    "Leuphana, T.U.N. e.V.": ("Leuphana", "T.U.N. e.V."),
    "Partnerland Japan": (),
    "Hamburg, Bremen/Bremerhaven": (),  # the centre's other sites
    "TZEW, IHK Stade, ArL; elf Landkreise": ("TZEW", "IHK Stade", "ArL"),
    "Fluxys, Partners Group, Buss, Dow": ("Fluxys", "Partners Group", "Buss", "Dow"),
    "Ostfalia/INBW Suderburg, AGRAVIS, comcross, Lünecom, Vitrum": (
        "Ostfalia/INBW Suderburg",
        "AGRAVIS",
        "comcross",
        "Lünecom",
        "Vitrum",
    ),
    "HAW Hamburg, hochschule 21, TU Hamburg; OVR/Esteburg": (
        "HAW Hamburg",
        "hochschule 21",
        "TU Hamburg",
        "OVR/Esteburg",
    ),
    "LAG Heideregion, Landkreis Uelzen": ("LAG Heideregion", "Landkreis Uelzen"),
    "Landkreise Stade, Harburg, Lüneburg, Uelzen, Lüchow-Dannenberg": DISTRICTS,
    "Freie und Hansestadt Hamburg, foodactive e.V., Süderelbe AG": (
        "Freie und Hansestadt Hamburg",
        "foodactive e.V.",
        "Süderelbe AG",
    ),
    "Thünen-Institut u. a.": ("Thünen-Institut",),
    "Stiftung Freilichtmuseum am Kiekeberg (2. BA 1.108.061,49 €)": ("Stiftung Freilichtmuseum am Kiekeberg",),
    "Oldendorf(-Himmelpforten)": ("Samtgemeinde Oldendorf-Himmelpforten",),
    "Heidekreis, Uelzen": ("Landkreis Heidekreis", "Landkreis Uelzen"),
    "Landkreis Lüneburg, Biosphärenreservatsverwaltung Niedersächsische Elbtalaue": (
        "Landkreis Lüneburg",
        "Biosphärenreservatsverwaltung Niedersächsische Elbtalaue",
    ),
    "vier Landkreise, u. a. Rotenburg (Wümme), Stade": ("Landkreis Rotenburg (Wümme)", "Landkreis Stade"),
}
SEVERAL = re.compile(r"[,;/]| und | u\. a\.")
LEADER_REGION = re.compile(r"LEADER-(?:Region )?(.+) 2023-2027")
# A beneficiary whose name says that it is a body, not a person.
BODY = re.compile(
    r"\b(?:GmbH|gGmbH|e\.V\.|Stadt|Hansestadt|Landkreis|Gemeinde|Samtgemeinde\w*|Universität|NBank)(?!\w)"
    r"|Stiftung|stiftung|Verband|Verein|verein|verband|Handwerkskammer|Gewerkschaftsbund|Landesarbeitsgemeinschaft"
)
# Bodies whose name does not say so: a co-operative and a partnership under a name of its own.
BODIES = ("Raiffeisen Osterburg-Lüchow-Dannenberg", "job.sozial GbR")
PERSON = re.compile(r"\(privat\)")


def is_body(beneficiary: str) -> bool:
    """Whether the beneficiary of a published list is surely no private person."""
    return beneficiary in BODIES or BODY.search(beneficiary) is not None


def leads(cell: str, title: str, *, file: Path, row: int) -> tuple[str, ...]:
    """Bodies that lead; a local action group is named after the LEADER region in the title."""
    if cell == "LAG" and (region := LEADER_REGION.match(title)):
        return (f"LAG {region[1]}",)
    return _split(cell, LEADS, file=file, place=(row, "federfuehrung"))


def partners(cell: str, *, file: Path, row: int) -> tuple[str, ...]:
    """Bodies that take part."""
    return _split(cell, PARTNERS, file=file, place=(row, "partner"))


def _split(cell: str, declared: dict[str, tuple[str, ...]], *, file: Path, place: tuple[int, str]) -> tuple[str, ...]:
    if cell in declared:
        return declared[cell]
    if SEVERAL.search(cell):
        raise SourceFormatError(file, f"undeclared {cell!r} may name several", row=place[0], column=place[1])
    return (cell,) if cell else ()
