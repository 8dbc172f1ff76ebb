"""Which version of the readers read a document: 0 for those that were stored before it was kept."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("documents", sa.Column("read_by", sa.Integer, nullable=False, server_default="0"))
