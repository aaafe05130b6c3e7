"""The steps that bring an older store to the tables of today, run by alembic when a store is opened."""
