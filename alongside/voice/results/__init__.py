"""A client's results: what the answers of a measure say together, ready for a page. No Django here.

`shapes` is what a page gets, `reading` makes it from plain rows, `archives` keeps what closed work teaches.
"""
