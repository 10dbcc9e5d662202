"""Bringing in what another program wrote: look first, write in one piece, undo without a trace."""
