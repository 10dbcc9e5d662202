"""Doors for programs: tokens with which they come in, webhooks through which they are told."""
