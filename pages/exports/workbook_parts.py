"""Parts of a workbook: what its package has beside the rows of the sheets (ECMA-376, parts 1 and 2)."""

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from xml.sax.saxutils import escape, quoteattr

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml"
OWN_FORMATS = 164  # the number of the first format that is not built in


class Style(IntEnum):
    """How words look; the formats of numbers come behind."""

    PLAIN = 0
    HEADING = 1
    WRAPPED = 2


LOOKS = {
    Style.PLAIN: '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    Style.HEADING: '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>',
    Style.WRAPPED: '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf>',
}
FONTS = "".join(f'<font>{bold}<sz val="11"/><name val="Calibri"/><family val="2"/></font>' for bold in ("", "<b/>"))


def _xml(name: str, namespace: str, *content: str) -> bytes:
    return f'{HEAD}<{name} xmlns="{namespace}">{"".join(content)}</{name}>'.encode()


def types(sheets: int) -> bytes:
    """[Content_Types].xml: the kind of each part."""
    kinds = {f"/xl/worksheets/sheet{number}.xml": f"{MEDIA}.worksheet+xml" for number in range(1, sheets + 1)}
    kinds |= {
        "/xl/workbook.xml": f"{MEDIA}.sheet.main+xml",
        "/xl/styles.xml": f"{MEDIA}.styles+xml",
        "/xl/sharedStrings.xml": f"{MEDIA}.sharedStrings+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    return _xml(
        "Types",
        f"{PACKAGE}/content-types",
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
        '<Default Extension="xml" ContentType="application/xml"/>',
        *(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in kinds.items()),
    )


def _relations(targets: Iterable[tuple[str, str]]) -> bytes:
    """Kind and target of each part that another one names by its number."""
    named = [
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    ]
    return _xml("Relationships", f"{PACKAGE}/relationships", *named)


def relations() -> bytes:
    """_rels/.rels: where the workbook and its properties are."""
    about = f"{PACKAGE}/relationships/metadata/core-properties"
    return _relations([(f"{OFFICE}/officeDocument", "xl/workbook.xml"), (about, "docProps/core.xml")])


def properties(title: str, date: str) -> bytes:
    """docProps/core.xml: title, maker and ISO day."""
    day = [
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{date}T00:00:00Z</dcterms:{name}>'
        for name in ("created", "modified")
    ]
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(title)}</dc:creator>"
        f"{''.join(day)}</cp:coreProperties>"
    ).encode()


def index(names: Sequence[str]) -> bytes:
    """xl/workbook.xml: the sheets by name."""
    sheets = [
        f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"/>'
        for number, name in enumerate(names, start=1)
    ]
    return (
        f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><bookViews><workbookView/></bookViews>'
        f"<sheets>{''.join(sheets)}</sheets></workbook>"
    ).encode()


def index_relations(sheets: int) -> bytes:
    """xl/_rels/workbook.xml.rels: where sheets, formats and words are."""
    targets = [(f"{OFFICE}/worksheet", f"worksheets/sheet{number}.xml") for number in range(1, sheets + 1)]
    return _relations([*targets, (f"{OFFICE}/styles", "styles.xml"), (f"{OFFICE}/sharedStrings", "sharedStrings.xml")])


def opened(view: str, widths: Sequence[int]) -> bytes:
    """A worksheet up to its first row; `widths` of its columns in characters."""
    columns = [f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate(widths, start=1)]
    named = f"<cols>{''.join(columns)}</cols>" if columns else ""
    return f'{HEAD}<worksheet xmlns="{MAIN}"><sheetViews>{view}</sheetViews>{named}<sheetData>'.encode()


def words(every: Iterable[str]) -> bytes:
    """xl/sharedStrings.xml: words by their place."""
    return _xml("sst", MAIN, *(f'<si><t xml:space="preserve">{escape(each)}</t></si>' for each in every))


def styles(decimals: Mapping[int, int]) -> bytes:
    """xl/styles.xml: the looks of words, then the formats of numbers with so many decimals."""
    formats = [f"#,##0.{'0' * count}".removesuffix(".") for count in decimals]
    named = [f'<numFmt numFmtId="{OWN_FORMATS + n}" formatCode="{each}"/>' for n, each in enumerate(formats)]
    numbers = [
        f'<xf numFmtId="{OWN_FORMATS + n}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        for n in range(len(formats))
    ]
    fills = [f'<fill><patternFill patternType="{kind}"/></fill>' for kind in ("none", "gray125")]
    return _xml(
        "styleSheet",
        MAIN,
        f'<numFmts count="{len(formats)}">{"".join(named)}</numFmts><fonts count="2">{FONTS}</fonts>',
        f'<fills count="2">{"".join(fills)}</fills>',
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
        f'<cellXfs count="{len(LOOKS) + len(numbers)}">{"".join([*LOOKS.values(), *numbers])}</cellXfs>',
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
    )
