"""The desk's pages about tools and skills, one file a topic."""
