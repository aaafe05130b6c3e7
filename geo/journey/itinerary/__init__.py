"""The itinerary: visits in order, the legs between them, and where the traveller can be in between."""

from __future__ import annotations

from geo.journey.itinerary.laying import lay_leg, make_route, stop_id
from geo.journey.itinerary.routes import build_routes
from geo.journey.itinerary.speeds import least_speed, leg_km
from geo.journey.itinerary.travel_witnesses import journey_witnesses

__all__ = ["build_routes", "journey_witnesses", "lay_leg", "least_speed", "leg_km", "make_route", "stop_id"]
