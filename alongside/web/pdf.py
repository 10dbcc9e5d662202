"""PDF through typst: templates/pdf/<name>.typ gets its data as JSON, never as source.

Letters for Latin, Cyrillic and Japanese are read from font packages; no system font is asked for.
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse
from django.utils.translation import get_language

SOURCES = Path(__file__).resolve().parent.parent / "templates" / "pdf"
FONT_PACKAGES = ("fontpkg_noto_sans", "noto_cjk_sans_jp_regular", "noto_cjk_sans_jp_bold")


def pdf(name: str, data: Mapping[str, object]) -> bytes:
    """The PDF of templates/pdf/<name>.typ, in the language that is active: tagged for screen readers (PDF/UA-1).

    A letter that our fonts do not have costs the tags, not the document.
    """
    given = json.dumps({"lang": get_language() or "en", **data}, cls=DjangoJSONEncoder, ensure_ascii=False)
    from typst import TypstError  # large, and seldom needed

    try:
        return _compile(name, given, "ua-1")
    except TypstError:
        return _compile(name, given, None)


def pdf_response(content: bytes, filename: str) -> HttpResponse:
    """Shown in the browser, kept under this name (ASCII, without its ending)."""
    response = HttpResponse(content, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{filename}.pdf"'
    return response


def _compile(name: str, data: str, standard: Literal["ua-1"] | None) -> bytes:
    import typst

    return typst.compile(
        str(SOURCES / f"{name}.typ"),
        root=str(SOURCES),
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": data},
        pdf_standards=standard,
        format="pdf",
    )


@cache
def fonts() -> Any:
    """The letters we print with; read once for each process."""
    from typst import Fonts

    return Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[*map(_folder, FONT_PACKAGES)]
    )


def _folder(package: str) -> str:
    """Where a font package keeps its files; the package itself is never imported."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise LookupError(f"the font package {package} is not installed")
    return str(Path(spec.origin).parent)
