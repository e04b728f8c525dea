"""HTTP: what is checked before anyone is let in, and what every answer carries."""
