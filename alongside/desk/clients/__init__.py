"""The desk's pages about clients, one file a topic."""
