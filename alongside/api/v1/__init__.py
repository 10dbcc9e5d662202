"""The JSON API: clients, appointments and steps, through the same queries and actions as the pages."""
