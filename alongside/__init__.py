"""Alongside: the practice system that keeps the client at the centre."""

__version__ = "0.1.0"
