"""Training of the shipped ear: Whisper's decoder taught to expect dictated shell commands. See README.md."""
