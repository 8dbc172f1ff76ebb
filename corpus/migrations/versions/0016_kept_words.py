"""The names, addresses and numbers found in a document's text that its giver leaves readable, one by one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("documents", sa.Column("kept_words", sa.JSON, nullable=False, server_default="[]"))
