"""A picture as a file of its own, for paper: the same geometry as on the screen, in ink that needs no stylesheet."""

from xml.sax.saxutils import escape

from alongside.web.charts.picture import Picture, Text

INK, SOFT, RULE, ACCENT = "#2b2723", "#5c5750", "#d9d2c8", "#8a4b2a"
FACE = "Noto Sans, Noto Sans CJK JP"


def svg(picture: Picture) -> str:
    """The field, its lines and values, the days below, and the answers."""
    body = "".join(
        (
            _path(picture.grid, RULE, 1),
            _path(picture.cutoff, INK, 1.2, dashes="8 5"),
            _path(picture.line, ACCENT, 2),
            _path(picture.dots, ACCENT, 6),
            _path(picture.newest, ACCENT, 10),
            *(_text(each) for each in (*picture.values, *picture.days)),
        )
    )
    size = f'width="{picture.width}" height="{picture.height}"'
    box = f'viewBox="0 0 {picture.width} {picture.height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box}>{body}</svg>'


def _path(path: str, ink: str, width: float, *, dashes: str = "") -> str:
    if not path:
        return ""
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<path d="{path}" fill="none" stroke="{ink}" stroke-width="{width}" '
        f'stroke-linecap="round" stroke-linejoin="round"{dashed}/>'
    )


def _text(each: Text) -> str:
    place = f'x="{each.x}" y="{each.y}" text-anchor="{each.anchor}"'
    return f'<text {place} font-family="{FACE}" font-size="14" fill="{SOFT}">{escape(each.text)}</text>'
