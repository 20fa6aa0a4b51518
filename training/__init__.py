"""Everything that makes the bundled models: run from the repository root as `python -m training.<part>`."""
