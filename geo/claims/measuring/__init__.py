"""What is measured: places, borders, coasts and ways, and how far they are apart."""
