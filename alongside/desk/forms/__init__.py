"""Forms of the desk, topic by topic."""
