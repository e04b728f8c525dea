"""Every line lives where the design says: `dashboard → pages → ui, figures, exports → text → data, geo`."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from published import ROOT

from pages import URLS

LONGEST_PAGE = 80  # lines
LONGEST_MODULE = 200
READING = {
    "open", "read_text", "read_bytes", "read_csv", "read_excel", "read_file", "read_json", "read_parquet", "read_table",
    "fromfile", "loadtxt", "iterdir", "glob", "rglob", "write_text", "write_bytes", "to_csv", "to_parquet",
}  # fmt: skip
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "tools", "base", "core"}


@cache
def modules() -> tuple[Path, ...]:
    """All modules of the app and of its build, as paths below the root."""
    found = [
        ROOT / "dashboard.py",
        *(file for part in ("data", "geo", "pages") for file in (ROOT / part).rglob("*.py")),
    ]
    return tuple(sorted(file.relative_to(ROOT) for file in found))


@cache
def tree(module: Path) -> ast.Module:
    return ast.parse((ROOT / module).read_text(encoding="utf-8"))


@cache
def imported(module: Path) -> frozenset[str]:
    """Dotted names of everything that a module imports, inside functions too: `from a import b` gives a and a.b."""
    found: set[str] = set()
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            parent = ".".join(module.parts[: len(module.parts) - node.level]) + "." if node.level else ""
            origin = (parent + (node.module or "")).rstrip(".")
            found |= {origin, *(f"{origin}.{name.name}" for name in node.names)}
    return frozenset(found)


def imports(module: Path, package: str) -> bool:
    return any(name == package or name.startswith(f"{package}.") for name in imported(module))


def is_below(module: Path, *parts: str) -> bool:
    return any(module.is_relative_to(part) for part in parts)


def is_page(module: Path) -> bool:
    return module.parent == Path("pages") and module.name != "__init__.py"


def is_build(module: Path) -> bool:
    return "build" in module.parts


def users(package: str) -> set[Path]:
    return {module for module in modules() if imports(module, package)}


def calls(module: Path) -> Iterator[tuple[str, int]]:
    """Name of every function that is called, with its line."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Call):
            function = node.func
            name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
            yield name, node.lineno


def test_the_rules_see_the_whole_house() -> None:
    names = {module.as_posix() for module in modules()}
    assert {"dashboard.py", "pages/map.py", "pages/ui/store.py", "pages/text/__init__.py"} <= names
    assert {"data/totals.py", "data/build/assemble.py", "geo/areas.py"} <= names
    assert Path("pages/ui/store.py") in users("data") and Path("dashboard.py") in users("pages")


def test_streamlit_is_used_only_by_the_frame_the_pages_their_blocks_and_the_server() -> None:
    blocks = ("pages/ui", "pages/server")
    allowed = {m for m in modules() if m == Path("dashboard.py") or is_page(m) or is_below(m, *blocks)}
    assert users("streamlit") - allowed == set()


def test_plotly_is_used_only_by_figures_and_exports() -> None:
    assert {m for m in users("plotly") if not is_below(m, "pages/figures", "pages/exports")} == set()


@pytest.mark.parametrize("package", ["geopandas", "shapely", "pyproj", "topojson"])
def test_geometry_is_used_only_by_geo(package: str) -> None:
    assert {m for m in users(package) if not is_below(m, "geo")} == set()


@pytest.mark.parametrize(
    ("part", "above"), [("data", ("pages", "dashboard", "geo")), ("geo", ("pages", "dashboard", "data"))]
)
def test_data_and_geo_know_nothing_above_them_nor_each_other(part: str, above: tuple[str, ...]) -> None:
    assert {m for package in above for m in users(package) if is_below(m, part)} == set()


@pytest.mark.parametrize("build", ["data.build", "geo.build"])
def test_nothing_in_the_app_imports_a_build(build: str) -> None:
    assert {m for m in users(build) if not is_build(m)} == set()


def test_nobody_imports_a_page_or_the_frame() -> None:
    scripts = {f"pages.{m.stem}" for m in modules() if is_page(m)} | {"dashboard"}
    assert len(scripts) >= 6
    assert {(m, script) for script in scripts for m in users(script)} == set()


@pytest.mark.parametrize(
    ("part", "above"),
    [
        ("pages/text", ("pages.ui", "pages.server", "pages.figures", "pages.exports")),
        ("pages/figures", ("pages.ui", "pages.server", "pages.exports")),
        ("pages/exports", ("pages.ui", "pages.server")),
    ],
)
def test_a_layer_imports_only_what_lies_below_it(part: str, above: tuple[str, ...]) -> None:
    assert {m for package in above for m in users(package) if is_below(m, part)} == set()


def test_files_are_opened_only_by_data_geo_and_text() -> None:
    app = [m for m in modules() if not is_below(m, "data", "geo", "pages/text")]
    opened = {(str(m), name) for m in app for name, _ in calls(m) if name in READING}
    # Streamlit's own HTML document, to which ours adds language and title; no figure is in it. A zip is made in memory.
    # The command that makes all Steckbriefe writes them; no page does.
    assert opened == {
        ("pages/ui/document.py", "read_text"),
        ("pages/exports/archive.py", "open"),
        ("pages/ui/sheet/__main__.py", "write_bytes"),
    }


def test_no_address_of_a_page_is_the_name_of_a_file_in_pages() -> None:
    words = [address for address in URLS.values() if address]
    assert len(words) >= 4
    assert set(words).isdisjoint(path.stem for path in (ROOT / "pages").iterdir())


def test_every_page_has_one_address_and_every_script_is_a_page() -> None:
    assert {f"pages/{name}.py" for name in URLS} == {m.as_posix() for m in modules() if is_page(m)}
    assert len(set(URLS.values())) == len(URLS)
    assert [name for name, address in URLS.items() if not address] == ["overview"]


def test_what_is_remembered_without_a_bound_is_asked_for_by_ids_of_ours_only() -> None:
    found = {
        (m.as_posix(), node.name)
        for m in modules()
        if not is_build(m)
        for node in ast.walk(tree(m))
        if isinstance(node, ast.FunctionDef) and "cache" in {ast.unparse(each) for each in node.decorator_list}
        for given in (*node.args.args, *node.args.kwonlyargs)
        if given.annotation is not None
        and {"str", "int", "float"} & {*re.findall(r"\w+", ast.unparse(given.annotation))}
    }
    assert found == {
        ("pages/text/__init__.py", "load_text"),  # two languages
        ("pages/ui/document.py", "document"),
        ("pages/ui/store.py", "_panel"),  # declared indicators
        ("pages/ui/store.py", "_years"),
        ("pages/ui/store.py", "neighbours"),  # 400 Kreise
    }


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [m for m in modules() if VAGUE & {*m.parts, m.stem}] == []


@pytest.mark.parametrize("module", [m for m in modules() if is_page(m)], ids=str)
def test_a_page_can_be_read_at_a_glance(module: Path) -> None:
    assert len((ROOT / module).read_text(encoding="utf-8").splitlines()) <= LONGEST_PAGE


@pytest.mark.parametrize("module", modules(), ids=str)
def test_a_module_holds_one_concept(module: Path) -> None:
    assert len((ROOT / module).read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("module", modules(), ids=str)
def test_a_module_says_in_a_sentence_what_it_is(module: Path) -> None:
    if tree(module).body:
        assert (ast.get_docstring(tree(module)) or "").splitlines()[0].endswith((".", "`."))
