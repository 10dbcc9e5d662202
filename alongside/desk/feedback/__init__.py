"""Feedback on the desk: the board, touchpoints, answers, what is told, cycles, moments, the team pulse."""
