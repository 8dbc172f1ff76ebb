"""The names and words that a document's giver wants masked in its text, beside what is found there."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("documents", sa.Column("masked_words", sa.JSON, nullable=False, server_default="[]"))
