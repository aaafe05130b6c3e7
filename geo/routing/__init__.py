"""Ways between places: geodesics, railways, sea lanes, and the borders they cross."""

from __future__ import annotations
