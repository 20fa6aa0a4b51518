"""Training pairs: what a person might say, and the one command it means."""
