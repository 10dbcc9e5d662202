"""Reads at the doors for programs; actor first."""

from alongside.doors.queries.tokens import Bearer, bearer, tokens, tokens_of_others

__all__ = ["Bearer", "bearer", "tokens", "tokens_of_others"]
