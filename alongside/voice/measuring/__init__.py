"""The arithmetic of measures: what a measure is, its scores, and what a change of them means."""
