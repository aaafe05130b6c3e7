"""The journey an article tells: events, how certain they are, the itinerary, where the traveller can be."""
