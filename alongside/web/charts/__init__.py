"""Pictures of one person's scores over time: geometry only. Plain numbers in, path strings and places out.

Nothing here knows Django, tables or words: a page gives the words, a template draws, style sheets colour.
"""
