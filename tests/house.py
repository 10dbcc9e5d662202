"""Reads the house as text and syntax, for the laws in test_house.py."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOUSE = ROOT / "alongside"
TEMPLATES = HOUSE / "templates"

ROOMS = [
    "file",
    "results",
    "mirror",
    "journeys",
    "standards",
    "keyclients",
    "cases",
    "day",
    "messages",
    "diary",
    "decisions",
    "feedback",
    "toolkit",
    "steps",
    "voice",
    "meetings",
    "scheduling",
    "money",
    "frame",
    "clients",
    "doors",
    "practice",
    "notices",
    "trail",
    "lib",
]
SURFACES = ("desk", "portal", "circle", "public", "api")


def python_files(*folders: str) -> list[Path]:
    """Every Python file of these folders of the house (all of it when none is named), but migrations."""
    places = [HOUSE / folder for folder in folders] or [HOUSE]
    found = [path for place in places for path in sorted(place.rglob("*.py"))]
    return [path for path in found if "migrations" not in path.parts]


def name(path: Path) -> str:
    """As it is written in lists here: `frame/terms.py`."""
    return path.relative_to(HOUSE).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@cache
def imports(path: Path) -> frozenset[str]:
    """The modules that a file imports, also inside functions, but not those only for types."""
    return frozenset(_imports(tree(path)))


def _imports(node: ast.AST) -> Iterator[str]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test):
            continue
        if isinstance(child, ast.Import):
            yield from (alias.name for alias in child.names)
        elif isinstance(child, ast.ImportFrom) and child.module:
            yield child.module
            yield from (f"{child.module}.{alias.name}" for alias in child.names)
        yield from _imports(child)


def reaches(path: Path, outside: str, seen: frozenset[Path] = frozenset()) -> list[str]:
    """How a file comes to import an outside package, file by file; empty when it never does."""
    for module in sorted(imports(path)):
        if module.split(".")[0] == outside:
            return [name(path), module]
    for module in sorted(imports(path)):
        further = file_of(module)
        if further and further not in seen and further != path:
            way = reaches(further, outside, seen | {path})
            if way:
                return [name(path), *way]
    return []


def file_of(module: str) -> Path | None:
    """The file of one of our own modules."""
    if not module.startswith("alongside."):
        return None
    place = ROOT.joinpath(*module.split("."))
    for path in (place.with_suffix(".py"), place / "__init__.py"):
        if path.exists():
            return path
    return None


def functions(path: Path) -> list[ast.FunctionDef]:
    """The public functions at the top of a file."""
    return [
        node
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    ]


def templates() -> list[Path]:
    return sorted(TEMPLATES.rglob("*.html"))


SAID = re.compile(
    r"{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}|{%\s*comment.*?endcomment\s*%}|{#.*?#}",
    re.DOTALL,
)
CODE = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
TAGS = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
SPOKEN = re.compile(r"""(?<![\w-])(?:title|alt|aria-label|aria-description|placeholder)\s*=\s*"([^"]*)\"""")
# Not for people: names for styles, scripts, keys of the keyboard, each language in its own, bare attributes.
STYLE_NAMES = re.compile(r"{% block \w+_class %}.*?{% endblock %}", re.DOTALL)
UNSPOKEN = re.compile(
    r"""<(script|style|kbd)\b.*?</\1>|<[^>]*\blang="\w\w"[^>]*>[^<]*|[\w-]+="[^"<]*\"""", re.DOTALL
)


def untranslated(template: str, known: frozenset[str]) -> list[str]:
    """The words in a template that no translator ever sees: text and spoken attributes outside the tags."""
    bare = CODE.sub(" ", STYLE_NAMES.sub(" ", SAID.sub(" ", template)))
    texts = [*TAGS.sub("\n", UNSPOKEN.sub(" ", bare)).split("\n"), *SPOKEN.findall(bare)]
    found = [re.sub(r"&\w+;|·", " ", text).strip() for text in texts]
    return [text for text in found if re.search(r"[^\W\d_]{2,}", text) and text not in known]
