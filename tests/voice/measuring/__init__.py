"""The arithmetic of measures, held to the published numbers."""
