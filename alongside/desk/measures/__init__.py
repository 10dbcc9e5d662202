"""Pages of the library of measures."""
