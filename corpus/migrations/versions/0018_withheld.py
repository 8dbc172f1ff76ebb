"""Whether the file of a document is kept back because scanned pages of it are read after its giver was asked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("documents", sa.Column("withheld", sa.Boolean, nullable=False, server_default="0"))
