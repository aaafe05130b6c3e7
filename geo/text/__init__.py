"""The words: intake, language, times, quantities."""
