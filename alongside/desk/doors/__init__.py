"""Pages of the doors for programs: tokens and webhooks."""
